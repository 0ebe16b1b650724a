"""Do the sum where a sentence states both ends and a rate of growth.

This module owns the arithmetic of one text in one language; it must not compare texts.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from duiye.model import Language
from duiye.quantities.numerals import FIGURE
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import Quantity

_SENTENCE_END = Pattern(r"[。！？!?\n\t]|(?<![A-Z]\.[A-Z])\.(?=\s|$)")
_CLAUSE_END = Pattern("[;；]")
_FIGURE = Pattern(FIGURE)
_HAN_FROM = Pattern(r"[由从自][^，。；]{0,14}$")
_HAN_TO = Pattern(
    r"^[^，。；]{0,12}(?:增|涨|升|提高|扩大|降|减|跌|回落|缩|变|攀|调)[^，。；]{0,6}[至到为]?[^，。；\d]{0,4}$"
)
_HAN_RATE = Pattern(
    r"(?:增长|增加|增幅|增速|涨幅|升幅|降幅|跌幅|上涨|上升|下降|下跌|减少|提高|同比增|同比降|涨|增|降|跌)[^，。；\d]{0,6}$"
)
_HAN_LATER = Pattern(r"(?:达到|升到|升至|增至|增长到|增到|达|降至|降到|为|是)")
_LATIN_FROM = Pattern(r"\bfrom(?: \w+){0,3} $", re.IGNORECASE)
_LATIN_TO = Pattern(r"^(?: [\w’']+){0,4} to (?:\w+ ){0,2}$")
_LATIN_RATE_BEFORE = Pattern(
    r"\b(?:up|rose|rise|grew|growth|increas\w*|gain\w*|jump\w*|surg\w*|climb\w*|soar\w*|down|fell|fall|drop\w*|declin\w*|decreas\w*|cut)\b[^,.;\d]{0,40}$",
    re.IGNORECASE,
)
_LATIN_RATE_AFTER = Pattern(
    r"^[ -](?:\w+ ){0,2}(?:growth|increase|rise|jump|gain|decline|drop|decrease|fall|cut)\b", re.IGNORECASE
)
_LATIN_LATER = Pattern(r"\b(?:reach\w*|to|was|were|came|rose|hit|stood)\b")
_TIMES = {"year", "month", "day", "quarter", "half-year", "decade", "months"}
_NO_AMOUNTS = {
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
_ENOUGH, _MANY = 3, 16
"""A sum has three terms; a list of figures is no sentence."""
_PERCENT = {"%", "％", "percent", "per cent", "pct"}
_LOOK = 48
_NEAR_HAN, _NEAR = 16, 40
"""Characters between a sum and its rate, as of ，较上年同期增长了约 and `, an increase of about`."""
_ABOUT = Fraction(5)
"""Percentage points by which a rounded figure may be off."""
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

    @property
    def percent(self) -> str:
        """The growth in words."""
        return f"{float(self.growth):+.3g}%"


def miscalculations(text: str, language: Language, quantities: tuple[Quantity, ...]) -> Iterator[Miscalculation]:
    """Yield the rates of growth of a text that its own figures contradict, one a sentence at most."""
    if not any(quantity.unit in _PERCENT for quantity in quantities):
        return
    for sentence in _sentences(text, quantities):
        rates = [quantity for quantity in sentence if quantity.unit in _PERCENT]
        amounts = [quantity for quantity in sentence if _is_amount(quantity)]
        sums = (
            _Sum(text, tuple(sentence), first, second, rate, is_han=language.startswith("zh"))
            for first, second in combinations(amounts, 2)
            if first.dimension == second.dimension or "" in {first.unit, second.unit}
            for rate in rates
        )
        wrong = next((each for each in sums if each.is_wrong), None)
        if wrong:
            yield Miscalculation(wrong.first, wrong.second, wrong.rate, wrong.growth)


def _is_amount(quantity: Quantity) -> bool:
    return quantity.dimension not in _NO_AMOUNTS and quantity.unit != "ordinal" and quantity.value > 0


def _sentences(text: str, quantities: tuple[Quantity, ...]) -> Iterator[list[Quantity]]:
    """Part the quantities by sentences; only those with three of them or more can hold a sum."""
    ends = [found.start() for found in _SENTENCE_END.finditer(text)] + [len(text)]
    waiting = deque(quantities)
    for end in ends:
        sentence = []
        while waiting and waiting[0].start < end:
            sentence.append(waiting.popleft())
        if _ENOUGH <= len(sentence) <= _MANY:
            yield sentence


@dataclass(frozen=True, slots=True)
class _Sum:
    """Two amounts and a percentage of one sentence, which may belong together."""

    text: str
    sentence: tuple[Quantity, ...]
    first: Quantity
    second: Quantity
    rate: Quantity
    is_han: bool

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        if self.first.dimension == self.second.dimension:
            return self.first.readings[0][1], self.second.readings[0][1]
        return self.first.value, self.second.value

    @property
    def growth(self) -> Fraction:
        one, other = self.ends
        return (other - one) / one * 100

    @property
    def is_wrong(self) -> bool:
        """Whether the sentence gives the rate as the growth between the two, and it is not."""
        if not self._is_rate() or self._agrees():
            return False
        first, second, rate = (self.sentence.index(each) for each in (self.first, self.second, self.rate))
        follows = second < rate and self._are_times(second + 1, rate) and self._is_near()
        follows = follows and not _CLAUSE_END.search(self.text, self.second.end, self.rate.start)
        if self._is_explicit():
            # The rate stands right before or right after the two ends, dates left aside.
            return follows or (rate < first and self._are_times(rate + 1, first))
        # Where only the order says it, nothing but the classic slip is told: the ratio taken for the growth.
        return follows and self._is_later() and self._is_ratio()

    def _are_times(self, start: int, end: int) -> bool:
        """Say whether nothing but dates and lengths of time stands between two places of the sentence."""
        return all(each.dimension in _TIMES for each in self.sentence[start:end])

    def _is_near(self) -> bool:
        """Say whether no other thing is named between the second end and the rate that follows it."""
        between = self.text[self.second.end : self.rate.start]
        return len(between) <= (_NEAR_HAN if self.is_han else _NEAR)

    def _is_rate(self) -> bool:
        before = self.text[max(0, self.rate.start - _LOOK) : self.rate.start]
        if self.is_han:
            return bool(_HAN_RATE.search(before))
        after = self.text[self.rate.end : self.rate.end + _LOOK]
        return bool(_LATIN_RATE_BEFORE.search(before) or _LATIN_RATE_AFTER.search(after))

    def _is_explicit(self) -> bool:
        """Say whether the sentence goes from the one to the other."""
        before = self.text[max(0, self.first.start - _LOOK) : self.first.start]
        between = self.text[self.first.end : self.second.start]
        origin, goal = (_HAN_FROM, _HAN_TO) if self.is_han else (_LATIN_FROM, _LATIN_TO)
        return bool(origin.search(before) and goal.search(between))

    def _is_later(self) -> bool:
        """Say whether the second amount is that of a later year."""
        years = [each.value for each in self.sentence if each.dimension == "year" and each.start < self.second.end]
        later = (_HAN_LATER if self.is_han else _LATIN_LATER).search(self.text, self.first.end, self.second.start)
        return bool(later) and len(years) > 1 and years[-2] < years[-1]

    def _is_ratio(self) -> bool:
        percent = self.growth + 100
        return abs(percent - self.rate.value) <= _step(self.text, self.rate) + percent * _SLACK

    def _agrees(self) -> bool:
        """Say whether the rate is what the ends give, as far as all three were rounded."""
        one, other = self.ends
        off = _step(self.text, self.first) / self.first.value + _step(self.text, self.second) / self.second.value
        slack = _step(self.text, self.rate) + (off + _SLACK / 2) * 100 * other / one
        if self.rate.bound or self.first.bound or self.second.bound:
            slack += max(abs(self.growth) * _ROUND, _ABOUT)
        return abs(abs(self.growth) - self.rate.value) <= slack


def _step(text: str, quantity: Quantity) -> Fraction:
    """Return half of the last place that is written, in the quantity's unit."""
    found = _FIGURE.search(text, quantity.start, quantity.end)
    if not found:
        return quantity.value * _ROUND / 2
    digits = found[0].replace(",", "")
    figure = Fraction(digits)
    return Fraction(1, 2 * 10 ** len(digits.partition(".")[2])) * (quantity.value / figure if figure else 1)
