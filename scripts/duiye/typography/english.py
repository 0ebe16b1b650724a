"""The marks of English: ellipsis, dashes, ranges, repeated and full-width marks, spaces before marks.

This module owns these rules (C004, C005, C007, C009, C010); straight quotation marks belong to `quotes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from duiye.typography.characters import IS_HAN, STOPS
from duiye.typography.fault import Edit, Fault, fault

_DOTS = re.compile(r"\.\.\.(?<![./]\.\.\.)(?![./\w\\])|\. \. \.(?<!\. \. \. \. \.)(?! ?\.)")
_DASHES = re.compile(r"(?<! ) *---?(?<!---)(?!-) *| - ")
_QUANTITY = (
    r"(?:per cent|percent|(?:year|month|week|day|hour|minute|second|page|mile|metre|meter|kilometre)s?|million|billion)"
)
_RANGE = re.compile(
    r"(?<![\w.\-–/$])(?:(?P<pages>pp?\. ?)\d+(?P<p>-)\d+"
    r"|(?P<first>(?:1[5-9]|20)\d\d)(?P<y>-)(?P<last>(?:1[5-9]|20)?\d\d)"
    rf"|\d+(?:\.\d+)?(?P<q>-)\d+(?:\.\d+)?(?:%|[ -]{_QUANTITY}\b))(?![\w\-–])"
)
_REPEATED = re.compile(r",[,;:]+|,\.(?!\w)|;;+|(?<=[a-z])\.\.(?![.\w/\\])")
_SPACED = re.compile(r" (?=(?:[,.?!](?=[\s”’)]|\Z)|[:;](?=[\s”’]|\Z))(?! \.))")
_FULL = str.maketrans("，；：！？（）。", ",;:!?().")
_WIDE = re.compile(f"[{STOPS}（）]")
_LONGEST = 200
"""Characters between two brackets; further apart they are left to the writer."""
_NEAR = 4
"""Characters on each side among which a Chinese one says that Chinese is quoted."""
_LAST_MONTH = 12


def find_english_ellipses(text: str) -> Iterator[Fault]:
    """Yield C004 for an ellipsis of three full stops."""
    for match in _DOTS.finditer(text):
        left = text[match.start() - 1 : match.start()]
        if left.isdigit() or left in tuple("#&=/*"):
            continue  # a pattern, `#...`
        told = f"“{match.group()}” stands where the ellipsis “…” belongs."
        yield fault("C004", *match.span(), told, "…")


def find_english_dashes(text: str) -> Iterator[Fault]:
    """Yield C005 for hyphens that stand for a dash between words, or for the en dash of a range."""
    for match in _DASHES.finditer(text):
        start, end = match.span()
        left, right = text[max(0, start - 2) : start], text[end : end + 2]
        hyphens = match.group().strip(" ")
        one_sided = match.group().startswith(" ") != match.group().endswith(" ")
        if one_sided or not (_is_word(left[-1:]) and _is_word(right[:1])):
            continue
        if hyphens == "-" and not (left[:1].isalpha() and left[-1:].isalpha() and right.isalpha()):
            continue  # a minus, or letters that stand for something
        told = f"“{hyphens}” stands where a dash belongs."
        yield fault("C005", start, end, told, " – ")
    for match in _RANGE.finditer(text):
        place = max(match.start(name) for name in ("p", "y", "q"))
        last = match["last"] or ""
        if len(last) == 2 and int(last) <= _LAST_MONTH:  # noqa: PLR2004 — a year and its month, 2023-06
            continue
        told = f"A hyphen stands in the range “{match.group()}”."
        yield fault("C005", place, place + 1, told, "–")


def find_english_repeated(text: str) -> Iterator[Fault]:
    """Yield C007 for marks that stand beside one another and cannot both be meant."""
    for match in _REPEATED.finditer(text):
        marks = match.group()
        new = marks[0] if len(set(marks)) == 1 and marks[0] in ",;" else None
        yield fault("C007", *match.span(), f"The marks “{marks}” stand side by side.", new)


def find_spaces_before_marks(text: str) -> Iterator[Fault]:
    """Yield C009 for a space before a mark that belongs to the word before it."""
    for match in _SPACED.finditer(text):
        start, end = match.span()
        left = text[start - 1 : start]
        if left.isalpha() or left in tuple("’”)"):
            yield fault("C009", start, end, f"A space stands before “{text[end]}”.", "")


def find_full_width_marks(text: str) -> Iterator[Fault]:
    """Yield C010 for Chinese stops and brackets in English text; beside Chinese characters they are right."""
    closed: set[int] = set()
    for match in _WIDE.finditer(text):
        place, mark = match.start(), match.group()
        if place in closed:
            continue
        other = text.find("）", place, place + _LONGEST) if mark == "（" else -1
        closed.add(other)
        places = (place, other) if other >= 0 else (place,)
        if any(IS_HAN.search(text, max(0, n - _NEAR), n + _NEAR + 1) for n in places):
            continue
        told = f"The mark “{mark}” is a Chinese one." if other < 0 else "The brackets are Chinese ones."
        is_clear = mark not in "、（）" or other >= 0
        yield Fault(place, place + 1, "C010", told, tuple(_in_english(text, n) for n in places) if is_clear else ())


def _in_english(text: str, place: int) -> Edit:
    """Return the change of a full-width mark to the English one, with the space that belongs to it."""
    mark, left, right = text[place].translate(_FULL), text[place - 1 : place], text[place + 1 : place + 2]
    if mark == "(":
        mark = f" {mark}" if left.isalnum() else mark
    elif right.isalnum() or right in tuple("（“‘"):
        mark = f"{mark} "
    return Edit(place, place + 1, mark)


def _is_word(character: str) -> bool:
    return character.isalpha() or (bool(character) and character in "“”‘’")
