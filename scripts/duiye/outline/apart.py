"""Tell apart what is no running text: the lists of notes that somebody typed, and what stands around the article.

This module owns the order of the two, for each may be taken for the other: a list of notes is never boilerplate, and
a title or byline calls no note. It must not know the forms of either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from duiye.article import Article, Told
from duiye.outline.binding import Bound, find_typed_notes
from duiye.outline.furniture import tell_furniture


def tell_apart(article: Article) -> tuple[tuple[Bound, ...], tuple[Told, ...]]:
    """Find the lists of typed notes that are sure, and the furniture.

    Args:
        article: as a reader made it.
    """
    lists = find_typed_notes(article)
    told = tell_furniture(_without(article, lists))
    if not lists:
        return (), told
    index = {id(item): place for place, item in enumerate(article.passages)}
    aside = [index[id(one.passage)] for one in told]
    sure = tuple(one for one in find_typed_notes(article, aside) if not one.doubt)
    return sure, told if len(sure) == len(lists) else tell_furniture(_without(article, sure))


def _without(article: Article, lists: Sequence[Bound]) -> Article:
    if not lists:
        return article
    inside = {place for one in lists for place in range(one.list.start, one.list.end)}
    return replace(article, passages=tuple(item for n, item in enumerate(article.passages) if n not in inside))
