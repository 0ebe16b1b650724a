"""Write what stands in one paragraph of an OpenDocument text as inline HTML.

This module owns spans, links and drawings, and what the reading of one file shares; it must not read blocks.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from duiye.readers.articles.archive import Archive
from duiye.readers.articles.changes import Changes
from duiye.readers.articles.characters import CONTROL
from duiye.readers.articles.odt_styles import OFFICE, TEXT, OdtStyle, OdtStyles, OutlineCount
from duiye.readers.articles.trees import add_css, append_text, new

if TYPE_CHECKING:
    from lxml.etree import _Element

DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_LONG = 200
_MOST_WORDS = 1_000
"""Characters of an object's words that a notice cites."""
_MOST_SPACES = 1_000
_SPACES = re.compile(r"[ \t\r\n]+")
_PAGE = frozenset({f"{TEXT}page-number", f"{TEXT}page-count", f"{TEXT}page-continuation"})


@dataclass(slots=True)
class OdtReading:
    """The file as far as it is read."""

    changes: Changes
    styles: OdtStyles
    archive: Archive
    aside: _Element
    """Where tables of contents and comments go."""
    headings: OutlineCount
    line: int = 0
    """Paragraph of the body that is being read."""
    places: dict[_Element, int] = field(default_factory=dict)
    """Paragraph at which an element begins."""
    marks: dict[_Element, str] = field(default_factory=dict)
    """Label of the note to which an element refers."""
    notes: dict[str, _Element] = field(default_factory=dict)
    """What each note says, by its label."""
    meta: dict[str, str] = field(default_factory=dict)
    """What styles say of a paragraph that is no text: title, author, date."""
    weights: Counter[float] = field(default_factory=Counter)
    """How many characters of the body each size of type has."""
    sized: list[tuple[_Element, float]] = field(default_factory=list)
    """Elements with the size of their type."""

    def tell(self, code: str, message: str) -> None:
        """Tell of something at the paragraph that is being read."""
        self.changes.tell(code, message, max(self.line, 1))

    def count(self, code: str, one: str, many: str) -> None:
        """Count something at the paragraph that is being read."""
        self.changes.count(code, one, many, max(self.line, 1))

    def set_apart(self) -> _Element:
        """Return a place for what is told apart from the text at this paragraph."""
        holder = new("div", self.aside)
        self.places[holder] = max(self.line, 1)
        return holder

    def set_sizes(self) -> None:
        """Write the size of type over that of the body into each element that differs."""
        body = max(self.weights, key=lambda size: self.weights[size], default=0.0)
        for element, size in self.sized:
            ratio = round(size / body, 3) if body else 1.0
            if ratio != 1.0 or element.tag == "span":
                add_css(element, f"font-size:{ratio}rem")


class OdtLine:
    """One paragraph while it is written."""

    def __init__(self, reading: OdtReading, element: _Element, size: float, *, body: bool) -> None:
        """Begin.

        Args:
            reading: what the file shares.
            element: the HTML element to write into.
            size: of the paragraph's type.
            body: whether its words count for the size of the body.
        """
        self.reading = reading
        self.element = element
        self.waiting: list[tuple[_Element, _Element]] = []
        """Notes and comments: where each goes in HTML, and what holds its blocks."""
        self.boxes: list[_Element] = []
        """The text boxes that hang on the paragraph."""
        self.links: list[str] = []
        self.shown = ""
        """What the frame that is being read shows."""
        self._size = size
        self._body = body

    def walk(self, element: _Element, style: OdtStyle) -> None:
        """Write what is in an element; elements that are not known are looked into."""
        self.write(_SPACES.sub(" ", element.text or ""), style)
        for child in element:
            handler = _HANDLERS.get(child.tag)
            if handler:
                handler(self, child, style)
            elif child.tag in _PAGE:
                self.reading.count("I005", "The number of a page was left out.", "{n} numbers of pages were left out.")
            else:
                self.walk(child, style)
            self.write(_SPACES.sub(" ", child.tail or ""), style)

    def write(self, text: str, style: OdtStyle) -> None:
        """Write words."""
        if not text:
            return
        if style.hidden:
            self.reading.tell("I005", f"Hidden text was left out: {text.strip()[:_LONG]}.")
            return
        holder = self.element
        if self.links and self.links[-1]:
            holder = new("a", holder)
            holder.set("href", self.links[-1])
        for tag in _tags(style, linked=bool(self.links)):
            holder = new(tag, holder)
        if style.size != self._size:
            holder = new("span", holder)
            self.reading.sized.append((holder, style.size))
        if self._body:
            self.reading.weights[style.size] += len(text)
        append_text(holder, CONTROL.sub("\ufffd", text))


