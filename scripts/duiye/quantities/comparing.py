"""Compare the quantities of two texts that say the same: which of one have no equal in the other.

This module owns what counts as equal and what kind of difference is left; it must not read quantities or word
what is told about them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from duiye.model import Language
from duiye.quantities.directions import direction, has_minus, may_be_negative
from duiye.quantities.numerals import ORDINALS, UNITS_BELOW_TWENTY
from duiye.quantities.quantity import Quantity
from duiye.quantities.reading import read_quantities

Kind = Literal["missing", "power of ten", "unit", "growth", "direction"]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts with its quantities."""

    text: str
    language: Language
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Quantities that the two sides do not share."""

    kind: Kind
    source: Quantity | None
    target: Quantity | None
    """The quantity that stands in the other's place; None where none does."""


_BARE = {"", "ordinal"}
"""Units whose number may be anything's: “from 35 hours to 28”, 第三 and `three`."""
_EXACT = {"%", "point", "百分点", "个百分点", "基点", "个基点", "basis point", "percentage point", "percent", "share"}
"""Units that no language leaves out."""
_SMALL = 12
_FAR = 100
"""Vague numbers that differ less may mean the same: 成百上千."""
_HAN_ECHOES = {
    0: "零无没",
    1: "一1首单独唯",
    2: "二两双俩亚对副次2",
    3: "三3",
    4: "四4",
    5: "五5",
    6: "六6",
    7: "七7",
    8: "八8",
    9: "九9",
    10: "十",
}
_MORE_ECHOES = {
    0: "none|no|nil|without",
    2: "both|pair|couple|twice|double|dual|twin|either|neither|half",
    3: "tri|thrice|treble|trio",
    4: "quad",
}


def read_side(text: str, language: Language) -> Side:
    """Read a text for comparing."""
    return Side(text, language, read_quantities(text, language))


def compare(source: Side, target: Side) -> Iterator[Difference]:
    """Yield the differences between two texts, in the order of the source, what only the target has last."""
    missing = [quantity for quantity in source.quantities if not _has_equal(quantity, source, target)]
    extra = [quantity for quantity in target.quantities if not _has_equal(quantity, target, source)]
    missing = [quantity for quantity in missing if not _is_echoed(quantity, target)]
    extra = [quantity for quantity in extra if not _is_echoed(quantity, source)]
    for kind in ("growth", "power of ten", "unit", "missing"):
        for quantity in tuple(missing):
            other = next((other for other in extra if _KINDS[kind](quantity, other)), None)
            if other:
                missing.remove(quantity)
                extra.remove(other)
                yield Difference(kind, quantity, other)  # type: ignore[arg-type]  # the keys are the kinds
    yield from _vague(source, target)
    yield from (Difference("missing", quantity, None) for quantity in missing)
    yield from (Difference("missing", None, quantity) for quantity in extra)
    yield from _directions(source, target)


def _vague(source: Side, target: Side) -> Iterator[Difference]:
    """Yield the one pair of vague numbers that are far from each other (几十万 and “several billion”)."""
    vague = [[quantity for quantity in side.quantities if quantity.unit == "vague"] for side in (source, target)]
    if [len(found) for found in vague] == [1, 1]:
        one, other = vague[0][0], vague[1][0]
        if not 1 / _FAR < one.value / other.value < _FAR:
            yield Difference("missing", one, other)


def _directions(source: Side, target: Side) -> Iterator[Difference]:
    """Yield the pairs that are equal, each other's only equal, and go different ways."""
    for quantity in source.quantities:
        equals = [other for other in target.quantities if is_equal(quantity, other)]
        if len(equals) != 1 or sum(is_equal(equals[0], other) for other in source.quantities) != 1:
            continue
        ways = [direction(side.text, each, side.language) for side, each in ((source, quantity), (target, equals[0]))]
        if ways[0] * ways[1] < 0 or _lost_minus(ways, (source, target), (quantity, equals[0])):
            yield Difference("direction", quantity, equals[0])


def _lost_minus(ways: list[int], sides: tuple[Side, Side], quantities: tuple[Quantity, Quantity]) -> bool:
    """Say whether one side writes less than nothing, and no word of the other speaks of less."""
    if all(ways) or not any(ways):
        return False
    given = 0 if ways[0] else 1
    mine, other = sides[given], sides[1 - given]
    return has_minus(mine.text, quantities[given], mine.language) and not may_be_negative(other.text, other.language)


