"""Say in which block of its chapter a notice stands.

This module owns the way from a line to a block's id; it must not judge the notice.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace

from duiye.model import Block, Chapter, Publication
from duiye.notice import Notice


def placed(publication: Publication, notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return notices that know their block; those of a whole file, or of no chapter, stay as they are.

    Args:
        publication: where the chapters are.
        notices: notices in any order.
    """
    chapters = {chapter.file: chapter for edition in publication.editions for chapter in edition.chapters.values()}
    starts: dict[str, list[int]] = {}
    return tuple(_place(notice, chapters, starts) for notice in notices)


def _place(notice: Notice, chapters: Mapping[str, Chapter], starts: dict[str, list[int]]) -> Notice:
    chapter = chapters.get(notice.locus.path)
    if chapter is None or not notice.locus.line:
        return notice
    lines = starts.setdefault(chapter.file, [block.line for block in chapter.blocks])
    position = bisect_right(lines, notice.locus.line) - 1
    block = chapter.blocks[position] if position >= 0 else None
    return replace(notice, segment=block.id) if block and notice.locus.line <= _last_line(block) else notice


def _last_line(block: Block) -> int:
    """Return the last line of a block that is not blank."""
    return block.line + block.text.strip(" \t\r\n").count("\n")
