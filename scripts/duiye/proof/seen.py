"""What a reader sees on a built page, line by line, with the id of the block in which each line stands.

This module owns that reading; it must share none of it with `writers/search`, whose index it is held against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from duiye.model import Language

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAGS = frozenset({
    *("script", "style", "template", "nav", "aside", "svg", "math", "button", "form", "select", "noscript", "iframe"),
    *("video", "audio", "object", "canvas"),
})  # fmt: skip
_CLASSES = frozenset({"headerlink", "dy-cite", "footnote-ref", "footnote-backref", "linenos", "md-content__button"})
_ATTRIBUTES = ("hidden", "data-search-exclude")
_INLINE = frozenset({
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q"),
    *("ruby", "rb", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "img", "label"),
    *("input",),
})  # fmt: skip
"""Elements that do not end a line."""
_INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Line:
    """Text that stands on one line, or would if the page were wide enough."""

    text: str
    """White space as one blank."""
    block: str
    """Id of the nearest element that has one; empty where none has."""
    language: Language
    """Of the nearest element that says so."""
    is_heading: bool = False


@dataclass(frozen=True)
class SeenPage:
    """One page as a reader sees it."""

    language: Language
    address: str
    """Inside the language's root: `part-1/tide/`."""
    lines: tuple[Line, ...]

    @property
    def place(self) -> str:
        """Address from the site's root."""
        return f"{self.language}/{self.address}"

    @cached_property
    def text(self) -> str:
        """All lines, one under another."""
        return "\n".join(line.text for line in self.lines)


def read_seen(data: bytes, language: Language, address: str) -> SeenPage | None:
    """Read a page; None where there is no article."""
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415 — 30 ms that only a proof pays

    tree = document_fromstring(data, parser=HTMLParser(encoding="utf-8"))
    article: HtmlElement | None = next(iter(tree.iter("article")), None)
    if article is None:
        return None
    for element in [each for each in article.iterdescendants() if _is_unseen(each)]:
        element.drop_tree()
    return SeenPage(language, address, tuple(_lines(article, language)))


def _lines(article: HtmlElement, language: Language) -> Iterator[Line]:
    """Yield the lines of an article, without recursion: a page may be nested deeply."""
    parts: list[str] = []
    state = ("", language, False)
    pending: list[tuple[HtmlElement, tuple[str, Language, bool], bool]] = [(article, state, False)]

    def ended(here: tuple[str, Language, bool]) -> Iterator[Line]:
        text = re.sub(r"\s+", " ", "".join(parts).translate(_INVISIBLE)).strip()
        parts.clear()
        if text:
            yield Line(text, *here)

    while pending:
        element, outer, is_over = pending.pop()
        ends = isinstance(element.tag, str) and element.tag not in _INLINE
        if not is_over:
            inner = _inside(element, outer)
            if ends:
                yield from ended(outer)
            parts.append((element.text or "") if isinstance(element.tag, str) else "")
            pending.append((element, outer, True))
            pending += [(child, inner, False) for child in reversed(element)]
            continue
        if ends:
            yield from ended(_inside(element, outer))
        parts.append((element.tail or "") if element is not article else "")


def _inside(element: HtmlElement, outer: tuple[str, Language, bool]) -> tuple[str, Language, bool]:
    """Return block, language and weight of the text inside an element."""
    if not isinstance(element.tag, str) or element.tag in _INLINE:
        return outer
    block, language, is_heading = outer
    return (
        element.get("id") or block,
        element.get("lang") or language,
        is_heading or bool(re.fullmatch("h[1-6]", element.tag)),
    )


def _is_unseen(element: HtmlElement) -> bool:
    """Say whether an element is drawn, pressed or pointed at, and no text of the article: tooltips, marks of notes."""
    classes = str(element.get("class") or "").split()
    return (
        element.tag in _TAGS or not _CLASSES.isdisjoint(classes) or any(name in element.attrib for name in _ATTRIBUTES)
    )
