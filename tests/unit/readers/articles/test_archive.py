"""How archives and XML that nobody vouches for are opened."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from containers import W, docx, p, relations, xml, zipped
from duiye.notice import ContentError
from duiye.readers.articles import read_article
from duiye.readers.articles.archive import LARGEST_WHOLE, Archive, open_archive
from duiye.readers.articles.source import Source


def opened(data: bytes) -> Archive:
    """Open an archive."""
    return open_archive(Source(data, "a.docx"))


def refusal(data: bytes) -> str:
    """Return why a file is refused as a Word file."""
    with pytest.raises(ContentError) as raised:
        read_article(data, "a.docx")
    (notice,) = raised.value.notices
    assert (notice.code, notice.locus.path) == ("I001", "a.docx")
    return f"{notice.message} {notice.advice}"


def entity(declaration: str, text: str) -> bytes:
    """Return a Word file with a document type."""
    return zipped(
        {
            "word/document.xml": f'<!DOCTYPE w:document {declaration}><w:document xmlns:w="{W}">'
            f"<w:body>{text}</w:body></w:document>"
        }
    )


def test_entries_that_lead_out_are_not_read() -> None:
    """A part could stand for a file of the system."""
    names = ("../a", "/etc/passwd", "C:/a", "a/../../b", "a\\b", "..", "word/..")
    archive = opened(zipped({"word/document.xml": "<x/>", **dict.fromkeys(names, "x")}))
    assert list(archive.entries) == ["word/document.xml"]
    assert [notice.code for notice in archive.notices] == ["I003"] * len(names)


def test_a_name_with_a_null_is_not_read() -> None:
    """A part's name would end where a program does not see it."""
    data = zipped({"word/document.xml": "<x/>", "word/aXb.xml": "x"}).replace(b"word/aXb.xml", b"word/a\0b.xml")
    archive = opened(data)
    assert list(archive.entries) == ["word/document.xml"]
    assert (
        archive.notices[0].message
        == "The archive has an entry that leads out of it, word/a\\x00b.xml; it was not read."
    )


def test_folders_are_no_entries() -> None:
    """A folder would be taken for an empty part."""
    assert "word/" not in opened(zipped({"word/": "", "word/a": "x"}))


def test_a_million_empty_entries_are_refused_before_they_are_listed() -> None:
    """The list of entries alone would fill the memory."""
    head = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 3, 20, 0, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    count = 1_000_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, len(head) * count, 0, 0)
    assert "more than 10,000 entries" in refusal(b"PK\x03\x04" + head * count + end)


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
def test_a_damaged_part_is_named(name: str) -> None:
    """The author could not tell what is wrong."""
    data = docx(p("文"))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {entry: file.read(entry) for entry in file.namelist()}
    assert f"Its part {name} is no well-formed XML" in refusal(zipped({**parts, name: parts[name][:-9]}))


def test_a_part_whose_bytes_were_changed_is_named() -> None:
    """Half of the words would be read from a damaged file."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as file:
        file.writestr("word/document.xml", xml("document", p("words")))
    data = kept.getvalue().replace(b"words", b"wards")
    assert "Its part word/document.xml is damaged" in refusal(data)


def test_a_broken_archive_is_told() -> None:
    """A download that was cut off would end in a traceback."""
    assert "Its archive is damaged" in refusal(docx(p("文"))[:-40])


def test_an_encrypted_entry_is_told() -> None:
    """The message would be about a wrong sum."""
    data = bytearray(zipped({"word/document.xml": "<x/>"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "Its part word/document.xml is encrypted. Save it without a password." in refusal(bytes(data))


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ("WordDocument", "It is a Word file of the old kind (.doc). Open it in Word and save it as .docx."),
        ("EncryptedPackage", "It is protected by a password. Save it as .docx without a password."),
        ("Workbook", "It is an Office file of the old kind."),
    ],
)
def test_old_office_files_are_named(inner: str, words: str) -> None:
    """The author would read of a damaged archive."""
    assert words in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + inner.encode("utf-16-le"))


def test_an_entry_larger_than_its_limit_is_refused() -> None:
    """A bomb would be unpacked whole."""
    data = zipped({"word/document.xml": b" " * 20_000_000})
    assert "Its part word/document.xml grows beyond 10 MB when it is unpacked." in refusal(data)
    archive = opened(zipped({"a": b"x" * 1_000}))
    assert archive.read("a") == b"x" * 1_000
    with pytest.raises(ContentError):
        archive.read("a", limit=999)


def test_all_entries_together_have_a_limit() -> None:
    """Many entries that are each small enough would fill the memory."""
    archive = opened(zipped(dict.fromkeys("abcdefghijklmnopqrstuvwx", b"x" * 9000000)))
    whole = [*archive.entries][:22]
    assert sum(len(archive.read(name)) for name in whole) < LARGEST_WHOLE
    with pytest.raises(ContentError):
        archive.read("w")


@pytest.mark.parametrize(
    "declaration",
    [
        '[<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]',
        '[<!ENTITY c SYSTEM "file:///etc/passwd">]',
        '[<!ENTITY c SYSTEM "http://127.0.0.1:9/x">]',
        '[<!ENTITY % d SYSTEM "http://127.0.0.1:9/x"> %d;]',
        'SYSTEM "http://127.0.0.1:9/x.dtd"',
    ],
)
def test_document_types_are_refused(declaration: str) -> None:
    """A file of the system would stand in the article, or words without end."""
    message = refusal(entity(declaration, "<w:p><w:r><w:t>&c;</w:t></w:r></w:p>"))
    assert "Its part word/document.xml declares a document type" in message or "no well-formed XML" in message


def test_a_document_type_in_another_encoding_is_seen() -> None:
    """A search for bytes would miss it."""
    text = (
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY c "x">]><w:document '
        f'xmlns:w="{W}"><w:body/></w:document>'
    )
    assert "declares a document type" in refusal(zipped({"word/document.xml": text.encode("utf-16")}))


def test_a_document_type_in_any_part_is_refused() -> None:
    """Only the text would be looked at."""
    styles = f'<!DOCTYPE a [<!ENTITY c "x">]><w:styles xmlns:w="{W}"/>'
    assert "Its part word/styles.xml declares" in refusal(docx(p("文"), parts={"word/styles.xml": styles}))


def test_an_empty_part_is_told() -> None:
    """A part of no bytes would end in a traceback."""
    assert "Its part word/document.xml is no well-formed XML" in refusal(zipped({"word/document.xml": b""}))


def test_relations_do_not_leave_the_archive() -> None:
    """A relation could name a file of the system."""
    names = relations(("r1", "officeDocument", "../../../../etc/passwd"))
    assert "no Word file" in refusal(zipped({"_rels/.rels": names}))


def test_a_long_beginning_is_read_to_the_root() -> None:
    """A document type behind a long comment would not be seen."""
    comment = f"<!--{'x' * 10_000}-->"
    text = f'{comment}<!DOCTYPE a [<!ENTITY c "x">]><w:document xmlns:w="{W}"><w:body/></w:document>'
    assert "declares a document type" in refusal(zipped({"word/document.xml": text}))
