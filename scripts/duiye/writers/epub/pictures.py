"""Say what a picture is, and give it a name and a place in the book.

This module owns which formats an EPUB may hold (EPUB 3.3, 3.2) and how they are told apart, by their first bytes and
never by their name; what an SVG may hold is `drawings`'.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duiye.writers.epub.drawings import UnfitPictureError, inert

FOLDER = "images"
SVG = "image/svg+xml"
GIF = "image/gif"
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"GIF87a", GIF, "gif"),
    (b"GIF89a", GIF, "gif"),
)
_SVG_WITHIN = 4096
"""Bytes in which the root of an SVG begins: before it there are comments and declarations only."""
_ROOT = re.compile(rb"<(?:[\w.-]+:)?svg[\s>]")
_UNSAFE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the book."""

    file: str
    """Path beside the chapters."""
    type: str
    data: bytes


def make_picture(name: str, data: bytes, taken: set[str]) -> Picture:
    """Make a picture ready for the book.

    Args:
        name: its path, of which the book's name is made.
        data: its bytes.
        taken: files that have their names already; this one's is added.

    Raises:
        UnfitPictureError: no reading system would have to show it.
    """
    kind, extension = _format(data)
    clean = inert(data) if kind == SVG else data
    stem = _UNSAFE.sub("-", name.rpartition(".")[0].lower() or name.lower()).strip("-") or "image"
    file, count = f"{FOLDER}/{stem}.{extension}", 1
    while file in taken:
        count += 1
        file = f"{FOLDER}/{stem}-{count}.{extension}"
    taken.add(file)
    return Picture(file, kind, clean)


def make_pictures(
    wanted: Sequence[str], given: Mapping[str, bytes], taken: set[str]
) -> tuple[dict[str, Picture], dict[str, str]]:
    """Make all pictures of a book ready; equal ones are one file.

    Args:
        wanted: their names, in order.
        given: their bytes.
        taken: files that have their names already.

    Returns:
        Pictures by name, and why those that are missing cannot stand in the book.
    """
    made: dict[str, Picture] = {}
    refused: dict[str, str] = {}
    by_data: dict[bytes, Picture] = {}
    for name in wanted:
        data = given[name]
        try:
            if data not in by_data:
                by_data[data] = make_picture(name, data, taken)
            made[name] = by_data[data]
        except UnfitPictureError as error:
            refused[name] = str(error)
    return made, refused


def _format(data: bytes) -> tuple[str, str]:
    for beginning, kind, extension in _BEGINNINGS:
        if data.startswith(beginning):
            return kind, extension
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp", "webp"
    if _ROOT.search(data[:_SVG_WITHIN]):
        return SVG, "svg"
    message = "is neither PNG, JPEG, GIF, WebP nor SVG"
    raise UnfitPictureError(message)
