"""A saved page is its article; what stands around it is told apart and kept."""

from __future__ import annotations

import pytest

from duiye.article import Article
from duiye.notice import ContentError
from duiye.readers.articles import read_article

PNG = b"\x89PNG\r\n\x1a\n picture"
TEXT = "渡口的灯每天傍晚六点亮起来，守灯的人姓周，他在这里住了三十年，谁也没有见过他离开。"
MORE = "第二年春天河水涨得很高，船不能开，他就一个人坐在灯下写信，写给上游的每一个村子。"


def read(html: str, beside: dict[str, bytes] | None = None, name: str = "a.html") -> Article:
    """Read a page."""
    return read_article(html.encode(), name, sibling=(beside or {}).get)


def page(article: str, head: str = "", title: str = "渡口的灯 - 河边网") -> str:
    """Write a page with everything around an article."""
    return (
        f"<!DOCTYPE html><html lang=zh><head><title>{title}</title>{head}</head><body>"
        "<header><nav><a href=/>首页</a> <a href=/a>栏目</a> <a href=/b>关于</a></nav></header>"
        f"<main><article>{article}</article></main>"
        "<aside><h3>热门文章</h3><ul><li><a href=/1>别处的一盏灯</a></li>"
        "<li><a href=/2>河上的冬天</a></li></ul></aside>"
        "<footer><p>版权所有 河边网</p></footer></body></html>"
    )


ARTICLE = f"<h1>渡口的灯</h1><p class=byline>周岸 2024-03-05</p><p>{TEXT}</p><h2>涨水</h2><p>{MORE}</p><p>{TEXT}</p>"


def test_the_article_is_told_from_navigation_and_footers() -> None:
    """The menu of a site would become chapters of a book."""
    made = read(page(ARTICLE))
    words = [item.words for item in made.passages]
    assert words == ["渡口的灯", "周岸 2024-03-05", TEXT, "涨水", MORE, TEXT]
    aside = " ".join(item.words for item in made.aside)
    assert "首页" in aside
    assert "热门文章" in aside
    assert "版权所有" in aside


def test_nothing_of_the_page_is_lost() -> None:
    """A paragraph that the extractor did not believe would vanish."""
    short = ARTICLE.replace("<h2>", "<p>他笑了。</p><h2>")
    made = read(page(short))
    everything = "".join(item.words for item in (*made.passages, *made.aside))
    for piece in (
        "首页",
        "栏目",
        "渡口的灯",
        "周岸",
        TEXT,
        "他笑了。",
        "涨水",
        MORE,
        "别处的一盏灯",
        "版权所有 河边网",
    ):
        assert piece in everything


def test_the_head_says_title_author_and_date() -> None:
    """The landing page would name the site for the article."""
    head = (
        '<meta name="author" content="周岸">'
        '<meta property="article:published_time" content="2024-03-05T10:00:00+08:00">'
        '<meta property="og:site_name" content="河边网">'
    )
    made = read(page(ARTICLE, head))
    assert dict(made.meta) == {
        "title": "渡口的灯", "author": "周岸", "date": "2024-03-05", "source": "河边网", "language": "zh",
    }  # fmt: skip


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "big5", "utf-8"])
def test_a_page_says_in_which_encoding_it_is(charset: str) -> None:
    """A page of twenty years ago would be nonsense."""
    head = f"<meta http-equiv=Content-Type content='text/html; charset={charset}'>"
    html = f"<html><head>{head}</head><body><p>中文的一段文字。</p></body></html>"
    made = read_article(html.encode(charset), "a.htm")
    assert [item.words for item in made.passages] == ["中文的一段文字。"]
    assert made.notices == ()


def test_a_page_that_lies_about_its_encoding_is_read_all_the_same() -> None:
    """A page saved again by a browser would not be read."""
    html = f"<html><head><meta charset=gbk></head><body><p>{TEXT}</p></body></html>"
    assert read(html.replace("gbk", "klingon")).passages[0].words == TEXT
    assert read_article(html.replace("gbk", "utf-8").encode("gb18030"), "a.html").passages[0].words == TEXT


def test_pictures_saved_beside_the_page_are_taken_and_others_told() -> None:
    """Pictures would be missing, or be fetched from another host."""
    pictures = (
        "<p><img src='灯_files/a.png' alt=灯></p>"
        "<p><img src=data:image/gif;base64,R0lGOD data-src='灯_files/b.png'></p>"
        "<p><img src=https://x.example/c.png alt=远></p><p><img src='data:image/png;base64,iVBORw0KGgo=' alt=内></p>"
        "<p><img src='data:image/svg+xml,<svg onload=alert(1)>'></p><p><img src='../../d.png'></p>"
    )
    made = read(page(ARTICLE.replace("<h2>", pictures + "<h2>")), {"灯_files/a.png": PNG, "灯_files/b.png": PNG + b"2"})
    assert set(made.pictures.values()) == {PNG, PNG + b"2", b"\x89PNG\r\n\x1a\n"}
    assert "![灯](images/a.png)" in [item.text for item in made.passages]
    told = [item.message for item in made.notices if item.code == "I004"]
    assert any("https://x.example/c.png" in message for message in told)


def test_a_page_without_text_is_refused() -> None:
    """An empty page would make an empty book."""
    for html in ("<html><body></body></html>", "<!DOCTYPE html><html><script>x</script></html>"):
        with pytest.raises(ContentError):
            read(html)


def test_an_old_page_of_tables_is_read() -> None:
    """Pages that stand in layout tables would be one table."""
    made = read(
        "<html><head><title>渡口的灯</title></head><body><table><tr><td><a href=a>首页</a></td></tr><tr><td>"
        f"<p><b>渡口的灯</b></p><p>{TEXT}</p><p>{MORE}</p></td></tr></table></body></html>"
    )
    assert [item.words for item in made.passages if item.words in {TEXT, MORE}] == [TEXT, MORE]


def test_a_page_nested_without_end_is_read() -> None:
    """A page that is broken on purpose would stop the program."""
    made = read("<html><body>" + "<div>" * 10_000 + f"<p>{TEXT}</p>" + "</div>" * 10_000)
    assert TEXT in "".join(item.words for item in made.passages)


def test_a_page_is_known_by_its_bytes() -> None:
    """A page saved without a suffix would be read as plain text."""
    assert read(page(ARTICLE), name="article").format.startswith("web page")
    assert read(page(ARTICLE), name="article.txt").format.startswith("web page")
