"""Say how much more likely two groups of passages are as translations of each other than by chance.

This module owns the model and its figures; it must not search for the best alignment.

Everything is a log likelihood ratio against texts that have nothing to do with each other, so that a
passage without counterpart needs no model of its own: it is worth its prior.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duiye.model import BlockKind
from duiye.pairing.lattice import Move
from duiye.pairing.signs import Item, Sign

PRIOR = {
    (1, 1): 0.83,
    (1, 0): 0.04,
    (0, 1): 0.04,
    (1, 2): 0.03,
    (2, 1): 0.03,
    (2, 2): 0.004,
    (1, 3): 0.006,
    (3, 1): 0.006,
    (1, 4): 0.003,
    (4, 1): 0.003,
    (1, 5): 0.001,
    (5, 1): 0.001,
    (1, 6): 0.0005,
    (6, 1): 0.0005,
}
"""How often so many passages of the source answer to so many of the target. Gale and Church (“A program for
aligning sentences in bilingual corpora”, Computational Linguistics 19, 1993) give 0.89, 0.0099, 0.089 and 0.011
for 1-1, for one sentence alone, for one to two and for two to two. Paragraphs are cut into more pieces, hence
the last rows, and articles are cut and added to for another public, hence the higher figure for what stands
alone. It and the lower one for one to two did best among those tried."""

SHAPES = tuple(PRIOR)
_NUMBER = {shape: number for number, shape in enumerate(SHAPES)}
_LOG_PRIOR = {shape: math.log(share) for shape, share in PRIOR.items()}

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
"""How often a sign of a passage stands in its translation too: estimates. A tenth more or less on all of
them changes neither precision nor recall by 0.001; what a sign is worth comes from how rare it is."""
_HARD = frozenset({"picture", "address", "note", "code", "amount", "opener"})
"""Signs that speak against a pair even where the other text has none like it."""
_CREDIT = 0.7
"""Signs are not independent of each other (a name brings its verb): their sum counts for so much."""

_SPREAD, _SPREAD_OF_ONE = 0.025, 1.8
"""Variance of the logarithm of the ratio of lengths: a floor, and what is added over the size in letters.
In this repository's edition 0.01 and 1.4; other translators are less even."""
_CARELESS = 0.03
"""Share of translations whose length says nothing, because they condense or explain."""
_WIDEST = 1.1
"""Groups whose lengths differ by more than a factor of three (as a logarithm) are not tried beyond 1-1."""
_NO_WORDS = -2.0
"""What it costs that only one of two passages has words."""
_LEAST_VARIED = 0.25
"""Variance of the logarithms of lengths below which no text's passages are taken to be, so that in a text of
equal lines their equal length does not count for nothing."""
_UNLIKELY, _LIKELY = 0.02, 0.9
"""Bounds of what is learnt of a sign from one text."""
_MOST = max(count for count, _ in PRIOR)

_SAME = 0.97
"""How often the translation of a block is a block of its kind."""
_OTHERWISE = -6.0
"""What it costs that the kinds differ, where the next table says nothing else."""
_DIFFERENT = {
    frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING}): -2.5,
    frozenset({BlockKind.PARAGRAPH, BlockKind.LIST}): -3.0,
    frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE}): -2.0,
    frozenset({BlockKind.PARAGRAPH, BlockKind.ADMONITION}): -3.0,
    frozenset({BlockKind.PARAGRAPH, BlockKind.HTML}): -3.0,
    frozenset({BlockKind.ADMONITION, BlockKind.QUOTE}): -2.0,
    frozenset({BlockKind.MARKER, BlockKind.HEADING}): -1.0,
}
_LEVEL = -3.0
"""What it costs that two headings stand at different depths."""
_JOINS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE, BlockKind.ADMONITION, BlockKind.DEFINITIONS})
"""Kinds of which several may answer to one."""
_LONG_HEADING = 250
"""Letters beyond which no paragraph is a heading that was not marked."""


