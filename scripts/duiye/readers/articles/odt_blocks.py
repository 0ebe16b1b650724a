"""Write the blocks of an OpenDocument text as HTML, in order.

This module owns paragraphs, lists and tables; it must not look into a span.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from duiye.readers.articles.odt_lines import DRAW, OdtLine, OdtReading, wrapped
from duiye.readers.articles.odt_styles import OFFICE, TEXT, OdtStyle
from duiye.readers.articles.trees import code_of, last_in, new, words_in
from duiye.readers.articles.word_lists import put_mark

if TYPE_CHECKING:
    from lxml.etree import _Element

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MOST_COLUMNS = 200
_DEEPEST = 6
_QUOTE = re.compile(r"(?:block )?quot(?:ations?|e)(?: text)?|引用|引文|block text", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|標題", re.IGNORECASE)
_ROLES = {"author": "author", "作者": "author", "date": "date", "日期": "date"}
_ALIGNED = {"center": "text-align:center", "end": "text-align:right", "right": "text-align:right"}
_LETTERS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_P, _H, _LIST, _SECTION = f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TEXT}section"
_INDEXES = frozenset(
    f"{TEXT}{name}"
    for name in (
        "table-of-content",
        "alphabetical-index",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
    )
)
"""What a program makes of the text; a bibliography is the author's."""
_COUNTED = frozenset({_P, _H, f"{_TABLE}table", *_INDEXES})
_SILENT = frozenset(
    {
        f"{TEXT}sequence-decls",
        f"{TEXT}variable-decls",
        f"{TEXT}user-field-decls",
        f"{TEXT}alphabetical-index-auto-mark-file",
        f"{OFFICE}forms",
        f"{TEXT}bibliography-source",
        "{http://purl.org/dc/elements/1.1/}creator",
        "{http://purl.org/dc/elements/1.1/}date",
    }
)
"""Elements whose words nobody reads."""


def read_blocks(element: _Element, parent: _Element, reading: OdtReading, *, counted: bool = False) -> None:
    """Read the blocks in an element.

    Args:
        element: of OpenDocument.
        parent: the HTML element to write into.
        reading: what the file shares.
        counted: whether its paragraphs are those of the body.
    """
    for child in element:
        reading.line += counted and child.tag in _COUNTED
        tag = child.tag
        if tag in {_P, _H}:
            _paragraph(child, parent, reading, counted=counted)
        elif tag == _LIST:
            _list(child, parent, reading, counted=counted)
        elif tag == f"{_TABLE}table":
            _add(_table(child, reading), parent, reading, counted=counted)
        elif tag in _INDEXES:
            for body in child.iterchildren(f"{TEXT}index-body"):
                read_blocks(body, reading.set_apart(), reading)
        elif tag == f"{TEXT}tracked-changes":
            _tell_of_changes(child, reading)
        elif tag.startswith(DRAW):
            _paragraph(wrapped(child), parent, reading, counted=counted)
        elif tag not in _SILENT:
            read_blocks(child, parent, reading, counted=counted)


def _add(element: _Element, parent: _Element, reading: OdtReading, *, counted: bool, line: int = 0) -> None:
    parent.append(element)
    if counted:
        reading.places[element] = line or reading.line


def _tell_of_changes(element: _Element, reading: OdtReading) -> None:
    for kind in ("deletion", "insertion"):
        for _ in element.iter(f"{TEXT}{kind}"):
            reading.count("I005", f"A tracked {kind} was accepted.", f"{{n}} tracked {kind}s were accepted.")


def _paragraph(element: _Element, parent: _Element, reading: OdtReading, *, counted: bool) -> None:
    name = element.get(f"{TEXT}style-name") or ""
    style = reading.styles.paragraph(name)
    level = _level(element, style, reading, name)
    is_quote = not level and bool(_QUOTE.fullmatch(style.name))
    is_code = not level and style.code
    written = new(f"h{level}" if level else "p")
    line = OdtLine(reading, written, style.size, body=not level)
    line.walk(element, OdtStyle(size=style.size) if level or is_quote else replace(style, code=False))
    if css := _ALIGNED.get(style.aligned):
        written.set("style", css)
    reading.sized.append((written, style.size))
    words = " ".join(words_in(written).split())
    last = last_in(parent)
    if is_code and (words or (last is not None and last.tag == "pre")):
        _code(written, parent, reading, counted=counted)
    elif len(written) or words:
        if role := "title" if _TITLE.fullmatch(style.name) else _ROLES.get(style.name.lower()):
            reading.meta.setdefault(role, words)
        if element.tag == _H and words and not element.get(f"{TEXT}is-list-header"):
            put_mark(written, reading.headings.mark(_written_level(element)))
        if is_quote:
            if last is None or last.tag != "blockquote":
                last = new("blockquote")
                _add(last, parent, reading, counted=counted)
            last.append(written)
        else:
            _add(written, parent, reading, counted=counted)
    for target, source in line.waiting:
        read_blocks(source, target, reading)
    for box in line.boxes:
        one, many = "A text box was put after its paragraph.", "{n} text boxes were put after their paragraphs."
        reading.count("I005", one, many)
        holder = new("div")
        read_blocks(box, holder, reading)
        _add(holder, parent, reading, counted=counted)


