"""Write a book as EPUB.

This module owns which files a book has and in which order they are read; each is made by a neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from duiye.writers.epub.accessibility import describe
from duiye.writers.epub.apparatus import APPARATUS
from duiye.writers.epub.blocks import BLOCKS
from duiye.writers.epub.chapters import write_chapter
from duiye.writers.epub.matter import write_abbreviations, write_colophon, write_cover, write_title_page
from duiye.writers.epub.navigation import write_navigation
from duiye.writers.epub.package import CONTAINER, PACKAGE, XHTML, Item, write_package
from duiye.writers.epub.packing import pack
from duiye.writers.epub.pictures import Picture, make_picture, make_pictures
from duiye.writers.epub.places import ABBREVIATIONS, COLOPHON, COVER, NAVIGATION, TITLE, name_places
from duiye.writers.epub.runs import RUNS
from duiye.writers.epub.scribe import Maker, Note, Scribe
from duiye.writers.epub.volume import Volume, open_volume

MAKERS: Mapping[str, Maker] = {**RUNS, **BLOCKS, **APPARATUS}
"""Who writes each kind of the tree's nodes."""
_COVER = "cover"
_FORMULAS = "mathml"
_WITHIN = {_FORMULAS: "<math ", "svg": "<svg "}
"""What a package document has to say of a page, and how one knows it."""


def write_epub(document: Mapping[str, Any], images: Mapping[str, bytes], cover: bytes = b"") -> bytes:
    """Write a book.

    Args:
        document: as `writers.book` makes it, of one language or of two.
        images: bytes of what the document lists under `images`, by the name that the tree has for it: the path, or in
            two languages `zh/` and the path.
        cover: the picture of the cover; a book without one has no page for it.

    Returns:
        An EPUB 3.3 publication, the same for the same arguments.

    Raises:
        ValueError: an image was not given, or cannot stand in an EPUB; see `unfit_images`.
    """
    volume = open_volume(document)
    if lacking := [name for name in volume.pictures if name not in images]:
        message = f"The book refers to images that were not given: {', '.join(lacking)}"
        raise ValueError(message)
    taken: set[str] = set()
    front = make_picture(_COVER, cover, taken) if cover else None
    pictures, refused = make_pictures(volume.pictures, images, taken)
    if refused:
        message = f"Images that no EPUB may hold: {', '.join(refused)}"
        raise ValueError(message)
    pages = [*_pages(volume, pictures, front)]
    items = [*pages, *_resources(pictures, front)]
    access = describe(
        pictures.values(),
        volume.sides[0].language,
        has_formulas=any(_FORMULAS in page.properties for page in pages),
    )
    folder = PACKAGE.rpartition("/")[0]
    return pack(
        [
            ("META-INF/container.xml", CONTAINER.encode()),
            (PACKAGE, write_package(volume, items, [*access]).encode()),
            *((f"{folder}/{item.file}", item.data) for item in items),
        ]
    )


def unfit_images(images: Mapping[str, bytes]) -> Mapping[str, str]:
    """Say of those images that no EPUB may hold why, as the second half of a sentence."""
    return make_pictures(tuple(images), images, set())[1]


def _pages(volume: Volume, pictures: Mapping[str, Picture], cover: Picture | None) -> Iterator[Item]:
    """Yield the pages in the order of reading."""
    places, names = name_places(volume)
    abbreviations = write_abbreviations(volume)
    if cover:
        yield _page(COVER, write_cover(volume, cover.file))
    yield _page(TITLE, write_title_page(volume))
    navigation = write_navigation(volume, places, has_cover=bool(cover), has_abbreviations=bool(abbreviations))
    yield _page(NAVIGATION, navigation, "nav")
    for file, leaf in zip(names, volume.leaves, strict=True):
        notes: dict[str, Note] = {}

        def scribe(side: int, file: str = file, notes: dict[str, Note] = notes) -> Scribe:
            return Scribe(file, volume.sides[side], places, pictures, MAKERS, notes, is_double=volume.is_double)

        page = write_chapter(leaf, volume, scribe, places)
        yield _page(file, page, " ".join(name for name, mark in _WITHIN.items() if mark in page))
    if abbreviations:
        yield _page(ABBREVIATIONS, abbreviations)
    yield _page(COLOPHON, write_colophon(volume))


def _page(file: str, page: str, properties: str = "") -> Item:
    return Item(file, XHTML, page.encode(), properties, is_read=True)


def _resources(pictures: Mapping[str, Picture], cover: Picture | None) -> Iterator[Item]:
    """Yield what the pages refer to; equal pictures are one file."""
    yield Item("book.css", "text/css", _style())
    if cover:
        yield Item(cover.file, cover.type, cover.data, "cover-image")
    for picture in dict.fromkeys(pictures.values()):
        yield Item(picture.file, picture.type, picture.data)


@cache
def _style() -> bytes:
    return (files("duiye") / "writers" / "epub" / "book.css").read_bytes()
