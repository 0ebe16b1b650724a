"""Write the blocks of an OpenDocument text as HTML, in order.

This module owns paragraphs, lists, tables, notes and drawings; it must not know the parts of the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from duiye.readers.articles.archive import Archive
from duiye.readers.articles.changes import Changes
from duiye.readers.articles.odt_styles import OFFICE, TEXT, OdtStyle, OdtStyles, OutlineCount
from duiye.readers.articles.word_lists import put_mark

if TYPE_CHECKING:
    from lxml.etree import _Element

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LONG = 200
_MOST_SPACES = 1_000
_MOST_COLUMNS = 200
_QUOTE = re.compile(r"(?:block )?quot(?:ations?|e)(?: text)?|引用|引文|block text", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|標題", re.IGNORECASE)
_ROLES = {"author": "author", "作者": "author", "date": "date", "日期": "date"}
_INDEXES = frozenset(
    f"{TEXT}{name}"
    for name in (
        "table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index", "user-index", "bibliography",
    )
)  # fmt: skip
_PAGE = frozenset({f"{TEXT}page-number", f"{TEXT}page-count", f"{TEXT}page-continuation"})
_SILENT = frozenset(
    {f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{TEXT}user-field-decls", f"{OFFICE}forms", f"{TEXT}alphabetical-index-auto-mark-file"}
)


@dataclass(slots=True)
class OdtReading:
    """The file as far as it is read."""

    changes: Changes
    styles: OdtStyles
    archive: Archive
    aside: _Element
    """Where tables of contents and comments go."""
    line: int = 0
    """Paragraph of the body that is being read."""
    places: dict[_Element, int] = field(default_factory=dict)
    marks: dict[_Element, str] = field(default_factory=dict)
    notes: dict[str, _Element] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    boxes: list[_Element] = field(default_factory=list)
    """Text boxes of the paragraph that is being read."""
    weights: Counter[float] = field(default_factory=Counter)
    sized: list[tuple[_Element, float]] = field(default_factory=list)
    headings: OutlineCount | None = None

    def tell(self, code: str, message: str) -> None:
        """Tell of something at the paragraph that is being read."""
        self.changes.tell(code, message, max(self.line, 1))

    def count(self, code: str, one: str, many: str) -> None:
        """Count something at the paragraph that is being read."""
        self.changes.count(code, one, many, max(self.line, 1))

    def set_sizes(self) -> None:
        """Write the size of type over that of the body into each element that differs."""
        body = max(self.weights, key=lambda size: self.weights[size], default=12.0) or 12.0
        for element, size in self.sized:
            ratio, css = round(size / body, 3), element.get("style")
            if ratio != 1.0 or element.tag == "span":
                element.set("style", f"{css};font-size:{ratio}rem" if css else f"font-size:{ratio}rem")


def read_blocks(element: _Element, parent: _Element, reading: OdtReading, *, counted: bool = False) -> None:
    """Read the blocks in an element.

    Args:
        element: of OpenDocument.
        parent: the HTML element to write into.
        reading: what the file shares.
        counted: whether its paragraphs are those of the body.
    """
    for child in element:
        before = len(parent)
        if counted and child.tag not in {f"{TEXT}section", f"{TEXT}list"}:
            reading.line += child.tag in {f"{TEXT}p", f"{TEXT}h", f"{_TABLE}table", *_INDEXES}
        line = reading.line + (child.tag == f"{TEXT}list")
        _block(child, parent, reading, counted=counted)
        if counted and child.tag != f"{TEXT}section":
            reading.places.update({added: line for added in parent[before:]})


def _block(child: _Element, parent: _Element, reading: OdtReading, *, counted: bool) -> None:
    tag = child.tag
    if tag in {f"{TEXT}p", f"{TEXT}h"}:
        _paragraph(child, parent, reading)
    elif tag == f"{TEXT}list":
        _list(child, parent, reading, counted=counted)
    elif tag == f"{_TABLE}table":
        _table(child, parent, reading)
    elif tag in _INDEXES:
        before = len(reading.aside)
        for body in child.iterchildren(f"{TEXT}index-body"):
            read_blocks(body, reading.aside, reading)
        reading.places.update({added: max(reading.line, 1) for added in reading.aside[before:]})
    elif tag == f"{TEXT}tracked-changes":
        if next(child.iter(f"{TEXT}deletion"), None) is not None:
            reading.count("I005", "Tracked deletions were accepted.", "Tracked deletions were accepted.")
        if next(child.iter(f"{TEXT}insertion"), None) is not None:
            reading.count("I005", "Tracked insertions were accepted.", "Tracked insertions were accepted.")
    elif tag == f"{_DRAW}frame" or tag.startswith(_DRAW):
        _paragraph(_wrapped(child), parent, reading)
    elif tag not in _SILENT:
        read_blocks(child, parent, reading, counted=counted)


def _paragraph(element: _Element, parent: _Element, reading: OdtReading) -> None:
    name = element.get(f"{TEXT}style-name") or ""
    style = reading.styles.paragraph(name)
    level = _level(element, style, reading, name)
    written = _element(f"h{level}" if level else "p")
    if level or _QUOTE.fullmatch(style.name):
        type_ = OdtStyle(size=style.size)
    else:
        type_ = replace(style, code=False)
    outer, reading.boxes = reading.boxes, []
    _Inline(reading, written, style.size, body=not level).walk(element, type_)
    boxes, reading.boxes = reading.boxes, outer
    if style.aligned in {"center", "end", "right"}:
        written.set("style", f"text-align:{'center' if style.aligned == 'center' else 'right'}")
    reading.sized.append((written, style.size))
    words = " ".join("".join(written.itertext()).split())
    if style.code and not level and style.name and (words or (len(parent) and parent[-1].tag == "pre")):
        _code(written, parent)
    elif len(written) or words:
        if role := "title" if _TITLE.fullmatch(style.name) else _ROLES.get(style.name.lower()):
            reading.meta.setdefault(role, words)
        if level and words and element.tag == f"{TEXT}h" and not element.get(f"{TEXT}is-list-header"):
            reading.headings = reading.headings or OutlineCount(reading.styles.outline)
            put_mark(written, reading.headings.mark(int(element.get(f"{TEXT}outline-level") or "1")))
        if _QUOTE.fullmatch(style.name) and not level:
            if not len(parent) or parent[-1].tag != "blockquote":
                parent.append(_element("blockquote"))
            parent[-1].append(written)
        else:
            parent.append(written)
    for box in boxes:
        reading.count("I005", "A text box was put after its paragraph.", "{n} text boxes were put after their paragraphs.")
        read_blocks(box, parent, reading)


def _level(element: _Element, style: OdtStyle, reading: OdtReading, name: str) -> int:
    """Return the level of a heading; the title stands above all others."""
    if _TITLE.fullmatch(style.name):
        return 1
    if element.tag == f"{TEXT}h":
        written = element.get(f"{TEXT}outline-level") or "1"
        return min(int(written) if written.isdecimal() and int(written) else 1, 6)
    return min(reading.styles.outline_level(name), 6)


def _code(written: _Element, parent: _Element) -> None:
    for line_break in written.iter("br"):
        line_break.text = "\n"
    text = "".join(written.itertext())
    if len(parent) and parent[-1].tag == "pre":
        parent[-1].text = f"{parent[-1].text}\n{text}"
    else:
        block = _element("pre")
        block.text = text
        parent.append(block)


def _list(element: _Element, parent: _Element, reading: OdtReading, *, counted: bool, name: str = "", depth: int = 1) -> None:
    name = element.get(f"{TEXT}style-name") or name
    level = reading.styles.list_level(name, depth)
    if next(element.iter(f"{TEXT}h"), None) is not None:
        # Headings that count stand in lists of one.
        for item in element:
            read_blocks(item, parent, reading, counted=counted)
        return
    made = _element("ol" if level.ordered else "ul")
    if level.ordered and level.system in {"lowerLetter", "upperLetter", "lowerRoman", "upperRoman"}:
        made.set("type", {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}[level.system])
    for item in element:
        written = _element("li")
        for child in item:
            if child.tag == f"{TEXT}list":
                _list(child, written, reading, counted=counted, name=name, depth=depth + 1)
            else:
                reading.line += counted and child.tag in {f"{TEXT}p", f"{_TABLE}table"}
                _block(child, written, reading, counted=False)
        if len(written):
            made.append(written)
    if len(made):
        parent.append(made)


def _table(element: _Element, parent: _Element, reading: OdtReading) -> None:
    table = _element("table")
    heads = {row for head in element.iter(f"{_TABLE}table-header-rows") for row in head}
    for row in element.iter(f"{_TABLE}table-row"):
        if next(row.iterancestors(f"{_TABLE}table"), None) is not element:
            continue
        written = _element("tr")
        for cell in row:
            if cell.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
                continue
            if cell.tag.endswith("covered-table-cell") and not len(cell):
                continue
            target = _element("th" if row in heads else "td")
            for name, html in (("number-columns-spanned", "colspan"), ("number-rows-spanned", "rowspan")):
                if (span := cell.get(f"{_TABLE}{name}")) not in {None, "1"}:
                    target.set(html, span)
            read_blocks(cell, target, reading)
            if len(target) and (css := target[0].get("style")):
                target.set("style", css)
            repeated = cell.get(f"{_TABLE}number-columns-repeated") or "1"
            written.append(target)
            for _ in range(min(int(repeated) if repeated.isdecimal() else 1, _MOST_COLUMNS) - 1 if len(target) == 0 else 0):
                written.append(_element("td"))
        if len(written):
            table.append(written)
    if len(table):
        parent.append(table)


class _Inline:
    """One paragraph while it is written."""

    def __init__(self, reading: OdtReading, element: _Element, size: float, *, body: bool) -> None:
        self._reading = reading
        self._element = element
        self._size = size
        self._body = body
        self._links: list[str] = []
        self._shown = ""

    def walk(self, element: _Element, style: OdtStyle) -> None:
        """Write what is in an element; elements that are not known are looked into."""
        self.write(element.text, style)
        for child in element:
            handler = _INLINE.get(child.tag)
            if handler:
                handler(self, child, style)
            elif child.tag in _PAGE:
                self._reading.count("I005", "The number of a page was left out.", "{n} numbers of pages were left out.")
            else:
                self.walk(child, style)
            self.write(child.tail, style)

    def write(self, text: str | None, style: OdtStyle, *, kept: bool = False) -> None:
        """Write words; white space is folded unless it is kept, since OpenDocument has elements for it."""
        text = text if kept else re.sub(r"[ \t\r\n]+", " ", text or "")
        if not text:
            return
        if style.hidden:
            self._reading.tell("I005", f"Hidden text was left out: {text.strip()[:_LONG]}.")
            return
        holder = self._element
        if self._links and self._links[-1]:
            holder = _element("a", holder)
            holder.set("href", self._links[-1])
        for tag in _tags(style, linked=bool(self._links)):
            holder = _element(tag, holder)
        if style.size != self._size:
            holder = _element("span", holder)
            self._reading.sized.append((holder, style.size))
        if self._body:
            self._reading.weights[style.size] += len(text)
        if holder is not self._element or len(holder) == 0:
            holder.text = (holder.text or "") + text
        else:
            holder[-1].tail = (holder[-1].tail or "") + text

    def _span(self, element: _Element, style: OdtStyle) -> None:
        self.walk(element, self._reading.styles.span(element.get(f"{TEXT}style-name") or "", style))

    def _spaces(self, element: _Element, style: OdtStyle) -> None:
        count = element.get(f"{TEXT}c") or "1"
        self.write(" " * min(int(count[:6]) if count.isdecimal() else 1, _MOST_SPACES), style, kept=True)

    def _tab(self, element: _Element, style: OdtStyle) -> None:  # noqa: ARG002
        self.write("\t", style, kept=True)

    def _break(self, element: _Element, style: OdtStyle) -> None:  # noqa: ARG002
        _element("br", self._element)

    def _link(self, element: _Element, style: OdtStyle) -> None:
        address = element.get(_HREF) or ""
        self._links.append("" if address.startswith("#") else address)
        self.walk(element, style)
        self._links.pop()

    def _note(self, element: _Element, style: OdtStyle) -> None:  # noqa: ARG002
        reading = self._reading
        label = str(len(reading.notes) + 1)
        mark = _element("sup", self._element)
        reading.marks[mark] = label
        written = reading.notes[label] = _element("div")
        reading.places[written] = max(reading.line, 1)
        for body in element.iterchildren(f"{TEXT}note-body"):
            read_blocks(body, written, reading)

    def _comment(self, element: _Element, style: OdtStyle) -> None:  # noqa: ARG002
        reading = self._reading
        before = len(reading.aside)
        for child in element:
            if not str(child.tag).startswith(_DC) and child.tag.startswith(TEXT):
                _block(child, reading.aside, reading, counted=False)
        reading.places.update({added: max(reading.line, 1) for added in reading.aside[before:]})
        reading.count("I009", "A comment was set apart from the text.", "{n} comments were set apart from the text.")

    def _ruby(self, element: _Element, style: OdtStyle) -> None:
        for base in element.iterchildren(f"{TEXT}ruby-base"):
            self.walk(base, style)
        for reading in element.iterchildren(f"{TEXT}ruby-text"):
            self.write("（", style)
            self.walk(reading, style)
            self.write("）", style)
        one, many = "A reading above characters was put behind them.", "{n} readings above characters were put behind them."
        self._reading.count("I009", one, many)

    def _frame(self, element: _Element, style: OdtStyle) -> None:
        said = [element.findtext(f"{_SVG}desc"), element.findtext(f"{_SVG}title")]
        before, self._shown = self._shown, next((words for words in said if words), "")
        objects = [child for child in element if child.tag in {f"{_DRAW}object", f"{_DRAW}object-ole"}]
        for child in objects[:1]:
            self._object(child)
        for child in element if not objects else ():
            if child.tag == f"{_DRAW}image":
                image = _element("img", self._element)
                image.set("src", (child.get(_HREF) or "").removeprefix("./"))
                image.set("alt", self._shown)
                break
            if child.tag == f"{_DRAW}text-box":
                self._reading.boxes.append(child)
            elif not child.tag.startswith(_SVG):
                self.walk(_wrapped(child), style)
        self._shown = before

    def _object(self, element: _Element) -> None:
        path = (element.get(_HREF) or "").removeprefix("./") + "/content.xml"
        words = ""
        if path in self._reading.archive:
            texts = (text.strip() for text in self._reading.archive.parse(path).itertext())
            words = " ".join(text for text in texts if text)
        said = f" Its words are: {words[:1_000]}." if words else ""
        self._reading.tell("I009", f"An embedded object, chart or formula was left out.{said}")


def _tags(style: OdtStyle, *, linked: bool) -> list[str]:
    tags = ["strong"] if style.bold else []
    tags += ["em"] if style.italic else []
    tags += ["u"] if style.underline and not linked else []
    tags += ["del"] if style.strike else []
    tags += [style.raised] if style.raised else []
    return [*tags, "code"] if style.code else tags


def _nothing(line: _Inline, element: _Element, style: OdtStyle) -> None:
    """Write nothing."""


_INLINE: Mapping[str, Callable[[_Inline, _Element, OdtStyle], None]] = {
    f"{TEXT}span": _Inline._span,
    f"{TEXT}s": _Inline._spaces,
    f"{TEXT}tab": _Inline._tab,
    f"{TEXT}line-break": _Inline._break,
    f"{TEXT}a": _Inline._link,
    f"{TEXT}note": _Inline._note,
    f"{OFFICE}annotation": _Inline._comment,
    f"{TEXT}ruby": _Inline._ruby,
    f"{_DRAW}frame": _Inline._frame,
    f"{TEXT}tracked-changes": _nothing,
    f"{_SVG}title": _nothing,
    f"{_SVG}desc": _nothing,
}


def _wrapped(element: _Element) -> _Element:
    """Return a paragraph with a copy of an element."""
    import copy  # noqa: PLC0415

    paragraph = _element(f"{TEXT}p")
    paragraph.append(copy.deepcopy(element))
    paragraph[-1].tail = None
    return paragraph


def _element(tag: str, parent: _Element | None = None) -> _Element:
    from lxml import etree  # noqa: PLC0415 — imported long before; costs nothing here

    return etree.Element(tag) if parent is None else etree.SubElement(parent, tag)
