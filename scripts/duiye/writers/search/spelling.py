"""Spell Chinese in pinyin without tones, as it is typed: what a character is read as, alone and in its words.

This module owns the readings, which are pypinyin's tables; it must not know pages. It looks words up in the table of
phrases by itself: pypinyin's own way through a text is a hundred times slower, and a build has a tenth of its time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping, Sequence
from functools import cache, lru_cache
from operator import ne

from duiye.writers.search.folding import RUN

_UMLAUT = "u\u0308"
_LONGEST = 12
"""Characters of a phrase; the few longer ones are whole proverbs."""
_PIECE = re.compile(rf"{RUN.pattern}|(?P<word>[a-z0-9]+)")


def spell(run: str) -> list[str]:
    """Return the reading of each character of a run, by the longest words that the table has; empty where unknown."""
    spelled: list[str] = []
    phrases = _phrases()
    start, end = 0, len(run)
    while start < end:
        room = min(_LONGEST, end - start)
        while room > 1 and run[start : start + room] not in phrases:
            room -= 1
        word = run[start : start + room]
        spelled += _spell_phrase(word) if room > 1 else [readings(word)[0]]
        start += room
    return spelled


@lru_cache(maxsize=16_384)
def readings(character: str) -> tuple[str, ...]:
    """Return all readings of a character, the commonest first; one that is empty for what has none."""
    written = _characters().get(ord(character), "")
    return tuple(dict.fromkeys(_bare(reading) for reading in written.split(","))) if written else ("",)


def spell_name(name: str) -> tuple[str, ...]:
    """Return the syllables of a folded name; what is not Chinese in it stands as it is."""
    syllables: list[str] = []
    for found in _PIECE.finditer(name):
        syllables += [found[0]] if found["word"] else spell(found[0])
    return tuple(syllable for syllable in syllables if syllable)


def surprises(pairs: Container[str]) -> Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]:
    """Return the words in which a character is not read as it commonly is, with their readings.

    Args:
        pairs: of which two characters the words may begin that are wanted; the words are returned by them.
    """
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for phrase in _phrases():
        spelled = _spell_phrase(phrase) if phrase[:2] in pairs else ()
        if len(phrase) == len(spelled) and any(map(ne, spelled, (readings(character)[0] for character in phrase))):
            found.setdefault(phrase[:2], []).append((phrase, spelled))
    return found


@lru_cache(maxsize=4_096)
def _bare(reading: str) -> str:
    """Take the tone off a syllable; ü is typed as v."""
    parts = unicodedata.normalize("NFD", reading.strip()).replace(_UMLAUT, "v")
    return "".join(letter for letter in parts if letter.isascii() and letter.isalpha())


@cache
def _characters() -> Mapping[int, str]:
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415 — a third of a second that only a build pays

    return dict(PINYIN_DICT)


@cache
def _phrases() -> Mapping[str, Sequence[Sequence[str]]]:
    from pypinyin.constants import PHRASES_DICT  # noqa: PLC0415 — the same

    return dict(PHRASES_DICT)


@lru_cache(maxsize=65_536)
def _spell_phrase(phrase: str) -> tuple[str, ...]:
    return tuple(_bare(reading[0]) for reading in _phrases()[phrase])
