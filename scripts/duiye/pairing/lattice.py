"""Find the best way through two sequences, and how sure each of its steps is.

This module owns the search (where to look, the best path, its probabilities); it must not know what is
aligned: it is given numbers.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

_MARGIN = 6
"""Passages on either side of the way between two anchors that are looked at."""
_WIDEST = 40
"""Half width beyond which no band grows, so that time and memory stay in proportion to the text."""

Point = tuple[int, int]
Move = tuple[int, float]
"""The number of a shape, and the likelihood ratio that speaks for taking it, as a logarithm."""


class Step(NamedTuple):
    """So many elements of each sequence that belong together."""

    row: int
    """The first one of the first sequence."""
    down: int
    column: int
    """The first one of the second."""
    across: int
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

    The band follows straight lines between anchors and is wider where they are far apart. It holds two such
    ways, over every other anchor each, so that one wrong anchor leads past nothing.
    """
    lows, highs = [columns] * (rows + 1), [0] * (rows + 1)
    for half in (anchors[::2], anchors[1::2]):
        corners = [(0, 0), *half, (rows, columns)]
        for (row, column), (next_row, next_column) in pairwise(corners):
            down, across = next_row - row, next_column - column
            width = min(_MARGIN + max(abs(across - down), (down + across) // 8), _WIDEST)
            for place in range(max(row - 1, 0), min(next_row + 1, rows) + 1):
                above, below = (min(max((at - row) / down, 0.0), 1.0) if down else 0.5 for at in (place - 1, place + 1))
                lows[place] = min(lows[place], max(column + math.floor(above * across) - width, 0))
                highs[place] = max(highs[place], min(column + math.ceil(below * across) + width, columns))
    lows[0], highs[-1] = 0, columns
    return list(zip(lows, highs, strict=True))


def best_path(
    bounds: Sequence[tuple[int, int]], shapes: Sequence[Point], moves: Callable[[int, int], Sequence[Move]]
) -> list[Step]:
    """Return the best way from the first corner to the last inside a band.

    Args:
        bounds: as `band` makes them, one pair for each place between rows.
        shapes: how many elements of each sequence a step may take.
        moves: what may come next at a place; one element alone must be among it wherever there is one.
    """
    kinds = len(shapes)
    # Flat arrays of numbers: objects for each place would take ten times the memory.
    weights = [array("d", [-math.inf]) * ((high - low + 1) * kinds) for low, high in bounds]
    before = [array("d", [-math.inf]) * (high - low + 1) for low, high in bounds]
    best = [array("d", line) for line in before]
    taken = [array("b", [-1]) * len(line) for line in before]
    arriving: list[list[list[float]]] = [[[] for _ in line] for line in before]
    arriving[0][0], best[0][0] = [0.0], 0.0
    for row, (low, high) in enumerate(bounds):
        for column in range(low, high + 1):
            here = column - low
            if not arriving[row][here]:
                continue
            so_far = before[row][here] = log_sum(arriving[row][here])
            for number, weight in moves(row, column):
                below, there = row + shapes[number][0], column + shapes[number][1]
                if bounds[below][0] <= there <= bounds[below][1]:
                    there -= bounds[below][0]
                    weights[row][here * kinds + number] = weight
                    arriving[below][there].append(so_far + weight)
                    if best[row][here] + weight > best[below][there]:
                        best[below][there] = best[row][here] + weight
                        taken[below][there] = number
        arriving[row] = []
    after = _after(bounds, shapes, weights)
    row, column, steps = len(bounds) - 1, bounds[-1][1], []
    total = before[-1][-1]
    while row or column:
        number = taken[row][column - bounds[row][0]]
        sure = after[row][column - bounds[row][0]] - total
        (down, across), (row, column) = shapes[number], (row - shapes[number][0], column - shapes[number][1])
        here = column - bounds[row][0]
        sure += before[row][here] + weights[row][here * kinds + number]
        steps.append(Step(row, down, column, across, math.exp(min(sure, 0.0))))
    return steps[::-1]


def _after(
    bounds: Sequence[tuple[int, int]], shapes: Sequence[Point], weights: Sequence[array[float]]
) -> list[array[float]]:
    """Return the logarithm of the summed likelihood of all ways from each place to the last corner."""
    kinds = len(shapes)
    after = [array("d", [-math.inf]) * (high - low + 1) for low, high in bounds]
    after[-1][-1] = 0.0
    for row in range(len(bounds) - 1, -1, -1):
        low, high = bounds[row]
        for here in range(high - low, -1, -1):
            on = [
                weight + after[row + down][low + here + across - bounds[row + down][0]]
                for weight, (down, across) in zip(weights[row][here * kinds : (here + 1) * kinds], shapes, strict=True)
                if weight > -math.inf
            ]
            if on:
                after[row][here] = log_sum(on)
    return after


def log_sum(logs: Sequence[float]) -> float:
    """Add numbers that are given by their logarithms."""
    if len(logs) == 1:
        return logs[0]
    top = max(logs)
    return top + math.log(sum([math.exp(log - top) for log in logs])) if top > -math.inf else top
