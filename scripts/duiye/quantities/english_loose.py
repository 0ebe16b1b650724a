"""Read the English words that say a quantity loosely: “dozens”, “several hundred”, “both”, “the nineties”, “a decade”.

This module owns what another language may say without a number; exact words are `english_words`' part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from duiye.quantities.english_units import find_unit
from duiye.quantities.numerals import LATIN_SCALE, SCALES, TENS
from duiye.quantities.patterns import Pattern
from duiye.quantities.quantity import Quantity, Reading

Reader = Callable[[str, int, int, str], Iterator[Quantity]]
"""Yields the quantities that begin with a word: the text, where the word begins and ends, the word."""

_VAGUE = {
    "dozens": 10,
    "tens": 10,
    "hundreds": 100,
    "thousands": 10**3,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
}
_VAGUE_OF = Pattern(rf" of (?P<scale>{'|'.join(_VAGUE)}|{LATIN_SCALE})\b")
_SEVERAL = Pattern(
    rf"(?:several|a few|some|many|a couple of) (?P<scale>{LATIN_SCALE})(?P<again> (?:{LATIN_SCALE}))?\b", re.IGNORECASE
)
_PER = Pattern(r"\b(?:per|every|each) $", re.IGNORECASE)
_TENTIES = {f"{word[:-1]}ies": value for word, value in TENS.items()}
_LENGTHS = {"decade": 120, "century": 1200, "millennium": 12000}
_TWOS = ("both", "pair", "couple", "pairs")
_LOOK = 12


def _read_vague(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read “dozens”, “tens of thousands”."""
    scale = Fraction(_VAGUE[word.lower()])
    of = _VAGUE_OF.match(text, end)
    if of:
        scale *= _VAGUE.get(of["scale"]) or SCALES[of["scale"]]
        end = of.end()
    elif word.lower() == "tens":
        return
    unit, stop, _ = find_unit(text, end + len(" of")) if text.startswith(" of ", end) else (None, end, "")
    yield Quantity(scale, "vague", start, stop if unit else end, (("vague", scale),), "about", weak=True)


def read_several(text: str, start: int, _end: int, _word: str) -> Iterator[Quantity]:
    """Read “several hundred thousand”."""
    if found := _SEVERAL.match(text, start):
        scale = Fraction(SCALES[found["scale"].lower()])
        if found["again"]:
            scale *= SCALES[found["again"].strip().lower()]
        yield Quantity(scale, "vague", *found.span(), (("vague", scale),), "about", weak=True)


def _read_scale(text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read “per million”."""
    if _PER.search(text, max(0, start - _LOOK), start):
        value = Fraction(SCALES[word.lower()])
        yield Quantity(value, "", start, end, (("number", value),), weak=True)


def _read_tenties(_text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read “the nineties” and “in their twenties”."""
    value = Fraction(_TENTIES[word.lower()])
    readings: tuple[Reading, ...] = (("number", value), ("decade", 1900 + value), ("year", 1900 + value))
    yield Quantity(value, "decade", start, end, readings, weak=True)


def _read_length(_text: str, start: int, end: int, word: str) -> Iterator[Quantity]:
    """Read “the first decade”."""
    months = Fraction(_LENGTHS[word.lower()])
    yield Quantity(Fraction(1), word.lower(), start, end, (("months", months),), weak=True)


def _read_two(_text: str, start: int, end: int, _word: str) -> Iterator[Quantity]:
    """Read “both”."""
    yield Quantity(Fraction(2), "", start, end, (("number", Fraction(2)),), weak=True)


LOOSE_READERS: dict[str, Reader] = (
    dict.fromkeys(_VAGUE, _read_vague)
    | dict.fromkeys(_TWOS, _read_two)
    | dict.fromkeys(SCALES, _read_scale)
    | dict.fromkeys(_TENTIES, _read_tenties)
    | dict.fromkeys(_LENGTHS, _read_length)
    | dict.fromkeys(("several", "some"), read_several)
)
"""Who reads what begins with a word, by the word in small letters."""
