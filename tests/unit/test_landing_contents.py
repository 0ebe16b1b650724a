"""What the contents on a landing page show of chapters of which their author says nothing."""

from __future__ import annotations

import re
from concurrent.futures import ProcessPoolExecutor

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye import press
from duiye.writers.metadata import opening_words
from folders import Folder, in_our_look


@pytest.mark.slow
def test_a_chapter_without_a_description_shows_how_it_begins(tiny: Folder, workers: ProcessPoolExecutor) -> None:
    """The first thing that a newcomer sees of an imported article would be a bare list of titles."""
    in_our_look(tiny)
    for language in ("zh", "en"):
        name = f"docs/{language}/crossing/lighthouse.md"
        tiny.write(name, re.sub(r"^description: .*\n", "", tiny.read(name), flags=re.MULTILINE))
        home = f"docs/{language}/index.md"
        front = "template: home.html\n"
        tiny.write(home, f"---\n{front}---\n{tiny.read(home).split('---' + chr(10))[-1]}")
    site = tiny.path("site")
    press.build(tiny.root, site, books=False, workers=workers)
    pages = {tag: lxml.html.document_fromstring((site / tag / "index.html").read_text("utf-8")) for tag in ("zh", "bi")}
    (item,) = pages["zh"].xpath("//li[a[contains(@href, 'lighthouse')]][contains(@class, 'dy-chapters__item')]")
    text = lxml.html.document_fromstring((site / "zh/crossing/lighthouse/index.html").read_text("utf-8"))
    begins = text.xpath("string(//article//h1/following::p[1])")
    about = item.xpath("string(*[@class='dy-chapters__about'])")
    assert about
    assert begins.startswith(about.rstrip("…")[:12])
    assert re.fullmatch(r"约\d+分钟", item.xpath("string(small)"))
    assert not text.xpath("//head/meta[@name='description'][@content='']")
    start = pages["bi"].xpath("//p[@class='dy-hero__start']/a/span")
    assert [(span.get("lang"), span.text) for span in start] == [("zh", "开始阅读"), ("en", "Start reading")]


@pytest.mark.parametrize(
    ("html", "language", "words"),
    [
        ('<h1>A</h1><p class="admonition-title">Note</p><p>One. Two.</p>', "en", "One. Two."),
        ("<p><img></p><p>月亮<b>与海</b>。</p>", "zh", "月亮与海。"),
        ("<h1>A</h1>", "en", ""),
    ],
)
def test_a_chapter_begins_with_its_first_words(html: str, language: str, words: str) -> None:
    """A list of chapters would show the title of a box, or nothing where a picture stands first."""
    assert opening_words(html, language) == words


@given(st.text(), st.sampled_from(["zh", "en"]))
def test_what_is_listed_is_short(text: str, language: str) -> None:
    """A chapter of one long paragraph would stand whole on the landing page."""
    assert len(opening_words(f"<p>{text}</p>", language)) <= 111
