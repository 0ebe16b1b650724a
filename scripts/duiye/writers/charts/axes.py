"""Axes: where a value lies, and which round values are written beside it, as the plotting library finds them.

This module is the only one that imports `detroit` (D3's scales in Python); it must not place words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import log10
from typing import NamedTuple

_EXACT = ".12g"
"""Digits of a tick that are not binary dust."""
_TINY = 1e-9


class Axis(NamedTuple):
    """A scale with its ticks."""

    at: Callable[[float], float]
    """Place of a value."""
    ticks: tuple[Decimal, ...]
    """From the lowest to the highest."""


def linear_axis(values: Sequence[Decimal], start: float, end: float, count: int) -> Axis:
    """Make an axis that reaches from zero, or through it, over all values, to a round value at either end."""
    import detroit  # noqa: PLC0415 — 0.1 s that only a page with a chart pays

    low, high = float(min(*values, Decimal(0))), float(max(*values, Decimal(0)))
    scale = detroit.scale_linear([low, high if high > low else 1], [start, end]).nice(count)
    return Axis(lambda value: float(scale(value)), tuple(map(_decimal, scale.ticks(count))))


def log_axis(values: Sequence[Decimal], start: float, end: float) -> Axis:
    """Make an axis of whole powers of ten around values that are all above zero."""
    import detroit  # noqa: PLC0415 — the same

    low, high = float(min(values)), float(max(values))
    scale = detroit.scale_log([low, high], [start, end]).nice()
    if scale.get_domain()[0] == scale.get_domain()[1]:
        scale = detroit.scale_log([low, low * 10], [start, end]).nice()
    ticks = [*map(_decimal, scale.ticks())]
    powers = [tick for tick in ticks if abs(log10(tick) - round(log10(tick))) < _TINY]
    return Axis(lambda value: float(scale(value)), tuple(powers))


def time_axis(first: date, last: date, start: float, end: float) -> tuple[Callable[[date], float], tuple[int, ...]]:
    """Make an axis of days; return where a day lies, and the years that begin on it."""
    import detroit  # noqa: PLC0415 — the same

    # By the number of the day: the library's scale of time asks for the hour of the machine's own time zone.
    scale = detroit.scale_linear([first.toordinal(), max(last.toordinal(), first.toordinal() + 1)], [start, end])
    years = range(first.year + (first > date(first.year, 1, 1)), last.year + 1)
    return (lambda day: float(scale(day.toordinal()))), tuple(years)


def bands(count: int, gaps: Sequence[int], start: float, end: float) -> tuple[tuple[float, ...], float]:
    """Place columns side by side.

    Args:
        count: how many.
        gaps: before which of them a free place stands, since another series begins.
        start: where the first begins.
        end: where the last ends.

    Returns:
        Where each begins, and how wide all are.
    """
    import detroit  # noqa: PLC0415 — the same

    places: list[str] = []
    for n in range(count):
        places += [f"gap {n}"] * (n in gaps) + [str(n)]
    scale = detroit.scale_band(places, [start, end]).set_padding_inner(0.3).set_padding_outer(0.15)
    return tuple(float(scale(str(n))) for n in range(count)), float(scale.get_bandwidth())


def thinned(ticks: Sequence[Decimal], room: Callable[[Decimal, Decimal], bool]) -> list[Decimal]:
    """Leave out ticks, every second or third and so on, until the words of any two neighbours have room."""
    for step in range(1, len(ticks)):
        kept = [*ticks[::step]]
        if all(room(first, second) for first, second in pairwise(kept)):
            return kept
    return [*ticks[:1]]


def _decimal(tick: float) -> Decimal:
    return Decimal(format(tick, _EXACT))
