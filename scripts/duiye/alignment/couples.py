"""Find which blocks of two chapters belong together.

This module owns the pairing; how a pair stands is its neighbour's judgement.

Ids pair what has one of its own: headings, figures, notes. Paragraphs are counted, and a count says little
once one side was edited. There the memory leads: blocks that were reviewed as a pair are one wherever they
stand now, so that moving a block or putting one before it makes nothing stale. What is left between two such
pairs is paired in order, the likelier way where the sides are unequal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeVar

from duiye.alignment.sequels import MOST, joined_prints, split_runs
from duiye.bitext import Placed
from duiye.model import BlockKind

_LARGEST = 250_000
"""Above so many combinations in one gap its blocks are paired in order, without looking for the likelier way."""
_OTHER_KIND = 0.1
"""What a pair of two kinds is worth against one of a kind."""
_WHATEVER_LENGTH = 0.2
"""What a pair is worth however unequal its sides are."""


_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Remembered:
    """The reviewed pairs, looked up from either side."""

    pairs: tuple[tuple[str, str], ...]
    partners: tuple[dict[str, list[str]], dict[str, list[str]]]
    """By the fingerprint of one side, those of the other."""

    @classmethod
    def of(cls, pairs: tuple[tuple[str, str], ...]) -> Remembered:
        """Look at pairs from both sides."""
        partners: tuple[dict[str, list[str]], dict[str, list[str]]] = {}, {}
        for first, second in pairs:
            partners[0].setdefault(first, []).append(second)
            partners[1].setdefault(second, []).append(first)
        return cls(pairs, partners)


@dataclass(frozen=True, slots=True)
class Sequel:
    """Several blocks that say together what one block says on the other side."""

    count: int
    change: Literal["split", "joined"]
    """Whether these were split from one, or the other side was joined."""
    reviewed: tuple[tuple[str, str], ...]
    """The pairs that were reviewed, before."""


@dataclass(slots=True)
class Couples:
    """The pairing of two lists of blocks."""

    sides: tuple[Sequence[Placed], Sequence[Placed]]
    remembered: Remembered
    partners: tuple[dict[int, int], dict[int, int]] = field(default_factory=lambda: ({}, {}))
    """Position of the partner on the other side, by the block's own position."""
    sequels: dict[tuple[int, int], Sequel] = field(default_factory=dict)
    """What stands against one block of the other side, by the side (0 or 1) and the first position."""

    def join(self, n: int, m: int) -> None:
        """Make a pair of two blocks."""
        self.partners[0][n], self.partners[1][m] = m, n

    def is_free(self, side: int, position: int) -> bool:
        """Say whether a block has no partner and is no part of another."""
        return position not in self.partners[side] and not self.is_part(side, position)

    def is_part(self, side: int, position: int) -> bool:
        """Say whether a block is a later piece of one that was split."""
        return any(
            (found := self.sequels.get((side, position - back))) and found.count > back for back in range(1, MOST)
        )


def couple(source: Sequence[Placed], target: Sequence[Placed], remembered: Remembered) -> Couples:
    """Pair the blocks of two chapters.

    Args:
        source: blocks of one chapter.
        target: blocks of its counterpart.
        remembered: pairs that were reviewed, source first.

    Returns:
        The pairing; nothing is paired twice.
    """
    couples = Couples((source, target), remembered)
    _by_own_id(couples)
    _by_memory(couples)
    _by_sequels(couples, 0)
    _by_sequels(couples, 1)
    for ours, theirs in _gaps(couples):
        for n, m in _pair_gap(couples, ours, theirs):
            couples.join(n, m)
    return couples


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs, given by their first number, whose second numbers rise as well."""
    tails: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for position, (_, value) in enumerate(pairs):
        place = bisect_left(tails, value)
        before.append(chain[place - 1] if place else -1)
        tails[place : place + 1] = [value]
        chain[place : place + 1] = [position]
    found: list[tuple[int, int]] = []
    position = chain[-1] if chain else -1
    while position >= 0:
        found.append(pairs[position])
        position = before[position]
    return found[::-1]


def _by_own_id(couples: Couples) -> None:
    source, target = couples.sides
    named = {item.name: m for m, item in enumerate(target) if item.owned}
    for n, item in enumerate(source):
        if item.owned and item.name in named:
            couples.join(n, named[item.name])


def _by_memory(couples: Couples) -> None:
    """Pair what was reviewed as a pair: first what has stayed under its heading, then what has moved.

    Of equal blocks the first is paired with the first.
    """
    source, target = couples.sides
    for stayed in (True, False):
        waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
        for m in reversed(range(len(target))):
            if couples.is_free(1, m) and not target[m].owned:
                waiting[target[m].fingerprint, target[m].section if stayed else ""].append(m)
        for n, item in enumerate(source):
            if item.owned or not couples.is_free(0, n):
                continue
            for second in couples.remembered.partners[0].get(item.fingerprint, ()):
                places = waiting.get((second, item.section if stayed else ""))
                if places:
                    couples.join(n, places.pop())
                    break


def _by_sequels(couples: Couples, side: int) -> None:
    """Pair what was split or joined on one side with what it was reviewed with."""
    mine, theirs = couples.sides[side], couples.sides[1 - side]
    where = {theirs[m].fingerprint: m for m in reversed(range(len(theirs))) if couples.is_free(1 - side, m)}
    partners = couples.remembered.partners[side]
    known = {first: where[second] for first, seconds in partners.items() for second in seconds if second in where}
    if not known:
        return
    for run in _free_runs(couples, side):
        texts = [mine[n].block.text for n in run]
        for start, count, whole in split_runs(texts, known.keys()):
            other = known.pop(whole)
            pair = _in_order(side, whole, theirs[other].fingerprint)
            couples.sequels[side, run[start]] = Sequel(count, "split", (pair,))
            couples.join(*_in_order(side, run[start], other))
        for n, text in zip(run, texts, strict=True):
            pieces = joined_prints(text, known.keys()) if couples.is_free(side, n) else ()
            places = [known[piece] for piece in pieces]
            if places and places == [*range(places[0], places[0] + len(places))]:
                pairs = (
                    _in_order(side, piece, theirs[place].fingerprint)
                    for piece, place in zip(pieces, places, strict=True)
                )
                couples.sequels[1 - side, places[0]] = Sequel(len(places), "joined", tuple(pairs))
                couples.join(*_in_order(side, n, places[0]))


def _in_order(side: int, mine: _Item, other: _Item) -> tuple[_Item, _Item]:
    """Put the source's first."""
    return (mine, other) if side == 0 else (other, mine)


