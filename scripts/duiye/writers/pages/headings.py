"""Mark the Chinese headings that a phone cannot break at their marks alone.

A Chinese title breaks at its marks and not inside a phrase (duiye.css); a phrase longer than a line would then leave
its last character alone. This module owns which phrases are too long; it must not change a heading's text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from duiye.writers.pages.builtpage import BuiltPage

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONG = "dy-long"
_ROOM = {"h1": 10, "h2": 14, "h3": 17}
"""Characters of a line of 342 pixels, which a phone of 390 has, at the size of each heading."""
_TITLE, _TITLE_ROOM = "dy-hero__title", 7
_PHRASE = re.compile(r"[^\s\u2000-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]+")


def mark_long_headings(page: BuiltPage) -> None:
    """Give the headings of a Chinese page a class if one of their phrases is wider than a line."""
    if not page.language.startswith("zh"):
        return
    for heading in [heading for article in page.tree.iter("article") for heading in article.iter(*_ROOM)]:
        classes = (heading.get("class") or "").split()
        room = _TITLE_ROOM if _TITLE in classes else _ROOM[heading.tag]
        if max(map(_width, _PHRASE.findall(_words(heading))), default=0) > room:
            heading.set("class", " ".join([*classes, LONG]))


def _words(heading: HtmlElement) -> str:
    """Return the words of a heading; those of a subtitle stand apart and are smaller."""
    parts = [heading.text or ""]
    for child in heading:
        apart = {"headerlink", "dy-hero__subtitle"} & set((child.get("class") or "").split())
        parts += [" " if apart else child.text_content(), child.tail or ""]
    return "".join(parts)


def _width(phrase: str) -> float:
    return sum(1 if unicodedata.east_asian_width(char) in "WF" else 0.5 for char in phrase)
