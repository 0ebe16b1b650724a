"""Find the best way through two sequences, and how sure each of its steps is.

This module owns the search (where to look, the best path, its probabilities); it must not know what is
aligned: it is given numbers.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

_MARGIN = 20
"""Passages on either side of the way between two anchors that are looked at."""
_WIDEST = 400
"""Half width beyond which no band grows, so that time and memory stay in proportion to the text."""

Point = tuple[int, int]
Score = Callable[[int, int, int, int], float | None]
"""Weighs `(start, count, other, others)`, a log likelihood ratio; None for a step that is not to be tried."""


class Step(NamedTuple):
    """So many elements of each sequence that belong together."""

    start: int
    count: int
    other: int
    others: int
    sure: float
    """Probability that the right way takes exactly this step."""


def chain(points: Iterable[tuple[Point, float]]) -> list[Point]:
    """Return the heaviest chain of points that rise on both sides.

    Args:
        points: places where an element of the one sequence may answer to one of the other, with weights;
            places differ.
    """
    found = sorted(points, key=lambda point: (point[0][0], -point[0][1]))
    columns = sorted({column for (_, column), _ in found})
    # best[k]: weight and index of the heaviest chain that ends in one of the columns that k stands for
    # (a Fenwick tree of maxima, so that the whole takes n log n)
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(columns) + 1)
    before: list[int] = []
    for number, ((_, column), weight) in enumerate(found):
        rank = bisect_left(columns, column)
        top, k = (0.0, -1), rank
        while k:
            top = max(top, best[k])
            k &= k - 1
        before.append(top[1])
        ending, k = (top[0] + weight, number), rank + 1
        while k <= len(columns):
            best[k] = max(best[k], ending)
            k += k & -k
    top, k = (0.0, -1), len(columns)
    while k:
        top = max(top, best[k])
        k &= k - 1
    last, way = top[1], []
    while last >= 0:
        way.append(found[last][0])
        last = before[last]
    return way[::-1]


def band(rows: int, columns: int, anchors: Sequence[Point]) -> list[tuple[int, int]]:
    """Return for each place between rows (0 to `rows`) which places between columns are looked at.

    The band follows the anchors and straight lines between them; it is wider where they are far apart.
    """
    corners = [(0, 0), *(point for point in anchors if point != (0, 0)), (rows, columns)]
    lows, highs = [columns] * (rows + 1), [0] * (rows + 1)
    for (row, column), (next_row, next_column) in zip(corners, corners[1:], strict=False):
        down, across = next_row - row, next_column - column
        width = min(_MARGIN + max(abs(across - down), (down + across) // 8), _WIDEST)
        for place in range(max(row - 1, 0), min(next_row + 1, rows) + 1):
            share = [min(max((at - row) / down, 0.0), 1.0) if down else at >= row for at in (place - 1, place + 1)]
            lows[place] = min(lows[place], max(math.floor(column + share[0] * across) - width, 0))
            highs[place] = max(highs[place], min(math.ceil(column + share[1] * across) + width, columns))
    return list(zip(lows, highs, strict=True))


def best_path(bounds: Sequence[tuple[int, int]], shapes: Sequence[Point], score: Score) -> list[Step]:
    """Return the best way from the first corner to the last inside a band.

    Args:
        bounds: as `band` makes them, one pair for each place between rows.
        shapes: the steps that may be taken, `(count, others)`; `(1, 0)` and `(0, 1)` must be among them.
        score: weighs one step.
    """
    rows, kinds = len(bounds) - 1, len(shapes)
    weights = [array("d", [-math.inf]) * ((high - low + 1) * kinds) for low, high in bounds]
    summed = [array("d", [-math.inf]) * (high - low + 1) for low, high in bounds]
    taken = [array("b", [-1]) * (high - low + 1) for low, high in bounds]
    best = [array("d", line) for line in summed]
    arriving: list[list[list[float]]] = [[[] for _ in line] for line in summed]
    arriving[0][0], best[0][0] = [0.0], 0.0
    for row, (low, high) in enumerate(bounds):
        for column in range(low, high + 1):
            here = column - low
            if not arriving[row][here]:
                continue
            so_far = summed[row][here] = log_sum(arriving[row][here])
            for number, (count, others) in enumerate(shapes):
                below, there = row + count, column + others
                if below > rows or not bounds[below][0] <= there <= bounds[below][1]:
                    continue
                weight = score(row, count, column, others)
                if weight is None:
                    continue
                weights[row][here * kinds + number] = weight
                there -= bounds[below][0]
                arriving[below][there].append(so_far + weight)
                if best[row][here] + weight > best[below][there]:
                    best[below][there] = best[row][here] + weight
                    taken[below][there] = number
        arriving[row] = []
    way = _way(bounds, shapes, taken)
    following = _following(bounds, shapes, weights)
    total = summed[-1][-1]
    steps = []
    for row, column, number in way:
        count, others = shapes[number]
        low, below = bounds[row][0], row + count
        after = following[below][column + others - bounds[below][0]]
        sure = summed[row][column - low] + weights[row][(column - low) * kinds + number] + after - total
        steps.append(Step(row, count, column, others, min(math.exp(min(sure, 0.0)), 1.0)))
    return steps


def _way(bounds: Sequence[tuple[int, int]], shapes: Sequence[Point], taken: Sequence[array[int]]) -> list[tuple[int, int, int]]:
    """Return the best way from the first corner as row, column and shape of each step."""
    row, column, way = len(bounds) - 1, bounds[-1][1], []
    while row or column:
        number = taken[row][column - bounds[row][0]]
        row, column = row - shapes[number][0], column - shapes[number][1]
        way.append((row, column, number))
    return way[::-1]


def _following(
    bounds: Sequence[tuple[int, int]], shapes: Sequence[Point], weights: Sequence[array[float]]
) -> list[array[float]]:
    """Return the logarithm of the summed likelihood of all ways from each place to the last corner."""
    kinds = len(shapes)
    following = [array("d", [-math.inf]) * (high - low + 1) for low, high in bounds]
    following[-1][-1] = 0.0
    for row in range(len(bounds) - 1, -1, -1):
        low, high = bounds[row]
        for here in range(high - low, -1, -1):
            on = [
                weight + following[row + count][low + here + others - bounds[row + count][0]]
                for weight, (count, others) in zip(weights[row][here * kinds : (here + 1) * kinds], shapes, strict=True)
                if weight > -math.inf
            ]
            if on:
                following[row][here] = log_sum(on)
    return following


def log_sum(logs: Sequence[float]) -> float:
    """Add numbers that are given by their logarithms."""
    if len(logs) == 1:
        return logs[0]
    top = max(logs)
    return top + math.log(sum([math.exp(log - top) for log in logs])) if top > -math.inf else top
