"""Write one edition as a book: the JSON document that book.typ sets.

This module owns the document's outline: which chapters stand under which part, their titles, numbers and
labels. It must not know how anything looks; that is book.typ's.

The document is one object: the fields of `BookInfo`, then `edition` (what the book is called among its kin), `design`
(see `write_design`), `chapters`, `images`, `drawings` (SVG by the name of its image), `abbreviations` and `addresses`
(see `links`).
A chapter has `label`, `file`, `role` (`part`, `chapter`, `glossary` or `facts`), `part`, `number` (0 for none), `mark`
(its number as it is written, in the place of the one that counts), `level` of its title in the book's outline, `title`
(runs) and `body` (blocks). Blocks and runs are described in `blocks` and `runs`; a book of two languages in `twofold`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from duiye.design import Design, write_design
from duiye.model import Block, Language
from duiye.notice import Locus, Notice
from duiye.writers.book.blocks import read_blocks
from duiye.writers.book.composing import composed
from duiye.writers.book.links import settle
from duiye.writers.book.markup import parse_markup
from duiye.writers.book.numbering import count_numbered, list_plates, number, number_notes, numbering_of
from duiye.writers.book.page import Node, Page, Unknown
from duiye.writers.book.places import line_of
from duiye.writers.foreignwords import mark_foreign_words


@dataclass(frozen=True, slots=True)
class BookChapter:
    """One chapter as Python-Markdown rendered it."""

    path: str
    """Path inside the language's folder, for example `part-1/huangs-law.md`."""
    file: str
    """Path from the publication's root, for notices."""
    html: str
    """Links still as they are written (`../glossary.md#gpu`)."""
    part: str = ""
    """Name of the part in the edition's language, empty outside parts."""
    is_part: bool = False
    """Whether this is the page that opens the part."""
    blocks: tuple[Block, ...] = ()
    """As they were written, for the lines of notices."""
    mark: str = ""
    """Its number as it is printed (`一`, `第三章`), empty where it has none of its own."""


@dataclass(frozen=True, slots=True)
class BookInfo:
    """What cover, imprint and metadata say; every other word of the book's own is in book.typ."""

    language: Language
    title: str
    subtitle: str
    lead: str
    publisher: str
    date: str
    """Day of the edition, ISO 8601."""
    version: str
    licence: str = ""
    """One sentence; empty leaves the line out."""
    address: str = ""
    """Where the publication stands on the web; empty leaves the line out."""
    keywords: tuple[str, ...] = ()
    """For the PDF's metadata."""
    author: tuple[str, ...] = ()
    """Who wrote the text; the publisher stands for those that no record names."""
    translator: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    first: str = ""
    """When the text first appeared, ISO 8601 to the day, month or year; empty where it is not known."""


DEEPEST = 40
"""Elements inside one another; Typst gives up at some sixty, and no reader follows so far."""


@dataclass(frozen=True, slots=True)
class ReadBook:
    """The chapters of one language, read once for every book that is made of them."""

    info: BookInfo
    chapters: tuple[Node, ...]
    """Their trees, in which links may still lead nowhere; never changed."""
    notices: tuple[Notice, ...] = ()
    """B002 for each construct that the book does not know, of which it keeps the text."""
    drawings: Mapping[str, str] = field(default_factory=dict)
    """SVG that stands in the text, by the name of its image."""


def read_books(written: Sequence[tuple[BookInfo, Sequence[BookChapter]]], order: Iterable[str] = ()) -> list[ReadBook]:
    """Read the chapters of several languages, and give their figures and tables the same numbers.

    Args:
        written: each language's chapters in reading order; the landing page is not among them.
        order: paths of chapters as they follow one another in any language; those that are left out come last.
    """
    books = [_read(info, chapters) for info, chapters in written]
    paths = dict.fromkeys([*order, *(chapter["label"] for book in books for chapter in book.chapters)])
    counts = [{chapter["label"]: count_numbered(chapter) for chapter in book.chapters} for book in books]
    numbering = numbering_of(paths, counts)
    for book in books:
        number(book.chapters, numbering)
    return books


def read_book(info: BookInfo, chapters: Sequence[BookChapter]) -> ReadBook:
    """Read the chapters of one language alone; see `read_books`."""
    (book,) = read_books([(info, chapters)])
    return book


def _read(info: BookInfo, chapters: Sequence[BookChapter]) -> ReadBook:
    pages = [Page(chapter.path, info.language) for chapter in chapters]
    nodes = tuple(map(_chapter, chapters, pages, _numbers(chapters)))
    for node in nodes:
        number_notes(node)
    notices = [
        Notice("B002", Locus(chapter.file, line_of(chapter.blocks, item)), f"The book does not know {item.construct}.")
        for chapter, page in zip(chapters, pages, strict=True)
        for item in page.unknown
    ]
    drawings = {name: drawing for page in pages for name, drawing in page.drawings.items()}
    return ReadBook(info, nodes, tuple(notices), drawings)


def make_document(book: ReadBook, design: Design | None = None) -> dict[str, Any]:
    """Make the document of one language, always complete."""
    settled = settle(book.chapters)
    return {
        **asdict(book.info),
        "edition": book.info.language,
        "design": write_design(design or Design(), book.info.language),
        "images": settled.images,
        "drawings": book.drawings,
        "abbreviations": settled.abbreviations,
        "addresses": settled.addresses,
        "plates": list_plates(settled.chapters),
        "chapters": settled.chapters,
    }


def write_document(document: dict[str, Any]) -> str:
    """Write a document as JSON, its lines composed."""
    return json.dumps(composed(document), ensure_ascii=False)


def write_book(
    info: BookInfo, chapters: Sequence[BookChapter], design: Design | None = None
) -> tuple[str, tuple[Notice, ...]]:
    """Read chapters and write the document of their language; see `read_book` and `make_document`."""
    book = read_book(info, chapters)
    return write_document(make_document(book, design)), book.notices


def _numbers(chapters: Sequence[BookChapter]) -> list[int]:
    """Number the chapters of those parts that have a page of their own, from 1 in each part as on the site."""
    counts = {chapter.part: 0 for chapter in chapters if chapter.is_part}
    numbers = []
    for chapter in chapters:
        numbered = chapter.part in counts and not chapter.is_part
        if numbered:
            counts[chapter.part] += 1
        numbers.append(counts[chapter.part] if numbered else 0)
    return numbers


def _chapter(chapter: BookChapter, page: Page, number: int) -> Node:
    markup = parse_markup(chapter.html, page.language)
    if max(sum(1 for _ in element.iterancestors()) for element in markup.iter()) > DEEPEST:
        page.unknown.append(Unknown(f"elements more than {DEEPEST} deep inside one another"))
        return _chapter(replace(chapter, html="<h1>…</h1>"), page, number)
    mark_foreign_words(markup, page.language)
    blocks = read_blocks(markup, page)
    heading = next((block for block in blocks if block["kind"] == "heading" and block["level"] == 1), None)
    if heading is None:
        page.unknown.append(Unknown("a chapter without a heading of the first level"))
    role = next((block["kind"] for block in blocks if block["kind"] in {"facts", "glossary"}), "chapter")
    return {
        "label": chapter.path,
        "alias": heading["id"] if heading else "",
        "file": chapter.file,
        "role": "part" if chapter.is_part else role,
        "part": chapter.part if number or chapter.is_part else "",
        "number": number,
        "mark": chapter.mark,
        "level": 2 if number else 1,
        "title": heading["body"] if heading else [chapter.path],
        "body": [block for block in blocks if block is not heading],
    }
