"""Which characters are Chinese, Latin or full-width marks, and what stands next to a place in a text.

This module owns the classes of characters; it must not know any rule.
"""

from __future__ import annotations

import re

HAN = "〇々\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, for the inside of a character class."""
LATIN = "A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u04ff"
"""Letters and digits that are set with a gap beside Chinese ones."""
STOPS = "，。、；：？！"
OPENING, CLOSING = "（《〈「『【〔", "）》〉」』】〕"
WIDE = STOPS + OPENING + CLOSING
"""Marks that only Chinese has; the quotation marks, ellipsis and dash are shared with English."""
OBJECT = "\ufffc"
"""Stands for code, an address or anything else that is no prose."""
SPACES = " \u00a0\u3000"

IS_HAN = re.compile(f"[{HAN}]")
IS_LATIN = re.compile(f"[{LATIN}]")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’.-]*")
_REACH = 60
"""Characters on each side that say which language a place is in."""


def is_han(character: str) -> bool:
    """Say whether a character is a Chinese one; the empty text is none."""
    return bool(IS_HAN.match(character))


def is_latin(character: str) -> bool:
    """Say whether a character is a letter or digit of a script that is written with spaces."""
    return bool(IS_LATIN.match(character))


def is_chinese_side(character: str) -> bool:
    """Say whether a character can only belong to Chinese text."""
    return bool(character) and (is_han(character) or character in WIDE)


def before(text: str, place: int) -> str:
    """Return the character before a place, spaces passed over; empty at the beginning of a line or cell."""
    while place and text[place - 1] in SPACES:
        place -= 1
    return _in_line(text[place - 1 : place])


def after(text: str, place: int) -> str:
    """Return the character at a place, spaces passed over; empty at the end of a line or cell."""
    while place < len(text) and text[place] in SPACES:
        place += 1
    return _in_line(text[place : place + 1])


def with_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a place over the spaces beside it, except those at the edge of a line, which are layout."""
    left, right = start, end
    while left and text[left - 1] in SPACES:
        left -= 1
    while right < len(text) and text[right] in SPACES:
        right += 1
    at_edges = not _in_line(text[left - 1 : left]), not _in_line(text[right : right + 1])
    return (start if at_edges[0] else left), (end if at_edges[1] else right)


def is_chinese_at(text: str, place: int, least: int = 1) -> bool:
    """Say whether the words around a place, on its line, are mostly Chinese.

    Args:
        text: the text.
        place: an offset in it.
        least: Chinese characters that there must be.
    """
    start, end = line_at(text, place)
    han = len(IS_HAN.findall(text, start, end))
    return han >= least and han >= len(_WORD.findall(text, start, end))


def line_at(text: str, place: int, reach: int = _REACH) -> tuple[int, int]:
    """Return where the line or cell of a place begins and ends, looking so many characters far on each side."""
    first, last = max(0, place - reach), min(len(text), place + reach)
    start = 1 + max(text.rfind("\n", first, place), text.rfind("\t", first, place), first - 1)
    ends = (text.find(mark, place, last) for mark in "\n\t")
    return start, min((end for end in ends if end >= 0), default=last)


def _in_line(character: str) -> str:
    return "" if character in "\n\t\r" else character


_WIDE_LETTERS = (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"), ("％", "％"), ("．", "．"))
HALF = {wide: wide - 0xFEE0 for first, last in _WIDE_LETTERS for wide in range(ord(first), ord(last) + 1)}
"""From each digit or letter of Chinese width to the one of Latin width."""
_CHANGEABLE = {ord(mark): None for mark in f"{SPACES},.:;?!()\"'，。、：；？！（）“”‘’…—–―─-"}


def without_marks(text: str) -> str:
    """Return what no repair may change: a text without spaces and marks, its digits and letters of Latin width."""
    return text.translate(HALF).translate(_CHANGEABLE)
