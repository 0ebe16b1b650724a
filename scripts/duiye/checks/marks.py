"""Check punctuation and spaces of both languages (C001 to C010).

The rules are those of `typography`; here they meet the chapters. A mark is told where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from duiye.model import Block, BlockKind, Chapter, Publication
from duiye.notice import Locus, Notice
from duiye.readers.passages import read_passage
from duiye.readers.prose import read_prose
from duiye.typography import find_faults

_FRONT = ("title", "description")
"""Keys of the front matter that readers see."""


def check_marks(publication: Publication) -> Iterator[Notice]:
    """Yield C001 to C010 for every mark and space of the published chapters that breaks a rule."""
    for edition in publication.editions:
        for chapter in edition.published.values():
            yield from _check_front(chapter)
            for n, block in enumerate(chapter.blocks):
                text = read_passage(block, chapter.language)
                following = chapter.blocks[n + 1] if n + 1 < len(chapter.blocks) else None
                for found in find_faults(text, chapter.language, continued=_quotes(following)):
                    yield Notice(found.code, read_prose(block).locus(chapter.file, found.start), found.message)


def _quotes(block: Block | None) -> bool:
    """Say whether a block begins with a quotation mark."""
    return block is not None and read_prose(block).text.startswith("“")


def _check_front(chapter: Chapter) -> Iterator[Notice]:
    """Yield the faults of the title and description."""
    front = chapter.blocks[0] if chapter.blocks else None
    if front is None or front.kind is not BlockKind.FRONT_MATTER:
        return
    lines = front.text.split("\n")
    for key in _FRONT:
        said = chapter.meta.get(key)
        faults = find_faults(said, chapter.language) if isinstance(said, str) else ()
        if not faults or not isinstance(said, str):
            continue
        number = next((n for n, line in enumerate(lines) if line.startswith(f"{key}:")), 0)
        # A value that is quoted, folded or goes on in the next line does not stand there as it is read.
        start = lines[number].find(said)
        for found in faults:
            column = start + found.start + 1 if start >= 0 else 0
            yield Notice(found.code, Locus(chapter.file, number + 1, column), found.message)
