"""Pair the passages of two finished texts that are each other's translation.

This module owns pairs and how sure they are; it must not read a format or know of chapters.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duiye.article import Passage
from duiye.model import Language, Term
from duiye.pairing.lattice import Point, Step, band, best_path, chain
from duiye.pairing.likeness import PRIOR, Likeness
from duiye.pairing.signs import Item, Sign, read_items

SURE = 0.9
"""Confidence from which a pair is not reported."""

_RARE = 4
"""A sign in no more passages than these may anchor the search."""
_ANCHOR = 6.0
"""Weight from which an anchor also teaches how long the target is for its source."""
_LEARNT = 8
"""Anchors needed to teach it."""
_LONG = 60
"""Letters from which a passage's length says how long its translation is."""
_USUAL_SPREAD = 0.1


@dataclass(frozen=True, slots=True)
class Pair:
    """Passages of the source and the passages of the target that translate them."""

    source: tuple[Passage, ...]
    """Neighbours, in order; empty where the target stands alone."""
    target: tuple[Passage, ...]
    """Neighbours, in order; empty where the source stands alone."""
    confidence: float
    """0 to 1: the probability that exactly these belong together, as far as the model can tell."""
    reason: str
    """What speaks for it, in words for the author."""


def pair_passages(
    source: Sequence[Passage],
    target: Sequence[Passage],
    source_language: Language,
    target_language: Language,
    terms: Iterable[Term] = (),
) -> tuple[Pair, ...]:
    """Pair two texts.

    Args:
        source: the passages of one text, in order.
        target: those of the other.
        source_language: BCP 47 tag.
        target_language: BCP 47 tag.
        terms: the termbase, if there is one; a term that both name speaks for a pair.

    Returns:
        Pairs in which every passage of both sides stands exactly once, in order.
    """
    items = read_items((source, target), (source_language, target_language), terms)
    return tuple(
        Pair(
            tuple(source[step.start : step.start + step.count]),
            tuple(target[step.other : step.other + step.others]),
            step.sure,
            reason,
        )
        for step, reason in pair_items(*items, [passage.words for passage in source], [passage.words for passage in target])
    )


def pair_items(
    source: Sequence[Item], target: Sequence[Item], ours: Sequence[str], theirs: Sequence[str]
) -> list[tuple[Step, str]]:
    """Pair two sequences of items; `ours` and `theirs` are the words of each, of which equal ones need no search.

    Returns:
        Steps from the first items to the last, each with its reason.
    """
    shorter = min(len(source), len(target))
    head = next((n for n in range(shorter) if ours[n] != theirs[n] or source[n].kind is not target[n].kind), shorter)
    rest = shorter - head
    tail = next((n for n in range(rest) if ours[-1 - n] != theirs[-1 - n] or source[-1 - n].kind is not target[-1 - n].kind), rest)
    found = [(Step(n, 1, n, 1, 1.0), "The words are the same.") for n in range(head)]
    inner, inner_target = source[head : len(source) - tail], target[head : len(target) - tail]
    if inner or inner_target:
        points = anchor_points(inner, inner_target)
        anchors = chain(points.items())
        likeness = Likeness(inner, inner_target, _ratio(inner, inner_target, [p for p in anchors if points[p] >= _ANCHOR]))
        steps = best_path(band(len(inner), len(inner_target), anchors), list(PRIOR), likeness.score)
        found += [
            (step._replace(start=step.start + head, other=step.other + head), _reason(step, likeness)) for step in steps
        ]
    first, second = len(source) - tail, len(target) - tail
    return found + [(Step(first + n, 1, second + n, 1, 1.0), "The words are the same.") for n in range(tail)]


def anchor_points(source: Sequence[Item], target: Sequence[Item]) -> dict[Point, float]:
    """Weigh the places at which rare signs of the one text stand in the other."""
    places: tuple[dict[Sign, list[int]], dict[Sign, list[int]]] = ({}, {})
    for side, items in zip(places, (source, target), strict=True):
        for number, item in enumerate(items):
            for sign in item.signs:
                side.setdefault(sign, []).append(number)
    points: dict[Point, float] = {}
    for sign, rows in places[0].items():
        columns = places[1].get(sign, [])
        if len(rows) == len(columns) <= _RARE:
            for point in zip(rows, columns, strict=True):
                points[point] = points.get(point, 0.0) + 1.0 / len(rows)
    return points


def _ratio(source: Sequence[Item], target: Sequence[Item], anchors: Iterable[Point]) -> float:
    """Return how much longer this target is than its source should be, as a logarithm."""
    ratios = [
        math.log(target[column].size / source[row].size)
        for row, column in anchors
        if source[row].size >= _LONG and target[column].size >= _LONG
    ]
    return statistics.median(ratios) if len(ratios) >= _LEARNT else 0.0


def _reason(step: Step, likeness: Likeness) -> str:
    """Say what speaks for a step."""
    if not step.count or not step.others:
        return f"Nothing in the {'source' if step.others else 'target'} answers to it."
    both = likeness.signs(0, step.start, step.count) & likeness.signs(1, step.other, step.others)
    named = sorted(both, key=lambda sign: (-likeness.gain[sign], sign))[:3]
    if not named:
        return "Only its place and length speak for it."
    more = f" and {len(both) - len(named)} more" if len(both) > len(named) else ""
    return f"Both have {', '.join(label for _, label in named)}{more}."
