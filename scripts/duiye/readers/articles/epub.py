"""Read an EPUB book, 2 or 3, as an article.

This module owns its package: which documents are the text, in which order, and what leads from one to
another; it must not read HTML itself.
"""

from __future__ import annotations

import codecs
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from duiye.article import Article, Passage
from duiye.readers.articles.archive import Archive, looks_like, open_archive
from duiye.readers.articles.changes import Changes
from duiye.readers.articles.characters import CONTROL
from duiye.readers.articles.formats import Format
from duiye.readers.articles.gallery import Gallery
from duiye.readers.articles.markup import read_tree
from duiye.readers.articles.sanitising import parse
from duiye.readers.articles.source import Source
from duiye.readers.articles.trees import new

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_OBFUSCATED = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""How fonts are disguised, which locks nothing that is read."""
_DOCUMENTS = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/xml", "text/xml"})
_FRAME_TYPES = frozenset({"cover", "toc", "landmarks", "page-list", "index", "titlepage", "halftitlepage"})
_NO_TEXT = frozenset({"cover", "toc", "loi", "lot", "index", "title-page"})
"""Kinds of EPUB 2's guide that are no text."""
_META = {"title": "title", "creator": "author", "date": "date", "publisher": "source", "language": "language"}
_DECLARED = re.compile(rb"""^<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_SELF_CLOSED = re.compile(r"<([A-Za-z][\w:.-]*)((?:\s[^<>]*)?)/>")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
"""Byte-order marks, and the encodings that they tell."""
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Document:
    """One document of the spine."""

    path: str
    root: _Element
    reason: str
    """Why it is no text, empty for the text."""


def read_epub(source: Source) -> Article:
    """Read a book.

    Raises:
        ContentError: it is no EPUB, damaged, or locked against reading (I001).
    """
    archive = open_archive(source)
    changes = Changes(source.name)
    package_path = _package(archive)
    package = archive.parse(package_path)
    _refuse_locked(archive)
    documents = [*_documents(archive, package, package_path, changes)]
    if not documents:
        message = "The book lists no document that can be read."
        raise source.refusal(message)
    ids = _number_ids(documents)
    text, frame = new("body"), new("body")
    for document in documents:
        _resolve(document, ids)
        (frame if document.reason else text).append(document.root)
        if document.reason:
            changes.tell("I005", f"{document.path} was set apart from the text: it is {document.reason}.", 1)
    gallery = Gallery()

    def show(address: str) -> str | None:
        return gallery.add(archive.read(address), address) if address in archive else None

    reading = read_tree(text, changes=changes, pictures=show, links=_outside)
    return Article(
        name=source.name,
        format="EPUB",
        passages=reading.passages,
        unit="paragraph",
        meta=_meta(package),
        aside=_aside(frame),
        pictures=gallery.pictures,
        notices=(*archive.notices, *changes.notices()),
    )


def _package(archive: Archive) -> str:
    """Return the name of the package document."""
    if _CONTAINER not in archive:
        message = "It is an archive, but no EPUB: META-INF/container.xml is missing."
        raise archive.source.refusal(message)
    for element in archive.parse(_CONTAINER).iter("{*}rootfile"):
        if (path := element.get("full-path") or "") in archive:
            return path
    message = "Its META-INF/container.xml names no package that is there."
    raise archive.source.refusal(message)


def _refuse_locked(archive: Archive) -> None:
    if _ENCRYPTION not in archive:
        return
    for element in archive.parse(_ENCRYPTION).iter("{*}EncryptedData"):
        methods = [method.get("Algorithm") for method in element.iterchildren("{*}EncryptionMethod")]
        if not all(method in _OBFUSCATED for method in methods) or not methods:
            message = "The book is locked by digital rights management."
            raise archive.source.refusal(message, "Give a copy that its publisher sells or sends without a lock.")


def _documents(archive: Archive, package: _Element, package_path: str, changes: Changes) -> Iterator[_Document]:
    """Yield the documents in reading order."""
    folder = posixpath.dirname(package_path)
    items = {item.get("id") or "": item for item in package.iterfind("{*}manifest/{*}item")}
    guide = {
        _joined(folder, reference.get("href") or "")[0]: (reference.get("type") or "").lower()
        for reference in package.iterfind("{*}guide/{*}reference")
    }
    for reference in package.iterfind("{*}spine/{*}itemref"):
        item = items.get(reference.get("idref") or "")
        path = _joined(folder, (item.get("href") or "") if item is not None else "")[0]
        if item is None or path not in archive:
            changes.tell("I009", f"The book lists a document that it does not hold: {reference.get('idref')}.", 1)
        elif (item.get("media-type") or "").lower() not in _DOCUMENTS:
            changes.tell("I009", f"{path} was left out: it is no document of words.", 1)
        else:
            root = parse(_decode(archive.read(path)), changes)
            if root is not None:
                yield _Document(path, root, _reason(item, root, guide.get(path, "")))


def _reason(item: _Element, root: _Element, guided: str) -> str:
    if "nav" in (item.get("properties") or "").split() or guided == "toc":
        return "the table of contents"
    if guided in _NO_TEXT:
        return f"the {guided.replace('-', ' ')}"
    frames = [root, *root.iter("body")]
    if len(frames[-1]) == 1:
        frames.append(frames[-1][0])
    kinds = _FRAME_TYPES & {kind for frame in frames for kind in (frame.get("epub:type") or "").split()}
    return f"the {min(kinds)}" if kinds else ""


def _decode(data: bytes) -> str:
    """Decode a document as XML says: by its mark, by its declaration, else as UTF-8."""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return _as_html(data.decode(name, "replace"))
    found = _DECLARED.match(data)
    try:
        return _as_html(data.decode(found.group(1).decode() if found else "utf-8", "replace"))
    except LookupError:
        return _as_html(data.decode("utf-8", "replace"))


def _as_html(text: str) -> str:
    """Write XHTML as HTML: `<title/>` would open an element there that never ends."""
    if "/>" in text:
        text = _SELF_CLOSED.sub(_opened, text)
    return _CDATA.sub(lambda found: found.group(1).replace("&", "&amp;").replace("<", "&lt;"), text)


def _opened(found: re.Match[str]) -> str:
    name, attributes = found.groups()
    return found.group() if name.lower() in _VOID else f"<{name}{attributes}></{name}>"


def _joined(folder: str, address: str) -> tuple[str, str]:
    """Return the entry that an address means, and the place in it."""
    path, _, place = address.partition("#")
    return posixpath.normpath(posixpath.join("/", folder, _plain(path))).lstrip("/"), _plain(place)


def _plain(address: str) -> str:
    return CONTROL.sub("\ufffd", unquote(address))


def _number_ids(documents: list[_Document]) -> Mapping[tuple[str, str], str]:
    """Return what each id is called when all documents are one; the empty id is a document's beginning."""
    taken: set[str] = set()
    ids: dict[tuple[str, str], str] = {}
    for number, document in enumerate(documents, start=1):
        names = [name for element in document.root.iter() for name in (element.get("id"), element.get("name")) if name]
        for name in dict.fromkeys(names):
            ids[document.path, name] = f"d{number}-{name}" if name in taken else name
            taken.add(ids[document.path, name])
        heading = next(document.root.iter("h1", "h2", "h3", "h4", "h5", "h6"), None)
        own = heading.get("id") if heading is not None else None
        if heading is not None and not own:
            own = f"d{number}"
            heading.set("id", own)
            ids.setdefault((document.path, own), own)
        if own:
            ids[document.path, ""] = ids[document.path, own]
    return ids


def _resolve(document: _Document, ids: Mapping[tuple[str, str], str]) -> None:
    """Make every address in a document one that holds for the whole book."""
    folder = posixpath.dirname(document.path)
    for element in document.root.iter():
        for name in ("id", "name"):
            if (own := element.get(name)) is not None and (document.path, own) in ids:
                element.set(name, ids[document.path, own])
        if (address := element.get("href")) and ":" not in address.partition("/")[0]:
            path, place = _joined(folder, address)
            path = document.path if address.startswith("#") else path
            known = ids.get((path, place)) or ids.get((path, ""))
            element.set("href", f"#{known}" if known else address)
        if element.tag == "img" and (address := element.get("src")) and ":" not in address:
            element.set("src", _joined(folder, address)[0])


def _outside(address: str) -> str | None:
    """Let links through that lead out of the book."""
    return address if ":" in address or address.startswith("#") else None


def _aside(frame: _Element) -> tuple[Passage, ...]:
    return read_tree(frame, changes=Changes(""), pictures=lambda _: None, links=_outside).passages


def _meta(package: _Element) -> dict[str, str]:
    said: dict[str, list[str]] = {}
    for element in package.iterfind("{*}metadata//{http://purl.org/dc/elements/1.1/}*"):
        key = _META.get(element.tag.rpartition("}")[2], "")
        if key and (text := " ".join((element.text or "").split())):
            said.setdefault(key, []).append(text)
    return {
        key: ", ".join(dict.fromkeys(found)) if key == "author" else found[0][:10] if key == "date" else found[0]
        for key, found in said.items()
    }


EPUB = Format(
    "EPUB",
    (".epub",),
    read_epub,
    looks=lambda data: looks_like(data, b"mimetypeapplication/epub+zip", _CONTAINER.encode()),
)
