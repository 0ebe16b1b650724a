"""Check that no chapter is too long to be rendered (T004); to be asked before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterator

from duiye.model import Publication
from duiye.notice import Locus, Notice

LIMIT = 500_000
"""Bytes of a chapter. Python-Markdown's time grows with the square: 4 s for 200 kB, 20 s for 500 kB, hours for 5 MB."""


def check_size(publication: Publication) -> Iterator[Notice]:
    """Yield T004 for each chapter that is longer than any book's."""
    for edition in publication.editions:
        for chapter in edition.published.values():
            size = sum(len(block.text.encode("utf-8", "replace")) for block in chapter.blocks)
            if size > LIMIT:
                message = f"The chapter has {size / 1e6:.1f} MB; {LIMIT / 1e6:.1f} MB can be rendered."
                yield Notice("T004", Locus(chapter.file), message)
