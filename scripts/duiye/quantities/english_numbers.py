"""Read an English number, in figures or in words, with the unit that follows it.

This module owns what a number becomes by what stands around it; it must not find numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from duiye.quantities.english_units import (
    AND_A_PART,
    ATTACHED,
    CURRENCY,
    TIMES,
    find_bound,
    find_unit,
    may_be_growth,
    part_of,
)
from duiye.quantities.numerals import LATIN_BELOW_HUNDRED, MONTHS, SHORT_MONTHS, WORDS, latin_numeral
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import YEARS, Quantity, Reading, percent_readings
from duiye.quantities.units import CURRENCY_SIGNS, Unit

ALL_MONTHS = MONTHS | SHORT_MONTHS
ONE_IN = Pattern(
    rf"(?:(?P<one>one|1)(?: [a-z-]+){{1,2}}|(?P<up>{LATIN_BELOW_HUNDRED}|\d{{1,3}}(?:\.\d{{1,3}})?)"
    rf"(?: times| cases| people| parts?)?)"
    rf" (?:in|out of|per)(?: every| each)? (?P<down>(?:an? |one |ten )?(?:hundred |ten )?(?:hundred|thousand|million)"
    rf"|{LATIN_BELOW_HUNDRED}|\d{{1,2}}|10{{2,4}}|1,000|10,000|100,000)"
    r"\b(?![.,]?\d|[ -](?:years?|months?|weeks?|days?|hours?|minutes?|decades?|million|billion|percent|per|countries"
    r"|cities|places|languages)\b|%)",
    re.IGNORECASE,
)
"""“One in five”, “one user in nine”."""
_HALF = Fraction(1, 2)
_MONTH_AFTER = Pattern(r"(?: of)? (?P<month>[A-Z][a-z]{2,8})\b")
_MONTH_BEFORE = Pattern(r"\b(?P<month>[A-Z][a-z]{2,8})\.? $")
_CENTURY = Pattern(r"[ -]centur(?:y|ies)\b")
_COMPARED = Pattern(
    r"[ -](?:(?P<more>more|higher|greater|larger|bigger|faster|above|dearer|longer|heavier)"
    r"|less|lower|fewer|cheaper|smaller|below|off|discount|slower|shorter|lighter)\b"
)
_MONEY_NAMED = Pattern(r" (?:yuan|dollars?|RMB|CNY|USD)\b")
_SUMMED = Pattern(r"\b(?:all|these|those|other) $", re.IGNORECASE)
_FEW = 10
_HUNDRED = 100
_FORTNIGHT: Reading = ("seconds", Fraction(14 * 86400))
_DAYS = 31
_LONGEST_MONTH = 12
_LENGTHS = {"months", "seconds"}
_THIS_CENTURY = 40
"""'98 is 1998, '24 is 2024."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read, before its unit is known."""

    text: str
    start: int
    end: int
    value: Fraction
    said: str
    """In small letters, without scale words where it is in figures."""
    scale: Fraction = Fraction(1)

    @property
    def is_plain(self) -> bool:
        """Whether it is written in digits only."""
        return self.said.isdecimal()

    @property
    def is_whole(self) -> bool:
        """Whether it has no decimals."""
        return self.value.denominator == 1


def measured(number: Number) -> Quantity | None:
    """Read a number's currency or unit; None where letters make a name of it."""
    text, value, end = number.text, number.value, number.end
    # “All three grew” stands for three names.
    is_summed = value <= _FEW and number.said in WORDS
    is_summed = is_summed and bool(_SUMMED.search(text, max(0, number.start - 8), number.start))
    weak = is_summed or number.said == "zero" or (value == 1 and number.said in {"a", "an", "one"})
    if currency := CURRENCY.search(text, max(0, number.start - 4), number.start):
        return _money(number, currency)
    unit, stop, name = find_unit(text, end)
    if name in TIMES:
        return times(number, stop)
    if name == ATTACHED:
        return _bare(number, weak=False) if text[end:stop].rstrip(".") == "p" else None
    if unit is None:
        return _bare(number, weak=weak or number.said == "two")
    if unit[0] in _LENGTHS and (part := AND_A_PART.match(text, stop)):
        value, stop = value + part_of(part), part.end()
    weak = weak and unit[0] not in {"points", "share"}
    readings = unit_readings(value, unit, name)
    if unit[0] == "share" and (compared := _COMPARED.match(text, stop)):
        # “40% more” is 1.4 times as much
        change = value * unit[1]
        readings += (("share", 1 + change if compared["more"] else 1 - change),)
    if name == "year" and text.startswith("-old", stop):
        readings = (("number", value), *readings)
    bound = find_bound(text, number.start, end)
    return Quantity(value, name, number.start, stop, readings, bound, weak=weak, scale=number.scale)


