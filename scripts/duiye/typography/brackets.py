"""Round brackets of Latin width in Chinese (C002).

This module owns that rule; a bracket without its other half belongs to `pairs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duiye.typography.characters import (
    IS_HAN,
    OBJECT,
    after,
    before,
    is_chinese_at,
    is_chinese_side,
    is_latin,
    with_spaces,
)
from duiye.typography.fault import Edit, Fault

_ROUND = re.compile(r"[()（）\n\t]")
_LONGEST = 200
"""Characters between two brackets; further apart they are left to the writer."""


def find_half_width_brackets(text: str) -> Iterator[Fault]:
    """Yield C002 for round brackets of Latin width that hold Chinese or stand in it."""
    stack: list[int] = []
    for match in _ROUND.finditer(text):
        mark, place = match.group(), match.start()
        if mark in "(（":
            stack.append(place)
        elif mark in "\n\t":
            stack = []
        elif stack:
            opening = stack.pop()
            if (
                text[opening] + mark != "（）"
                and place - opening <= _LONGEST
                and _is_chinese_pair(text, opening, place)
            ):
                edits = tuple(_widened(text, n) for n in (opening, place) if text[n] in "()")
                told = "The brackets are half as wide as those of Chinese."
                yield Fault(opening, opening + 1, "C002", told, edits)


def _is_chinese_pair(text: str, opening: int, closing: int) -> bool:
    """Say whether a pair of brackets of which at least one is a Latin one belongs to Chinese text."""
    if text[opening] == "（" or text[closing] == "）":
        return True
    inside = text[opening + 1 : closing]
    holds_chinese = bool(IS_HAN.search(inside))
    if not inside.strip() or inside.endswith(OBJECT) or not is_chinese_at(text, opening):
        return False
    if holds_chinese:
        return True
    is_call = is_latin(text[opening - 1 : opening])
    return not is_call and (is_chinese_side(before(text, opening)) or is_chinese_side(after(text, closing + 1)))


def _widened(text: str, place: int) -> Edit:
    start, end = with_spaces(text, place, place + 1)
    return Edit(start, end, "（" if text[place] == "(" else "）")
