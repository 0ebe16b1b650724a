"""How a page is cited, held against what the standards print."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.writers.citations import Citation, Cited, write_citations

CHAPTER = Cited(
    "zh",
    "潮汐之书：一个例子",
    "https://example.org/zh/part-1/tide/",
    "潮汐",
    "对页编辑部",
    "2026-11-03",
    "part-1/tide.md",
)
ENGLISH = Cited(
    "en",
    "The Book of Tides: An Example",
    "https://example.org/en/part-1/tide/",
    "What a tide is",
    "Tide Office",
    "2026-11-03",
    "part-1/tide.md",
)


def forms(cited: Cited, accessed: str = "2026-12-01", in_words: str = "December 1, 2026") -> dict[str, str]:
    """Return each form as a reader copies it, with the day filled in."""
    days = {"accessed": accessed, "accessed-in-words": in_words}
    return {made.form: "".join(days.get(kind, words) for kind, words in made.pieces) for made in write_citations(cited)}


def test_chinese_chapter_is_cited_in_three_forms() -> None:
    """A reader of the Chinese edition would cite a chapter wrongly."""
    assert forms(CHAPTER) == {
        "gbt": "对页编辑部. 潮汐[EB/OL]//对页编辑部. 潮汐之书: 一个例子. (2026-11-03)[2026-12-01]. "
        "https://example.org/zh/part-1/tide/.",
        "apa": "对页编辑部. (2026, November 3). 潮汐. 潮汐之书：一个例子. https://example.org/zh/part-1/tide/",
        "bibtex": "@misc{tide-zh-2026,\n  author = {{对页编辑部}},\n  title = {{潮汐}},\n"
        "  howpublished = {潮汐之书：一个例子},\n  year = {2026},\n  month = {11},\n  date = {2026-11-03},\n"
        "  langid = {chinese},\n  url = {https://example.org/zh/part-1/tide/},\n  urldate = {2026-12-01},\n}",
    }


def test_english_chapter_is_cited_in_three_forms() -> None:
    """A reader of the English edition would cite a chapter wrongly."""
    assert forms(ENGLISH) == {
        "gbt": "Tide Office. What a tide is[EB/OL]//Tide Office. The Book of Tides: An Example. "
        "(2026-11-03)[2026-12-01]. https://example.org/en/part-1/tide/.",
        "apa": "Tide Office. (2026, November 3). What a tide is. The Book of Tides: An Example. "
        "https://example.org/en/part-1/tide/",
        "bibtex": "@misc{tide-en-2026,\n  author = {{Tide Office}},\n  title = {{What a tide is}},\n"
        "  howpublished = {The Book of Tides: An Example},\n  year = {2026},\n  month = {11},\n"
        "  date = {2026-11-03},\n  langid = {english},\n  url = {https://example.org/en/part-1/tide/},\n"
        "  urldate = {2026-12-01},\n}",
    }


@pytest.mark.parametrize(
    ("cited", "accessed", "printed"),
    [
        (
            Cited("zh", "出版业信息化迈入快车道", "http://www.creader.com/news/20011219/200112190019.html",
                  author="萧钰", date="2001-12-19"),
            "2002-04-15",
            ("萧钰. 出版业信息化迈入快车道[EB/OL]. (2001-12-19)[2002-04-15]. "
            "http://www.creader.com/news/20011219/200112190019.html."),
        ),
        (
            Cited("en", "UNIMARC and metadata: Dublin core", "http://archive.ifla.org/IV/ifla64/138-161e.htm",
                  author="HOPKINSON A", date="2009-04-22"),
            "2013-03-27",
            ("HOPKINSON A. UNIMARC and metadata: Dublin core[EB/OL]. (2009-04-22)[2013-03-27]. "
            "http://archive.ifla.org/IV/ifla64/138-161e.htm."),
        ),
    ],
)  # fmt: skip
def test_form_of_the_standard_is_that_of_its_examples(cited: Cited, accessed: str, printed: str) -> None:
    """A citation would not be one by GB/T 7714—2015 (examples of 8.8 and of annex A)."""
    assert forms(cited, accessed)["gbt"] == printed


@pytest.mark.parametrize(
    ("cited", "printed"),
    [
        (
            Cited("en", "World Health Organization", "https://www.who.int/news-room/fact-sheets/detail/the-top-10",
                  "The top 10 causes of death", "World Health Organization", "2018-05-24"),
            ("World Health Organization. (2018, May 24). The top 10 causes of death. "
            "https://www.who.int/news-room/fact-sheets/detail/the-top-10"),
        ),
        (
            Cited("en", "U.S. Department of Commerce", "https://www.census.gov/popclock/",
                  "U.S. and world population clock", "U.S. Census Bureau"),
            ("U.S. Census Bureau. (n.d.). U.S. and world population clock. U.S. Department of Commerce. "
            "Retrieved December 1, 2026, from https://www.census.gov/popclock/"),
        ),
        (
            Cited("en", "Tides", "https://example.org/en/why/", "Why do they come?", "", "2026-11-03"),
            "Why do they come? (2026, November 3). Tides. https://example.org/en/why/",
        ),
    ],
)  # fmt: skip
def test_form_of_apa_is_that_of_its_examples(cited: Cited, printed: str) -> None:
    """A citation would not be one by APA 7: a site named twice, no day of retrieval, an author made up."""
    assert forms(cited)["apa"] == printed


def test_publication_is_cited_as_a_whole() -> None:
    """A reader could not cite the book."""
    whole = forms(replace(CHAPTER, title="", path="index.md", date=""))
    assert whole["gbt"] == ("对页编辑部. 潮汐之书: 一个例子[EB/OL]. [2026-12-01]. https://example.org/zh/part-1/tide/.")
    assert whole["bibtex"].startswith("@misc{home-zh,\n")
    assert "howpublished" not in whole["bibtex"]
    assert "year" not in whole["bibtex"]


def test_nobody_is_made_up_where_no_author_is_named() -> None:
    """A citation would begin with a stop, or name somebody who wrote nothing."""
    nameless = forms(replace(CHAPTER, author=" "))
    assert nameless["gbt"].startswith("潮汐[EB/OL]//潮汐之书: 一个例子. (")
    assert "author" not in nameless["bibtex"]


def test_day_of_reading_is_asked_for_where_no_script_knows_it() -> None:
    """A reader without JavaScript would cite a day on which nobody read the page."""
    zh, en = (write_citations(cited)[0].text for cited in (CHAPTER, ENGLISH))
    assert "[引用日期]" in zh
    assert "[date of access]" in en


@pytest.mark.parametrize("date", ["2026", "yesterday", "2026-13-01", "2026-11-03T10:00:00Z"])
def test_date_that_is_none_is_left_out(date: str) -> None:
    """A citation would name a day that is not one."""
    made = forms(replace(CHAPTER, date=date), "1999-01-01", "January 1, 1999")
    assert date not in "".join(made.values())


@given(title=st.text(), author=st.text(), publication=st.text(), path=st.text())
def test_bibtex_can_be_read_whatever_a_title_holds(title: str, author: str, publication: str, path: str) -> None:
    """One title with a brace or a line break would spoil a reader's whole bibliography."""
    made: dict[str, Citation] = {
        item.form: item
        for item in write_citations(
            Cited("zh", publication, "https://example.org/{a}/", title, author, "2026-11-03", path)
        )
    }
    entry = made["bibtex"].text
    depth = 0
    for mark in entry:
        depth += {"{": 1, "}": -1}.get(mark, 0)
        assert depth >= 0
    assert depth == 0
    head, *fields, end = entry.split("\n")
    assert head.startswith("@misc{")
    assert head.removeprefix("@misc{").removesuffix(",").isascii()
    assert end == "}"
    assert all(field.startswith("  ") and field.endswith("},") for field in fields)
