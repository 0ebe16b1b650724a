"""Give an element its words in two languages: the same template was filled in twice.

This module owns the frame of a page and whatever else is no text of a chapter; the rows are its neighbours' affair.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from lxml.html import HtmlElement

from duiye.model import Language
from duiye.writers.facing.elements import PHRASING, make, said, take_content
from duiye.writers.facing.matching import match

_SPOKEN = frozenset(
    [
        *("aria-label", "title", "placeholder", "alt", "label", "aria-description", "aria-roledescription"),
        *("data-all", "data-some", "data-none"),
    ]
)
"""Attributes that are words."""
_SILENT = frozenset({"script", "style", "svg", "template", "link", "meta", "article"})
"""Elements without words for readers, and the article, which has rows."""
_HOLDERS = frozenset({"body", "main", "div", "section"})
"""Elements in which the article may lie."""
BETWEEN = " · "


class Tongues:
    """Merges the elements of one page into those of another."""

    def __init__(self, languages: Sequence[Language], taken: AbstractSet[str]) -> None:
        """Begin a page.

        Args:
            languages: of the first page, and of the second.
            taken: ids of the first page, which nothing of the second may bring again.
        """
        self._languages, self._taken = languages, taken
        self._links: dict[HtmlElement, frozenset[str]] = {}

    def merge(self, first: HtmlElement, second: HtmlElement) -> None:
        """Put the words of an element into its counterpart, which then has both, each in its own language.

        What leads to the same place is the same; what only one page has stands alone, where it stood.
        """
        if first.tag in _SILENT:
            return
        for name in _SPOKEN.intersection(first.keys()):
            mine, theirs = first.get(name), second.get(name)
            if mine and theirs and mine != theirs:
                first.set(name, mine + BETWEEN + theirs)
        is_one = (
            _has_words(first) or _has_words(second) or (len(first) != 1 and _is_phrase(first) and _is_phrase(second))
        )
        if is_one and said(first) != said(second):
            self._both(first, second)
            return
        if is_one and len(_children(first)) != len(_children(second)):
            return  # the same words, marked up in one of them
        before: HtmlElement | None = None
        for mine, theirs in list(self._pairs(_children(first), _children(second))):
            if mine is not None and theirs is not None:
                self.merge(mine, theirs)
            elif theirs is not None:
                self._insert(theirs, first, before)
            elif mine is not None and said(mine):
                mine.set("lang", mine.get("lang") or self._languages[0])
            before = mine if mine is not None else theirs

    def _pairs(
        self, first: list[HtmlElement], second: list[HtmlElement]
    ) -> Iterable[tuple[HtmlElement | None, HtmlElement | None]]:
        """Match children; where each is the only one of its looks, without a look at what is in them."""
        looks = [_looks(child) for child in first]
        if looks == [_looks(child) for child in second] and len(set(looks)) == len(looks):
            return zip(first, second, strict=True)
        return match(first, second, _id, self._alike)

    def _both(self, first: HtmlElement, second: HtmlElement) -> None:
        """Make a phrase of two: each language's whole, one after the other."""
        sides = []
        for language, element in zip(self._languages, (first, second), strict=True):
            side = make("span", {"class": "dy-tongue", "lang": language})
            is_empty = not said(element)
            take_content(element, side)
            side.text = (side.text or "").lstrip() or None
            if len(side):
                side[-1].tail = (side[-1].tail or "").rstrip() or None
            else:
                side.text = (side.text or "").rstrip()
            sides += [] if is_empty else [side]
        self._forget_ids(sides[-1:])
        first.text = None
        for side in sides:
            first.append(side)
        if len(sides) > 1:
            sides[0].tail = " "

    def _insert(self, element: HtmlElement, parent: HtmlElement, before: HtmlElement | None) -> None:
        """Put what only the second page has after what stands before it."""
        element.tail = None
        if not element.get("lang"):
            element.set("lang", self._languages[1])
        self._forget_ids([element])
        if before is None:
            parent.insert(0, element)
        else:
            parent.insert(parent.index(before) + 1, element)

    def _forget_ids(self, elements: Sequence[HtmlElement]) -> None:
        for root in elements:
            for element in root.iter():
                if isinstance(element.tag, str) and element.get("id") in self._taken:
                    del element.attrib["id"]

    def _alike(self, one: HtmlElement, other: HtmlElement) -> bool:
        """Say whether two elements are one of the template."""
        if _looks(one) != _looks(other):
            return False
        mine, theirs = self._leads(one), self._leads(other)
        return not mine or not theirs or bool(mine & theirs)

    def _leads(self, element: HtmlElement) -> frozenset[str]:
        """Return where an element and what is in it lead; not what is in the article, where the languages differ."""
        if element not in self._links:
            links = set(element.iter("a"))
            if element.tag in _HOLDERS:
                links.difference_update(*(article.iter("a") for article in element.iter("article")))
            self._links[element] = frozenset(str(link.get("href")) for link in links if link.get("href"))
        return self._links[element]


def _looks(element: HtmlElement) -> tuple[object, ...]:
    """Return what tells the elements of a template apart, whatever the language."""
    return element.tag, *map(element.get, ("class", "id", "for", "type"))


def _id(element: HtmlElement) -> str:
    return element.get("id") or ""


def _children(element: HtmlElement) -> list[HtmlElement]:
    return [child for child in element if isinstance(child.tag, str)]


def _is_phrase(element: HtmlElement) -> bool:
    """Say whether an element holds nothing but words."""
    return all(child.tag == "svg" or (child.tag in PHRASING and _is_phrase(child)) for child in element)


def _has_words(element: HtmlElement) -> bool:
    """Say whether words stand in an element itself."""
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)
