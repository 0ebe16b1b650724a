"""The lines of the book, from where its glyphs stand; scripts/bench/typesetting.py measures more of them.

Two widths here are those of the text and of a narrow column. What a line may look like is CLREQ's and GB/T 15834's.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from duiye import design
from duiye.typesetter import typeset
from duiye.writers.book.document import BookChapter, BookInfo, write_book
from glyphs import Glyph, read_glyphs
from pdfs import read_structure

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts" / "bench"))

from typesetting import figures, set_book
from typesetting_lines import Figures
from typesetting_texts import HARD

INFO = BookInfo("zh", "题", "", "", "P", "2026-11-22", "1")


@cache
def _measured(language: str) -> Figures:
    texts = list(HARD[language])
    return figures(set_book(language, texts), language, texts)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_begins_or_ends_as_it_must_not(language: str) -> None:
    """A comma at the head of a line is the first thing that a Chinese reader sees."""
    assert _measured(language).prohibited == []
    assert _measured(language).split == []


def test_marks_at_the_edge_and_beside_one_another_lose_their_empty_halves() -> None:
    """The right edge would look ragged, and holes would stand between brackets."""
    found = _measured("zh")
    assert found.trimmed >= 0.92 * found.ends > 0
    assert found.starts_trimmed == found.starts > 0
    assert found.unsqueezed == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_lines_are_full_and_not_torn_open(language: str) -> None:
    """A page would have holes, or a ragged edge between straight ones."""
    found = _measured(language)
    assert len(found.ragged) <= 0.01 * found.full
    # All these paragraphs are hard; with those of a book among them, as the bench has it, it is one in a hundred.
    assert found.stretched <= 0.04 * len(found.stretches)


def test_letters_stand_a_quarter_of_a_character_from_han() -> None:
    """Nobody types that space; without it 在AI里 would run together."""
    gaps = sorted(_measured("zh").gaps)
    assert 0.2 <= gaps[len(gaps) // 2] <= 0.25


def _glyphs(html: str, language: str = "zh", page: str = "B5") -> Iterator[Glyph]:
    info = BookInfo(language, "题", "", "", "P", "2026-11-22", "1")
    document = write_book(info, [BookChapter("one.md", "one.md", f"<h1>T</h1>{html}")], design.Design(page=page))[0]
    with pikepdf.open(io.BytesIO(typeset(document, timestamp=1))) as pdf:
        yield from read_glyphs(pdf)


def test_emphasis_in_chinese_is_dots_and_in_latin_italic() -> None:
    """Chinese that is slanted looks broken; a sans face is what bold has."""
    glyphs = [*_glyphs("<p>一<em>重点word</em>二</p>")]
    marked = [glyph for glyph in glyphs if glyph.page == glyphs[-1].page and glyph.text in "重点word"]
    assert len(marked) == 6
    assert {glyph.font for glyph in marked if glyph.text in "重点"} == {"NotoSerifSC-Regular"}
    assert all("Italic" in glyph.font for glyph in marked if glyph.text in "word")
    with pikepdf.open(io.BytesIO(_book("<p>一<em>重点，</em>二</p>"))) as pdf:
        drawn = [*pikepdf.parse_content_stream(pdf.pages[-1])]
        dots = [
            (two, one) for one, two in pairwise(drawn) if str(one[1]) == "l" and str(two[1]) == "S" and float(one[0][0])
        ]
        assert len(dots) == 2  # none below the comma; a line without length would not be drawn
        assert "重点，" in "".join(piece.text for piece in read_structure(pdf))


def _book(html: str) -> bytes:
    return typeset(write_book(INFO, [BookChapter("one.md", "one.md", f"<h1>T</h1>{html}")])[0], timestamp=1)


def test_marks_in_english_captions_are_as_narrow_as_letters() -> None:
    """The sans face has Chinese marks: “article’ s”."""
    figure = '<figure><img src="x.svg" alt="x"><figcaption>The article’s figure</figcaption></figure>'
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    info = BookInfo("en", "T", "", "", "P", "2026-11-22", "1")
    document = write_book(info, [BookChapter("one.md", "one.md", f"<h1>T</h1>{figure}")])[0]
    with pikepdf.open(io.BytesIO(typeset(document, timestamp=1, images={"x.svg": svg}))) as pdf:
        marks = [glyph for glyph in read_glyphs(pdf) if glyph.text == "’"]
    assert [glyph.font for glyph in marks] == ["LibertinusSerif-Regular"]
    assert all(glyph.advance < 0.4 * glyph.size for glyph in marks)


@pytest.mark.parametrize("page", ["A4", "A5", "B5", "16开", "letter"])
def test_a_chinese_line_is_a_whole_number_of_characters_on_every_paper(page: str) -> None:
    """Characters of lines below one another would not stand in columns."""
    glyphs = [glyph for glyph in _glyphs(f"<p>{'字' * 300}</p>", page=page) if glyph.text == "字"]
    rows: dict[float, list[Glyph]] = {}
    for glyph in glyphs:
        rows.setdefault(round(glyph.y, 1), []).append(glyph)
    first, second, *_ = rows.values()
    size = first[0].size
    assert second[0].x == pytest.approx(first[0].x - 2 * size, abs=0.01)
    assert second[-1].x == pytest.approx(second[0].x + (len(second) - 1) * size, abs=0.01)
    assert len(first) == len(second) - 2
    assert 30 <= len(second) <= 40


def test_an_address_is_copied_as_it_is_written() -> None:
    """A break or a joiner inside it would lead nowhere."""
    address = "https://example.com/a-long/path/of-many/parts?lang=zh&amp;page=2"
    text = "".join(glyph.text for glyph in _glyphs(f"<p>{'看' * 20}{address}，或写信至editor@example.com。</p>"))
    assert "https://example.com/a-long/path/of-many/parts?lang=zh&page=2，" in re.sub(r"\s", "", text)
    assert "editor@example.com。" in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_half_a_line_parts_a_list_from_the_text_and_nothing_its_items(language: str) -> None:
    """A list would run into the paragraphs around it, and lose its shape where one stands inside another."""
    listed = "<ul><li>B</li><li>C<ol><li>D</li></ol></li></ul>"
    html = f"<p>A</p>{listed}<p>E</p><blockquote><p>F</p></blockquote><p>G</p><p>H</p>"
    ys = {glyph.text: glyph.y for glyph in _glyphs(html, language) if glyph.text in "ABCDEFGH"}
    pitch = ys["G"] - ys["H"]
    steps = [round((ys[one] - ys[two]) / pitch, 2) for one, two in pairwise("ABCDEFGH")]
    assert steps == [1.5, 1, 1, 1.5, 1.5, 1.5, 1]


def _title_lines(title: str, language: str) -> list[str]:
    info = BookInfo(language, "T", "", "", "P", "2026-11-22", "1")
    document = write_book(info, [BookChapter("one.md", "one.md", f"<h1>{title}</h1><p>。</p>")])[0]
    with pikepdf.open(io.BytesIO(typeset(document, timestamp=1))) as pdf:
        glyphs = [*read_glyphs(pdf)]
    lines: dict[float, str] = {}
    for glyph in glyphs:
        if glyph.page == glyphs[-1].page and glyph.size > 20:
            lines[round(glyph.y)] = lines.get(round(glyph.y), "") + glyph.text
    return [line.strip() for line in lines.values()]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("zh", ["先赚到钱的出租算力的人，", "造模型的未必一定赚到"]),
        ("zh", ["浪潮来时，铺路的先赚钱，", "挖矿的后赚钱，看热闹的不赚钱"]),
        ("zh", ["大模型逼着", "云服务从此就要换一种做法去做好"]),
        ("zh", ["云计算与大模型的", "热潮到底从哪里来又往哪里去"]),
        ("zh", ["人工智能基础设施建设", "现状调查报告全文一"]),
        ("zh", ["数据搬上AI云的infrastructure，", "不能漏也不能丢"]),
        ("en", ["When a wave comes,", "the road builders are paid first"]),
        ("en", ["Complicated work is best", "left in one pair of hands, too"]),
        ("en", ["One line is enough"]),
    ],
)
def test_a_long_title_breaks_where_a_reader_would(language: str, lines: list[str]) -> None:
    """Two characters, or one short word, would stand alone below a full line."""
    assert _title_lines(("" if language == "zh" else " ").join(lines), language) == lines


def _glossary(language: str, groups: list[int], words: int) -> bytes:
    """Typeset a glossary of so many entries in each group, each of so many words."""
    info = BookInfo(language, "T", "", "", "P", "2026-11-22", "1")
    document = json.loads(write_book(info, [BookChapter("g.md", "g.md", "<h1>G</h1><p>A.</p>")])[0])
    (chapter,) = document["chapters"]
    chapter["role"] = "glossary"
    for n, size in enumerate(groups):
        entries = [
            {
                "id": f"g.md#{n}-{m}",
                "head": ["词"],
                "counterpart": ["word"],
                "pinyin": ["cí"],
                "details": [{"role": "definition", "label": "", "body": ["词语" * words * (1 + (n + m) % 3)]}],
                "used": {"label": "见于", "to": ["g.md"]},
            }
            for m in range(size)
        ]
        chapter["body"] += [
            {"kind": "heading", "id": f"g.md#{n}", "level": 2, "body": [chr(65 + n)]},
            {"kind": "glossary", "id": "", "entries": entries},
        ]
    return typeset(json.dumps(document), timestamp=1)


@pytest.mark.parametrize("groups", [[3, 7], [5, 9, 7], [9] * 12, [3] * 31])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_columns_of_a_last_page_are_of_about_one_length(language: str, groups: list[int]) -> None:
    """One column would be full and the other empty."""
    with pikepdf.open(io.BytesIO(_glossary(language, groups, 9))) as pdf:
        glyphs = [glyph for glyph in read_glyphs(pdf) if glyph.size < 9.1 and glyph.y > 60]
        middle = float(pdf.pages[0].mediabox[2]) / 2
    last = [glyph for glyph in glyphs if glyph.page == glyphs[-1].page]
    left, right = ([glyph.y for glyph in last if (glyph.x > middle) == side] for side in (False, True))
    assert left
    assert right
    assert abs(min(left) - min(right)) < 90  # what a long entry with a heading above it takes


@pytest.mark.parametrize("pages", [0, 1])
def test_a_part_opens_on_a_right_page_after_one_with_nothing_on_it_if_need_be(pages: int) -> None:
    """A reader would find it on the back of the last chapter, or a running head on a page without text."""
    before = [BookChapter(f"{n}.md", f"{n}.md", f"<h1>{n}</h1><p>。</p>") for n in range(pages)]
    part = BookChapter("p.md", "p.md", "<h1>部</h1><p>。</p>", part="P", is_part=True)
    one = BookChapter("c.md", "c.md", "<h1>章</h1><p>。</p>", part="P")
    document = write_book(INFO, [*before, part, one])[0]
    with pikepdf.open(io.BytesIO(typeset(document, timestamp=1))) as pdf:
        count, glyphs = len(pdf.pages), [*read_glyphs(pdf)]
    (place,) = (glyph.page for glyph in glyphs if glyph.text == "部" and glyph.size > 20)
    last = glyphs[-1].page
    assert last == place + 1  # the chapter of the part needs no right page
    assert count == 6
    drawn = {glyph.page for glyph in glyphs}
    assert len(drawn) == (5 if pages == 0 else 6)
    assert (place - 1 in drawn) == (pages == 1)


def test_a_note_in_another_language_stands_beside_its_number() -> None:
    """The number would stand on a line alone, for the language is said of the whole paragraph."""
    note = '<div class="footnote"><ol><li id="fn:a"><p lang="en">Zebra.</p></li></ol></div>'
    glyphs = [*_glyphs(f'<p>字<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup></p>{note}')]
    begin = next(n for n, glyph in enumerate(glyphs) if glyph.text == "Z")
    assert glyphs[begin - 1].text == "1"
    assert glyphs[begin - 1].y == pytest.approx(glyphs[begin].y)
