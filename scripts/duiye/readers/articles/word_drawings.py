"""Read what is drawn into a line of a Word file: pictures, text boxes, formulas, charts, objects.

This module owns what becomes of each; it must not open a picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from duiye.readers.articles.formulas import write_formula
from duiye.readers.articles.word_lines import LONG, Line
from duiye.readers.articles.word_parts import A, M, R, W
from duiye.readers.articles.word_styles import Setting

if TYPE_CHECKING:
    from lxml.etree import _Element

    from duiye.readers.articles.word_lines import Handler

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_MOST_WORDS = 1_000
"""Characters of a chart's words that a notice cites."""


def _formula(line: Line, element: _Element, setting: Setting) -> None:
    formula = write_formula(element)
    if formula.strip():
        line.reading.tell("I009", f"A formula was kept as plain text: {' '.join(formula.split())[:LONG]}.")
        line.write(formula, setting)


def _box(line: Line, element: _Element, _: Setting) -> None:
    line.boxes.append(element)


def _drawing(line: Line, element: _Element, setting: Setting) -> None:
    properties = element.find(f"{_WP}docPr")
    before = line.shown
    if properties is not None:
        line.shown = properties.get("descr") or properties.get("title") or ""
    line.walk(element, setting)
    line.shown = before


def _shape(line: Line, element: _Element, setting: Setting) -> None:
    before, line.shown = line.shown, element.get("alt") or ""
    for word_art in element.iterchildren(f"{_V}textpath"):
        if words := word_art.get("string"):
            one, many = "Words set as a drawing became text.", "{n} times words set as a drawing became text."
            line.reading.count("I009", one, many)
            line.write(words, setting)
    line.walk(element, setting)
    line.shown = before


def _picture(line: Line, element: _Element, _: Setting) -> None:
    name = element.get(f"{R}embed") or element.get(f"{R}link") or element.get(f"{R}id") or ""
    relation = line.reading.relations.get(name)
    if relation is None:
        shown = f" It shows: {line.shown[:LONG]}." if line.shown else ""
        line.reading.tell("I004", f"A picture was left out, which the file does not hold.{shown}")
        return
    image = line.put("img")
    image.set("src", relation.target)
    image.set("alt", line.shown)


def _object(line: Line, element: _Element, _: Setting) -> None:
    found = next(element.iter(f"{_O}OLEObject"), None)
    named = found.get("ProgID") if found is not None else ""
    line.reading.tell("I009", f"An embedded object ({named or 'of an unknown kind'}) was left out.")


def _chart(line: Line, element: _Element, _: Setting) -> None:
    is_chart = element.tag == f"{_CHART}chart"
    relation = line.reading.relations.get(element.get(f"{R}id" if is_chart else f"{R}dm") or "")
    words = ""
    if relation and not relation.external and relation.target in line.reading.archive:
        texts = line.reading.archive.elements(relation.target, f"{A}t")
        words = " ".join(text for item in texts if (text := (item.text or "").strip()))
    said = f" Its words are: {words[:_MOST_WORDS]}." if words else ""
    line.reading.tell("I009", f"A {'chart' if is_chart else 'drawing of shapes'} was left out.{said}")


DRAWINGS: Mapping[str, Handler] = {
    f"{M}oMath": _formula,
    f"{W}txbxContent": _box,
    f"{_WP}inline": _drawing,
    f"{_WP}anchor": _drawing,
    f"{_V}shape": _shape,
    f"{A}blip": _picture,
    f"{_V}imagedata": _picture,
    f"{W}object": _object,
    f"{_CHART}chart": _chart,
    f"{_DIAGRAM}relIds": _chart,
}
"""By the name of Word's element."""
