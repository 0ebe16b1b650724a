"""Say how much more likely two groups of passages are as translations of each other than by chance.

This module owns the model and its figures; it must not search for the best alignment.

Everything is a log likelihood ratio against texts that have nothing to do with each other, so that a
passage without counterpart needs no model of its own: it is worth its prior.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import cache

from duiye.model import BlockKind
from duiye.pairing.signs import Item, Sign

PRIOR = {
    (1, 1): 0.85,
    (1, 0): 0.02,
    (0, 1): 0.02,
    (1, 2): 0.035,
    (2, 1): 0.035,
    (2, 2): 0.005,
    (1, 3): 0.008,
    (3, 1): 0.008,
    (1, 4): 0.004,
    (4, 1): 0.004,
    (1, 5): 0.002,
    (5, 1): 0.002,
    (1, 6): 0.001,
    (6, 1): 0.001,
}
"""How often so many passages of the source answer to so many of the target. Gale and Church (1993, “A
program for aligning sentences in bilingual corpora”, table 5) counted 0.89, 0.0099 (both), 0.089 (both) and
0.011 for 1-1, 1-0, 2-1 and 2-2 sentences. Paragraphs are cut and joined in longer runs, and finished
articles are cut for another public: hence the other rows, and twice their figure for what stands alone."""

TRUST = {
    "picture": 0.97,
    "address": 0.95,
    "note": 0.95,
    "heading": 0.95,
    "code": 0.9,
    "opener": 0.9,
    "shape": 0.9,
    "amount": 0.85,
    "term": 0.8,
    "ending": 0.8,
    "name": 0.75,
    "sound": 0.7,
    "quotes": 0.6,
    "count": 0.5,
    "word": 0.5,
    "character": 0.4,
}
"""How often a sign of a passage stands in its translation too."""
_HARD = frozenset({"picture", "address", "note", "code", "amount", "opener"})
"""Signs that speak against a pair even where the other text has none like it."""
_CREDIT = 0.7
"""Signs are not independent of each other (a name brings its verb): their sum counts for so much."""

_SPREAD, _SPREAD_OF_ONE = 0.025, 1.8
"""Variance of the logarithm of the ratio of lengths: a floor, and what is added over the size in letters.
In this repository's edition 0.01 and 1.4; other translators are less even."""
_CARELESS = 0.03
"""Share of translations whose length says nothing, because they condense or explain."""
_WIDEST = 1.6
"""Groups whose lengths differ by more than a factor of five are not tried beyond 1-1."""

_SAME = 0.97
"""How often the translation of a block is a block of its kind."""
_ELSE = {
    frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH}): -2.5,
    frozenset({BlockKind.LIST, BlockKind.PARAGRAPH}): -3.0,
    frozenset({BlockKind.QUOTE, BlockKind.PARAGRAPH}): -2.0,
    frozenset({BlockKind.ADMONITION, BlockKind.PARAGRAPH}): -3.0,
    frozenset({BlockKind.ADMONITION, BlockKind.QUOTE}): -2.0,
    frozenset({BlockKind.HTML, BlockKind.PARAGRAPH}): -3.0,
}
_OTHERWISE = -6.0
_JOINS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE, BlockKind.ADMONITION, BlockKind.DEFINITIONS})
"""Kinds of which several may answer to one."""
_LONG_HEADING = 250
"""Letters beyond which no paragraph is an unmarked heading."""


