"""What names a block and what stays the same of it: stable ids, places, fingerprints.

This module owns ids and fingerprints; which blocks of two languages are a pair is the alignment's affair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256

from duiye.model import Block, BlockKind, Chapter

UNNUMBERED = frozenset({BlockKind.FRONT_MATTER, BlockKind.NOTE, BlockKind.MARKER})
"""Kinds that leave nothing of their own at their place in the page, and so have no id."""
FRONT = "---"
"""Name of a chapter's front matter among its blocks."""
_OWN_ID = re.compile(r"(?<![ \n])[ \n]*\{(?:: ?)?#[\w:.-]+ *\}$", re.ASCII)
_DESTINATION = re.compile(
    r"\]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s()<>]+(?:\([^\s()]*\)[^\s()]*)*))"
    r"(?:\s+(?P<title>\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)
_BETWEEN_HAN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])")


def number_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Give every visible block an id: a heading keeps its own, others count under their heading.

    Args:
        blocks: blocks of one chapter in order; each carries the id that the author wrote, if any.

    Returns:
        The same blocks, with ids such as `internet-era-p2` where the author wrote none; blocks before
        the first heading count under `top`.
    """
    numbered, heading, count = [], "top", 0
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            heading, count = block.id or heading, 0 if block.id else count
            numbered.append(block)
        elif block.kind in UNNUMBERED:
            numbered.append(block)
        else:
            count += 1
            numbered.append(block if block.id else replace(block, id=segment_id(heading, count)))
    return tuple(numbered)


def segment_id(heading: str, count: int) -> str:
    """Name the block that stands `count`-th (from 1) under a heading."""
    return f"{heading}-p{count}"


def fingerprint(text: str) -> str:
    """Return what stays the same of a block while its words do: a hash of twelve hexadecimal digits.

    White space, line wrapping between Chinese characters, a heading's own id and the way in which the
    address of a link is written do not count, so that giving an id or rewrapping a paragraph is no change
    of it.
    """
    words = text.strip()
    if words.endswith("}"):
        words = _OWN_ID.sub("", words)
    if "](" in words:
        words = _DESTINATION.sub(_plain_destination, words)
    words = _BETWEEN_HAN.sub("", " ".join(words.split()))
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _plain_destination(found: re.Match[str]) -> str:
    """Write the address of a link in the one way: `<./a.md>` and `a.md` lead to the same page."""
    address = found["angled"] if found["angled"] is not None else found["bare"]
    title = found["title"]
    while address.startswith("./"):
        address = address.removeprefix("./")
    return f"]({address})" if title is None else f']({address} "{title[1:-1]}")'


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with all that pairing asks of it."""

    block: Block
    name: str
    """Its id; `---` of front matter, the mark `[^label]` of a note."""
    section: str
    """Id of the heading under which it stands; `top` before the first."""
    owned: bool
    """Whether the name is the block's own and not a count."""
    fingerprint: str


def place_blocks(chapter: Chapter) -> tuple[Placed, ...]:
    """List the blocks of a chapter that can have a counterpart, in order; of those with one name the first."""
    placed: dict[str, Placed] = {}
    heading, count = "top", 0
    for block in chapter.blocks:
        name, owned = _name(block), True
        if block.kind is BlockKind.HEADING:
            heading, count = block.id or heading, 0 if block.id else count
        elif block.kind not in UNNUMBERED:
            count += 1
            owned = block.id != segment_id(heading, count)
        if name and name not in placed:
            words = _front_words(chapter) if block.kind is BlockKind.FRONT_MATTER else block.text
            placed[name] = Placed(block, name, heading, owned, fingerprint(words))
    return tuple(placed.values())


def _name(block: Block) -> str:
    if block.kind is BlockKind.FRONT_MATTER:
        return FRONT
    if block.kind is BlockKind.NOTE:
        return block.text.lstrip().partition("]:")[0] + "]"
    return block.id


def _front_words(chapter: Chapter) -> str:
    """Return what readers see of front matter; its other keys say nothing that could be translated."""
    return "\n".join(str(chapter.meta.get(key, "")) for key in ("title", "description"))
