"""Check that tables and lists have the same shape in both languages (P008, P010)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from duiye.checks.parity.couples import Couple, name
from duiye.model import Block, BlockKind
from duiye.notice import Notice

_CELL_MARK = re.compile(r"\\.|(?P<ticks>`+)(?:(?!(?P=ticks)).)*(?P=ticks)|(?P<mark>\|)", re.DOTALL)
"""A bar parts cells unless it is escaped or stands in code."""
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_ITEM = re.compile(r"[ \t>]*(?:[-+*]|\d{1,9}\.)[ \t]+\S|[ \t>]*:[ \t]+\S")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$")
_ITEMISED = frozenset({BlockKind.LIST, BlockKind.ADMONITION, BlockKind.QUOTE, BlockKind.DEFINITIONS, BlockKind.NOTE})
_SIDES = {(True, True): "centred", (True, False): "left", (False, True): "right", (False, False): "as usual"}


def compare_tables(couple: Couple) -> Iterator[Notice]:
    """Yield P008 for a table that has not as many rows and columns as its counterpart, aligned in the same way."""
    (first, second) = couple
    if second.block.kind is not BlockKind.TABLE:
        return
    ours, theirs = _table(first.block), _table(second.block)
    if ours[:2] != theirs[:2]:
        shapes = [f"{_count(rows, 'row')} and {_count(columns, 'column')}" for rows, columns, _ in (theirs, ours)]
        message = f"This table has {shapes[0]}, that of {first.chapter.file} has {shapes[1]}."
        yield Notice("P008", second.locus(), message)
        return
    for number, (mine, yours) in enumerate(zip(ours[2], theirs[2], strict=True), 1):
        if mine != yours:
            message = f"Column {number} is aligned {yours} here, {mine} in {first.chapter.file}."
            yield Notice(
                "P008", second.locus(1), message, "Write the same row of hyphens and colons in both languages."
            )
            return


def compare_items(couple: Couple) -> Iterator[Notice]:
    """Yield P010 for a list, or what holds one, that has not as many items as its counterpart."""
    (first, second) = couple
    if second.block.kind not in _ITEMISED:
        return
    ours, theirs = _items(first.block), _items(second.block)
    if ours != theirs:
        message = f"This {name(second.block)} has {_count(theirs, 'item')}, that of {first.chapter.file} has {ours}."
        yield Notice("P010", second.locus(), message)


def _table(block: Block) -> tuple[int, int, list[str]]:
    """Return the rows below the head, the columns, and how each column is aligned."""
    lines = [line for line in block.text.strip("\n").split("\n") if line.strip()]
    rule = _cells(lines[1])
    return len(lines) - 2, len(rule), [_SIDES[cell.startswith(":"), cell.endswith(":")] for cell in rule]


def _cells(line: str) -> list[str]:
    line = line.strip()
    marks = [found.start() for found in _CELL_MARK.finditer(line) if found["mark"]]
    edges = [-1, *marks, len(line)]
    cells = [line[start + 1 : end].strip() for start, end in pairwise(edges)]
    return cells[line.startswith("|") : len(cells) - (len(cells) > 1 and line.endswith("|"))]


def _items(block: Block) -> int:
    """Count the items of all lists in a block, those inside one another too."""
    count, fence = 0, ""
    for line in block.text.split("\n"):
        found = _FENCE.match(line)
        if found and (not fence or found.group(1).startswith(fence)):
            fence = "" if fence else found.group(1)
        count += not fence and bool(_ITEM.match(line)) and not _RULE.match(line)
    return count


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
