"""Read the charts: which figures of the ledger each shows, in which form, under which words.

This module owns the form of their fields; that a record has the right keys and types is `readers.records`', and
that its figures exist and can be drawn together is the checks'.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from duiye.model import Chart
from duiye.notice import Locus, Notice
from duiye.periods import read_period
from duiye.readers.records import Rules, read_records

_LEDGER = "figures"
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", re.ASCII)


def read_charts(text: str, file: str) -> tuple[tuple[Chart, ...], dict[str, Locus], tuple[Notice, ...]]:
    """Read `charts.yml`; see `read_records`. What a form needs and lacks is told of the records that are sound."""
    charts, loci, notices = read_records(text, file, "charts", Chart, _RULES)
    lacking = {chart.id: fault for chart in charts if (fault := _form_fault(chart))}
    told = tuple(Notice("Y002", loci[name], f"The chart {name} {fault}") for name, fault in lacking.items())
    kept = tuple(chart for chart in charts if chart.id not in lacking)
    return kept, {chart.id: loci[chart.id] for chart in kept}, (*notices, *told)


def _form_fault(chart: Chart) -> str:
    """Say what a chart has that its form cannot show, or lacks; nothing for one that can be drawn."""
    if chart.form == "timeline":
        if chart.series or not chart.events:
            return "is a timeline: it has events, and no series."
        return "is a timeline, whose scale cannot be log." if chart.scale == "log" else ""
    if chart.events or not chart.points:
        return f"has the form {chart.form}: it has series with points, and no events."
    if len(chart.series) > 1 and any(series.name is None for series in chart.series):
        return "has several series, and one of them has no name."
    names = [(point.figure, point.to) for point in chart.points]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        return f"shows the figure {twice[0]} twice."
    ranges = any(point.to for point in chart.points)
    return f"has the form {chart.form}, which shows no range; the form dots does." if ranges and _is_bars(chart) else ""


def _is_bars(chart: Chart) -> bool:
    return chart.form in {"columns", "bars"}


def _id_fault(name: str) -> str:
    if name == _LEDGER:
        return "is figures, the name under which the whole ledger is published."
    if _ID.fullmatch(name):
        return ""
    return f"is {name!r}, not words of small letters and digits with hyphens between them, such as cloud-growth."


def _event_fault(event: Mapping[str, Any]) -> str:
    period = str(event["period"])
    when = read_period(period)
    if when is None or when.fiscal:
        forms = "2022, 2022-06, 2022-06-18, 2022Q1, 2022H1 or 2021-04/2022-03"
        return f"has the period {period!r}, not of the form {forms}."
    return f"has the period {period}, which ends before it begins." if when.last < when.first else ""


_RULES: Rules = {"id": _id_fault, "events": _event_fault}
