"""Write one page of the facing edition from the two built pages of a chapter.

This module owns the order of the steps; it must not read or write files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from lxml.html import HtmlElement

from duiye.writers.facing.apparatus import number_notes, write_entries, write_notes
from duiye.writers.facing.departures import mark_departures, settle_turns
from duiye.writers.facing.edition import Place
from duiye.writers.facing.elements import classes, drop
from duiye.writers.facing.frame import fit_head, fit_scripts, mark_switch
from duiye.writers.facing.matching import match
from duiye.writers.facing.moving import Mover
from duiye.writers.facing.names import inner_names, mend_references, note_names, rename
from duiye.writers.facing.rows import RowWriter
from duiye.writers.facing.tongues import Tongues
from duiye.writers.facing.units import Unit, cut, entries_of, notes_of, tips_of, without_letters
from duiye.writers.facing.words import write_order
from duiye.writers.pages import BuiltPage

_HOME, _SKIP = "dy-home__text", "md-skip"


def write_facing(first: BuiltPage, second: BuiltPage, place: Place) -> HtmlElement:
    """Write a facing page; both trees are used up.

    Args:
        first: the default language's page.
        second: the other language's.
        place: where the facing page stands.

    Returns:
        The root element of the page.
    """
    ids = {str(name) for name in first.tree.xpath("//@id")}
    sides = _Side(first.tree, 0), _Side(second.tree, 1)
    inner = ids.difference(sides[0].blocks)
    for side, taken in zip(sides, (frozenset[str](), inner), strict=True):
        side.cut(place, taken)
    renamed = _name_apart(sides, ids, place)
    for side in sides:
        names = {**place.rows.names[side.number], **renamed[side.number]}
        mover = Mover(place, side.number, lambda name, names=names: names.get(name, name))  # type: ignore[misc]
        mark_departures(side.root, mover, place.edition.languages[side.number], place.edition)
        mover.move(side.root)
    settle_turns(first.tree, second.tree)
    if entries_of(sides[0].units):
        _forget_letters(second.tree, ids)
    _skip_alike(first.tree, second.tree)
    tongues = Tongues(place.edition.languages, ids)
    for one, other in zip(first.tree, second.tree, strict=False):
        if one.tag == "head":
            fit_head(one, other, place)
        else:
            tongues.merge(one, other)
    _fill(sides, place, tongues)
    mark_switch(first.tree)
    fit_scripts(first.tree, second.tree, place)
    mend_references(first.tree, renamed[1])
    return first.tree


class _Side:
    """One of the two pages."""

    def __init__(self, root: HtmlElement, number: int) -> None:
        self.root, self.number = root, number
        self.article: HtmlElement | None = next(root.iter("article"), None)
        self.text = self.article
        if self.article is not None:
            # A landing page has its chapter's text in a part of its own.
            self.text = next((part for part in self.article.iter("div") if _HOME in classes(part)), self.article)
        self.tips = tips_of(self.text) if self.text is not None else None
        self.units: list[Unit] = []

    def cut(self, place: Place, taken: AbstractSet[str]) -> None:
        """Cut the text of the page.

        Args:
            place: where the facing page stands.
            taken: ids that mean something else on the first page: a block of only this side may not have one.
        """
        if self.text is None:
            return
        rows, mark = place.rows, f"@{place.edition.languages[self.number]}"
        planned = rows.names[self.number]
        own = {name: name + mark for name in self.blocks if name in taken and name not in planned}
        parts = {part: row.id for row in rows.rows if row.parts_side == self.number for part in row.parts}
        self.units = cut(self.text, {**own, **planned}, parts)

    @property
    def blocks(self) -> list[str]:
        """The ids of the blocks."""
        text = () if self.text is None else self.text
        return [str(child.get("id")) for child in text if isinstance(child.tag, str) and child.get("id")]


def _name_apart(sides: Sequence[_Side], ids: set[str], place: Place) -> list[dict[str, str]]:
    """Keep the ids of both sides apart; return the new ids of each."""
    found: list[dict[str, str]] = []
    taken = ids | {unit.name for unit in sides[1].units} | set(place.rows.by_id)
    for side, language in zip(sides, place.edition.languages, strict=True):
        blocks = [element for unit in side.units if unit.kind == "block" for element in unit.elements]
        notes = notes_of(side.units)
        names = note_names(notes, language)
        if side.number == 1:
            for part in [element for unit in side.units for element in unit.elements[1:]]:
                if part.get("id") in taken:
                    del part.attrib["id"]
            names |= inner_names([*blocks, *notes], taken, language)
        rename([*blocks, *notes], names, f"-{language}" if side.number == 1 else "")
        found.append(names)
    return found


def _forget_letters(root: HtmlElement, ids: AbstractSet[str]) -> None:
    """Take letters out of the second page's contents under which the first page's glossary has nothing."""
    for link in [link for link in root.iter("a") if (link.get("href") or "").startswith("#letter-")]:
        item = link.getparent()
        if str(link.get("href"))[1:] not in ids and item is not None and item.tag == "li":
            drop(item)


def _skip_alike(first: HtmlElement, second: HtmlElement) -> None:
    """Let both pages' links that skip to the text lead to the first page's: it is one link for both languages."""
    one, other = (next((link for link in root.iter("a") if _SKIP in classes(link)), None) for root in (first, second))
    if one is not None and other is not None:
        other.set("href", str(one.get("href")))


def _fill(sides: Sequence[_Side], place: Place, tongues: Tongues) -> None:
    """Put the rows in the place of the blocks, and the control before them."""
    (article, other), text = (side.article for side in sides), sides[0].text
    if article is None or other is None or text is None:
        return
    if text is not article:
        _merge_around(article, other, text, tongues, place)
    made = [*_rows(sides, place, tongues), *_joined_tips([side.tips for side in sides])]
    for child in list(text):
        text.remove(child)
    text.text = "\n"
    for element in made:
        text.append(element)
        element.tail = "\n"
    for element in made:
        if "footnote" in classes(element):
            number_notes(text, element, place.edition.languages)
    article.set("class", f"{article.get('class') or ''} dy-facing".strip())
    article.set("data-languages", " ".join(place.edition.languages))
    article.set("data-first", place.edition.languages[0])
    article.addprevious(write_order(place.edition))


def _rows(sides: Sequence[_Side], place: Place, tongues: Tongues) -> Iterator[HtmlElement]:
    """Yield what stands in the text of the page, row by row."""
    writer = RowWriter(place)
    first, second = sides[0].units, sides[1].units
    own, entries = entries_of(first), entries_of(second)
    last = next((unit for unit in reversed(first) if unit.kind == "glossary"), None)
    lone = [entry for name, entry in entries.items() if name not in own]
    for mine, theirs in match(first, without_letters(second) if last else second, lambda unit: unit.name, _alike):
        shown = mine or theirs
        match shown.kind if shown else "":
            case "kicker":
                yield writer.row("", [unit.elements if unit else () for unit in (mine, theirs)], ["head"])
            case "frame":
                yield _frame(mine, theirs, tongues, place)
            case "notes":
                yield write_notes(writer, tongues, *(unit.element if unit else None for unit in (mine, theirs)))
            case "glossary" if mine:
                yield write_entries(writer, mine.element, entries, lone if mine is last else ())
            case _:
                yield writer.write(mine, theirs)


def _frame(mine: Unit | None, theirs: Unit | None, tongues: Tongues, place: Place) -> HtmlElement:
    """Return what is one for both languages: a form, a list of chapters."""
    units = [unit for unit in (mine, theirs) if unit]
    if len(units) > 1:
        tongues.merge(*(unit.element for unit in units))
    else:
        side = 0 if mine else 1
        units[0].element.set("lang", place.edition.languages[side])
    return units[0].element


def _merge_around(article: HtmlElement, other: HtmlElement, text: HtmlElement, tongues: Tongues, place: Place) -> None:
    """Merge what stands around the text of a landing page."""
    first, second = ([child for child in side if isinstance(child.tag, str)] for side in (article, other))
    for one, two in match(first, second, lambda item: item.get("id") or "", _same_kind):
        if one is not None and two is not None and one is not text:
            tongues.merge(one, two)
        elif one is None and two is not None:
            two.set("lang", place.edition.languages[1])
            article.append(two)


def _alike(one: Unit, other: Unit) -> bool:
    return one.kind == other.kind and _same_kind(one.element, other.element)


def _same_kind(one: HtmlElement, other: HtmlElement) -> bool:
    return bool(one.tag == other.tag and classes(one) == classes(other))


def _joined_tips(tips: Sequence[HtmlElement | None]) -> list[HtmlElement]:
    """Return the tips of both pages in one box; each has both languages already."""
    boxes = [box for box in tips if box is not None]
    if len(boxes) > 1:
        known = {tip.get("id") for tip in boxes[0]}
        boxes[0].extend([tip for tip in boxes[1] if tip.get("id") not in known])
    return boxes[:1]
