"""The pages of a built site that together show whatever a reader can meet, found from the site itself.

A kind of page that somebody adds is found by the elements and classes that no other page has; nobody has to list it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import lxml.html

_FIXED = ("index.html", "404.html")
"""In the root and in each edition: pages that are seen whatever they hold."""


class Kind(NamedTuple):
    """One page that stands for its kind."""

    edition: str
    """Folder of the edition, empty for the root."""
    name: str
    """`landing`, `lost`, or the last part of the page's path, `huangs-law`."""
    address: str
    """Path of the page from the site's root, as a browser asks for it."""


def page_kinds(site: Path) -> list[Kind]:
    """Choose the pages of a site: root and lost pages, and in each edition few that show everything.

    Args:
        site: the folder of a built site.
    """
    editions = sorted(folder.name for folder in site.iterdir() if (folder / "index.html").is_file())
    kept: dict[str, set[str]] = {}
    for edition in editions:
        for file in (site / edition).rglob("*.html"):
            path = file.relative_to(site / edition).as_posix()
            kept.setdefault(path, set()).update(f"{edition} {mark}" for mark in _marks(file))
    chosen = [*_FIXED, *_cover({path: marks for path, marks in kept.items() if path not in _FIXED})]
    return [
        Kind(edition, _name(path), f"{edition}/{path}".lstrip("/").removesuffix("index.html"))
        for edition in ("", *editions)
        for path in (chosen if edition else _FIXED)
        if (site / edition / path).is_file()
    ]


def _name(path: str) -> str:
    if path in _FIXED:
        return "landing" if path == "index.html" else "lost"
    return path.removesuffix("/index.html").removesuffix(".html").rpartition("/")[2]


def _marks(file: Path) -> Iterable[str]:
    """Tell what stands on a page: its elements, and its classes up to the `__` of a part."""
    for element in lxml.html.document_fromstring(file.read_bytes()).iter("*"):
        yield element.tag
        yield from (name.partition("__")[0] for name in (element.get("class") or "").split())


def _cover(pages: Mapping[str, set[str]]) -> list[str]:
    """Choose the page that adds most until nothing is missing, then the plainest of the others."""
    missing = set().union(*pages.values())
    chosen: list[str] = []
    while missing:
        best = max(sorted(pages), key=lambda path: len(pages[path] & missing))
        missing -= pages[best]
        chosen.append(best)
    others = sorted(pages.keys() - set(chosen), key=lambda path: (len(pages[path]), path))
    return chosen + others[:1]
