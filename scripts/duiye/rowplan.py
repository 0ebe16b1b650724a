"""Which blocks of the two languages stand in one row of a facing page, and how they stand to one another.

This module owns that plan; it must not know pages, words or HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from duiye.model import Block, BlockKind, Publication, Segment
from duiye.standings import Facing, facing_chapters

RowState = Literal["", "stale", "conflict", "removed", "missing", "copied"]
"""What a reader is told of a row; nothing where the sides are in step, were never reviewed, or one is meant to stand
alone. `removed` is a passage that the other language has dropped, `copied` one that still has the other's words."""
_NOTE_ID = "fn:"
"""How Python-Markdown names the note of a label."""


@dataclass(frozen=True, slots=True)
class Row:
    """A segment as a facing page shows it."""

    id: str
    """Of the segment, unique on the page."""
    ids: tuple[str, str]
    """Of its block on each language's page, the default language's first; empty where there is none."""
    state: RowState = ""
    behind: int = 0
    """The side (0 or 1) whose words are older, missing, or left over."""
    parts: tuple[str, ...] = ()
    """Ids of further blocks that stand in the row, where one side was split."""
    parts_side: int = 0


@dataclass(frozen=True)
class ChapterRows:
    """The rows of one chapter."""

    rows: tuple[Row, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Row]:
        """The rows by the ids of their segments."""
        return {row.id: row for row in self.rows}

    @cached_property
    def names(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """For each side: the id of the row by the id of the block."""
        found: tuple[dict[str, str], dict[str, str]] = ({}, {})
        for row in self.rows:
            for side in (0, 1):
                if row.ids[side]:
                    found[side].setdefault(row.ids[side], row.id)
            for part in row.parts:
                found[row.parts_side].setdefault(part, row.id)
        return found

    @cached_property
    def counterparts(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """For each side: the id on the other page by the id of the block; of one that stands alone, of the pair above.

        Only where the two differ.
        """
        found: tuple[dict[str, str], dict[str, str]] = ({}, {})
        for side in (0, 1):
            last = ""
            for row in self.rows:
                mine, other = row.ids[side], row.ids[1 - side]
                if mine and other:
                    last = other
                if mine and last and last != mine:
                    found[side][mine] = last
        return found


def plan_rows(publication: Publication) -> Mapping[str, ChapterRows]:
    """Plan the rows of every chapter that two languages have.

    Args:
        publication: the publication; of more than two languages the last that has a chapter counts.

    Returns:
        By the chapter's path.
    """
    return {
        facing.path: ChapterRows(tuple(_rows(facing)))
        for facing in facing_chapters(publication)
        if facing.source and facing.target
    }


def _rows(facing: Facing) -> Iterator[Row]:
    missed = {segment.id for segment in facing.segments}
    for segment in facing.ordered:
        ids = _page_id(segment.source), _page_id(segment.target)
        if not any(ids):
            continue
        state, behind = _judged(segment) if segment.id in missed else ("", 0)
        name = next(filter(None, ids)) if segment.id.startswith("[^") else segment.id
        parts = tuple(filter(None, map(_page_id, segment.parts)))
        side = int((segment.lagging == "target") == (segment.change == "joined"))
        yield Row(name, ids, state, behind, parts, side)


def _judged(segment: Segment) -> tuple[RowState, int]:
    """Return what a reader is told of a segment, and which side is behind."""
    behind = int(segment.lagging == "target")
    both = segment.source is not None and segment.target is not None
    match segment.standing:
        case "conflict":
            return "conflict", behind
        case "stale" if segment.change == "removed":
            return "removed", behind
        case "stale" if segment.change == "edited":
            return "stale", behind
        case "untranslated":
            return ("copied" if both else "missing"), behind
        case _:
            return "", behind


def _page_id(block: Block | None) -> str:
    """Return the id under which a block stands on its page; a note has one by its label."""
    if block is None:
        return ""
    if block.kind is BlockKind.NOTE:
        return _NOTE_ID + block.text.lstrip().removeprefix("[^").partition("]:")[0]
    return block.id
