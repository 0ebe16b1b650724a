"""Let parts of one length of time, and parts of a year, mean what they are together.

三个月 to June is the second quarter, January to March the first; 1小时30分 is `90 minutes`, 3元5角 was one already.
This module owns what neighbours say together; it must not read numbers, nor compare texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from duiye.model import Language
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import Quantity, Reading

_PARTED = Pattern(r"(?:[ -]|,? and |, |零|又)?")
_THROUGH = Pattern(r" ?(?:to|through|and|-|–|—|~|～|至|到|和) ?")
_ENDING = Pattern(r" (?:to|ended|ending|through|up to|until)(?: on)?(?: the end of)? (?:\d\d? )?")
_FIRST = Pattern(r"\b(?:first|opening) $")
_LAST = Pattern(r"\b(?:last|final|closing) $")
_END = Pattern(r"[份]?[底末]")
_END_OF = Pattern(r"\bend of (?:the |its |their )?$")
_SUMMED = {"seconds", "months", "length"}
_MONTHS_OF = {"quarter": 3, "half-year": 6}
_PARTS = {Fraction(3): ("quarter", 3), Fraction(6): ("half-year", 6)}
"""Parts of the year by their months."""
_LAST_DAYS = {3: 31, 6: 30, 9: 30, 12: 31}
_YEAR, _SEVERAL = 12, 2
_LOOK = 16


def join_periods(quantities: tuple[Quantity, ...], text: str, language: Language) -> tuple[Quantity, ...]:
    """Give neighbours the reading that they have together."""
    made = list(quantities)
    for index, quantity in enumerate(quantities):
        made[index] = _end_of_part(made[index], text, is_han=language.startswith("zh"))
        if quantity.dimension == "months" and not language.startswith("zh"):
            made[index] = _first_or_last(made[index], text)
    for index in range(len(made) - 1):
        one, other = made[index], made[index + 1]
        if one.dimension == "month" and "month" in {name for name, _ in other.readings}:
            if _THROUGH.fullmatch(text, one.end, other.start):
                made[index : index + 2] = _through(one, other)
        elif "month" in {one.dimension, other.dimension}:
            made[index : index + 2] = _until(one, other, text)
    return tuple(_add_up(made, text))


def _moved(quantity: Quantity, *readings: Reading, weak: bool = False) -> Quantity:
    return replace(quantity, readings=(*quantity.readings, *readings), weak=quantity.weak or weak)


def _add_up(quantities: list[Quantity], text: str) -> Iterator[Quantity]:
    """Give each part of “two years and three months”, of 2小时08分15秒, the sum as a further reading."""
    run: list[Quantity] = []
    for quantity in quantities:
        if run and not _is_smaller_part(run[-1], quantity, text):
            yield from _summed(run)
            run = []
        run.append(quantity)
    yield from _summed(run)


def _is_smaller_part(one: Quantity, other: Quantity, text: str) -> bool:
    if one.dimension != other.dimension or one.dimension not in _SUMMED or not one.value or not other.value:
        return False
    if not _PARTED.fullmatch(text, one.end, other.start):
        return False
    size, part = one.readings[0][1] / one.value, other.readings[0][1]
    return part < size and part / other.value < size


def _summed(run: list[Quantity]) -> list[Quantity]:
    if len(run) < _SEVERAL:
        return run
    total: Reading = (run[0].dimension, sum((each.readings[0][1] for each in run), Fraction(0)))
    return [_moved(each, total) for each in run]


def _through(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Read January to March as the first quarter, 1月至9月 as three of them."""
    first, last = one.value, next(value for name, value in other.readings if name == "month")
    months = last - first + 1
    if months == _YEAR - 3 and first == 1:
        together: tuple[Reading, ...] = (("number", Fraction(3)), ("months", months))
    elif months in _PARTS and last % months == 0:
        name, size = _PARTS[months]
        together = ((name, last / size), ("months", months))
    elif first == 1:
        together = (("months", months),)
    else:
        return one, other
    return _moved(one, *together), _moved(other, *together)


def _until(one: Quantity, other: Quantity, text: str) -> tuple[Quantity, Quantity]:
    """Read “the three months to June” as the second quarter; the last day of such a month is its end."""
    if one.dimension == "months" and _ENDING.fullmatch(text, one.end, other.start):
        months, month = one.readings[0][1], other.value
        if months in _PARTS and month % months == 0:
            name, size = _PARTS[months]
            return _moved(one, (name, month / size)), _moved(other, weak=True)
        if months in {9, 12} and month % 3 == 0:
            return one, _moved(other, weak=True)
    if other.start - one.end <= len(" of "):
        if other.unit == "date" and _LAST_DAYS.get(int(one.value)) == other.value:
            return one, _moved(other, weak=True)
        if one.unit == "date" and _LAST_DAYS.get(int(other.value)) == one.value:
            return _moved(one, weak=True), other
    return one, other


def _end_of_part(quantity: Quantity, text: str, *, is_han: bool) -> Quantity:
    """Read 三季度末 as September, 6月底 as the end of the second quarter."""
    months = _MONTHS_OF.get(quantity.dimension)
    if months:
        is_end = (
            _END.match(text, quantity.end)
            if is_han
            else _END_OF.search(text, max(0, quantity.start - _LOOK), quantity.start)
        )
        return _moved(quantity, ("month", quantity.value * months)) if is_end else quantity
    if is_han and quantity.dimension == "month" and quantity.value % 3 == 0 and _END.match(text, quantity.end):
        return _moved(quantity, ("quarter", quantity.value / 3))
    return quantity


def _first_or_last(quantity: Quantity, text: str) -> Quantity:
    """Read “the first three months” as the first quarter, “the final six” as the second half."""
    months = quantity.readings[0][1]
    if months not in _PARTS:
        return quantity
    name, size = _PARTS[months]
    around = max(0, quantity.start - _LOOK), quantity.start
    if _FIRST.search(text, *around):
        return _moved(quantity, (name, Fraction(1)))
    return _moved(quantity, (name, Fraction(_YEAR, size))) if _LAST.search(text, *around) else quantity
