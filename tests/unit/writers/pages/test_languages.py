from __future__ import annotations

from lxml.html import document_fromstring

from duiye.writers.pages import BuiltPage
from duiye.writers.pages.languages import mark_languages


def test_the_whole_page_says_its_foreign_words_but_not_its_title() -> None:
    """The contents would be read by the wrong voice; a title in the head would show tags."""
    words = "<title>对页 pages</title></head><body><nav><a>对页 pages</a></nav>"
    tree = document_fromstring(f'<html lang="en"><head>{words}</body></html>')
    mark_languages(BuiltPage("en", "index.html", tree))
    assert tree.findtext(".//title") == "对页 pages"
    assert tree.find(".//nav/a/span").attrib == {"lang": "zh"}
