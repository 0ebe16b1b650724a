"""Compare numbers of a text with a figure of the ledger: which states it, and which was likely meant to.

This module owns that judgement of two values; it must not know where the number stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import isclose

from duiye.checks.stated import YEAR, Stated, is_of, is_thing
from duiye.model import Figure

_LOOSE = 0.01
"""More than a number is changed by being rounded to three digits."""
_CLOSE = 2
"""A number that is this many times another, or less, may be meant for it."""


def is_stated(figure: Figure, stated: Stated) -> bool:
    """Say whether a number of a text is the figure, or the figure rounded.

    A negative one may be told in words such as “loss”, a positive one never with a minus sign.
    """
    if not isclose(stated.size, abs(figure.value), rel_tol=_LOOSE) or not is_of(figure.unit, stated):
        return False
    value = _size(figure.value)
    is_same = stated.value == value or abs(stated.value - value) * 2 <= stated.place
    return is_same and (figure.value < 0 or not stated.is_negative)


@lru_cache(maxsize=1024)
def _size(value: Decimal) -> Fraction:
    return abs(Fraction(value))


def likeliest(figure: Figure, numbers: Sequence[Stated]) -> int | None:
    """Choose the number that is most likely meant for a figure, by its place in the list.

    It is the figure in another unit, a slip of it, one that is near, or the only one of its unit.
    """
    value = _size(figure.value)
    ranked = sorted(
        (distance, index)
        for index, stated in enumerate(numbers)
        if (distance := _distance(value, stated, figure.unit)) is not None
    )
    if ranked:
        return ranked[0][1]
    same = [n for n, stated in enumerate(numbers) if stated.unit == figure.unit or is_thing(figure.unit, stated)]
    return same[0] if len(same) == 1 else None


def _distance(value: Fraction, stated: Stated, unit: str) -> Fraction | None:
    """Return how far a number is from a value: less than 1 for a slip of unit, sign or scale; None for too far."""
    if not value or not stated.value:
        return None
    if stated.value == value:
        return Fraction(0)
    if not is_of(unit, stated):
        return None
    ratio = max(value / stated.value, stated.value / value)
    if _power_of_ten(ratio) is not None or _digits(value) == _digits(stated.value):
        return Fraction(1, 2)
    return ratio if ratio <= _CLOSE and stated.unit != YEAR else None


def _digits(value: Fraction) -> list[str]:
    """Return the digits of a value, sorted, without zeros: those of 31 and 130 are the same."""
    return sorted(str(value.numerator if value.denominator == 1 else float(value)).replace(".", "").replace("0", ""))


def times_off(figure: Figure, stated: Stated) -> int:
    """Return by how many times a number is too much or too little if that is 10, 100 and so on, else 0."""
    value = _size(figure.value)
    exponent = _power_of_ten(max(value / stated.value, stated.value / value)) if value and stated.value else None
    return 10**exponent if exponent else 0


def _power_of_ten(ratio: Fraction) -> int | None:
    """Return the exponent of a ratio that is 1, 10, 100 and so on; None for any other."""
    digits = str(ratio.numerator)
    is_power = ratio.denominator == 1 and digits == "1" + "0" * (len(digits) - 1)
    return len(digits) - 1 if is_power else None
