"""Read the grid of a table, and write it as Markdown.

This module owns rows, columns and alignment; it must not write what is in a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from duiye.readers.articles.cutting import Reading
from duiye.readers.articles.trees import words_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_COLUMNS = 100
_LONG = 400
"""More words than that in a cell are a page's text in a table, not data."""
_ALIGNED = re.compile(r"text-align\s*:\s*(left|right|center)", re.IGNORECASE)
_RULES = {"left": ":--", "right": "--:", "center": ":-:", "": "---"}

Alignment = Literal["left", "right", "center", ""]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the grid; what a merged cell covers beside its first place is empty."""

    element: _Element | None = None
    text: str = ""
    words: str = ""
    aligned: Alignment = ""


def is_data(table: _Element) -> bool:
    """Say whether a table shows data in rows and columns, and not a page's layout."""
    if (table.get("role") or "").lower() in {"presentation", "none"}:
        return False
    rows = [*_rows(table)]
    widest = max((len([*_cells(row)]) for row in rows), default=0)
    if widest < 2 or next(table.iterdescendants("table", "form", "h1", "h2", "hr"), None) is not None:  # noqa: PLR2004 — a grid
        return False
    if _has_strays(table):
        return False
    if next(table.iterdescendants("th"), None) is not None:
        return True
    cells = [cell for row in rows for cell in _cells(row)]
    return all(len([*cell.iter("p")]) < 4 and len(words_in(cell)) < _LONG for cell in cells)  # noqa: PLR2004


def _has_strays(table: _Element) -> bool:
    """Say whether words stand in the table but in no cell, where a grid would lose them."""
    frames = [table, *table.iterchildren("thead", "tbody", "tfoot"), *_rows(table)]
    known = {"thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col"}
    return any(
        (frame.text or "").strip() or any((child.tail or "").strip() or child.tag not in known for child in frame)
        for frame in frames
    )


def read_cells(table: _Element, reading: Reading) -> list[list[Cell]]:
    """Return the grid, its head first, with every row of the same length."""
    grid: list[list[Cell]] = []
    covered: dict[int, int] = {}
    merged = False
    for row in _rows(table):
        cells: list[Cell] = []
        for element in _cells(row):
            _skip(cells, covered)
            across, down = _span(element.get("colspan")), _span(element.get("rowspan"))
            across = max(1, min(across, _MOST_COLUMNS - len(cells)))
            merged = merged or across > 1 or down > 1
            for column in range(len(cells), len(cells) + across):
                covered[column] = down
            cells += [Cell(element, aligned=_alignment(element)), *[Cell()] * (across - 1)]
        _skip(cells, covered)
        covered = {column: rows - 1 for column, rows in covered.items() if rows > 1}
        if cells:
            grid.append(cells)
    if merged:
        reading.count(
            "I009",
            "A table has merged cells; their words stand in the first of them.",
            "{n} tables have merged cells; their words stand in the first of them.",
        )
    width = max((len(row) for row in grid), default=0)
    return [row + [Cell()] * (width - len(row)) for row in grid]


def _skip(cells: list[Cell], covered: dict[int, int]) -> None:
    """Add an empty cell for each place that a cell of an earlier row covers."""
    while covered.get(len(cells), 0) and len(cells) < _MOST_COLUMNS:
        cells.append(Cell())


def write_table(rows: Sequence[Sequence[Cell]]) -> str:
    """Write a grid; its first row becomes the head, since Markdown knows no table without."""
    head, *body = rows
    rules = [_RULES[_column_alignment([row[column] for row in body or [head]])] for column in range(len(head))]
    lines = [_line([cell.text for cell in head]), _line(rules), *(_line([cell.text for cell in row]) for row in body)]
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _column_alignment(cells: Sequence[Cell]) -> Alignment:
    aligned = {cell.aligned for cell in cells if cell.element is not None}
    return aligned.pop() if len(aligned) == 1 else ""


def _rows(table: _Element) -> Iterator[_Element]:
    """Yield the rows of a table and not those of tables in it, its head first and its foot last."""
    for part in ("thead", "", "tfoot"):
        for child in table:
            if child.tag == "tr" and not part:
                yield child
            elif child.tag == part or (child.tag == "tbody" and not part):
                yield from child.iterchildren("tr")


def _cells(row: _Element) -> Iterator[_Element]:
    return row.iterchildren("td", "th")


def _span(written: str | None) -> int:
    return int(written) if written and re.fullmatch(r"[1-9]\d{0,3}", written.strip()) else 1


def _alignment(element: _Element) -> Alignment:
    found = _ALIGNED.search(element.get("style") or "")
    said = (found.group(1) if found else element.get("align") or "").lower()
    return said if said in {"left", "right", "center"} else ""  # type: ignore[return-value]
