"""Write the data of charts, and of the whole ledger, as CSV for those who count for themselves.

This module owns the columns: one file for readers of both languages, exact values in the unit itself. It is
written as RFC 4180 has it, with the mark by which spreadsheets know UTF-8: without it they garble Chinese.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from duiye.model import Apparatus, Bilingual, Event, Figure
from duiye.writers.charts.origins import sources_of
from duiye.writers.charts.plot import plot_chart

FOLDER = "data"
"""Where the files lie, from the site's root."""
LEDGER = "figures"
"""Name of the ledger's file, which no chart has."""
_MARK = "\ufeff"
_FIGURE = (
    *("figure", "what_zh", "what_en", "period", "value", "unit", "basis_zh", "basis_en", "approximate", "derived"),
    *("claim", "verdict", "source", "grade", "url"),
)
_POINT = ("series_zh", "series_en", "label_zh", "label_en", "unconfirmed")
_EVENT = ("event_period", "event_zh", "event_en", "event_claim", "event_source")


def write_data(apparatus: Apparatus) -> dict[str, str]:
    """Write every file, by its path from the site's root; none for a publication without figures."""
    files: dict[str, str] = {}
    for chart in apparatus.charts:
        plot = plot_chart(chart, apparatus)
        if plot.happenings:
            events = ((*_event(item.event), *_figure(item.figure, apparatus)) for item in plot.happenings)
            files[chart.id] = _write((*_EVENT, *_FIGURE), events)
        else:
            points = (
                (*_both(group.name), *_both(value.label), _yes(said=value.unconfirmed), *_figure(figure, apparatus))
                for group in plot.groups
                for value in group.values
                for figure in value.figures
            )
            files[chart.id] = _write((*_POINT, *_FIGURE), points)
    if apparatus.figures:
        files[LEDGER] = _write(_FIGURE, (_figure(figure, apparatus) for figure in apparatus.figures))
    return {f"{FOLDER}/{name}.csv": text for name, text in files.items()}


def _figure(figure: Figure | None, apparatus: Apparatus) -> Sequence[str]:
    if figure is None:
        return [""] * len(_FIGURE)
    verdict = next((claim.verdict for claim in apparatus.claims if claim.id == figure.claim), "")
    sources = sources_of([figure], apparatus)
    several = [" ".join(parts) for parts in zip(*((item.id, item.grade, item.url) for item in sources), strict=True)]
    return [
        figure.id,
        *_both(figure.what),
        figure.period,
        f"{figure.value:f}",
        figure.unit,
        *_both(figure.basis),
        _yes(said=figure.approximate),
        figure.derived,
        figure.claim,
        verdict,
        *(several or [""] * 3),
    ]


def _event(event: Event) -> Iterator[str]:
    yield from (event.period, *_both(event.label), event.claim, event.source)


def _both(words: Bilingual | None) -> Iterator[str]:
    yield from (words.zh, words.en) if words else ("", "")


def _yes(*, said: bool) -> str:
    return "yes" if said else ""


def _write(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows(rows)
    return _MARK + text.getvalue()
