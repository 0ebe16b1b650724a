"""Say whether a text names or hints at a term in some form, and whether two designations are forms of one word.

This module owns that leniency, which a translation needs: a text may inflect, split or shorten a designation.
It must not search for terms, which is the finder's affair.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from duiye.model import Term
from duiye.termbase.finder import HAN

_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "you"}
)
"""Words of a designation that need not stand in the text."""
_SUFFIX = re.compile(
    r"(?:at(?:ions?|e[sd]?|ing|ors?)|ions?|ings?|ments?|ability|ities|ity|ences?|ers?|ors?|ally|ly|ed|ies|es|s|e|y)$"
)
_SHORTEST_STEM = 3
_PLURALS = {
    "analyses": "analysis",
    "appendices": "appendix",
    "axes": "axis",
    "children": "child",
    "corpora": "corpus",
    "criteria": "criterion",
    "hypotheses": "hypothesis",
    "indices": "index",
    "matrices": "matrix",
    "maxima": "maximum",
    "men": "man",
    "mice": "mouse",
    "minima": "minimum",
    "optima": "optimum",
    "people": "person",
    "phenomena": "phenomenon",
    "vertices": "vertex",
    "women": "woman",
}
"""Plurals that English does not make with s, as far as texts like ours have them."""
_WORD = re.compile(r"[A-Za-z0-9]+(?:,\d{3})*")
_PART = re.compile(r"[A-Za-z0-9]+(?:,\d{3})*|[,.;:!?()，。；：！？（）\u4e00-\u9fff\ufffc]")
_S = re.compile(r"[’']s\b")
_SHORTENED = 4
"""Chinese characters that a designation has at least when its last two may stand for it."""
_HEAD = 2


def names(term: Term, text: str) -> bool:
    """Say whether a text names a term by any designation of either language, inflected, split or abbreviated."""
    if any(name in text for name in _chinese(term)):
        return True
    latin = _latin(text)
    for name in _english(term):
        initials = _initials(name)
        if _phrase(name) in latin.phrases or (initials and {initials, f"{initials}s"} & latin.words):
            return True
    return term.type == "person" and any(
        word[0].isupper() and word in latin.words for name in _english(term) for word in _WORD.findall(name)
    )


def hints_at(term: Term, text: str, *, by_head: bool = False) -> bool:
    """Say whether a text may well speak of a term in words of its own.

    In English all words of a designation stand in it, however inflected and wherever; in Chinese the first two
    characters of a designation do, or its last two.

    Args:
        term: the term.
        text: the text, in either language.
        by_head: whether the first two do not count: `软件` does not stand for `软件即服务`, but `接口` may for
            `应用程序接口`.
    """
    if names(term, text):
        return True
    stems = _latin(text).stems
    if any(needed <= stems for name in _english(term) if (needed := _stems(name))):
        return True
    return any(part in text for name in _chinese(term) for part in _parts(name)[by_head:])


def are_forms_of_one(first: str, second: str, term: Term) -> bool:
    """Say whether two designations of a term are one word: inflected, shortened or abbreviated.

    `模型微调` and `微调`, `cloud native` and `cloud-native`, `GPU` and `图形处理器`, `GPT-3` and `GPT-4` are;
    `云厂商` and `云服务商` are not.
    """
    folded = [re.sub(r"[\s'’-]+|[\d.]+$", "", name.casefold()) for name in (first, second)]
    if folded[0] in folded[1] or folded[1] in folded[0]:
        return True
    stems = [_stems(name) for name in (first, second)]
    if all(stems) and not HAN.search(first + second) and (stems[0] <= stems[1] or stems[1] <= stems[0]):
        return True
    short = {initials.casefold() for name in _english(term) if (initials := _initials(name))}
    return any(name.casefold() in short or _is_cut(name, other) for name, other in ((first, second), (second, first)))


def _is_cut(name: str, other: str) -> bool:
    """Say whether an English designation is the beginning of another (`compute`, `computing power`)."""
    mine, theirs = _WORD.findall(name), _WORD.findall(other)
    return len(mine) == 1 and bool(theirs) and _stem(mine[0]) == _stem(theirs[0])


@dataclass(frozen=True, slots=True)
class _Latin:
    """The Latin words of a text."""

    words: frozenset[str]
    """As written."""
    stems: frozenset[str]
    phrases: str
    """Stems between spaces, parted by a stop where punctuation parts the words."""


@lru_cache(maxsize=512)
def _latin(text: str) -> _Latin:
    words = _WORD.findall(text)
    return _Latin(frozenset(words), frozenset(map(_stem, words)), _phrase(text))


@lru_cache(maxsize=4096)
def _phrase(text: str) -> str:
    """Write the stems of a text between spaces, an `’s` left out."""
    return f" {' '.join(_stem(part) if part[0].isalnum() else '.' for part in _PART.findall(_S.sub('', text)))} "


def _chinese(term: Term) -> tuple[str, ...]:
    sides = term.zh
    every = (*sides.valid, *sides.deprecated, sides.hant, sides.tw)
    return tuple(name for name in every if HAN.search(name))


def _english(term: Term) -> tuple[str, ...]:
    """Return the designations in Latin letters; Chinese texts have some as well."""
    every = (*term.en.valid, *term.en.deprecated, *term.zh.valid, *term.zh.deprecated)
    return tuple(dict.fromkeys(name for name in every if not HAN.search(name) and _WORD.search(name)))


def _initials(name: str) -> str:
    """Return the abbreviation that the first letters of a designation make, if it has several words."""
    words = _WORD.findall(name)
    letters = "".join(word[0] for word in words)
    return letters.upper() if len(words) > 1 and letters.isalpha() else ""


def _parts(name: str) -> tuple[str, ...]:
    """Return what may stand for a Chinese designation: its first two characters, and of a longer one the last two."""
    if not all(HAN.match(char) for char in name) or len(name) <= _HEAD:
        return ()
    return (name[:_HEAD], name[-_HEAD:]) if len(name) >= _SHORTENED else (name[:_HEAD],)


@lru_cache(maxsize=4096)
def _stems(name: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(name) if word.casefold() not in _SMALL)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """Return what the inflected forms of an English word have in common, roughly."""
    lower = word.casefold()
    lower = _PLURALS.get(lower, lower)
    found = _SUFFIX.search(lower)
    if not found or found.start() < _SHORTEST_STEM:
        return lower
    stem = lower[: found.start()]
    return stem[:-1] if len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] else stem
