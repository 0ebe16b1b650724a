"""Lay out columns: upright bars from zero, side by side, for a few periods.

This module owns that layout; a chart whose words are too long for it is laid out in rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duiye.model import Language
from duiye.periods import short_period
from duiye.printing import Magnitude, magnitude_of, unit_of, write_number
from duiye.writers.charts.axes import bands, linear_axis
from duiye.writers.charts.keys import draw_keys, style_of
from duiye.writers.charts.plot import Plot, Value
from duiye.writers.charts.scene import LINE, MARGIN, SIZE, WIDTH, Bar, Item, Line, Scene, Text, text_width, wrap

_HEIGHT = 168.0
"""Of the field in which the bars stand."""
_TICKS = 4
_MOST_LINES = 3
"""Lines of words under a column."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One value with its words."""

    value: Value
    style: str
    number: str
    under: tuple[str, ...]


def draw_columns(plot: Plot, language: Language) -> Scene | None:
    """Lay out a chart as columns; None where its words have no room."""
    amounts = [value.figure.value for value in plot.values]
    magnitude = magnitude_of(max(amounts, key=abs), language)
    unit = unit_of(plot.values[0].figure, language)
    keys, top = draw_keys(plot, language)
    is_share = not magnitude.word and unit.after in {"%", "倍"}
    caption = "" if is_share else f"{unit.before}{magnitude.word}{unit.after}".strip()
    head = [Text(MARGIN, top + SIZE, caption, "tick")] if caption else []
    top += LINE * bool(caption) + LINE + 2
    bottom = top + _HEIGHT
    axis = linear_axis(amounts, bottom, top, _TICKS)
    numbers = [write_number(tick, language, magnitude) for tick in axis.ticks]
    left = MARGIN + max(map(text_width, numbers)) + 6
    gaps = [sum(len(group.values) for group in plot.groups[:n]) for n in range(1, len(plot.groups))]
    starts, width = bands(len(amounts), gaps, left, WIDTH - MARGIN)
    slot = width / 0.7  # with the room between two columns
    columns = [*_columns(plot, language, slot, unit.after if is_share else "", magnitude)]
    is_wide = text_width(caption) > WIDTH - 2 * MARGIN or any(text_width(line) > slot for column in columns for line in (column.number, *column.under))
    if is_wide or any(len(column.under) > _MOST_LINES for column in columns):
        return None
    items: list[Item] = [*keys, *head]
    for tick, words in zip(axis.ticks, numbers, strict=True):
        y = axis.at(float(tick))
        items += [Line(left, y, WIDTH - MARGIN, y, "grid"), Text(left - 6, y + SIZE * 0.36, words, "tick", "end")]
    # A number that hangs from a bar below zero needs a line between the bar and the words under it.
    below = bottom + 3 + LINE * (min(amounts) < 0)
    for column, start in zip(columns, starts, strict=True):
        items += _draw(column, start, width, axis.at(float(column.value.figure.value)), (axis.at(0), below))
    items.append(Line(left, axis.at(0), WIDTH - MARGIN, axis.at(0), "zero"))
    lines = max(len(column.under) for column in columns)
    return Scene(below + LINE * lines + MARGIN, tuple(items))


def _columns(plot: Plot, language: Language, slot: float, after: str, magnitude: Magnitude) -> Iterator[_Column]:
    for n, group in enumerate(plot.groups):
        for value in group.values:
            about = "≈" * value.figure.approximate
            number = f"{about}{write_number(value.figure.value, language, magnitude)}{after}"
            under = tuple(wrap(value.label.in_language(language), slot)) if value.label else ()
            yield _Column(value, style_of(n, value), number, under or short_period(value.figure.period, language))


def _draw(column: _Column, start: float, width: float, end: float, ground: tuple[float, float]) -> Sequence[Item]:
    zero, below = ground
    middle = start + width / 2
    is_up = end <= zero
    y = end - 5 if is_up else end + SIZE + 1
    under = [Text(middle, below + LINE * (n + 1), words, "label", "middle") for n, words in enumerate(column.under)]
    bar = Bar(start, min(end, zero), width, abs(end - zero), column.style)
    return [bar, Text(middle, y, column.number, "value", "middle"), *under]
