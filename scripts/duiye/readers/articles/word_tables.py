"""Read the grid of a Word table as HTML.

This module owns rows, columns and merged cells; it must not read what is in a cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from duiye.readers.articles.trees import new
from duiye.readers.articles.word_parts import THROUGH, W, value
from duiye.readers.articles.word_reading import WordReading

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_COLUMNS = 200


def read_table(element: _Element, reading: WordReading, fill: Callable[[_Element, _Element], None]) -> _Element:
    """Read a table.

    Args:
        element: Word's table.
        reading: what the file shares.
        fill: reads Word's cell into a cell of HTML.

    Returns:
        The table in HTML; what a cell holds that another covers stands in that one.
    """
    table = new("table")
    open_cells: dict[int, _Element] = {}
    for row in _through(element, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            reading.count("I005", "A tracked deletion was accepted.", "{n} tracked deletions were accepted.")
            continue
        tag = "td" if properties is None or properties.find(f"{W}tblHeader") is None else "th"
        _row(row, new("tr", table), open_cells, fill, tag)
    return table


def _row(
    row: _Element,
    written: _Element,
    open_cells: dict[int, _Element],
    fill: Callable[[_Element, _Element], None],
    tag: str,
) -> None:
    column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for _ in range(column):
        new("td", written)
    for cell in _through(row, f"{W}tc"):
        across = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        above = open_cells.pop(column, None)
        if merge is not None and value(merge) != "restart" and above is not None:
            target = above
            target.set("rowspan", str(int(above.get("rowspan") or "1") + 1))
        else:
            target = new(tag, written)
            if across > 1:
                target.set("colspan", str(across))
        if merge is not None:
            open_cells[column] = target
        fill(cell, target)
        if len(target) and target[0].tag == "p" and (css := target[0].get("style")):
            target.set("style", css)
        column += across


def _through(element: _Element, tag: str) -> Iterator[_Element]:
    """Yield rows or cells, also those in content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in THROUGH or child.tag == f"{W}sdt":
            yield from _through(child, tag)


def _number(element: _Element | None, default: int) -> int:
    written = value(element)
    return min(max(int(written[:6]), default), _MOST_COLUMNS) if written.isdecimal() else default
