"""PDFs of the constructs in tests/cases/book, read back as assistive technology reads them."""

from __future__ import annotations

import io
import json
import re
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duiye.notice import EngineError
from duiye.typesetter import missing_glyphs, typeset
from duiye.writers.book.document import BookChapter, BookInfo, write_book
from pdfs import read_structure

CASES = Path(__file__).parents[1] / "cases" / "book"
TIMESTAMP = 1_795_305_600
INFO = BookInfo("zh", "题", "", "", "P", "2026-11-22", "1")
CONSTRUCTS = sorted(path.stem for path in CASES.glob("*.html"))
LANGUAGES = ("zh", "en")
_INVISIBLE = re.compile(r"[\s\u00ad\u2060]")
"""Spaces, soft hyphens of hyphenated words, and the joiner that keeps a note's number off a line's head."""
_COMPATIBLE = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufe30-\ufe4f\ue000-\uf8ff\ufffd]")
"""Radicals, compatibility forms, ligatures and private characters, as careless PDFs give them out."""


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 2, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0\xa5\x34\x1f\xff\xff\xff"))
        + chunk(b"IEND", b"")
    )


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
IMAGES = {"assets/chart.svg": SVG, "part-1/chart.png": _png(), "part-1/icon.svg": SVG, "part-1/noalt.png": _png()}


def _chapters(case: str) -> list[BookChapter]:
    text = (CASES / f"{case}.html").read_text("utf-8")
    _, *pieces = re.split(r"<!-- file: (\S+) -->\n", f"<!-- file: part-1/case.md -->\n{text}")
    return [
        BookChapter(path, f"docs/zh/{path}", html, path.partition("/")[0], is_part=path.endswith("/index.md"))
        for path, html in zip(pieces[::2], pieces[1::2], strict=True)
    ]


def _document(case: str, language: str) -> str:
    info = BookInfo(
        language,
        "书名 Title",
        "Subtitle",
        "A lead.",
        "对页 Duiye",
        "2026-11-22",
        "1.2",
        licence="CC BY 4.0",
        address="https://example.com/",
        keywords=("AI", "云计算"),
    )
    return write_book(info, _chapters(case))[0]


@cache
def _pdf(case: str, language: str) -> bytes:
    document = _document(case, language)
    wanted, drawn = (json.loads(document)[name] for name in ("images", "drawings"))
    return typeset(
        document, timestamp=TIMESTAMP, images={path: IMAGES.get(path) or drawn[path].encode() for path in wanted}
    )


def _open(case: str, language: str = "zh") -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(_pdf(case, language)))


def _spoken(pdf: pikepdf.Pdf) -> str:
    """Return what is read out, without the labels of lists and notes."""
    return _INVISIBLE.sub("", "".join(piece.text for piece in read_structure(pdf) if "/Lbl" not in piece.names))


_PLATES = {("figure", "zh"): "图", ("table", "zh"): "表", ("figure", "en"): "Figure", ("table", "en"): "Table"}


def _words(value: Any, notes: list[str], language: str) -> str:
    """Return the text of a tree; a note stands at its place, after its number in the chapter."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(_words(item, notes, language) for item in value)
    number = ""
    if value.get("kind") == "note":
        notes.append(value["id"])
        number = str(len(notes))
    if "done" in value:
        number = "☑" if value["done"] else "☐"
    if value.get("kind") in {"figure", "table"} and value["number"]:
        number = f"{_PLATES[value['kind'], language]}{value['number']}"
    shown = ("title", "caption", "label", "head", "rows", "text", "body", "reading", "items")
    hidden = {"title"} if value.get("kind") == "abbreviation" else set()
    return number + "".join(_words(value[key], notes, language) for key in shown if key in value and key not in hidden)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "case", [case for case in CONSTRUCTS if case not in {"facts", "figures", "formulas", "glossary", "links"}]
)
def test_a_reader_hears_the_whole_text_in_its_order(case: str, language: str) -> None:
    """Text that cannot be copied, searched or read aloud is lost to many readers."""
    with _open(case, language) as pdf:
        spoken = _spoken(pdf)
    for chapter in json.loads(_document(case, language))["chapters"]:
        expected = _words([chapter["title"], chapter["body"]], [], language)
        assert _INVISIBLE.sub("", expected) in spoken
    assert not _COMPATIBLE.search(spoken)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_printed_entry_is_in_the_language_of_the_book(language: str) -> None:
    """Both definitions in both books would double the glossary; the name in the other language is wanted."""
    with _open("glossary", language) as pdf:
        spoken = _spoken(pdf)
    assert "graphicsprocessingunit" in spoken
    assert ("擅长并行运算的芯片。" in spoken) == (language == "zh")
    assert ("Achipthatworksinparallel." in spoken) == (language == "en")


def test_an_entry_names_the_pages_of_the_chapters_that_use_it() -> None:
    """On paper nobody can follow a link."""
    with _open("glossary") as pdf:
        assert "见于：4" in _spoken(pdf)
        pieces = [*read_structure(pdf)]
    assert "一章" in "".join(piece.text for piece in pieces if "/H1" in piece.names and piece.page == 4)


@pytest.mark.parametrize(
    ("language", "page", "colon", "evidence"),
    [("zh", "第4页", "：", "更正：1（A）线索：2（D）"), ("en", "p.4", ":", "更正:1(A)线索:2(D)")],
)
def test_the_claims_name_page_and_sources_in_print(language: str, page: str, colon: str, evidence: str) -> None:
    """On paper a verdict would stand without its evidence, or a note would be printed twice, or not at all."""
    with _open("facts", language) as pdf:
        spoken = _spoken(pdf)
    assert f"C02有误{page}灯塔高31米。推算{colon}25=32{evidence}" in spoken
    assert f"C03无法核实无人引用。编者注{colon}没有查到。" in spoken
    assert spoken.count("镇志记为29米。") == 1
    assert spoken.endswith("1镇志，渡口镇，1934年https://town.example/2Rumour，Forum，无日期https://rumour.example/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_declares_both_standards(language: str) -> None:
    """Libraries and readers with assistive technology ask for PDF/A and PDF/UA."""
    with _open("parts", language) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize(
    ("language", "tag", "title"),
    [
        ("zh", "zh-CN", "书名 Title：Subtitle"),
        ("en", "en-GB", "书名 Title: Subtitle"),
    ],
)
def test_the_pdf_says_what_it_is(language: str, tag: str, title: str) -> None:
    """Title, language and keywords are what a reader's library shows and a screen reader speaks in."""
    with _open("parts", language) as pdf:
        assert str(pdf.Root.Lang) == tag
        assert str(pdf.docinfo.Title) == title
        assert str(pdf.docinfo.Author) == "对页 Duiye"
        assert "云计算" in str(pdf.docinfo.Keywords)
        assert str(pdf.docinfo.CreationDate).startswith("D:20261122")


