"""What a page says of a text that is not translated yet."""

from __future__ import annotations

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from duiye.readers.manuscript import read_manuscript
from duiye.writers.waiting import write_draft, write_home, write_untranslated


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-Hant", "目前还没有译成中文的章节，请先读英文或A&B版。"),
        ("en", "No chapter has been translated into English yet; until then, please read the English or A&B edition."),
    ],
)
def test_an_edition_names_all_the_others(language: str, said: str) -> None:
    """A reader would be sent to one language of several, or be told in a language that is not the page's."""
    made = lxml.html.fromstring(write_untranslated(language, [("en", "English", "../en/"), ("ab", "A&B", "../ab/")]))
    assert made.text_content().strip() == said
    assert [(link.get("href"), link.get("lang")) for link in made] == [("../en/", None), ("../ab/", "ab")]


def test_a_draft_says_that_it_is_one_in_the_language_of_its_page() -> None:
    """A translator would take the original for a finished translation."""
    made = lxml.html.fragments_fromstring(write_draft("zh", ("en", "English"), "<p>Text</p>"))
    assert [item.text_content().strip() for item in made] == [
        "尚未翻译下面仍是英文原文，只在预览中显示，不会发布。",
        "Text",
    ]
    assert made[1].get("lang") == "en"
    (said, _) = lxml.html.fragments_fromstring(write_draft("zh", ("ab", "A&B"), "<p>Text</p>"))
    assert [(name.text, name.get("lang")) for name in said.iter("span")] == [("A&B", "ab")]


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=20))
def test_a_title_of_any_characters_stays_a_title(title: str) -> None:
    """A landing page would show markup, or lose half of its title."""
    made = write_home(title, {"template": "home.html", "hide": ["toc"], "hero": {"title": "灯"}})
    chapter, notices = read_manuscript(made, path="index.md", language="en", file="index.md")
    assert (notices, chapter.meta) == ((), {"title": title, "template": "home.html", "hide": ["toc"]})
    html = Markdown(extensions=["attr_list"]).convert(chapter.blocks[1].text)
    assert lxml.html.fromstring(html).text_content() == title
