"""Join a chart with the figures that it names.

This module owns that look-up; it must not draw. What the ledger lacks is left out: the checks have told it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from duiye.model import Apparatus, Bilingual, Chart, Event, Figure, Language, Point
from duiye.periods import head_period
from duiye.printing import write_figure, write_range


class Value(NamedTuple):
    """One point with its figures."""

    figure: Figure
    to: Figure | None
    label: Bilingual | None
    unconfirmed: bool

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figure, or both of a range, the smaller first."""
        return (self.figure,) if self.to is None else tuple(sorted((self.figure, self.to), key=lambda item: item.value))

    def name(self, language: Language) -> str:
        """Say what the value is of: its label, else its period, else what the ledger calls it."""
        if self.label:
            return self.label.in_language(language)
        return head_period(self.figure.period, language) or self.figure.what.in_language(language)

    def words(self, language: Language) -> str:
        """Write the value, or the range."""
        lower, upper = self.figures[0], self.figures[-1]
        return write_figure(lower, language) if lower is upper else write_range(lower, upper, language)


class Group(NamedTuple):
    """A series with its values."""

    name: Bilingual | None
    values: tuple[Value, ...]


class Happening(NamedTuple):
    """An event with its figure."""

    event: Event
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart with all that it shows."""

    chart: Chart
    groups: tuple[Group, ...]
    happenings: tuple[Happening, ...]

    @property
    def values(self) -> tuple[Value, ...]:
        """The values of all groups, in order."""
        return tuple(value for group in self.groups for value in group.values)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure that is shown, in order, each once."""
        shown = [figure for value in self.values for figure in (value.figure, value.to)]
        shown += [item.figure for item in self.happenings]
        return tuple({figure.id: figure for figure in shown if figure}.values())

    @property
    def is_logarithmic(self) -> bool:
        """Whether it is drawn on a log axis: it asks for one, has no bars, and all its values are above zero."""
        asks = self.chart.scale == "log" and self.chart.form == "dots"
        return asks and all(figure.value > 0 for figure in self.figures)


def plot_chart(chart: Chart, apparatus: Apparatus) -> Plot:
    """Look up the figures of a chart."""
    ledger = {figure.id: figure for figure in apparatus.figures}
    groups = tuple(Group(series.name, tuple(_values(series.points, ledger))) for series in chart.series)
    happenings = tuple(Happening(event, ledger.get(event.figure)) for event in chart.events)
    return Plot(chart, tuple(group for group in groups if group.values), happenings)


def _values(points: Iterable[Point], ledger: Mapping[str, Figure]) -> Iterator[Value]:
    for point in points:
        figure, to = ledger.get(point.figure), ledger.get(point.to)
        if figure and (to or not point.to):
            yield Value(figure, to, point.label, point.unconfirmed)
