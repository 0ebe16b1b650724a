"""How charts are read, and what is told of records that cannot be drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.model import Bilingual, Chart, Event, Point, Series
from duiye.readers.charts import read_charts

HEAD = "charts:\n  - id: ferries\n    title: {zh: 班次, en: Crossings}\n"
COLUMNS = HEAD + "    form: columns\n"
TIMELINE = HEAD + "    form: timeline\n"


def messages(text: str) -> list[str]:
    """Return what is told of a file, each with its line."""
    _, _, notices = read_charts(text, "charts.yml")
    assert {notice.code for notice in notices} <= {"Y001", "Y002", "Y003"}
    return [f"{notice.locus.line} {notice.message}" for notice in notices]


def test_a_whole_chart_is_read() -> None:
    """Something that an editor wrote would be missing from the drawing."""
    text = """
charts:
  - id: ferries
    form: dots
    scale: log
    title: {zh: 班次, en: Crossings}
    note: {zh: 对数轴。, en: A log axis.}
    series:
      - name: {zh: 镇志, en: chronicle}
        points: [{figure: F01, to: F02, label: {zh: 早年, en: Early}, unconfirmed: true}]
  - id: times
    form: timeline
    title: {zh: 时间, en: Times}
    events: [{period: 2021-04/2022-03, label: {zh: 开船, en: The boat runs}, figure: F03, marked: true}]
"""
    charts, loci, notices = read_charts(text, "charts.yml")
    point = Point("F01", "F02", Bilingual("早年", "Early"), unconfirmed=True)
    series = (Series((point,), Bilingual("镇志", "chronicle")),)
    events = (Event("2021-04/2022-03", Bilingual("开船", "The boat runs"), "F03", marked=True),)
    assert charts == (
        Chart("ferries", "dots", Bilingual("班次", "Crossings"), Bilingual("对数轴。", "A log axis."), "log", series),
        Chart("times", "timeline", Bilingual("时间", "Times"), events=events),
    )
    assert [chart.figures for chart in charts] == [("F01", "F02"), ("F03",)]
    assert (loci["ferries"].line, loci["times"].line, notices) == (3, 11, ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (COLUMNS, "2 The chart ferries has the form columns: it has series with points, and no events."),
        (TIMELINE, "2 The chart ferries is a timeline: it has events, and no series."),
        (
            TIMELINE + "    scale: log\n    events: [{period: '1911', label: {zh: 船, en: boat}}]\n",
            "2 The chart ferries is a timeline, whose scale cannot be log.",
        ),
        (
            COLUMNS + "    series: [{points: [{figure: F01}]}, {points: [{figure: F02}]}]\n",
            "2 The chart ferries has several series, and one of them has no name.",
        ),
        (
            COLUMNS + "    series: [{points: [{figure: F01}, {figure: F01}]}]\n",
            "2 The chart ferries shows the figure F01 twice.",
        ),
        (
            COLUMNS + "    series: [{points: [{figure: F01, to: F02}]}]\n",
            "2 The chart ferries has the form columns, which shows no range; the form dots does.",
        ),
        (
            TIMELINE + "    events: [{period: FY2022, label: {zh: 船, en: boat}}]\n",
            (
                "5 charts 1, events.1, has the period 'FY2022', not of the form "
                "2022, 2022-06, 2022-06-18, 2022Q1, 2022H1 or 2021-04/2022-03."
            ),
        ),
        (
            TIMELINE + "    events: [{period: 2022/2021, label: {zh: 船, en: boat}}]\n",
            "5 charts 1, events.1, has the period 2022/2021, which ends before it begins.",
        ),
        (
            COLUMNS.replace("ferries", "figures"),
            "2 charts 1, id, is figures, the name under which the whole ledger is published.",
        ),
        (
            COLUMNS.replace("ferries", "Two Ferries"),
            (
                "2 charts 1, id, is 'Two Ferries', not words of small letters and digits with hyphens between them, "
                "such as cloud-growth."
            ),
        ),
        (HEAD + "    form: pie\n", "4 charts 1, form, is 'pie', not one of columns, bars, dots, timeline."),
        (COLUMNS + "    serie: []\n", "5 charts 1 has the unknown key serie."),
    ],
)
def test_what_cannot_be_drawn_is_told(text: str, told: str) -> None:
    """A chart would be left out, or be drawn as nobody meant it, without a word."""
    assert messages(text) == [told]


@given(st.text(alphabet="charts:-[]{}'\"\n idformtleseng12,", max_size=200))
def test_any_text_is_read_or_told(text: str) -> None:
    """A file that is being written would stop the preview."""
    charts, loci, notices = read_charts(text, "charts.yml")
    assert set(loci) == {chart.id for chart in charts}
    assert all(notice.locus.path == "charts.yml" for notice in notices)
