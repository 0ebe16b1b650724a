"""Lay out rows: under each name a track on which a bar from zero, a dot or a range stands.

This module owns that layout, which has room for any words: they are broken into lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from duiye.model import Language
from duiye.printing import magnitude_of, unit_of, write_number
from duiye.writers.charts.axes import Axis, linear_axis, log_axis, thinned
from duiye.writers.charts.keys import draw_keys, style_of
from duiye.writers.charts.plot import Plot, Value
from duiye.writers.charts.scene import LINE, MARGIN, SIZE, WIDTH, Bar, Dot, Item, Line, Scene, Text, text_width, wrap

_TRACK, _BAR, _GAP = 16.0, 11.0, 7.0
"""Height of a track, of the bar on it, and of the room below it."""
_APART = 12.0
"""Between a name and its value, and between the words of two ticks."""
_EDGE = 7.0
"""Room for half a dot at either end of the axis."""
_TICKS = 4
_SHARE = 0.6
"""Part of the width that a value may take beside its name."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One value and how far down its words and its track begin."""

    value: Value
    style: str
    y: float


def draw_rows(plot: Plot, language: Language) -> Scene:
    """Lay out a chart in rows."""
    amounts = [figure.value for value in plot.values for figure in value.figures]
    start, end = MARGIN + _EDGE, WIDTH - MARGIN - _EDGE
    axis = log_axis(amounts, start, end) if plot.is_logarithmic else linear_axis(amounts, start, end, _TICKS)
    words, top = draw_keys(plot, language, named=False)
    marks: list[Item] = []
    y = top
    for n, group in enumerate(plot.groups):
        if group.name and len(plot.groups) > 1:
            y += _GAP * bool(n)
            for line in wrap(group.name.in_language(language), WIDTH - 2 * MARGIN):
                words.append(Text(MARGIN, y + SIZE, line, "head"))
                y += LINE
        for value in group.values:
            said, y = _name(value, language, y)
            words += said
            marks += _mark(_Row(value, style_of(n, value), y + _TRACK / 2), axis, plot)
            y += _TRACK + _GAP
    grid = [*_grid(plot, axis, language, (top, y))]
    return Scene(y + LINE + MARGIN, (*grid, *marks, *words))


def _name(value: Value, language: Language, y: float) -> tuple[list[Item], float]:
    """Write a name from the left and its value from the right; below one another where the line is too short."""
    amount, room = value.words(language), WIDTH - 2 * MARGIN
    is_beside = text_width(amount) <= room * _SHARE
    items: list[Item] = []
    for line in wrap(value.name(language), room - (text_width(amount) + _APART) * is_beside):
        items.append(Text(MARGIN, y + SIZE, line, "label"))
        y += LINE
    if is_beside:
        items.append(Text(WIDTH - MARGIN, y - LINE + SIZE, amount, "value", "end"))
        return items, y
    for line in wrap(amount, room):
        items.append(Text(MARGIN, y + SIZE, line, "value"))
        y += LINE
    return items, y


def _mark(row: _Row, axis: Axis, plot: Plot) -> Iterator[Item]:
    places = [axis.at(float(figure.value)) for figure in row.value.figures]
    if plot.chart.form in {"bars", "columns"}:
        zero = axis.at(0)
        yield Bar(min(zero, places[0]), row.y - _BAR / 2, abs(places[0] - zero), _BAR, row.style)
        yield Line(zero, row.y - _TRACK / 2, zero, row.y + _TRACK / 2, "zero")
        return
    if len(places) > 1:
        yield Line(places[0], row.y, places[1], row.y, "range", row.style)
    yield from (Dot(place, row.y, row.style) for place in places)


def _grid(plot: Plot, axis: Axis, language: Language, between: tuple[float, float]) -> Iterator[Item]:
    top, bottom = between
    named = {tick: _tick(tick, plot, language) for tick in axis.ticks}
    places = {tick: _inside(axis.at(float(tick)), text_width(words)) for tick, words in named.items()}

    def has_room(first: Decimal, second: Decimal) -> bool:
        return places[second] - places[first] >= (text_width(named[first]) + text_width(named[second])) / 2 + _APART

    for tick in thinned(axis.ticks, has_room):
        x = axis.at(float(tick))
        yield Line(x, top, x, bottom, "grid")
        yield Text(places[tick], bottom + SIZE, named[tick], "tick", "middle")


def _inside(x: float, width: float) -> float:
    """Move the middle of some words so that they stay inside the drawing."""
    return min(max(x, width / 2 + 1), WIDTH - width / 2 - 1)


def _tick(tick: Decimal, plot: Plot, language: Language) -> str:
    """Write a value of the axis, short: 10亿, `10bn`; percentages, and multiples in Chinese, with their sign."""
    figure = plot.values[0].figure
    magnitude, unit = magnitude_of(tick, language), unit_of(figure, language)
    number = write_number(tick, language, magnitude)
    sign = "−" if number.startswith("−") else ""
    after = unit.after if unit.after in {"%", "倍"} else ""
    return f"{sign}{unit.before}{number.removeprefix('−')}{magnitude.short}{after}"
