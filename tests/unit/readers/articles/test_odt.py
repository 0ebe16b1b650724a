"""How an OpenDocument text becomes an article."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from containers import png, zipped
from duiye.article import Article
from duiye.model import BlockKind
from duiye.notice import ContentError
from duiye.readers.articles import read_article

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
STYLES = """
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:default-style>
<style:style style:family="paragraph" style:name="Title"/>
<style:style style:family="paragraph" style:name="Author"/>
<style:style style:family="paragraph" style:name="Quotations">
<style:text-properties fo:font-style="italic"/></style:style>
<style:style style:family="paragraph" style:name="Preformatted_20_Text" style:display-name="Preformatted Text"/>
<style:style style:family="paragraph" style:name="Mine" style:default-outline-level="3"/>
<style:style style:family="paragraph" style:name="No" style:parent-style-name="Mine" style:default-outline-level=""/>
<style:style style:family="text" style:name="Source_20_Text"/>
<text:outline-style>
<text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..."
 style:num-prefix="第" style:num-suffix="章"/>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>
<text:outline-level-style text:level="3" style:num-format=""/>
</text:outline-style>
"""


def automatic(name: str, properties: str, family: str = "text", *, of: str = "text", parent: str = "") -> str:
    """Return a style."""
    return (
        f'<style:style style:family="{family}" style:name="{name}" style:parent-style-name="{parent}">'
        f"<style:{of}-properties {properties}/></style:style>"
    )


def odt(
    text: str, *, automatic_styles: str = "", styles: str = STYLES, parts: Mapping[str, bytes | str] | None = None
) -> bytes:
    """Return an OpenDocument text."""
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{automatic_styles}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    made: dict[str, bytes | str] = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    if styles:
        made["styles.xml"] = (
            f"<office:document-styles {NAMES}><office:styles>{styles}</office:styles></office:document-styles>"
        )
    return zipped({**made, **(parts or {})})


def read(data: bytes) -> Article:
    """Read a file."""
    return read_article(data, "a.odt")


def texts(article: Article) -> list[str]:
    """Return the Markdown of each passage."""
    return [passage.text for passage in article.passages]


def p(text: str, style: str = "") -> str:
    """Return a paragraph."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def h(text: str, level: int) -> str:
    """Return a heading."""
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def test_headings_keep_level_and_number() -> None:
    """The outline would not see that a heading is chapter two."""
    title = p("题", "Title") + p("张三", "Author")
    article = read(
        odt(
            title
            + h("天", 1)
            + h("甲", 2)
            + h("地", 1)
            + h("乙", 2)
            + h("丙", 3)
            + p("丁", "Mine")
            + p("文", "No")
            + h("", 1)
        )
    )
    assert [(passage.words, passage.level) for passage in article.passages] == [
        ("题", 1), ("张三", 0), ("第一章 天", 1), ("一.1 甲", 2), ("第二章 地", 1), ("二.1 乙", 2),
        ("丙", 3), ("丁", 3), ("文", 0),
    ]  # fmt: skip
    assert [passage.line for passage in article.passages] == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert (article.meta, article.format, article.unit) == ({"title": "题", "author": "张三"}, "ODT", "paragraph")


def test_the_look_of_a_paragraph_is_carried() -> None:
    """A heading made by hand could not be told from text."""
    made = automatic("T1", 'fo:font-weight="bold"') + automatic(
        "P1", 'fo:text-align="center"', "paragraph", of="paragraph"
    )
    made += automatic("T2", 'fo:font-weight="700" fo:font-size="18pt"') + automatic(
        "P2", 'fo:font-size="150%"', "paragraph"
    )
    span = '<text:span text:style-name="{}">{}</text:span>'
    text = p(span.format("T1", "假"), "P1") + p("正文" * 30) + p(span.format("T2", "大")) + p("半", "P2")
    fake, body, large, half = read(odt(text, automatic_styles=made)).passages
    assert (fake.look.bold, fake.look.centred, fake.look.size) == (True, True, 1.0)
    assert (body.look.bold, body.look.centred, body.look.size) == (False, False, 1.0)
    assert (large.look.bold, large.look.size, half.look.size) == (True, 1.5, 1.5)


