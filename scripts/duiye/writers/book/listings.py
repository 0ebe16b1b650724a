"""Read code that stands on lines of its own.

This module owns listings: their text, lines, numbers and title; what pieces of code are is `highlighting`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from duiye.writers.book.highlighting import UNSEEN, read_lines
from duiye.writers.book.markup import class_names
from duiye.writers.book.page import Node, Page

_LANGUAGE = "language-"
_NUMBER = re.compile(r"[0-9]{1,6}")


def is_listing(element: HtmlElement) -> bool:
    """Say whether a division or table is the frame that pymdownx.highlight puts around code."""
    names = class_names(element)
    return ("highlight" in names or "highlighttable" in names) and element.find(".//pre") is not None


def read_listing(element: HtmlElement, page: Page) -> Iterator[Node]:
    """Read a listing: `pre`, or the frame around it."""
    code = next(pre for pre in element.iter("pre") if not _is_beside(pre))
    if "mermaid" in class_names(code):
        page.tell("a Mermaid diagram, which a script draws", code, "mermaid")
    lines, marked = read_lines(code)
    titles = [part for part in element.iter("span") if "filename" in class_names(part)]
    yield {
        "kind": "listing",
        "id": page.label(element),
        "text": "\n".join("".join(text for _, text in line) for line in lines),
        "language": _language(element, code),
        "title": "".join(part.text_content() for part in titles),
        "lines": lines,
        "first": _first(element),
        "marked": marked,
    }


def _is_beside(pre: HtmlElement) -> bool:
    """Say whether this holds the numbers of lines, not lines."""
    return any(class_names(above) & UNSEEN for above in pre.iterancestors())


def _language(element: HtmlElement, code: HtmlElement) -> str:
    around = [element, *element.iterancestors(), *code.iter("code"), code]
    names = [name for part in around[:1] + around[1:2] + around[-2:] for name in sorted(class_names(part))]
    return next((name.removeprefix(_LANGUAGE) for name in names if name.startswith(_LANGUAGE)), "")


def _first(element: HtmlElement) -> int:
    """Return the number that the first line has; 0 where lines have none."""
    for part in element.iter():
        if "linenos" in class_names(part):
            found = _NUMBER.search(part.get("data-linenos") or part.text_content())
            return int(found[0]) if found else 0
    return 0
