"""Check that no passage is much shorter than its counterpart leads one to expect (P009).

How long a translation is, is learnt from the publication itself: the middle of its pairs and their spread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import median

from duiye.checks.parity.couples import Couple, name
from duiye.model import BlockKind
from duiye.notice import Notice
from duiye.readers.prose import read_prose

LETTERS_OF_HAN = 3.45
"""Latin letters that translate one Chinese character, as found in the 148 pairs of this repository's edition.

Letters spread less than words: over passages of 40 characters and more the logarithm of the ratio has a standard
deviation of 0.11 by letters, 0.14 by words.
"""
_SPREAD, _LEAST_SPREAD, _MOST_SPREAD = 0.13, 0.11, 0.2
"""Of the logarithm of the ratio: what is assumed before anything is known, and what is believed at most."""
_CHARACTERS = 1.43
"""Chinese characters to a word, found in the same pairs."""
_WEIGHT = 20
"""Pairs that the assumption counts for."""
_ODD = 4.3
"""Spreads from the middle at which a pair is told; measured with scripts/bench/parity.py."""
_SHORT = 24
"""Chinese characters (or letters for as many) below which a pair says nothing: titles, greetings, labels."""
_UNSURE, _TYPICAL = 24, 60
"""Chinese characters at which shortness adds as much chance as the translator does; and of a common paragraph."""

_MEASURED = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.ADMONITION, BlockKind.QUOTE, BlockKind.DEFINITIONS, BlockKind.TABLE}
)
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_LATIN = re.compile(r"[A-Za-z0-9À-ɏ]+")
_WORD = re.compile(r"[A-Za-z0-9À-ɏ]+(?:['’.,-][A-Za-z0-9À-ɏ]+)*")


@dataclass(frozen=True, slots=True)
class Measured:
    """A pair with its lengths."""

    couple: Couple
    sizes: tuple[float, float]
    """In Chinese characters, the Chinese side first; letters count for as many as they translate."""
    counts: tuple[int, int]
    """What a word processor counts: Chinese characters and Latin words of the one, words of the other."""

    @property
    def ratio(self) -> float:
        """Logarithm of the Chinese size over the other."""
        return log(self.sizes[0] / self.sizes[1])


@dataclass(frozen=True, slots=True)
class Usual:
    """What the pairs of a publication are like."""

    middle: float
    spread: float
    characters: float
    """Chinese characters, as a word processor counts them, to a word."""

    def is_odd(self, pair: Measured) -> bool:
        """Say whether one side of a pair is too short to say what the other does."""
        size = max(pair.sizes)
        return size >= _SHORT and abs(pair.ratio - self.middle) > _ODD * self.spread * sqrt(
            (1 + _UNSURE / size) / (1 + _UNSURE / _TYPICAL)
        )


def compare_lengths(couples: Iterable[Couple]) -> Iterator[Notice]:
    """Yield P009 for each pair whose lengths are far from the publication's usual ratio."""
    pairs = [pair for pair in map(measure, couples) if pair]
    usual = learn(pairs)
    for pair in pairs:
        if usual.is_odd(pair):
            yield _notice(pair, usual)


def measure(couple: Couple) -> Measured | None:
    """Measure a pair of Chinese and English; None for other languages, and where a side says nothing."""
    languages = {side.chapter.language.split("-")[0] for side in couple}
    if couple[0].block.kind not in _MEASURED or languages != {"zh", "en"}:
        return None
    texts = [read_prose(side.block).text for side in _han_first(couple)]
    hans, letters = ([sum(map(len, pattern.findall(text))) for text in texts] for pattern in (_HAN, _LATIN))
    sizes = tuple(many + few / LETTERS_OF_HAN for many, few in zip(hans, letters, strict=True))
    words = [len(_WORD.findall(text)) for text in texts]
    if not all(sizes):
        return None
    return Measured(couple, (sizes[0], sizes[1]), (hans[0] + words[0], words[1] + hans[1]))


def learn(pairs: Sequence[Measured]) -> Usual:
    """Learn the usual ratio from the longer pairs, beginning with what is usual elsewhere."""
    known = [pair for pair in pairs if max(pair.sizes) >= _SHORT]
    middle, spread, characters = 0.0, _SPREAD, _CHARACTERS
    if known:
        share = len(known) / (len(known) + _WEIGHT)
        centre = median(pair.ratio for pair in known)
        # The median distance is two thirds of a standard deviation, and odd pairs do not move it.
        wide = median(abs(pair.ratio - centre) for pair in known) / 0.6745
        believed = min(max(wide, _LEAST_SPREAD), _MOST_SPREAD)
        middle = share * centre
        spread = _SPREAD * (believed / _SPREAD) ** share
        seen = median(log(pair.counts[0] / pair.counts[1]) for pair in known if all(pair.counts))
        characters = _CHARACTERS * (exp(seen) / _CHARACTERS) ** share
    return Usual(middle, spread, characters)


def _notice(pair: Measured, usual: Usual) -> Notice:
    """Tell a pair at the side that is too short."""
    counts = (f"{pair.counts[0]} characters", f"{pair.counts[1]} words")
    short, long = zip(_han_first(pair.couple), counts, strict=True)
    if pair.ratio > usual.middle:
        short, long = long, short
    message = (
        f"This {name(short[0].block)} has {short[1]}, its counterpart in {long[0].chapter.file} has {long[1]}; "
        f"{usual.characters:.1f} characters to a word are usual here."
    )
    return Notice("P009", short[0].locus(), message)


def _han_first(couple: Couple) -> Couple:
    return couple if couple[0].chapter.language.startswith("zh") else (couple[1], couple[0])
