from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from duiye.writers.pages import BuiltPage
from duiye.writers.pages.leftovers import mend_leftovers


def test_only_what_the_standard_forbids_is_taken() -> None:
    """Every page would be invalid, or a field would offer words that a browser remembers."""
    body = '<input type="checkbox" id="a" autocomplete="off"><input type="search" autocomplete="off"><input>'
    tree = document_fromstring(f"<html><body>{body}</body></html>")
    mend_leftovers(BuiltPage("en", "index.html", tree))
    assert [dict(box.attrib) for box in tree.iter("input")] == [
        {"type": "checkbox", "id": "a"},
        {"type": "search", "autocomplete": "off"},
        {},
    ]


@pytest.mark.parametrize(("language", "words"), [("zh", "跳到正文"), ("en", "Skip to content")])
def test_the_link_past_the_header_says_where_it_leads(language: str, words: str) -> None:
    """A Chinese reader who hears the page would be told to “jump to”, and no more."""
    told = {"zh": "跳转至", "en": "Skip to content"}[language]
    tree = document_fromstring(f'<html><body><a>x</a><a class="md-skip" href="#a">{told}</a></body></html>')
    mend_leftovers(BuiltPage(language, "index.html", tree))
    assert [link.text for link in tree.iter("a")] == ["x", words]


@pytest.mark.parametrize(("language", "title"), [("zh", "本节链接"), ("en", "Permanent link")])
def test_links_of_headings_are_named_in_the_language_of_the_page(language: str, title: str) -> None:
    """A Chinese reader would be shown English below the pointer; what an author has set stays."""
    links = '<a class="headerlink" title="Permanent link">¶</a><a class="headerlink" title="§">¶</a>'
    tree = document_fromstring(f"<html><body>{links}</body></html>")
    mend_leftovers(BuiltPage(language, "index.html", tree))
    assert [link.get("title") for link in tree.iter("a")] == [title, "§"]
