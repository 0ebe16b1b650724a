"""Read tables: rows of cells, with the cells that span columns or rows, heads of columns and of rows.

This module owns tables; what stands in a cell is read by whoever is given. A cell has `body` (blocks), `align`
(`left`, `center`, `right`), `scope` (`column`, `row` or empty: of what it is the head), `across` and `down`
(how many columns and rows it takes), `column` (the first of them, counted from 0).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from duiye.writers.book.page import Inside, Node, Page, Run
from duiye.writers.book.runs import read_runs

_ALIGNMENT = re.compile(r"text-align:\s*(left|center|right)")
_WIDEST = 100
"""Columns or rows that a cell may take; a page has no room for as many."""
_LEFT = "left"


def read_table(element: HtmlElement, page: Page, inside: Inside) -> Iterator[Node]:
    """Read a table; rows that are too short get empty cells."""
    parts = [(row, str(row.getparent().tag)) for row in element.xpath("tr | thead/tr | tbody/tr | tfoot/tr")]
    # A foot may be written before the body that it stands below.
    parts.sort(key=lambda part: part[1] == "tfoot")
    rows = [_row(row, page, inside, is_head=part == "thead") for row, part in parts]
    heads = sum(part == "thead" for _, part in parts)
    widths = [*_widths(rows[:heads]), *_widths(rows[heads:])]
    columns = max(widths, default=0)
    for row, width in zip(rows, widths, strict=True):
        row += [_cell([], _LEFT) | {"column": width + n} for n in range(columns - width)]
    first = [cell["align"] for row in rows[:1] for cell in row for _ in range(cell["across"])]
    yield {
        "kind": "table",
        "id": page.label(element),
        "number": 0,
        "caption": _caption(element, page),
        "columns": first,
        "head": rows[:heads],
        "rows": rows[heads:],
    }


def _cell(body: list[Node], align: str, scope: str = "", across: int = 1, down: int = 1) -> Node:
    return {"body": body, "align": align, "scope": scope, "column": 0, "across": across, "down": down}


def _row(row: HtmlElement, page: Page, inside: Inside, *, is_head: bool) -> list[Node]:
    return [
        _cell(
            inside(cell),
            _alignment(cell),
            _scope(cell, is_head=is_head),
            _span(cell, "colspan", page),
            _span(cell, "rowspan", page),
        )
        for cell in row
        if cell.tag in {"td", "th"}
    ]


def _scope(cell: HtmlElement, *, is_head: bool) -> str:
    """Say of what a cell is the head; one outside the table's head is its row's unless it says otherwise."""
    if cell.tag == "td":
        return ""
    if (cell.get("scope") or "").startswith("col") or is_head:
        return "column"
    return "row"


def _span(cell: HtmlElement, name: str, page: Page) -> int:
    written = cell.get(name)
    if written is None:
        return 1
    if re.fullmatch(r"[0-9]{1,3}", written) and 0 < int(written) <= _WIDEST:
        return int(written)
    page.tell(f"a cell with {name} {written!r}", cell, f"{name}=")
    return 1


def _widths(rows: Sequence[list[Node]]) -> list[int]:
    """Return how many columns each row fills; cut what reaches into other cells or below the last row."""
    taken: list[set[int]] = [set() for _ in rows]
    for n, row in enumerate(rows):
        place = 0
        for cell in row:
            while place in taken[n]:
                place += 1
            while any(place + x in taken[n] for x in range(cell["across"])):
                cell["across"] -= 1
            cell["column"] = place
            cell["down"] = min(cell["down"], len(rows) - n)
            for below in range(cell["down"]):
                taken[n + below] |= set(range(place, place + cell["across"]))
            place += cell["across"]
    return [len(places) for places in taken]


def _alignment(cell: HtmlElement) -> str:
    found = _ALIGNMENT.search(cell.get("style") or "")
    said = found[1] if found else (cell.get("align") or "").lower()
    return said if said in {"center", "right"} else _LEFT


def _caption(element: HtmlElement, page: Page) -> list[Run]:
    caption = element.find("caption")
    if caption is None:
        return []
    paragraphs = caption.findall("p")
    return [run for part in paragraphs or [caption] for run in read_runs(part, page)]
