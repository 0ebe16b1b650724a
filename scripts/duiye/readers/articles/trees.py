"""Build the small HTML trees that `markup` reads, for formats that are not HTML.

This module owns how an element is made and looked at; it must not know a format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def new(tag: str, parent: _Element | None = None) -> _Element:
    """Make an element, at the end of another's content where one is given."""
    from lxml import etree  # noqa: PLC0415 — costs 40 ms that `duiye --help` need not pay

    return etree.Element(tag) if parent is None else etree.SubElement(parent, tag)


def words_in(element: _Element) -> str:
    """Return all text in an element."""
    return "".join(str(text) for text in element.itertext())


def last_in(element: _Element) -> _Element | None:
    """Return the last child; the length of an element would be counted anew each time."""
    return next(element.iterchildren(reversed=True), None)


def append_text(holder: _Element, text: str) -> None:
    """Put text at the end of an element's content."""
    last = last_in(holder)
    if last is None:
        holder.text = (holder.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def code_of(paragraph: _Element) -> str:
    """Return a paragraph as lines of code."""
    for line_break in paragraph.iter("br"):
        line_break.text = "\n"
    return words_in(paragraph)


def add_css(element: _Element, css: str) -> None:
    """Add a declaration to an element's style."""
    before = element.get("style")
    element.set("style", f"{before};{css}" if before else css)
