"""Author, translator and the date of the text, wherever a reader or a library looks for them."""

from __future__ import annotations

import re
import zipfile

import pikepdf
import pytest

from duiye import press
from duiye.editions import worker_pool
from epubchecking import messages_about
from folders import Folder, in_our_look, snapshot

CREDITS = """  - duiye:
      credits:
        author: {zh: 林小满, en: Lin Xiaoman}
        translator: {en: Ann Example}
        date: 2023-05
"""


@pytest.mark.slow
def test_the_people_stand_in_books_metadata_and_citations_the_same_in_every_build(tiny: Folder) -> None:
    """A library would keep the book under its publisher, and a reader look in vain for who wrote it."""
    in_our_look(tiny).replace("mkdocs.yml", "  - duiye:\n", CREDITS)
    with worker_pool() as workers:
        press.build(tiny.root, tiny.path("site"), workers=workers)
        press.build(tiny.root, tiny.path("again"), workers=workers)
    assert snapshot(tiny.path("site")) == snapshot(tiny.path("again"))
    for edition, author in (("zh", "林小满"), ("en", "Lin Xiaoman"), ("facing", "林小满 / Lin Xiaoman")):
        with pikepdf.open(tiny.path(f"site/pdf/ferry-lamp-{edition}.pdf")) as pdf:
            assert str(pdf.docinfo["/Author"]) == author
    epub = tiny.path("site/epub/ferry-lamp-zh-en.epub")
    assert messages_about({"zh-en": epub.read_bytes()}) == {"zh-en": []}
    with zipfile.ZipFile(epub) as book:
        package = book.read("EPUB/package.opf").decode()
        title = book.read("EPUB/title.xhtml").decode()
        colophon = book.read("EPUB/colophon.xhtml").decode()
    assert re.findall(r"<dc:creator[^>]*>([^<]*)", package) == ["林小满"]
    assert re.findall(r"alternate-script[^>]*>([^<]*)", package) == ["Lin Xiaoman"]
    assert re.findall(r"<dc:contributor[^>]*>([^<]*)", package) == ["Ann Example"]
    assert re.findall(r">(aut|trl|edt)<", package) == ["aut", "trl"]
    assert "林小满\u2002著" in title
    assert "Translated by Ann Example" in title
    assert "<dt>原文日期</dt><dd>2023年5月</dd>" in colophon
    assert "<dt>Text dated</dt><dd>May 2023</dd>" in colophon
    page = tiny.read("site/en/crossing/lighthouse/index.html")
    assert '<meta name="citation_author" content="Lin Xiaoman">' in page
    assert '"author":{"name":"Lin Xiaoman"}' in page
    assert "author: Lin Xiaoman" in tiny.read("site/en/crossing/lighthouse/index.md")
    assert "林小满. " in tiny.read("site/zh/crossing/lighthouse/index.html")
