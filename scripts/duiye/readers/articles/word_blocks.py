"""Write the paragraphs of a Word file as HTML, in order.

This module owns blocks; it must not look into a run, nor know the parts of the file.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, NamedTuple

from duiye.readers.articles.trees import code_of, last_in, new, words_in
from duiye.readers.articles.word_drawings import DRAWINGS
from duiye.readers.articles.word_lines import Line
from duiye.readers.articles.word_lists import Item, make_lists, put_mark
from duiye.readers.articles.word_numbers import Count
from duiye.readers.articles.word_parts import MC, THROUGH, M, R, W, value
from duiye.readers.articles.word_reading import WordReading
from duiye.readers.articles.word_runs import RUNS, choose
from duiye.readers.articles.word_styles import ParagraphStyle, Setting, outline_level
from duiye.readers.articles.word_tables import read_table

if TYPE_CHECKING:
    from lxml.etree import _Element

_HANDLERS = {**RUNS, **DRAWINGS}
_ROLES = {"title": "title", "author": "author", "date": "date"}
_ALIGNED = {"center": "text-align:center", "right": "text-align:right", "end": "text-align:right"}
_CONTENTS = frozenset({"table of contents"})
_P, _PROPERTIES, _TABLE, _CONTROL = f"{W}p", f"{W}pPr", f"{W}tbl", f"{W}sdt"
_STYLE, _JC, _OUTLINE, _NUMBERS, _RUN = f"{W}pStyle", f"{W}jc", f"{W}outlineLvl", f"{W}numPr", f"{W}rPr"


class _Own(NamedTuple):
    """What a paragraph says of itself."""

    style: str = ""
    alignment: str = ""
    level: int | None = None
    list: str | None = None
    depth: int | None = None
    runs_on: bool = False
    """Its end was deleted: its words are the beginning of the next paragraph."""


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
        if tag == _P:
            self._paragraph(element)
        elif tag == _TABLE:
            self._reading.line += self._body
            self._add(read_table(element, self._reading, self._fill))
        elif tag == _CONTROL:
            self._control(element)
        elif tag == f"{MC}AlternateContent":
            self._read_in(choose(element))
        elif tag in {f"{W}altChunk", f"{W}subDoc"}:
            relation = self._reading.relations.get(element.get(f"{R}id") or "")
            named = f" ({relation.target})" if relation else ""
            self._reading.tell("I009", f"A part of another format{named} was left out.")
        elif tag in {f"{W}del", f"{W}moveFrom"}:
            self._reading.count("I005", "A tracked deletion was accepted.", "{n} tracked deletions were accepted.")
        elif tag in THROUGH:
            self._read_in(element)
        elif tag.startswith((M, W)) and len(element) and not tag.endswith("Pr"):
            # A formula or a run where only paragraphs may stand is a paragraph of its own.
            paragraph = new(_P)
            paragraph.append(copy.deepcopy(element))
            self._paragraph(paragraph)

    def read_all(self, element: _Element) -> None:
        """Read all blocks in an element, and end."""
        self._read_in(element)
        self.finish()

    def finish(self) -> None:
        """Write what waits for its end."""
        if self._carried:
            carried, self._carried = self._carried, []
            self._write(carried, _own(carried[-1]))
        self._end_list()

    def _read_in(self, element: _Element | None) -> None:
        for child in () if element is None else element:
            self.read(child)

    def _fill(self, cell: _Element, target: _Element) -> None:
        Flow(self._reading, target).read_all(cell)

    def _paragraph(self, element: _Element) -> None:
        reading = self._reading
        reading.line += self._body
        if reading.fields.in_instruction and next(element.iter(f"{W}fldChar"), None) is None:
            # An instruction without an end would swallow the rest of the file.
            reading.fields.open.clear()
        own = _own(element)
        if own.runs_on:
            self._carried.append(copy.deepcopy(element))
            return
        parts, self._carried = [*self._carried, element], []
        self._write(parts, own)

    def _write(self, parts: list[_Element], own: _Own) -> None:
        reading = self._reading
        style = reading.styles.paragraph(own.style)
        level = style.level if own.level is None or style.kind else own.level
        is_heading = level > 0 or style.kind == "title"
        if is_heading and reading.fields.in_contents:
            reading.fields.leave_contents()
        written = new("h1" if is_heading else "p")
        inner = Setting(size=style.size) if is_heading and not style.level else style.inner
        line = Line(reading, written, inner, _HANDLERS, body=self._body and not is_heading)
        for part in parts:
            line.walk(part)
        line.flush()
        if css := _ALIGNED.get(own.alignment or style.alignment):
            written.set("style", css)
        count = self._count(own, style)
        if len(written) or (written.text or "").strip():
            reading.size(written, style.size)
            contents = line.in_contents or (style.kind == "contents" and self._body)
            self._place(written, style, count, level=level if is_heading else -1, contents=contents)
        elif style.kind == "code":
            self._code(written)
        for box in line.boxes:
            one, many = "A text box was put after its paragraph.", "{n} text boxes were put after their paragraphs."
            reading.count("I005", one, many)
            holder = new("div")
            Flow(reading, holder).read_all(box)
            self._add(holder)

    def _count(self, own: _Own, style: ParagraphStyle) -> Count | None:
        """Count a paragraph in the list that it or its style names."""
        list_id, depth = style.numbering or ("", 0)
        list_id = list_id if own.list is None else own.list
        return self._reading.numbers.count(list_id, own.depth if own.depth is not None else depth or None, own.style)

    def _place(
        self, written: _Element, style: ParagraphStyle, count: Count | None, *, level: int, contents: bool
    ) -> None:
        """Put a written paragraph where its style and number say; a level below zero is no heading."""
        reading = self._reading
        if contents:
            self._end_list()
            written.tag = "p"
            reading.set_apart().append(written)
            return
        if role := _ROLES.get(style.kind):
            reading.meta.setdefault(role, " ".join(words_in(written).split()))
        if level >= 0:
            put_mark(written, count.prefix if count else "")
            reading.headings.append((written, level))
            self._add(written)
        elif style.kind == "code":
            self._code(written)
        elif count and (count.mark or count.level.system == "bullet"):
            self._items.append(Item(written, count, reading.line))
        elif style.kind == "quote":
            self._end_list()
            quotation = self._last("blockquote")
            if quotation is None:
                quotation = new("blockquote")
                self._add(quotation)
            quotation.append(written)
        else:
            self._add(written)

    def _code(self, written: _Element) -> None:
        """Add a line to the block of code that stands before it, or begin one."""
        self._end_list()
        text, block = code_of(written), self._last("pre")
        if block is not None:
            block.text = f"{block.text}\n{text}"
        elif text.strip():
            block = new("pre")
            block.text = text
            self._add(block)

    def _add(self, element: _Element) -> None:
        """Add a block, after the list that stands before it."""
        self._end_list()
        self._append(element, self._reading.line)

    def _append(self, element: _Element, line: int) -> None:
        self._parent.append(element)
        if self._body:
            self._reading.places[element] = line

    def _last(self, tag: str) -> _Element | None:
        last = last_in(self._parent)
        return last if last is not None and last.tag == tag else None

    def _end_list(self) -> None:
        items, self._items = self._items, []
        for element, line in make_lists(items) if items else ():
            self._append(element, line)

    def _control(self, element: _Element) -> None:
        """Read a content control; the one that Word makes for a table of contents is no text."""
        gallery = value(element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"))
        is_contents = gallery.lower() in _CONTENTS and self._body
        for content in element.iterchildren(f"{W}sdtContent"):
            if not is_contents:
                self._read_in(content)
                continue
            self._end_list()
            for child in content:
                self._reading.line += 1
                flow = Flow(self._reading, self._reading.set_apart())
                flow.read(child)
                flow.finish()


def _own(element: _Element) -> _Own:
    """Read the properties of a paragraph."""
    properties = element.find(_PROPERTIES)
    if properties is None:
        return _Own()
    style, alignment, list_id, depth, level, runs_on = "", "", None, None, None, False
    for item in properties:
        tag = item.tag
        if tag == _STYLE:
            style = value(item)
        elif tag == _JC:
            alignment = value(item)
        elif tag == _OUTLINE:
            level = outline_level(item)
        elif tag == _NUMBERS:
            list_id, written = value(item.find(f"{W}numId")) or None, value(item.find(f"{W}ilvl"))
            depth = int(written[:2]) if written.isdecimal() else None
        elif tag == _RUN:
            runs_on = item.find(f"{W}del") is not None
    return _Own(style, alignment, level, list_id, depth, runs_on)
