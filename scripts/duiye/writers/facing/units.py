"""Cut the text of a built page into what can stand in a row of a facing page.

This module owns that cutting; what stands beside what is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lxml.html import HtmlElement

from duiye.bitext import segment_id
from duiye.writers.facing.elements import classes, make

Kind = Literal["block", "frame", "notes", "glossary", "kicker"]
"""What is done with a unit: blocks become rows; a frame (a form, a list of chapters) is one for both languages."""
_FRAMES = frozenset(
    [
        *("nav", "form", "aside", "header", "footer", "section", "button", "dialog"),
        *("template", "script", "noscript"),
    ]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LETTER = "letter-"
_TIPS, _LAG, _NOTES, _GLOSSARY, _KICKER = "dy-tips", "dy-lag", "footnote", "dy-glossary", "dy-kicker"


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands in one cell."""

    kind: Kind
    name: str
    """Id of the row; empty where it has none."""
    elements: tuple[HtmlElement, ...]
    is_counted: bool = False
    """Whether the name was told from the place: code and raw HTML have no id on the languages' pages."""

    @property
    def element(self) -> HtmlElement:
        """The first element."""
        return self.elements[0]

    @property
    def is_heading(self) -> bool:
        """Whether this is a heading alone."""
        return len(self.elements) == 1 and self.element.tag in _HEADINGS


def cut(container: HtmlElement, names: Mapping[str, str], parts: Mapping[str, str]) -> list[Unit]:
    """Cut the text of one language.

    Args:
        container: the element in which the blocks stand.
        names: id of the row by the id of the block.
        parts: for the id of a further block of a row, the id of the row.

    Returns:
        The units in order. What the page said of passages that lag is left out, and so are the tips.
    """
    units: list[Unit] = []
    pieces = list(_pieces(container))
    there = {element.get("id") for element in pieces}
    last = ""
    for element in pieces:
        name, kind = element.get("id") or "", _kind(element)
        counted = "" if name or kind != "block" else next_name(last)
        is_counted = counted in names and counted not in there
        last = counted if is_counted else name or last
        if parts.get(name) and units and units[-1].name == parts[name]:
            units[-1] = Unit("block", units[-1].name, (*units[-1].elements, element))
        else:
            units.append(Unit(kind, names[counted] if is_counted else names.get(name, name), (element,), is_counted))
    return units


def next_name(last: str) -> str:
    """Return the id that a block has by its place, after the block or heading of another id."""
    heading, mark, count = last.rpartition("-p")
    return segment_id(heading, int(count) + 1) if mark and count.isdecimal() else segment_id(last or "top", 1)


def tips_of(container: HtmlElement) -> HtmlElement | None:
    """Return the tips of a page's terms."""
    return next((child for child in container.iter("aside") if _TIPS in classes(child)), None)


def notes_of(units: Sequence[Unit]) -> list[HtmlElement]:
    """Return the notes of a page, in order."""
    return [item for unit in units if unit.kind == "notes" for item in unit.element.iterfind("ol/li")]


def entries_of(units: Sequence[Unit]) -> dict[str, HtmlElement]:
    """Return the entries of the glossary by their ids."""
    return {
        str(entry.get("id")): entry
        for unit in units
        if unit.kind == "glossary"
        for entry in unit.element
        if isinstance(entry.tag, str) and entry.get("id")
    }


def without_letters(units: Sequence[Unit]) -> list[Unit]:
    """Leave the glossary out, and the headings of its letters: the page has those of the other language."""
    kept: list[Unit] = []
    for unit in units:
        if unit.kind != "glossary":
            kept.append(unit)
        elif kept and is_letter(kept[-1]):
            kept.pop()
    return kept


def is_letter(unit: Unit) -> bool:
    """Say whether a unit is the heading of one letter of the glossary."""
    return unit.is_heading and unit.name.startswith(_LETTER)


def _pieces(container: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what a page shows, texts that stand between elements as elements too."""
    if (container.text or "").strip():
        yield make("p", {}, [str(container.text)])
    for child in list(container):
        tail = child.tail or ""
        child.tail = None
        known = classes(child) if isinstance(child.tag, str) else frozenset((_LAG,))
        if _LAG not in known and _TIPS not in known:
            yield child
        if tail.strip():
            yield make("p", {}, [tail])


def _kind(element: HtmlElement) -> Kind:
    known = classes(element)
    if _KICKER in known:
        return "kicker"
    if _NOTES in known:
        return "notes"
    if _GLOSSARY in known:
        return "glossary"
    return "frame" if element.tag in _FRAMES else "block"
