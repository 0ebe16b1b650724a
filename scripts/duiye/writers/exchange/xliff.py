"""Write units as XLIFF 2.1 (OASIS Standard, 13 February 2018).

This module owns what stands in which element; it must not know where the file goes.

Words are written as Markdown, without inline elements: Translate Toolkit, and Weblate with it, read the text of a
source without them, so that code and links would be lost where they were to be protected. What a translation
lost is told when it comes back (X004).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from duiye.model import Standing
from duiye.units import Direction, Unit
from duiye.writers.exchange.characters import xml_text, xml_value

_STATES: dict[Standing, str] = {
    "in step": "reviewed",
    "unreviewed": "translated",
    "stale": "translated",
    "conflict": "translated",
    "untranslated": "initial",
}
_NO_TOKEN = re.compile(r"[^A-Za-z0-9.:-]")
"""What no id of a unit is written with; `_` begins what stands for it."""


def write_xliff(units: Iterable[Unit], direction: Direction) -> str:
    """Write an XLIFF file: one file element a chapter, one unit a segment.

    Args:
        units: in reading order, those of a chapter together.
        direction: from which language to which.

    Returns:
        The file. A translation that lags behind is in state `initial` with the sub-state `duiye:stale` (or
        `duiye:conflict`) and a note of what the source said before.
    """
    languages = f"srcLang={xml_value(direction.source)} trgLang={xml_value(direction.target)}"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" {languages}>',
    ]
    for number, (path, group) in enumerate(groupby(units, key=attrgetter("path")), 1):
        lines.append(f'  <file id="f{number}" original={xml_value(path)} canResegment="no" xml:space="preserve">')
        for unit in group:
            lines += _unit(unit)
        lines.append("  </file>")
    return "\n".join([*lines, "</xliff>", ""])


def _unit(unit: Unit) -> Iterator[str]:
    doubt = f" subState={xml_value(f'duiye:{unit.standing}')}" if unit.is_doubtful else ""
    state = "initial" if unit.is_doubtful else _STATES[unit.standing]
    yield f"    <unit id={xml_value(_token(unit.name))} name={xml_value(unit.name)}>"
    yield "      <notes>"
    yield f'        <note category="place">{xml_text(unit.place)}</note>'
    yield f'        <note category="translation-before">{unit.base}</note>'
    if unit.earlier:
        yield f'        <note category="previous-source">{xml_text(unit.earlier)}</note>'
    yield "      </notes>"
    yield f"      <segment state={xml_value(state)}{doubt}>"
    yield f"        <source>{xml_text(unit.source)}</source>"
    if unit.target:
        yield f"        <target>{xml_text(unit.target)}</target>"
    yield "      </segment>"
    yield "    </unit>"


def _token(name: str) -> str:
    """Write a unit's name as an NMTOKEN, no two names as the same."""
    return _NO_TOKEN.sub(lambda found: f"_{ord(found.group()):x}_", name)
