"""Lay out a timeline: time runs down, spans and days stand on it, what happened beside them.

This module owns that layout; words that would stand on one another are moved down and keep a line to their time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from duiye.model import Language
from duiye.periods import Period, name_period, read_period
from duiye.printing import write_figure
from duiye.writers.charts.axes import time_axis
from duiye.writers.charts.plot import Happening, Plot
from duiye.writers.charts.scene import LINE, MARGIN, SIZE, WIDTH, Dot, Item, Line, Scene, Text, wrap

_AXIS, _WORDS = 50.0, 74.0
"""Where time runs, and where the words begin."""
_YEAR = 58.0
"""Height of a year, at least; many years take less, so that the drawing stays below the other number."""
_LEAST, _TALLEST = 120.0, 420.0
_APART = 9.0


@dataclass(frozen=True, slots=True)
class _Entry:
    """A happening with its time and its lines."""

    period: Period
    when: str
    lines: tuple[str, ...]
    marked: bool

    @property
    def height(self) -> float:
        return LINE * (1 + len(self.lines))


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
    every = max(1, round(LINE * 1.5 / max(length / max(years, 1), 1)))
    for year in beginnings[::every]:
        y = at(date(year, 1, 1))
        items += [
            Line(_AXIS - 5, y, _AXIS, y, "axis"),
            Text(_AXIS - 9, y + SIZE * 0.36, str(year), "tick", "end"),
        ]
    bottom = 0.0
    for entry in entries:
        drawn, bottom = _draw(entry, at, bottom)
        items += drawn
    return Scene(max(bottom, LINE + length) + LINE / 2, tuple(items))


def _entries(happenings: Sequence[Happening], language: Language) -> list[_Entry]:
    entries = []
    for item in happenings:
        period = read_period(item.event.period)
        if period:
            colon = "：" if language.startswith("zh") else ": "
            value = f"{colon}{write_figure(item.figure, language)}" if item.figure else ""
            words = wrap(item.event.label.in_language(language) + value, WIDTH - MARGIN - _WORDS)
            when = name_period(item.event.period, language)
            entries.append(_Entry(period, when, tuple(words), item.event.marked))
    return entries


def _draw(entry: _Entry, at: Callable[[date], float], above: float) -> tuple[list[Item], float]:
    """Draw one entry below the words of the last; return how far down it reaches."""
    start, end = at(entry.period.first), at(entry.period.last)
    middle = (start + end) / 2
    style = "s1" if entry.marked else "s2"
    is_span = end - start > 1
    on_axis: Item = Line(_AXIS, start, _AXIS, end, "span", style) if is_span else Dot(_AXIS, middle, style)
    top = max(above + (_APART if above else 0), middle - LINE / 2 - 1)
    role = "mark" if entry.marked else "value"
    words: list[Item] = [Text(_WORDS, top + SIZE, entry.when, role)]
    words += [Text(_WORDS, top + SIZE + LINE * n, line, "label") for n, line in enumerate(entry.lines, 1)]
    return [Line(_AXIS + 6, middle, _WORDS - 5, top + LINE / 2, "leader"), on_axis, *words], top + entry.height
