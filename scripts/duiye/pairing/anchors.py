"""Find where two texts touch beyond doubt, so that the alignment need not look everywhere.

This module owns anchors and what they teach of the whole; it must not decide which passages are paired.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence

from duiye.pairing.lattice import Point, chain
from duiye.pairing.likeness import TRUST
from duiye.pairing.signs import Item, Sign

_EFFORT = 60
"""Meetings of a sign with itself that are looked at, per passage: rare signs first, until it is used up."""
_RIVAL = 0.6
"""Share of the best weight in its row and in its column from which a point may be an anchor."""
_LEARNT = 8
"""Anchors needed to learn how much longer the target is than is usual."""
_LONG = 60
"""Letters from which a passage's length says how long its translation is."""
_CLEAR = 2.0
"""Weight from which an anchor teaches lengths: seven times likelier than by chance."""
_MOST_APART = 0.7
"""Bound of what is learnt: no translation is half, or twice, as long as it should be."""


def find_anchors(source: Sequence[Item], target: Sequence[Item]) -> tuple[list[Point], float]:
    """Find passages that answer to each other, in order on both sides.

    Returns:
        The anchors, and by how much the target is longer than its source should be, as a logarithm.
    """
    points = _meetings(source, target)
    rows: dict[int, float] = {}
    columns: dict[int, float] = {}
    for (row, column), weight in points.items():
        rows[row], columns[column] = max(rows.get(row, 0.0), weight), max(columns.get(column, 0.0), weight)
    # A passage that was moved, or a chance meeting, weighs less than all the others that it would displace.
    anchors = chain(
        (point, weight) for point, weight in points.items() if weight >= _RIVAL * max(rows[point[0]], columns[point[1]])
    )
    return anchors, _ratio(source, target, (point for point in anchors if points[point] >= _CLEAR))


def _meetings(source: Sequence[Item], target: Sequence[Item]) -> dict[Point, float]:
    """Weigh the places at which a passage of each text have signs in common, by how rare these are."""
    places: tuple[dict[Sign, list[int]], dict[Sign, list[int]]] = ({}, {})
    for side, items in zip(places, (source, target), strict=True):
        for number, item in enumerate(items):
            for sign in item.signs:
                side.setdefault(sign, []).append(number)
    points: dict[Point, float] = {}
    effort = _EFFORT * (len(source) + len(target))
    shared = places[0].keys() & places[1].keys()
    for sign in sorted(shared, key=lambda sign: (len(places[0][sign]) * len(places[1][sign]), sign)):
        rows, columns = places[0][sign], places[1][sign]
        effort -= len(rows) * len(columns)
        if effort < 0:
            break
        share = max(len(rows) / len(source), len(columns) / len(target))
        weight = TRUST[sign[0]] * -math.log(share)
        for row in rows:
            for column in columns:
                points[row, column] = points.get((row, column), 0.0) + weight
    return {point: weight for point, weight in points.items() if weight > 0}


def _ratio(source: Sequence[Item], target: Sequence[Item], anchors: Iterable[Point]) -> float:
    """Return how much longer this target is than its source should be, as a logarithm."""
    sizes = [(source[row].size, target[column].size) for row, column in anchors]
    ratios = [math.log(theirs / ours) for ours, theirs in sizes if min(ours, theirs) and max(ours, theirs) >= _LONG]
    return min(max(statistics.median(ratios), -_MOST_APART), _MOST_APART) if len(ratios) >= _LEARNT else 0.0
