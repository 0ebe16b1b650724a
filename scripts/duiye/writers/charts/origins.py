"""Find where the figures of a chart come from: the sources that state them, the claims that judge them.

This module owns that search, through sums to what they are made of; it must not write words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from duiye.arithmetic import read_arithmetic
from duiye.model import Apparatus, Event, Figure, Source
from duiye.writers.charts.plot import Plot


def sources_of(figures: Iterable[Figure], apparatus: Apparatus, events: Iterable[Event] = ()) -> tuple[Source, ...]:
    """List the sources of figures and events, each once; of a figure that is worked out, those of its sum."""
    ledger = {figure.id: figure for figure in apparatus.figures}
    known = {source.id: source for source in apparatus.sources}
    named = [name for figure in figures for name in _sources(figure, ledger, set())]
    named += [event.source for event in events]
    return tuple(known[name] for name in dict.fromkeys(named) if name in known)


def claims_of(plot: Plot) -> tuple[str, ...]:
    """List the ids of the claims that judge what a chart shows, each once."""
    named = [figure.claim for figure in plot.figures] + [item.event.claim for item in plot.happenings]
    return tuple(sorted(dict.fromkeys(name for name in named if name)))


def _sources(figure: Figure, ledger: Mapping[str, Figure], seen: set[str]) -> list[str]:
    if figure.source or figure.id in seen:
        return [figure.source] if figure.source else []
    seen.add(figure.id)
    parts = (ledger[name] for name in read_arithmetic(figure.derived).names if name in ledger)
    return [name for part in parts for name in _sources(part, ledger, seen)]
