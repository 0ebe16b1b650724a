"""Read a Word file (.docx) as an article.

This module owns the order of its parts: body, notes, comments, headers and footers, properties; it must
not look into a paragraph.

Word's XML is read directly, for reasons that docs/adr/0014-word-is-read-directly.md gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from duiye.article import Article, Passage
from duiye.readers.articles.archive import Archive, open_archive
from duiye.readers.articles.changes import Changes
from duiye.readers.articles.footnotes import Notes
from duiye.readers.articles.formats import Format
from duiye.readers.articles.gallery import Gallery
from duiye.readers.articles.markup import read_tree
from duiye.readers.articles.source import Source
from duiye.readers.articles.trees import new
from duiye.readers.articles.word_blocks import Flow
from duiye.readers.articles.word_numbers import Numbers
from duiye.readers.articles.word_parts import MC, M, Relation, W, main_part, one_of, relations, value
from duiye.readers.articles.word_reading import WordReading
from duiye.readers.articles.word_styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMES = ("p", "tbl", "sdt", "customXml", "ins", "del", "moveTo", "moveFrom", "altChunk", "subDoc")
_BLOCKS = (*(f"{W}{name}" for name in _NAMES), f"{MC}AlternateContent", f"{M}oMathPara", f"{M}oMath")
_NOTES = {"footnote": "footnotes", "endnote": "endnotes"}
_DC = "{http://purl.org/dc/elements/1.1/}"
_CORE = {f"{_DC}title": "title", f"{_DC}creator": "author", f"{_DC}language": "language"}
_USELESS = re.compile(
    r"(?:ms |microsoft )?(?:word|office)(?: user| 用户)?|microsoft|微软用户|"
    r"(?:windows|系统|超级)? ?(?:user|用户|管理员)|administrators?|admin|root|guest|owner|test|pc|"
    r"dell|hp|lenovo|asus|acer|apple|unknown|作者|"
    r"python-docx|pandoc|wps(?: office)?|openoffice\.?org|libreoffice|apache poi|"
    r"(?:microsoft word - ).*|.*\.(?:docx?|wps|rtf)|(?:word )?document ?\d*|文档 ?\d*|powerpoint.*|"
    r"untitled|无标题|标题",
    re.IGNORECASE,
)
"""What programs write of a document themselves."""
"""Whose date is that of a template."""


def read_word(source: Source) -> Article:
    """Read a Word file.

    Raises:
        ContentError: it is no Word file, damaged or hostile (I001).
    """
    archive = open_archive(source)
    part = main_part(archive)
    changes = Changes(source.name)
    found = relations(archive, part)
    styles = Styles(archive, one_of(found, "styles", archive))
    numbers = Numbers(archive, one_of(found, "numbering", archive), styles)
    reading = WordReading(archive, changes, styles, numbers, found, aside=new("body"))
    _tell_what_runs(archive, reading, part)
    body = new("body")
    flow = Flow(reading, body, body=True)
    for block in _body_blocks(archive, part):
        flow.read(block)
    flow.finish()
    notes = dict(_notes(reading, found))
    _set_aside_comments(reading, found)
    reading.set_headings()
    reading.set_sizes()
    gallery = Gallery()

    def show(address: str) -> str | None:
        return gallery.add(archive.read(address), address) if address in archive else None

    text = read_tree(
        body,
        changes=changes,
        pictures=show,
        links=lambda address: address if ":" in address or address.startswith("#") else None,
        notes=Notes(reading.marks, notes),
        places=reading.places,
    )
    return Article(
        name=source.name,
        format="Word",
        passages=text.passages,
        unit="paragraph",
        meta={**_properties(archive), **reading.meta},
        aside=(*_furniture(reading, found), *_aside(reading.aside, reading.places, source.name)),
        pictures=gallery.pictures,
        notices=(*archive.notices, *changes.notices()),
    )


def _body_blocks(archive: Archive, part: str) -> Iterator[_Element]:
    """Yield the blocks of the body one after another, so that a long one is never whole in memory."""
    body = f"{W}body"
    for element in archive.elements(part, *_BLOCKS):
        parent = element.getparent()
        if parent is not None and parent.tag == body:
            yield element
            element.clear()


def _notes(reading: WordReading, found: Mapping[str, Relation]) -> Iterator[tuple[str, _Element]]:
    """Yield what each note says, by its label; a note without a mark is told."""
    bodies: dict[tuple[str, str], _Element] = {}
    parts: dict[str, Mapping[str, Relation]] = {}
    for kind, name in _NOTES.items():
        part = one_of(found, name, reading.archive)
        parts[kind] = relations(reading.archive, part) if part else {}
        for element in reading.archive.parse(part).iterfind(f"{W}{kind}") if part else ():
            if value(element, "type") in {"", "normal"}:
                bodies[kind, value(element, "id")] = element
    for key, (label, line) in [*reading.notes.items()]:
        reading.line, reading.relations = line, parts[key[0]]
        written = new("div")
        if key in bodies:
            Flow(reading, written).read_all(bodies.pop(key))
        else:
            reading.tell("I009", "A mark leads to a note that the file does not hold.")
        reading.places[written] = line
        yield label, written
    for element in bodies.values():
        if words := " ".join("".join(text.text or "" for text in element.iter(f"{W}t")).split()):
            reading.tell("I005", f"A note to which no mark leads was left out: {words}.")


def _set_aside_comments(reading: WordReading, found: Mapping[str, Relation]) -> None:
    part = one_of(found, "comments", reading.archive)
    if not part:
        return
    reading.relations = relations(reading.archive, part)
    for comment in reading.archive.parse(part).iterfind(f"{W}comment"):
        reading.line = reading.comments.get(value(comment, "id"), 1)
        Flow(reading, reading.set_apart()).read_all(comment)
        reading.count("I009", "A comment was set apart from the text.", "{n} comments were set apart from the text.")


def _furniture(reading: WordReading, found: Mapping[str, Relation]) -> Iterator[Passage]:
    """Yield the headers and footers, each once; what is changed in them is nobody's loss."""
    seen: set[str] = set()
    parts = {item.target for item in found.values() if item.kind in {"header", "footer"} and not item.external}
    for part in sorted(parts):
        if part not in reading.archive:
            continue
        scratch = Changes("")
        own = WordReading(reading.archive, scratch, reading.styles, reading.numbers, {}, aside=new("body"), line=1)
        written = new("body")
        Flow(own, written).read_all(reading.archive.parse(part))
        own.set_headings()
        for passage in _aside(written, dict.fromkeys(written, 1), ""):
            if passage.words and passage.words not in seen:
                seen.add(passage.words)
                yield passage


