"""The glossary's filter stands where it will be used."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring, tostring

from duiye.writers.pages import BuiltPage
from duiye.writers.pages.filters import place_filter

FORM = '<form class="dy-filter" hidden></form>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<p>a</p><h2>A</h2><dl class="dy-glossary"></dl>{}', '<p>a</p>{}\n<h2>A</h2><dl class="dy-glossary"></dl>'),
        ('<p>a</p><dl class="dy-glossary"></dl>{}', '<p>a</p>{}\n<dl class="dy-glossary"></dl>'),
        ('<dl class="dy-glossary"></dl>{}', '{}\n<dl class="dy-glossary"></dl>'),
        ("<p>a</p>{}", "<p>a</p>{}"),
        ('<dl class="dy-glossary"></dl>', '<dl class="dy-glossary"></dl>'),
    ],
)
def test_filter_stands_above_the_first_entries(text: str, expected: str) -> None:
    """The whole glossary would jump down when the script shows the filter."""
    tree = document_fromstring(f"<html><body><div>{text.format(FORM)}</div></body></html>")
    place_filter(BuiltPage("en", "glossary/index.html", tree))
    written = tostring(tree.find(".//div"), encoding="unicode")
    assert written.replace('hidden=""', "hidden") == f"<div>{expected.format(FORM)}</div>"
