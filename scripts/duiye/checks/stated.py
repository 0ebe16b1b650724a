"""Find what a text states, as the ledger writes it: a value in a unit, exact or not.

This module owns the step from the amounts of a text to the ledger's units; it must not judge them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from duiye.amounts import amounts
from duiye.model import Language

YEAR = "year"

_NAMES = {
    "元": "CNY", "块钱": "CNY", "人民币": "CNY", "美元": "USD", "美金": "USD", "欧元": "EUR", "日元": "JPY",
    "英镑": "GBP", "港元": "HKD", "港币": "HKD", "新台币": "TWD", "韩元": "KRW",
    "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "cny": "CNY", "dollar": "USD", "us dollar": "USD", "usd": "USD",
    "euro": "EUR", "eur": "EUR", "yen": "JPY", "jpy": "JPY", "pound": "GBP", "gbp": "GBP", "hong kong dollar": "HKD",
    "hkd": "HKD", "won": "KRW",
    "us$": "USD", "$": "USD", "hk$": "HKD", "nt$": "TWD", "€": "EUR", "£": "GBP", "¥": "CNY", "￥": "CNY",
}  # fmt: skip
_MONEY = frozenset(_NAMES.values())
_AFTER = re.compile(
    r"[ \t]?(?P<name>美元|美金|欧元|日元|英镑|港[元币]|新台币|韩元|人民币|元|块钱"
    r"|(?i:yuan|renminbi|rmb|cny|(?:us|hong kong) dollar|dollar|usd|euro|eur|yen|jpy|pound|gbp|hkd|won)(?=s?\b))?"
    r"(?P<more>多|余|左右|上下|以上)?"
)
_BEFORE = re.compile(
    r"(?P<rough>大?约合?为?|逾|近|超过?|至少|不到|接近|大概"
    r"|(?i:\b(?:about|around|roughly|nearly|almost|approximately|some|over|under|(?:more|less) than|at least|close to)"
    r" ))?"
    r"(?P<name>(?i:US\$|HK\$|NT\$|\$|€|£|¥|￥|(?:USD|CNY|RMB|EUR) ?))?"
    r"(?P<sign>(?<![A-Za-z0-9.,%％)）])[-−])?$"
)
_RANGE = re.compile(r" ?(?:or|to|and|[-–—~至到或、]) ?(?:US\$|\$|€|£|¥)?")
"""What stands between two numbers that share what follows the second: 1.6 or 1.8 trillion."""
_REACH = 20
"""Characters before an amount in which its sign and its “about” are looked for."""
_ROUNDED = 3
"""Digits that a figure must keep when a text rounds it."""
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_BARE, _MONTH = "number", "month"
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
    """Find the numbers that a text states, in order.

    The first of two numbers that may share a scale or unit (`1.6 or 1.8 trillion`) is given in both ways.
    """
    found = tuple(_read_stated(text, language))
    return (*found, *(shared for first, second in pairwise(found) if (shared := _sharing(text, first, second))))


def _read_stated(text: str, language: Language) -> Iterator[Stated]:
    for amount in amounts(text, language):
        if amount.unit == _MONTH:
            continue
        before = _BEFORE.search(text[max(0, amount.start - _REACH) : amount.start])
        after = _AFTER.match(text, amount.end)
        digits = _DIGITS.search(text, amount.start, amount.end)
        said = [found["name"] for found in (after, before) if found and found["name"]]
        currency = _NAMES.get(said[0].strip().lower()) if said else None
        unit = "" if amount.unit == _BARE else amount.unit
        yield Stated(
            amount.value,
            currency or unit,
            amount.start - len(before.group() if before else ""),
            after.end() if after else amount.end,
            is_negative=bool(before and before["sign"]),
            is_rough=bool(before and before["rough"]) or bool(after and after["more"]),
            digits=digits.group().replace(",", "") if digits else "",
            size=float(amount.value),
        )


def _sharing(text: str, first: Stated, second: Stated) -> Stated | None:
    """Read the first of two numbers with the scale and unit of the second, where only that one has them."""
    if first.unit == YEAR or (first.unit and second.unit not in {"", first.unit}):
        return None
    if not first.digits or not second.digits or not _RANGE.fullmatch(text, first.end, second.start):
        return None
    value = first.value * (second.scale if first.scale == 1 else 1)
    return replace(first, value=value, unit=second.unit or first.unit, size=float(value))


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
