"""Spaces that nobody should type in Chinese: beside Latin, beside full-width marks, doubled (C001, C009).

This module owns these rules; spaces at the edges of lines and cells are layout, and none of its business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duiye.typography.characters import (
    CLOSING,
    HAN,
    LATIN,
    OBJECT,
    OPENING,
    SPACES,
    STOPS,
    is_chinese_at,
    is_han,
    is_latin,
    line_at,
)
from duiye.typography.fault import Fault, fault

_RUN = re.compile(f"[{SPACES}]+")
_DOUBLED = re.compile("  +")
_LABEL = re.compile(
    r"(?:(?:[图表例式注录第]|Part|Chapter|Section|Figure|Table|No\.) ?)?"
    r"(?:\d{1,3}|[IVX]{1,4}|[A-Z])(?:[.\-–]\d{1,3})*\.?"
)
"""What numbers a heading, a picture or an item; the space after it keeps it apart from the words."""
_SEPARATOR = f"[{HAN}][{SPACES}]+[{HAN}]"
"""Where spaces part Chinese words from one another, in a row of names or key words, they part all of them."""
_MARKS = frozenset(STOPS + OPENING + CLOSING)
_SHARED = frozenset("“”‘’…—")
"""Marks that English has too."""
_WORDY = frozenset("%％") | _SHARED | _MARKS
"""Marks that belong to a sentence; beside a picture, a button or a sign a space may be meant."""
_ITEM = rf"[{HAN}]{{1,8}}[{SPACES}]+[\d.,]+ ?[%℃]?[A-Za-z{HAN}]{{0,3}}"
"""A thing and how much of it, as recipes and lists have it."""
_TITLE = (
    rf"[^{LATIN}{SPACES}]{{2,40}}(?<![的一个個张張在是和与與及对對用到从從为為把被这這那种種位名款家])"
    rf"[{SPACES}]+(?:[A-Z][A-Za-z0-9’'-]*(?: |\Z)|(?:of|the|and|in|for|to|a|an|on|you) )+"
)
"""A Chinese title with the English one beside it."""
_ALIGNED = re.compile(rf"\S[{SPACES}]{{3,}}\S")
_AFTER_STOP = re.compile(r"[-+*]|\d+[.)]")
_ROW = 200
"""Characters on each side in which a row of words is looked for."""


def find_chinese_gaps(text: str) -> Iterator[Fault]:
    """Yield C001 and C009 for the spaces of a Chinese text."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        left, right = text[start - 1 : start], text[end : end + 1]
        if not left.strip() or not right.strip() or OBJECT in (left, right):
            continue
        if (is_han(left) and is_latin(right)) or ((is_latin(left) or left in "%℃") and is_han(right)):
            is_typed = "\u3000" not in match.group() and is_chinese_at(text, start)
            if is_typed and not _is_meant(text, start, end):
                words = f"{left}{match.group()}{right}"
                told = f"A space is typed between Chinese and Latin in “{words}”."
                yield fault("C001", start, end, told, "")
        elif _touches_mark(text, start, end):
            mark = left if left in _WORDY and left not in "%％" else right
            yield fault("C009", start, end, f"A space stands beside the full-width “{mark}”.", "")
        else:
            yield from _doubled(text, match)


def find_doubled_spaces(text: str) -> Iterator[Fault]:
    """Yield C009 for two spaces between words."""
    for match in _DOUBLED.finditer(text):
        if text[match.start() - 1 : match.start()].strip() and text[match.end() : match.end() + 1].strip():
            yield from _doubled(text, match)


def _doubled(text: str, match: re.Match[str]) -> Iterator[Fault]:
    """Yield C009 for two spaces that neither line up columns nor follow the sign of a list item."""
    start, end = match.span()
    if match.group() != "  " or _ALIGNED.search(text, max(0, start - _ROW), end + _ROW):
        return
    line, _ = line_at(text, start)
    if not _AFTER_STOP.fullmatch(text[line:start].strip()):
        yield fault("C009", start, end, "Two spaces stand where one would do.", " ")


def _is_meant(text: str, start: int, end: int) -> bool:
    """Say whether a space between scripts parts a number from what it numbers, or one word of a row from the next."""
    first, last = line_at(text, start, _ROW)
    if is_han(text[end]) and _LABEL.fullmatch(text[first:start].lstrip()):
        return True
    return bool(
        # Compiled when a space is met that nobody should type: classes of many characters take long.
        re.compile(_SEPARATOR).search(text, first, last)
        or re.fullmatch(_ITEM, text[first:last].strip())
        or re.fullmatch(_TITLE, text[first:last].strip())
    )


def _touches_mark(text: str, start: int, end: int) -> bool:
    """Say whether a space stands beside a mark that has its own room in its width."""
    left, right = text[start - 1], text[end]
    if left in CLOSING and right in OPENING:
        return False  # a row of buttons or sources
    if left in _MARKS or right in _MARKS:
        other = right if left in _MARKS else left
        return is_han(other) or is_latin(other) or other in _WORDY
    if not {left, right} & _SHARED or not is_chinese_at(text, start):
        return False
    inner, outer = text[end + 1 : end + 2], text[start - 2 : start - 1]
    return (
        (left in "“‘" and is_han(right))
        or (right in "”’" and is_han(left))
        or (right in "“‘" and (is_han(left) or is_han(inner)) and (is_han(left) or is_latin(left) or left in _WORDY))
        or (left in "”’" and (is_han(right) or is_han(outer)) and (is_han(right) or is_latin(right)))
        or (left in "…—" and outer == left and is_han(right))
        or (right in "…—" and inner == right and is_han(left))
    )
