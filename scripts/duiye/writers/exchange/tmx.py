"""Write units as a translation memory, TMX 1.4b.

This module owns what stands in which element; which pairs are worth remembering is the caller's to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duiye import __version__
from duiye.units import Direction, Unit
from duiye.writers.exchange.characters import xml_text, xml_value


def write_tmx(units: Iterable[Unit], direction: Direction) -> str:
    """Write a translation memory.

    Args:
        units: those that are translated, in reading order.
        direction: from which language to which.

    Returns:
        One `tu` a unit, with one `tuv` a language, source first.
    """
    header = (
        f'  <header creationtool="Duiye" creationtoolversion={xml_value(__version__)} segtype="paragraph" '
        f'o-tmf="Markdown" adminlang="en" srclang={xml_value(direction.source)} datatype="plaintext"/>'
    )
    body = [line for unit in units for line in _pair(unit, direction)]
    head = ['<?xml version="1.0" encoding="UTF-8"?>', '<tmx version="1.4">', header, "  <body>"]
    return "\n".join([*head, *body, "  </body>", "</tmx>", ""])


def _pair(unit: Unit, direction: Direction) -> Iterator[str]:
    yield f"    <tu tuid={xml_value(unit.context)}>"
    for language, words in ((direction.source, unit.source), (direction.target, unit.target)):
        yield f"      <tuv xml:lang={xml_value(language)}><seg>{xml_text(words)}</seg></tuv>"
    yield "    </tu>"
