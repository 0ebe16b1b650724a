"""Compare the quantities of two texts that say the same: which of one have no equal in the other.

This module owns what counts as equal and what kind of difference is left; it must not read quantities or word
what is told about them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from duiye.model import Language
from duiye.quantities.directions import direction, has_minus, may_be_negative
from duiye.quantities.numerals import ORDINALS, UNITS_BELOW_TWENTY
from duiye.quantities.quantity import Quantity
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
_EXACT = {"share", "points"}
"""Dimensions that no language leaves out."""
_TEN = 10
_SMALL = 12
_FAR = 100
"""Vague numbers that differ less may mean the same: 成百上千."""
_HALF = Fraction(1, 2)
_HALVES = re.compile(r"半|\bhalf|\bhalv|\bsemi|\bmid", re.IGNORECASE)
_HAN_ECHOES = (
    "零无没", "一1首单独唯", "二两双俩亚对副次2", "三3", "四4", "五5", "六6", "七7", "八8", "九9", "十",
)  # fmt: skip
"""Characters in which a small number may stand unread, by the number."""
_MORE_ECHOES = {
    0: ("none", "no", "nil", "without"),
    2: ("both", "pair", "couple", "twice", "double", "dual", "twin", "either", "neither", "half"),
    3: ("tri", "thrice", "treble"),
    4: ("quad",),
}
_LATIN_ECHOES = tuple(
    re.compile(
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
    missing, extra = _unmatched(source, target), _unmatched(target, source)
    for kind, may_replace in _REPLACED:
        for quantity in tuple(missing):
            other = next((each for each in extra if may_replace(quantity, each)), None)
            if other:
                missing.remove(quantity)
                extra.remove(other)
                yield Difference(kind, quantity, other)
    yield from (Difference("missing", quantity, None) for quantity in missing)
    yield from (Difference("missing", None, quantity) for quantity in extra)
    yield from _vague(source, target)
    yield from _directions(source, target)


def is_equal(one: Quantity, other: Quantity) -> bool:
    """Say whether two quantities have a reading in common."""
    return any(reading in other.readings for reading in one.readings)


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


def _unmatched(mine: Side, other: Side) -> list[Quantity]:
    """Return the quantities of one side that the other states in no way."""
    unread = ""
    found = []
    for quantity in mine.quantities:
        if quantity.weak or any(is_equal(quantity, each) for each in other.quantities):
            continue
        if any(_is_alike(quantity, each, mine, other) for each in other.quantities):
            continue
        unread = unread or _unread(other)
        if not _is_echoed(quantity, unread, other.language):
            found.append(quantity)
    return found


def _is_alike(one: Quantity, other: Quantity, mine: Side, theirs: Side) -> bool:
    """Say whether two quantities have the same number, and one of them leaves its unit to the reader."""
    if one.value != other.value or one.dimension in _EXACT or other.dimension in _EXACT:
        return False
    if not any((each.unit in _BARE and not each.weak) or each.unit == "vague" for each in (one, other)):
        return False
    return _may_share_currency(one, theirs) and _may_share_currency(other, mine)


def _may_share_currency(amount: Quantity, side: Side) -> bool:
    """Say whether an amount may stand in a text without its currency: “from 3 billion yuan to 4 billion”."""
    if not amount.dimension.startswith("money"):
        return True
    spoken = {reading[0] for each in side.quantities for reading in each.readings[:2] if "money" in reading[0]}
    return not spoken or any(reading[0] in spoken for reading in amount.readings)


def _is_echoed(quantity: Quantity, unread: str, language: Language) -> bool:
    """Say whether the other text has a small number in some word that is not read as a quantity."""
    value = quantity.value
    if value == _HALF:
        return bool(_HALVES.search(unread))
    if quantity.dimension in _EXACT or value.denominator != 1 or not 0 <= value <= _SMALL:
        return False
    number = int(value)
    if language.startswith("zh"):
        return number < len(_HAN_ECHOES) and any(char in unread for char in _HAN_ECHOES[number])
    return bool(_LATIN_ECHOES[number].search(unread))


def _unread(side: Side) -> str:
    """Return a text without its quantities."""
    pieces = []
    at = 0
    for quantity in side.quantities:
        pieces.append(side.text[at : quantity.start])
        at = quantity.end
    return " ".join([*pieces, side.text[at:], " "])


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


def _directions(source: Side, target: Side) -> Iterator[Difference]:
    """Yield the pairs that are equal, each other's only equal, and go different ways."""
    for quantity in source.quantities:
        way = direction(source.text, quantity, source.language)
        equals = [other for other in target.quantities if is_equal(quantity, other)]
        if len(equals) != 1 or sum(is_equal(equals[0], other) for other in source.quantities) != 1:
            continue
        other_way = direction(target.text, equals[0], target.language)
        has_lost = (not other_way and _has_lost_minus(quantity, source, target)) or (
            not way and _has_lost_minus(equals[0], target, source)
        )
        if way * other_way < 0 or has_lost:
            yield Difference("direction", quantity, equals[0])


def _has_lost_minus(quantity: Quantity, mine: Side, other: Side) -> bool:
    """Say whether a quantity is written as less than nothing, and no word of the other text speaks of less."""
    return has_minus(mine.text, quantity, mine.language) and not may_be_negative(other.text, other.language)
