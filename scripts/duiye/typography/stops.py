"""Commas, colons and other stops of Latin width in Chinese (C002).

This module owns that rule; numbers, times, addresses and English phrases keep their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duiye.typography.characters import (
    CLOSING,
    HAN,
    OBJECT,
    OPENING,
    after,
    before,
    is_chinese_at,
    is_han,
    is_latin,
    with_spaces,
)
from duiye.typography.fault import Fault, fault

_STOP = re.compile(r"[,;:!?]+")
_FULL = str.maketrans(",;:!?", "，；：！？")
_NAMES = {",": "comma", ";": "semicolon", ":": "colon", "!": "exclamation mark", "?": "question mark"}
_SHORTCODE = re.compile(r":(?=[0-9_-]*[a-z+])[a-z0-9_+-]{1,60}:")
_ENTITY = re.compile(r"&#?\w{1,30}$")
_CODE_LIKE = re.compile(r"://|:[-']?[)(DPp](?![A-Za-z])|\?[\w]+=|!=|::")
_POINT = re.compile(r"\.")
_LINE_END = re.compile(r"[ \u00a0]*(?:\n|\Z)")
_SHORTENED = re.compile(
    r"(?:\b(?:Inc|Ltd|Co|Corp|etc|Jr|Sr|vs|al|[Nn]os?|[Vv]ol|pp?|[Ff]ig|[Ee]d|e\.g|i\.e|[A-Z])|\d)$"
)
_LABEL = re.compile(r"[一二三四五六七八九十]{1,3}|[甲乙丙丁]")
_POINTS_NEED = 4


def find_half_width_stops(text: str) -> Iterator[Fault]:
    """Yield C002 for commas, colons and other stops of Latin size in Chinese text."""
    for match in _STOP.finditer(text):
        start, end = match.span()
        left, right = before(text, start), after(text, end)
        closes_chinese = left == ")" and is_han(before(text, text.rfind(")", 0, start)))
        chinese = closes_chinese or is_han(left) or left in tuple(CLOSING), is_han(right) or right in tuple(OPENING)
        if not left or (right and not any(chinese)) or _is_code(text, start):
            continue
        if not is_chinese_at(text, start, 1 if any(chinese) else _POINTS_NEED):
            continue
        if not chinese[0] and not (is_latin(left) or left in f"%)”’{OBJECT}"):
            continue
        stops = match.group()
        clear = any(chinese) and (chinese[0] or "!" not in stops) and (len(stops) == 1 or set(stops) <= set("!?"))
        name = _NAMES[stops[0]]
        told = f"The {name} after “{left}” is half as wide as those of Chinese."
        yield fault("C002", *with_spaces(text, start, end), told, stops.translate(_FULL) if clear else None)


def find_half_width_points(text: str) -> Iterator[Fault]:
    """Yield C002 for full stops of Latin size that end a Chinese sentence."""
    for match in _POINT.finditer(text):
        start, end = match.span()
        if not _is_full_stop(text, start):
            continue
        left, right = text[start - 1], after(text, end)
        ends_chinese = not is_latin(left)
        if not is_chinese_at(text, start, 2 if ends_chinese else _POINTS_NEED):
            continue
        if not ends_chinese and _SHORTENED.search(text, max(0, start - 5), start):
            continue
        told = f"The full stop after “{left}” is a point, not “。”."
        word = re.split(rf"[^{HAN}]", text[max(0, start - 4) : start])[-1]
        if _LABEL.fullmatch(word) and not text[max(0, start - 4) : start].removesuffix(word).strip(" "):
            yield fault("C002", start, end, f"The number “{word}” is followed by a point, not “、”.")
        elif ends_chinese and text[end : end + 1] != right:  # a space follows, so that it is no point inside a name
            yield fault("C002", start, with_spaces(text, start, end)[1], told, "。")
        else:
            yield fault("C002", start, end, told, "。" if ends_chinese and not right else None)


def _is_full_stop(text: str, place: int) -> bool:
    """Say whether a point ends a sentence or stands between Chinese, and not inside a name or a number."""
    left, right = text[place - 1 : place], text[place + 1 : place + 2]
    if is_latin(left):
        return bool(_LINE_END.match(text, place + 1))
    if is_han(left):
        return is_han(right) or not _goes_on(right)
    return bool(left) and left in "”’）》」』" and not _goes_on(right)


def _goes_on(character: str) -> bool:
    """Say whether a name, a number or an ellipsis goes on with a character after a point."""
    return character.isalnum() or (bool(character) and character in "._/-") or is_han(character)


def _is_code(text: str, start: int) -> bool:
    """Say whether a stop is part of an emoji's short name, an entity, an address or the like."""
    first = max(0, start - 40)
    if _CODE_LIKE.match(text, start) or _ENTITY.search(text, first, start):
        return True
    return text[start] == ":" and any(
        match.start() <= start < match.end() for match in _SHORTCODE.finditer(text, first, start + 40)
    )
