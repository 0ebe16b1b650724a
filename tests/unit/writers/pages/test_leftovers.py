from __future__ import annotations

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
