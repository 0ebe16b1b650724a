"""How a Word file becomes an article."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from containers import STYLES, docx, numbered, numbering, p, png, relations, xml, zipped
from duiye.article import Article
from duiye.model import BlockKind
from duiye.notice import ContentError
from duiye.readers.articles import read_article

TEXT_RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def read(data: bytes, name: str = "a.docx") -> Article:
    """Read a file."""
    return read_article(data, name)


def texts(article: Article) -> list[str]:
    """Return the Markdown of each passage."""
    return [passage.text for passage in article.passages]


def codes(article: Article) -> list[str]:
    """Return the code of each notice."""
    return [notice.code for notice in article.notices]


def refusal(data: bytes, name: str = "a.docx") -> str:
    """Return why a file is refused, and what to do."""
    with pytest.raises(ContentError) as raised:
        read(data, name)
    (notice,) = raised.value.notices
    assert notice.code == "I001"
    return f"{notice.message} {notice.advice}"


def field(instruction: str, result: str) -> str:
    """Return the runs of a field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def char(kind: str, inner: str = "") -> str:
    """Return the beginning, the middle or the end of a field."""
    return f'<w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar>'


def silent(instruction: str) -> str:
    """Return a field without a result."""
    return f"<w:r>{char('begin')}<w:instrText>{instruction}</w:instrText>{char('end')}</w:r>"


CHECK_BOX = (
    "<w:r>"
    + char("begin", '<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>')
    + f"<w:instrText>FORMCHECKBOX</w:instrText>{char('end')}</w:r>"
)


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


def test_notes_are_numbered_in_the_order_of_their_marks() -> None:
    """A note would stand at another place, or not at all."""
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    notes += "".join(f'<w:footnote w:id="{n}">{p(f" 1. 注{n}")}</w:footnote>' for n in (2, 3, 4))
    body = f"<w:p>{TEXT_RUN.format('甲')}{mark.format(3)}</w:p><w:p>{TEXT_RUN.format('乙')}{mark.format(2)}</w:p>"
    article = read(docx(body + f"<w:p>{mark.format(9)}{TEXT_RUN.format('丙')}</w:p>", footnotes=notes))
    assert texts(article) == ["甲[^1]", "乙[^2]", "[^3]丙", "[^1]: 1\\. 注3", "[^2]: 1\\. 注2", "[^3]: <!-- -->"]
    assert [passage.line for passage in article.passages] == [1, 2, 3, 1, 2, 3]
    assert [(notice.code, notice.message) for notice in article.notices] == [
        ("I005", "A note to which no mark leads was left out: 1. 注4."),
        ("I009", "A mark leads to a note that the file does not hold."),
    ]


def test_links_are_kept_and_made_harmless() -> None:
    """A link would be lost, or run a script."""
    related = (("r1", "hyperlink", "https://example.org/a"), ("r2", "hyperlink", "javascript:alert(1)"))
    link = '<w:hyperlink r:id="{}"{}><w:r><w:rPr><w:rStyle w:val="link"/></w:rPr><w:t>字</w:t></w:r></w:hyperlink>'
    body = f"<w:p>{link.format('r1', '')}</w:p><w:p>{link.format('r2', '')}</w:p>"
    body += f"<w:p>{link.format('r1', ' w:anchor=' + chr(34) + 'p' + chr(34))}</w:p>"
    body += f"<w:p>{field('HYPERLINK &quot;https://example.org/f&quot;', TEXT_RUN.format('域'))}</w:p>"
    article = read(docx(body, related=related))
    assert texts(article) == [
        "[字](https://example.org/a)", "字", "[字](https://example.org/a#p)", "[域](https://example.org/f)",
    ]  # fmt: skip
    assert codes(article) == ["I003"]


def test_links_inside_the_file_lead_to_headings() -> None:
    """Cross references would be dead."""
    head = (
        '<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:bookmarkStart w:id="1" w:name="here"/><w:r>'
        "<w:t>题</w:t></w:r></w:p>"
    )
    body = f'{head}<w:p><w:hyperlink w:anchor="here">{TEXT_RUN.format("见上")}</w:hyperlink></w:p>'
    assert texts(read(docx(body))) == ["题 {#here}", "[见上](#here)"]


