"""Write the figure that shows a chart on a page: title and note, the drawing, its sources, its table.

This module owns that frame and its words; the drawing is given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from xml.etree.ElementTree import Element, SubElement

from duiye.model import Apparatus, Language, Source
from duiye.writers.charts.origins import claims_of, sources_of
from duiye.writers.charts.plot import Plot
from duiye.writers.charts.table import write_table

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "source": "来源：",
        "sources": "来源：",
        "grade": "（{}）",
        "note": "编者注：",
        "notes": "编者注：",
        "table": "数据表",
        "csv": "下载CSV",
        "comma": "、",
        "next": "；",
        "stop": "。",
    },
    "en": {
        "source": "Source: ",
        "sources": "Sources: ",
        "grade": " ({})",
        "note": "editor’s note: ",
        "notes": "editor’s notes: ",
        "table": "Data table",
        "csv": "Download CSV",
        "comma": ", ",
        "next": "; ",
        "stop": ".",
    },
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a chart's figure needs to know of its page."""

    language: Language
    notes: Mapping[str, str] = field(default_factory=dict)
    """Address of each editor's note, by the id of its claim."""
    data: str = ""
    """Address of the folder of data files, ending with a slash; without it none is offered."""


@dataclass(frozen=True, slots=True)
class Plate:
    """The drawing of a chart."""

    drawing: str
    """What stands for it in the page's text; empty where the book, or nobody, draws it."""
    alt: str
    """The chart in words."""


def write_caption(plot: Plot, apparatus: Apparatus, frame: Frame, plate: Plate, link: str) -> Element:
    """Write the figure of a chart.

    Args:
        plot: the chart.
        apparatus: the records, for its sources.
        frame: its page.
        plate: the drawing.
        link: what stands for the link to its data; empty for none.
    """
    words, chart = _words(frame.language), plot.chart
    figure = Element("figure", {"class": "dy-chart", "id": f"chart-{chart.id}"})
    caption = SubElement(figure, "figcaption")
    SubElement(caption, "p", {"class": "dy-chart__title"}).text = chart.title.in_language(frame.language)
    if chart.note:
        SubElement(caption, "p", {"class": "dy-chart__note"}).text = chart.note.in_language(frame.language)
    drawn = SubElement(figure, "div", {"class": "dy-chart__plate"})
    drawn.text = plate.drawing
    if not plate.drawing:
        drawn.set("data-alt", plate.alt)
    figure.append(_sources(plot, apparatus, frame))
    details = SubElement(figure, "details", {"class": "dy-chart__data dy-screen", "data-search-exclude": ""})
    SubElement(details, "summary").text = words["table"]
    details.append(write_table(plot, frame.language))
    if link:
        SubElement(details, "p").text = link
    return figure


def data_link(chart: str, frame: Frame) -> str:
    """Write the link to the data of a chart, or of the ledger, as HTML: no page of the text is where it leads."""
    name = f"{chart}.csv"
    href = escape(frame.data + name)
    return f'<a href="{href}" download="{escape(name)}">{_words(frame.language)["csv"]}</a>'


def _sources(plot: Plot, apparatus: Apparatus, frame: Frame) -> Element:
    words = _words(frame.language)
    line = Element("p", {"class": "dy-chart__sources"})
    events = [item.event for item in plot.happenings]
    listed = link_sources(line, sources_of(plot.figures, apparatus, events), frame.language)
    claims = [name for name in claims_of(plot) if name in frame.notes]
    if claims:
        said = words["notes" if len(claims) > 1 else "note"]
        _say(line, words["next"] + said if listed else said[:1].upper() + said[1:])
        link_notes(line, claims, frame)
    if len(line):
        _say(line, words["stop"])
    return line


def link_sources(line: Element, sources: Sequence[Source], language: Language) -> bool:
    """Add the sources with their grades to a line; say whether there are any."""
    words = _words(language)
    for n, source in enumerate(sources):
        _say(line, words["comma"] if n else words["sources" if len(sources) > 1 else "source"])
        SubElement(line, "a", {"href": source.url}).text = source.publisher
        _say(line, words["grade"].format(source.grade))
    return bool(sources)


def link_notes(line: Element, claims: Sequence[str], frame: Frame) -> None:
    """Add links to the editor's notes of claims to a line."""
    for n, name in enumerate(claims):
        _say(line, _words(frame.language)["comma"] if n else "")
        SubElement(line, "a", {"href": frame.notes[name]}).text = name


def _say(line: Element, words: str) -> None:
    """Add words at the end of a line."""
    if len(line):
        line[-1].tail = (line[-1].tail or "") + words
    else:
        line.text = (line.text or "") + words


def _words(language: Language) -> Mapping[str, str]:
    return _WORDS["zh" if language.startswith("zh") else "en"]