def test_the_outline_has_parts_above_chapters_and_chapters_above_sections() -> None:
    """The outline is how one moves in a PDF of more than a few pages."""
    with _open("parts") as pdf, pdf.open_outline() as outline:
        tree = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert tree == [
        ("引子", []),
        ("第一部分的题目", ["第一章"]),
        ("第二部分的题目", ["第二章"]),
        ("没有题页的部分不编号", []),
    ]
    with _open("headings") as pdf, pdf.open_outline() as outline:
        assert [child.title for child in outline.root[0].children] == ["第二级"]


def test_cover_imprint_contents_and_each_chapter_have_their_pages() -> None:
    """A chapter begins on a page of its own."""
    with _open("parts") as pdf:
        assert len(pdf.pages) == 3 + len(_chapters("parts"))
        assert {tuple(map(round, map(float, page.mediabox))) for page in pdf.pages} == {(0, 0, 499, 709)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", ["runs", "languages", "code"])
def test_every_font_is_embedded_and_maps_to_text(case: str, language: str) -> None:
    """A font that is not embedded is replaced by whatever the reader's device has."""
    with _open(case, language) as pdf:
        fonts = {font.objgen: font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()}
        for font in fonts.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
            assert "/ToUnicode" in font
            assert re.search(r"Noto(Serif|Sans)SC|LibertinusSerif|DejaVuSansMono", str(font.BaseFont))


def test_links_lead_to_pages_of_the_book_and_to_the_web() -> None:
    """A link that leads nowhere is worse than none."""
    with _open("links") as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        web = {str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A}
        inside = [note for note in notes if "/Dest" in note or ("/A" in note and str(note.A.S) == "/GoTo")]
    assert web == {"https://example.com/", "https://example.com/long/path?q=1", "mailto:a@example.com"}
    assert len(inside) >= 7
    assert all("/Contents" in note or "/StructParent" in note for note in notes)


def test_the_numbers_of_notes_begin_anew_in_each_chapter() -> None:
    """They are the numbers of the site's pages, so that both can be cited alike."""
    note = """<h1>T</h1><p>x<sup id="fnref:a"><a href="#fn:a">1</a></sup></p>
        <div class="footnote"><hr /><ol><li id="fn:a"><p>note</p></li></ol></div>"""
    chapters = [BookChapter(path, path, note) for path in ("one.md", "two.md")]
    info = BookInfo("en", "T", "", "", "P", "2026-11-22", "1")
    made = typeset(write_book(info, chapters)[0], timestamp=TIMESTAMP)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert _spoken(pdf).count("1note") == 2


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh", "云厂商替它存储和处理数据，在这波浪潮里同样等到了要紧的机会。"),
        ("en", "The wave brought the providers of the cloud a crucial opportunity as well. "),
    ],
)
def test_notes_and_headings_stand_on_the_page_of_their_text(language: str, sentence: str) -> None:
    """Typst moves a line to the next page and leaves note or heading behind, unless the template prevents it."""
    notes, blocks = [], []
    for n in range(80):
        heading = f'<h2 id="s{n}">{sentence}</h2>' if n % 3 == 0 else ""
        names = [f"{n}-{m}" for m in range(n % 4)]
        marks = [f'<sup id="fnref:{name}"><a href="#fn:{name}">1</a></sup>{sentence * (n % 2)}' for name in names]
        blocks.append(f"{heading}<p>{sentence * (1 + n * 7 % 5)}{''.join(marks)}</p>")
        notes += [f'<li id="fn:{name}"><p>{sentence * (1 + n * 5 % 4)}</p></li>' for name in names]
    html = f"<h1>T</h1>{''.join(blocks)}<div class='footnote'><ol>{''.join(notes)}</ol></div>"
    info = BookInfo(language, "T", "", "", "P", "2026-11-22", "1")
    made = typeset(write_book(info, [BookChapter("one.md", "one.md", html)])[0], timestamp=TIMESTAMP)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        pieces = list(read_structure(pdf))
    pairs = [(mark, note) for mark, note in pairwise(pieces) if "/Lbl" in mark.names and "/Note" in note.names]
    assert len(pairs) == 120
    assert [mark.text for mark, note in pairs if mark.page != note.page] == []
    headings = [(one, two) for one, two in pairwise(pieces) if "/H2" in one.names and "/H2" not in two.names]
    assert [(one.page, two.page) for one, two in headings if one.page != two.page] == []