def _free_runs(couples: Couples, side: int) -> Iterator[list[int]]:
    """Yield the runs of neighbouring blocks of one section that have no partner."""
    run: list[int] = []
    placed = couples.sides[side]
    for n, item in enumerate(placed):
        if not couples.is_free(side, n) or item.owned:
            continue
        if run and (n != run[-1] + 1 or item.section != placed[run[-1]].section):
            yield run
            run = []
        run.append(n)
    if run:
        yield run


def _gaps(couples: Couples) -> Iterator[tuple[list[int], list[int]]]:
    """Yield what is free on both sides between two neighbouring pairs, section by section."""
    source, target = couples.sides
    pairs = rising(sorted(couples.partners[0].items()))
    starts, ends = [(-1, -1), *pairs], [*pairs, (len(source), len(target))]
    for (n, m), (n_end, m_end) in zip(starts, ends, strict=True):
        groups: dict[str, tuple[list[int], list[int]]] = {}
        for side, run in ((0, range(n + 1, n_end)), (1, range(m + 1, m_end))):
            for position in run:
                item = couples.sides[side][position]
                if not item.owned and couples.is_free(side, position):
                    groups.setdefault(item.section, ([], []))[side].append(position)
        yield from (group for group in groups.values() if all(group))


def _pair_gap(couples: Couples, ours: list[int], theirs: list[int]) -> Iterator[tuple[int, int]]:
    """Pair the blocks of one gap in order, so that the likenesses of the pairs add up to the most."""
    source, target = couples.sides
    alike = [source[n].block.kind for n in ours] == [target[m].block.kind for m in theirs]
    if alike or len(ours) * len(theirs) > _LARGEST:
        yield from zip(ours, theirs, strict=alike)
        return
    mine, yours = (
        [_Shape.of(couples.sides[side][n], couples.remembered.partners[side]) for n in gap]
        for side, gap in enumerate((ours, theirs))
    )
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in reversed(range(len(ours))):
        row, below = best[i], best[i + 1]
        for j in reversed(range(len(theirs))):
            row[j] = max(below[j + 1] + _likeness(mine[i], yours[j]), below[j], row[j + 1])
    i = j = 0
    while i < len(ours) and j < len(theirs):
        value = _likeness(mine[i], yours[j])
        if value and best[i][j] == best[i + 1][j + 1] + value:
            yield ours[i], theirs[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


class _Shape(NamedTuple):
    """What of a block its likeness to another is seen by."""

    kind: BlockKind
    size: int
    """Bytes: an English character says about a third of what a Chinese one does; bytes are about equal."""
    is_known: bool
    """Whether it was reviewed."""

    @classmethod
    def of(cls, item: Placed, partners: Container[str]) -> _Shape:
        size = len(item.block.text.strip().encode("utf-8", "replace"))
        return cls(item.block.kind, size, item.fingerprint in partners)


def _likeness(ours: _Shape, theirs: _Shape) -> float:
    """Weigh a pair from 0 to 1; two blocks that were each reviewed with another are none."""
    kind, size, is_known = ours
    other_kind, other_size, other_is_known = theirs
    if is_known and other_is_known:
        return 0.0
    less, more = (size, other_size) if size < other_size else (other_size, size)
    # Rounded, so that small differences leave the first with the first.
    worth = _WHATEVER_LENGTH + (1 - _WHATEVER_LENGTH) * round(less / more, 1) if more else 1.0
    return worth if kind is other_kind else worth * _OTHER_KIND
