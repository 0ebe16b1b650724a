"""Read the English names that hold a number: “World War II”, “the semi-final”, “the last quarter”, “round-the-clock”.

This module owns what the other language may say in figures; what it finds is never told alone, but for a match's round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from duiye.quantities.english_loose import Reader
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import Quantity, Reading

_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()  # noqa: SIM905 — one line
_LABEL = Pattern(
    r"\b(?:Chapter|Part|Article|Section|Volume|Book|Title|Annex|Appendix|Schedule|War|Table|Figure|Act|Basel|Mark|Euro"
    r"|China|[Pp]hase|[Tt]ype|[Cc]lass|[Tt]ier|[Gg]rade|[Ll]evel|[Ss]tage|[Gg]roup|[Cc]ategory|[A-Z][a-z]+) $"
)
_FINAL = Pattern(r"(?:semi|quarter)[ -]?final(?:s|ists?)?\b", re.IGNORECASE)
_PART = Pattern(r"(?P<which>[ -](?:fiscal |financial )?quarter|[ -]half)\b")
_ROUND = Pattern(r"[- ]the[- ]clock\b")
_LOOK = 12
_LONG = 2


def _read_roman(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read the number of a chapter, a king or a war."""
    if word not in _ROMAN or (len(word) < _LONG and not _LABEL.search(text, max(0, start - _LOOK), start)):
        return
    value = Fraction(_ROMAN.index(word) + 1)
    yield Quantity(value, "ordinal", start, end, (("number", value),), weak=True)


def read_final(text: str, start: int, _end: int, word: str) -> Iterator[Quantity]:
    """Read “semi-final”, the last four, and “quarter-final”, 八强 and 四分之一决赛."""
    if found := _FINAL.match(text, start):
        teams = Fraction(4 if word.lower().startswith("semi") else 8)
        readings: tuple[Reading, ...] = (("number", teams), ("share", 2 / teams))
        yield Quantity(teams, "ordinal", start, found.end(), readings, weak=True)


def _read_last(text: str, start: int, end: int, _word: str) -> Iterator[Quantity]:
    """Read “the final quarter”, which is the fourth, unless it is that before this one."""
    found = _PART.match(text, end)
    if found:
        name, which = ("half-year", 2) if "half" in found["which"] else ("quarter", 4)
        value = Fraction(which)
        yield Quantity(value, name, start, found.end(), ((name, value), ("number", value)), weak=True)


def _read_round(text: str, start: int, end: int, _word: str) -> Iterator[Quantity]:
    """Read “around the clock”, which is 24小时."""
    if found := _ROUND.match(text, end):
        hours = Fraction(24)
        yield Quantity(hours, "clock", start, found.end(), (("seconds", hours * 3600), ("number", hours)), weak=True)


_ROMAN_READERS: dict[str, Reader] = {roman.lower(): _read_roman for roman in _ROMAN}
NAME_READERS: dict[str, Reader] = (
    _ROMAN_READERS
    | dict.fromkeys(
        ["semi", *(f"{round_}final{end}" for round_ in ("semi", "quarter") for end in ("", "s", "ist", "ists"))],
        read_final,
    )
    | dict.fromkeys(("last", "final", "closing"), _read_last)
    | dict.fromkeys(("round", "around"), _read_round)
)
"""Who reads what begins with a word, by the word in small letters."""
