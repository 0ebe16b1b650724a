"""Check that headings have ids of their own and that no page has an id twice (H001, H002)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from duiye.checks.places import definitions
from duiye.model import BlockKind, Language, Publication
from duiye.notice import Locus, Notice
from duiye.readers.rendering import Page

_ITEMS = ("- ", "* ", "+ ", "> ")
_HINT_RULE = "The hyphens in the next line make a heading of it: leave a blank line before them."


def check_heading_ids(publication: Publication) -> Iterator[Notice]:
    """Yield H001 for each heading without an id; MkDocs would number Chinese headings `_1`, `_2`."""
    for edition in publication.editions:
        for chapter in edition.published.values():
            for block in chapter.blocks:
                if block.kind is BlockKind.HEADING and not block.id:
                    words = block.text.strip().splitlines()[0].lstrip("# ")
                    hint = _HINT_RULE if words.startswith(_ITEMS) else ""
                    yield Notice("H001", Locus(chapter.file, block.line), f"The heading “{words}” has no id.", hint)


def check_unique_ids(
    publication: Publication,  # noqa: ARG001 — every page check has this signature
    pages: Mapping[tuple[Language, str], Page],
) -> Iterator[Notice]:
    """Yield H002 for each id that a page has more than once, at its second place."""
    for page in pages.values():
        for name, count in Counter(page.ids).items():
            if count > 1:
                found = definitions(page.chapter, name)
                yield Notice("H002", found[:2][-1], f"The id {name} stands {count} times on this page.")
