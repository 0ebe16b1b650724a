"""Compare the quantities of two texts that say the same: which of one have no equal in the other.

This module owns what counts as equal and what kind of difference is left; it must not read quantities or word
what is told about them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from duiye.model import Language
from duiye.quantities.directions import direction, has_minus, may_be_negative
from duiye.quantities.numerals import ORDINALS, UNITS_BELOW_TWENTY
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import Quantity, Reading
from duiye.quantities.reading import read_quantities

Kind = Literal["growth", "power of ten", "unit", "missing", "direction"]
"""What is wrong: N times more against N times; the place of the point; the unit; the value; rise against fall."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts with its quantities."""

    text: str
    language: Language
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A quantity that the two sides do not share; one side is None where nothing stands in its place."""

    kind: Kind
    source: Quantity | None
    target: Quantity | None


_BARE = {"", "ordinal"}
"""Units whose number may be anything's: “from 35 hours to 28”, 第三 and `three`."""
_NAMES = {"year", "month", "day", "quarter", "half-year", "decade", "clock", "vague"}
"""Dimensions whose values are names: no year is ten times another."""
_TEN = 10
_MANY = 64
"""Candidates that are looked at; a text that has more of one kind is a list of figures."""
_SMALL = 12
_FAR = 100
"""Vague numbers that differ less may mean the same: 成百上千."""
_HALF = Fraction(1, 2)
_CONVERTED = {"length", "area", "volume", "mass"}
_ROUNDED = Fraction(1, 25)
"""By how much a converted length may be off: 30 miles are about 50公里."""
_WEEKDAYS = Pattern(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_HALVES = Pattern(r"半|\bhalf|\bhalv|\bsemi|\bmid", re.IGNORECASE)
_HAN_ECHOES = (
    "零无没", "一1首单独唯Ⅰ", "二两双俩亚对副次2Ⅱ", "三3Ⅲ", "四4Ⅳ", "五5Ⅴ", "六6", "七7", "八8", "九9", "十",
)  # fmt: skip
"""Characters in which a small number may stand unread, by the number."""
_MORE_ECHOES = {
    0: ("none", "no", "nil", "without"),
    2: ("both", "pair", "couple", "twice", "double", "dual", "twin", "either", "neither", "half"),
    3: ("tri", "thrice", "treble"),
    4: ("quad",),
}
_LATIN_ECHOES = tuple(
    Pattern(
        rf"\b(?:{number}\b|"
        + "|".join(
            [word for word, value in [*UNITS_BELOW_TWENTY.items(), *ORDINALS.items()] if value == number]
            + [*_MORE_ECHOES.get(number, ())]
        )
        + ")",
        re.IGNORECASE,
    )
    for number in range(_SMALL + 1)
)


def read_side(text: str, language: Language) -> Side:
    """Read a text for comparing."""
    return Side(text, language, read_quantities(text, language))


def compare(source: Side, target: Side) -> Iterator[Difference]:
    """Yield the differences between two texts."""
    sides = _Index(source), _Index(target)
    missing, extra = _unmatched(*sides), _unmatched(*reversed(sides))
    if missing and extra and len(missing) <= _MANY:
        yield from _replaced(missing, extra)
    yield from (Difference("missing", quantity, None) for quantity in missing)
    yield from (Difference("missing", None, quantity) for quantity in extra)
    yield from _vague(source, target)
    yield from _directions(*sides)


class _Index:
    """A side whose quantities can be looked up, so that long texts are compared in linear time."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self.by_reading: dict[Reading, list[Quantity]] = {}
        self.by_dimension: dict[str, list[Quantity]] = {}
        self.by_value: dict[Fraction, list[Quantity]] = {}
        for quantity in side.quantities:
            if quantity.dimension in _CONVERTED:
                self.by_dimension.setdefault(quantity.dimension, []).append(quantity)
            self.by_value.setdefault(quantity.value, []).append(quantity)
            for reading in quantity.readings:
                self.by_reading.setdefault(reading, []).append(quantity)

    def equals(self, quantity: Quantity) -> list[Quantity]:
        """Return the quantities that have a reading in common with another, each once."""
        found = [each for reading in quantity.readings for each in self.by_reading.get(reading, ())[:_MANY]]
        return list({id(each): each for each in found}.values())

    @cached_property
    def echoes(self) -> frozenset[Fraction]:
        """Small numbers that the text has in some word that is not read as a quantity."""
        pieces, at = [], 0
        for quantity in self.side.quantities:
            pieces.append(self.side.text[at : quantity.start])
            at = quantity.end
        unread = " ".join([*pieces, self.side.text[at:]])
        if self.side.language.startswith("zh"):
            found = {Fraction(n) for n, chars in enumerate(_HAN_ECHOES) if any(char in unread for char in chars)}
        else:
            found = {Fraction(n) for n, pattern in enumerate(_LATIN_ECHOES) if pattern.search(unread)}
        return frozenset(found | {_HALF}) if _HALVES.search(unread) else frozenset(found)

    @cached_property
    def is_dated_by_weekday(self) -> bool:
        """Whether the text names a day of the week and no date."""
        has_date = any(quantity.unit == "date" or quantity.dimension == "month" for quantity in self.side.quantities)
        return not has_date and bool(_WEEKDAYS.search(self.side.text))

    @cached_property
    def currencies(self) -> frozenset[str]:
        """The currencies that the text names."""
        readings = (reading for quantity in self.side.quantities for reading in quantity.readings[:2])
        return frozenset(dimension for dimension, _ in readings if dimension.startswith("money"))


def power_of_ten(one: Quantity, other: Quantity) -> int:
    """Return how many places the point of the other stands further right; 0 where they differ in more than that."""
    if one.dimension in _NAMES or other.dimension in _NAMES:
        return 0
    first, second = one.readings[0][1], other.readings[0][1]
    if one.dimension != other.dimension:
        if not _BARE & {one.unit, other.unit}:
            return 0
        first, second = one.value, other.value
    if not first or not second:
        return 0
    ratio, places = second / first, 0
    while ratio >= _TEN:
        ratio, places = ratio / _TEN, places + 1
    while ratio < 1:
        ratio, places = ratio * _TEN, places - 1
    return places if ratio == 1 else 0


def _unmatched(mine: _Index, other: _Index) -> list[Quantity]:
    """Return the quantities of one side that the other states in no way."""
    return [
        quantity
        for quantity in mine.side.quantities
        if not quantity.weak
        and not any(reading in other.by_reading for reading in quantity.readings)
        and not any(_is_alike(quantity, each, mine, other) for each in other.by_value.get(quantity.value, ())[:_MANY])
        and not _is_echoed(quantity, other)
        and not any(_is_converted(quantity, each) for each in other.by_dimension.get(quantity.dimension, ())[:_MANY])
    ]


def _is_alike(one: Quantity, other: Quantity, mine: _Index, theirs: _Index) -> bool:
    """Say whether two quantities of one number are equal since one of them leaves its unit to the reader."""
    if _is_exact(one) or _is_exact(other):
        return False
    if not any(
        (each.unit in _BARE and (not each.weak or each.value > _SMALL)) or each.unit == "vague" for each in (one, other)
    ):
        return False
    return _may_share_currency(one, theirs) and _may_share_currency(other, mine)


def _is_converted(one: Quantity, other: Quantity) -> bool:
    """Say whether one is the other in the units of another country, rounded: 100亩 is 6.7 hectares."""
    first, second = one.readings[0][1], other.readings[0][1]
    if one.unit == other.unit or not one.value or not second:
        return False
    size, other_size = first / one.value * one.scale, second / other.value * other.scale
    ratio = size / other_size
    while ratio >= _TEN:
        ratio /= _TEN
    while ratio < 1:
        ratio *= _TEN
    return ratio != 1 and abs(first / second - 1) <= _ROUNDED


def _may_share_currency(amount: Quantity, text: _Index) -> bool:
    """Say whether an amount may stand in a text without its currency: “from 3 billion yuan to 4 billion”."""
    if not amount.dimension.startswith("money") or not text.currencies:
        return True
    return any(dimension in text.currencies for dimension, _ in amount.readings)


def _is_exact(quantity: Quantity) -> bool:
    """Say whether no language leaves out what is counted; 6倍 may be “a factor of six”."""
    return quantity.dimension == "points" or (quantity.dimension == "share" and not quantity.unit.startswith("times"))


def _is_echoed(quantity: Quantity, other: _Index) -> bool:
    if quantity.unit == "half-year" and _HALF in other.echoes:
        # “the second half of the century”, 下半叶
        return True
    if quantity.unit == "date" and other.is_dated_by_weekday:
        # 15日, where a paper in English says “on Tuesday”
        return True
    is_exact = _is_exact(quantity) and quantity.value != _HALF
    return not is_exact and quantity.value <= _SMALL and quantity.value in other.echoes


def _replaced(missing: list[Quantity], extra: list[Quantity]) -> Iterator[Difference]:
    """Yield what stands in another's place, and take both out of the lists."""
    for kind, may_replace in _REPLACED:
        for quantity in tuple(missing):
            other = next((each for each in extra[:_MANY] if may_replace(quantity, each)), None)
            if other:
                missing.remove(quantity)
                extra.remove(other)
                yield Difference(kind, quantity, other)


def _is_growth(one: Quantity, other: Quantity) -> bool:
    """Say whether one has grown N times and the other is N times as much."""
    grown = [quantity.unit == "times more" for quantity in (one, other)]
    if one.dimension != "share" or other.dimension != "share" or grown[0] == grown[1]:
        return False
    more, as_much = (one, other) if grown[0] else (other, one)
    return more.value == as_much.readings[0][1]


def _is_other_unit(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and one.dimension != other.dimension


def _is_in_place(one: Quantity, other: Quantity) -> bool:
    return one.dimension == other.dimension


_REPLACED: tuple[tuple[Kind, Callable[[Quantity, Quantity], bool]], ...] = (
    ("growth", _is_growth),
    ("power of ten", lambda one, other: power_of_ten(one, other) != 0),
    ("unit", _is_other_unit),
    ("missing", _is_in_place),
)
"""How one quantity may stand in another's place, what is said most precisely first."""


def _vague(source: Side, target: Side) -> Iterator[Difference]:
    """Yield the one pair of vague numbers that are far from each other (几十万 and “several billion”)."""
    vague = [[quantity for quantity in side.quantities if quantity.unit == "vague"] for side in (source, target)]
    if [len(found) for found in vague] == [1, 1]:
        one, other = vague[0][0], vague[1][0]
        if not Fraction(1, _FAR) < one.value / other.value < _FAR:
            yield Difference("missing", one, other)


def _directions(source: _Index, target: _Index) -> Iterator[Difference]:
    """Yield the pairs that are equal, each other's only equal, and go different ways."""
    for quantity in source.side.quantities:
        equals = target.equals(quantity)
        if len(equals) != 1 or len(source.equals(equals[0])) != 1:
            continue
        other = equals[0]
        ways = [_way(quantity, source), _way(other, target)]
        has_lost = (not ways[1] and _has_lost_minus(quantity, source, target)) or (
            not ways[0] and _has_lost_minus(other, target, source)
        )
        if ways[0] * ways[1] < 0 or has_lost:
            yield Difference("direction", quantity, other)


def _way(quantity: Quantity, text: _Index) -> int:
    return direction(text.side.text, quantity, text.side.language)


def _has_lost_minus(quantity: Quantity, mine: _Index, other: _Index) -> bool:
    """Say whether a quantity is written as less than nothing, and no word of the other text speaks of less."""
    is_negative = has_minus(mine.side.text, quantity, mine.side.language)
    return is_negative and not may_be_negative(other.side.text, other.side.language)