def test_a_table_of_contents_is_set_apart() -> None:
    """Every chapter would begin twice."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    first = f"<w:p>{begin}{TEXT_RUN.format('一')}{field('PAGEREF x', TEXT_RUN.format('3'))}</w:p>"
    end = f'<w:p>{TEXT_RUN.format("二")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    control = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
    control += f"<w:sdtContent>{p('目录')}</w:sdtContent></w:sdt>"
    article = read(docx(control + first + end + p("三", style="toc1") + p("一", style="1") + p("文")))
    assert [passage.words for passage in article.aside] == ["目录", "一3", "二", "三"]
    assert [passage.line for passage in article.aside] == [1, 2, 3, 4]
    assert [(passage.words, passage.line) for passage in article.passages] == [("一", 5), ("文", 6)]


def test_a_table_of_contents_without_an_end_swallows_nothing() -> None:
    """A damaged field would make an aside of the whole article."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    article = read(docx(f"<w:p>{begin}{TEXT_RUN.format('录')}</w:p>" + p("章", style="1") + p("文")))
    assert [passage.words for passage in article.passages] == ["章", "文"]


def test_an_instruction_without_an_end_swallows_nothing() -> None:
    """A damaged field would lose the rest of the article."""
    body = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{TEXT_RUN.format("甲")}</w:p>' + p("乙")
    article = read(docx(body))
    assert texts(article) == ["乙"]
    assert "甲" in article.notices[0].message


@pytest.mark.parametrize(
    ("paragraph", "written", "told"),
    [
        (field("PAGE", TEXT_RUN.format("7")) + TEXT_RUN.format("文"), ["文"], ["I005"]),
        ('<w:fldSimple w:instr=" REF x ">' + TEXT_RUN.format("图1") + "</w:fldSimple>", ["图1"], []),
        (field("DDEAUTO c:\\x cmd", TEXT_RUN.format("值")), ["值"], ["I003"]),
        (
            '<w:fldSimple w:instr="INCLUDEPICTURE http://x">' + TEXT_RUN.format("图") + "</w:fldSimple>",
            ["图"],
            ["I003"],
        ),
        (CHECK_BOX, ["☑"], []),
        (silent("eq \\* jc2 \\o\\ad(\\s\\up 9(pīn),拼)"), ["拼（pīn）"], ["I009"]),
        (silent("eq \\o\\ac(○,1)"), ["1"], ["I009"]),
        (silent("EQ \\f(1,2)") + TEXT_RUN.format("文"), ["文"], ["I009"]),
        (f"<w:r>{char('separate')}{char('end')}</w:r>" + TEXT_RUN.format("文"), ["文"], []),
    ],
)
def test_fields_show_what_is_printed(paragraph: str, written: list[str], told: list[str]) -> None:
    """Instructions would stand in the text, or what they print be lost."""
    article = read(docx(f"<w:p>{paragraph}</w:p>"))
    assert (texts(article), codes(article)) == (written, told)


def test_tracked_changes_are_accepted_and_told() -> None:
    """Deleted words would come back, or inserted ones be lost."""
    deleted = '<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    body = f"<w:p>{TEXT_RUN.format('前')}{deleted}<w:ins w:id='2'>{TEXT_RUN.format('新')}</w:ins></w:p>"
    body += f"<w:p><w:moveFrom>{TEXT_RUN.format('移')}</w:moveFrom>{TEXT_RUN.format('留')}</w:p>"
    article = read(docx(body))
    assert texts(article) == ["前新", "留"]
    assert [notice.message for notice in article.notices] == [
        "2 tracked deletions were accepted.", "A tracked insertion was accepted.",
    ]  # fmt: skip


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    """One sentence would be two paragraphs."""
    mark = "<w:rPr><w:del w:id='1'/></w:rPr>"
    assert texts(read(docx(p("前", more=mark) + p("后") + p("末", more=mark)))) == ["前后", "末"]