def _level(element: _Element, style: OdtStyle, reading: OdtReading, name: str) -> int:
    """Return the level of a heading; the title stands above all others."""
    if _TITLE.fullmatch(style.name):
        return 1
    level = _written_level(element) if element.tag == _H else reading.styles.outline_level(name)
    return min(level, _DEEPEST)


def _written_level(heading: _Element) -> int:
    written = heading.get(f"{TEXT}outline-level") or ""
    return max(int(written[:2]), 1) if written.isdecimal() else 1


def _code(written: _Element, parent: _Element, reading: OdtReading, *, counted: bool) -> None:
    """Add a line to the block of code that stands before it, or begin one."""
    text, block = code_of(written), last_in(parent)
    if block is not None and block.tag == "pre":
        block.text = f"{block.text}\n{text}"
        return
    block = new("pre")
    block.text = text
    _add(block, parent, reading, counted=counted)


def _list(element: _Element, parent: _Element, reading: OdtReading, *, counted: bool) -> None:
    if next(element.iter(_H), None) is not None:
        # Headings that count stand in lists of one.
        for item in element:
            read_blocks(item, parent, reading, counted=counted)
        return
    first = reading.line + 1
    made = _made_list(element, reading, counted=counted)
    if len(made):
        _add(made, parent, reading, counted=counted, line=first)


def _made_list(element: _Element, reading: OdtReading, *, counted: bool, name: str = "", depth: int = 1) -> _Element:
    """Return a list in HTML; the inner ones count as the outermost says."""
    name = element.get(f"{TEXT}style-name") or name
    level = reading.styles.list_level(name, depth)
    made = new("ol" if level.ordered else "ul")
    if level.ordered and (kind := _LETTERS.get(level.system)):
        made.set("type", kind)
    for item in element:
        written = new("li")
        for child in [*item]:
            if child.tag == _LIST:
                written.append(_made_list(child, reading, counted=counted, name=name, depth=depth + 1))
            else:
                reading.line += counted and child.tag in _COUNTED
                holder = new(f"{TEXT}list-item")
                holder.append(child)
                read_blocks(holder, written, reading)
        if len(written):
            made.append(written)
    return made


def _table(element: _Element, reading: OdtReading) -> _Element:
    table = new("table")
    for row in element.iter(f"{_TABLE}table-row"):
        if next(row.iterancestors(f"{_TABLE}table"), None) is not element:
            continue
        is_head = next(row.iterancestors(f"{_TABLE}table-header-rows", f"{_TABLE}table"), element) is not element
        written = new("tr", table)
        for cell in row:
            _cell(cell, written, reading, "th" if is_head else "td")
    return table


def _cell(cell: _Element, row: _Element, reading: OdtReading, tag: str) -> None:
    """Read a cell; one that another covers is only there when it holds something all the same."""
    is_covered = cell.tag == f"{_TABLE}covered-table-cell"
    if (is_covered and len(cell) == 0) or not cell.tag.endswith("table-cell"):
        return
    target = new(tag, row)
    for name, html in (("number-columns-spanned", "colspan"), ("number-rows-spanned", "rowspan")):
        if (span := cell.get(f"{_TABLE}{name}")) and span != "1":
            target.set(html, span)
    read_blocks(cell, target, reading)
    if len(target) and (css := target[0].get("style")):
        target.set("style", css)
    repeated = cell.get(f"{_TABLE}number-columns-repeated") or "1"
    if len(target) == 0 and repeated.isdecimal():
        for _ in range(min(int(repeated[:6]), _MOST_COLUMNS) - 1):
            new(tag, row)