def is_equal(one: Quantity, other: Quantity) -> bool:
    """Say whether two quantities have a reading in common."""
    return any(reading in other.readings for reading in one.readings)


def is_alike(one: Quantity, other: Quantity) -> bool:
    """Say whether two quantities have the same number, and one of them leaves its unit to the reader."""
    if one.value != other.value or one.unit in _EXACT or other.unit in _EXACT:
        return False
    return any(each.unit in _BARE and not each.weak or each.unit == "vague" for each in (one, other))


def _has_equal(quantity: Quantity, mine: Side, side: Side) -> bool:
    if quantity.weak or any(is_equal(quantity, other) for other in side.quantities):
        return True
    return any(
        is_alike(quantity, other) and _may_share_currency(quantity, other, mine, side) for other in side.quantities
    )


def _may_share_currency(one: Quantity, other: Quantity, mine: Side, side: Side) -> bool:
    """Say whether an amount of money and a bare number may be one sum: “from 3 billion yuan to 4 billion”."""
    for amount, there in ((one, side), (other, mine)):
        if amount.dimension.startswith("money"):
            spoken = {reading[0] for each in there.quantities for reading in each.readings[:2] if "money" in reading[0]}
            return not spoken or not spoken.isdisjoint(reading[0] for reading in amount.readings)
    return True


def _is_echoed(quantity: Quantity, side: Side) -> bool:
    """Say whether the other text has a small number in some word that is not read as a quantity."""
    if quantity.unit in _EXACT and quantity.value != Fraction(1, 2):
        return False
    if quantity.value == Fraction(1, 2):
        return bool(re.search(r"半|\bhalf|\bhalv|\bsemi|\bmid", _unread(side), re.IGNORECASE))
    if quantity.value.denominator != 1 or not 0 <= quantity.value <= _SMALL:
        return False
    number = int(quantity.value)
    if side.language.startswith("zh"):
        return any(char in _unread(side) for char in _HAN_ECHOES.get(number, ""))
    words = [word for word, value in (UNITS_BELOW_TWENTY | ORDINALS).items() if value == number]
    pattern = rf"\b(?:{'|'.join([*words, *_MORE_ECHOES.get(number, '').split('|')])}|{number}\b)"
    return bool(re.search(pattern.replace("||", "|"), _unread(side), re.IGNORECASE))


def _unread(side: Side) -> str:
    """Return a text without its quantities."""
    pieces = []
    at = 0
    for quantity in side.quantities:
        pieces.append(side.text[at : quantity.start])
        at = quantity.end
    return " ".join([*pieces, side.text[at:]])


def _is_growth(one: Quantity, other: Quantity) -> bool:
    """Say whether one has grown N times and the other is N times as much."""
    times = [quantity.dimension == "share" for quantity in (one, other)]
    grown = [quantity.unit == "times more" for quantity in (one, other)]
    if not all(times) or grown[0] == grown[1]:
        return False
    more, as_much = (one, other) if grown[0] else (other, one)
    return more.value == as_much.readings[0][1]


def _is_power_of_ten(one: Quantity, other: Quantity) -> bool:
    if one.dimension != other.dimension and not _BARE & {one.unit, other.unit}:
        return False
    if one.dimension in _NAMED or other.dimension in _NAMED:
        return False
    values = (
        (one.readings[0][1], other.readings[0][1]) if one.dimension == other.dimension else (one.value, other.value)
    )
    return power_of_ten(*values) != 0


def power_of_ten(one: Fraction, other: Fraction) -> int:
    """Return how many places the point of the other stands further right; 0 where they differ in more than that."""
    if not one or not other:
        return 0
    ratio = other / one
    places = 0
    while ratio >= 10:
        ratio /= 10
        places += 1
    while ratio < 1:
        ratio *= 10
        places -= 1
    return places if ratio == 1 else 0


_NAMED = {"year", "month", "day", "quarter", "half-year", "decade", "clock", "vague"}
"""Dimensions whose values are names: no year is ten times another."""


def _is_other_unit(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and one.dimension != other.dimension


def _is_in_place(one: Quantity, other: Quantity) -> bool:
    """Say whether one may stand in the other's place."""
    return one.dimension == other.dimension


_KINDS = {
    "growth": _is_growth,
    "power of ten": _is_power_of_ten,
    "unit": _is_other_unit,
    "missing": _is_in_place,
}


def unequal(sides: Iterable[Side]) -> bool:
    """Say whether two texts differ in any quantity."""
    first, second = sides
    return any(True for _ in compare(first, second))
