"""Draw phrases from pages by lot, and make questions of them whose answer is known.

This module owns what is drawn and what is asked of it; the lot is cast by the pages' own text, so that one site is
always asked the same.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import accumulate

from duiye.proof.questions import Kind, Question
from duiye.proof.seen import Line, SeenPage
from duiye.proof.wording import HAN, other_forms, syllables, taiwanese, traditional

_RUN = re.compile(f"[{HAN}]{{2,}}")
_MIXED = re.compile(
    rf"(?<![A-Za-z0-9._-])[A-Za-z][A-Za-z0-9-]*[{HAN}]{{1,5}}|[{HAN}]{{1,5}}[A-Za-z][A-Za-z0-9-]*(?![A-Za-z0-9._-])"
)
_NUMBER = re.compile(r"(?<![A-Za-z0-9_.,–-])\d+(?:,\d{3})*(?:\.\d+)?(?:%|万亿|[万亿])?(?![A-Za-z0-9_%–-]|[.,]\d)")
_SYLLABLE = re.compile("[a-zü]+")
_WORD = r"[A-Za-z]+(?:[’'-][A-Za-z]+)*"
_WORDS = re.compile(rf"(?<![\w’'./@:-]){_WORD}(?: {_WORD})*(?![’'.-]?\w)")
_SMALL = re.compile(r"[a-z]{3,}")
_COMMON = frozenset({
    *("the", "and", "for", "are", "but", "not", "you", "all", "any", "can", "had", "her", "was", "one", "our", "out"),
    *("has", "him", "his", "how", "its", "may", "new", "now", "old", "see", "two", "way", "who", "did", "get", "let"),
    *("say", "she", "too", "use", "that", "with", "have", "this", "will", "your", "from", "they", "been", "were"),
    *("what", "when", "which", "their", "there", "would", "about", "into", "than", "them", "then", "these", "those"),
    *("some", "such", "only", "also", "more", "most", "other", "over", "very", "each", "upon", "while", "where"),
})  # fmt: skip
"""Words that nobody looks for alone."""
_SHORTEST, _LONGEST, _TRIES = 2, 8, 60
_CHINESE = "zh"

Place = tuple[SeenPage, Line]
Pick = Callable[[random.Random, str], str]


def draw(pages: Sequence[SeenPage], count: int) -> list[Question]:
    """Draw phrases of every class.

    Args:
        pages: of all languages.
        count: how many phrases in each language; half of them are asked of the other one too.
    """
    seed = sha256("\0".join(f"{page.place}\n{page.text}" for page in pages).encode("utf-8", "replace")).digest()
    rng = random.Random(int.from_bytes(seed[:8]))  # noqa: S311 — a lot, no secret
    asked: list[Question] = []
    for language in sorted({page.language for page in pages}):
        own = [
            (page, line)
            for page in pages
            if page.language == language
            for line in page.lines
            if line.language == language
        ]
        asked += _in_chinese(own, count, rng) if language.startswith(_CHINESE) else _in_english(own, count, rng)
    return asked + list(_across(asked, pages, count // 2))


def _in_chinese(own: Sequence[Place], count: int, rng: random.Random) -> Iterator[Question]:
    """Yield questions in Chinese, in every form of writing."""

    def piece(lot: random.Random, run: str) -> str:
        length = lot.randint(_SHORTEST, min(_LONGEST, len(run)))
        start = lot.randrange(len(run) - length + 1)
        return run[start : start + length]

    for plain, run in _lots(own, _RUN, Kind.CHINESE, pick=piece, count=count, rng=rng):
        yield plain
        full, local = traditional(plain.phrase), taiwanese(plain.phrase)
        if full != plain.phrase:
            yield replace(plain, kind=Kind.TRADITIONAL, text=full)
        if local not in {full, plain.phrase}:
            yield replace(plain, kind=Kind.TAIWAN, text=local)
        said = syllables(run)
        start = run.index(plain.phrase)
        if len(said) == len(run) and all(map(_SYLLABLE.fullmatch, said)):
            spoken = [syllable.replace("ü", "v") for syllable in said[start : start + len(plain.phrase)]]
            yield replace(plain, kind=Kind.PINYIN, text="".join(spoken))
            yield replace(plain, kind=Kind.SPACED, text=" ".join(spoken))
    for pattern, kind in ((_MIXED, Kind.MIXED), (_NUMBER, Kind.NUMBER)):
        yield from (made for made, _ in _lots(own, pattern, kind, pick=_whole, count=count // 5, rng=rng))


def _in_english(own: Sequence[Place], count: int, rng: random.Random) -> Iterator[Question]:
    """Yield questions in English: words, phrases of two to four, and phrases with a word in another form."""
    known = {word for _, line in own for word in _SMALL.findall(line.text)}

    def word(lot: random.Random, run: str) -> str:
        words = [each for each in run.split(" ") if _says(each)]
        return lot.choice(words) if words else ""

    def phrase(lot: random.Random, run: str) -> str:
        words, length = run.split(" "), lot.randint(2, 4)
        start = lot.randrange(max(1, len(words) - length + 1))
        piece = words[start : start + length]
        return " ".join(piece) if len(piece) == length and any(map(_says, piece)) else ""

    for kind, pick, share in ((Kind.WORD, word, count // 2), (Kind.PHRASE, phrase, count - count // 2)):
        for plain, _ in _lots(own, _WORDS, kind, pick=pick, count=share, rng=rng):
            yield plain
            words = plain.phrase.split(" ")
            turned = [(place, form) for place, each in enumerate(words) for form in other_forms(each, known)]
            if turned:
                place, form = rng.choice(turned)
                yield replace(plain, kind=Kind.INFLECTED, text=" ".join([*words[:place], form, *words[place + 1 :]]))
    yield from (made for made, _ in _lots(own, _NUMBER, Kind.NUMBER, pick=_whole, count=count // 5, rng=rng))


def _across(asked: Sequence[Question], pages: Sequence[SeenPage], count: int) -> Iterator[Question]:
    """Yield some of the phrases again, asked of the other edition, with its terms and without."""
    blocks = {(page.language, page.address): {line.block for line in page.lines} for page in pages}
    languages = sorted({page.language for page in pages})
    kinds = {
        Kind.CHINESE: (Kind.TO_ENGLISH, Kind.TO_ENGLISH_BARE),
        Kind.WORD: (Kind.TO_CHINESE, Kind.TO_CHINESE_BARE),
        Kind.PHRASE: (Kind.TO_CHINESE, Kind.TO_CHINESE_BARE),
    }
    for language in languages:
        left = count
        for question in (each for each in asked if each.language == language and each.kind in kinds and each.block):
            others = [tag for tag in languages if tag != language]
            for other in others if left > 0 else ():
                if question.block in blocks.get((other, question.address), ()):
                    left -= 1
                    yield from (replace(question, kind=kind, language=other) for kind in kinds[question.kind])


def _lots(  # noqa: PLR0913 — each is one fact of the lot
    own: Sequence[Place], pattern: re.Pattern[str], kind: Kind, *, pick: Pick, count: int, rng: random.Random
) -> Iterator[tuple[Question, str]]:
    """Draw from what a pattern finds on the pages, long runs more often than short ones; yield no phrase twice.

    Yields:
        Each question, and the run of text from which it was picked.
    """
    runs = [(page, line, found[0]) for page, line in own for found in pattern.finditer(line.text)]
    sums = list(accumulate(len(run) for _, _, run in runs))
    taken: set[str] = set()
    for _ in range(count if runs else 0):
        for _ in range(_TRIES):
            page, line, run = rng.choices(runs, cum_weights=sums)[0]
            phrase = pick(rng, run)
            if phrase and phrase not in taken:
                taken.add(phrase)
                yield Question(kind, page.language, phrase, phrase, page.language, page.address, line.block), run
                break


def _whole(_: random.Random, run: str) -> str:
    return run


def _says(word: str) -> bool:
    """Say whether somebody would look for a word."""
    return len(word) > _SHORTEST and word.lower() not in _COMMON