def test_two_runs_give_the_same_bytes_even_side_by_side() -> None:
    """A publication that changes without an edit cannot be checked or mirrored."""
    document = _document("notes", "zh")
    with ThreadPoolExecutor() as threads:
        made = set(threads.map(lambda _: typeset(document, timestamp=TIMESTAMP), range(4)))
    assert made == {_pdf("notes", "zh")}
    assert typeset(document, timestamp=TIMESTAMP + 86400) not in made


def test_each_missing_character_is_named_with_its_chapter() -> None:
    """Nobody can find a missing character in a book without being told where it stands."""
    info = BookInfo("zh", "题\u3402", "", "", "P", "2026-11-22", "1")
    chapters = [
        BookChapter("one.md", "docs/zh/one.md", "<h1>一</h1><p>\u3402\U00020000\u3402 \U0001f469 \\ # {}</p>"),
        BookChapter("two.md", "docs/zh/two.md", "<h1>二</h1><p>汉字ABC，→①</p>"),
        BookChapter("three.md", "docs/zh/three.md", "<h1>三</h1><p>\u3402</p>"),
    ]
    assert missing_glyphs(json.loads(write_book(info, chapters)[0])) == {
        "mkdocs.yml": {"\u3402"},
        "docs/zh/one.md": {"\u3402", "\U00020000", "\U0001f469"},
        "docs/zh/three.md": {"\u3402"},
    }


def test_a_book_whose_characters_are_all_there_lacks_none() -> None:
    """A false alarm would stop a publication that is in order."""
    assert missing_glyphs(json.loads(_document("paragraphs", "zh"))) == {}


@pytest.mark.parametrize("place", ["<p>{}</p>", "<p><code>{}</code></p>", "<h2 id='a'>T{}</h2>"])
@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30))
@settings(max_examples=8, deadline=None)
def test_what_lacks_no_character_can_be_set(place: str, text: str) -> None:
    """Arabic, Thai or an emoji would end the build with words of the engine that name no file."""
    document = write_book(INFO, [BookChapter("one.md", "docs/zh/one.md", f"<h1>T</h1>{place.format(escape(text))}")])[0]
    if not missing_glyphs(json.loads(document)):
        assert typeset(document, timestamp=TIMESTAMP).startswith(b"%PDF")


@pytest.mark.parametrize("text", ["ภาษาไทย", "नमस्ते", "안녕", "👩‍💻 🇨🇳", "བོད", "\ue000", "㐂"])
def test_a_script_that_no_font_has_is_named_and_not_an_error_of_the_engine(text: str) -> None:
    """Its author would be shown the engine's complaint, without a file."""
    document = write_book(INFO, [BookChapter("one.md", "docs/zh/one.md", f"<h1>T</h1><p>汉 {text} 字</p>")])[0]
    assert set() < missing_glyphs(json.loads(document))["docs/zh/one.md"] <= set(text) - {" "}


def test_what_the_engine_cannot_set_is_an_error_in_its_own_words() -> None:
    """The user gets Typst's words and not a trace of ours."""
    info = BookInfo("zh", "题", "", "", "P", "2026-11-22", "1")
    document = write_book(info, [BookChapter("one.md", "docs/zh/one.md", "<h1>\u3402</h1>")])[0]
    with pytest.raises(EngineError, match="could not be displayed"):
        typeset(document, timestamp=TIMESTAMP)


def test_an_image_that_was_not_given_is_named() -> None:
    """A book without a picture that its text speaks of is not finished."""
    with pytest.raises(EngineError, match=r"part-1/chart\.png"):
        typeset(_document("images", "zh"), timestamp=TIMESTAMP, images={"assets/chart.svg": SVG})


def test_a_warning_of_the_engine_is_an_error() -> None:
    """Typst only warns when it leaves something out, as here a rule in the middle of a line."""
    book = json.loads(_document("paragraphs", "zh"))
    book["chapters"][0]["body"][0]["body"].append({"kind": "rule", "id": ""})
    with pytest.raises(EngineError, match="warning"):
        typeset(json.dumps(book), timestamp=TIMESTAMP)