@pytest.mark.parametrize(
    ("properties", "written"),
    [
        ('fo:font-weight="bold"', "**字**"),
        ('fo:font-style="italic"', "*字*"),
        ('style:text-underline-style="solid"', "<u>字</u>"),
        ('style:text-underline-style="none"', "字"),
        ('style:text-line-through-style="solid"', "<del>字</del>"),
        ('style:text-position="super 58%"', "<sup>字</sup>"),
        ('style:text-position="-33% 58%"', "<sub>字</sub>"),
        ('style:text-position="0% 100%"', "字"),
        ('fo:font-size="1.2.3pt"', "字"),
    ],
)
def test_the_setting_of_a_span_is_kept(properties: str, written: str) -> None:
    """An emphasis would be lost, or one invented."""
    text = p('前 <text:span text:style-name="T">字</text:span> 后')
    assert texts(read(odt(text, automatic_styles=automatic("T", properties)))) == [f"前 {written} 后"]


def test_quotations_and_code_are_known_by_style() -> None:
    """They would be set as text."""
    code = "Preformatted_20_Text"
    text = (
        p("引", "Quotations")
        + p("文", "Quotations")
        + p('x<text:s text:c="3"/>= 1<text:line-break/>z', code)
        + p("", code)
        + p("y", code)
    )
    text += p('用 <text:span text:style-name="Source_20_Text">f()</text:span> 好')
    assert texts(read(odt(text))) == ["> 引\n>\n> 文", "```\nx   = 1\nz\n\ny\n```", "用 `f()` 好"]


@pytest.mark.parametrize(
    ("inner", "written"),
    [
        ("一<text:line-break/>二", "一  \n二"),
        ("一<text:tab/>二<text:s/>三", "一 二 三"),
        ("一<text:s text:c='x'/>二", "一 二"),
        ("一\n   二", "一 二"),
        ("第<text:page-number>7</text:page-number>页", "第页"),
        ("<text:sequence>3</text:sequence>", "3"),
        ("一<text:soft-page-break/>二", "一二"),
        ("<text:ruby><text:ruby-base>拼</text:ruby-base><text:ruby-text>pīn</text:ruby-text></text:ruby>", "拼（pīn）"),
    ],
)
def test_what_stands_in_a_paragraph_is_read(inner: str, written: str) -> None:
    """A break, a blank or a word in an unusual element would be lost."""
    assert texts(read(odt(p(inner)))) == [written]


def test_lists_keep_their_depth_and_kind() -> None:
    """Lists would be paragraphs."""
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
        'style:num-format="1" style:num-suffix="."/>'
        '<text:list-level-style-bullet text:level="2"/></text:list-style>'
        '<text:list-style style:name="L2"><text:list-level-style-number text:level="1" '
        'style:num-format="a"/></text:list-style>'
    )
    inner = f"<text:list><text:list-item>{p('甲')}</text:list-item></text:list>"
    text = (
        f'<text:list text:style-name="L1"><text:list-item>{p("一")}{inner}</text:list-item>'
        f"<text:list-item>{p('二')}</text:list-item>"
    )
    text += (
        f'<text:list-item/></text:list>{p("文")}<text:list text:style-name="L2"><text:list-item>'
        f"{p('丙')}</text:list-item></text:list>"
    )
    article = read(odt(text + "<text:list/>", automatic_styles=styles))
    assert texts(article) == ["1. 一\n    - 甲\n2. 二", "文", "1. 丙"]
    assert [passage.line for passage in article.passages] == [1, 4, 5]
    assert [notice.code for notice in article.notices] == ["I009"]


def test_headings_in_lists_are_headings() -> None:
    """LibreOffice puts headings that count into lists; they would be items."""
    article = read(odt(f"<text:list><text:list-item>{h('天', 3)}</text:list-item></text:list>"))
    assert [passage.kind for passage in article.passages] == [BlockKind.HEADING]