def test_comments_headers_and_footers_are_set_apart() -> None:
    """A running head would be taken for text."""
    related = (("r1", "header", "header1.xml"), ("r2", "footer", "footer1.xml"), ("r3", "comments", "comments.xml"))
    parts = {
        "word/header1.xml": xml("hdr", p("刊名")),
        "word/footer1.xml": xml("ftr", f"<w:p>{TEXT_RUN.format('第')}{field('PAGE', TEXT_RUN.format('1'))}</w:p>"),
        "word/comments.xml": xml("comments", f'<w:comment w:id="5">{p("此处存疑")}</w:comment>'),
    }
    body = p("甲") + f'<w:p>{TEXT_RUN.format("乙")}<w:r><w:commentReference w:id="5"/></w:r></w:p>'
    article = read(docx(body, parts=parts, related=related))
    assert [(passage.words, passage.line) for passage in article.aside] == [("第", 1), ("刊名", 1), ("此处存疑", 2)]
    assert texts(article) == ["甲", "乙"]
    assert codes(article) == ["I009"]


def test_text_boxes_follow_their_paragraph_once() -> None:
    """Words in a box would be lost, or stand twice."""
    box = f"<w:txbxContent>{p('框内')}{p('二段')}</w:txbxContent>"
    both = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><wps:txbx>"
        f"{box}</wps:txbx></a:graphic>"
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    article = read(docx(f"<w:p>{TEXT_RUN.format('前')}<w:r>{both}</w:r></w:p>" + p("后")))
    assert texts(article) == ["前", "框内", "二段", "后"]
    assert codes(article) == ["I005"]


