"""Pair what is compared: blocks of two chapters that say the same in two languages.

This module owns which pairs are compared at all; it must not compare them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from duiye.checks.pairs import segments
from duiye.model import STATES, Block, BlockKind, Chapter, Publication, Segment
from duiye.notice import Locus


@dataclass(frozen=True, slots=True)
class Side:
    """A block and the chapter in which it stands."""

    chapter: Chapter
    block: Block

    def locus(self, line: int = 0) -> Locus:
        """Return the place of a line of the block's text, counted from 0 at its first words."""
        return Locus(self.chapter.file, self.block.line + line)


Couple = tuple[Side, Side]
"""Two sides of one kind, default language first."""


def couples(publication: Publication) -> Iterator[Couple]:
    """Yield the pairs of blocks whose words are meant to say the same now."""
    for pair in segments(publication):
        match pair.segment.source, pair.segment.target:
            case Block() as first, Block() as second if first.kind is second.kind and is_settled(pair.segment):
                if not (has_known_state(pair.source) and has_known_state(pair.target)):
                    continue
                yield Side(pair.source, first), Side(pair.target, second)


def alone(publication: Publication) -> frozenset[tuple[str, int]]:
    """Return the file and line of each block that has no counterpart."""
    found = []
    for pair in segments(publication):
        match pair.segment.source, pair.segment.target:
            case Block() as block, None:
                found.append((pair.source.file, block.line))
            case None, Block() as block:
                found.append((pair.target.file, block.line))
    return frozenset(found)


def is_settled(segment: Segment) -> bool:
    """Say whether a pair can be compared: one that lags is told as such (S003), and will change."""
    return segment.standing not in {"stale", "conflict"}


def has_known_state(chapter: Chapter) -> bool:
    """Say whether a chapter's text is known to be its own: where its front matter is told already, nothing is."""
    has_front = bool(chapter.blocks) and chapter.blocks[0].kind is BlockKind.FRONT_MATTER
    return (bool(chapter.meta) or not has_front) and chapter.meta.get("state", chapter.state) in STATES


def name(block: Block) -> str:
    """Name a block for a notice."""
    return "HTML" if block.kind is BlockKind.HTML else block.kind.value
