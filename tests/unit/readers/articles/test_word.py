"""How the text of a Word file becomes passages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from containers import STYLES, docx, numbered, numbering, p, relations, xml, zipped
from duiye.model import BlockKind
from reading import TEXT_RUN, codes, read, refusal, texts


def test_headings_are_known_by_style_and_level() -> None:
    """A heading of a Chinese, inherited or renamed style would become text."""
    body = p("一", style="1") + p("二", style="2") + p("三", style="biaoti3") + p("我", style="mine") + p("文")
    body += p("大纲", more='<w:outlineLvl w:val="4"/>') + p("否", style="1", more='<w:outlineLvl w:val="9"/>')
    article = read(docx(body))
    assert [(passage.words, passage.level) for passage in article.passages] == [
        ("一", 1), ("二", 2), ("三", 3), ("我", 1), ("文", 0), ("大纲", 5), ("否", 0),
    ]  # fmt: skip
    assert [passage.line for passage in article.passages] == [1, 2, 3, 4, 5, 6, 7]
    assert (article.unit, article.format, article.notices) == ("paragraph", "Word", ())


def test_a_title_stands_above_the_headings() -> None:
    """The title would be taken for the first chapter."""
    article = read(docx(p("题", style="t") + p("张三", style="by") + p("章", style="1") + p("节", style="2")))
    assert [passage.level for passage in article.passages] == [1, 0, 2, 3]
    assert article.meta == {"title": "题", "author": "张三"}


def test_the_look_of_a_paragraph_is_carried() -> None:
    """A heading made by hand could not be told from text."""
    body = p("假标题", style="small") + p("正文" * 50) + p("大字", run='<w:sz w:val="42"/><w:b/>')
    fake, text, large = read(docx(body)).passages
    assert (fake.look.bold, fake.look.size, fake.look.centred) == (True, 1.524, True)
    assert (text.look.bold, text.look.size, text.look.centred) == (False, 1.0, False)
    assert (large.look.bold, large.look.size, large.look.centred) == (True, 2.0, False)
    assert fake.kind is BlockKind.PARAGRAPH


def test_the_size_of_the_body_is_that_of_most_characters() -> None:
    """A file whose text is set by hand would have nothing but headings."""
    big = '<w:sz w:val="28"/>'
    article = read(docx(p("正文很长" * 20, run=big) + p("短") + p("题", run='<w:sz w:val="56"/>')))
    assert [passage.look.size for passage in article.passages] == [1.0, 0.75, 2.0]


@pytest.mark.parametrize(
    ("properties", "written"),
    [
        ("<w:b/>", "**字**"),
        ("<w:i/>", "*字*"),
        ('<w:u w:val="single"/>', "<u>字</u>"),
        ('<w:u w:val="none"/>', "字"),
        ("<w:strike/>", "<del>字</del>"),
        ('<w:vertAlign w:val="superscript"/>', "<sup>字</sup>"),
        ('<w:vertAlign w:val="subscript"/>', "<sub>字</sub>"),
        ('<w:b w:val="0"/>', "字"),
        ('<w:rStyle w:val="vc"/>', "`字`"),
        ('<w:sz w:val="x"/>', "字"),
    ],
)
def test_the_setting_of_a_run_is_kept(properties: str, written: str) -> None:
    """An emphasis would be lost, or one invented."""
    body = (
        f"<w:p>{TEXT_RUN.format('前 ')}<w:r><w:rPr>{properties}</w:rPr><w:t>字</w:t></w:r>"
        f"{TEXT_RUN.format(' 后')}</w:p>"
    )
    assert texts(read(docx(body))) == [f"前 {written} 后"]


def test_runs_that_are_set_alike_are_one() -> None:
    """Word cuts a sentence at every correction; the text would be full of marks."""
    run = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
    assert texts(read(docx(f"<w:p>{run.format('一')}{run.format('二')}</w:p>"))) == ["**一二**"]


@pytest.mark.parametrize(
    ("inner", "written"),
    [
        ("<w:t>一</w:t><w:br/><w:t>二</w:t>", "一  \n二"),
        ("<w:t>一</w:t><w:cr/><w:t>二</w:t>", "一  \n二"),
        ("<w:t>一</w:t><w:tab/><w:t>二</w:t>", "一 二"),
        ("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t>", "a\u2011b"),
        ("<w:t>a</w:t><w:softHyphen/><w:t>b</w:t>", "ab"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "✓"),
        ('<w:sym w:font="Symbol" w:char="F061"/>', "α"),
        ('<w:sym w:font="Arial" w:char="20AC"/>', "€"),
        ('<w:sym w:font="Wingdings" w:char="F001"/>', "□"),
        ('<w:sym w:font="Wingdings" w:char="zz"/>', "□"),
        ("<w:smartTag><w:r><w:t>x</w:t></w:r></w:smartTag>", "x"),
        ("<w:unheard><w:t>x</w:t></w:unheard>", "x"),
    ],
)
def test_what_stands_in_a_run_is_read(inner: str, written: str) -> None:
    """A break, a sign or a word in an unusual element would be lost."""
    article = read(docx(f"<w:p><w:r>{inner}</w:r></w:p>"))
    assert texts(article) == [written]
    assert codes(article) == (["I009"] if written == "□" else [])


def test_readings_above_characters_are_kept() -> None:
    """Ruby would lose the characters as well."""
    ruby = (
        "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>pīn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t>"
        "</w:r></w:rubyBase></w:ruby>"
    )
    article = read(docx(f"<w:p>{TEXT_RUN.format('读')}<w:r>{ruby}</w:r></w:p>"))
    assert texts(article) == ["读拼（pīn）"]
    assert codes(article) == ["I009"]


def test_quotations_and_code_are_known_by_style() -> None:
    """They would be set as text."""
    body = (
        p("引", style="q")
        + p("文", style="q")
        + p("x = 1", style="code")
        + "<w:p><w:pPr><w:pStyle w:val='code'/></w:pPr></w:p>"
    )
    body += p("  y", style="code") + p("后")
    assert texts(read(docx(body))) == ["> 引\n>\n> 文", "```\nx = 1\n\n  y\n```", "后"]


def test_tables_are_read_with_merged_cells() -> None:
    """Cells would slip into other columns."""

    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text else '<w:p/>'}</w:tc>"

    rows = (
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("头") + cell("宽", '<w:gridSpan w:val="2"/>') + "</w:tr>",
        "<w:tr>" + cell("高", '<w:vMerge w:val="restart"/>') + cell("1") + cell("2") + "</w:tr>",
        "<w:tr>" + cell("", "<w:vMerge/>") + cell("3") + cell("4") + "</w:tr>",
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("5") + cell("6") + "</w:tr>",
        "<w:tr><w:trPr><w:del/></w:trPr>" + cell("删") + cell("掉") + cell("的") + "</w:tr>",
    )
    article = read(docx(p("前") + f"<w:tbl>{''.join(rows)}</w:tbl>" + p("后")))
    assert texts(article)[1].splitlines() == [
        "| 头 | 宽 |  |", "| --- | --- | --- |", "| 高 | 1 | 2 |", "|  | 3 | 4 |", "|  | 5 | 6 |",
    ]  # fmt: skip
    assert [passage.line for passage in article.passages] == [1, 2, 3]


def test_a_style_that_is_no_heading_any_more_is_text() -> None:
    """A style made from a heading for the text would make headings of it."""
    style = (
        '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:basedOn w:val="1"/>'
        '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    )
    assert read(docx(p("文", style="x"), styles=STYLES + style)).passages[0].level == 0


def test_headers_that_are_missing_or_say_the_same_are_left_out() -> None:
    """A damaged file would be refused for its running heads."""
    related = tuple((f"r{n}", "header", f"header{n}.xml") for n in range(4))
    parts = {f"word/header{n}.xml": xml("hdr", inner) for n, inner in enumerate((p("刊名"), p("刊名"), "<w:p/>"))}
    article = read(docx(p("文"), parts=parts, related=related))
    assert [passage.words for passage in article.aside] == ["刊名"]


def test_what_is_empty_is_told_by_nobody() -> None:
    """Notices about nothing would hide those that matter."""
    body = (
        '<w:p><w:bookmarkStart w:name="b"/><m:oMath><m:r><m:rPr/></m:r></m:oMath><w:r><w:pict><v:shape><v:textpath/>'
        "</v:shape></w:pict></w:r><w:ins><w:r/></w:ins><w:del><w:r/></w:del>"
        "<mc:AlternateContent/><w:r><w:fldChar w:fldCharType='end'/><w:instrText>x</w:instrText></w:r></w:p>"
        "<w:p><w:pPr><w:pStyle w:val='code'/></w:pPr></w:p><mc:AlternateContent/>"
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:br/><w:t> </w:t><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )
    article = read(docx(body, footnotes=f'<w:footnote w:id="1">{p(" ")}</w:footnote>'))
    assert (article.passages, article.notices) == ((), ())


def test_a_document_at_an_unusual_place_is_read() -> None:
    """A file of a lesser program would be refused."""
    package = relations(("r1", "officeDocument", "text/main.xml"))
    data = zipped({"_rels/.rels": package, "text/main.xml": xml("document", f"<w:body>{p('文')}</w:body>")})
    assert texts(read(data)) == ["文"]


def test_settings_without_a_template_say_nothing() -> None:
    """Every file with other settings would be told of."""
    settings = relations(("r1", "image", "media/x.png"))
    assert codes(read(docx(p("文"), parts={"word/_rels/settings.xml.rels": settings}))) == []


WORDS = st.text(st.characters(categories=("L", "N", "P", "S"), exclude_characters="<&"), min_size=1, max_size=8)

RUNS = st.tuples(
    WORDS, st.sampled_from(["", "<w:b/>", "<w:i/>", "<w:u w:val='single'/>", "<w:vertAlign w:val='subscript'/>"])
)


def _plain(drawn: list[tuple[str, str]]) -> str:
    return "".join(f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>" for text, properties in drawn)


PARAGRAPHS = st.tuples(
    st.lists(RUNS, min_size=1, max_size=4),
    st.sampled_from(["", "1", "2", "q", "code", "small"]),
    st.sampled_from(["", numbered(1), numbered(1, 1), numbered(2), numbered(3)]),
    st.sampled_from(["p", "p", "p", "table", "box", "control", "note", "link", "carried"]),
)

LISTS = numbering((("decimal", "%1."), ("decimal", "%1.%2")), (("bullet", "·"),), (("chineseCounting", "%1、"),))


@given(st.lists(PARAGRAPHS, min_size=1, max_size=8))
def test_nothing_is_lost(drawn: list[tuple[list[tuple[str, str]], str, str, str]]) -> None:
    """A word of the article would be missing from the publication."""
    body, notes, wanted = "", "", []
    for number, (runs, style, more, form) in enumerate(drawn, start=1):
        wanted += [text for text, _ in runs]
        inner = _plain(runs)
        paragraph = f"<w:p><w:pPr><w:pStyle w:val='{style}'/>{more}</w:pPr>{inner}</w:p>"
        if form == "table":
            body += f"<w:tbl><w:tr><w:tc>{paragraph}</w:tc><w:tc>{p('z')}</w:tc></w:tr></w:tbl>"
        elif form == "box":
            body += (
                f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{paragraph}</w:txbxContent>"
                "</v:textbox></w:pict></w:r></w:p>"
            )
        elif form == "control":
            body += f"<w:sdt><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>"
        elif form == "note":
            body += f"<w:p><w:r><w:t>y</w:t></w:r><w:r><w:footnoteReference w:id='{number}'/></w:r></w:p>"
            notes += f"<w:footnote w:id='{number}'>{paragraph}</w:footnote>"
        elif form == "link":
            body += f"<w:p><w:hyperlink w:anchor='x'>{inner}</w:hyperlink></w:p>"
        elif form == "carried":
            body += paragraph.replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>")
        else:
            body += paragraph
    article = read(docx(body, footnotes=notes, numbering=LISTS))
    seen = "".join("".join(passage.words.split()) for passage in article.passages)
    for text in wanted:
        assert "".join(text.split()) in seen


@pytest.mark.slow
def test_a_hundred_thousand_paragraphs_are_read_in_bounded_time() -> None:
    """A long article would seem to hang."""
    data = docx("".join(p(f"第{n}段，一段不长的文字。") for n in range(100_000)))
    assert len(read(data).passages) == 100_000


def test_tables_in_tables_without_end_are_refused() -> None:
    """The reader would crash."""
    nested = "<w:tbl><w:tr><w:tc>" * 500 + p("深") + "</w:tc></w:tr></w:tbl>" * 500
    assert "inside one another" in refusal(docx(nested))
    fair = "<w:tbl><w:tr><w:tc>" * 60 + p("深") + "</w:tc></w:tr></w:tbl>" * 60
    assert texts(read(docx(fair))) == ["深"]
