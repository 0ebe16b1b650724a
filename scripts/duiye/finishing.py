"""Finish the built pages: passes over their HTML, after MkDocs and before the site is published.

This module owns the walk (each page is read, parsed and written once); what a pass does to a page is decided
in `writers/pages/`. What must happen inside a text is done by the Markdown extension instead (docs/adr/0002).
"""

from __future__ import annotations

import filecmp
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from duiye.model import Language
from duiye.writers.facing.edition import FacingEdition, Place
from duiye.writers.pages import PASSES, BuiltPage
from duiye.writers.pages.counterparts import mark_counterparts
from duiye.writers.pages.tables import box_tables, unbox_tables

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def finish(
    folder: Path,
    languages: Sequence[Language],
    facing: FacingEdition | None = None,
    read: Callable[[BuiltPage], None] = lambda _: None,
) -> None:
    """Run every pass over every page of a built site, and write the facing edition from what came out.

    Args:
        folder: the site, with one folder a language.
        languages: the languages that were built.
        facing: the facing edition, if there is to be one.
        read: given every page of a language when all is done to it.
    """
    files = {
        language: {_path(file, folder / language): file for file in _pages(folder / language)} for language in languages
    }
    for path in sorted({path for held in files.values() for path in held}):
        pages = {
            language: BuiltPage(language, path, _parse(held[path])) for language, held in files.items() if path in held
        }
        rows = facing.files.get(path) if facing else None
        for page in pages.values():
            for run in PASSES:
                run(page)
            if facing and rows:
                mark_counterparts(page, rows, facing.languages.index(page.language))
            _save(files[page.language][path], page.tree)
            read(page)
        if facing and rows is not None and len(pages) == len(facing.languages):
            _write_facing(
                folder, [pages[language] for language in facing.languages], Place(facing, path, _compare(folder))
            )


def _write_facing(folder: Path, pages: Sequence[BuiltPage], place: Place) -> None:
    from duiye.writers.facing.page import write_facing  # noqa: PLC0415 — the HTML parser, as below

    for page in pages:
        unbox_tables(page)
    tree = write_facing(pages[0], pages[1], place)
    box_tables(BuiltPage(pages[0].language, place.here, tree))
    file = folder / place.here
    file.parent.mkdir(parents=True, exist_ok=True)
    _save(file, tree)


def _compare(folder: Path) -> Callable[[str, str], bool]:
    def same(one: str, other: str) -> bool:
        files = folder / one, folder / other
        return all(file.is_file() for file in files) and filecmp.cmp(*files, shallow=False)

    return same


def _pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def _path(file: Path, folder: Path) -> str:
    return file.relative_to(folder).as_posix()


def _save(file: Path, tree: HtmlElement) -> None:
    file.write_text(_write(tree), encoding="utf-8", newline="\n")


def _parse(file: Path) -> HtmlElement:
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415 — 30 ms that only a build pays

    return document_fromstring(file.read_bytes(), parser=HTMLParser(encoding="utf-8"))


def _write(tree: HtmlElement) -> str:
    """Write a page as HTML text."""
    from lxml.html import tostring  # noqa: PLC0415 — the same

    return str(tostring(tree, doctype="<!doctype html>", encoding="unicode")) + "\n"
