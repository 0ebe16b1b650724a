"""What stands in a Word file beside its text: notes, fields, pictures, properties."""

from __future__ import annotations

import io
import zipfile

import pytest

from containers import docx, p, png, relations, xml, zipped
from reading import TEXT_RUN, codes, read, refusal, texts


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
