"""Check the navigation of mkdocs.yml against the chapters, and their addresses (N001 to N004)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from duiye.addresses import page_address
from duiye.model import Publication
from duiye.notice import Locus, Notice

_MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""Endings that MkDocs makes pages of; written otherwise (`.MD`) the file is published as it is."""


def check_endings(publication: Publication) -> Iterator[Notice]:
    """Yield N004 for Markdown files that are published although no chapter is read from them."""
    for edition in publication.editions:
        for path in sorted(edition.assets):
            if path.lower().endswith(_MARKDOWN):
                ending = posixpath.splitext(path)[1]
                message = f"The ending {ending} would be published without a check."
                yield Notice("N004", Locus(f"{publication.docs}/{edition.language}/{path}"), message)


def check_navigation(publication: Publication) -> Iterator[Notice]:
    """Yield N001 for paths that no language has and N002 for chapters that the navigation forgets."""
    listed = {entry.path for entry in publication.nav}
    for entry in publication.nav:
        if not any(edition.has(entry.path) for edition in publication.editions):
            yield Notice("N001", Locus("mkdocs.yml"), f"nav names {entry.path}, which no language has.")
    if not listed:
        return
    for edition in publication.editions:
        for path, chapter in edition.published.items():
            if path not in listed:
                yield Notice("N002", Locus(chapter.file), f"nav does not name {path}; readers cannot reach it.")


def check_addresses(publication: Publication) -> Iterator[Notice]:
    """Yield N003 for chapters that would be published at one address, the later over the earlier."""
    for edition in publication.editions:
        taken: dict[str, str] = {}
        for path, chapter in edition.published.items():
            first = taken.setdefault(page_address(path).casefold(), path)
            if first != path:
                yield Notice("N003", Locus(chapter.file), f"{path} and {first} have one address.")
