"""What a reader reads of a block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.readers.manuscript import partition
from duiye.readers.plaintext import plain_text


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("渡轮**认得**灯塔。[^C01]", "渡轮 认得 灯塔。"),
        ("[过河](crossing/index.md)读起", "过河读起"),
        ("![A lamp](lamp.png) shines", "A lamp shines"),
        ("run `duiye build` now", "run   now"),
        ("<span class='x'>word</span>", "word"),
        ("a\n{ .lead }", "a"),
        ("## Tower {#tower}", "Tower"),
        ("- a\n- b\n\n    1. c", "a\nb\nc"),
        ("> said", "said"),
        ('!!! note "Mind"\n    text', "text"),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |", "a   b  \n\n  1   2"),
        ("---\ntitle: T\n---\ntext", "text"),
        ("```\ncode\n```", ""),
        ("*[HTML]: Hypertext", ""),
        ("[^1]: note", ""),
        ("<!-- hidden -->", ""),
    ],
)
def test_only_words_that_readers_see_are_left(markdown: str, plain: str) -> None:
    """Reading times and `used in` lists of the glossary would count marks, code and notes."""
    assert plain_text(partition(markdown)) == plain


def test_headings_and_links_can_be_left_out() -> None:
    """The glossary would say that a chapter explains a term which only its title or a link names."""
    blocks = partition("## Tower {#tower}\n\nSee [the ferry](ferry.md) here.")
    assert plain_text(blocks, headings=False, links=False).split() == ["See", "here."]


@given(st.text(max_size=80))
def test_any_text_can_be_reduced(text: str) -> None:
    """One odd chapter would end the build with a traceback."""
    assert isinstance(plain_text(partition(text)), str)
