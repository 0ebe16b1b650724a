"""How far each chapter of each language is, counted over its segments.

This module owns the counting; how one segment stands is the alignment's judgement, and how the figures are
shown is the writers' affair.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from duiye.alignment import align
from duiye.model import Chapter, Edition, Language, Memory, Publication, Segment, Side, Standing, State
from duiye.readers.prose import read_prose
from duiye.reading import count_units

Place = Standing | Literal["ahead"]
"""A standing as one language sees it: of what is stale on the other side this one is `ahead`."""
PLACES: tuple[Place, ...] = ("in step", "unreviewed", "ahead", "stale", "conflict", "untranslated")
BEHIND: tuple[Place, ...] = ("stale", "conflict", "untranslated")
"""Those in which a reader of the language is given less, or older words, than a reader of the other."""
_NO_COUNTERPART = "P003"
_ALONE = "none"
"""Value of `counterpart` in the front matter of a chapter that needs none."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted."""

    segments: int = 0
    words: int = 0
    """Chinese characters, and words in other scripts, of the side that leads."""

    def __add__(self, other: Tally) -> Tally:
        """Count both."""
        return Tally(self.segments + other.segments, self.words + other.words)


@dataclass(frozen=True)
class ChapterStanding:
    """One chapter in one language."""

    path: str
    language: Language
    title: str
    """In the language, or in the other one where it has no such chapter."""
    state: State
    tallies: Mapping[Place, Tally] = field(default_factory=dict)
    """Places that nothing has are absent."""

    @cached_property
    def total(self) -> Tally:
        """All segments."""
        return sum(self.tallies.values(), Tally())

    @cached_property
    def behind(self) -> Tally:
        """What is stale, in conflict or untranslated."""
        return sum((self.tallies[place] for place in BEHIND if place in self.tallies), Tally())

    @property
    def percent(self) -> int:
        """Share of the words that are not behind; 100 only when none are."""
        return percent(self.total, self.behind)


def percent(total: Tally, behind: Tally) -> int:
    """Return how many of a hundred words are not behind, rounded down; 100 only when no segment is."""
    if not behind.segments:
        return 100
    return min(99, 100 * (total.words - behind.words) // total.words) if total.words else 0


@dataclass(frozen=True, slots=True)
class Facing:
    """A chapter and what the other language has of it."""

    path: str
    source: Chapter | None
    """Of the default language."""
    target: Chapter | None
    target_language: Language
    segments: tuple[Segment, ...]
    ordered: tuple[Segment, ...] = ()
    """All segments: those too of which one language wants a block alone, and which nobody misses in the other."""


def facing_chapters(publication: Publication) -> Iterator[Facing]:
    """Yield every chapter that either language has, initial ones too, with its segments, in reading order.

    A chapter that says `counterpart: none` and has none is passed over, and so is a block that one language wants
    to have alone (a waiver of P003).
    """
    leading = publication.leading
    for edition in publication.editions:
        if edition is leading:
            continue
        for path in dict.fromkeys((*leading.chapters, *edition.chapters)):
            source, target = leading.chapters.get(path), edition.chapters.get(path)
            there = source or target
            if there is None or (not (source and target) and there.meta.get("counterpart") == _ALONE):
                continue
            memory = publication.memories.get(path, Memory())
            segments = align(source or _empty(there, leading), target or _empty(there, edition), memory)
            alone = {name for chapter in (source, target) if chapter for name in _waived(chapter)}
            wanted = tuple(item for item in segments if (item.source and item.target) or item.id not in alone)
            yield Facing(path, source, target, edition.language, wanted, segments)


def count_standings(publication: Publication) -> tuple[ChapterStanding, ...]:
    """Count every chapter in every language.

    Args:
        publication: the publication with what its lock file remembers.

    Returns:
        Two rows a chapter, the default language's first, in reading order.
    """
    rows: list[ChapterStanding] = []
    leading = publication.leading
    for facing in facing_chapters(publication):
        for language, chapter in ((leading.language, facing.source), (facing.target_language, facing.target)):
            side: Side = "source" if chapter is facing.source else "target"
            tallies: dict[Place, Tally] = {}
            for segment in facing.segments:
                place = _place(segment, side)
                tallies[place] = tallies.get(place, Tally()) + _weigh(segment, leading.language, facing.target_language)
            other = facing.target if side == "source" else facing.source
            shown = chapter or other
            title, state = (shown.title if shown else ""), (chapter.state if chapter else "initial")
            rows.append(ChapterStanding(facing.path, language, title, state, tallies))
    return tuple(rows)


def _place(segment: Segment, side: Side) -> Place:
    """Say how a segment stands for one language."""
    if segment.change == "removed":
        # Whether it was cut or lost nobody can tell: the language with the hole is the one that gives less.
        return "ahead" if segment.lagging == side else "untranslated"
    is_ahead = segment.standing in {"stale", "untranslated"} and segment.lagging != side
    return "ahead" if is_ahead else segment.standing


def _waived(chapter: Chapter) -> Iterator[str]:
    """Yield the ids of the blocks that a chapter wants to have alone: their P003 is waived."""
    waivers = chapter.meta.get("waivers")
    for waiver in waivers if isinstance(waivers, list) else ():
        if isinstance(waiver, dict) and waiver.get("code") == _NO_COUNTERPART and waiver.get("segment"):
            yield str(waiver["segment"])


def _weigh(segment: Segment, source: Language, target: Language) -> Tally:
    """Count the words of the side that leads."""
    leads_target = segment.lagging == "source" if segment.source and segment.target else segment.source is None
    block, language = (segment.target, target) if leads_target else (segment.source, source)
    return Tally(1, sum(count_units(read_prose(block).text, language)) if block else 0)


def _empty(like: Chapter, edition: Edition) -> Chapter:
    return Chapter(like.path, edition.language, "", {"state": "initial"}, ())