def picture(name: str, shown: str = "一座桥", *, attribute: str = "embed") -> str:
    """Return a paragraph that shows a picture."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{shown}"/><a:graphic>'
        "<a:graphicData><pic:pic>"
        f'<pic:blipFill><a:blip r:{attribute}="{name}"/></pic:blipFill></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline>"
        "</w:drawing></w:r></w:p>"
    )


def test_pictures_are_kept_with_what_they_show() -> None:
    """A picture would be lost."""
    related = (("r1", "image", "media/image1.png"), ("r2", "image", "media/again.png"))
    parts = {"word/media/image1.png": png(), "word/media/again.png": png()}
    article = read(docx(picture("r1") + picture("r2", "又"), parts=parts, related=related))
    assert texts(article) == ["![一座桥](images/image1.png)", "![又](images/image1.png)"]
    assert article.pictures == {"images/image1.png": png()}


@pytest.mark.parametrize(
    ("target", "data"),
    [
        ("media/fake.png", b"MZ this is a program"),
        ("media/drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("https://tracker.example/pixel.png", b""),
        ("../../../../etc/passwd", b""),
        ("media/missing.png", b""),
    ],
)
def test_what_is_no_picture_is_left_out(target: str, data: bytes) -> None:
    """A program, a script or a file of the system would be published as a picture."""
    parts = {f"word/{target}": data} if data else {}
    article = read(
        docx(
            p("文") + picture("r1", attribute="link" if ":" in target else "embed"),
            parts=parts,
            related=(("r1", "image", target),),
        )
    )
    assert (texts(article), article.pictures) == (["文"], {})
    assert codes(article) == ["I004"]


def test_a_picture_without_relation_is_told() -> None:
    """A missing picture would vanish in silence."""
    assert codes(read(docx(p("文") + picture("nothing")))) == ["I004"]


def test_names_of_pictures_cannot_mislead() -> None:
    """A picture would be written outside of its folder."""
    related = (("r1", "image", "media/..%5C..%5Cx%00.png"), ("r2", "image", "media/图.PNG"))
    parts = {"word/media/图.PNG": png(1)}
    article = read(docx(picture("r1") + picture("r2"), parts=parts, related=related))
    assert list(article.pictures) == ["images/image.png"]


def test_pictures_of_one_name_are_two() -> None:
    """One picture would stand for another."""
    related = (("r1", "image", "media/a.png"), ("r2", "image", "other/A.png"))
    parts = {"word/media/a.png": png(1), "word/other/A.png": png(2)}
    article = read(docx(picture("r1") + picture("r2"), parts=parts, related=related))
    assert list(article.pictures) == ["images/a.png", "images/A-2.png"]


def test_formulas_become_plain_text() -> None:
    """A formula would vanish in silence."""

    def t(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    parts = (
        f"<m:f><m:num>{t('a+b')}</m:num><m:den>{t('2')}</m:den></m:f>{t('=')}",
        f"<m:sSup><m:e>{t('x')}</m:e><m:sup>{t('n+1')}</m:sup></m:sSup>",
        f"<m:sSub><m:e>{t('y')}</m:e><m:sub>{t('0')}</m:sub></m:sSub>",
        f"<m:rad><m:radPr/><m:deg/><m:e>{t('2')}</m:e></m:rad>",
        f"<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/></m:dPr><m:e>{t('p')}</m:e><m:e>{t('q')}</m:e></m:d>",
        (
            f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{t('i')}</m:sub><m:sup>"
            f"{t('n')}</m:sup><m:e>{t('k')}</m:e></m:nary>"
        ),
        f"<m:m><m:mr><m:e>{t('1')}</m:e><m:e>{t('0')}</m:e></m:mr><m:mr><m:e>{t('3')}</m:e></m:mr></m:m>",
        f"<m:eqArr><m:e>{t('u')}</m:e><m:e>{t('v')}</m:e></m:eqArr>",
        f"<m:acc><m:e>{t('z')}</m:e></m:acc>",
        f"<m:limLow><m:e>{t('lim')}</m:e><m:lim>{t('∞')}</m:lim></m:limLow>",
        f"<m:limUpp><m:e>{t('h')}</m:e><m:lim>{t('g')}</m:lim></m:limUpp>",
        f"<m:sPre><m:sub>{t('1')}</m:sub><m:sup>{t('2')}</m:sup><m:e>{t('C')}</m:e></m:sPre>",
        f"<m:sSubSup><m:e>{t('w')}</m:e><m:sub>{t('1')}</m:sub><m:sup>{t('2')}</m:sup></m:sSubSup>",
    )
    article = read(
        docx(f"<w:p><m:oMathPara><m:oMath>{''.join(parts)}</m:oMath></m:oMathPara></w:p><m:oMath>{t('E')}</m:oMath>")
    )
    assert [passage.words for passage in article.passages] == [
        "(a+b)/2=x^(n+1)y_0√2[p|q]∑_i^n k[1, 0; 3]u; vz\u0302lim_∞ h^g _1^2Cw_1^2", "E",
    ]  # fmt: skip
    assert codes(article) == ["I009", "I009"]


def test_objects_charts_and_drawings_of_shapes_are_told() -> None:
    """What Markdown cannot hold would vanish in silence."""
    related = (
        ("c", "chart", "charts/chart1.xml"),
        ("d", "diagramData", "diagrams/data1.xml"),
        ("x", "aFChunk", "chunk.mht"),
    )
    drawn = "<x xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:t>销量</a:t></x>"
    parts = {"word/charts/chart1.xml": drawn, "word/diagrams/data1.xml": drawn.replace("销量", "流程")}
    body = (
        '<w:p><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
        '<w:p><w:r><w:drawing><wp:inline><c:chart r:id="c"/></wp:inline></w:drawing></w:r></w:p>'
        '<w:p><w:r><w:drawing><wp:inline><dgm:relIds r:dm="d"/></wp:inline></w:drawing></w:r></w:p>'
        '<w:p><w:r><w:drawing><wp:inline><c:chart r:id="none"/></wp:inline></w:drawing></w:r></w:p>'
        '<w:p><w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r></w:p>'
        '<w:altChunk r:id="x"/>'
    )
    article = read(docx(body, parts=parts, related=related))
    assert [notice.message for notice in article.notices] == [
        "An embedded object (Excel.Sheet.12) was left out.",
        "A chart was left out. Its words are: 销量.",
        "A drawing of shapes was left out. Its words are: 流程.",
        "A chart was left out.",
        "Words set as a drawing became text.",
        "A part of another format (word/chunk.mht) was left out.",
    ]
    assert texts(article) == ["艺术字"]


def test_hidden_text_is_left_out_and_told() -> None:
    """What nobody sees in Word would be published."""
    article = read(docx(p("见") + p("密", run="<w:vanish/>")))
    assert texts(article) == ["见"]
    assert article.notices[0].message == "Hidden text was left out: 密."


def test_content_controls_are_looked_into() -> None:
    """Text in a form or a cover would be lost."""
    inner = f"<w:p><w:sdt><w:sdtPr/><w:sdtContent>{TEXT_RUN.format('内')}</w:sdtContent></w:sdt></w:p>"
    block = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('甲')}{inner}</w:sdtContent></w:sdt><w:customXml>{p('乙')}</w:customXml>"
    )
    choice = f"<mc:AlternateContent><mc:Fallback>{p('丙')}</mc:Fallback></mc:AlternateContent>"
    row = f"<w:sdt><w:sdtContent><w:tr><w:tc>{p('格')}</w:tc></w:tr></w:sdtContent></w:sdt>"
    article = read(docx(block + choice + f"<w:tbl>{row}</w:tbl><w:del/><w:sectPr/>"))
    assert texts(article) == ["甲", "内", "乙", "丙", "格"]


def test_the_properties_name_title_and_author() -> None:
    """The importer would ask for what the file says, or take the day on which a template was made for its date."""
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>{}</dc:title><dc:creator>{}</dc:creator><dcterms:created>2024-07-26T10:00:00Z</dcterms:created>"
        "</cp:coreProperties>"
    )
    package = relations(("r1", "officeDocument", "word/document.xml"), ("r2", "core-properties", "docProps/core.xml"))

    def meta(title: str, author: str) -> dict[str, str]:
        parts = {"_rels/.rels": package, "docProps/core.xml": core.format(title, author)}
        return dict(read(docx(p("文"), parts=parts)).meta)

    assert meta("卖铲人", "李四") == {"title": "卖铲人", "author": "李四"}
    assert meta("Microsoft Word - 1.doc", "Administrator") == {}
    assert meta("", "python-docx") == {}


def test_macros_controls_and_templates_are_told_and_left_alone() -> None:
    """Something that could run would be opened."""
    settings = relations(("r1", "attachedTemplate", "http://evil.example/t.dotm"))
    parts = {"word/vbaProject.bin": b"x", "word/activeX/a.bin": b"x", "word/_rels/settings.xml.rels": settings}
    article = read(docx(p("文"), parts=parts), "a.docm")
    assert (texts(article), codes(article)) == (["文"], ["I003", "I003", "I003"])


def test_files_of_the_strict_form_are_read() -> None:
    """A file saved as Strict Open XML would be empty."""
    strict = docx(p("题", style="1"))
    parts = {}
    with zipfile.ZipFile(io.BytesIO(strict)) as file:
        for name in file.namelist():
            data = file.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            parts[name] = data.replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
            )
    assert read(zipped(parts)).passages[0].level == 1


def test_a_file_with_nothing_but_a_body_is_read() -> None:
    """A file of a simple program would be refused."""
    assert texts(read(zipped({"word/document.xml": xml("document", f"<w:body>{p('文')}</w:body>")}))) == ["文"]


def test_other_office_files_are_named() -> None:
    """The message would not say what to do."""
    sheet = zipped({"[Content_Types].xml": "<Types>spreadsheetml</Types>", "xl/workbook.xml": "<x/>"})
    assert refusal(sheet, "a.xlsx").startswith("It is a spreadsheet.")
    assert refusal(zipped({"a.txt": "x"})).startswith("It is an archive, but no Word file")


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
    begun = time.process_time()
    assert len(read(data).passages) == 100_000
    assert time.process_time() - begun < 60


def test_tables_in_tables_without_end_are_refused() -> None:
    """The reader would crash."""
    nested = "<w:tbl><w:tr><w:tc>" * 500 + p("深") + "</w:tc></w:tr></w:tbl>" * 500
    assert "inside one another" in refusal(docx(nested))
    fair = "<w:tbl><w:tr><w:tc>" * 60 + p("深") + "</w:tc></w:tr></w:tbl>" * 60
    assert texts(read(docx(fair))) == ["深"]
