"""Straight quotation marks and apostrophes (C006).

This module owns these rules; which mark opens is seen from what stands beside it, never guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from duiye.typography.characters import HAN, IS_HAN, is_chinese_at, is_chinese_side, is_han
from duiye.typography.fault import Edit, Fault, fault

_LINE = re.compile(r"[^\n\t]+")
_SINGLE = rf"'(?=[{HAN}《（])[^'\n\t]{{1,100}}(?<=[{HAN}》）。！？…])'"
"""Compiled when the first apostrophe of a Chinese text is met: classes of many characters take long."""
_DOUBLE = re.compile('"')
_CURLY = re.compile("[“”]")
_STRAIGHT = re.compile(r"[\"'“”\t]")
_CLOSER = re.compile(r"[\w.,!?…]['’](?!\w)")
_LONGEST = 400
"""Characters in which a quotation is looked for the mark that closes it."""
_OPENS_AFTER = frozenset(" \u00a0\n\t([{—–-/“‘（《：，。；、")
_CLOSES_BEFORE = frozenset(" \u00a0\n\t)]}—–-/”’.,;:!?…）》：，。；、！？")
_CLIPPED = re.compile(r"'(?:\d\ds?\b|(?:tis|twas|em|n|til|cause|round|bout)\b)", re.IGNORECASE)
"""Words that begin with an apostrophe."""


def find_straight_in_chinese(text: str, *, curly: bool = True) -> Iterator[Fault]:
    """Yield C006 for straight quotation marks around or beside Chinese.

    Args:
        text: the text of one block.
        curly: whether the place quotes with “ ”; where it quotes with 「 」 the choice is left to the writer.
    """
    for line in _LINE.finditer(text):
        if '"' not in line.group() and "'" not in line.group():
            continue
        places = [match.start() for match in _DOUBLE.finditer(text, *line.span())]
        pairs = list(zip(places[::2], places[1::2], strict=False))
        clear = curly and len(places) % 2 == 0 and all(_faces(text, *pair) for pair in pairs)
        for opening, closing in pairs:
            if _in_chinese(text, opening, closing):
                edits = (Edit(opening, opening + 1, "“"), Edit(closing, closing + 1, "”"))
                told = "Straight quotation marks stand where Chinese has “ ”."
                yield Fault(opening, opening + 1, "C006", told, edits if clear else ())
        if len(places) % 2 and _in_chinese(text, places[-1], places[-1]):
            yield fault("C006", places[-1], places[-1] + 1, "A straight quotation mark stands alone.")
        depth, counted = 0, line.start()
        for match in re.compile(_SINGLE).finditer(text, *line.span()) if "'" in line.group() else ():
            opening, closing = match.start(), match.end() - 1
            depth += sum(1 if mark == "“" else -1 for mark in _CURLY.findall(text, counted, opening))
            counted = opening
            is_inside = depth > 0 or bisect_left(places, opening) % 2
            marks = "‘’" if is_inside else "“”"
            edits = (Edit(opening, opening + 1, marks[0]), Edit(closing, closing + 1, marks[1]))
            told = f"Straight quotation marks stand where Chinese has {marks[0]} {marks[1]}."
            yield Fault(opening, opening + 1, "C006", told, edits if curly else ())


def find_straight_in_english(text: str) -> Iterator[Fault]:
    """Yield C006 for straight quotation marks and apostrophes of English text."""
    opening: Fault | None = None
    """A straight mark that opens and waits for the one that closes."""
    curly = False
    for match in _STRAIGHT.finditer(text):
        place, mark = match.start(), match.group()
        left, right = text[place - 1 : place], text[place + 1 : place + 2]
        if mark == "'":
            yield from _single(text, place, left, right)
            continue
        if mark == '"' and '"' in (left, right):
            continue  # an empty value, ""
        within = opening or curly
        if is_han(left) or is_han(right) or (mark == '"' and left.isdigit() and not within):
            continue  # beside Chinese, or inches
        if mark == '"' and not within and _stands_open(left, right) and not _stands_closed(left, right):
            opening = _double(place, "“")
            continue
        closes = mark == '"' and within and _stands_closed(left, right) and not _stands_open(left, right)
        if opening:
            yield opening if closes else replace(opening, edits=())
        if mark == '"':
            yield _double(place, "”" if closes else None)
        opening, curly = None, mark == "“"
    if opening:
        yield replace(opening, edits=())


def _double(place: int, new: str | None) -> Fault:
    return fault("C006", place, place + 1, 'The quotation mark is a straight one, ".', new)


def _single(text: str, place: int, left: str, right: str) -> Iterator[Fault]:
    """Yield the fault of a single straight mark."""
    if left.isdigit() and not right.isalpha():
        return  # feet, minutes
    new = _curled(text, place, left, right)
    what = "apostrophe" if new == "’" else "quotation mark"
    yield fault("C006", place, place + 1, f"The {what} is a straight one, '.", new)


def _curled(text: str, place: int, left: str, right: str) -> str | None:
    """Return what a single straight mark should be, None when that cannot be seen."""
    if left.isalnum() or left in tuple(".,!?…”"):
        return "’" if right.isalnum() or _stands_closed(left, right) else None
    if _CLIPPED.match(text, place):
        return "’"
    if _stands_open(left, right):
        return "‘" if _CLOSER.search(text, place + 1, place + _LONGEST) else None
    return None


def _stands_open(left: str, right: str) -> bool:
    return (not left or left in _OPENS_AFTER) and bool(right.strip()) and right not in ".,;:!?)"


def _stands_closed(left: str, right: str) -> bool:
    return bool(left.strip()) and (not right or right in _CLOSES_BEFORE)


def _faces(text: str, opening: int, closing: int) -> bool:
    """Say whether two marks hold words between them, with no space inside."""
    inside = text[opening + 1 : closing]
    return bool(inside) and inside == inside.strip() and not text[opening - 1 : opening].isdigit()


def _in_chinese(text: str, opening: int, closing: int) -> bool:
    """Say whether what two marks hold, or both of its neighbours, are Chinese."""
    if not is_chinese_at(text, opening):
        return False
    beside = text[opening - 1 : opening], text[closing + 1 : closing + 2]
    inside = text[opening + 1 : min(closing, opening + 200)]
    return bool(IS_HAN.search(inside)) or any(is_chinese_side(character) for character in beside)
