"""Write the page of figures: all charts, then the whole ledger as a table.

This module owns that page as elements; the figures of charts are made before.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from duiye.model import Apparatus, Figure, Language
from duiye.periods import head_period
from duiye.printing import write_figure
from duiye.writers.charts.caption import Frame, link_notes, link_sources
from duiye.writers.charts.origins import sources_of
from duiye.writers.charts.table import basis_words

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "charts": "图表",
        "ledger": "全部数字",
        "what": "数字",
        "period": "时期",
        "value": "数值",
        "origin": "来源与出处",
        "stands": "见于：",
        "notes": "编者注：",
        "comma": "、",
        "none": "还没有收入数字。",
    },
    "en": {
        "charts": "Charts",
        "ledger": "All figures",
        "what": "Figure",
        "period": "Period",
        "value": "Value",
        "origin": "Source and places",
        "stands": "Stands in: ",
        "notes": "Editor’s note: ",
        "comma": ", ",
        "none": "There are no figures yet.",
    },
}
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Where:
    """What the page knows of the chapters of its language."""

    frame: Frame
    titles: Mapping[str, str]
    """By path, in reading order."""
    blocks: Mapping[str, frozenset[str]]
    """Ids of the blocks of each."""
    folder: str
    """Of the page inside its language's folder; links start there."""


def write_figures_page(apparatus: Apparatus, charts: Sequence[Element], where: Where, link: str) -> list[Element]:
    """Write the page's elements.

    Args:
        apparatus: the records.
        charts: the figure of each chart.
        where: the page and what it can lead to.
        link: what stands for the link to the ledger's data; empty for none.

    Returns:
        Two headings with what they say; one sentence where there are no figures.
    """
    words = _words(where.frame.language)
    if not apparatus.figures:
        empty = Element("p")
        empty.text = words["none"]
        return [empty]
    made: list[Element] = []
    if charts:
        made += [_heading("charts", words), *charts]
    wrapper = Element("div", {"class": "dy-ledger", "id": "ledger-table"})
    wrapper.append(_table(apparatus, where, words))
    made += [_heading("ledger", words), wrapper]
    if link:
        line = Element("p", {"class": "dy-ledger__data", "id": "ledger-data", "data-search-exclude": ""})
        line.text = link
        made.append(line)
    return made


def _heading(name: str, words: Mapping[str, str]) -> Element:
    heading = Element("h2", {"id": name})
    heading.text = words[name]
    return heading


def _table(apparatus: Apparatus, where: Where, words: Mapping[str, str]) -> Element:
    table = Element("table")
    head = SubElement(SubElement(table, "thead"), "tr")
    for name in ("what", "period", "value", "origin"):
        SubElement(head, "th", {"scope": "col"}).text = words[name]
    body = SubElement(table, "tbody")
    for figure in apparatus.figures:
        body.append(_row(figure, apparatus, where, words))
    return table


def _row(figure: Figure, apparatus: Apparatus, where: Where, words: Mapping[str, str]) -> Element:
    language = where.frame.language
    line = Element("tr", {"id": f"figure-{figure.id}"})
    name = SubElement(line, "th", {"scope": "row"})
    link = SubElement(name, "a", {"class": "dy-ledger__id", "href": f"#figure-{figure.id}"})
    link.text = figure.id
    link.tail = f" {figure.what.in_language(language)}"
    if basis := basis_words(figure, language):
        link.tail += " "  # where its line is not seen, in search and in what is copied, the words would be one
        SubElement(name, "small").text = basis
    SubElement(line, "td").text = head_period(figure.period, language) or _NOTHING
    SubElement(line, "td").text = write_figure(figure, language)
    origin = SubElement(line, "td")
    if sources := sources_of([figure], apparatus):
        link_sources(SubElement(origin, "p"), sources, language)
    if figure.claim in where.frame.notes:
        note = SubElement(origin, "p")
        note.text = words["notes"]
        link_notes(note, [figure.claim], where.frame)
    if places := _places(figure, where):
        stands = SubElement(origin, "p")
        stands.text = words["stands"]
        for n, (address, title) in enumerate(places):
            place = SubElement(stands, "a", {"href": address})
            place.text = title
            place.tail = words["comma"] if n < len(places) - 1 else ""
    return line


def _places(figure: Figure, where: Where) -> list[tuple[str, str]]:
    """List the chapters that state a figure, each once, with the address of the first block that does."""
    found: dict[str, str] = {}
    for place in figure.stands:
        path, _, block = place.partition("#")
        if path in where.titles and path not in found:
            address = posixpath.relpath(path, where.folder or ".")
            found[path] = f"{address}#{block}" if block in where.blocks[path] else address
    # “Title: Subtitle” is set in two lines elsewhere; here the title is enough.
    mark = "：" if where.frame.language.startswith("zh") else ": "
    return [(found[path], title.partition(mark)[0]) for path, title in where.titles.items() if path in found]


def _words(language: Language) -> Mapping[str, str]:
    return _WORDS["zh" if language.startswith("zh") else "en"]
