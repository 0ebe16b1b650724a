"""Check that no chapter holds a conflict that git left in it (T005)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duiye.model import Publication
from duiye.notice import Locus, Notice

_OPENS, _CLOSES = re.compile(r"(?m)^<{7}(?: |$)"), re.compile(r"(?m)^>{7}(?: |$)")


def check_merges(publication: Publication) -> Iterator[Notice]:
    """Yield T005 for each place where the two versions of a merge stand one after the other."""
    for edition in publication.editions:
        for chapter in edition.chapters.values():
            text = "".join(block.text for block in chapter.blocks)
            if not _CLOSES.search(text):
                continue
            for found in _OPENS.finditer(text):
                locus = Locus(chapter.file, 1 + text.count("\n", 0, found.start()))
                yield Notice("T005", locus, "Git left two versions of this passage here.")
