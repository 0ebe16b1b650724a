"""The archive, its package document and its contents, as a reading system meets them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest

from duiye.writers.book import kinds
from duiye.writers.epub.edition import MAKERS
from duiye.writers.epub.packing import pack
from epubs import CONSTRUCTS, INFO, PNG, SPACES, TYPE, Epub, bound, document_of, epub_of, text_of

HTML = "<h1 id='a'>章</h1><h2 id='b'>节</h2><p>文</p>"


def _titles(book: Epub, kind: str) -> list[tuple[str, str]]:
    nav = next(nav for nav in book.pages["nav.xhtml"].iter("{*}nav") if nav.get(TYPE) == kind)
    return [("".join(link.itertext()), link.get("href", "")) for link in nav.iter("{*}a")]


def test_every_kind_of_the_tree_has_its_writer() -> None:
    """A construct that the PDF knows would end the making of the EPUB with a traceback."""
    assert set(MAKERS) == {*kinds.RUNS, *kinds.BLOCKS}


def test_the_archive_says_first_what_it_is() -> None:
    """A reading system that looks at the first bytes would take the book for any other archive."""
    data = epub_of("paragraphs").data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert data[30:58] == b"mimetypeapplication/epub+zip"


@pytest.mark.parametrize("case", CONSTRUCTS)
def test_two_printings_are_equal_byte_for_byte(case: str) -> None:
    """Nobody could tell whether a published file was made from the sources that it names."""
    again = bound(document_of(text_of(case))).data
    assert again == epub_of(case).data


def test_the_archive_knows_no_day_and_no_machine() -> None:
    """The clock or the umask of whoever builds would change the bytes."""
    with zipfile.ZipFile(io.BytesIO(pack([("a.txt", b"a")]))) as archive:
        entries = archive.infolist()
    assert {(entry.date_time, entry.external_attr >> 16, entry.create_system) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0o100644, 3)
    }


def test_the_package_lists_every_file_once() -> None:
    """A reading system does not show what the package leaves out; a shop refuses the book."""
    book = bound(document_of(f"{HTML}<p><img src='../i/a.png' alt='图'></p>"), PNG)
    listed = [f"EPUB/{item.get('href')}" for item in book.package.iterfind("o:manifest/o:item", SPACES)]
    assert sorted(listed) == sorted(set(book.files) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"})
    assert len(listed) == len(set(listed))


def test_pages_are_read_from_cover_to_colophon() -> None:
    """Readers would meet the book in another order than its contents name."""
    html = f"{HTML}<p><abbr title='云'>C</abbr></p><!-- file: glossary.md -->\n<h1 id='g'>术语</h1>"
    book = bound(document_of(html), PNG)
    assert list(book.pages) == [
        "cover.xhtml",
        "title.xhtml",
        "nav.xhtml",
        "part-1-case.xhtml",
        "glossary.xhtml",
        "abbreviations.xhtml",
        "colophon.xhtml",
    ]
    cover = book.package.find("o:manifest/o:item[@properties='cover-image']", SPACES)
    assert cover is not None
    assert cover.get("href") == "images/cover.png"


def test_a_book_without_a_cover_has_no_page_for_one() -> None:
    """Readers would open an empty page."""
    assert next(iter(bound(document_of(HTML)).pages)) == "title.xhtml"


def test_contents_name_chapters_with_their_sections() -> None:
    """A long book could only be paged through."""
    html = (
        "<h1 id='a'>甲</h1><h2 id='s'>节</h2><h3 id='t'>小节</h3>"
        "<!-- file: part-1/index.md -->\n<h1 id='p'>开篇</h1>"
        "<!-- file: part-1/two.md -->\n<h1 id='b'>乙</h1><h2>无名</h2>"
    )
    assert _titles(bound(document_of(html)), "toc") == [
        ("1\u2002甲", "part-1-case.xhtml"),
        ("节", "part-1-case.xhtml#s"),
        ("part-1：开篇", "part-1-index.xhtml"),
        ("2\u2002乙", "part-1-two.xhtml"),
        ("版权页", "colophon.xhtml"),
    ]


def test_landmarks_lead_to_the_text_and_the_glossary() -> None:
    """“Go to beginning” would open the cover each time."""
    html = f"{HTML}<!-- file: glossary.md -->\n<h1 id='g'>术语</h1><dl class='dy-glossary'></dl>"
    assert dict(_titles(bound(document_of(html), PNG), "landmarks")) == {
        "封面": "cover.xhtml",
        "书名页": "title.xhtml",
        "目录": "nav.xhtml#toc",
        "正文": "part-1-case.xhtml",
        "术语表": "glossary.xhtml",
        "版权页": "colophon.xhtml",
    }


def test_numbered_figures_and_tables_are_listed() -> None:
    """The PDF has a list of figures; readers of the EPUB would have to search for a chart."""
    html = (
        "<h1 id='a'>章</h1><figure id='f'><img src='a.png' alt='图'><figcaption>灯</figcaption></figure>"
        "<table id='t'><caption>船期</caption><tr><td>一</td></tr></table>"
    )
    book = bound(document_of(html))
    assert _titles(book, "loi") == [("图1\u2002灯", "part-1-case.xhtml#f")]
    assert _titles(book, "lot") == [("表1\u2002船期", "part-1-case.xhtml#t")]


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        (["a b.md", "a-b.md", "A_B.md"], ["a-b.xhtml", "a-b-2.xhtml", "a-b-3.xhtml"]),
        (["说明.md", "nav.md"], ["chapter.xhtml", "nav-2.xhtml"]),
    ],
)
def test_file_names_are_plain_and_unique(paths: list[str], files: list[str]) -> None:
    """An archive with names in other scripts cannot be unpacked everywhere, and one file would hide another."""
    document = document_of("".join(f"<!-- file: {path.replace(' ', '%20')} -->\n<h1>章</h1>" for path in paths))
    for chapter in document["chapters"]:
        chapter["label"] = chapter["label"].replace("%20", " ")
    pages = list(bound(document).pages)
    assert [name for name in pages if name in files] == files


def test_an_empty_book_is_a_book() -> None:
    """A publication that has begun with a glossary alone would end with a traceback."""
    assert list(bound(document_of("<!-- nothing -->")).pages)


def test_the_identifier_belongs_to_the_edition() -> None:
    """Two languages would replace one another on a reader's shelf, or each printing would be a new book."""
    names = {
        bound(document_of(HTML, replace(INFO, language=language, address=address))).metadata("dc:identifier")[0]
        for language in ("zh", "en")
        for address in ("https://book.org/", "https://other.org/", "")
    }
    again = bound(document_of(HTML, replace(INFO, version="2", date="2027-01-01"))).metadata("dc:identifier")
    assert len(names) == 6
    assert set(again) < names
    assert all(re.fullmatch("urn:uuid:[0-9a-f-]{36}", name) for name in names)
