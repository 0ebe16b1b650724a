"""Tell dead addresses of the built site where a writer can mend them (L004, L005, L006).

This module owns the way back from a page to the chapter and line from which its address was made; it must not
judge addresses.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from duiye.addresses import FACING_ROOT, page_address
from duiye.checks.places import places
from duiye.checks.site import DeadAddress
from duiye.model import BlockKind, Chapter, Language, Publication
from duiye.notice import Locus, Notice
from duiye.readers.rendering import Page


@dataclass
class _Repeated:
    """A fault that no chapter explains: it comes from a template, and so stands on many pages."""

    first: DeadAddress
    others: set[str] = field(default_factory=set)


def tell_dead_addresses(
    dead: Iterable[DeadAddress],
    publication: Publication,
    pages: Mapping[tuple[Language, str], Page],
    folder: str,
) -> Iterator[Notice]:
    """Yield a notice for every dead address, at its place in a chapter where it comes from one.

    Args:
        dead: what is wrong with the site.
        publication: what it was made of.
        pages: the chapters as rendered.
        folder: what to call the site's folder, for addresses that come from no chapter.
    """
    sources = {
        f"{edition.language}/{page_address(path)}index.html": (chapter, pages.get((edition.language, path)))
        for edition in publication.editions
        for path, chapter in edition.chapters.items()
    }
    repeated: dict[tuple[str, str, str], _Repeated] = {}
    dead = tuple(dead)
    told = {(_inside(item.page), _inside(item.target), item.fragment) for item in dead if not _is_facing(item)}
    for item in dead:
        # A facing page repeats what is wrong with the pages that it was made of.
        if _is_facing(item) and (_inside(item.page), _inside(item.target), item.fragment) in told:
            continue
        chapter, page = sources.get(item.page, (None, None))
        found = _origins(item, chapter, page) if chapter else []
        for locus in found:
            yield Notice(item.code, locus, item.message)
        if not found:
            held = repeated.setdefault((item.code, item.target, item.fragment), _Repeated(item))
            held.others.add(item.page)
    for held in repeated.values():
        count = len(held.others) - 1
        also = f" So on {count} other {'pages' if count > 1 else 'page'}." if count else ""
        yield Notice(held.first.code, Locus(f"{folder}/{held.first.page}"), held.first.message + also)


def _is_facing(dead: DeadAddress) -> bool:
    return dead.page.startswith(f"{FACING_ROOT}/")


def _inside(path: str) -> str:
    """Return a path of the site without the folder of its edition."""
    return path.partition("/")[2]


def _origins(dead: DeadAddress, chapter: Chapter, page: Page | None) -> list[Locus]:
    """List where a chapter, or its front matter, names what led to a dead address; empty when it does not."""
    text = dict.fromkeys([dead.address, *(page.links if page else ()), *(page.loaded if page else ())])
    found = [
        locus
        for written in text
        if written == dead.address or dead.target in _meant(written, chapter, dead.fragment)
        for locus in places(chapter, written)
        if locus.line
    ]
    for written in dict.fromkeys(_words(chapter.meta)):
        if written == dead.address or dead.target in _meant(written, chapter, dead.fragment):
            found += _in_front(chapter, written)
    return found


def _meant(written: str, chapter: Chapter, wanted: str) -> Iterator[str]:
    """Yield the paths in the site that an address with a certain fragment may be of, as a chapter writes it."""
    path, _, fragment = written.partition("#")
    if unquote(fragment) != unquote(wanted) or not path:
        return
    plain = unquote(path.partition("?")[0])
    beside = posixpath.normpath(posixpath.join(chapter.language, posixpath.dirname(chapter.path), plain))
    if beside.endswith(".md"):
        yield page_address(beside)
        return
    slash = "/" if plain.endswith("/") else ""
    yield quote(beside) + slash
    # Raw HTML is published as it is written: its addresses are seen from the page, a folder deeper.
    here = posixpath.join(chapter.language, unquote(page_address(chapter.path)), plain)
    yield quote(posixpath.normpath(here)) + slash


def _words(value: object) -> Iterator[str]:
    """Yield every text in front matter."""
    match value:
        case str():
            yield value
        case Mapping():
            for item in value.values():
                yield from _words(item)
        case list():
            for item in value:
                yield from _words(item)


def _in_front(chapter: Chapter, written: str) -> Iterator[Locus]:
    """Yield where front matter has an address as a value."""
    front = chapter.blocks[0]
    if front.kind is BlockKind.FRONT_MATTER:
        for match in re.finditer(rf"[:\-\[,{{] *[\"']?({re.escape(written)})[\"']?[ \t]*(?=[\n,}}\]#])", front.text):
            start = match.start(1)
            line = front.text.count("\n", 0, start) + 1
            yield Locus(chapter.file, line, start - front.text.rfind("\n", 0, start))
