"""Do the sum where a sentence states both ends and a rate of growth.

This module owns the arithmetic of one text in one language; it must not compare texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from duiye.model import Language
from duiye.quantities.numerals import FIGURE
from duiye.quantities.quantity import Quantity

_SENTENCE_END = re.compile(r"[。！？!?\n\t]|(?<![A-Z]\.[A-Z])\.(?=\s|$)")
_FIGURE = re.compile(FIGURE)
_HAN_FROM = re.compile(r"[由从自][^，。；]{0,14}$")
_HAN_TO = re.compile(
    r"^[^，。；]{0,12}(?:增|涨|升|提高|扩大|降|减|跌|回落|缩|变|攀|调)[^，。；]{0,6}[至到为]?[^，。；\d]{0,4}$"
)
_HAN_RATE = re.compile(
    r"(?:增长|增加|增幅|增速|涨幅|升幅|降幅|跌幅|上涨|上升|下降|下跌|减少|提高|同比增|同比降|涨|增|降|跌)[^，。；\d]{0,6}$"
)
_HAN_LATER = re.compile(r"(?:达到|升到|升至|增至|增长到|增到|达|降至|降到|为|是)")
_LATIN_FROM = re.compile(r"\bfrom(?: \w+){0,3} $", re.IGNORECASE)
_LATIN_TO = re.compile(r"^(?: [\w’']+){0,4} to (?:\w+ ){0,2}$")
_LATIN_RATE_BEFORE = re.compile(
    r"\b(?:up|rose|rise|grew|growth|increas\w*|gain\w*|jump\w*|surg\w*|climb\w*|soar\w*|down|fell|fall|drop\w*|declin\w*|decreas\w*|cut)\b[^,.;\d]{0,40}$",
    re.IGNORECASE,
)
_LATIN_RATE_AFTER = re.compile(
    r"^[ -](?:\w+ ){0,2}(?:growth|increase|rise|jump|gain|decline|drop|decrease|fall|cut)\b", re.IGNORECASE
)
_LATIN_LATER = re.compile(r"\b(?:reach\w*|to|was|were|came|rose|hit|stood)\b")
_PLAIN = {
    "share",
    "year",
    "month",
    "day",
    "quarter",
    "half-year",
    "decade",
    "clock",
    "months",
    "seconds",
    "vague",
    "points",
}
_SLACK = Fraction(1, 100)
_ROUND = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Miscalculation:
    """A rate that the two ends do not give."""

    first: Quantity
    second: Quantity
    rate: Quantity
    growth: Fraction
    """What the ends give, in percent."""


def miscalculations(text: str, language: Language, quantities: tuple[Quantity, ...]) -> Iterator[Miscalculation]:
    """Yield the rates of growth of a text that its own figures contradict, one a sentence at most."""
    if not any(quantity.unit in {"%", "percent", "per cent"} for quantity in quantities):
        return
    is_han = language.startswith("zh")
    for sentence in _sentences(text, quantities):
        rates = [quantity for quantity in sentence if quantity.unit in {"%", "percent", "per cent"}]
        amounts = [
            quantity
            for quantity in sentence
            if quantity.dimension not in _PLAIN and quantity.unit != "ordinal" and quantity.value > 0
        ]
        found = next(
            (
                wrong
                for first, second in combinations(amounts, 2)
                if first.dimension == second.dimension or "" in {first.unit, second.unit}
                for rate in rates
                if (wrong := _wrong(text, first, second, rate, sentence, is_han=is_han))
            ),
            None,
        )
        if found:
            yield found


def _sentences(text: str, quantities: tuple[Quantity, ...]) -> Iterator[list[Quantity]]:
    """Part the quantities by sentences; only those with three of them or more can hold a sum."""
    ends = [found.start() for found in _SENTENCE_END.finditer(text)] + [len(text)]
    waiting = list(quantities)
    for end in ends:
        sentence = []
        while waiting and waiting[0].start < end:
            sentence.append(waiting.pop(0))
        if 3 <= len(sentence) <= 16:
            yield sentence


def _wrong(
    text: str, first: Quantity, second: Quantity, rate: Quantity, sentence: list[Quantity], *, is_han: bool
) -> Miscalculation | None:
    """Compare a stated rate with what two amounts give, if the sentence says that it is theirs."""
    one, other = first.readings[0][1], second.readings[0][1]
    if first.dimension != second.dimension:
        one, other = first.value, second.value
    growth = (other - one) / one * 100
    if not _is_rate(text, rate, is_han=is_han) or _agrees(text, first, second, rate, growth):
        return None
    index = {id(quantity): place for place, quantity in enumerate(sentence)}
    between = sentence[index[id(second)] + 1 : index[id(rate)]]
    follows = rate.start >= second.end and not any(quantity.dimension not in _PLAIN for quantity in between)
    made = Miscalculation(first, second, rate, growth)
    if _is_explicit(text, first, second, is_han=is_han):
        # The rate stands right before or right after the two ends.
        near = follows and index[id(rate)] == index[id(second)] + 1 or index[id(rate)] == index[id(first)] - 1
        return made if near else None
    # Where only the order says it, nothing but the classic slip is told: the ratio taken for the growth.
    years = [quantity.value for quantity in sentence if quantity.dimension == "year" and quantity.start < second.end]
    ratio = other / one * 100
    later = (_HAN_LATER if is_han else _LATIN_LATER).search(text, first.end, second.start)
    if follows and later and len(years) >= 2 and years[-2] < years[-1] and _is_close(text, rate, ratio):
        return made
    return None


def _is_rate(text: str, rate: Quantity, *, is_han: bool) -> bool:
    before = text[max(0, rate.start - 48) : rate.start]
    if is_han:
        return bool(_HAN_RATE.search(before))
    return bool(_LATIN_RATE_BEFORE.search(before) or _LATIN_RATE_AFTER.search(text[rate.end : rate.end + 40]))


def _is_explicit(text: str, first: Quantity, second: Quantity, *, is_han: bool) -> bool:
    """Say whether the sentence goes from the one to the other."""
    before, between = text[max(0, first.start - 32) : first.start], text[first.end : second.start]
    if is_han:
        return bool(_HAN_FROM.search(before) and _HAN_TO.search(between))
    return bool(_LATIN_FROM.search(before) and _LATIN_TO.search(between))


def _step(text: str, quantity: Quantity) -> Fraction:
    """Return half of the last place that is written, in the quantity's unit."""
    found = _FIGURE.search(text, quantity.start, quantity.end)
    if not found:
        return quantity.value * _ROUND / 2
    digits = found[0].replace(",", "")
    figure = Fraction(digits)
    decimals = len(digits.partition(".")[2])
    return Fraction(1, 2 * 10**decimals) * (quantity.value / figure if figure else 1)


def _agrees(text: str, first: Quantity, second: Quantity, rate: Quantity, growth: Fraction) -> bool:
    """Say whether the rate is what the ends give, as far as all three were rounded."""
    slack = _step(text, rate) + _slack(text, first, second)
    if rate.bound or first.bound or second.bound:
        slack += max(abs(growth) * _ROUND, Fraction(5))
    return abs(abs(growth) - rate.value) <= slack


def _slack(text: str, first: Quantity, second: Quantity) -> Fraction:
    """Return by how many percent the growth may be off since both ends are rounded."""
    off = _step(text, first) / first.value + _step(text, second) / second.value
    return (off + _SLACK / 2) * 100 * second.readings[0][1] / first.readings[0][1]


def _is_close(text: str, rate: Quantity, percent: Fraction) -> bool:
    return abs(percent - rate.value) <= _step(text, rate) + percent * _SLACK
