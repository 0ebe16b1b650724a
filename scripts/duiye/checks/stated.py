"""Find what a text states, as the ledger writes it: a value in a unit, exact or not.

This module owns the step from the amounts of a text to the ledger's units; it must not judge them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from duiye.checks.amounts import side_of
from duiye.model import Language
from duiye.quantities import Quantity
from duiye.quantities.units import LATIN_UNITS

YEAR = "year"

_MONEY = frozenset(
    dimension.removeprefix("money ") for dimension, _ in LATIN_UNITS.values() if dimension.startswith("money ")
)
_BEFORE = re.compile(
    r"(?P<rough>大?约合?为?|逾|近|超过?|至少|不到|接近|大概"
    r"|(?i:\b(?:about|around|roughly|nearly|almost|approximately|some|over|under|(?:more|less) than|at least|close to)"
    r" ))?"
    r"(?P<name>(?i:US\$|HK\$|NT\$|\$|€|£|¥|￥|(?:USD|CNY|RMB|EUR) ?))?"
    r"(?P<sign>(?<![A-Za-z0-9.,%％)）])[-−])?$"
)
_REACH = 20
"""Characters before an amount in which its sign and its “about” are looked for."""
_ROUNDED = 3
"""Digits that a figure must keep when a text rounds it."""
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MORE = re.compile(r"余|(?<!之)多|左右|上下|以上")
_NO_FIGURES = frozenset({"month", "day", "quarter", "half-year", "decade", "clock", "vague"})
_SHARES = frozenset({"percent", "points"})
_SCALES = {
    "zh": (("万亿", 12), ("亿", 8), ("万", 4)),
    "en": ((" trillion", 12), (" billion", 9), (" million", 6)),
}


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that a text states."""

    value: Fraction
    """Without sign, in the unit itself: of 22.51亿元 it is 2251000000."""
    unit: str
    """As in the ledger: a currency, `percent`, `points` or `times`; `year`; empty where a bare number or a thing."""
    start: int
    end: int
    """Offsets in characters, from the sign or the word that goes with it to the name of its currency."""
    is_negative: bool
    """Whether a minus sign stands before it; that a loss or a fall is meant is not looked for."""
    is_rough: bool
    """Whether the text says “about”, “nearly”, “more than” or the like."""
    digits: str
    """As they are written, without commas; empty for words."""
    size: float
    """The value again, inexact and quick to compare."""

    @property
    def scale(self) -> Fraction:
        """What the scale words make of the digits: of 77.2 billion it is a billion."""
        return self.value / Fraction(self.digits) if self.value and self.digits else Fraction(1)

    @property
    def place(self) -> Fraction:
        """Worth of the last digit, where three are written or more, else 0: of 77.2 billion it is 100 million."""
        if len(self.digits.replace(".", "").lstrip("0")) < _ROUNDED:
            return Fraction(0)
        return self.scale * Fraction(1, 10 ** len(self.digits.partition(".")[2]))


@lru_cache(maxsize=512)
def read_stated(text: str, language: Language) -> tuple[Stated, ...]:
    """Find the numbers that a text states, in order; one that can be read in two ways is given in both."""
    return tuple(_read_stated(text, language))


def _read_stated(text: str, language: Language) -> Iterator[Stated]:
    for quantity in side_of(text, language).quantities:
        before = _BEFORE.search(text[max(0, quantity.start - _REACH) : quantity.start])
        digits = _DIGITS.search(text, quantity.start, quantity.end)
        for value, unit in dict.fromkeys(_meanings(quantity)):
            yield Stated(
                value,
                unit,
                quantity.start - len(before.group() if before else ""),
                quantity.end,
                is_negative=bool(before and before["sign"]),
                is_rough=_is_rough(quantity, text) or bool(before and before["rough"]),
                digits=digits.group().replace(",", "") if digits else "",
                size=float(value),
            )


def _is_rough(quantity: Quantity, text: str) -> bool:
    """Say whether a quantity is not exact; “up to” and 之多 say nothing of that."""
    around = text[quantity.start : quantity.end + 2]
    return quantity.bound == "about" or bool(quantity.bound and _MORE.search(around))


def _meanings(quantity: Quantity) -> Iterator[tuple[Fraction, str]]:
    """Yield what a quantity may be in the ledger's units; dates and vague amounts are nothing there."""
    dimensions = [dimension for dimension, _ in quantity.readings]
    if "share" in dimensions:
        # Growth of 125% is 2.25 times as much for a translator, but not for the ledger.
        value = quantity.readings[dimensions.index("share")][1]
        yield (value, "times") if quantity.unit == "times" else (value * 100, "percent")
        return
    if YEAR in dimensions:
        yield quantity.value, YEAR
        return
    for dimension, value in quantity.readings:
        if dimension.startswith("money "):
            yield value, dimension.removeprefix("money ")
        elif dimension == "points":
            yield value, dimension
        elif dimension == "number":
            yield value, ""
        elif not {dimension, quantity.dimension} & _NO_FIGURES:
            # 10月至12月 are three months, of which the ledger knows nothing.
            yield quantity.value, ""


def is_of(unit: str, stated: Stated) -> bool:
    """Say whether a number may be meant in a unit of the ledger.

    A bare number may count anything but a share: currencies are left out where they are plain, and
    “6” may be 6 times. What the ledger counts in words of its own is a bare number to the text.
    """
    if stated.unit == unit:
        return True
    is_bare = not stated.unit or stated.unit == YEAR
    return is_bare and unit not in _SHARES and not (stated.unit == YEAR and unit in _MONEY)


def is_thing(unit: str, stated: Stated) -> bool:
    """Say whether the ledger counts in a word of its own, and a number of the text may count that."""
    return unit not in _SHARES | _MONEY | {"times"} and not stated.unit and bool(stated.digits)


def name_value(value: Decimal, unit: str, language: Language) -> str:
    """Write a value for the author of the ledger: 453亿 CNY, 45.3 billion CNY, 225%."""
    exact = abs(value)
    shown, scale = exact, ""
    for name, exponent in _SCALES["zh" if language.startswith("zh") else "en"]:
        if exact >= Decimal(10) ** exponent:
            shown, scale = exact.scaleb(-exponent), name
            break
    digits = f"{shown.normalize():,f}"
    sign = "−" if value < 0 else ""
    return f"{sign}{digits}{scale}" + ("%" if unit == "percent" else f" {unit}")