def test_tables_are_read_with_merged_cells() -> None:
    """Cells would slip into other columns."""
    cell, high = "<table:table-cell {}>{}</table:table-cell>", 'table:number-rows-spanned="2"'
    rows = (
        "<table:table-header-rows><table:table-row>"
        f"{cell.format('', p('头'))}{cell.format('', p('二'))}</table:table-row></table:table-header-rows>"
        "<table:table-row>"
        f"{cell.format(high, p('高'))}{cell.format('', p('1'))}</table:table-row>"
        f"<table:table-row><table:covered-table-cell/>{cell.format('', p('2'))}</table:table-row>"
        "<table:table-row><table:table-cell table:number-columns-repeated='2'/></table:table-row>"
    )
    article = read(odt(f"<table:table><table:table-column/>{rows}</table:table><table:table/>{p('后')}"))
    assert article.passages[0].text.splitlines() == [
        "| 头 | 二 |",
        "| --- | --- |",
        "| 高 | 1 |",
        "|  | 2 |",
        "|  |  |",
    ]
    assert article.passages[1].line == 3


def test_cells_that_are_centred_make_a_centred_column() -> None:
    """The alignment of a table would be lost, and a table in a table make rows of this one."""
    made = automatic("P1", 'fo:text-align="center"', "paragraph", of="paragraph") + automatic(
        "P2", 'fo:text-align="end"', "paragraph", of="paragraph"
    )
    row = "".join(
        f"<table:table-cell>{p(words, style)}</table:table-cell>" for words, style in (("甲", "P1"), ("乙", "P2"))
    )
    row = f"<table:table-row>{row}</table:table-row>"
    assert (
        texts(read(odt(f"<table:table>{row}{row}</table:table>", automatic_styles=made)))[0].splitlines()[1]
        == "| :-: | --: |"
    )
    inner = (
        f"<table:table><table:table-row><table:table-cell><table:table>{row}</table:table>"
        "</table:table-cell></table:table-row></table:table>"
    )
    assert texts(read(odt(inner)))[0].count("甲") == 1


def test_notes_comments_and_links_are_kept() -> None:
    """A note would stand in the middle of a sentence."""
    note = (
        f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('注')}</text:note-body></text:note>"
    )
    comment = f"<office:annotation><dc:creator>某</dc:creator>{p('存疑')}</office:annotation>"
    link = '<text:a xlink:href="{}">{}</text:a>'
    text = p(f"甲{note}乙{comment}") + p(
        link.format("https://example.org/", "外") + link.format("#x", "内") + link.format("javascript:x()", "险")
    )
    article = read(odt(text))
    assert texts(article) == ["甲[^1]乙", "[外](https://example.org/)内险", "[^1]: 注"]
    assert [(passage.words, passage.line) for passage in article.aside] == [("存疑", 1)]
    assert sorted(notice.code for notice in article.notices) == ["I003", "I009"]


def test_a_table_of_contents_is_set_apart() -> None:
    """Every chapter would begin twice."""
    index = f"<text:table-of-content><text:index-body>{p('目录')}</text:index-body></text:table-of-content>"
    article = read(odt(f"<text:section>{index}{p('文')}</text:section>"))
    assert ([passage.words for passage in article.aside], texts(article)) == (["目录"], ["文"])
    assert article.passages[0].line == 2


def test_pictures_boxes_and_objects() -> None:
    """A picture or the words of a box would be lost."""
    frame = "<draw:frame>{}<svg:desc>一座桥</svg:desc></draw:frame>"
    image = frame.format('<draw:image xlink:href="Pictures/a.png"/>')
    remote = frame.format('<draw:image xlink:href="https://t.example/a.png"/>')
    box = frame.format(f"<draw:text-box>{p('框内')}</draw:text-box>")
    formula = frame.format('<draw:object xlink:href="./Object 1"/><draw:image xlink:href="r.png"/>')
    shape = f"<draw:custom-shape>{p('形')}</draw:custom-shape>"
    parts = {"Pictures/a.png": png(), "Object 1/content.xml": "<math><mi>x</mi> <mn>1</mn></math>"}
    article = read(
        odt(p("甲" + image) + p("乙" + remote + box) + p("丙" + formula) + image + shape + p(shape), parts=parts)
    )
    assert texts(article) == ["甲![一座桥](images/a.png)", "乙", "框内", "丙", "![一座桥](images/a.png)", "形", "形"]
    assert article.pictures == {"images/a.png": png()}
    assert [notice.code for notice in article.notices] == ["I004", "I005", "I009"]
    assert article.notices[2].message.endswith("Its words are: x 1.")


