from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from duiye.writers.pages import BuiltPage
from duiye.writers.pages.headings import LONG, mark_long_headings

LINK = '<a class="headerlink">¶</a>'


@pytest.mark.parametrize(
    ("language", "heading", "is_long"),
    [
        ("zh", "<h1>茶马古道上的账本里</h1>", False),
        ("zh", f"<h1>茶马古道上的账本里面{LINK}</h1>", False),
        ("zh", "<h1>茶马古道上的账本里面有什么</h1>", True),
        ("zh", "<h1>茶马古道上的账本，里面有什么</h1>", False),
        ("zh", "<h2>茶马古道上的账本里面有什么</h2>", False),
        ("zh", "<h2>茶马古道上的账本里面究竟有些什么</h2>", True),
        ("zh", "<h2>从GPU到TPU的算力之争</h2>", False),
        ("zh", '<h1 class="dy-hero__title">茶马古道上的账本</h1>', True),
        ("zh", '<h1 class="dy-hero__title">茶马<span class="dy-hero__subtitle">古道上的账本</span></h1>', False),
        ("en", "<h1>Antidisestablishmentarianism and other words</h1>", False),
    ],
)
def test_only_a_phrase_without_room_on_a_phone_may_be_broken(language: str, heading: str, *, is_long: bool) -> None:
    """One character would stand alone on the last line, or a phrase that has room be cut."""
    tree = document_fromstring(f"<html><body><article>{heading}</article></body></html>")
    mark_long_headings(BuiltPage(language, "index.html", tree))
    assert [LONG in (each.get("class") or "").split() for each in tree.iter("h1", "h2")] == [is_long]
