"""Find the passages of a publication that lead to its back matter, so that the back matter can lead there.

This module owns that search through the chapters on disk; it must not write pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, relpath
from typing import NamedTuple

from duiye.model import BlockKind, Chapter, Language
from duiye.readers.noterefs import note_references
from duiye.readers.plaintext import plain_text
from duiye.store import load_apparatus, load_chapters, load_settings
from duiye.termbase import TermFinder
from duiye.writers.claimspage import Place

_Stamp = tuple[tuple[str, int, int], ...]
"""Path, time of the last change and size of each file."""


class Places(NamedTuple):
    """What of one language's chapters can be led to."""

    titles: Mapping[str, str]
    """By path, in reading order."""
    blocks: Mapping[str, frozenset[str]]
    """Ids of the blocks of each."""
    notes: Mapping[str, Sequence[str]]
    """By label, the chapters that refer to an editor's note, in reading order."""


def find_uses(
    root: Path, language: Language, page: str, docs_dir: str = "docs"
) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Find the chapters of a language that mention each term, in reading order.

    Args:
        root: the publication's folder.
        language: language of the chapters.
        page: path of the page that will link to them; it is not searched itself.
        docs_dir: the documents' folder.

    Returns:
        For each mentioned term's id, the address (relative to the page) and title of each chapter.
    """
    apparatus, _ = load_apparatus(root, docs_dir)
    finder = TermFinder(apparatus.terms, language)
    uses: dict[str, list[tuple[str, str]]] = {}
    depth = "../" * page.count("/")
    for chapter in _read_chapters(root, language):
        if chapter.path == page:
            continue
        text = plain_text(chapter.blocks, headings=False, links=False)
        for term in dict.fromkeys(mention.term for mention in finder.find(text)):
            uses.setdefault(term, []).append((depth + chapter.path, chapter.title))
    return uses


def find_references(root: Path, language: Language, page: str) -> Mapping[str, Sequence[Place]]:
    """Find the passages of a language that refer to each note, in reading order.

    Args:
        root: the publication's folder.
        language: language of the chapters.
        page: path of the page that will link to them.

    Returns:
        For each note's label, the places of the texts that refer to it and do not write it themselves.
    """
    found: dict[str, list[Place]] = {}
    for chapter in _read_chapters(root, language):
        address = relpath(chapter.path, dirname(page) or ".")
        for label, block in note_references(chapter):
            # Raw HTML keeps no id of ours.
            named = f"#{block.id}" if block.id and block.kind is not BlockKind.HTML else ""
            found.setdefault(label, []).append(Place(address + named, chapter.path, chapter.title))
    return found


def find_places(root: Path, language: Language, docs_dir: str = "docs") -> Places:
    """Find what of a language's chapters figures and notes can lead to, once for each state of their files."""
    folder = root / docs_dir / language
    paths = sorted(folder.rglob("*.md"))
    stamp = tuple((path.as_posix(), path.stat().st_mtime_ns, path.stat().st_size) for path in paths)
    return _read_places(root, language, stamp)


@lru_cache(maxsize=4)
def _read_places(root: Path, language: Language, stamp: _Stamp) -> Places:  # noqa: ARG001 — another stamp, another result
    read = [*_read_chapters(root, language)]
    notes: dict[str, list[str]] = {}
    for chapter in read:
        for label in dict.fromkeys(label for label, _ in note_references(chapter)):
            notes.setdefault(label, []).append(chapter.path)
    ids = {item.path: frozenset(block.id for block in item.blocks if block.id) for item in read}
    return Places({item.path: item.title for item in read}, ids, notes)


def _read_chapters(root: Path, language: Language) -> Iterator[Chapter]:
    """Yield the chapters that readers of a language are given, in reading order."""
    settings = load_settings(root)
    declared = next((item for item in settings.languages if item.locale == language), None)
    chapters = load_chapters(root, settings, declared)[0] if declared else {}
    yield from (chapter for chapter in chapters.values() if not chapter.is_initial)
