"""Check that the numbers of chapters can be printed (N005).

This module owns that check; what stands in their place is `chapternumbers`'.
"""

from __future__ import annotations

from collections.abc import Iterator

from duiye.chapternumbers import KEY, LONGEST, written
from duiye.model import BlockKind, Publication
from duiye.notice import Locus, Notice


def check_numbers(publication: Publication) -> Iterator[Notice]:
    """Yield N005 for a `number` in front matter that is no number of a chapter."""
    for edition in publication.editions:
        for chapter in edition.chapters.values():
            value = chapter.meta.get(KEY)
            if value is None or written(value) is not None:
                continue
            said = f"longer than {LONGEST} characters" if isinstance(value, str) else "neither a word nor a number"
            front = chapter.blocks[0].text if chapter.blocks[0].kind is BlockKind.FRONT_MATTER else ""
            lines = front.splitlines()
            line = next((n for n, text in enumerate(lines, 1) if text.startswith(f"{KEY}:")), 1)
            yield Notice("N005", Locus(chapter.file, line), f"The number of this chapter is {said}.")