class Group(NamedTuple):
    """Neighbouring passages of one side, seen as one."""

    size: float
    log: float
    """Logarithm of the size, 0 for what has no words."""
    signs: frozenset[Sign]
    alone: float
    """What the signs are worth when none of them stands on the other side."""
    kind: BlockKind | None
    """None where passages are put together that cannot be one."""
    level: int


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
        self._groups: tuple[dict[tuple[int, int], Group], ...] = ({}, {})
        self.gain: dict[Sign, float] = {}
        """What it is worth that a sign stands on both sides, over its standing on each alone."""
        self._alone: tuple[dict[Sign, float], dict[Sign, float]] = ({}, {})
        self._weigh_signs()
        kinds = Counter(item.kind for side in self._sides for item in side)
        self._kinds: dict[tuple[BlockKind | None, BlockKind | None], float] = {
            (kind, other): math.log(_SAME * kinds.total() / kinds[kind])
            if kind is other
            else _DIFFERENT.get(frozenset({kind, other}), _OTHERWISE)
            for kind in kinds
            for other in kinds
        }
        logs = [math.log(item.size) for side in self._sides for item in side if item.size]
        self._random = 2 * max(statistics.pvariance(logs) if logs else 0.0, _LEAST_VARIED)

    def _weigh_signs(self) -> None:
        """Weigh each sign by how many passages of the two texts have it."""
        counts = [Counter(sign for item in side for sign in item.signs) for side in self._sides]
        for sign in counts[0].keys() | counts[1].keys():
            # Half a passage more, so that what stands nowhere may still come.
            shares = [(found[sign] + 0.5) / (len(side) + 1) for found, side in zip(counts, self._sides, strict=True)]
            trust = max(TRUST[sign[0]], *shares)
            for alone, here, there in zip(self._alone, shares, shares[::-1], strict=True):
                missed = 1 - trust if sign[0] in _HARD else 1 - trust * min(shares) / here
                alone[sign] = _CREDIT * math.log(max(missed, _UNLIKELY) / (1 - min(there, _LIKELY)))
            both = _CREDIT * math.log(trust / max(shares))
            self.gain[sign] = both - self._alone[0][sign] - self._alone[1][sign]

    def group(self, side: int, start: int, count: int) -> Group:
        """Return neighbouring passages of the source (0) or the target (1) as one."""
        made = self._groups[side].get((start, count))
        if made is None:
            items = self._sides[side][start : start + count]
            signs = items[0].signs if count == 1 else frozenset().union(*[item.signs for item in items])
            size = sum(item.size for item in items)
            kinds = {item.kind for item in items}
            joined = min(kinds, key=lambda kind: kind is BlockKind.PARAGRAPH) if kinds <= _JOINS else None
            made = self._groups[side][start, count] = Group(
                size,
                math.log(size) if size else 0.0,
                signs,
                sum([self._alone[side][sign] for sign in signs]),
                items[0].kind if count == 1 else joined,
                items[0].level,
            )
        return made

    def moves(self, row: int, column: int) -> list[Move]:
        """Weigh what may come next, where `row` passages of the source and `column` of the target are done.

        Groups are not tried when their lengths are too far apart or their kinds cannot be put together.
        """
        rows, columns = len(self._sides[0]) - row, len(self._sides[1]) - column
        found = [(_NUMBER[shape], _LOG_PRIOR[shape]) for shape, left in (((1, 0), rows), ((0, 1), columns)) if left]
        if not rows or not columns:
            return found
        ours, theirs = self.group(0, row, 1), self.group(1, column, 1)
        found.append((_NUMBER[1, 1], self._weigh(ours, theirs, 1, 1)))
        if ours.kind not in _JOINS or theirs.kind not in _JOINS:
            return found
        found += self._moves_of_many(0, theirs, row, rows)
        found += self._moves_of_many(1, ours, column, columns)
        if rows > 1 and columns > 1:
            ours, theirs = self.group(0, row, 2), self.group(1, column, 2)
            if ours.kind and theirs.kind and abs(theirs.log - ours.log - self._ratio) < _WIDEST:
                found.append((_NUMBER[2, 2], self._weigh(ours, theirs, 2, 2)))
        return found

    def _moves_of_many(self, side: int, one: Group, start: int, left: int) -> Iterator[Move]:
        """Weigh several passages of a side that begin at a place against one of the other."""
        longest = one.log + (_WIDEST + self._ratio if side else _WIDEST - self._ratio)
        for count in range(2, min(left, _MOST) + 1):
            many = self.group(side, start, count)
            if many.kind is None or many.log > longest:
                return
            if many.log < longest - 2 * _WIDEST:
                continue
            if side:
                yield _NUMBER[1, count], self._weigh(one, many, 1, count)
            else:
                yield _NUMBER[count, 1], self._weigh(many, one, count, 1)

    def _weigh(self, ours: Group, theirs: Group, count: int, others: int) -> float:
        """Weigh a group of the source against one of the target."""
        weight = _LOG_PRIOR[count, others] + ours.alone + theirs.alone
        weight += self._length(theirs.log - ours.log - self._ratio, ours.size, theirs.size)
        weight += sum([self.gain[sign] for sign in ours.signs & theirs.signs])
        if ours.level and theirs.level and ours.level != theirs.level:
            weight += _LEVEL
        kinds = (ours.kind, theirs.kind)
        if ours.kind is not theirs.kind and BlockKind.HEADING in kinds and max(ours.size, theirs.size) > _LONG_HEADING:
            return weight + _OTHERWISE
        return weight + self._kinds[kinds]

    def _length(self, apart: float, size: float, other: float) -> float:
        """Weigh how far apart the lengths of two groups are, as logarithms, against two groups drawn by lot."""
        if not size or not other:
            return _NO_WORDS if size or other else 0.0
        variance = _SPREAD + _SPREAD_OF_ONE / min(size, other)
        chance = self._random + variance
        likelier = math.sqrt(chance / variance) * math.exp(apart * apart * (1 / chance - 1 / variance) / 2)
        return math.log((1 - _CARELESS) * likelier + _CARELESS)