class Likeness:
    """Weighs groups of passages of two texts against each other."""

    def __init__(self, source: Sequence[Item], target: Sequence[Item], ratio: float = 0.0) -> None:
        """Learn what is common in the two texts, and so says little.

        Args:
            source: one text.
            target: the other.
            ratio: logarithm of how much longer the target is than its source should be.
        """
        self._sides = (source, target)
        self._ratio = ratio
        self._sums = tuple(_sums([item.size for item in side]) for side in self._sides)
        counts = [Counter(sign for item in side for sign in item.signs) for side in self._sides]
        shares = [{sign: (n + 0.5) / (len(side) + 1) for sign, n in found.items()} for side, found in zip(self._sides, counts, strict=True)]
        nothing = [0.5 / (len(side) + 1) for side in self._sides]
        self.gain: dict[Sign, float] = {}
        """What a sign that stands on both sides is worth, over standing on neither's other side."""
        self._alone: tuple[dict[Sign, float], dict[Sign, float]] = ({}, {})
        for sign in counts[0].keys() | counts[1].keys():
            own, other = shares[0].get(sign, nothing[0]), shares[1].get(sign, nothing[1])
            trust = max(TRUST[sign[0]], own, other)
            for side, (here, there) in enumerate(((own, other), (other, own))):
                missed = 1 - trust if sign[0] in _HARD else 1 - trust * min(own, other) / here
                self._alone[side][sign] = _CREDIT * math.log(max(missed, 0.02) / (1 - min(there, 0.9)))
            both = _CREDIT * math.log(trust / max(own, other))
            self.gain[sign] = both - self._alone[0][sign] - self._alone[1][sign]
        kinds = Counter(item.kind for side in self._sides for item in side)
        self._same = {kind: math.log(_SAME / (n / kinds.total())) for kind, n in kinds.items()}
        logs = [math.log(item.size) for side in self._sides for item in side if item.size]
        mean = sum(logs) / len(logs) if logs else 0.0
        self._random = 2 * max(sum((log - mean) ** 2 for log in logs) / len(logs) if logs else 0.0, 0.25)
        self._group = cache(self._read_group)

    def signs(self, side: int, start: int, count: int) -> frozenset[Sign]:
        """Return the signs of neighbouring passages together."""
        return self._group(side, start, count)[0]

    def score(self, start: int, count: int, other: int, others: int) -> float | None:
        """Weigh a group of the source against one of the target; None when it is not worth a try.

        Args:
            start: the first passage of the source.
            count: how many passages, 0 to 6.
            other: the first passage of the target.
            others: how many.
        """
        prior = math.log(PRIOR[count, others])
        if not count or not others:
            return prior
        ours, theirs = self._sums[0], self._sums[1]
        first, second = ours[start + count] - ours[start], theirs[other + others] - theirs[other]
        if first and second:
            apart = math.log(second / first) - self._ratio
            if count + others > 2 and abs(apart) > _WIDEST:  # noqa: PLR2004 — more than 1-1
                return None
            length = self._length(apart, min(first, second))
        else:
            length = -2.0 if first or second else 0.0
        kinds = self._kinds(self._sides[0][start : start + count], self._sides[1][other : other + others])
        if kinds is None:
            return None
        signs, alone = self._group(0, start, count)
        signs_there, alone_there = self._group(1, other, others)
        gain = self.gain
        return prior + length + kinds + alone + alone_there + sum([gain[sign] for sign in signs & signs_there])

    def _read_group(self, side: int, start: int, count: int) -> tuple[frozenset[Sign], float]:
        """Return the signs of a group and what they are worth when none stands on the other side."""
        alone = self._alone[side]
        signs = frozenset().union(*(item.signs for item in self._sides[side][start : start + count]))
        return signs, sum(alone[sign] for sign in signs)

    def _length(self, apart: float, smaller: float) -> float:
        variance = _SPREAD + _SPREAD_OF_ONE / smaller
        chance = self._random + variance
        match = math.exp(-apart * apart / (2 * variance)) / math.sqrt(variance)
        random = math.exp(-apart * apart / (2 * chance)) / math.sqrt(chance)
        return math.log((1 - _CARELESS) * match / random + _CARELESS) if random else 0.0

    def _kinds(self, ours: Sequence[Item], theirs: Sequence[Item]) -> float | None:
        if len(ours) == len(theirs) == 1:
            return self._one_to_one(ours[0], theirs[0])
        if any(item.kind not in _JOINS for item in (*ours, *theirs)):
            return None
        return min(self._one_to_one(mine, other) for mine in ours for other in theirs)

    def _one_to_one(self, ours: Item, theirs: Item) -> float:
        if ours.kind is theirs.kind:
            same = self._same[ours.kind]
            return same - 3 * bool(ours.level and theirs.level and ours.level != theirs.level)
        kinds = frozenset({ours.kind, theirs.kind})
        if BlockKind.HEADING in kinds and max(ours.size, theirs.size) > _LONG_HEADING:
            return _OTHERWISE
        return _ELSE.get(kinds, _OTHERWISE)


def _sums(sizes: Sequence[float]) -> list[float]:
    sums = [0.0]
    for size in sizes:
        sums.append(sums[-1] + size)
    return sums
