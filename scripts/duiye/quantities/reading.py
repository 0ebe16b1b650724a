"""Read the quantities of a text in either language, and what the ends of a range lend each other.

This module owns the way in; the languages' own ways are `chinese` and `english`. It must not compare texts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from duiye.model import Language
from duiye.quantities.chinese import read_chinese
from duiye.quantities.english import read_english
from duiye.quantities.numerals import SCALES
from duiye.quantities.patterns import Pattern
from duiye.quantities.periods import join_periods
from duiye.quantities.quantity import YEARS, Quantity, Reading

_BETWEEN = Pattern(
    r"[^\S\n]?(?:至|到|或|、|—|–|-|−|~|～|——|to|or|and|和|与|and the|vs\.?|，|,)[^\S\n]?"
    r"(?:about|around|nearly|minus|第|零下)?[^\S\n]?"
)
_CALENDAR = {"year", "month", "day"}
_SPANS = {"seconds", "months"}
_TWO = 2
_LOOK = 8
_BASIS_POINTS = {"basis point", "basis-point", "bp", "bps", "基点", "个基点"}
_PERCENT = {"%", "％", "percent", "per cent", "pct"}
_FROM = Pattern(r"(?:\b(?:from|to|against|and) |[由从自至到])$")
_WIDE = Pattern(r"[０-９]+(?:[．，][０-９]+)*")
_NARROW = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
HAN_SCALES = {"千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9, "万亿": 10**12}
_STATED = Pattern(
    r"(?:单位[：:为]?|[（(])(?:人民币|美元)?(?P<han>十亿|百万|千万|万亿|[千万亿])(?:元|美元|人|台|吨|[）)])"
    r"|\((?:in )?(?:RMB ?|CNY ?|US\$ ?|[$€£] ?)?(?P<latin>thousand|million|billion|trillion)s?\b[^()\d]{0,30}\)",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def read_quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """Find the quantities of a text, in order; they do not overlap.

    Args:
        text: what a reader sees.
        language: its BCP 47 tag; Chinese for every kind of `zh`, English for all others.
    """
    text = _WIDE.sub(lambda found: found[0].translate(_NARROW), text)
    read = read_chinese if language.startswith("zh") else read_english
    quantities = _state_points(_state_scale(tuple(read(text)), text), text)
    return join_periods(_lend(quantities, text), text, language)


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


def _state_points(quantities: tuple[Quantity, ...], text: str) -> tuple[Quantity, ...]:
    """Let a bare number be basis points where others of the text are, and percent after “from”: “at 8%, from 6.5”."""
    units = {quantity.unit for quantity in quantities}
    is_basis = bool(units & _BASIS_POINTS)
    if not is_basis and not units & _PERCENT:
        return quantities
    made = []
    for each in quantities:
        readings = list(each.readings)
        if each.unit == "" and each.scale == 1 and not text[each.end : each.end + 1].isalpha():
            if is_basis:
                readings.append(("points", each.value / 100))
            elif _FROM.search(text, max(0, each.start - _LOOK), each.start):
                readings.append(("share", each.value / 100))
        made.append(replace(each, readings=tuple(readings)))
    return tuple(made)


def _lend(quantities: tuple[Quantity, ...], text: str) -> tuple[Quantity, ...]:
    """Let the ends of a range lend each other unit and scale (`30–35 billion yuan`, 三到五周, “a day or two”)."""
    made = list(quantities)
    for index in range(len(made) - 2, -1, -1):
        first, second = made[index], made[index + 1]
        if first.dimension == "year" and second.unit == "" and _is_short_year(first, second, text):
            year = first.value - first.value % 100 + second.value
            made[index + 1] = replace(second, value=year, unit="year", readings=(("year", year), *second.readings))
        elif _BETWEEN.fullmatch(text, first.end, second.start):
            if _is_open(first, second, text):
                made[index : index + 2] = _lend_back(first, second)
            elif second.unit == "" or (second.unit == "m" and first.dimension.startswith("money")):
                made[index : index + 2] = _lend_on(first, second)
    return tuple(made)


def _is_open(first: Quantity, second: Quantity, text: str) -> bool:
    """Say whether the first end has no unit of its own, and the second has one to lend."""
    if second.unit in {"", "vague", "ordinal", "share"} or not second.value:
        return False
    if first.unit == "year" and text[first.start : first.end].isdecimal():
        return second.dimension not in _CALENDAR
    return first.unit == "" and (second.dimension != "year" or first.value in YEARS)


def _lend_back(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
    """Give the first end the unit of the second, with and without its scale word."""
    readings: list[Reading] = []
    for dimension, base in reversed(second.readings):
        own = first.value * base / second.value
        readings += [(dimension, own), (dimension, own * second.scale)]
    is_month = second.unit == "month"
    if first.value == 1 and is_month:
        # 1至8月 are the first eight months.
        second = replace(second, readings=(*second.readings, ("months", second.value)))
    weak = first.weak or (is_month and second.value - first.value == _TWO)
    given = tuple(dict.fromkeys([*readings, *first.readings]))
    return replace(first, readings=given, unit=second.unit, weak=weak), second


def _lend_on(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
    """Give the second end, which has no unit, that of the first; and the first the scale word of the second."""
    if second.unit == "m":
        # “€600m–700m”
        million = Fraction(10**6)
        second = replace(second, value=second.value * million, unit="", scale=million)
    scale = second.scale if second.scale > first.scale else Fraction(1)
    if first.unit == "":
        return replace(first, readings=(*first.readings, ("number", first.value * scale))), second
    if first.dimension in _SPANS and first.value:
        # “a day or two”
        size = first.readings[0][1] / first.value
        second = replace(second, readings=(*second.readings, (first.dimension, second.value * size)))
    elif first.dimension.startswith("money"):
        second = replace(second, readings=(*second.readings, (first.dimension, second.value)))
        if scale != 1:
            # “$50–60 million”
            scaled = tuple((dimension, value * scale) for dimension, value in first.readings)
            first = replace(first, readings=(*scaled, *first.readings))
    return first, second


def _is_short_year(first: Quantity, second: Quantity, text: str) -> bool:
    """Say whether `2023–24` names a second year."""
    is_joined = text[first.end : second.start] in {"-", "–", "/", "至", "—"}
    said = text[second.start : second.end]
    return is_joined and said.isdecimal() and len(said) == _TWO
