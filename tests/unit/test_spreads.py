"""PDFs in two languages, read back: nothing is lost, and what belongs together stands together."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
import typst

from duiye import desk
from duiye.bindery import typeset_books
from duiye.typesetter import typeset
from duiye.writers.book.document import BookChapter, BookInfo, ReadBook, read_book, write_document
from duiye.writers.book.twofold import Bond, dressed, pair_books
from folders import REPOSITORY
from glyphs import read_glyphs
from pdfs import Piece, read_structure

TIMESTAMP = 1_795_305_600
TEMPLATES = REPOSITORY / "scripts" / "duiye" / "writers" / "book"
ZH = "云厂商替它存储和处理数据，在这波浪潮里同样等到了要紧的机会。"
EN = "The wave brought the providers of the cloud a crucial opportunity as well. "
_INVISIBLE = re.compile(r"[\s\u00ad\u200b\u2060]")


class Place(NamedTuple):
    """Where a token stands."""

    page: int
    y: float


def _book(language: str, *chapters: str) -> ReadBook:
    title = "渡口的灯" if language == "zh" else "The Ferry Lamp"
    info = BookInfo(language, title, "", "", "P", "2026-11-22", "1")
    paths = [f"chapter-{n}.md" for n in range(len(chapters))]
    return read_book(
        info, [BookChapter(path, f"docs/{language}/{path}", html) for path, html in zip(paths, chapters, strict=True)]
    )


def _typeset(edition: str, zh: Sequence[str], en: Sequence[str]) -> pikepdf.Pdf:
    bond = Bond(names={"zh": "中文", "en": "English"})
    document = dressed(pair_books(_book("zh", *zh), _book("en", *en), bond), edition)
    return pikepdf.open(io.BytesIO(typeset(write_document(document), timestamp=TIMESTAMP)))


def _places(pdf: pikepdf.Pdf) -> dict[str, Place]:
    """Find the tokens of a text (Zq12z in Chinese, Mx12x in English), where they first stand."""
    lines: dict[tuple[int, int], list[tuple[float, str]]] = {}
    for glyph in read_glyphs(pdf):
        lines.setdefault((glyph.page, round(glyph.y)), []).append((glyph.x, glyph.text))
    found: dict[str, Place] = {}
    for (page, y), glyphs in lines.items():
        text = _INVISIBLE.sub("", "".join(text for _, text in sorted(glyphs)))
        for token in re.findall(r"Zq\d+z|Mx\d+x", text):
            found.setdefault(token, Place(page, y))
    return found


def _spoken(pieces: Sequence[Piece]) -> str:
    return _INVISIBLE.sub("", "".join(piece.text for piece in pieces if "/Lbl" not in piece.names))


def _uneven(count: int) -> tuple[str, str]:
    """Make a chapter of paragraphs and headings of which now one language is longer, now the other."""
    zh, en = ["<h1 id='a'>章</h1>"], ["<h1 id='a'>Chapter</h1>"]
    for n in range(count):
        if n % 7 == 3:
            zh.append(f"<h2 id='s{n}'>小题</h2>")
            en.append(f"<h2 id='s{n}'>Section</h2>")
        zh.append(f"<p id='p{n}'>Zq{n}z{ZH * (1 + n * 5 % 7)}</p>")
        en.append(f"<p id='p{n}'>Mx{n}x {EN * (1 + n * 3 % 8)}</p>")
    return "".join(zh), "".join(en)


@cache
def _uneven_pdf(edition: str) -> pikepdf.Pdf:
    zh, en = _uneven(60)
    return _typeset(edition, [zh, zh], [en, en])


def test_the_same_passages_stand_on_both_pages_of_an_opening() -> None:
    """A reader who looks across would find another passage, or none."""
    places = _places(_uneven_pdf("facing"))
    for n in range(60):
        left, right = places[f"Zq{n}z"], places[f"Mx{n}x"]
        assert left.page % 2 == 0
        assert right == Place(left.page + 1, right.y)
        assert abs(left.y - right.y) <= 1


def test_pairs_stand_side_by_side_with_their_first_lines_at_one_height() -> None:
    """A reader would have to search for the translation of a line."""
    places = _places(_uneven_pdf("parallel"))
    for n in range(60):
        left, right = places[f"Zq{n}z"], places[f"Mx{n}x"]
        assert left.page == right.page
        assert abs(left.y - right.y) <= 1.5


@pytest.mark.parametrize("edition", ["parallel", "facing"])
def test_nothing_is_lost_and_each_side_keeps_its_order(edition: str) -> None:
    """A book that drops a line, or moves one, cannot be trusted with any."""
    pieces = list(read_structure(_uneven_pdf(edition)))
    spoken = _spoken(pieces)
    for side in _uneven(60):
        paragraphs = re.findall(r"<p id='\w+'>(.*?)</p>", side)
        places = [spoken.find(_INVISIBLE.sub("", text)) for text in paragraphs]
        assert -1 not in places
        assert places == sorted(places)


def test_no_heading_stands_alone_at_the_foot_of_an_opening() -> None:
    """The heading would promise what comes only overleaf."""
    pieces = [piece for piece in read_structure(_uneven_pdf("facing")) if piece.text.strip()]
    headings = [(one, two) for one, two in pairwise(pieces) if "/H2" in one.names and "/H2" not in two.names]
    assert len(headings) > 15
    assert [one.page for one, two in headings if one.page != two.page] == []


def _long(part: str) -> tuple[str, str]:
    """Make a chapter with something longer than two pages, between two paragraphs."""

    def make(title: str, first: str, last: str, inside: str) -> str:
        return f"<h1 id='a'>{title}</h1><p id='a-p1'>{first}</p>{inside}<p id='a-p3'>{last}</p>"

    def items(language: str) -> list[str]:
        sentence = ZH if language == "zh" else EN
        mark = (lambda n: f"Zq{n}z") if language == "zh" else (lambda n: f"Mx{n}x ")
        return [mark(n) + sentence * (1 + n % 3) for n in range(10, 80)]

    def inside(language: str) -> str:
        cells = items(language)
        match part:
            case "paragraph":
                return f"<p id='a-p2'>{''.join(cells)}</p>"
            case "list":
                return f"<ul id='a-p2'>{''.join(f'<li>{cell}</li>' for cell in cells)}</ul>"
            case "quotation":
                return f"<blockquote id='a-p2'>{''.join(f'<p>{cell}</p>' for cell in cells)}</blockquote>"
            case "box":
                words = "".join(f"<p>{cell}</p>" for cell in cells)
                return f"<div class='admonition note' id='a-p2'><p class='admonition-title'>T</p>{words}</div>"
            case "table":
                rows = "".join(f"<tr><td>{n}</td><td>{cell}</td></tr>" for n, cell in enumerate(cells))
                return f"<table id='a-p2'><thead><tr><th>Kq</th><th>Vq</th></tr></thead><tbody>{rows}</tbody></table>"
            case _:
                lines = "\n".join(
                    f"line{n} = {'Zq' if language == 'zh' else 'Mx'}{n}{'z' if language == 'zh' else 'x'}"
                    for n in range(10, 210)
                )
                return f"<pre><code>{lines}</code></pre>"

    return (
        make("章", "Zq1z。", "Zq999z。", inside("zh")),
        make("Chapter", "Mx1x.", "Mx999x.", inside("en")),
    )


PARTS = ("paragraph", "list", "quotation", "box", "table", "listing")


@pytest.mark.parametrize("edition", ["parallel", "facing"])
@pytest.mark.parametrize("part", PARTS)
def test_what_is_longer_than_a_page_goes_on_and_loses_nothing(part: str, edition: str) -> None:
    """The rest of a long table, listing or paragraph would run over the foot of its page."""
    zh, en = _long(part)
    with _typeset(edition, [zh], [en]) as pdf:
        pieces, places = list(read_structure(pdf)), _places(pdf)
    numbers = [1, *range(10, 210 if part == "listing" else 80), 999]
    for tokens in ([f"Zq{n}z" for n in numbers], [f"Mx{n}x" for n in numbers]):
        assert set(tokens) <= set(places)
        pages = [places[token].page for token in tokens]
        assert pages == sorted(pages)
        assert len(set(pages)) >= 3
        spoken = _spoken(pieces)
        found = [spoken.find(token) for token in tokens]
        assert -1 not in found
        assert found == sorted(found)
    if edition == "facing":
        openings = [
            {places[token].page // 2 for token in tokens}
            for tokens in ([f"Zq{n}z" for n in numbers], [f"Mx{n}x" for n in numbers])
        ]
        assert openings[0] == openings[1]
        assert all(places[f"Zq{n}z"].page % 2 == 0 and places[f"Mx{n}x"].page % 2 == 1 for n in numbers)
    if part == "table" and edition == "facing":
        pages = {places[f"Zq{n}z"].page for n in range(10, 80)}
        assert {piece.page for piece in pieces if piece.text.strip() == "Kq"} >= pages
        # Both tables break after the same row.
        assert [places[f"Zq{n}z"].page + 1 for n in numbers] == [places[f"Mx{n}x"].page for n in numbers]


def test_the_last_line_before_a_break_is_full() -> None:
    """A paragraph would seem to end where only the page does."""
    zh, en = _long("paragraph")
    with _typeset("facing", [zh], [en]) as pdf:
        glyphs = [glyph for glyph in read_glyphs(pdf) if glyph.page % 2 == 0 and glyph.size > 9]
        places = _places(pdf)
    pages = sorted({places[f"Zq{n}z"].page for n in range(10, 80)})
    ends = []
    for page in pages[:-1]:
        own = [glyph for glyph in glyphs if glyph.page == page and glyph.y > 80]
        last = min(glyph.y for glyph in own)
        ends.append(max(glyph.x + glyph.advance for glyph in own if abs(glyph.y - last) < 2))
    right = max(glyph.x + glyph.advance for glyph in glyphs if glyph.page in pages)
    assert len(ends) >= 2
    assert all(abs(end - right) < 8 for end in ends)


def _noted(language: str) -> str:
    sentence = ZH if language == "zh" else EN
    blocks, notes = [], []
    for n in range(50):
        marks = "".join(f'<sup id="fnref:{n}-{m}"><a href="#fn:{n}-{m}">1</a></sup>{sentence}' for m in range(n % 4))
        blocks.append(f"<p id='p{n}'>{sentence * (1 + n * 7 % 5)}{marks}</p>")
        notes += [f'<li id="fn:{n}-{m}"><p>{sentence * (1 + (n + m) % 4)}</p></li>' for m in range(n % 4)]
    return f"<h1 id='a'>T</h1>{''.join(blocks)}<div class='footnote'><ol>{''.join(notes)}</ol></div>"


def test_notes_stand_on_the_page_of_their_text_with_the_same_numbers_on_both_sides() -> None:
    """A note overleaf, or under another number, is not found."""
    with _typeset("facing", [_noted("zh")], [_noted("en")]) as pdf:
        pieces = list(read_structure(pdf))
    pairs = [(mark, note) for mark, note in pairwise(pieces) if "/Lbl" in mark.names and "/Note" in note.names]
    assert [mark.page for mark, note in pairs if mark.page != note.page] == []
    sides = [[int(mark.text) for mark, _ in pairs if mark.page % 2 == odd] for odd in (0, 1)]
    assert sides[0] == sides[1] == list(range(1, 74))


def test_notes_of_pairs_stand_at_the_end_of_the_chapter_in_pairs() -> None:
    """At the foot of the page the notes of two languages would be mixed."""
    with _typeset("parallel", [_noted("zh")], [_noted("en")]) as pdf:
        spoken = _spoken(list(read_structure(pdf)))
        glyphs = "".join(glyph.text for glyph in read_glyphs(pdf))
    wanted = _INVISIBLE.sub("", f"73{ZH * 2}73{EN * 2}")
    assert wanted in spoken or wanted in _INVISIBLE.sub("", glyphs)


@pytest.mark.parametrize("edition", ["parallel", "facing"])
def test_the_outline_names_each_heading_once_in_both_languages(edition: str) -> None:
    """Half of its readers could not use the outline, or all would find everything in it twice."""
    zh, en = _uneven(8)
    with _typeset(edition, [zh], [en]) as pdf, pdf.open_outline() as outline:
        (chapter,) = [item for item in outline.root if item.title.startswith("章")]
        assert chapter.title == "章 · Chapter"
        assert [child.title for child in chapter.children] == ["小题 · Section"]


@pytest.mark.parametrize("edition", ["parallel", "facing"])
def test_a_book_in_two_languages_says_what_it_is(edition: str) -> None:
    """Libraries and screen readers read title, language and standards."""
    pdf = _uneven_pdf(edition)
    metadata = pdf.open_metadata()
    assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("2", "A", "1")
    assert str(pdf.docinfo.Title) == "渡口的灯 / The Ferry Lamp"
    assert str(pdf.Root.Lang).startswith("zh")
    languages = {str(element.get("/Lang", "")) for element in pdf.objects if isinstance(element, pikepdf.Dictionary)}
    assert {"en-GB"} <= languages


@pytest.mark.parametrize("edition", ["parallel", "facing"])
def test_two_runs_give_the_same_bytes(edition: str) -> None:
    """A publication that changes without an edit cannot be checked or mirrored."""
    zh, en = _long("list")
    document = write_document(dressed(pair_books(_book("zh", zh), _book("en", en), Bond()), edition))
    assert typeset(document, timestamp=TIMESTAMP) == typeset(document, timestamp=TIMESTAMP)


@pytest.mark.parametrize("edition", ["parallel", "facing"])
@pytest.mark.parametrize("name", ["tiny", "study", "facing"])
def test_every_publication_has_both_books(name: str, edition: str) -> None:
    """What only one side has, lags or is missing would stop the book."""
    root = REPOSITORY / "tests" / "publications" / name
    checked = desk.check(root)
    (made,) = typeset_books(checked, [edition]).values()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        spoken = _spoken(list(read_structure(pdf)))
    if name == "facing":
        assert "中文版的这一段后来有改动，英文版还没有跟上。" in spoken
        assert "ThereisnoEnglishversionofthischapter." in spoken
        assert "ThereisnoEnglishversionofthispassageyet." in spoken
        assert "Thispassagehasnotbeentranslatedinto" in spoken
        assert "只有中文的一章" in spoken


def test_a_wrong_packing_is_an_error(tmp_path: Path) -> None:
    """A book whose pages do not face one another would be published without a word."""
    zh, en = _uneven(40)
    document = dressed(pair_books(_book("zh", zh), _book("en", en), Bond()), "facing")
    (tmp_path / "book.json").write_text(json.dumps(document), "utf-8")
    for template in TEMPLATES.glob("*.typ"):
        text = template.read_text("utf-8")
        if template.name == "facing.typ":
            assert text.count("  rows, area,\n") == 1
            text = text.replace("  rows, area,\n", "  rows, area * 1.3,\n")
        (tmp_path / template.name).write_text(text, "utf-8")
    with pytest.raises(typst.TypstError) as caught:
        typst.compile(str(tmp_path / "facing.typ"), root=str(tmp_path), font_paths=[REPOSITORY / "scripts/duiye/fonts"])
    assert "is not where it was planned" in str(caught.value)
