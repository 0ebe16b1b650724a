"""Find the quantities of a Chinese text.

This module owns the walk from one possible beginning to the next; how a form is read is its own module's part.
"""

from __future__ import annotations

from collections.abc import Iterator

from duiye.quantities.chinese_forms import FORMS
from duiye.quantities.chinese_numbers import NUMBER, read_number
from duiye.quantities.chinese_shares import Reader
from duiye.quantities.numerals import HAN_NUMERAL
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import Quantity

_RULES = (*FORMS, ("0123456789" + HAN_NUMERAL, NUMBER, read_number))
_BY_START: dict[str, list[tuple[Pattern, Reader]]] = {}
for _starts, _pattern, _reader in _RULES:
    for _char in dict.fromkeys(_starts):
        _BY_START.setdefault(_char, []).append((_pattern, _reader))
_START = Pattern(f"[{''.join(_BY_START)}]")


def read_chinese(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a text whose figures are in half width, in order, apart from one another."""
    at = 0
    while start := _START.search(text, at):
        at = start.end()
        for pattern, read in _BY_START[start[0]]:
            if found := pattern.match(text, start.start()):
                at = max(at, found.end())
                for quantity in read(found, text):
                    at = max(at, quantity.end)
                    yield quantity
                break
