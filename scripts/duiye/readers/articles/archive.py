"""Open the zip container of a Word, EPUB or ODT file that nobody vouches for.

This module owns the limits of a container and of the XML in it; it must not know what a part means.
Containers inside a container are never opened.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duiye.notice import ContentError, Locus, Notice
from duiye.readers.articles.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ENTRIES = 10_000
LARGEST_ENTRY = 100_000_000
"""Bytes of one entry when decompressed."""
LARGEST_WHOLE = 200_000_000
"""Bytes of all entries together that are read."""
STEEPEST = 500
"""Times that a large entry may grow when it is unpacked; DEFLATE itself ends at 1,032."""
_ALWAYS = 10_000_000
"""Bytes that an entry may have whatever it grows from."""
_CHUNK = 1 << 20
_ENTRY_MARK = b"PK\x01\x02"
_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, IndexError, NotImplementedError, RuntimeError)
"""What `zipfile` raises on damaged, encrypted and unknown entries."""
_LEADS_OUT = re.compile(r"/|[A-Za-z]:|\.\./|.*/\.\.(?:/|$)|\.\.$")
_HEAD = 4_096
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_RESAVE = "Open it in the program that made it, and save it anew."


@dataclass(slots=True)
class Archive:
    """An opened container."""

    source: Source
    entries: Mapping[str, zipfile.ZipInfo]
    """By name, without those that lead out of the container."""
    notices: tuple[Notice, ...]
    _file: zipfile.ZipFile
    _spent: int = 0

    def __contains__(self, name: str) -> bool:
        """Say whether there is an entry."""
        return name in self.entries

    def read(self, name: str, *, limit: int = LARGEST_ENTRY) -> bytes:
        """Decompress one entry, not believing what its header says of its size.

        Raises:
            ContentError: it is encrypted, damaged or too large.
        """
        entry = self.entries[name]
        if entry.flag_bits & 1:
            message = f"Its part {name} is encrypted."
            raise self.source.refusal(message, "Save it without a password.")
        allowed = min(limit, max(_ALWAYS, entry.compress_size * STEEPEST))
        chunks: list[bytes] = []
        size = 0
        try:
            with self._file.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._spent += len(chunk)
                    if size > allowed or self._spent > LARGEST_WHOLE:
                        break
                    chunks.append(chunk)
        except _BROKEN as error:
            message = f"Its part {name} is damaged: {error}."
            raise self.source.refusal(message, _RESAVE) from error
        if size > allowed or self._spent > LARGEST_WHOLE:
            message = f"Its part {name} grows beyond {min(allowed, LARGEST_WHOLE) // 1_000_000} MB when it is unpacked."
            raise self.source.refusal(message, "Split the article, or leave out what is large in it.")
        return b"".join(chunks)

    def parse(self, name: str) -> _Element:
        """Parse one XML part whole.

        Raises:
            ContentError: the part is damaged, too deep, or declares a document type.
        """
        *_, root = self.elements(name, "*")
        return root.getroottree().getroot()

    def elements(self, name: str, *tags: str) -> Iterator[_Element]:
        """Yield the elements of an XML part as their ends are reached; who has read one may empty it.

        Args:
            name: the part.
            tags: which elements, with their namespaces.

        Raises:
            ContentError: the part is damaged, too deep, or declares a document type.
        """
        from lxml import etree  # noqa: PLC0415 — costs 40 ms that `duiye --help` need not pay

        data = _in_transitional_names(self.read(name))
        try:
            if _declares(data):
                message = f"Its part {name} declares a document type, which could load files or multiply words."
                raise self.source.refusal(message, _RESAVE)
            yield from _walk(data, tags)
        except etree.XMLSyntaxError as error:
            if "depth" in str(error):
                message = f"Its part {name} has more than 250 elements inside one another."
                raise self.source.refusal(message, "Take tables out of tables, and save it anew.") from error
            message = f"Its part {name} is no well-formed XML: {error.msg}."
            raise self.source.refusal(message, _RESAVE) from error


def open_archive(source: Source) -> Archive:
    """Open a container.

    Raises:
        ContentError: it is none, or larger than any article.
    """
    data = source.data
    if data.startswith(_OLE_MARK):
        raise _old_office(source)
    if data.count(_ENTRY_MARK) > MOST_ENTRIES:
        # Before `zipfile`, which keeps half a kilobyte for each of them.
        message = f"It is an archive of more than {MOST_ENTRIES:,} entries, which no article needs."
        raise source.refusal(message, _RESAVE)
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
        found = file.infolist()
    except _BROKEN as error:
        message = f"Its archive is damaged: {error}."
        raise source.refusal(message, _RESAVE) from error
    entries: dict[str, zipfile.ZipInfo] = {}
    notices = []
    for entry in found:
        # `orig_filename` is what stands in the file: `filename` ends at a NUL and has other slashes.
        if _LEADS_OUT.match(entry.orig_filename) or "\\" in entry.orig_filename or "\0" in entry.orig_filename:
            shown = entry.orig_filename[:80].encode("unicode_escape").decode()
            message = f"The archive has an entry that leads out of it, {shown}; it was not read."
            notices.append(Notice("I003", Locus(source.name), message))
        elif not entry.is_dir():
            entries.setdefault(entry.filename, entry)
    return Archive(source, entries, tuple(notices), file)


def looks_like(data: bytes, media_type: bytes, entry: bytes) -> bool:
    """Say whether bytes are an archive of a kind: by its first entry's words, else by an entry's name.

    Programs that pack a book anew compress the first entry; names are never compressed.
    """
    is_archive = data.startswith(b"PK\x03\x04")
    return is_archive and (media_type in data[:150] or (entry in data and b"word/document.xml" not in data))


def _old_office(source: Source) -> ContentError:
    """Say what an OLE file is; names in it are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in source.data:
        return source.refusal("It is protected by a password.", "Save it as .docx without a password.")
    if "WordDocument".encode("utf-16-le") in source.data:
        return source.refusal("It is a Word file of the old kind (.doc).", "Open it in Word and save it as .docx.")
    return source.refusal("It is an Office file of the old kind.", "If it is a text, save it as .docx.")


def _in_transitional_names(data: bytes) -> bytes:
    """Give elements of ISO 29500's strict form the names that all programs know."""
    if b"http://purl.oclc.org/ooxml/" not in data:
        return data
    for strict, transitional in _STRICT:
        data = data.replace(strict, transitional)
    return data


def _declares(data: bytes) -> bool:
    """Say whether a document type stands before the root, in whatever encoding."""
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True, load_dtd=False)
    for start in range(0, len(data), _HEAD):
        parser.feed(data[start : start + _HEAD])
        for _, root in parser.read_events():
            return root.getroottree().docinfo.internalDTD is not None  # type: ignore[union-attr]
    return False


def _walk(data: bytes, tags: tuple[str, ...]) -> Iterator[_Element]:
    from lxml import etree  # noqa: PLC0415

    for _, element in etree.iterparse(
        io.BytesIO(data),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    ):
        yield element
