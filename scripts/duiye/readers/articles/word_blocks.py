"""Write the paragraphs and tables of a Word file as HTML, in order.

This module owns blocks; it must not look into a run, nor know the parts of the file.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import TYPE_CHECKING

from duiye.readers.articles.word_lines import Line, choose
from duiye.readers.articles.word_lists import Item, make_lists, put_mark
from duiye.readers.articles.word_numbers import Count
from duiye.readers.articles.word_parts import MC, M, R, W, value
from duiye.readers.articles.word_reading import WordReading
from duiye.readers.articles.word_styles import ParagraphStyle, Type, outline_level

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROLES = {"title": "title", "author": "author", "date": "date"}
_THROUGH = frozenset({f"{W}customXml", f"{W}sdtContent", f"{W}moveTo", f"{W}ins", f"{W}smartTag"})
_MOST_COLUMNS = 200


class Flow:
    """Blocks that follow one another in one place: the body, a cell, a note, a text box."""

    def __init__(self, reading: WordReading, parent: _Element, *, body: bool = False) -> None:
        """Begin.

        Args:
            reading: what the file shares.
            parent: the HTML element to write into.
            body: whether this is the body, whose paragraphs are counted.
        """
        self._reading = reading
        self._parent = parent
        self._body = body
        self._items: list[Item] = []
        self._carried: list[_Element] = []

    def read(self, element: _Element) -> None:
        """Read one block of Word's."""
        tag = element.tag
        if tag == f"{W}p":
            self._paragraph(element)
        elif tag == f"{W}tbl":
            self._table(element)
        elif tag == f"{W}sdt":
            self._control(element)
        elif tag == f"{MC}AlternateContent":
            self.read_all(choose(element))
        elif tag in {f"{W}altChunk", f"{W}subDoc"}:
            relation = self._reading.relations.get(element.get(f"{R}id") or "")
            named = f" ({relation.target})" if relation else ""
            self._reading.tell("I009", f"A part of another format{named} was left out.")
        elif tag in {f"{W}del", f"{W}moveFrom"}:
            self._reading.count("I005", "A tracked deletion was accepted.", "{n} tracked deletions were accepted.")
        elif tag in _THROUGH:
            self.read_all(element)
        elif tag.startswith((M, W)) and len(element) and not tag.endswith("Pr"):
            # A formula or a run where only paragraphs may stand is a paragraph of its own.
            self._paragraph(_wrapped(element))

    def read_all(self, element: _Element | None) -> None:
        """Read the blocks in an element."""
        for child in () if element is None else element:
            self.read(child)

    def finish(self) -> None:
        """Write what waits for its end."""
        if self._carried:
            carried, self._carried = self._carried, []
            self._write(carried, _wrapped(carried[0]))
        self._end_list()

    def _paragraph(self, element: _Element) -> None:
        reading = self._reading
        if self._body:
            reading.line += 1
        if reading.fields.in_instruction and next(element.iter(f"{W}fldChar"), None) is None:
            # An instruction without an end would swallow the rest of the file.
            reading.fields.open.clear()
        if element.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            # Its end was deleted: its words are the beginning of the next paragraph.
            self._carried.append(copy.deepcopy(element))
            return
        self._write([*self._carried, element], element)
        self._carried = []

    def _write(self, parts: list[_Element], element: _Element) -> None:
        reading = self._reading
        properties = element.find(f"{W}pPr")
        name = "" if properties is None else value(properties.find(f"{W}pStyle"))
        style = reading.styles.paragraph(name)
        level, alignment, count = self._own(properties, style, name)
        is_heading = level > 0 or style.kind == "title"
        if is_heading and reading.fields.in_contents:
            reading.fields.leave_contents()
        written = _element("h1" if is_heading else "p")
        line = Line(reading, written, _base(style, is_heading=is_heading), body=self._body and not is_heading)
        for part in parts:
            line.walk(part)
        line.flush()
        css = {"center": "text-align:center", "right": "text-align:right", "end": "text-align:right"}.get(alignment)
        if css:
            written.set("style", css)
        if len(written) or (written.text or "").strip():
            reading.size(written, style.type.size)
            contents = line.in_contents or (style.kind == "contents" and self._body)
            self._place(written, style, count, level=level if is_heading else -1, contents=contents)
        elif style.kind == "code":
            self._code(written)
        for box in line.boxes:
            reading.count("I005", "A text box was put after its paragraph.", "{n} text boxes were put after their paragraphs.")
            self._end_list()
            inner = Flow(reading, self._parent)
            inner.read_all(box)
            inner.finish()

    def _own(self, properties: _Element | None, style: ParagraphStyle, name: str) -> tuple[int, str, Count | None]:
        """Return what a paragraph itself says over its style: level, alignment and place in a list."""
        level, alignment = style.level, style.alignment
        numbering, depth = style.numbering or ("", 0), None
        if properties is not None:
            if (outline := properties.find(f"{W}outlineLvl")) is not None and not style.kind:
                level = outline_level(outline)
            alignment = value(properties.find(f"{W}jc")) or alignment
            if (numbers := properties.find(f"{W}numPr")) is not None:
                own, written = value(numbers.find(f"{W}numId")), value(numbers.find(f"{W}ilvl"))
                numbering = (own or numbering[0], numbering[1])
                depth = int(written[:2]) if written.isdecimal() else None
        if depth is None and numbering[1]:
            depth = numbering[1]
        return level, alignment, self._reading.numbers.count(numbering[0], depth, name)

    def _place(self, written: _Element, style: ParagraphStyle, count: Count | None, *, level: int, contents: bool) -> None:
        """Put a written paragraph where its style and number say; a level below zero is no heading."""
        reading = self._reading
        if contents:
            self._end_list()
            written.tag = "p"
            reading.aside.append(written)
            reading.places[written] = max(reading.line, 1)
            return
        if role := _ROLES.get(style.kind):
            reading.meta.setdefault(role, " ".join("".join(written.itertext()).split()))
        if level >= 0:
            if count:
                put_mark(written, count.prefix)
            reading.headings.append((written, level))
            self.add(written)
        elif style.kind == "code":
            self._code(written)
        elif count and (count.mark or count.level.system == "bullet"):
            self._items.append(Item(written, count, reading.line))
        elif style.kind == "quote":
            self._end_list()
            last = self._last()
            if last is None or last.tag != "blockquote":
                last = _element("blockquote")
                self.add(last)
            last.append(written)
        else:
            self.add(written)

    def _code(self, written: _Element) -> None:
        """Add a line to the block of code that stands before it, or begin one."""
        self._end_list()
        text = _code_text(written)
        last = self._last()
        if last is not None and last.tag == "pre":
            last.text = f"{last.text}\n{text}"
        elif text.strip():
            block = _element("pre")
            block.text = text
            self.add(block)

    def add(self, element: _Element) -> None:
        """Add a block, after the list that stands before it."""
        self._end_list()
        self._append(element, self._reading.line)

    def _append(self, element: _Element, line: int) -> None:
        self._parent.append(element)
        if self._body:
            self._reading.places[element] = line

    def _last(self) -> _Element | None:
        return self._parent[-1] if len(self._parent) else None

    def _end_list(self) -> None:
        items, self._items = self._items, []
        for element, line in make_lists(items) if items else ():
            self._append(element, line)

    def _control(self, element: _Element) -> None:
        """Read a content control; the one that Word makes for a table of contents is no text."""
        gallery = value(element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"))
        for content in element.iterchildren(f"{W}sdtContent"):
            if gallery.lower() not in {"table of contents", "bibliographies contents"} or not self._body:
                self.read_all(content)
                continue
            self._end_list()
            for child in content:
                self._reading.line += 1
                inner = Flow(self._reading, self._reading.aside)
                before = len(self._reading.aside)
                inner.read(child)
                inner.finish()
                for added in self._reading.aside[before:]:
                    self._reading.places[added] = self._reading.line

    def _table(self, element: _Element) -> None:
        reading = self._reading
        if self._body:
            reading.line += 1
        table = _element("table")
        open_cells: dict[int, _Element] = {}
        for row in _through(element, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                reading.count("I005", "A tracked deletion was accepted.", "{n} tracked deletions were accepted.")
                continue
            is_head = properties is not None and properties.find(f"{W}tblHeader") is not None
            self._row(row, _element("tr", table), open_cells, is_head=is_head)
        self.add(table)

    def _row(self, row: _Element, written: _Element, open_cells: dict[int, _Element], *, is_head: bool) -> None:
        column = 0
        for _ in range(_number(row.find(f"{W}trPr/{W}gridBefore"), 0)):
            _element("td", written)
            column += 1
        for cell in _through(row, f"{W}tc"):
            across = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            above = open_cells.get(column)
            if merge is not None and value(merge) != "restart" and above is not None:
                above.set("rowspan", str(int(above.get("rowspan") or "1") + 1))
                target = above
            else:
                target = _element("th" if is_head else "td", written)
                if across > 1:
                    target.set("colspan", str(across))
            open_cells.pop(column, None)
            if merge is not None:
                open_cells[column] = target
            flow = Flow(self._reading, target)
            flow.read_all(cell)
            flow.finish()
            if len(target) and (css := target[0].get("style")) and target[0].tag == "p":
                target.set("style", css)
            column += across


def _base(style: ParagraphStyle, *, is_heading: bool) -> Type:
    """Return how a paragraph sets its runs: what a heading or quotation is by nature needs no marks."""
    if is_heading or style.kind in {"title", "contents"}:
        return Type(size=style.type.size)
    if style.kind == "quote":
        return Type(size=style.type.size, bold=style.type.bold)
    return style.type


def _code_text(element: _Element) -> str:
    for line_break in element.iter("br"):
        line_break.text = "\n"
    return "".join(element.itertext())


def _through(element: _Element, tag: str) -> Iterator[_Element]:
    """Yield rows or cells, also those in content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH or child.tag == f"{W}sdt":
            yield from _through(child, tag)


def _number(element: _Element | None, default: int) -> int:
    written = value(element)
    return min(max(int(written[:6]), default), _MOST_COLUMNS) if written.isdecimal() else default


def _wrapped(element: _Element) -> _Element:
    """Return a paragraph with nothing but a copy of an element; of a paragraph one with its properties alone."""
    paragraph = _element(f"{W}p")
    if element.tag != f"{W}p":
        paragraph.append(copy.deepcopy(element))
    elif (properties := element.find(f"{W}pPr")) is not None:
        paragraph.append(copy.deepcopy(properties))
    return paragraph


def _element(tag: str, parent: _Element | None = None) -> _Element:
    from lxml import etree  # noqa: PLC0415 — imported long before; costs nothing here

    return etree.Element(tag) if parent is None else etree.SubElement(parent, tag)
