"""Where a page has older words than the other language's, or lacks a passage: what its readers are told.

This module owns which places that are; the words are the writers', and putting them into a page is `lagmarks`'.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from duiye.model import Block, Language, Publication, Segment
from duiye.standings import ChapterStanding, count_standings, facing_chapters


@dataclass(frozen=True, slots=True)
class Lag:
    """One thing that readers are told at a place of a page."""

    kind: Literal["stale", "conflict", "untranslated"]
    other: Language
    """The language whose page has the newer words, or the passage."""
    anchor: str
    """Id of the passage on that page."""
    count: int = 1
    """How many passages in a row are missing."""


Lags = Mapping[str, tuple[Lag, ...]]
"""What stands after each block of a page, by the block's id; under the empty id what stands before all."""


@dataclass(frozen=True, slots=True)
class PageLags:
    """The lags of one page, with what is needed to lead readers on."""

    language: Language = ""
    lags: Lags = field(default_factory=dict)
    names: Mapping[Language, str] = field(default_factory=dict)
    """Each language's own name."""
    addresses: Mapping[Language, str] = field(default_factory=dict)
    """Address of the same chapter in each other language, relative to the page."""


@dataclass(frozen=True, slots=True)
class StepReport:
    """How far both languages of a publication are, small enough to be sent to the processes that build."""

    rows: tuple[ChapterStanding, ...] = ()
    names: Mapping[Language, str] = field(default_factory=dict)
    """Each language's own name."""
    lags: Mapping[tuple[Language, str], Lags] = field(default_factory=dict)


def report_step(publication: Publication) -> StepReport:
    """Count the chapters, and find what readers are told."""
    names = {edition.language: edition.name for edition in publication.editions}
    return StepReport(count_standings(publication), names, find_lags(publication))


def find_lags(publication: Publication) -> dict[tuple[Language, str], Lags]:
    """Find what readers are told, on every page that readers are given.

    Returns:
        By language and path of the chapter; pages of which there is nothing to tell are absent.
    """
    found: dict[tuple[Language, str], dict[str, tuple[Lag, ...]]] = {}
    leading = publication.leading.language
    for facing in facing_chapters(publication):
        sides = (facing.source, facing.target)
        if any(chapter is None or chapter.is_initial for chapter in sides):
            continue
        languages = (leading, facing.target_language)
        for side in (0, 1):
            for place, lag in _on_side(facing.segments, side, languages[1 - side]):
                page = found.setdefault((languages[side], facing.path), {})
                page[place] = (*page.get(place, ()), lag)
    return {key: _joined(page) for key, page in found.items()}


def _on_side(segments: tuple[Segment, ...], side: int, other: Language) -> Iterator[tuple[str, Lag]]:
    """Yield what one page is told of, each with the id of the block after which it stands."""
    mine = ("source", "target")[side]
    last = ""
    for segment in segments:
        here, there = (segment.source, segment.target) if side == 0 else (segment.target, segment.source)
        last = here.id if here and here.id else last
        anchor = there.id if there else ""
        if not _is_seen(here or there):
            continue
        if segment.standing == "conflict":
            yield last, Lag("conflict", other, anchor)
        elif segment.standing == "stale" and segment.lagging == mine and segment.change in {"edited", "removed"}:
            yield last, Lag("stale", other, anchor)
        elif segment.standing == "untranslated" and here is None:
            yield last, Lag("untranslated", other, anchor)


def _is_seen(block: Block | None) -> bool:
    """Say whether a block stands at its place on the page; front matter and notes do not."""
    return bool(block and block.id)


def _joined(page: Mapping[str, tuple[Lag, ...]]) -> Lags:
    """Tell passages that are missing in a row once."""
    joined: dict[str, tuple[Lag, ...]] = {}
    for place, lags in page.items():
        missing = [lag for lag in lags if lag.kind == "untranslated"]
        rest = tuple(lag for lag in lags if lag.kind != "untranslated")
        counted = (Lag("untranslated", missing[0].other, missing[0].anchor, len(missing)),) if missing else ()
        joined[place] = rest + counted
    return joined
