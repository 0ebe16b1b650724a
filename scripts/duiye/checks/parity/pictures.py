"""Check that both languages show the same pictures (P005)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from duiye.checks.pairs import chapter_pairs
from duiye.checks.parity.mentions import Mention, mentions, pairwise, unmatched, without_language
from duiye.model import Language, Publication
from duiye.notice import Notice
from duiye.readers.rendering import Page


def check_pictures(publication: Publication, pages: Mapping[tuple[Language, str], Page]) -> Iterator[Notice]:
    """Yield P005 for pictures, films and the like that only one of two paired chapters shows.

    A picture of another name in the same segment is taken for the same one with words in the other language;
    one that does not exist (L001) or lies on another host (L003) is told already.
    """
    languages = [edition.language for edition in publication.editions]

    def path(mention: Mention) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(mention.chapter.path), unquote(mention.address)))

    def motif(mention: Mention) -> str:
        return posixpath.splitext(without_language(path(mention), languages))[0]

    for source, target in chapter_pairs(publication):
        wanted = [frozenset(pages[chapter.language, chapter.path].loaded) for chapter in (source, target)]
        left = unmatched(mentions(publication, source, target, (wanted[0], wanted[1])), (path, motif))
        for mention in pairwise(left)[1]:
            if path(mention) not in publication.edition(mention.chapter.language).assets:
                continue
            message = f"The picture {mention.address} has no counterpart in {mention.other.file}."
            yield Notice("P005", mention.locus, message)
