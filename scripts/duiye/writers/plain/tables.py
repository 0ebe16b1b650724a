"""Write the records that a page prints as plain Markdown: terms, figures, charts as tables, claims.

This module owns the form of each record there; which page prints what is told by its mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from duiye.inserts import Insert
from duiye.model import Apparatus, Chart, Language
from duiye.periods import head_period
from duiye.printing import write_figure
from duiye.writers.charts.data import FOLDER, LEDGER
from duiye.writers.charts.plot import plot_chart
from duiye.writers.charts.table import basis_words, write_table
from duiye.writers.glossary import fold, sort_key
from duiye.writers.notes import write_note


def write_records(insert: Insert, apparatus: Apparatus, language: Language, root: str) -> str:
    """Write what stands in the place of a mark; empty for one that asks for no record.

    Args:
        insert: the mark.
        apparatus: the records.
        language: the page's language.
        root: full address of the site's root, ending with a slash.
    """
    match insert.name:
        case "glossary":
            return "\n".join(_terms(apparatus, language))
        case "figures" if apparatus.figures:
            charts = (_chart(chart, apparatus, language, root) for chart in apparatus.charts)
            return "\n\n".join([*charts, _ledger(apparatus, language), f"<{_address(root, LEDGER)}>"])
        case "claims":
            return "\n".join(_claims(apparatus, language))
        case "chart":
            found = (chart for chart in apparatus.charts if chart.id == insert.argument)
            return "".join(_chart(chart, apparatus, language, root) for chart in found)
        case _:
            return ""


def _terms(apparatus: Apparatus, language: Language) -> Iterator[str]:
    other = "en" if language.startswith("zh") else "zh"
    for term in sorted(apparatus.terms, key=lambda item: sort_key(item, language)):
        own, foreign = term.in_language(language), term.in_language(other)
        reading = term.zh.pinyin if fold(term.zh.pinyin) != fold(term.zh.preferred) else ""
        names = ", ".join(filter(None, (foreign.preferred, reading)))
        yield f"- **{own.preferred}** ({names}): {' '.join(term.definition.in_language(language).split())}"


def _claims(apparatus: Apparatus, language: Language) -> Iterator[str]:
    sources = {source.id: source for source in apparatus.sources}
    for claim in apparatus.claims:
        note = write_note(claim, language, sources).removeprefix(f"[^{claim.id}]: ")
        yield f"- {' '.join(claim.claim.in_language(language).split())}\n  {note}"


def _chart(chart: Chart, apparatus: Apparatus, language: Language, root: str) -> str:
    rows = [[_words(cell) for cell in line] for line in write_table(plot_chart(chart, apparatus), language).iter("tr")]
    note = chart.note.in_language(language) if chart.note else ""
    title = f"**{chart.title.in_language(language)}**"
    return "\n\n".join(filter(None, (title, note, _table(rows), f"<{_address(root, chart.id)}>")))


def _ledger(apparatus: Apparatus, language: Language) -> str:
    head = (
        ("", "数字", "时期", "数值", "口径")
        if language.startswith("zh")
        else ("", "Figure", "Period", "Value", "Basis")
    )
    rows = (
        (
            figure.id,
            figure.what.in_language(language),
            head_period(figure.period, language),
            write_figure(figure, language),
            basis_words(figure, language),
        )
        for figure in apparatus.figures
    )
    return _table([head, *rows])


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Write a table; a row that has one cell only heads those below it."""
    width = len(rows[0])
    lines = [f"| {' | '.join([*map(_cell, row), *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _words(cell: Element) -> str:
    return " ".join("".join(cell.itertext()).split())


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|")


def _address(root: str, name: str) -> str:
    return f"{root}{FOLDER}/{name}.csv"