def _aside(root: _Element, places: Mapping[_Element, int], name: str) -> tuple[Passage, ...]:
    """Read what is set apart; links and pictures in it lead nowhere."""
    return read_tree(
        root,
        changes=Changes(name),
        pictures=lambda _: None,
        links=lambda address: address,
        notes=Notes({}, {}),
        places=places,
    ).passages


def _properties(archive: Archive) -> dict[str, str]:
    """Return what the file says of itself; the date on which a file was made is not its article's."""
    part = one_of(relations(archive, ""), "core-properties", archive)
    said: dict[str, str] = {}
    for element in archive.parse(part) if part else ():
        key, text = _CORE.get(element.tag, ""), " ".join((element.text or "").split())
        if key and text and not _USELESS.fullmatch(text):
            said[key] = text
    return said


def _tell_what_runs(archive: Archive, reading: WordReading, part: str) -> None:
    """Tell of macros and controls, and of a template that Word would load; nothing of it is read."""
    names = [name.lower() for name in archive.entries]
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        reading.tell("I003", "The file holds macros; they were not read.")
    if any("/activex/" in name for name in names):
        reading.tell("I003", "The file holds controls that could run; they were not read.")
    for relation in relations(archive, f"{part.rpartition('/')[0]}/settings.xml").values():
        if relation.external and relation.kind == "attachedTemplate":
            reading.tell("I003", f"The file names a template to load, {relation.target}; it was left alone.")


WORD = Format(
    "Word",
    (".docx", ".docm", ".dotx", ".dotm", ".doc"),
    read_word,
    looks=lambda data: data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
)
"""Also every archive that no other format claims, and Office's old files: the reader says what they are."""
