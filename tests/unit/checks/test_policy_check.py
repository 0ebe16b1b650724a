"""What the policy blocks in a chapter, beyond the cases of M002 and M003."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.checks.policy import check_policy
from duiye.hosting import Allowances
from duiye.model import Apparatus, Chapter, Edition, Publication
from duiye.readers.manuscript import read_manuscript
from duiye.readers.rendering import Page, list_page

PIECES = ["<script>", "</script>", "<p style=", "'color: red'>", "onclick=x", "<iframe src=//a.example>", "<form>"]
PIECES += ["~~~ mermaid\n", "<style>", "javascript:", "[a](", ")", "<!--", "-->", "<base", ">", "塔", "`", "\n\n"]
PIECES += ["<img src=https://a.example/x>", '<b class="mermaid">']


def told(html: str, allowances: Allowances | None, text: str = "") -> list[str]:
    """Return the code and message of each notice about a page with this HTML, written in a chapter as it is."""
    chapter: Chapter = read_manuscript(text or html, path="a.md", language="en", file="docs/en/a.md")[0]
    listing = list_page(html)
    page = Page(chapter, html, tuple(listing.ids), tuple(listing.links), tuple(listing.loaded))
    edition = Edition("en", "English", "T", {"a.md": chapter}, {})
    publication = Publication((edition,), (), Apparatus(), "https://a.example/", allowances=allowances)
    return [f"{item.code} {item.message}" for item in check_policy(publication, {("en", "a.md"): page})]


@pytest.mark.parametrize(
    "html",
    [
        '<p>He wrote style= and onclick= in <code>&lt;p style="x"&gt;</code>.</p>',
        '<td style="text-align: right;">1</td>',
        '<script type="application/ld+json">{"on": 1}</script><script src="a.js"></script>',
        '<!-- <p style="color: red" onclick="x()"> -->',
        '<img src="lamp.png"><video src="film.mp4"></video><a href="a.md">javascript: a word</a>',
        '<iframe src="about:blank"></iframe><iframe></iframe>',
        '<p on="x" once="y">base form style</p>',
        '<img src="https://elsewhere.example/a.png">',
    ],
)
def test_what_works_is_not_told(html: str) -> None:
    """Writers would be told of faults that are none, and turn the check off."""
    assert told(html, Allowances()) == []


def test_without_a_policy_nothing_is_told() -> None:
    """Users of another theme would be told of a policy that their site does not have."""
    assert told('<p onclick="x">a</p>', None) == []


@pytest.mark.parametrize(
    ("html", "allowances"),
    [
        ('<p style="color: red">a</p><style>p {}</style><pre class="mermaid">a</pre>', Allowances(styles=True)),
        ('<iframe src="demo.html"></iframe>', Allowances(frames=("self",))),
        ('<form action="send"></form>', Allowances(forms=("self",))),
        ('<form action="https://a.example/in"></form>', Allowances(forms=("https://a.example",))),
        ('<img src="//a.example/x.png">', Allowances(images=("https://a.example",))),
    ],
)
def test_what_is_allowed_is_not_told(html: str, allowances: Allowances) -> None:
    """Editors who have decided would be told for ever."""
    assert told(html, Allowances()) or "img" in html
    assert told(html, allowances) == []


def test_a_host_is_let_through_for_one_kind_only() -> None:
    """A film would stay black although its host is named, and nobody be told why."""
    html = '<img src="https://a.example/x.png"><iframe src="https://a.example/film"></iframe>'
    assert told(html, Allowances(images=("https://a.example",))) == ["M002 https://a.example/film is not shown."]
    assert told(html, Allowances(frames=("https://a.example",))) == ["M002 https://a.example/x.png is not shown."]


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_no_text_breaks_the_check(text: str) -> None:
    """One odd passage would stop `duiye check`."""
    told(text, Allowances(images=("https://a.example",)), text)


def test_a_chapter_full_of_it_takes_no_time_to_speak_of() -> None:
    """A chapter of many megabytes would hang the check."""
    html = "<p style='color: red' onclick='x()'>a</p>\n" * 5_000
    start = time.process_time()
    assert len(told(html, Allowances())) == 10_000
    assert time.process_time() - start < 5
