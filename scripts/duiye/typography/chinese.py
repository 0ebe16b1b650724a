"""Ellipsis, dashes and repeated marks of Chinese (C004, C005, C007).

This module owns these rules, after GB/T 15834-2011; stops, brackets and quotation marks have modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duiye.typography.characters import (
    after,
    before,
    is_chinese_at,
    is_chinese_side,
    is_han,
    line_at,
    with_spaces,
)
from duiye.typography.fault import Fault, fault

_DOTS = re.compile(r"\.{3,}|…+|。{3,}")
_DASHES = re.compile(r"-{2,3}|[—–―─]+")
_RANGE = re.compile(
    r"(?<![A-Za-z0-9_.\-–/])\d+(?:\.\d+)?%?(?P<here>-)\d+(?:\.\d+)?"
    r"(?:%|[年个月日天人元万亿倍岁名页项米度分秒层次周](?![-\d])|小时|千米|公里|平方)"
)
_REPEATED = re.compile(r"[，。、；：]{2,}|[！？]{4,}|[！？]+。")
_MOST = 3
"""How often GB/T 15834 lets an exclamation or question mark be repeated (4.2.3.3, 4.3.3.2)."""


def find_ellipses(text: str) -> Iterator[Fault]:
    """Yield C004 for an ellipsis that is not six dots in two characters (GB/T 15834, 4.11)."""
    for match in _DOTS.finditer(text):
        start, end = match.span()
        dots, left, right = match.group(), text[start - 1 : start], text[end : end + 1]
        quoted = left in tuple("”’") and is_chinese_at(text, start)
        if not (is_chinese_side(left) or is_han(right) or quoted) or right in ("/", "\\") or dots in ("……", "…………"):
            continue
        if left in tuple("、，,") and right in tuple("、，,"):
            continue  # a row in mathematics: 1，2，…，n
        clear = dots in ("...", "......", "…", "。。。", "。。。。。。")
        told = f"“{dots}” stands where Chinese has “……”."
        yield fault("C004", start, end, told, "……" if clear else None)


def find_dashes(text: str) -> Iterator[Fault]:
    """Yield C005 for a dash that is not two characters long (GB/T 15834, 4.10), and for a hyphen in a range."""
    for match in _DASHES.finditer(text):
        yield from _dash(text, *match.span())
    for match in _RANGE.finditer(text):
        told = f"A hyphen stands in the range “{match.group()}”."
        yield fault("C005", match.start("here"), match.end("here"), told)


def _dash(text: str, start: int, end: int) -> Iterator[Fault]:
    """Yield the fault of one dash beside Chinese, if it has one."""
    run, left, right = text[start:end], before(text, start), after(text, end)
    sides = is_han(left) or left in tuple("”’）》。，！？"), is_han(right) or right in tuple("“‘（《")
    if not any(sides) or not is_chinese_at(text, start):
        return
    wide = with_spaces(text, start, end)
    spaced = wide[0] < start or wide[1] > end
    told = f"“{run}” stands where Chinese has the dash “——”."
    match run:
        case "--" | "---":
            if all(sides) or (wide[0] < start and wide[1] > end):
                yield fault("C005", *wide, told, "——")
        case "—" | "–" | "―" | "─":
            introduces = run == "—" and not left and not _is_framed(text, end)
            if introduces or (spaced and all(sides)):
                yield fault("C005", *(wide if left else (start, wide[1])), told, "——")
        case "——" | "————":
            pass  # right, or a longer silence
        case "――" | "──" | "––":
            yield fault("C005", start, end, told, "——")
        case _ if left and right:
            yield fault("C005", start, end, told)


def find_repeated(text: str) -> Iterator[Fault]:
    """Yield C007 for marks that stand beside one another and cannot both be meant."""
    for match in _REPEATED.finditer(text):
        marks = match.group()
        same = len(set(marks)) == 1
        if same and marks[0] == "。" and len(marks) > 2:  # noqa: PLR2004 — three are an ellipsis, C004
            continue
        new = marks[0] if same and marks[0] in "，、；：" else marks[:_MOST] if same and marks[0] in "！？" else None
        yield fault("C007", *match.span(), f"The marks “{marks}” stand side by side.", new)


def _is_framed(text: str, place: int) -> bool:
    """Say whether the line of a dash ends with one too, as an ornament."""
    return text[place : line_at(text, place)[1]].rstrip().endswith(("—", "-"))
