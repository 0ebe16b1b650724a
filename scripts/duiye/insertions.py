"""Put what records and the publication tell in the place of the paragraph that asks for it.

This module owns that exchange in the tree of a page: `[[glossary]]`, `[[status]]`, `[[figures]]`,
`[[claims]]` and `[[chart: id]]`; the elements themselves are the writers'.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from duiye.backlinks import Places, find_places, find_references, find_uses
from duiye.inserts import read_insert
from duiye.lags import StepReport
from duiye.model import Apparatus, Chart
from duiye.writers.charts.alt import say_chart
from duiye.writers.charts.caption import Frame, Plate, data_link, write_caption
from duiye.writers.charts.data import LEDGER
from duiye.writers.charts.drawing import draw_chart
from duiye.writers.charts.plot import plot_chart
from duiye.writers.charts.svg import write_svg
from duiye.writers.claimspage import NOTE_CLASS, write_claims_page
from duiye.writers.figurespage import Where, write_figures_page
from duiye.writers.glossary import write_glossary
from duiye.writers.statuspage import write_status_page

_MARKED = re.compile(r"[*_`\[\]<>&\\^~=+!#:@(]")
"""What any inline markup has; to look for all of it in plain words takes a tenth of the page's time."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Place(NamedTuple):
    """Where the text being rendered stands, and the records it may use."""

    root: Path
    docs: str
    language: str
    chapter: str
    glossary: str
    claims: str
    apparatus: Apparatus

    @property
    def glossary_link(self) -> str:
        """Address of the glossary's source file, relative to the chapter's."""
        return posixpath.relpath(self.glossary, posixpath.dirname(self.chapter) or ".")

    @property
    def claims_link(self) -> str:
        """Address of the source file that lists the claims, relative to the chapter's; empty where none does."""
        return posixpath.relpath(self.claims, posixpath.dirname(self.chapter) or ".") if self.claims else ""


class Options(NamedTuple):
    """What the build says of a page."""

    status: StepReport
    data: str
    draws: bool


class Inserts(Treeprocessor):
    """Puts what a record or the publication tells in the place of the paragraph that asks for it."""

    def __init__(self, md: Markdown, place: Place, options: Options) -> None:
        """Prepare for one page."""
        super().__init__(md)
        self._place, self._options = place, options

    def run(self, root: Element) -> None:
        """Replace every paragraph that is a mark; one that asks for nothing there is stays as it is."""
        written: list[Element] = []
        level = 1
        for child in root:
            level = int(child.tag[1]) if child.tag in HEADINGS else level
            mark = read_insert(child.text or "") if child.tag == "p" and not len(child) else None
            made = self._made(mark.name, mark.argument, level) if mark else None
            written += [child] if made is None else made
        root[:] = written

    def _made(self, name: str, argument: str, level: int) -> list[Element] | None:
        """Return what stands for a mark; None where there is no such thing, which the checks tell."""
        place, options = self._place, self._options
        match name:
            case "glossary" if not argument:
                uses = find_uses(place.root, place.language, place.chapter, place.docs)
                return write_glossary(place.apparatus.terms, place.language, uses)
            case "status" if not argument:
                folder = posixpath.dirname(place.chapter)
                return write_status_page(options.status.rows, place.language, folder, options.status.names)
            case "figures" if not argument:
                return self._ledger()
            case "claims" if not argument:
                stands = find_references(place.root, place.language, place.chapter)
                return self._in_line(write_claims_page(place.apparatus, place.language, stands, level + 1))
            case "chart":
                charts = [chart for chart in place.apparatus.charts if chart.id == argument]
                frame = self._frame(self._places()) if charts else None
                return [self._figure(chart, frame) for chart in charts if frame] or None
        return None

    def _in_line(self, elements: list[Element]) -> list[Element]:
        """Read the Markdown of editors' notes, which are written as footnotes are."""
        inline = self.md.treeprocessors["inline"]
        for note in [item for element in elements for item in element.iter("dd") if item.get("class") == NOTE_CLASS]:
            if _MARKED.search("".join(note.itertext())):
                inline.run(note)
        return elements

    def _ledger(self) -> list[Element]:
        place, places = self._place, self._places()
        frame = self._frame(places)
        figures = [self._figure(chart, frame) for chart in place.apparatus.charts]
        where = Where(frame, places.titles, places.blocks, posixpath.dirname(place.chapter))
        link = self.md.htmlStash.store(data_link(LEDGER, frame)) if frame.data else ""
        return write_figures_page(place.apparatus, figures, where, link)

    def _figure(self, chart: Chart, frame: Frame) -> Element:
        place = self._place
        plot = plot_chart(chart, place.apparatus)
        drawn = draw_chart(plot, place.language) if self._options.draws else None
        alt = say_chart(plot, place.language)
        # Put away, so that nobody looks for terms in a drawing and MkDocs for a page behind a data file.
        drawing = self.md.htmlStash.store(write_svg(drawn, alt)) if drawn else ""
        link = self.md.htmlStash.store(data_link(chart.id, frame)) if frame.data else ""
        return write_caption(plot, place.apparatus, frame, Plate(drawing, alt), link)

    def _places(self) -> Places:
        place = self._place
        return find_places(place.root, place.language, place.docs)

    def _frame(self, places: Places) -> Frame:
        chapter = self._place.chapter
        here = posixpath.dirname(chapter) or "."
        notes = {
            # The note that the page has itself is nearer than that of any other.
            label: f"#fn:{label}" if chapter in paths else f"{posixpath.relpath(paths[0], here)}#fn:{label}"
            for label, paths in places.notes.items()
        }
        return Frame(self._place.language, notes, self._options.data)
