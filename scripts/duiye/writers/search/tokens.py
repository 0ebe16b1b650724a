"""Cut a text into what it can be found by: pairs of characters, words and their parts, numbers, pairs of words.

This module owns those rules; it must not know pages or files. Nobody needs a dictionary for them, so that the
worker cuts what is typed as the index cut the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, pairwise

from duiye.writers.search.folding import IDEOGRAPHS, RUN, fold

LONGEST = 40
"""Characters of a word that are kept."""
_WHOLE = 400
"""Characters of a word in which parts are looked for."""
_STOP = """
a about all also an and any are as at be been but by can did do does for from had has have he her his how i if in into
is it its me more most my no not of on only or other our she so some such than that the their them then there these
they this those to too us was we were what when where which who why will with would you your
"""
STOP = frozenset(_STOP.split())
"""English words that make no pair with their neighbours: they stand beside everything."""
_WORD = re.compile(rf"[^\W{IDEOGRAPHS}]+(?:'[^\W{IDEOGRAPHS}]+)*")
_NUMBER = re.compile(r"(?<![0-9])[0-9]+(?:[.,][0-9]+)+")
_INNER = re.compile(r"[_']")
_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BORDER = re.compile(r"(?<=[0-9])(?=[^0-9])|(?<=[^0-9])(?=[0-9])")


def count_terms(text: str) -> Counter[str]:
    """Count what a text can be found by.

    Args:
        text: as the page says it; nothing is found across a line's end.
    """
    folded = fold(text)
    runs = RUN.findall(folded)
    terms: Counter[str] = Counter("".join(runs))
    # Counted before they are joined: most pairs stand more than once.
    for (first, second), times in Counter(chain.from_iterable(map(pairwise, runs))).items():
        terms[first + second] = times
    words = list(_WORD.finditer(folded))
    for word, times in Counter([text[slice(*found.span())] for found in words]).items():
        for term in _word_terms(word[:_WHOLE]):
            terms[term] += times
    for pair in _pairs(words, folded):
        terms[pair] += 1
    for found in _NUMBER.findall(folded):
        for number in {found, found.replace(",", "")}:
            terms[number] += 1
    return terms


def _pairs(words: Iterable[re.Match[str]], folded: str) -> Iterator[str]:
    """Yield the pairs of words that stand side by side, so that a phrase is found without the places of words."""
    last, end = "", -1
    for found in words:
        start = found.start()
        for word in found[0].split("_"):
            if last and start - end == 1 and folded[end] in " -_" and word and last not in STOP and word not in STOP:
                yield f"{last[:LONGEST]} {word[:LONGEST]}"
            last, end = word, start + len(word)
            start = end + 1


@lru_cache(maxsize=65_536)
def _word_terms(word: str) -> tuple[str, ...]:
    """Return a word as it stands and its parts, each once: `don't`, `dont`, `don`; `gpu_count`, `gpu`, `count`."""
    folded = fold(word)
    found = {folded, folded.replace("'", "")}
    start = 0
    for piece in _INNER.split(folded):
        written = word[start : start + len(piece)]
        borders = {match.start() for match in (*_CASE.finditer(written), *_BORDER.finditer(piece))}
        cuts = [0, *sorted(borders), len(piece)]
        parts = (piece[one:other] for one, other in pairwise(cuts))
        found.update(part for part in parts if len(part) > 1 or part.isdigit())
        start += len(piece) + 1
    return tuple(sorted({term[:LONGEST] for term in found if term.strip("_")}))
