"""Write the notes and the glossary of a facing page, each entry a row.

This module owns those two; blocks of the text are its neighbour's affair.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml.html import HtmlElement

from duiye.model import Language
from duiye.writers.facing.elements import classes, drop, make
from duiye.writers.facing.matching import match
from duiye.writers.facing.rows import RowWriter
from duiye.writers.facing.tongues import Tongues


def write_notes(
    writer: RowWriter, tongues: Tongues, first: HtmlElement | None, second: HtmlElement | None
) -> HtmlElement:
    """Write the notes of both pages as one list, paired by their labels.

    Args:
        writer: of the page's rows.
        tongues: for the heading.
        first: the notes of the first page; None where it has none.
        second: those of the second.

    Returns:
        The notes, numbered anew where only one side has some.
    """
    items = [list(notes.iterfind("ol/li")) if notes is not None else [] for notes in (first, second)]
    frames = [notes for notes in (first, second) if notes is not None]
    for notes in frames:
        for element in [child for child in notes if child.tag in {"ol", "hr"}]:
            drop(element)
    if len(frames) > 1:
        tongues.merge(*frames)
    listed = make("ol", {})
    for mine, theirs in match(items[0], items[1], lambda item: item.get("id") or "", lambda _, __: False):
        name = str(next(item.get("id") for item in (mine, theirs) if item is not None))
        sides = [list(item) if item is not None else [] for item in (mine, theirs)]
        row = writer.row(name, sides, tag="li", link="note")
        for language, cell, item in zip(writer.languages, row, (mine, theirs), strict=False):
            if item is not None:
                cell.set("id", f"{language}-{name}")
        listed.append(row)
    frames[0].append(listed)
    return frames[0]


def number_notes(root: HtmlElement, notes: HtmlElement, languages: Sequence[Language]) -> None:
    """Give every reference to a note the number that the note has on this page."""
    numbers = {
        f"#{language}-{row.get('id')}": str(number)
        for number, row in enumerate(notes.iterfind("ol/li"), 1)
        for language in languages
    }
    for link in root.iter("a"):
        known = classes(link)
        if "footnote-ref" in known and (link.text or "").isdigit():
            link.text = numbers.get(link.get("href") or "", link.text)
    for number, row in enumerate(notes.iterfind("ol/li"), 1):
        for link in row.iter("a"):
            if "footnote-backref" in classes(link) and (link.get("title") or "").isdigit():
                link.set("title", str(number))


def write_entries(
    writer: RowWriter, listed: HtmlElement, counterparts: Mapping[str, HtmlElement], more: Sequence[HtmlElement] = ()
) -> HtmlElement:
    """Write the entries of one letter: each side says of a term what is in its own language.

    Args:
        writer: of the page's rows.
        listed: the first page's list.
        counterparts: the second page's entries by their ids.
        more: entries that only the second page has.
    """
    rows = make("div", dict(listed.attrib))
    entries = [(entry, counterparts.get(entry.get("id") or "")) for entry in listed if isinstance(entry.tag, str)]
    for pair in [*entries, *((None, entry) for entry in more)]:
        sides = [
            [_own(entry, language, writer.languages)] if entry is not None else []
            for entry, language in zip(pair, writer.languages, strict=True)
        ]
        shown = next(entry for entry in pair if entry is not None)
        row = writer.row(shown.get("id") or "", sides, link="entry")
        row.set("class", f"dy-entry {row.get('class')}")
        if keys := shown.get("data-keys"):
            row.set("data-keys", keys)
        rows.append(row)
    return rows


def _own(entry: HtmlElement, language: Language, languages: Sequence[Language]) -> HtmlElement:
    """Return what of an entry is in a language; what is in the other stands on the other side."""
    own = language.split("-")[0]
    others = {tag.split("-")[0] for tag in languages} - {own}
    shown = make("dl", {})
    for line in list(entry):
        if "headerlink" in classes(line):
            continue
        for part in [part for part in line.iter("span", "a") if part is not line]:
            if "headerlink" in classes(part) or _tongue(part) in others:
                drop(part)
        tongues = {_tongue(line), *map(_tongue, line)} - {""}
        if _tongue(line) in others or (not tongues and _says_nothing(line)):
            continue
        shown.append(line)
        line.tail = None
    return shown


def _says_nothing(line: HtmlElement) -> bool:
    """Say whether a line is only a label, its words being the other side's."""
    return not len(line) and "dy-entry__variants" in classes(line)


def _tongue(element: HtmlElement) -> str:
    return (element.get("lang") or "").split("-")[0]
