"""Write what leads from a word to another: translations, other names, terms, regional wordings, pinyin, numbers.

This module owns those entries, `=key` and what is known of it, which lie among the places of the words. It must not
look for anything on pages: what was found there comes in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from duiye.model import Term
from duiye.writers.search.folding import RUN, fold
from duiye.writers.search.glosses import Couple
from duiye.writers.search.jsontext import write_json
from duiye.writers.search.spelling import spell_name

Fact = tuple[str, str | int]
"""What is known of a key: `x` a designation in the other language, `s` one in the same, `t` the number of a term,
`w` what the site says for a regional wording, `p` a designation by its pinyin, `n` a number as it is written."""
_MOST = 12
"""Facts of one kind that a key keeps: the first are the surest."""
_LOOSE = re.compile(r"[-_\s]+")
_LONGEST_KEY = 60


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beyond the words of the pages."""

    terms: Sequence[Term] = ()
    couples: Sequence[Couple] = ()
    """Chinese and English designations that translate one another, folded, the surest first."""
    regional: Mapping[str, Sequence[str]] = field(default_factory=dict)
    figures: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The forms of each number in the language, by its key."""


def lexicon_lines(known: Known, *, chinese: bool) -> Mapping[str, str]:
    """Return the entries of a language by their keys, each with its `=`.

    Args:
        known: what is known.
        chinese: whether the language is Chinese, and pinyin leads to it.
    """
    held: dict[str, dict[Fact, None]] = {}
    for key, fact in _facts(known, chinese=chinese):
        for form in _forms(key):
            if form and form != _fold(str(fact[1])):
                held.setdefault(form, {})[fact] = None
    return {f"={key}": write_json(list(_limited(facts))) for key, facts in sorted(held.items())}


def _facts(known: Known, *, chinese: bool) -> Iterator[tuple[str, Fact]]:
    for number, term in enumerate(known.terms):
        yield from _facts_of(number, term)
    for han, english in known.couples:
        yield han, ("x", english)
        yield english, ("x", han)
    for wording, others in known.regional.items():
        yield from ((wording, ("w", other)) for other in others)
    if chinese:
        names = dict.fromkeys(
            [*(name for term in known.terms for name in term.zh.valid), *(han for han, _ in known.couples)]
        )
        yield from _by_pinyin(names)
        yield from _as_written(known.terms)
    for key, forms in known.figures.items():
        yield from ((key, ("n", form)) for form in forms)


def _facts_of(number: int, term: Term) -> Iterator[tuple[str, Fact]]:
    """Yield what the termbase knows: all names lead to the term, those to be avoided to those that the text uses."""
    hant = [name for name in (term.zh.hant, term.zh.tw) if name]
    for mine, theirs, more in ((term.zh, term.en, hant), (term.en, term.zh, [])):
        for name in dict.fromkeys([*mine.valid, *mine.deprecated, *more]):
            yield name, ("t", number)
            yield from ((name, ("x", other)) for other in theirs.valid)
            yield from ((name, ("s", other)) for other in mine.valid if _fold(other) != _fold(name))


def _by_pinyin(names: Iterable[str]) -> Iterator[tuple[str, Fact]]:
    """Yield the whole pinyin and the initials of names that are Chinese at least in part."""
    for name in names:
        folded = fold(name)
        if RUN.search(folded):
            syllables = spell_name(folded)
            yield "".join(syllables), ("p", name)
            if len(syllables) > 1:
                yield "".join(syllable[0] for syllable in syllables), ("p", name)
                if not all(RUN.match(character) for character in folded):
                    # GPU服务器 is typed gpufwq too.
                    yield "".join(word if word in folded else word[0] for word in syllables), ("p", name)


def _as_written(terms: Iterable[Term]) -> Iterator[tuple[str, Fact]]:
    """Yield the pinyin of the termbase, whose author may know a reading better than a table."""
    for term in terms:
        bare = unicodedata.normalize("NFD", term.zh.pinyin.lower()).replace("u\u0308", "v")
        spelled = "".join(letter for letter in bare if letter.isascii() and letter.isalnum())
        if spelled and RUN.search(fold(term.zh.preferred)):
            yield spelled, ("p", term.zh.preferred)


def _forms(key: str) -> Iterator[str]:
    """Yield a key as it is looked up: folded; and without hyphens and apostrophes, which are typed or not."""
    folded = " ".join(_fold(key).split())[:_LONGEST_KEY]
    yield from dict.fromkeys([folded, _LOOSE.sub(" ", folded).replace("'", "").strip()])


@lru_cache(maxsize=16_384)
def _fold(text: str) -> str:
    """Fold a text that comes again and again, as names do."""
    return fold(text)


def _limited(facts: Iterable[Fact]) -> Iterator[Sequence[str | int]]:
    kept: dict[str, int] = {}
    for kind, value in facts:
        kept[kind] = kept.get(kind, 0) + 1
        if kept[kind] <= _MOST:
            yield [kind, value]
