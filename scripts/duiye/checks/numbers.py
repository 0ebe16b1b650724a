"""Check that the numbers of chapters can be printed (N005).

This module owns that check; what stands in their place is `chapternumbers`'.
"""

from __future__ import annotations

from collections.abc import Iterator

from duiye.chapternumbers import KEY, LONGEST, written
from duiye.model import BlockKind, Chapter, Publication
from duiye.notice import Locus, Notice


def check_numbers(publication: Publication) -> Iterator[Notice]:
    """Yield N005 for a `number` in front matter that is no number of a chapter, or that YAML has changed."""
    for edition in publication.editions:
        for chapter in edition.chapters.values():
            value = chapter.meta.get(KEY)
            if value is None:
                continue
            line, raw = _as_typed(chapter)
            place = Locus(chapter.file, line)
            if written(value) is None:
                said = f"longer than {LONGEST} characters" if isinstance(value, str) else "neither a word nor a number"
                yield Notice("N005", place, f"The number of this chapter is {said}.")
            elif not isinstance(value, str) and raw and raw != str(value):
                message = f"The number {raw} of this chapter is read as {value}, for YAML counts with it."
                yield Notice("N005", place, message, f'Put it in quotes: {KEY}: "{raw}".')


def _as_typed(chapter: Chapter) -> tuple[int, str]:
    """Return line and value of the key as they stand in a chapter's file; the first line where it is not to be seen."""
    front = chapter.blocks[0].text if chapter.blocks[0].kind is BlockKind.FRONT_MATTER else ""
    for n, text in enumerate(front.splitlines(), 1):
        if text.startswith(f"{KEY}:"):
            return n, text.partition(":")[2].partition(" #")[0].strip()
    return 1, ""
