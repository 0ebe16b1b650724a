"""Make EPUBs of the cases in tests/cases/book, and read them back as a reading system does."""

from __future__ import annotations

import io
import json
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from lxml import etree

from duiye.writers.book.document import BookChapter, BookInfo, make_document, read_book
from duiye.writers.epub.edition import write_epub

CASES = Path(__file__).parent / "cases" / "book"
CONSTRUCTS = sorted(path.stem for path in CASES.glob("*.html"))
SPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}
TYPE = "{http://www.idpf.org/2007/ops}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 1, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\xa5\x34\x1f\xff\xff\xff"))
    + _chunk(b"IEND", b"")
)
INFO = BookInfo(
    "zh",
    "书名",
    "副题",
    "导语",
    "对页",
    "2026-11-22",
    "1.2",
    licence="CC BY 4.0",
    address="https://book.org/",
    keywords=("AI", "云计算"),
)
_XHTML = "{http://www.w3.org/1999/xhtml}"
_OWN = ("over", "noteref", "back", "tick", "line-number")
"""Classes of what the EPUB says itself."""


@dataclass(frozen=True)
class Epub:
    """An EPUB, opened."""

    data: bytes

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Content by path, in the archive's order."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    @cached_property
    def package(self) -> etree._Element:
        """The package document."""
        return etree.fromstring(self.files["EPUB/package.opf"])

    @cached_property
    def pages(self) -> Mapping[str, etree._Element]:
        """Pages by file name, in the order of reading."""
        items = {item.get("id"): item.get("href") for item in self.package.iterfind("o:manifest/o:item", SPACES)}
        spine = [items[item.get("idref")] for item in self.package.iterfind("o:spine/o:itemref", SPACES)]
        return {name: etree.fromstring(self.files[f"EPUB/{name}"]) for name in spine}

    @property
    def chapters(self) -> list[etree._Element]:
        """Pages that are chapters, in order."""
        own = {"cover.xhtml", "title.xhtml", "nav.xhtml", "abbreviations.xhtml", "colophon.xhtml"}
        return [page for name, page in self.pages.items() if name not in own]

    def metadata(self, name: str) -> list[str]:
        """Values of a property, or of an element of Dublin Core."""
        path = f"o:metadata/{name}" if name.startswith("dc:") else f"o:metadata/o:meta[@property='{name}']"
        return [item.text or "" for item in self.package.iterfind(path, SPACES)]

    def links(self) -> Iterator[tuple[str, str, str]]:
        """Yield page, file and fragment of every link and source inside the book."""
        for name, page in self.pages.items():
            for item in page.iter():
                address = item.get("href") or item.get("src")
                if address and not re.match("[a-z]+:", address):
                    file, _, fragment = address.partition("#")
                    yield name, posixpath.normpath(file) if file else name, fragment


def chapters_of(text: str, language: str = "zh") -> list[BookChapter]:
    """Read the chapters of a case."""
    _, *pieces = re.split(r"<!-- file: (\S+) -->\n", f"<!-- file: part-1/case.md -->\n{text}")
    return [
        BookChapter(path, f"docs/{language}/{path}", html, path.partition("/")[0], is_part=path.endswith("/index.md"))
        for path, html in zip(pieces[::2], pieces[1::2], strict=True)
    ]


def document_of(html: str, info: BookInfo = INFO) -> dict[str, Any]:
    """Make the document of some chapters."""
    return dict(json.loads(json.dumps(make_document(read_book(info, chapters_of(html, info.language))))))


def bound(document: Mapping[str, Any], cover: bytes = b"") -> Epub:
    """Make the EPUB of a document, with some picture for each that it names."""
    names = ["/".join(name) if isinstance(name, list) else name for name in document["images"]]
    drawings = document.get("drawings", {})
    images = {
        name: drawings[name].encode() if name in drawings else PNG if name.endswith(".png") else SVG for name in names
    }
    return Epub(write_epub(document, images, cover))


def text_of(case: str) -> str:
    """Return the HTML of a case."""
    return (CASES / f"{case}.html").read_text("utf-8")


@cache
def epub_of(case: str) -> Epub:
    """Return the EPUB of a case."""
    return bound(document_of(text_of(case)))


def words_of(element: etree._Element) -> str:
    """Return the text of an element without white space and without what the EPUB says itself."""
    return re.sub(r"\s", "", "".join(_pieces(element)))


def _pieces(element: etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or set((element.get("class") or "").split()) & set(_OWN):
        return
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""


def body_of(page: etree._Element) -> etree._Element:
    """Return the body of a page."""
    body = page.find(f"{_XHTML}body")
    assert body is not None
    return body
