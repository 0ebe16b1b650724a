"""Read an OpenDocument text (.odt) as an article.

This module owns the way through content.xml; it must not know how a style sets its text.
"""

from __future__ import annotations

import re

from duiye.article import Article
from duiye.readers.articles.archive import Archive, looks_like, open_archive
from duiye.readers.articles.changes import Changes
from duiye.readers.articles.footnotes import Notes
from duiye.readers.articles.formats import Format
from duiye.readers.articles.gallery import Gallery
from duiye.readers.articles.markup import read_tree
from duiye.readers.articles.odt_blocks import read_blocks
from duiye.readers.articles.odt_lines import OdtReading
from duiye.readers.articles.odt_styles import OFFICE, OdtStyles, OutlineCount
from duiye.readers.articles.source import Source
from duiye.readers.articles.trees import new

_MIME = b"application/vnd.oasis.opendocument.text"
_CONTENT, _STYLES, _META, _MANIFEST = "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"
_SAID = {"title": "title", "creator": "author", "initial-creator": "author", "date": "date", "language": "language"}


def read_odt(source: Source) -> Article:
    """Read an OpenDocument text.

    Raises:
        ContentError: it is none, damaged, or protected by a password (I001).
    """
    archive = open_archive(source)
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        message = "It is protected by a password."
        raise source.refusal(message, "Save it without a password.")
    if _CONTENT not in archive:
        message = "It is an archive, but no ODT file: content.xml is missing."
        raise source.refusal(message)
    content = archive.parse(_CONTENT)
    texts = content.find(f"{OFFICE}body/{OFFICE}text")
    if texts is None:
        message = "It is an OpenDocument file, but no text."
        raise source.refusal(message, "Save the text as .odt.")
    roots = [content, *([archive.parse(_STYLES)] if _STYLES in archive else [])]
    changes = Changes(source.name)
    body, aside = new("body"), new("body")
    # The styles of content.xml come last: they are made for this text.
    styles = OdtStyles(reversed(roots))
    reading = OdtReading(changes, styles, archive, aside, OutlineCount(styles.outline))
    read_blocks(texts, body, reading, counted=True)
    reading.set_sizes()
    if any(re.match(r"(?:basic|scripts)/", name, re.IGNORECASE) for name in archive.entries):
        changes.tell("I003", "The file holds macros; they were not read.", 1)
    gallery = Gallery()

    def show(address: str) -> str | None:
        return gallery.add(archive.read(address), address) if address in archive else None

    text = read_tree(
        body,
        changes=changes,
        pictures=show,
        links=_outside,
        notes=Notes(reading.marks, reading.notes),
        places=reading.places,
    )
    set_apart = read_tree(
        aside,
        changes=Changes(""),
        pictures=lambda _: None,
        links=_outside,
        notes=Notes({}, {}),
        places=reading.places,
    )
    return Article(
        name=source.name,
        format="ODT",
        passages=text.passages,
        unit="paragraph",
        meta=_said(archive, reading.meta),
        aside=set_apart.passages,
        pictures=gallery.pictures,
        notices=(*archive.notices, *changes.notices()),
    )


def _outside(address: str) -> str | None:
    return address if ":" in address or address.startswith("#") else None


def _said(archive: Archive, of_styles: dict[str, str]) -> dict[str, str]:
    """Return what the file says of itself."""
    said: dict[str, str] = {}
    for element in archive.parse(_META).iter() if _META in archive else ():
        key = _SAID.get(str(element.tag).rpartition("}")[2], "")
        if key and (text := " ".join((element.text or "").split())):
            said.setdefault(key, text[:10] if key == "date" else text)
    return {**said, **of_styles}


ODT = Format("ODT", (".odt", ".ott"), read_odt, looks=lambda data: looks_like(data, _MIME, _MANIFEST.encode()))
