"""Write the package document: what the book is, which files it has, in which order they are read.

This module owns package.opf and META-INF/container.xml (EPUB 3.3, 5 and 4.2.6.3.1); it must not write pages.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duiye.writers.epub.elements import element, text
from duiye.writers.epub.volume import Side, Volume

PACKAGE = "EPUB/package.opf"
_RELATORS = {"author": "aut", "translator": "trl", "editor": "edt"}
"""What MARC calls the roles (www.loc.gov/marc/relators)."""
XHTML = "application/xhtml+xml"
CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    f'<rootfiles><rootfile full-path="{PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book."""

    file: str
    """Path beside the package document."""
    type: str
    data: bytes
    properties: str = ""
    is_read: bool = False
    """Whether it is one of the pages that are read one after another."""


def write_package(volume: Volume, items: Sequence[Item], access: Sequence[tuple[str, str]]) -> str:
    """Write the package document.

    Args:
        volume: the book.
        items: all files but this one, pages in the order of reading.
        access: properties of accessibility.
    """
    names = {item.file: f"{'page' if item.is_read else 'file'}-{n}" for n, item in enumerate(items)}
    manifest = (
        element(
            "item",
            {"id": names[item.file], "href": item.file, "media-type": item.type, "properties": item.properties},
        )
        for item in items
    )
    spine = (element("itemref", {"idref": names[item.file]}) for item in items if item.is_read)
    package = element(
        "package",
        {
            "xmlns": "http://www.idpf.org/2007/opf",
            "version": "3.0",
            "unique-identifier": "id",
            "xml:lang": volume.sides[0].language,
            "dir": "ltr",
        },
        *_part("metadata", [*_metadata(volume), *(_property(name, value) for name, value in access)]),
        *_part("manifest", manifest),
        *_part("spine", spine),
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n{package}\n'


def identifier_of(volume: Volume) -> str:
    """Return the book's name for machines: the same for every printing of an edition, whatever changes in it."""
    info = volume.sides[0].info
    of_work = info["address"] or f"urn:duiye:{info['publisher']}:{info['title']}"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{of_work}#epub-{volume.edition}')}"


def _metadata(volume: Volume) -> Iterator[str]:
    first = volume.sides[0].info
    yield element("dc:identifier", {"id": "id"}, text(identifier_of(volume)))
    for side in volume.sides:
        yield from _titles(side, is_main=side is volume.sides[0])
    yield from (element("dc:language", {}, text(side.language)) for side in volume.sides)
    yield from _people(volume)
    for side in volume.sides:
        said = {"xml:lang": side.language}
        for name, value in (("description", side.info["lead"]), ("rights", side.info["licence"])):
            if value:
                yield element(f"dc:{name}", said, text(value))
        yield from (element("dc:subject", said, text(word)) for word in side.info["keywords"])
    yield element("dc:date", {}, text(first["date"]))
    if first["address"]:
        yield element("dc:source", {}, text(first["address"]))
    yield _property("dcterms:modified", f"{first['date']}T00:00:00Z")


def _people(volume: Volume) -> Iterator[str]:
    """Yield who wrote, translated, edited and published the book; the publisher stands for an author nobody names."""
    publishers = [*dict.fromkeys(side.info["publisher"] for side in volume.sides if side.info["publisher"])]
    for role, relator in _RELATORS.items():
        first, last = volume.sides[0], volume.sides[-1]
        both = len(first.info[role]) == len(last.info[role])
        # Somebody whose name is written in two ways is one author.
        forms = dict(zip(first.info[role], last.info[role], strict=True)) if both else {}
        named = [*forms] or [*dict.fromkeys(name for side in volume.sides for name in side.info[role])]
        tag = "creator" if role == "author" else "contributor"
        for number, name in enumerate(named):
            yield element(f"dc:{tag}", {"id": f"{role}-{number}"}, text(name))
            said = {"refines": f"#{role}-{number}", "property": "role", "scheme": "marc:relators"}
            yield element("meta", said, relator)
            if (other := forms.get(name, name)) != name:
                script = {"refines": f"#{role}-{number}", "property": "alternate-script", "xml:lang": last.language}
                yield element("meta", script, text(other))
        if role == "author" and not named:
            for number, name in enumerate(publishers):
                yield element("dc:creator", {"id": f"creator-{number}"}, text(name))
    yield from (element("dc:publisher", {}, text(name)) for name in publishers)


def _titles(side: Side, *, is_main: bool) -> Iterator[str]:
    """Yield title and subtitle; shops and shelves show the first of all."""
    for kind, words in (("main", side.info["title"]), ("subtitle", side.info["subtitle"])):
        if words:
            name = f"{kind}-{side.language}"
            yield element("dc:title", {"id": name, "xml:lang": side.language}, text(words))
            if is_main:
                yield element("meta", {"refines": f"#{name}", "property": "title-type"}, kind)


def _property(name: str, value: str) -> str:
    return element("meta", {"property": name}, text(value))


def _part(tag: str, lines: Sequence[str] | Iterator[str]) -> Iterator[str]:
    attributes = {"xmlns:dc": "http://purl.org/dc/elements/1.1/"} if tag == "metadata" else {}
    yield "\n" + element(tag, attributes, *(f"\n{line}" for line in lines), "\n")
