"""What shops, shelves and readers with assistive technology are told of a book."""

from __future__ import annotations

from dataclasses import replace

import pytest

from duiye.writers.epub.accessibility import describe
from duiye.writers.epub.pictures import make_picture
from epubs import INFO, PNG, SVG, bound, document_of

HTML = "<h1 id='a'>章</h1><p>文</p>"


def test_the_package_says_what_the_title_page_says() -> None:
    """A shelf would show a book without title, author or date."""
    book = bound(document_of(HTML))
    said = {
        name: book.metadata(name)
        for name in (
            "dc:title",
            "dc:creator",
            "dc:publisher",
            "dc:language",
            "dc:description",
            "dc:rights",
            "dc:date",
            "dc:source",
            "dc:subject",
            "title-type",
            "dcterms:modified",
        )
    }
    assert said == {
        "dc:title": ["书名", "副题"],
        "dc:creator": ["对页"],
        "dc:publisher": ["对页"],
        "dc:language": ["zh"],
        "dc:description": ["导语"],
        "dc:rights": ["CC BY 4.0"],
        "dc:date": ["2026-11-22"],
        "dc:source": ["https://book.org/"],
        "dc:subject": ["AI", "云计算"],
        "title-type": ["main", "subtitle"],
        "dcterms:modified": ["2026-11-22T00:00:00Z"],
    }


def test_what_is_not_known_is_left_out() -> None:
    """An empty creator is an error to every shop."""
    bare = replace(INFO, subtitle="", lead="", publisher="", licence="", address="", keywords=())
    book = bound(document_of(HTML, bare))
    names = ("dc:creator", "dc:publisher", "dc:description", "dc:rights", "dc:source", "dc:subject")
    assert [book.metadata(name) for name in names] == [[]] * len(names)
    assert book.metadata("dc:title") == ["书名"]
    assert "".join(book.pages["title.xhtml"].itertext()).split() == ["书名", "书名"]


@pytest.mark.parametrize(("language", "begins"), [("zh", "可重排的文本"), ("en", "Reflowable text")])
def test_accessibility_is_told_in_the_language_of_the_book(language: str, begins: str) -> None:
    """A blind reader could not tell before buying whether the book can be read aloud."""
    book = bound(document_of(HTML, replace(INFO, language=language)))
    assert book.metadata("schema:accessMode") == ["textual"]
    assert book.metadata("schema:accessModeSufficient") == ["textual"]
    assert book.metadata("schema:accessibilityHazard") == ["none"]
    assert "alternativeText" not in book.metadata("schema:accessibilityFeature")
    (summary,) = book.metadata("schema:accessibilitySummary")
    assert summary.startswith(begins)
    assert book.metadata("dcterms:conformsTo") == []


def test_pictures_and_formulas_are_told_where_there_are_some() -> None:
    """A book of charts would be announced as text alone."""
    pictures = [make_picture("a.png", PNG, set()), make_picture("b.svg", SVG, set())]
    told = list(describe(pictures, "en", has_formulas=True))
    assert ("schema:accessMode", "visual") in told
    assert ("schema:accessModeSufficient", "textual,visual") in told
    assert ("schema:accessibilityFeature", "alternativeText") in told
    assert ("schema:accessibilityFeature", "MathML") in told
    assert "MathML" in told[-1][1]
    assert "alternative text" in told[-1][1]


def test_what_may_flash_is_not_called_harmless() -> None:
    """A moving picture can bring on a seizure, and nobody has looked at this one."""
    told = list(describe([make_picture("a.gif", b"GIF89a\x01\x00\x01\x00", set())], "zh", has_formulas=False))
    assert [value for name, value in told if name == "schema:accessibilityHazard"] == ["unknown"]


def test_the_colophon_says_where_and_when() -> None:
    """A reader of a saved file could not tell where it came from."""
    words = "".join(bound(document_of(HTML)).pages["colophon.xhtml"].itertext())
    for said in ("书名：副题", "2026年11月22日", "1.2", "CC BY 4.0", "https://book.org/"):
        assert said in words
    english = bound(document_of(HTML, replace(INFO, language="en"))).pages["colophon.xhtml"]
    assert "22 November 2026" in "".join(english.itertext())


def test_the_cover_says_its_words_to_those_who_do_not_see_it() -> None:
    """The first page would be silence."""
    image = next(bound(document_of(HTML), PNG).pages["cover.xhtml"].iter("{*}img"))
    assert (image.get("alt"), image.get("role")) == ("书名：副题 · 对页", "doc-cover")
