from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HTMLParser, document_fromstring

from duiye.writers.pages import BuiltPage
from duiye.writers.search.pagetext import PageText, Section, read_page


def read(article: str, path: str = "part/tide/index.html", title: str = "短 · 书") -> PageText:
    """Read a page that has an article."""
    page = read_page(built(f'<article class="md-content__inner md-typeset">{article}</article>', path, title))
    assert page is not None
    return page


def built(body: str, path: str = "index.html", title: str = "短 · 书") -> BuiltPage:
    """Return a page as finishing has it."""
    text = f"<!doctype html><html><head><title>{title}</title></head><body><nav>栏</nav>{body}</body></html>"
    return BuiltPage(
        "zh", path, document_fromstring(text.encode("utf-8", "surrogatepass"), parser=HTMLParser(encoding="utf-8"))
    )


def blocks(article: str) -> list[tuple[str, str]]:
    """Return the blocks of all sections."""
    return [block for section in read(article).sections for block in section.blocks]


def test_sections_begin_at_headings_that_can_be_linked() -> None:
    """A hit would lead to the top of a long page, or to no place at all."""
    page = read(
        '<h1 id="tide">潮<a class="headerlink" href="#tide">¶</a></h1><p id="tide-p1">前。</p>'
        '<h2 id="ebb">退<code>潮</code></h2><p id="ebb-p1">后。</p><div id="box"><h3 id="deep">深</h3><p>底。</p></div>'
        "<h4>无名</h4><p>尾。</p>"
    )
    assert (page.address, page.title) == ("part/tide/", "潮")
    assert page.sections == (
        Section("", "潮", (("tide-p1", "前。"),)),
        Section("ebb", "退潮", (("ebb-p1", "后。"),)),
        Section("deep", "深", (("box", "底。"), ("", "无名\n尾。"))),
    )


def test_a_page_without_its_own_heading_has_the_title_of_the_window() -> None:
    """A hit would have no name."""
    page = read('<p>字</p><h2 id="b">节</h2>')
    assert page.title == "短"
    assert page.sections[0].blocks == (("", "字"),)
    assert read("<h1>一<br>二</h1>").title == "一 二"
    assert read("<h1>卖铲人<span>：</span> <span>热潮</span></h1>").title == "卖铲人：热潮"


def test_nothing_that_a_reader_sees_is_lost() -> None:
    """Words of tables, lists, notes, code, captions and folded parts would not be found."""
    article = """
      <h1>T</h1><table id="t"><caption>题</caption><tr><th>甲</th><td>乙<br>丙</td></tr></table>
      <ul><li>一<ul><li>二</li></ul></li></ul><dl><dt id="term">词</dt><dd>义</dd></dl>
      <div class="admonition" id="box"><p class="admonition-title">注意</p><p>当心</p></div>
      <details><summary>看</summary><p>里面</p></details><figure><img alt="图"><figcaption>图题</figcaption></figure>
      <blockquote><p>引</p></blockquote><pre><code>let a = 1;
let b;</code></pre><p>词<sup>2</sup>与<em>强</em>调<!-- 注 -->后</p>
      <div class="footnote"><h2 id="notes">注释</h2>
      <ol><li id="fn:1"><p>脚注<a class="footnote-backref">↩</a></p></li></ol></div>
    """
    page = read(article)
    assert dict(page.sections[0].blocks)["t"] == "题\n甲\n乙\n丙"
    text = "\n".join(text for section in page.sections for _, text in section.blocks)
    for said in ("一\n二", "词\n义", "注意\n当心", "看\n里面", "图题", "引", "let a = 1;\nlet b;", "词2与强调后"):
        assert said in text, said
    assert page.sections[-1] == Section("notes", "注释", (("fn:1", "脚注"),))


def test_what_is_no_part_of_the_text_is_not_found() -> None:
    """Hits would show buttons, numbers of notes and words that nobody can see."""
    article = (
        '<h1>T</h1><nav>甲</nav><p id="a">字<a class="footnote-ref">1</a>后<a class="headerlink">¶</a>'
        "<button>按</button>尾</p><script>var x</script><style>p{}</style><svg><text>图</text></svg>"
        '<aside data-search-exclude hidden>提示</aside><p data-search-exclude="">藏</p><p hidden>隐</p>'
        '<form><label>筛</label></form><div id="__tabbed_1">签</div>'
    )
    assert blocks(article) == [("a", "字后尾"), ("", "签")]
    assert blocks('<p hidden="until-found">可找</p>') == [("", "可找")]


def test_text_comes_back_to_the_block_around_an_inner_one() -> None:
    """A hit would be marked in a paragraph that does not hold it."""
    assert blocks('<div id="a">一<p id="b">二</p>三</div>四') == [("a", "一\n三"), ("b", "二"), ("", "四")]


def test_breaks_inside_words_are_taken_out() -> None:
    """A word that may be broken at a line's end would not be found."""
    assert blocks("<p>cloud\u00adcompu\u200bting\u3000云\n 计</p>") == [("", "cloudcomputing 云 计")]


def test_pages_without_an_article_are_left_out() -> None:
    """The build would stop at a page that a writer drew by hand, or find the page of lost addresses."""
    assert read_page(built("<p>字</p>")) is None
    assert read_page(built("<article>字</article>")) is None
    assert read_page(built('<article class="md-content__inner">字</article>', "404.html")) is None
    empty = read("")
    assert (empty.title, empty.sections) == ("短", (Section("", "短", ()),))


def test_odd_characters_do_no_harm() -> None:
    """One bad character would stop the build."""
    assert blocks("<p>😀 שלום &#xD800; &#0; 𠀀</p>")[0][1].startswith("😀 שלום")
    assert read("<h1>字</h1>", "部分/a b/index.html").address == "%E9%83%A8%E5%88%86/a%20b/"


def test_headings_inside_headings_do_no_harm() -> None:
    """One bad page would stop the build."""
    page = read('<h2 id="a">甲<h3 id="b">乙</h3></h2><h2 id="c"><p id="p">丙</p></h2><p>丁</p>')
    assert not page.sections[0].anchor
    assert page.sections[-1].anchor == "c"
    assert "丁" in str(page)


@given(st.text())
def test_any_html_is_read(html: str) -> None:
    """The build would stop at what a writer typed."""
    page = read_page(built(f'<article class="md-content__inner">{html}</article>'))
    assert page is None or page.sections


def test_a_page_of_five_megabytes_is_read_in_its_time() -> None:
    """One long page would hold up the build for minutes."""
    start = time.process_time()
    page = read("<h1>T</h1>" + '<h2 id="a">节</h2><p id="p">云计算与大模型，<b>GPU</b>。</p>' * 60_000)
    assert len(page.sections) == 60_001
    deep = read("<div>" * 5_000 + "字" + "</div>" * 5_000)
    assert deep.sections[0].blocks == (("", "字"),) or not deep.sections[0].blocks
    assert time.process_time() - start < 20
