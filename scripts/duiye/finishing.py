"""Finish the built pages: passes over their HTML, after MkDocs and before the site is published.

This module owns the walk (each page is read, parsed and written once); what a pass does to a page is decided
in `writers/pages/`. What must happen inside a text is done by the Markdown extension instead (docs/adr/0002).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from duiye.model import Language
from duiye.writers.pages import PASSES, BuiltPage

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def finish(folder: Path, languages: Sequence[Language]) -> None:
    """Run every pass over every page of a built site.

    Args:
        folder: the site, with one folder a language.
        languages: the languages that were built.
    """
    for language in languages:
        for file in sorted((folder / language).rglob("*.html")):
            page = BuiltPage(language, file.relative_to(folder / language).as_posix(), _parse(file))
            for run in PASSES:
                run(page)
            file.write_text(_write(page.tree), encoding="utf-8", newline="\n")


def _parse(file: Path) -> HtmlElement:
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415 — 30 ms that only a build pays

    return document_fromstring(file.read_bytes(), parser=HTMLParser(encoding="utf-8"))


def _write(tree: HtmlElement) -> str:
    """Write a page as HTML text."""
    from lxml.html import tostring  # noqa: PLC0415 — the same

    return str(tostring(tree, doctype="<!doctype html>", encoding="unicode")) + "\n"