def unit_readings(value: Fraction, unit: Unit, name: str) -> tuple[Reading, ...]:
    """Read a value in a unit, and what else the unit's name may mean."""
    dimension, size = unit
    own: Reading = (dimension, value * size)
    if dimension == "share":
        return percent_readings(value * size * 100)
    if own == _FORTNIGHT and name in {"week", "fortnight"}:
        # 半个月, 15天
        return (own, ("months", _HALF), ("seconds", Fraction(15 * 86400)))
    if name == "pound":
        return (("money GBP", value), own)
    others: dict[str, tuple[Reading, ...]] = {
        "point": (("number", value),),
        "cent": (("money EUR", value * size),),
        "degree": (("celsius", value), ("number", value)),
        "m": (("number", value * 10**6),),
        "quarter": (("number", value), ("share", value / 4)),
    }
    return (own, *others.get(name, ()))


def _money(number: Number, currency: re.Match[str]) -> Quantity:
    mark = currency[0].strip()
    code = CURRENCY_SIGNS[mark]
    readings: tuple[Reading, ...] = ((f"money {code}", number.value),)
    if mark == "¥":
        readings += (("money JPY", number.value),)
    named = _MONEY_NAMED.match(number.text, number.end)
    end = named.end() if named else number.end
    bound = find_bound(number.text, number.start, number.end)
    return Quantity(number.value, code, currency.start(), end, readings, bound, scale=number.scale)


def _bare(number: Number, *, weak: bool) -> Quantity:
    """Read a number without a unit: a year, a day, a count."""
    text, start, end, value = number.text, number.start, number.end, number.value
    count: Reading = ("number", value)
    if number.is_plain and number.scale == 1:
        if len(number.said) == len("1998") and int(value) in YEARS:
            return Quantity(value, "year", start, end, (("year", value), count), find_bound(text, start, end))
        if len(number.said) == len("98") and text[start - 1 : start] in {"'", "’"}:
            year = value + (1900 if value > _THIS_CENTURY else 2000)
            return Quantity(year, "year", start, end, (("year", year), count))
        if 1 <= value <= _DAYS and is_day(text, start, end):
            return Quantity(value, "date", start, end, (("day", value), count))
    bound = find_bound(text, start, end)
    # “More than a dozen” is 十几.
    others: tuple[Reading, ...] = (("number", value * 10 / 12),) if number.said.endswith("dozen") else ()
    return Quantity(value, "", start, end, (count, *others), bound, scale=number.scale, weak=weak)


def is_day(text: str, start: int, end: int) -> bool:
    """Say whether a month stands beside a number."""
    after = _MONTH_AFTER.match(text, end)
    before = _MONTH_BEFORE.search(text, max(0, start - _LONGEST_MONTH), start)
    return any(found and found["month"] in ALL_MONTHS for found in (after, before))


def times(number: Number, end: int) -> Quantity:
    """Read “three times”, “threefold”, `3x`; more than is said of it leaves open whether it is growth by so much."""
    readings: tuple[Reading, ...] = (("share", number.value), ("number", number.value))
    name = "times"
    if may_be_growth(number.text, number.start, end):
        readings += (("share", number.value + 1),)
        name = "times more"
    return Quantity(number.value, name, number.start, end, readings, find_bound(number.text, number.start, end))


def ordinal(value: Fraction, text: str, start: int, end: int) -> Quantity:
    """Read “third”, `26th`, “nineteenth century”."""
    if century := _CENTURY.match(text, end):
        return Quantity(value, "century", start, century.end(), (("number", value),))
    if text[start].isdecimal() and value <= _DAYS and is_day(text, start, end):
        return Quantity(value, "date", start, end, (("day", value), ("number", value)))
    readings: tuple[Reading, ...] = (("number", value),)
    if value > len(("first", "second")):
        # “the richest tenth”
        readings += (("share", 1 / value),)
    return Quantity(value, "ordinal", start, end, readings, weak=value <= 1)


def one_in(found: re.Match[str]) -> tuple[Quantity, ...]:
    """Read “one in five”; “nine times out of ten” is a manner of speaking, “3.1 per 1,000” has two numbers."""
    up, down = small(found["up"] or found["one"]), small(found["down"].replace(",", ""))
    if up >= down:
        return ()
    share: Reading = ("share", up / down)
    if down >= _HUNDRED and up != 1:
        ends = ((up, found.span("up")), (down, found.span("down")))
        return tuple(Quantity(value, "", *span, (("number", value), share)) for value, span in ends)
    is_idiom = share[1] == Fraction(9, 10) and found["down"].isalpha()
    return (Quantity(share[1], "share", *found.span(), (share, ("number", down)), weak=is_idiom),)


def small(said: str) -> Fraction:
    """Read a short number."""
    return Fraction(said) if said[0].isdecimal() else latin_numeral(re.sub(r"^an? ", "", said.lower()))


def moved(quantity: Quantity, *extra: Reading, weak: bool) -> Quantity:
    """Return a quantity that may mean more, or that the other language may leave out."""
    return replace(quantity, readings=(*quantity.readings, *extra), weak=weak)
