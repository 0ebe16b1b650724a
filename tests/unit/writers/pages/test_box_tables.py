"""Tables stand in their boxes before a script comes."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring, tostring

from duiye.writers.pages import BuiltPage
from duiye.writers.pages.tables import box_tables

BOXED = (
    '<div class="md-typeset__scrollwrap"><div class="md-typeset__table"><table><tr><td>1</td></tr></table></div></div>'
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>a</p><table><tr><td>1</td></tr></table>b<p>c</p>", f"<p>a</p>{BOXED}b<p>c</p>"),
        (BOXED, BOXED),
        ('<table class="own"><tr><td>1</td></tr></table>', '<table class="own"><tr><td>1</td></tr></table>'),
    ],
)
def test_table_is_boxed_once(text: str, expected: str) -> None:
    """A page would jump when Material's script boxes its tables, or a wide one push it sideways."""
    outside = "<table><tr><td>1</td></tr></table>"
    tree = document_fromstring(f"<html><body><article>{text}</article>{outside}</body></html>")
    box_tables(BuiltPage("en", "index.html", tree))
    article = tree.find(".//article")
    assert article is not None
    assert tostring(article, encoding="unicode", with_tail=False) == f"<article>{expected}</article>"
    assert article.getnext().tag == "table"
