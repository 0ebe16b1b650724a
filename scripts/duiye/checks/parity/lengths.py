"""Check that no passage is much shorter than its counterpart leads one to expect (P009).

How long a translation is, is learnt from the publication itself: the middle of its pairs and their spread.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from math import exp, log, sqrt
from statistics import median

from duiye.checks.parity.couples import Couple, name
from duiye.model import BlockKind
from duiye.notice import Notice
from duiye.readers.passages import MATHEMATICS
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
_MATHEMATICS = re.compile(MATHEMATICS)
_PICTURE = re.compile(r"\s*!\[[^\]\n]*\]\([^()\n]*\)(?:\{[^{}\n]*\})?\s*\Z")
"""A picture alone: each language describes it as it likes."""
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


def compare_lengths(couples: Iterable[Couple], alone: Collection[tuple[str, int]] = frozenset()) -> Iterator[Notice]:
    """Yield P009 for each pair whose lengths are far from the publication's usual ratio.

    Args:
        couples: the pairs.
        alone: file and line of the blocks without counterpart, which P003 tells. A paragraph that goes on in one of
            them is cut otherwise, not short.
    """
    pairs = [pair for pair in map(measure, couples) if pair]
    usual = learn(pairs)
    for pair in pairs:
        if usual.is_odd(pair) and not _goes_on(pair, usual, alone):
            yield _notice(pair, usual)


def _goes_on(pair: Measured, usual: Usual, alone: Collection[tuple[str, int]]) -> bool:
    """Say whether the shorter side has its usual length with the blocks without counterpart beside it."""
    short = int(pair.ratio > usual.middle)
    chapter, block = _han_first(pair.couple)[short].chapter, _han_first(pair.couple)[short].block
    place = next(n for n, item in enumerate(chapter.blocks) if item.line == block.line)
    before, after = (
        sum(_size(read_prose(item).text)[0] for item in takewhile(lambda item: (chapter.file, item.line) in alone, run))
        for run in (reversed(chapter.blocks[:place]), chapter.blocks[place + 1 :])
    )
    return any(
        more and not usual.is_odd(replace(pair, sizes=_with(pair.sizes, short, more)))
        for more in (before, after, before + after)
    )


def _with(sizes: tuple[float, float], side: int, more: float) -> tuple[float, float]:
    return (sizes[0], sizes[1] + more) if side else (sizes[0] + more, sizes[1])


def _size(text: str) -> tuple[float, int, int]:
    """Return how long a text is in Chinese characters, how many of those it has, and how many words."""
    han, letters = (sum(map(len, pattern.findall(text))) for pattern in (_HAN, _LATIN))
    return han + letters / LETTERS_OF_HAN, han, len(_WORD.findall(text))


def measure(couple: Couple) -> Measured | None:
    """Measure a pair of Chinese and English; None for other languages, and where a side says nothing."""
    languages = {side.chapter.language.split("-")[0] for side in couple}
    if couple[0].block.kind not in _MEASURED or languages != {"zh", "en"}:
        return None
    if any(_PICTURE.match(side.block.text) for side in couple):
        return None
    texts = [_MATHEMATICS.sub("", read_prose(side.block).text) for side in _han_first(couple)]
    zh, en = map(_size, texts)
    if not (zh[0] and en[0]) or (zh[1] and "".join(texts[1].split()) in "".join(texts[0].split())):
        return None  # nothing, or a quotation with its translation beside it
    return Measured(couple, (zh[0], en[0]), (zh[1] + zh[2], en[1] + en[2]))


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