@lru_cache(maxsize=256)
def _tags(style: OdtStyle, *, linked: bool) -> tuple[str, ...]:
    """Return the elements that show a style, outermost first."""
    shown = {
        "strong": style.bold,
        "em": style.italic,
        "u": style.underline and not linked,
        "del": style.strike,
        style.raised or "sup": style.raised,
        "code": style.code,
    }
    return tuple(tag for tag, is_shown in shown.items() if is_shown)


def wrapped(element: _Element) -> _Element:
    """Return a paragraph with a copy of an element."""
    paragraph = new(f"{TEXT}p")
    inner = copy.deepcopy(element)
    inner.tail = None
    paragraph.append(inner)
    return paragraph


def _span(line: OdtLine, element: _Element, style: OdtStyle) -> None:
    line.walk(element, line.reading.styles.span(element.get(f"{TEXT}style-name") or "", style))


def _spaces(line: OdtLine, element: _Element, style: OdtStyle) -> None:
    count = element.get(f"{TEXT}c") or "1"
    line.write(" " * min(int(count[:6]) if count.isdecimal() else 1, _MOST_SPACES), style)


def _tab(line: OdtLine, _: _Element, style: OdtStyle) -> None:
    line.write("\t", style)


def _break(line: OdtLine, _: _Element, __: OdtStyle) -> None:
    new("br", line.element)


def _link(line: OdtLine, element: _Element, style: OdtStyle) -> None:
    address = element.get(_HREF) or ""
    line.links.append("" if address.startswith("#") else address)
    line.walk(element, style)
    line.links.pop()


def _note(line: OdtLine, element: _Element, _: OdtStyle) -> None:
    reading = line.reading
    label = str(len(reading.notes) + 1)
    reading.marks[new("sup", line.element)] = label
    written = reading.notes[label] = new("div")
    reading.places[written] = max(reading.line, 1)
    line.waiting += [(written, body) for body in element.iterchildren(f"{TEXT}note-body")]


def _comment(line: OdtLine, element: _Element, _: OdtStyle) -> None:
    line.waiting.append((line.reading.set_apart(), element))
    one, many = "A comment was set apart from the text.", "{n} comments were set apart from the text."
    line.reading.count("I009", one, many)


def _ruby(line: OdtLine, element: _Element, style: OdtStyle) -> None:
    for base in element.iterchildren(f"{TEXT}ruby-base"):
        line.walk(base, style)
    for above in element.iterchildren(f"{TEXT}ruby-text"):
        line.write("（", style)
        line.walk(above, style)
        line.write("）", style)
    one, many = "A reading above characters was put behind them.", "{n} readings above characters were put behind them."
    line.reading.count("I009", one, many)


def _frame(line: OdtLine, element: _Element, style: OdtStyle) -> None:
    """Read a frame: the first of its children is what it shows, the others show it to older programs."""
    said = [element.findtext(f"{_SVG}desc"), element.findtext(f"{_SVG}title")]
    before, line.shown = line.shown, next((words for words in said if words), "")
    content = [child for child in element if not child.tag.startswith(_SVG)]
    for child in content[:1]:
        if child.tag in {f"{DRAW}object", f"{DRAW}object-ole"}:
            _object(line, child)
        elif child.tag == f"{DRAW}image":
            image = new("img", line.element)
            image.set("src", (child.get(_HREF) or "").removeprefix("./"))
            image.set("alt", line.shown)
        elif child.tag == f"{DRAW}text-box":
            line.boxes.append(child)
        else:
            line.walk(wrapped(child), style)
    line.shown = before


def _object(line: OdtLine, element: _Element) -> None:
    archive = line.reading.archive
    path = (element.get(_HREF) or "").removeprefix("./") + "/content.xml"
    texts = archive.parse(path).itertext() if path in archive else ()
    words = " ".join(" ".join(str(text) for text in texts).split())
    said = f" Its words are: {words[:_MOST_WORDS]}." if words else ""
    line.reading.tell("I009", f"An embedded object, chart or formula was left out.{said}")


def _nothing(_: OdtLine, __: _Element, ___: OdtStyle) -> None:
    """Write nothing."""


_HANDLERS: Mapping[str, Callable[[OdtLine, _Element, OdtStyle], None]] = {
    f"{TEXT}span": _span,
    f"{TEXT}s": _spaces,
    f"{TEXT}tab": _tab,
    f"{TEXT}line-break": _break,
    f"{TEXT}a": _link,
    f"{TEXT}note": _note,
    f"{OFFICE}annotation": _comment,
    f"{TEXT}ruby": _ruby,
    f"{DRAW}frame": _frame,
    f"{TEXT}tracked-changes": _nothing,
    f"{_SVG}title": _nothing,
    f"{_SVG}desc": _nothing,
}
