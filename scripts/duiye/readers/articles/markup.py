"""Read the body of an HTML document, whatever made it, as passages of Markdown.

This module owns the order of the steps; it must not fetch or open anything: pictures and links are asked
of the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duiye.article import Passage
from duiye.model import BlockKind
from duiye.notice import Notice
from duiye.readers.articles.blocks import PARTING, Written, indent, join_blocks, must_part, write_blocks
from duiye.readers.articles.changes import Changes
from duiye.readers.articles.cutting import Reading
from duiye.readers.articles.footnotes import Notes, take_notes
from duiye.readers.articles.sanitising import parse

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID = re.compile(r"[A-Za-z][\w.:-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class MarkupReading:
    """What one HTML document holds."""

    passages: tuple[Passage, ...]
    """In order, the notes last."""
    notices: tuple[Notice, ...]
    next_line: int
    """What `line` the document after this one begins with."""
    next_note: int
    """What `note` the document after this one begins with."""


def read_markup(  # noqa: PLR0913 — each says where something of the document comes from
    html: str,
    *,
    name: str,
    pictures: Callable[[str], str | None],
    links: Callable[[str], str | None] = lambda address: address,
    line: int = 1,
    note: int = 1,
) -> MarkupReading:
    """Read an HTML document or a part of one.

    Args:
        html: the document.
        name: the file's name, for notices.
        pictures: says under which path a picture is shown, by its address in the document; None leaves it
            out, which is told.
        links: says where a link leads, by its safe address (`https:`, `mailto:` or relative); None makes it
            plain words, which is told.
        line: what the first passage counts as, in paragraphs.
        note: number of the first note.

    Returns:
        Its passages and what was changed, left out or made harmless.
    """
    changes = Changes(name)
    root = parse(html, changes, line)
    if root is None:
        return MarkupReading((), changes.notices(), line, note)
    reading = read_tree(root, changes=changes, pictures=pictures, links=links, line=line, note=note)
    return MarkupReading(reading.passages, changes.notices(), reading.next_line, reading.next_note)


def read_tree(  # noqa: PLR0913 — the same
    root: _Element,
    *,
    changes: Changes,
    pictures: Callable[[str], str | None],
    links: Callable[[str], str | None],
    line: int = 1,
    note: int = 1,
    notes: Notes | None = None,
    places: Mapping[_Element, int] | None = None,
) -> MarkupReading:
    """Read a tree that is parsed already; see `read_markup`. Changes are told to `changes` alone.

    Args:
        root: the tree.
        changes: where changes are told.
        pictures: see `read_markup`.
        links: see `read_markup`.
        line: see `read_markup`.
        note: see `read_markup`.
        notes: the notes, where the caller knows them; else they are looked for.
        places: where the blocks of the tree and the bodies of its notes begin, where the caller has counted.
    """
    handlers = sum(str(name).startswith("on") for part in root.iter() for name in part.attrib)
    if handlers:
        changes.count("I003", "An event handler was left out.", "{n} event handlers were left out.", line, handlers)
    notes = take_notes(root, first=note) if notes is None else notes
    reading = Reading(changes, pictures, links, notes.references, _targets(root), line, places or {})
    passages: list[Passage] = []
    last: Written | None = None
    for block in write_blocks(root, reading):
        parting = PARTING if last and must_part(last, block) else ""
        passages.append(Passage(block.kind, parting + block.text, block.words, reading.line, block.level, block.look))
        last = block
        reading.line += not places
    for label, body in notes.bodies.items():
        reading.line = (places or {}).get(body, reading.line)
        inner = [*write_blocks(body, reading)]
        first = "" if inner and inner[0].kind is BlockKind.PARAGRAPH else "<!-- -->\n\n"
        text = f"[^{label}]: {first}{indent(join_blocks(inner)).removeprefix('' if first else '    ')}".rstrip()
        words = "\n".join(block.words for block in inner if block.words)
        passages.append(Passage(BlockKind.NOTE, text, words, reading.line))
        reading.line += not places
    return MarkupReading(tuple(passages), (), reading.line, note + len(notes.bodies))


def _targets(root: _Element) -> dict[str, str]:
    """Return the ids of headings to which a link leads, each with what can be written for it."""
    wanted = {(anchor.get("href") or "")[1:] for anchor in root.iter("a") if (anchor.get("href") or "").startswith("#")}
    targets: dict[str, str] = {}
    if wanted:
        for heading in root.iter("h1", "h2", "h3", "h4", "h5", "h6"):
            for part in heading.iter():
                named = part.get("id") or part.get("name") or ""
                own = named.lstrip("_")
                if named in wanted and _ID.fullmatch(own) and own not in targets.values():
                    targets[named] = own
                    break
    return targets
