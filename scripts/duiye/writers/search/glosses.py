"""Find which words translate one another on the pages themselves: in headings that face, and in brackets.

This module owns those two ways of finding; it must not trust a long heading, which may be worded freely.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from duiye.writers.search.folding import IDEOGRAPHS, RUN, fold
from duiye.writers.search.pagetext import PageText

Couple = tuple[str, str]
"""A Chinese and an English designation, both folded."""
_LONGEST_HAN, _MOST_WORDS = 8, 3
_ENGLISH = re.compile(r"[a-z][a-z0-9+.']*(?:[ -][a-z0-9][a-z0-9+.']*)*")
_HAN_HEADING = re.compile(rf"(?:[a-z0-9]{{1,8}})?[{IDEOGRAPHS}]{{2,{_LONGEST_HAN}}}")
_AFTER_HAN = re.compile(rf"([{IDEOGRAPHS}]{{2,12}})[”'\"》」』]? ?\( ?([a-z][a-z0-9 '-]{{1,40}}?) ?(?=[,;:)])")
_AFTER_ENGLISH = re.compile(
    rf"(?<![a-z0-9])([a-z][a-z0-9'-]{{0,30}}(?: [a-z0-9][a-z0-9'-]{{0,30}}){{0,3}}) ?\( ?([{IDEOGRAPHS}]{{2,8}}) ?\)"
)
_SURE = 5
"""Characters of a run between marks that may be one term as a whole."""
_TWICE = 2


def aligned_headings(chinese: Mapping[str, PageText], english: Mapping[str, PageText]) -> Counter[Couple]:
    """Count the short headings that stand under one id on the same page of both languages."""
    found: Counter[Couple] = Counter()
    for address in chinese.keys() & english.keys():
        theirs = {section.anchor: section.heading for section in english[address].sections}
        for section in chinese[address].sections:
            mine, other = fold(section.heading), fold(theirs.get(section.anchor, ""))
            if _HAN_HEADING.fullmatch(mine) and _ENGLISH.fullmatch(other) and _words(other) <= _MOST_WORDS:
                found[mine, other] += 1
    return found


def glossed(texts: Iterable[str]) -> Counter[Couple]:
    """Count the designations that texts give in both languages: 云计算（cloud computing）, cloud computing (云计算).

    Where a gloss begins is not written. It is what all places have in common before the bracket; a single place is
    believed when the whole run before it is short.
    """
    by_english: dict[str, Counter[str]] = {}
    by_han: dict[str, Counter[str]] = {}
    for text in texts:
        if "(" not in text and "（" not in text:
            continue
        folded = fold(text)
        for han, english in _AFTER_HAN.findall(folded):
            if _words(english) <= _MOST_WORDS + 1:
                by_english.setdefault(english.strip(), Counter())[han] += 1
        for english, han in _AFTER_ENGLISH.findall(folded):
            by_han.setdefault(han, Counter())[english] += 1
    return Counter(
        {
            **dict(_settle(by_english, list, "".join, _is_short_run)),
            **{(han, english): times for (english, han), times in _settle(by_han, str.split, " ".join, _is_word)},
        }
    )


def _settle(
    held: Mapping[str, Counter[str]],
    cut: Callable[[str], list[str]],
    join: Callable[[Sequence[str]], str],
    is_sure: Callable[[str], bool],
) -> Iterator[tuple[Couple, int]]:
    """Yield what stands before each gloss, as far as it can be told, with how often."""
    for gloss, runs in held.items():
        ends = _common_end([cut(run) for run in runs])
        whole = join(ends)
        if (len(runs) >= _TWICE and len(whole) >= _TWICE) or (len(runs) == 1 and is_sure(whole)):
            yield (whole, gloss), runs.total()


def _common_end(pieces: Sequence[Sequence[str]]) -> Sequence[str]:
    size = 0
    while all(len(piece) > size and piece[-1 - size] == pieces[0][-1 - size] for piece in pieces):
        size += 1
    return pieces[0][len(pieces[0]) - size :]


def _is_short_run(text: str) -> bool:
    return RUN.fullmatch(text) is not None and len(text) <= _SURE


def _is_word(text: str) -> bool:
    return _words(text) == 1


def _words(text: str) -> int:
    return len(re.split("[ -]", text))
