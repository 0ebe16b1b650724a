"""Check the charts: that they show what can be shown together, can be followed, and say what the ledger says.

F004 to F007 and Y005 are told here, F001 for the numbers in a chart's own words, Y004 for what it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from duiye.checks.meant import is_stated, likeliest
from duiye.checks.places import matches
from duiye.checks.stated import Stated, name_value, read_stated
from duiye.inserts import CHART, FIGURES, read_insert
from duiye.model import Apparatus, Bilingual, BlockKind, Chart, Figure, Publication, Series
from duiye.notice import Locus, Notice

_MARK = r"\[\[chart\b[^\]\n]{0,200}\]?\]?"
_SHARES = frozenset({"percent", "points", "times"})
_LEAST = 1000
"""A bare number below it is no figure: a step of an axis, a day of a month."""
_DIGIT = re.compile(r"[0-9]")
_NO_AMOUNT = re.compile(r"[A-Za-z][\w.-]*|(?<!\d)(?:1\d|20)\d\d(?:年|财年|(?![\d.,%\w]))|\d{1,2}[月日]", re.ASCII)
_YEARS = range(1000, 2200)
_IN_NAME = re.compile(r"[A-Za-z][\w-]*$")


def check_chart_references(publication: Publication) -> Iterator[Notice]:
    """Yield Y004 for figures, claims and sources that charts name and that do not exist."""
    apparatus = publication.apparatus
    known = {
        "figure": {figure.id for figure in apparatus.figures},
        "claim": {claim.id for claim in apparatus.claims},
        "source": {source.id for source in apparatus.sources},
    }
    for chart in apparatus.charts:
        named = [("figure", name) for name in chart.figures]
        named += [("claim", event.claim) for event in chart.events] + [
            ("source", event.source) for event in chart.events
        ]
        for kind, name in dict.fromkeys(named):
            if name and name not in known[kind] and kind not in apparatus.incomplete:
                locus = apparatus.loci["chart", chart.id]
                yield Notice("Y004", locus, f"The chart {chart.id} names the {kind} {name}, which does not exist.")


def check_series(publication: Publication) -> Iterator[Notice]:
    """Yield F004 for a series that joins two bases or units, and F005 for an axis that cannot show the values."""
    apparatus = publication.apparatus
    ledger = {figure.id: figure for figure in apparatus.figures}
    for chart in apparatus.charts:
        locus = apparatus.loci["chart", chart.id]
        for number, series in enumerate(chart.series, 1):
            yield from _joined(chart, number, _shown(series, ledger), locus)
        shown = [ledger[name] for point in chart.points for name in (point.figure, point.to) if name in ledger]
        units = {figure.unit for figure in shown}
        # Of a series that joins two units that is told already.
        if len(units) > max(
            (len({item.unit for item in _shown(series, ledger)}) for series in chart.series), default=1
        ):
            message = f"The chart {chart.id} has one axis for {' and '.join(sorted(units))}."
            yield Notice("F005", locus, message, "Make a chart of each unit.")
        if chart.scale == "log":
            yield from _logarithmic(chart, shown, locus)


def _shown(series: Series, ledger: dict[str, Figure]) -> list[Figure]:
    return [ledger[name] for point in series.points for name in (point.figure, point.to) if name in ledger]


def _joined(chart: Chart, number: int, figures: list[Figure], locus: Locus) -> Iterator[Notice]:
    for first, second in pairwise(figures):
        differs = ""
        if first.unit != second.unit:
            differs = f"{first.id} is in {first.unit}, {second.id} in {second.unit}"
        elif first.basis != second.basis:
            differs = f"{first.id} has the basis {_basis(first)}, {second.id} {_basis(second)}"
        if differs:
            yield Notice(
                "F004", locus, f"The chart {chart.id}, series {number}, joins what cannot be compared: {differs}."
            )
            return


def _basis(figure: Figure) -> str:
    return f"‘{figure.basis.en}’" if figure.basis else "none"


def _logarithmic(chart: Chart, figures: list[Figure], locus: Locus) -> Iterator[Notice]:
    if chart.form != "dots":
        message = f"The chart {chart.id} has bars on a log axis, which has no zero for them to begin at."
        yield Notice("F005", locus, message, "Give it the form dots, or a linear scale.")
    for figure in figures:
        if figure.value <= 0:
            value = name_value(figure.value, figure.unit, "en")
            message = f"The chart {chart.id} has a log axis, on which {figure.id} ({value}) has no place."
            yield Notice("F005", locus, message, "Give it a linear scale.")
            return


def check_marks_of_charts(publication: Publication) -> Iterator[Notice]:
    """Yield F006 for marks that ask for a chart in vain, and Y005 for charts that no chapter shows."""
    apparatus = publication.apparatus
    known = {chart.id for chart in apparatus.charts}
    shown: set[str] = set()
    for edition in publication.editions:
        for chapter in edition.published.values():
            for block in chapter.blocks:
                insert = read_insert(block.text) if block.kind is BlockKind.INSERT else None
                if insert and insert.name == FIGURES:
                    shown |= known
                if not insert or insert.name != CHART:
                    continue
                shown.add(insert.argument)
                if insert.argument not in known and "chart" not in apparatus.incomplete:
                    words = f"There is no chart {insert.argument}." if insert.argument else "The mark names no chart."
                    yield Notice("F006", Locus(chapter.file, block.line), words)
            for _, locus in matches(chapter, _MARK):
                hint = "Write [[chart: id]] as a paragraph of its own, between blank lines."
                yield Notice("F006", locus, "This asks for a chart among other words, and would be printed.", hint)
    for chart in apparatus.charts:
        if chart.id not in shown:
            yield Notice("Y005", apparatus.loci["chart", chart.id], f"No chapter shows the chart {chart.id}.")


def check_origins(publication: Publication) -> Iterator[Notice]:
    """Yield F007 for what a chart shows and nobody can follow: no source, no claim, and no sum of such figures."""
    apparatus = publication.apparatus
    ledger = {figure.id: figure for figure in apparatus.figures}
    for chart in apparatus.charts:
        locus = apparatus.loci["chart", chart.id]
        bare = [name for name in chart.figures if name in ledger and not _is_founded(ledger[name])]
        for name in bare:
            yield Notice("F007", locus, f"The chart {chart.id} shows {name}, which names neither source nor claim.")
        for number, event in enumerate(chart.events, 1):
            if not (event.figure or event.claim or event.source):
                message = f"The chart {chart.id}, event {number}, names no figure, claim or source."
                yield Notice("F007", locus, message, "Name one of them.")


def _is_founded(figure: Figure) -> bool:
    return bool(figure.source or figure.claim or figure.derived)


def check_words_of_charts(publication: Publication) -> Iterator[Notice]:
    """Yield F001 for each number in a chart's words that is no figure of the ledger."""
    apparatus = publication.apparatus
    for chart in apparatus.charts:
        if chart.figures and all(name in {figure.id for figure in apparatus.figures} for name in chart.figures):
            for words in _words(chart):
                yield from _strays(chart, words, apparatus)


