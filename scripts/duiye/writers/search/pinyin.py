"""Write which pairs of characters of a text are read alike, so that pinyin finds every word of it.

This module owns those files; how a character is read is `spelling`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from duiye.writers.search.postings import hash_key, write_lines
from duiye.writers.search.spelling import readings, surprises

_SIZE = 6_000
"""Bytes of a file, about."""
_MOST_FILES = 256
"""There are some four hundred syllables."""
_COMMON = range(16, 56)
"""Rows of GB 2312 with the characters that are used most."""
_ROW = range(1, 95)
_OFFSET = 0xA0


def pairs_by_sound(counts: Mapping[str, int], runs: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return the pairs that are read as two syllables, most frequent first.

    Args:
        counts: how often each pair of characters stands in the text.
        runs: the runs of characters of the text, folded; in them a character may be read as it is not alone.
    """
    found: dict[str, set[str]] = {}
    for pair in counts:
        _add(found, pair, [readings(character)[0] for character in pair])
    words = surprises(counts)
    for run in runs:
        for start in range(len(run) - 1):
            for word, spelled in words.get(run[start : start + 2], ()):
                if run.startswith(word, start):
                    _add_word(found, run[max(0, start - 1) : start + len(word) + 1], word, spelled)
    return {sound: sorted(pairs, key=lambda pair: (-counts[pair], pair)) for sound, pairs in sorted(found.items())}


def _add_word(found: dict[str, set[str]], part: str, word: str, spelled: Sequence[str]) -> None:
    """Add the pairs of a word, and those that it makes with the characters around it."""
    before, _, after = part.partition(word)
    around = [[readings(character)[0] for character in each] for each in (before, after)]
    whole = [*around[0], *spelled, *around[1]]
    for place, pair in enumerate(map("".join, pairwise(part))):
        _add(found, pair, whole[place : place + 2])


def write_pairs(pairs: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Write the files, each with all pairs that begin with a syllable of its own; none where there are no pairs."""
    lines = {sound: ",".join(written) for sound, written in pairs.items()}
    if not lines:
        return []
    whole = sum(len(sound) + 3 * len(line) + 2 for sound, line in lines.items())
    count = max(1, min(_MOST_FILES, round(whole / _SIZE)))
    files: list[list[str]] = [[] for _ in range(count)]
    for sound, line in sorted(lines.items()):
        files[hash_key(sound.partition(" ")[0]) % count].append(f"{sound}\t{line}")
    return [write_lines(file) for file in files]


def characters_by_sound(counts: Mapping[str, int]) -> Mapping[str, str]:
    """Return the characters that are read as each syllable: those of the text by frequency, then the common ones."""
    held = sorted(counts, key=lambda character: (-counts[character], character))
    found: dict[str, list[str]] = {}
    for character in dict.fromkeys([*held, *_common()]):
        for reading in readings(character)[: _MOST_READINGS if character in counts else 1]:
            if reading:
                found.setdefault(reading, []).append(character)
    return {reading: "".join(found[reading]) for reading in sorted(found)}


_MOST_READINGS = 2
"""Of a character of the text; dictionaries know of more that nobody types."""


def _add(found: dict[str, set[str]], pair: str, spelled: Sequence[str]) -> None:
    if all(spelled):
        found.setdefault(" ".join(spelled), set()).add(pair)


@cache
def _common() -> str:
    """Return the 3,755 characters of the first level of GB 2312, in its order: by sound."""
    codes = (bytes((row + _OFFSET, cell + _OFFSET)) for row in _COMMON for cell in _ROW)
    return b"".join(codes).decode("gb2312", "ignore")
