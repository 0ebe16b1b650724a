"""Read the quantities of a text in either language, and what the ends of a range lend each other.

This module owns the way in; the languages' own ways are `chinese` and `english`. It must not compare texts.
"""

from __future__ import annotations

import re
from dataclasses import replace

from duiye.model import Language
from duiye.quantities.chinese import read_chinese
from duiye.quantities.english import read_english
from duiye.quantities.numerals import SCALES
from duiye.quantities.quantity import YEARS, Quantity

_BETWEEN = re.compile(
    r"[^\S\n]?(?:至|到|或|、|—|–|-|−|~|～|——|to|or|and|和|与|and the|vs\.?|，|,)[^\S\n]?"
    r"(?:about|around|nearly|minus|第|零下)?[^\S\n]?"
)
_CALENDAR = {"year", "month", "day"}
_TWO = 2
_WIDE = re.compile(r"[０-９]+(?:[．，][０-９]+)*")
_NARROW = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
HAN_SCALES = {"千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9, "万亿": 10**12}
_STATED = re.compile(
    r"(?:单位[：:为]?|[（(])(?:人民币|美元)?(?P<han>十亿|百万|千万|万亿|[千万亿])(?:元|美元|人|台|吨|[）)])"
    r"|\((?:in )?(?:RMB ?|CNY ?|US\$ ?|[$€£] ?)?(?P<latin>thousand|million|billion|trillion)s?\b[^()\d]{0,30}\)",
    re.IGNORECASE,
)


def read_quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """Find the quantities of a text, in order; they do not overlap.

    Args:
        text: what a reader sees.
        language: its BCP 47 tag; Chinese for every kind of `zh`, English for all others.
    """
    text = _WIDE.sub(lambda found: found[0].translate(_NARROW), text)
    read = read_chinese if language.startswith("zh") else read_english
    return _lend(_state_scale(tuple(read(text)), text), text)


def _state_scale(quantities: tuple[Quantity, ...], text: str) -> tuple[Quantity, ...]:
    """Give bare numbers the scale that a heading states for all of them: 收入（亿元）, “in millions of yuan”."""
    stated = _STATED.search(text)
    if not stated:
        return quantities
    said = stated["han"] or stated["latin"]
    scale = HAN_SCALES[said] if stated["han"] else SCALES[said.lower()]
    return tuple(
        replace(each, readings=(*each.readings, ("number", each.value * scale))) if each.unit in {"", "year"} else each
        for each in quantities
        if not stated.start() <= each.start < stated.end()
    )


def _lend(quantities: tuple[Quantity, ...], text: str) -> tuple[Quantity, ...]:
    """Give the first end of a range the unit and the scale of the second (`30–35 billion yuan`, 三到五周)."""
    made = list(quantities)
    for index in range(len(made) - 2, -1, -1):
        first, second = made[index], made[index + 1]
        if first.dimension == "year" and second.unit == "" and _is_short_year(first, second, text):
            year = first.value - first.value % 100 + second.value
            made[index + 1] = replace(second, value=year, unit="year", readings=(("year", year), *second.readings))
            continue
        if not _BETWEEN.fullmatch(text, first.end, second.start):
            continue
        is_figure = first.unit == "year" and text[first.start : first.end].isdecimal()
        bare = (first.unit == "" and (second.dimension != "year" or first.value in YEARS)) or (
            is_figure and second.dimension not in _CALENDAR
        )
        if bare and second.unit not in {"", "vague", "ordinal", "share"} and second.value:
            readings = list(first.readings)
            for dimension, base in second.readings:
                size = base / second.value
                readings.insert(0, (dimension, first.value * size * second.scale))
                readings.insert(0, (dimension, first.value * size))
            is_quarter = second.unit == "month" and second.value - first.value == _TWO
            made[index] = replace(
                first, readings=tuple(dict.fromkeys(readings)), unit=second.unit, weak=first.weak or is_quarter
            )
        elif first.unit == second.unit == "" and second.scale > first.scale:
            readings = [*first.readings, ("number", first.value * second.scale)]
            made[index] = replace(first, readings=tuple(readings))
        elif second.unit == "" and first.dimension.startswith("money"):
            if second.scale > first.scale:
                # “$50–60 million”
                readings = [(dimension, value * second.scale) for dimension, value in first.readings]
                made[index] = replace(first, readings=(*readings, *first.readings))
            made[index + 1] = replace(second, readings=(*second.readings, (first.dimension, second.value)))
    return tuple(made)


def _is_short_year(first: Quantity, second: Quantity, text: str) -> bool:
    """Say whether `2023–24` names a second year."""
    is_joined = text[first.end : second.start] in {"-", "–", "/", "至", "—"}
    said = text[second.start : second.end]
    return is_joined and said.isdecimal() and len(said) == _TWO
