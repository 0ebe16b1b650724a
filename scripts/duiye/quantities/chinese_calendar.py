"""Read what a Chinese number is by what stands around it: a year, a month, a day, an hour, 37.5度, 三楼.

This module owns the calendar and the clock in words; it must not find numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from duiye.quantities.numerals import HAN_DIGITS, HAN_NUMERAL, value_of
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import HALF_DAY, YEARS, Bound, Quantity, Reading

_SECONDS = Pattern(rf"(?:\d{{1,2}}(?:\.\d{{1,3}})?|[{HAN_NUMERAL}]{{1,3}})秒")
_MINUTES = Pattern(rf"(?P<said>\d{{1,2}}|[{HAN_NUMERAL}]{{1,3}})分|(?P<quarters>[一三])刻")
_MONTHS, _DAYS, _HOURS = 12, 31, 24
_DAY = 86400


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read, before its unit is known."""

    text: str
    start: int
    end: int
    value: Fraction
    said: str
    bound: Bound
    weak: bool
    scale: Fraction = Fraction(1)

    def made(self, unit: str, end: int, *readings: Reading, value: Fraction | None = None) -> Quantity:
        """Make the quantity."""
        worth = self.value if value is None else value
        return Quantity(worth, unit, self.start, end, readings, self.bound, weak=self.weak, scale=self.scale)

    @property
    def is_whole(self) -> bool:
        """Whether it has no decimals."""
        return self.value.denominator == 1


def read_year(number: Number, end: int) -> Quantity:
    """Read 2024年, 98年 and 三年."""
    value = number.value
    length: Reading = ("months", value * 12)
    if number.is_whole and int(value) in YEARS:
        return number.made("year", end, ("year", value), length)
    if number.is_whole and number.said.isdecimal() and len(number.said) == len("98"):
        return number.made("年", end, length, ("year", value + (1900 if value > YEARS[0] // 25 else 2000)))
    return number.made("年", end, length)


def readings_after(number: Number, after: str) -> tuple[Reading, ...]:
    """Read what a number counts where that depends on what stands around it."""
    value, text = number.value, number.text
    if after == "度":
        return ("degree", value), ("energy", value * 1000), ("celsius", value), ("number", value)
    if after == "楼":
        # 三楼 is the second floor in London.
        return ("number", value), ("number", value - 1)
    is_of_hour = text.startswith("小时", max(0, number.start - 2))
    if after == "分" and (is_of_hour or _SECONDS.match(text, number.end + 1)):
        return ("seconds", value * 60), ("number", value)
    return ()


def read_calendar(number: Number, after: str) -> Quantity | None:
    """Read a month, a day or an hour."""
    end, value = number.end + 1, number.value
    if after == "月" and 1 <= value <= _MONTHS:
        return number.made("month", end, ("month", value))
    if after in {"日", "号"}:
        if number.text[number.start - 1 : number.start] == "月" and 1 <= value <= _DAYS:
            return replace(number, weak=False).made("date", end, ("day", value), ("number", value))
        return number.made("date", end, ("number", value), ("day", value), ("seconds", value * _DAY))
    return _hour(number) if after in {"时", "点"} and value <= _HOURS else None


def _hour(number: Number) -> Quantity:
    end = number.end + 1
    minutes = Fraction(0)
    if number.text.startswith("半", end):
        minutes, end = Fraction(30), end + 1
    elif found := _MINUTES.match(number.text, end):
        minutes = (
            15 * Fraction(HAN_DIGITS[found["quarters"]]) if found["quarters"] else value_of(found["said"]) or minutes
        )
        end = found.end()
    at = (number.value * 60 + minutes) % HALF_DAY
    weak = number.weak or not at
    return replace(number, weak=weak).made("clock", end, ("clock", at), ("number", number.value))
