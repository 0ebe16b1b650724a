"""Addresses on paper: what people read in place of escapes, and what must stay as it is."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.typesetter import lacking
from duiye.writers.book.spelling import _is_in_fonts, spell_address

ASCII = "".join(map(chr, range(33, 127)))


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        ("https://zh.example/wiki/%E6%B8%A1%E5%8f%a3", "https://zh.example/wiki/渡口"),
        ("https://example.com/caf%C3%A9/%D0%9C%D0%B8%D1%80", "https://example.com/café/Мир"),
        ("https://example.com/%E6%B8%A1%2F%E5%8F%A3%20a%25b%23c%3Fd", "https://example.com/渡%2F口%20a%25b%23c%3Fd"),
        ("https://example.com/%E6%B8%A1%EF%BC%88%E5%8F%A3", "https://example.com/渡%EF%BC%88口"),
        ("https://example.com/%C2%A0%E3%80%80", "https://example.com/%C2%A0%E3%80%80"),
        ("https://example.com/caf%E9", "https://example.com/caf%E9"),
        ("https://example.com/%B6%C9%BF%DA", "https://example.com/%B6%C9%BF%DA"),
        ("https://example.com/100%", "https://example.com/100%"),
        ("https://example.com/渡口", "https://example.com/渡口"),
    ],
)
def test_letters_stand_for_their_escapes_and_nothing_else_does(url: str, printed: str) -> None:
    """Nobody types forty escapes from paper; a slash or a space that was none would lead elsewhere."""
    assert spell_address(url) == printed


def test_letters_that_the_fonts_may_lack_stay_escaped_unless_they_are_printed_beside_it() -> None:
    """A book would fail for an address that its author has no other spelling for."""
    url = "https://example.com/%E9%9B%B2%E7%AB%AF"
    assert spell_address(url) == url
    assert spell_address(url, "AI雲端") == "https://example.com/雲端"
    assert spell_address("https://example.com/%E4%B8%AD%E3%90%82") == "https://example.com/%E4%B8%AD%E3%90%82"


def test_the_fonts_have_every_letter_that_stands_for_an_escape() -> None:
    """Typst would refuse the book for a letter that no author wrote."""
    letters = {chr(code) for code in range(0x80, 0x10000) if chr(code).isalpha() and _is_in_fonts(chr(code))}
    assert len(letters) > 6763
    assert lacking(letters) == set()


@given(st.lists(st.sampled_from([*ASCII, "渡", "口", "é", "（", "\xa0", "𠀀", "%E9", "%20", "%2F"])).map("".join))
def test_what_is_printed_leads_where_the_link_leads(text: str) -> None:
    """Whoever types the address must come to the same page."""
    url = quote(text, safe=ASCII)
    assert re.sub(r"%..", lambda found: found[0].upper(), quote(spell_address(url, text), safe=ASCII)) == re.sub(
        r"%..", lambda found: found[0].upper(), url
    )
