from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from duiye.proof.seen import Line, SeenPage, read_seen


def seen(article: str) -> SeenPage:
    """Read a page with such an article."""
    page = read_seen(f"<html><body><article>{article}</article></body></html>".encode(), "zh", "tide/")
    assert page is not None
    return page


def test_each_line_knows_its_block_and_language() -> None:
    """A missed phrase would be told at the wrong passage, or be asked for in the wrong language."""
    page = seen(
        '<h1 id="tide">潮汐<a class="headerlink" href="#tide">¶</a></h1>'
        '<p id="tide-p1">大潮<b>在</b>朔望<sup id="fnref:C1"><a class="footnote-ref">1</a></sup>之后。</p>'
        '<ul id="tide-p2"><li>涨<br>落</li><li lang="en">ebb  and\nflow</li></ul>'
    )
    assert page.lines == (
        Line("潮汐", "tide", "zh", is_heading=True),
        Line("大潮在朔望之后。", "tide-p1", "zh"),
        Line("涨", "tide-p2", "zh"),
        Line("落", "tide-p2", "zh"),
        Line("ebb and flow", "tide-p2", "en"),
    )
    assert page.place == "zh/tide/"
    assert page.text == "潮汐\n大潮在朔望之后。\n涨\n落\nebb and flow"


def test_what_no_reader_reads_is_not_asked_for() -> None:
    """The build would fail for a tooltip, a picture or a button."""
    unseen = (
        "<nav>路</nav><aside>词</aside><svg><text>图</text></svg><script>1</script><button>按</button><p hidden>藏</p>"
        '<details class="dy-cite"><dd>引</dd></details><p data-search-exclude>外</p><!-- 注 --><?x 注?>'
    )
    assert [line.text for line in seen(f"<p>前{unseen}后</p>").lines] == ["前", "后"]


def test_soft_hyphens_and_joiners_are_no_letters() -> None:
    """A phrase would be asked for with signs that nobody types."""
    assert [line.text for line in seen("<p>in\u00adfra\u200bstructure</p>").lines] == ["infrastructure"]


def test_a_page_without_an_article_is_none() -> None:
    """A page of the host's own would stop the proof."""
    assert read_seen(b"<html><body><p>x</p></body></html>", "zh", "") is None


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_no_text_is_lost(text: str) -> None:
    """Phrases of some alphabet would never be asked for."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    read = seen(f"<p>a{escaped}z</p>").text
    kept = [sign for sign in text if not sign.isspace() and sign not in "\u00ad\u200b\u200c\u200d\u2060\ufeff"]
    assert [sign for sign in read if not sign.isspace()] == ["a", *kept, "z"]
