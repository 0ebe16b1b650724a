"""Find where a chapter uses the termbase's designations, as far as its own words go.

This module owns what of a text is its own: quotations and titles are somebody else's. It must not judge a mention.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter

from duiye.model import Apparatus, Block, Language, Publication, Term, TermType
from duiye.readers.prose import OBJECT, Prose, read_prose
from duiye.termbase import HAN, Mention, TermFinder

LANGUAGES = ("zh", "en")
"""The languages of the termbase; editions in others are not looked at."""
NAMES: frozenset[TermType] = frozenset({"product", "company", "person"})
"""Types whose designations are proper names: a translation keeps them."""
FIRM: frozenset[TermType] = NAMES | {"concept", "technique", "hardware"}
"""Types whose designations stay as they are; a sentence bends the phrases of business, processes and idioms."""

_QUOTED = re.compile(
    r"“[^“”\n]*”|‘(?:[^‘’\n]|’(?=\w))*’(?!\w)|「[^「」\n]*」|『[^『』\n]*』|《[^《》\n]*》|〈[^〈〉\n]*〉|\"[^\"\n]*\""
)
"""An opening mark ends the search for its like: a text full of them would take time without end otherwise."""
_EMPHASIS = re.compile(r"(?<![*_\w\\])([*_])(?![*_\s])[^*_\n]+?(?<![\s\\])\1(?![*_\w])")
_AROUND = 8
"""Chinese characters on either side of a designation that decide where words begin and end."""
_TITLE = 3
"""Words in emphasis that may be the title of a work; fewer are stressed."""


def is_ours(language: Language) -> bool:
    """Say whether the termbase has designations in a language."""
    return language.partition("-")[0] in LANGUAGES


@lru_cache(maxsize=4096)
def own_words(block: Block) -> str:
    """Return a block's text with quotations and titles of works blotted out; every offset stays."""
    return _QUOTED.sub(lambda found: OBJECT * len(found.group()), read_prose(block).text)


def as_written(block: Block, mention: Mention) -> str:
    """Return a mention as it stands in a block, in one line."""
    return " ".join(read_prose(block).text[mention.start : mention.end].split())


def is_in_title(prose: Prose, index: int) -> bool:
    """Say whether a character stands in emphasis of several words, as English sets titles of works."""
    offset = prose.at(index)
    titles = _titles(prose.block)
    n = bisect_right(titles, offset, key=itemgetter(0)) - 1
    return n >= 0 and offset < titles[n][1]


@lru_cache(maxsize=64)
def _titles(block: Block) -> Sequence[tuple[int, int]]:
    """List where a block has emphasis of several words, in order."""
    return [found.span() for found in _EMPHASIS.finditer(block.text) if len(found.group().split()) >= _TITLE]


def is_cut_out(text: str, mention: Mention) -> bool:
    """Say whether words begin and end where a designation does; in Latin letters they always do."""
    if not HAN.search(mention.designation):
        return True
    import jieba  # noqa: PLC0415 — its dictionary takes half a second, which only a finding needs

    jieba.setLogLevel(60)
    first = max(0, mention.start - _AROUND)
    edges, position = {first}, first
    for word in jieba.cut(text[first : mention.end + _AROUND], HMM=False):
        position += len(word)
        edges.add(position)
    return {mention.start, mention.end} <= edges


@lru_cache(maxsize=8)
def terms_by_id(apparatus: Apparatus) -> dict[str, Term]:
    """Return the termbase by id."""
    return {term.id: term for term in apparatus.terms}


@lru_cache(maxsize=4096)
def mentions(apparatus: Apparatus, block: Block, language: Language) -> tuple[Mention, ...]:
    """List the mentions in the own words of a block, deprecated designations and unmarked terms among them."""
    return tuple(_finder(apparatus, language).find(own_words(block)))


def finder(publication: Publication, language: Language) -> TermFinder:
    """Return what `mentions` searches with."""
    return _finder(publication.apparatus, language)


@lru_cache(maxsize=8)
def _finder(apparatus: Apparatus, language: Language) -> TermFinder:
    return TermFinder(apparatus.terms, language, deprecated=True, unmarked=True)
