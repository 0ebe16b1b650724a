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
    lines: dict[str, tuple[list[int], list[int]]] = {}
    return tuple(_place(notice, chapters, lines) for notice in notices)


def _place(notice: Notice, chapters: Mapping[str, Chapter], lines: dict[str, tuple[list[int], list[int]]]) -> Notice:
    """Place one notice; the first and last lines of a chapter's blocks are looked up once."""
    chapter = chapters.get(notice.locus.path)
    if chapter is None or not notice.locus.line:
        return notice
    if chapter.file not in lines:
        lines[chapter.file] = [block.line for block in chapter.blocks], [*map(_last_line, chapter.blocks)]
    first, last = lines[chapter.file]
    position = bisect_right(first, notice.locus.line) - 1
    is_inside = position >= 0 and notice.locus.line <= last[position]
    return replace(notice, segment=chapter.blocks[position].id) if is_inside else notice


def _last_line(block: Block) -> int:
    """Return the last line of a block that is not blank."""
    return block.line + block.text.strip(" \t\r\n").count("\n")
