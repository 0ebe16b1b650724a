"""How an EPUB book becomes an article."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from containers import png, zipped
from duiye.article import Article
from duiye.notice import ContentError
from duiye.readers.articles import read_article

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
    'full-path="{}"/></rootfiles></container>'
)
META = (
    "<dc:title>渡口的灯</dc:title><dc:creator>张三</dc:creator><dc:creator>李四</dc:creator><dc:date>"
    "2024-07-26T00:00:00Z</dc:date>"
    "<dc:publisher>某社</dc:publisher><dc:language>zh</dc:language><dc:rights>x</dc:rights><dc:title>别名</dc:title>"
)


def page(body: str, more: str = "") -> str:
    """Return a document of the book."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        f"<title/></head><body{more}>{body}</body></html>"
    )


def epub(
    pages: Mapping[str, str | bytes],
    *,
    parts: Mapping[str, str | bytes] | None = None,
    manifest: str = "",
    guide: str = "",
    spine: str = "",
) -> bytes:
    """Return a book of some pages in OEBPS/, in order."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(pages)
    )
    refs = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{META}</metadata><manifest>{items}{manifest}</manifest><spine>"
        f"{refs}{spine}</spine><guide>{guide}</guide></package>"
    )
    made = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER.format("OEBPS/p.opf"),
        "OEBPS/p.opf": package,
    }
    return zipped({**made, **{f"OEBPS/{name}": text for name, text in pages.items()}, **(parts or {})})


def read(data: bytes) -> Article:
    """Read a book."""
    return read_article(data, "a.epub")


def refusal(data: bytes) -> str:
    """Return why a book is refused."""
    with pytest.raises(ContentError) as raised:
        read(data)
    (notice,) = raised.value.notices
    assert notice.code == "I001"
    return notice.message


def test_the_documents_are_read_in_the_order_of_the_spine() -> None:
    """Chapters would be lost or change places."""
    article = read(epub({"b.xhtml": page("<h1>一</h1><p>文</p>"), "a.xhtml": page("<h1>二</h1>")}))
    assert [(passage.words, passage.level, passage.line) for passage in article.passages] == [
        ("一", 1, 1),
        ("文", 0, 2),
        ("二", 1, 3),
    ]
    assert article.meta == {
        "title": "渡口的灯",
        "author": "张三, 李四",
        "date": "2024-07-26",
        "source": "某社",
        "language": "zh",
    }
    assert (article.format, article.unit, article.notices) == ("EPUB", "paragraph", ())


def test_cover_and_contents_are_set_apart() -> None:
    """A table of contents would be taken for text."""
    nav = page('<nav epub:type="toc"><ol><li><a href="c.xhtml">章</a></li></ol></nav>')
    manifest = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    pages = {
        "cover.xhtml": page("<p>封面</p>", ' epub:type="cover"'),
        "title.xhtml": page("<p>书名页</p>"),
        "toc.xhtml": page("<p>目录</p>"),
        "part.xhtml": page('<section epub:type="titlepage"><p>扉页</p></section>'),
        "c.xhtml": page("<h1>章</h1>"),
    }
    guide = '<reference type="title-page" href="title.xhtml"/><reference type="toc" href="toc.xhtml"/>'
    article = read(
        epub(pages, parts={"OEBPS/nav.xhtml": nav}, manifest=manifest, guide=guide, spine='<itemref idref="nav"/>')
    )
    assert [passage.words for passage in article.passages] == ["章"]
    assert [passage.words for passage in article.aside] == ["封面", "书名页", "目录", "扉页", "章"]
    assert [notice.message.rpartition(" it is ")[2] for notice in article.notices] == [
        "the cover.", "the title page.", "the table of contents.", "the titlepage.", "the table of contents.",
    ]  # fmt: skip


def test_notes_in_another_document_are_notes() -> None:
    """A note at the end of the book would be a paragraph, and its mark a dead link."""
    mark = '<p>甲<a epub:type="noteref" href="n.xhtml#n1">1</a></p>'
    notes = '<aside epub:type="footnote" id="n1"><p>注</p></aside>'
    article = read(epub({"c.xhtml": page(f"<h1>章</h1>{mark}"), "n.xhtml": page(notes)}))
    assert [passage.text for passage in article.passages] == ["章", "甲[^1]", "[^1]: 注"]


def test_links_between_documents_lead_to_headings() -> None:
    """A link to another chapter would be dead, or lead to a heading of the same name."""
    pages = {
        "one.xhtml": page('<h1 id="x">一</h1><p><a href="two.xhtml#x">见二</a> <a href="three.xhtml">见三</a></p>'),
        "two.xhtml": page(
            '<h1 id="x">二</h1><p><a href="#x">本章</a> <a href="https://example.org/">外</a> <a '
            'href="../z.pdf">件</a></p>'
        ),
        "three.xhtml": page("<h2>三</h2>"),
    }
    article = read(epub(pages))
    assert [passage.text for passage in article.passages] == [
        "一", "[见二](#d2-x) [见三](#d3)", "二 {#d2-x}", "[本章](#d2-x) [外](https://example.org/) 件", "三 {#d3}",
    ]  # fmt: skip


def test_pictures_are_kept_by_their_place_in_the_book() -> None:
    """A picture in another folder would be lost."""
    parts = {"OEBPS/img/桥 1.png": png(), "OEBPS/x.svg": "<svg/>"}
    body = '<p><img src="../img/%E6%A1%A5%201.png" alt="桥"/></p><p><img src="../x.svg" alt="图"/></p><p>文</p>'
    article = read(epub({"text/c.xhtml": page(body)}, parts=parts))
    assert [passage.text for passage in article.passages] == ["![桥](images/1.png)", "文"]
    assert article.pictures == {"images/1.png": png()}
    assert [notice.code for notice in article.notices] == ["I004"]


def test_remote_pictures_and_scripts_are_left_alone() -> None:
    """A book could tell its maker who reads it."""
    article = read(
        epub({"c.xhtml": page('<script src="a.js"/><p onclick="x()">文<img src="https://t.example/p.png"/></p>')})
    )
    assert [passage.text for passage in article.passages] == ["文"]
    assert sorted(notice.code for notice in article.notices) == ["I003", "I003", "I004"]


def test_elements_that_close_themselves_swallow_nothing() -> None:
    """`<title/>` is an element without end in HTML; the whole chapter would be its title."""
    article = read(epub({"c.xhtml": page('<p><a id="x"/>甲<i/>乙<br/>丙</p><![CDATA[<丁&]]>')}))
    assert [passage.words for passage in article.passages] == ["甲乙\n丙", "<丁&"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_documents_of_every_encoding_are_read(encoding: str) -> None:
    """A book in UTF-16 or GB18030 would be garbage."""
    data = page("<p>渡口</p>").replace("UTF-8", encoding.removesuffix("-sig")).encode(encoding)
    assert [passage.words for passage in read(epub({"c.xhtml": data})).passages] == ["渡口"]


def test_an_encoding_that_nobody_knows_is_read_as_utf_8() -> None:
    """A wrong declaration would end in a traceback."""
    data = page("<p>渡口</p>").replace("UTF-8", "x-unheard")
    assert [passage.words for passage in read(epub({"c.xhtml": data})).passages] == ["渡口"]


def test_documents_that_are_missing_or_no_words_are_told() -> None:
    """A chapter would vanish in silence."""
    manifest = (
        '<item id="s" href="s.svg" media-type="image/svg+xml"/><item id="m" href="m.xhtml" '
        'media-type="application/xhtml+xml"/>'
    )
    spine = '<itemref idref="s"/><itemref idref="m"/><itemref idref="none"/>'
    article = read(
        epub({"c.xhtml": page("<p>文</p>")}, parts={"OEBPS/s.svg": "<svg/>"}, manifest=manifest, spine=spine)
    )
    assert [notice.message for notice in article.notices] == [
        "OEBPS/s.svg was left out: it is no document of words.",
        "The book lists a document that it does not hold: m.",
        "The book lists a document that it does not hold: none.",
    ]


def test_elements_that_stand_too_deep_are_told() -> None:
    """The reader would crash on a hostile chapter."""
    article = read(epub({"c.xhtml": page("<div>" * 5_000 + "文" + "</div>" * 5_000)}))
    assert [passage.words for passage in article.passages] == ["文"]
    assert article.notices[0].code == "I009"


def lock(method: str) -> dict[str, str]:
    """Return the part that says how a book is locked."""
    inner = f"<EncryptionMethod Algorithm='{method}'/>" if method else ""
    return {"META-INF/encryption.xml": f"<encryption xmlns='urn:x'><EncryptedData>{inner}</EncryptedData></encryption>"}


@pytest.mark.parametrize("method", ["http://www.w3.org/2001/04/xmlenc#aes128-cbc", ""])
def test_a_locked_book_is_refused(method: str) -> None:
    """The article would be garbage."""
    assert "digital rights management" in refusal(epub({"c.xhtml": "locked"}, parts=lock(method)))


def test_disguised_fonts_lock_nothing() -> None:
    """A book with its own fonts would be refused."""
    data = epub({"c.xhtml": page("<p>文</p>")}, parts=lock("http://www.idpf.org/2008/embedding"))
    assert [passage.words for passage in read(data).passages] == ["文"]


def test_archives_that_are_no_book_are_named() -> None:
    """The message would not say what is missing."""
    mime = {"mimetype": "application/epub+zip"}
    assert "META-INF/container.xml is missing" in refusal(zipped(mime))
    assert "names no package" in refusal(zipped({**mime, "META-INF/container.xml": CONTAINER.format("x.opf")}))
    assert "lists no document" in refusal(epub({}))
    assert "lists no document" in refusal(epub({"c.xhtml": ""}))


def test_a_book_that_was_packed_anew_is_known() -> None:
    """The program that packed it compressed its first entry; it would be taken for a Word file."""
    kept = io.BytesIO()
    made = io.BytesIO(epub({"c.xhtml": page("<p>文</p>")}))
    with zipfile.ZipFile(made) as book, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as file:
        for name in reversed(book.namelist()):
            file.writestr(name, book.read(name))
    assert read(kept.getvalue()).format == "EPUB"
