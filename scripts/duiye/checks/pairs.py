"""Go through a publication pair by pair: chapters, and the segments in them.

This module owns that walk for all checks that compare the languages; it must not judge a pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from duiye.alignment import align
from duiye.model import Chapter, Memory, Publication, Segment


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment and the chapters in which its sides stand."""

    source: Chapter
    """The chapter of the default language."""
    target: Chapter
    segment: Segment


def chapter_pairs(publication: Publication) -> Iterator[tuple[Chapter, Chapter]]:
    """Yield each chapter of the default language with its counterpart in each other language.

    While one of them is initial it is a copy, and says nothing of its own; an empty one says nothing at all, which is
    told once (P012).
    """
    leading = publication.leading
    for edition in publication.editions:
        if edition is leading:
            continue
        theirs = edition.published
        for path, chapter in leading.published.items():
            if path in theirs and not (chapter.is_empty or theirs[path].is_empty):
                yield chapter, theirs[path]


def emptied(publication: Publication) -> Iterator[tuple[Chapter, Chapter | None]]:
    """Yield each published chapter that has lost its text, with a counterpart that has one.

    Without such a counterpart a page that has front matter is none of them: a template may fill it.
    """
    for edition in publication.editions:
        for path, chapter in edition.published.items():
            if chapter.is_empty:
                others = (other.published.get(path) for other in publication.editions)
                written = next((other for other in others if other and not other.is_empty), None)
                if written or not chapter.meta:
                    yield chapter, written


def segments_of(publication: Publication, source: Chapter, target: Chapter) -> Sequence[Segment]:
    """Return the segments of one pair of chapters."""
    return _by_files(publication).get((source.file, target.file), ())


@lru_cache(maxsize=1)
def _by_files(publication: Publication) -> Mapping[tuple[str, str], Sequence[Segment]]:
    found: dict[tuple[str, str], list[Segment]] = {}
    for pair in segments(publication):
        found.setdefault((pair.source.file, pair.target.file), []).append(pair.segment)
    return found


@lru_cache(maxsize=1)
def segments(publication: Publication) -> tuple[Pair, ...]:
    """Return every segment of every pair of chapters, in the order of the default language."""
    return tuple(
        Pair(source, target, segment)
        for source, target in chapter_pairs(publication)
        for segment in align(source, target, publication.memories.get(source.path, Memory()))
    )