def _words(chart: Chart) -> Iterator[Bilingual]:
    yield chart.title
    yield from [chart.note] if chart.note else []
    yield from (series.name for series in chart.series if series.name)
    yield from (point.label for point in chart.points if point.label)
    yield from (event.label for event in chart.events)


def _strays(chart: Chart, words: Bilingual, apparatus: Apparatus) -> Iterator[Notice]:
    locus = apparatus.loci["chart", chart.id]
    shown = frozenset(chart.figures)
    own = [figure for figure in apparatus.figures if figure.id in shown]
    for language in ("zh", "en"):
        text = words.in_language(language)
        if not _DIGIT.search(_NO_AMOUNT.sub("", text)):
            continue  # most labels name a model or a year, and to read numbers takes its time
        read = [stated for stated in read_stated(text, language) if _is_amount(stated, text)]
        right = {
            (item.start, item.end) for item in read if any(is_stated(figure, item) for figure in apparatus.figures)
        }
        for stated in read:
            if (stated.start, stated.end) in right:
                continue
            right.add((stated.start, stated.end))
            meant = next((figure for figure in own if likeliest(figure, [stated]) == 0), None)
            about = f"; {meant.id} is {name_value(meant.value, meant.unit, language)}" if meant else ""
            said = text[stated.start : stated.end].strip()
            message = f"The chart {chart.id} says {said} in its words, which no figure of the ledger is{about}."
            yield Notice("F001", locus, message, "Correct the number, or write the figure into figures.yml.")


def _is_amount(stated: Stated, text: str) -> bool:
    """Say whether a number is one that the ledger should have: money, a share, a multiple, a large count."""
    if not stated.digits or _IN_NAME.search(text[: stated.start]):
        return False
    is_count = not stated.unit and stated.value >= _LEAST and stated.value not in _YEARS
    return stated.unit in _SHARES or stated.unit.isupper() or is_count
