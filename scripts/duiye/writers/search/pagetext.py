"""Read what a search may find on a built page: its sections, and in them the text of each block.

This module owns what counts as a page's text; it must not change the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from duiye.writers.pages import BuiltPage

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = "md-content__inner"
"""Class of the article of a page."""
_PAGE = "index.html"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNREAD = frozenset({
    *("annotation", "annotation-xml", "audio", "button", "canvas", "datalist", "form", "head", "iframe", "input"),
    *("link", "meta", "nav", "noscript", "object", "progress", "rp", "script", "select", "style", "svg", "template"),
    *("textarea", "title", "video"),
})  # fmt: skip
"""Elements whose text nobody reads as part of the article."""
_ASIDE = frozenset({"headerlink", "footnote-ref", "footnote-backref", "linenos", "md-content__button"})
"""Classes of what stands in a text and belongs to no sentence of it."""
_LINES = frozenset({
    *("address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "header", "hgroup", "hr", "label", "legend", "li", "main", "ol"),
    *("p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "br", "rt"),
    *_HEADINGS,
})  # fmt: skip
"""Elements before and after which a line ends."""
_OWN = "__"
"""How ids begin that a library made for its own use."""
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_ROOM = re.compile("(?<=[，。、；：？！）》」』”’]) ")
"""Room that a full-width mark has already."""
_Role = Literal["heading", "block", "line", "inline"]
"""What an element does to the text: heads a section, gives its part an id, stands in lines of its own, or nothing."""
_BROKEN = re.compile(r"[\ud800-\udfff\x00]")


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading."""

    anchor: str
    """The heading's id; empty for the text before the first heading but the page's own."""
    heading: str
    blocks: tuple[tuple[str, str], ...]
    """Id (empty for a block that has none) and text of each, in order."""


@dataclass(frozen=True, slots=True)
class PageText:
    """What a reader finds on one page."""

    address: str
    """Inside the language's root, as a link has it: `part-1/tide/`."""
    title: str
    sections: tuple[Section, ...]
    """At least one, headed by the title."""


def read_page(page: BuiltPage) -> PageText | None:
    """Read the text of a page; None for a page that has no article."""
    article = next((each for each in page.tree.iter("article") if _ARTICLE in each.get("class", "").split()), None)
    if article is None or page.path.rpartition("/")[2] != _PAGE:
        return None
    reader = _Reader()
    reader.read(article)
    named = "".join(reader.title or ()) or (page.tree.findtext(".//title") or "").partition(" · ")[0]
    first, *others = reader.sections
    sections = [Section("", _title(named), tuple(first.written()))]
    sections += [Section(made.anchor, _title("".join(made.heading)), tuple(made.written())) for made in others]
    return PageText(quote(page.path.removesuffix(_PAGE)), sections[0].heading, tuple(sections))


def _title(text: str) -> str:
    """Return the words of a heading in one line."""
    return _ROOM.sub("", _clean(text).replace("\n", " "))


@dataclass(slots=True)
class _Growing:
    """A section while it is read."""

    anchor: str = ""
    heading: list[str] = field(default_factory=list)
    blocks: list[tuple[str, list[str]]] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, text: str) -> None:
        """Add text to the block of an id; to the last one, where neither has an id."""
        place = self.places.get(name) if name else len(self.blocks) - 1
        if place is None or place < 0 or self.blocks[place][0] != name:
            place = len(self.blocks)
            self.blocks.append((name, []))
            if name:
                self.places[name] = place
        self.blocks[place][1].append(text)

    def written(self) -> Iterator[tuple[str, str]]:
        """Yield the blocks that have text."""
        for name, parts in self.blocks:
            if text := _clean("".join(parts)):
                yield name, text


class _Reader:
    """Reads an element in the order of its text, without recursion: a page may be nested deeply."""

    def __init__(self) -> None:
        self.sections = [_Growing()]
        self.title: list[str] | None = None
        self._heading: list[str] | None = None
        self._names = [""]
        self._depth = 0
        """Of elements that keep their lines."""

    def read(self, article: HtmlElement) -> None:
        """Read all that stands in an element."""
        stack: list[tuple[HtmlElement, _Role | None]] = [(article, None)]
        while stack:
            element, role = stack.pop()
            if role is None and element.tag == "math" and (said := element.get("alttext")):
                self._say(f" {said} ")
            elif role is None and _is_read(element):
                stack.append((element, self._enter(element)))
                stack += [(child, None) for child in reversed(element)]
                continue
            if role is not None:
                self._leave(element, role)
            if element is not article:
                self._say(element.tail)

    def _enter(self, element: HtmlElement) -> _Role:
        role: _Role = "line" if element.tag in _LINES else "inline"
        if self._is_heading(element):
            role, self._heading = "heading", []
            if element.tag == "h1" and self.title is None:
                self.title = self._heading
            else:
                self.sections.append(_Growing(element.get("id", ""), self._heading))
        elif role == "line":
            self._add("\n")
            name = element.get("id", "")
            if name and not name.startswith(_OWN):
                role = "block"
                self._names.append(name)
        self._depth += element.tag == "pre"
        self._say(element.text)
        return role

    def _leave(self, element: HtmlElement, role: _Role) -> None:
        self._depth -= element.tag == "pre"
        if role == "heading":
            self._heading = None
        elif role != "inline":
            self._add("\n")
        if role == "block":
            self._names.pop()

    def _is_heading(self, element: HtmlElement) -> bool:
        """Say whether an element heads a section: one that no link can lead to does not."""
        if element.tag not in _HEADINGS or self._heading is not None:
            return False
        return bool(element.get("id")) or (element.tag == "h1" and self.title is None)

    def _say(self, text: str | None) -> None:
        if text:
            self._add(text if self._depth else text.replace("\n", " "))

    def _add(self, text: str) -> None:
        if self._heading is None:
            self.sections[-1].add(self._names[-1], text)
        else:
            self._heading.append(text)


def _is_read(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNREAD:
        return False
    attributes = element.keys()
    return not attributes or (
        "data-search-exclude" not in attributes
        and element.get("hidden", "until-found") == "until-found"
        and _ASIDE.isdisjoint(element.get("class", "").split())
    )


def _clean(text: str) -> str:
    """Return the lines of a text that say something, with one space where there was room."""
    text = _BROKEN.sub("\ufffd", _UNSEEN.sub("", text))
    return "\n".join(line for each in text.split("\n") if (line := " ".join(each.split())))