def test_what_nobody_sees_is_left_out_and_told() -> None:
    """Deleted and hidden words would be published."""
    changes = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('旧')}</text:deletion></text:changed-region>"
        "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
    )
    text = changes + p('见<text:span text:style-name="T">密</text:span>') + "<office:forms/>"
    article = read(odt(text, automatic_styles=automatic("T", 'text:display="none"'), parts={"Basic/x.xml": "x"}))
    assert texts(article) == ["见"]
    assert [notice.code for notice in article.notices] == ["I003", "I005", "I005", "I005"]


def test_unusual_frames_lists_and_styles_are_read() -> None:
    """A damaged or unusual file would end in a traceback."""
    frame = p(f"<draw:frame><draw:g>{p('组')}</draw:g></draw:frame><draw:frame/>")
    items = f"<text:list><text:list-item>{p('甲')}{p('乙')}</text:list-item></text:list>"
    styles = '<text:list-style style:name="L"><text:list-level-style-number/></text:list-style>'
    styles += automatic("P", 'fo:margin="0"', "paragraph", of="paragraph")
    article = read(odt(frame + items + p("文", "P"), automatic_styles=styles))
    assert texts(article) == ["组", "- 甲\n\n    乙", "文"]


def test_the_properties_name_title_author_and_date() -> None:
    """The importer would ask for what the file says."""
    meta = (
        f"<office:document-meta {NAMES}><office:meta><dc:title>题</dc:title><meta:initial-creator>"
        "张三</meta:initial-creator>"
        "<dc:creator>李四</dc:creator><dc:date>2024-07-26T10:00:00</dc:date><dc:language/>"
        "</office:meta></office:document-meta>"
    )
    article = read(odt(p("文"), styles="", parts={"meta.xml": meta}))
    assert article.meta == {"title": "题", "author": "张三", "date": "2024-07-26"}


def refusal(data: bytes) -> str:
    """Return why a file is refused."""
    with pytest.raises(ContentError) as raised:
        read(data)
    return raised.value.notices[0].message


def test_files_that_are_no_text_are_named() -> None:
    """The message would not say what is wrong."""
    mime = {"mimetype": "application/vnd.oasis.opendocument.text"}
    assert "content.xml is missing" in refusal(zipped(mime))
    sheet = (
        f"<office:document-content {NAMES}><office:body><office:spreadsheet/></office:body></office:document-content>"
    )
    assert "no text" in refusal(zipped({**mime, "content.xml": sheet}))
    locked = {"META-INF/manifest.xml": "<manifest:encryption-data/>", "content.xml": "locked"}
    assert "protected by a password" in refusal(zipped({**mime, **locked}))


WORDS = st.text(st.characters(categories=("L", "N", "P", "S"), exclude_characters="<&"), min_size=1, max_size=8)
CELLS = "<table:table-cell>{}</table:table-cell><table:table-cell/>"
FORMS = st.sampled_from(
    [
        "{}",
        "<text:section>{}</text:section>",
        "<text:list><text:list-item>{}</text:list-item></text:list>",
        f"<table:table><table:table-row>{CELLS}</table:table-row></table:table>",
    ]
)


@given(
    st.lists(
        st.tuples(WORDS, WORDS, st.sampled_from(["", "Title", "Quotations", "Mine", "Preformatted_20_Text"]), FORMS),
        max_size=8,
    )
)
def test_nothing_is_lost(drawn: list[tuple[str, str, str, str]]) -> None:
    """A word of the article would be missing from the publication."""
    text = "".join(form.format(p(f"{one}<text:span>{two}</text:span>", style)) for one, two, style, form in drawn)
    article = read(odt(text))
    seen = "".join("".join(passage.words.split()) for passage in article.passages)
    for one, two, _, _ in drawn:
        assert "".join((one + two).split()) in seen
