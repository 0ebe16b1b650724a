"""Write what a chart shows as a table, for those who want the numbers.

This module owns that table; values are printed as the text of the language prints them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from duiye.model import Figure, Language
from duiye.periods import head_period
from duiye.printing import write_figure
from duiye.writers.charts.alt import say_value
from duiye.writers.charts.plot import Plot, Value

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "item": "项目",
        "period": "时期",
        "value": "数值",
        "basis": "口径",
        "derived": "由其他数字算出",
        "join": "；",
    },
    "en": {
        "item": "Item",
        "period": "Period",
        "value": "Value",
        "basis": "Basis",
        "derived": "worked out from other figures",
        "join": "; ",
    },
}
_NOTHING = "–"


def write_table(plot: Plot, language: Language) -> Element:
    """Write the table of a chart; a column that would be empty is left out."""
    words = _WORDS["zh" if language.startswith("zh") else "en"]
    table = Element("table")
    if plot.happenings:
        rows = [
            (
                item.event.label.in_language(language),
                head_period(item.event.period, language),
                write_figure(item.figure, language) if item.figure else _NOTHING,
                _basis((item.figure,) if item.figure else (), language),
            )
            for item in plot.happenings
        ]
        _fill(table, words, [("", rows)])
        return table
    several = len(plot.groups) > 1
    groups = [
        (
            group.name.in_language(language) if group.name and several else "",
            [_row(value, language) for value in group.values],
        )
        for group in plot.groups
    ]
    _fill(table, words, groups)
    return table


def basis_words(figure: Figure, language: Language) -> str:
    """Say how a figure was measured, and that it was worked out where it was; empty where there is nothing to say."""
    words = _WORDS["zh" if language.startswith("zh") else "en"]
    parts = [figure.basis.in_language(language)] if figure.basis else []
    return words["join"].join([*parts, *([words["derived"]] if figure.derived and not figure.source else [])])


def _row(value: Value, language: Language) -> tuple[str, str, str, str]:
    name, period = value.name(language), head_period(value.figure.period, language)
    return name, "" if name == period else period, say_value(value, language), _basis(value.figures, language)


def _basis(figures: Sequence[Figure], language: Language) -> str:
    words = _WORDS["zh" if language.startswith("zh") else "en"]
    return words["join"].join(dict.fromkeys(filter(None, (basis_words(figure, language) for figure in figures))))


def _fill(
    table: Element, words: Mapping[str, str], groups: Sequence[tuple[str, Sequence[tuple[str, str, str, str]]]]
) -> None:
    rows = [row for _, rows in groups for row in rows]
    kept = [n for n in range(4) if n in {0, 2} or any(row[n] not in {"", _NOTHING} for row in rows)]
    head = SubElement(SubElement(table, "thead"), "tr")
    for n in kept:
        SubElement(head, "th", {"scope": "col"}).text = words[("item", "period", "value", "basis")[n]]
    for name, listed in groups:
        body = SubElement(table, "tbody")
        if name:
            SubElement(SubElement(body, "tr"), "th", {"scope": "rowgroup", "colspan": str(len(kept))}).text = name
        for row in listed:
            line = SubElement(body, "tr")
            SubElement(line, "th", {"scope": "row"}).text = row[0]
            for n in kept[1:]:
                SubElement(line, "td").text = row[n] or _NOTHING
