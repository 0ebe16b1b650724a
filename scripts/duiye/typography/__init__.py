"""The marks and spaces of Chinese and of English: what is wrong with them, and which repair is the only sensible one.

This package owns the rules, over plain text with places; it must not know Markdown, files or notices. What
the rules rest on is written in docs/adr/0017-spaces-and-marks.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from duiye.typography.brackets import find_half_width_brackets
from duiye.typography.characters import OBJECT, without_marks
from duiye.typography.chinese import find_dashes, find_ellipses, find_repeated
from duiye.typography.english import (
    find_english_dashes,
    find_english_ellipses,
    find_english_repeated,
    find_full_width_marks,
    find_spaces_before_marks,
)
from duiye.typography.fault import Edit, Fault
from duiye.typography.gaps import find_chinese_gaps, find_doubled_spaces
from duiye.typography.pairs import find_unpaired
from duiye.typography.quotes import find_straight_in_chinese, find_straight_in_english
from duiye.typography.stops import find_half_width_points, find_half_width_stops
from duiye.typography.widths import find_full_width_letters

Rule = Callable[[str], Iterator[Fault]]

_CHINESE: tuple[Rule, ...] = (
    find_chinese_gaps,
    find_half_width_stops,
    find_half_width_points,
    find_half_width_brackets,
    find_ellipses,
    find_dashes,
    find_repeated,
    find_full_width_letters,
)
_ENGLISH: tuple[Rule, ...] = (
    find_doubled_spaces,
    find_english_ellipses,
    find_english_dashes,
    find_english_repeated,
    find_straight_in_english,
    find_spaces_before_marks,
    find_full_width_marks,
    find_full_width_letters,
)
_CORNERED = ("hant", "tw", "hk", "mo")
"""Kinds of Chinese that quote with 「 」."""
_CITATION = re.compile(
    r"\[(?:M|J|C|D|R|N|S|P|Z|EB|DB|CP)(?:/OL)?\]|(?i:\bdoi\b|\bisbn\b|arxiv)|\bet al\.|出版社[,，:：]? ?\d{4}"
)
"""A reference has marks of its own (GB/T 7714), half as wide as those of the text."""
_REFERENCE = 400
"""Characters from a fault to the sign of a reference on the same line."""


def find_faults(text: str, language: str, *, continued: bool = False) -> tuple[Fault, ...]:
    """Find what is wrong with the marks and spaces of a text.

    Args:
        text: prose without markup, `OBJECT` in the place of what is no prose; cells parted by tabs.
        language: BCP 47 tag; only Chinese and English have rules.
        continued: whether the next block begins with a quotation mark.

    Returns:
        Faults in order.
    """
    found: list[Fault] = []
    if language.startswith("zh"):
        found += (item for rule in _CHINESE for item in rule(text))
        if '"' in text or "'" in text:
            found += find_straight_in_chinese(text, curly=not language.lower().endswith(_CORNERED))
    elif language.startswith("en"):
        found += (item for rule in _ENGLISH for item in rule(text))
    else:
        return ()
    found += find_unpaired(text, continued=continued)
    references = [match.start() for match in _CITATION.finditer(text)] if found else []
    return tuple(item for item in sorted(found) if not _is_beside(text, item.start, references))


def _is_beside(text: str, place: int, references: Sequence[int]) -> bool:
    """Say whether a place stands on the line of a reference."""
    n = bisect_left(references, place)
    for reference in references[max(0, n - 1) : n + 1]:
        first, last = sorted((place, reference))
        if last - first <= _REFERENCE and "\n" not in text[first:last]:
            return True
    return False


__all__ = ["OBJECT", "Edit", "Fault", "find_faults", "without_marks"]
