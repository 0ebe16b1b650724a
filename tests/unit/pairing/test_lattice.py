"""The search for the best way through two sequences."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from duiye.pairing.lattice import band, best_path, chain


@given(st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)), st.integers(1, 9), max_size=9))
def test_the_heaviest_chain_is_found(points: dict[tuple[int, int], int]) -> None:
    """The search would look for pairs where they are not."""
    best = 0
    for chosen in range(2 ** len(points)):
        some = sorted(point for n, point in enumerate(points) if chosen >> n & 1)
        if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(some)):
            best = max(best, sum(points[point] for point in some))
    found = chain(points.items())
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))
    assert sum(points[point] for point in found) == best


@given(st.integers(0, 90), st.integers(0, 90), st.lists(st.tuples(st.integers(0, 89), st.integers(0, 89)), max_size=5))
def test_a_band_leads_from_corner_to_corner(rows: int, columns: int, points: list[tuple[int, int]]) -> None:
    """The search would end in a corner with passages left over."""
    anchors = chain({point: 1.0 for point in points if point[0] < rows and point[1] < columns}.items())
    bounds = band(rows, columns, anchors)
    assert (len(bounds), bounds[0][0], bounds[-1][1]) == (rows + 1, 0, columns)
    assert all(0 <= low <= high <= columns for low, high in bounds)
    assert all(below[0] <= above[1] for above, below in pairwise(bounds))
    assert all(bounds[row][0] <= column <= bounds[row][1] for row, column in anchors)


def test_two_long_texts_without_signs_take_little_room() -> None:
    """Two long poems would take all the memory of a machine."""
    assert sum(high - low for low, high in band(5000, 5000, [])) < 5000 * 150


def test_places_that_no_way_leads_to_are_passed_over() -> None:
    """A band that widens backwards would stop the search."""
    steps = best_path(
        [(0, 2), (2, 2), (0, 2)],
        [(1, 0), (0, 1)],
        lambda row, column: [(number, -1.0) for number, left in enumerate((2 - row, 2 - column)) if left],
    )
    assert [step[:4] for step in steps] == [(0, 0, 0, 1), (0, 0, 1, 1), (0, 1, 2, 0), (1, 1, 2, 0)]


WEIGHTS = st.lists(st.floats(-3, 3), min_size=60, max_size=60)


@given(st.integers(0, 3), st.integers(0, 3), WEIGHTS)
def test_the_best_way_and_its_probability_are_those_of_all_ways(rows: int, columns: int, weights: list[float]) -> None:
    """A pair would be called sure, or doubtful, for no reason."""
    shapes = [(1, 1), (1, 0), (0, 1), (1, 2)]

    def moves(row: int, column: int) -> list[tuple[int, float]]:
        return [
            (number, weights[(row * 13 + column * 5 + number * 7) % len(weights)])
            for number, (down, across) in enumerate(shapes)
            if row + down <= rows and column + across <= columns
        ]

    def ways(row: int, column: int) -> list[tuple[float, list[tuple[int, int, int, int]]]]:
        if (row, column) == (rows, columns):
            return [(0.0, [])]
        return [
            (weight + rest, [(row, shapes[number][0], column, shapes[number][1]), *steps])
            for number, weight in moves(row, column)
            for rest, steps in ways(row + shapes[number][0], column + shapes[number][1])
        ]

    every = ways(0, 0)
    found = best_path([(0, columns)] * (rows + 1), shapes, moves)
    taken = [step[:4] for step in found]
    assert math.isclose(max(every)[0], next(weight for weight, way in every if way == taken), abs_tol=1e-9)
    total = sum(math.exp(weight) for weight, _ in every)
    for step in found:
        share = sum(math.exp(weight) for weight, way in every if step[:4] in way) / total
        assert math.isclose(step.sure, share, abs_tol=1e-9)
