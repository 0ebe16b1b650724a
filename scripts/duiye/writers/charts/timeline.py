"""Lay out a timeline: time runs down, spans and days stand on it, what happened beside them.

This module owns that layout; words that would stand on one another are moved down and keep a line to their time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from duiye.model import Language
from duiye.periods import Period, head_period, read_period
from duiye.printing import write_figure
from duiye.writers.charts.axes import time_axis
from duiye.writers.charts.plot import Happening, Plot
from duiye.writers.charts.scene import LINE, MARGIN, SIZE, WIDTH, Dot, Item, Line, Scene, Text, wrap

_AXIS, _WORDS = 48.0, 86.0
"""Where time runs, and where the words begin."""
_YEAR = 58.0
"""Height of a year, at least; many years take less, so that the drawing stays below the other number."""
_LEAST, _TALLEST = 120.0, 420.0
_APART = 9.0
_LANE, _MOST_LANES = 11.0, 2
"""From a span to one that stands beside it, since they share some days."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A happening with its time and its lines."""

    period: Period
    when: tuple[str, ...]
    lines: tuple[str, ...]
    marked: bool

    @property
    def height(self) -> float:
        return LINE * (len(self.when) + len(self.lines))


def draw_timeline(plot: Plot, language: Language) -> Scene | None:
    """Lay out a timeline; None where no event has a time."""
    entries = sorted(_entries(plot.happenings, language), key=lambda entry: (entry.period.first, entry.period.last))
    if not entries:
        return None
    first = min(entry.period.first for entry in entries).replace(month=1, day=1)
    last = max(entry.period.last for entry in entries)
    years = (last - first).days / 365.25
    length = min(max(_LEAST, _YEAR * years), _TALLEST)
    at, beginnings = time_axis(first, last, LINE, LINE + length)
    items: list[Item] = [Line(_AXIS, LINE, _AXIS, LINE + length, "axis")]
    every = max(1, ceil(LINE * 1.3 * years / length))
    for year in beginnings[::every]:
        y = at(date(year, 1, 1))
        items += [
            Line(_AXIS - 5, y, _AXIS, y, "axis"),
            Text(_AXIS - 9, y + SIZE * 0.36, str(year), "tick", "end"),
        ]
    bottom = 0.0
    lanes = _lanes(entries)
    for entry, lane in zip(entries, lanes, strict=True):
        drawn, bottom = _draw(entry, at, bottom, _AXIS + _LANE * min(lane, _MOST_LANES))
        items += drawn
    return Scene(max(bottom, LINE + length) + LINE / 2, tuple(items))


def _entries(happenings: Sequence[Happening], language: Language) -> list[_Entry]:
    entries = []
    for item in happenings:
        period = read_period(item.event.period)
        if period:
            colon = "：" if language.startswith("zh") else ": "
            value = f"{colon}{write_figure(item.figure, language)}" if item.figure else ""
            words, when = item.event.label.in_language(language) + value, head_period(item.event.period, language)
            lines, times = (tuple(wrap(said, WIDTH - MARGIN - _WORDS)) for said in (words, when))
            entries.append(_Entry(period, times, lines, item.event.marked))
    return entries


def _lanes(entries: Sequence[_Entry]) -> list[int]:
    """Give each entry the first lane whose last span ends before it begins; entries are in the order of time."""
    ends: list[date] = []
    lanes = []
    for entry in entries:
        is_day = entry.period.first == entry.period.last
        lane = 0 if is_day else next((n for n, end in enumerate(ends) if end < entry.period.first), len(ends))
        if not is_day:
            ends[lane : lane + 1] = [entry.period.last]
        lanes.append(lane)
    return lanes


def _draw(entry: _Entry, at: Callable[[date], float], above: float, x: float) -> tuple[list[Item], float]:
    """Draw one entry below the words of the last; return how far down it reaches."""
    start, end = at(entry.period.first), at(entry.period.last)
    middle = (start + end) / 2
    style = "s1" if entry.marked else "s2"
    is_span = end - start > 1
    on_axis: Item = Line(x, start, x, end, "span", style) if is_span else Dot(x, middle, style)
    top = max(above + (_APART if above else 0), middle - LINE / 2 - 1)
    role = "mark" if entry.marked else "value"
    said = [(line, role) for line in entry.when] + [(line, "label") for line in entry.lines]
    words = [Text(_WORDS, top + SIZE + LINE * n, line, kind) for n, (line, kind) in enumerate(said)]
    return [Line(x + 6, middle, _WORDS - 5, top + LINE / 2, "leader"), on_axis, *words], top + entry.height
