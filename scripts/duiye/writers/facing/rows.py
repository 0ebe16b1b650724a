"""Write the rows of a facing page: what belongs together stands side by side.

This module owns the form of a row; which sides belong together is told to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from duiye.model import Language
from duiye.rowplan import Row
from duiye.writers.facing.edition import Place
from duiye.writers.facing.elements import classes, drop, is_same, make, said, take_content
from duiye.writers.facing.units import Unit, is_letter
from duiye.writers.facing.words import Numbered, write_link, write_state

_LONG = 1200
"""Characters from which on a row may break between two sheets of paper."""
_WIDE, _BROAD = 6, 4
"""A table of so many columns is too wide for half of a page, and for half of a small one."""
_HAN = ("\u4e00", "\u9fff")


@dataclass
class RowWriter:
    """Writes the rows of one page, and counts them."""

    place: Place
    counts: dict[Numbered, int] = field(default_factory=dict)
    above: str = ""
    """Id of the last row whose block has an id on the languages' pages."""
    counted: set[str] = field(default_factory=set)
    """Ids of the rows whose blocks have none there."""

    @property
    def languages(self) -> tuple[Language, Language]:
        """The page's languages, in order."""
        return self.place.edition.languages

    def write(self, first: Unit | None, second: Unit | None) -> HtmlElement:
        """Write the row of two blocks, or of one that stands alone."""
        name = next(unit.name for unit in (first, second) if unit)
        if not any(unit and unit.is_counted for unit in (first, second)):
            self.above = name or self.above
        else:
            self.counted.add(name)
        for unit in filter(None, (first, second)):
            for element in unit.elements:
                _tidy(element)
            if unit.name:
                unit.element.attrib.pop("id", None)
        if first and not second and is_letter(first):
            return self._shared(name, first)
        if first and second and len(first.elements) == len(second.elements) == 1:
            if is_same(first.element, second.element, self.place.here, self.place.same_file):
                return self._shared(name, first)
            if first.is_heading and second.is_heading:
                return self._heading(name, first.element, second.element)
        sides = [unit.elements if unit else () for unit in (first, second)]
        return self.row(name, sides, _kinds(sides))

    def row(
        self,
        name: str,
        sides: Iterable[Iterable[HtmlElement]],
        kinds: Iterable[str] = (),
        *,
        tag: str = "div",
        link: Numbered = "passage",
    ) -> HtmlElement:
        """Write a row of two cells, of which one may be empty."""
        cells = [
            make("div", {"class": "dy-side", "lang": language}, side)
            for language, side in zip(self.languages, sides, strict=True)
        ]
        empty = [at for at, cell in enumerate(cells) if not len(cell)]
        plan = self.place.rows.by_id.get(name)
        state = write_state(plan, self.place.edition) if plan else None
        for at in empty:
            cells[at].set("class", "dy-side dy-side--none")
            if state is not None:
                cells[at].append(state)
        row = self._frame(name, [*cells], [*kinds, *(["lone"] if empty else [])], tag=tag, link=link)
        if state is not None and not empty:
            row.insert(len(cells), state)
        return row

    def _heading(self, name: str, first: HtmlElement, second: HtmlElement) -> HtmlElement:
        """Write one heading of two, so that the outline of the page has each once."""
        heading = make(str(first.tag), dict(first.attrib))
        for language, element in zip(self.languages, (first, second), strict=True):
            side = make("span", {"class": "dy-side", "lang": language})
            take_content(element, side)
            heading.append(side)
        heading[0].tail = " "
        return self._frame(name, [heading, *self._state(name)], ["heading"])

    def _shared(self, name: str, unit: Unit) -> HtmlElement:
        """Write what is the same in both languages once."""
        plan = self.place.rows.by_id.get(name)
        language = "" if _is_code(unit.element) else self._language(said(unit.element), plan)
        attributes = {"class": "dy-side dy-side--shared", **({"lang": language} if language else {})}
        kind = "heading" if unit.is_heading else "across"
        return self._frame(name, [make("div", attributes, unit.elements), *self._state(name)], ["shared", kind])

    def _language(self, words: str, plan: Row | None) -> Language:
        """Return the language of words that stand on both pages; empty where there are none."""
        if plan and plan.state == "copied":
            return self.languages[1 - plan.behind]
        if not any(character.isalpha() for character in words):
            return ""
        has_han = any(_HAN[0] <= character <= _HAN[1] for character in words)
        chinese = [language for language in self.languages if language.startswith("zh")]
        others = [language for language in self.languages if not language.startswith("zh")]
        return (chinese if has_han else others or chinese or [""])[0] if chinese else self.languages[0]

    def _state(self, name: str) -> list[HtmlElement]:
        plan = self.place.rows.by_id.get(name)
        state = write_state(plan, self.place.edition) if plan else None
        return [] if state is None else [state]

    def _frame(
        self,
        name: str,
        inside: list[HtmlElement],
        kinds: Iterable[str],
        *,
        tag: str = "div",
        link: Numbered = "passage",
    ) -> HtmlElement:
        shown = ["dy-row", *(f"dy-row--{kind}" for kind in kinds)]
        if sum(len(said(element)) for element in inside) > _LONG:
            shown.append("dy-row--long")
        attributes = {"class": " ".join(shown)}
        if name:
            attributes["id"] = name
            if ids := self._other_ids(name):
                attributes["data-ids"] = ids
            self.counts[link] = self.counts.get(link, 0) + 1
            inside.append(write_link(name, link, self.counts[link], self.languages))
        return make(tag, attributes, inside)

    def _other_ids(self, name: str) -> str:
        """Return the ids at which the row's passage stands on the languages' pages, where they are not the row's."""
        if self.above and name != self.above and name in self.counted:
            return self._other_ids(self.above) or f"{self.above} {self.above}"
        plan = self.place.rows.by_id.get(name)
        if not plan or plan.ids == (name, name):
            return ""
        counterparts = self.place.rows.counterparts
        found = [
            plan.ids[side] or counterparts[1 - side].get(plan.ids[1 - side], plan.ids[1 - side]) for side in (0, 1)
        ]
        return "" if found == [name, name] else " ".join(found)


def _tidy(element: HtmlElement) -> None:
    """Take out what the row has for all that is in it: the links to a heading, and where else the passage stands."""
    for key in ("data-pair", "data-row"):
        element.attrib.pop(key, None)
    for link in [link for link in element.iter("a") if "headerlink" in classes(link)]:
        drop(link)


def _kinds(sides: Iterable[Iterable[HtmlElement]]) -> Iterator[str]:
    """Yield what the looks of a row depend on."""
    elements = [element for side in sides for element in side]
    width = max((_width(element) for element in elements if element.tag == "table"), default=0)
    if width >= _WIDE or any(map(_is_code, elements)):
        yield "wide"
    elif width >= _BROAD:
        yield "broad"


def _is_code(element: HtmlElement) -> bool:
    return element.tag == "pre" or "highlight" in classes(element)


def _width(table: HtmlElement) -> int:
    return max((len(row) for row in table.iter("tr")), default=0)
