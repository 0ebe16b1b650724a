"""Lists and automatic numbers of a Word file."""

from __future__ import annotations

import pytest

from containers import STYLES, docx, numbered, numbering, p
from duiye.model import BlockKind
from reading import read, texts


def test_automatic_numbers_of_headings_become_their_words() -> None:
    """The outline would not see that a heading is chapter two."""
    chapters = (("chineseCounting", "第%1章"), ("decimal", "%1.%2"), ("chineseCounting", "（%3）"))
    body = "".join(
        p(words, style=style, more=numbered(1, depth))
        for words, style, depth in (("天", "1", 0), ("甲", "2", 1), ("乙", "2", 1), ("地", "1", 0), ("丙", "2", 1))
    )
    lists = numbering(chapters).replace('<w:lvlText w:val="%1.%2"/>', '<w:isLgl/><w:lvlText w:val="%1.%2"/>')
    article = read(docx(body, numbering=lists))
    assert [passage.words for passage in article.passages] == ["第一章 天", "1.1 甲", "1.2 乙", "第二章 地", "2.1 丙"]
    assert {passage.kind for passage in article.passages} == {BlockKind.HEADING}


def test_a_style_brings_its_numbers() -> None:
    """Numbers that a style gives, and not the paragraph, would be lost."""
    style = (
        '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    lists = numbering((("chineseCounting", "%1、"),)).replace("<w:start", '<w:pStyle w:val="h"/><w:start')
    article = read(docx(p("甲", style="h") + p("乙", style="h"), styles=style, numbering=lists))
    assert [passage.words for passage in article.passages] == ["一、甲", "二、乙"]


def test_plain_lists_become_lists() -> None:
    """Lists would be paragraphs with marks."""
    lists = numbering((("decimal", "%1."), ("lowerLetter", "%2)")), (("bullet", "·"), ("bullet", "-")))
    body = (
        p("一", more=numbered(1))
        + p("甲", more=numbered(1, 1))
        + p("乙", more=numbered(1, 1))
        + p("二", more=numbered(1))
    )
    body += p("点", more=numbered(2)) + p("深", more=numbered(2, 1)) + p("文")
    article = read(docx(body, numbering=lists))
    assert texts(article) == ["1. 一\n    1. 甲\n    2. 乙\n2. 二", "<!-- -->\n\n- 点\n    - 深", "文"]
    assert [passage.line for passage in article.passages] == [1, 5, 7]


@pytest.mark.parametrize(
    ("system", "text", "words"),
    [
        ("chineseCounting", "%1、", ["一、甲", "二、乙"]),
        ("decimal", "（%1）", ["甲\n乙"]),
        ("decimal", "第%1条", ["第1条 甲", "第2条 乙"]),
        ("none", "附", ["附 甲", "附 乙"]),
    ],
)
def test_numbers_that_markdown_does_not_write_stay_as_text(system: str, text: str, words: list[str]) -> None:
    """`一、` would become `1.`, and a heading made by hand an item of a list."""
    body = p("甲", more=numbered(1)) + p("乙", more=numbered(1))
    article = read(docx(body, numbering=numbering(((system, text),))))
    assert [passage.words for passage in article.passages] == words


def test_a_lone_number_between_paragraphs_stays_as_text() -> None:
    """Bold numbered lines that head paragraphs would be lists of one."""
    bold = "<w:b/>"
    body = "".join(p(head, more=numbered(1), run=bold) + p("文" * 20) for head in ("天", "地"))
    article = read(docx(body, numbering=numbering((("decimal", "%1."),))))
    assert [passage.words for passage in article.passages[::2]] == ["1. 天", "2. 地"]
    assert [passage.look.bold for passage in article.passages] == [True, False, True, False]


def level(depth: int, text: str, system: str = "decimal", more: str = "") -> str:
    """Return a level of a list."""
    return f'<w:lvl w:ilvl="{depth}">{more}<w:numFmt w:val="{system}"/><w:lvlText w:val="{text}"/></w:lvl>'


def marks(lists: str, *places: tuple[int, int], styles: str = STYLES) -> list[str]:
    """Return the words of paragraphs that have places (list and level), each after a paragraph of text."""
    body = "".join(p("甲", style="2", more=numbered(*place)) for place in places)
    return [
        passage.words.removesuffix("甲").rstrip()
        for passage in read(docx(body, numbering=lists, styles=styles)).passages
    ]


def test_lists_begin_again_where_the_file_says() -> None:
    """A second list would go on counting from the first."""
    from_none = level(0, "%1.", more='<w:start w:val="0"/>')
    lists = f'<w:abstractNum w:abstractNumId="7">{from_none}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    lists += (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    own = level(0, "第%1节", "chineseCounting")
    lists += f'<w:num w:numId="3"><w:abstractNumId w:val="8"/><w:lvlOverride w:ilvl="0">{own}</w:lvlOverride></w:num>'
    lists += '<w:num w:numId="4"><w:abstractNumId w:val="9"/><w:lvlOverride w:ilvl="1"/></w:num>'
    assert marks(lists, (1, 0), (1, 0), (2, 0), (2, 0), (1, 0), (3, 0), (4, 0), (5, 0)) == [
        "0.", "1.", "5.", "6.", "7.", "第一节", "1.", "",
    ]  # fmt: skip


def test_inner_levels_begin_again_after_the_outer_ones_that_the_file_names() -> None:
    """Sections would be numbered anew in each chapter, or never."""
    levels = (
        level(0, "%1.")
        + level(1, "%2)", more='<w:lvlRestart w:val="0"/>')
        + level(2, "%3>", more='<w:lvlRestart w:val="1"/>')
    )
    lists = (
        f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="1"/></w:num>'
    )
    assert marks(lists, (1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)) == [
        "1.", "1)", "1>", "2)", "2>", "2.", "3)", "1>",
    ]  # fmt: skip


def test_numbers_of_levels_that_have_not_begun_are_their_first() -> None:
    """A section before the first chapter would be numbered 0.1, and a bullet give a number."""
    levels = (
        level(0, "%1.")
        + level(1, "%1.%2", more='<w:suff w:val="nothing"/>')
        + level(2, "·", "bullet")
        + level(3, "%3%4")
    )
    lists = (
        f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="1"/></w:num>'
    )
    assert marks(lists, (1, 1), (1, 2), (1, 3), (1, 8)) == ["1.1", "", "1", "1."]


def test_lists_that_are_bound_to_a_style_are_found() -> None:
    """A list that Word keeps with a style would have no numbers."""
    styles = (
        '<w:style w:type="numbering" w:styleId="ls"><w:name w:val="list"/><w:pPr><w:numPr>'
        '<w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    lists = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="ls"/></w:abstractNum>'
    lists += f'<w:abstractNum w:abstractNumId="2">{level(0, "第%1条")}</w:abstractNum>'
    lists += "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    assert marks(lists, (1, 0), (1, 0), styles=STYLES + styles) == ["第1条", "第2条"]


def test_lists_that_are_bound_in_a_ring_come_to_an_end() -> None:
    """A damaged file would hang."""
    styles = (
        '<w:style w:type="numbering" w:styleId="ls"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="ls"/></w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    assert marks(lists, (1, 0), styles=STYLES + styles) == ["1."]


def test_the_alignment_of_cells_is_that_of_the_column() -> None:
    """Numbers that stand at the right would stand at the left."""
    centred, right = (p("甲", more=f'<w:jc w:val="{place}"/>') for place in ("center", "right"))
    row = f"<w:tr><w:tc>{centred}</w:tc><w:tc>{right}</w:tc><w:tc>{p('文', more='<w:keepNext/>')}</w:tc></w:tr>"
    assert texts(read(docx(f"<w:tbl>{row}{row}</w:tbl>")))[0].splitlines()[1] == "| :-: | --: | --- |"


def test_a_number_whose_system_is_written_in_two_ways_is_read() -> None:
    """Formats that came after Word 2007 would be decimal."""
    choice = "<mc:AlternateContent><mc:Choice><w:numFmt w:val='chineseCounting'/></mc:Choice></mc:AlternateContent>"
    lists = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">{choice}<w:lvlText w:val="%1、"/>'
        "</w:lvl></w:abstractNum>"
    )
    assert marks(lists + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>', (1, 0)) == ["一、"]


def test_styles_that_inherit_in_a_ring_come_to_an_end() -> None:
    """A damaged file would hang."""
    ring = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="{}"/></w:style>'
    article = read(docx(p("文", style="x"), styles=ring.format("x", "x", "y") + ring.format("y", "heading 2", "x")))
    assert article.passages[0].level == 2
