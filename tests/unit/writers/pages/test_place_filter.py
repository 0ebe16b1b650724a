"""The filters of glossary and fact-check stand where they will be used."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring, tostring

from duiye.writers.pages import BuiltPage
from duiye.writers.pages.filters import place_filters

FACTS = '<form class="dy-filter dy-filter--facts" hidden></form>'
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
    place_filters(BuiltPage("en", "glossary/index.html", tree))
    written = tostring(tree.find(".//div"), encoding="unicode")
    assert written.replace('hidden=""', "hidden") == f"<div>{expected.format(FORM)}</div>"


def test_filter_of_the_facts_stands_below_their_counts() -> None:
    """The list of statements would jump down when the script shows the filter."""
    form = FACTS.replace("></form>", ' data-all="%d in all"><output></output></form>')
    counts, facts = (
        '<ul class="dy-facts__counts"><li>3</li></ul>',
        '<div class="dy-facts"><p class="dy-fact">a</p></div>',
    )
    tree = document_fromstring(f"<html><body><div>{counts}{facts}{FORM}{form}</div></body></html>")
    place_filters(BuiltPage("en", "fact-check/index.html", tree))
    written = tostring(tree.find(".//div"), encoding="unicode").replace('hidden=""', "hidden")
    assert written == f"<div>{counts}{form.replace('<output>', '<output>1 in all')}\n{facts}{FORM}</div>"
