"""Readers of articles: the bytes of one file in, an `Article` out; they never open a file.

A format is one module and one line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from duiye.article import Article
from duiye.readers.articles.encoding import refuse_binary
from duiye.readers.articles.epub import EPUB
from duiye.readers.articles.formats import Format
from duiye.readers.articles.markdown import MARKDOWN
from duiye.readers.articles.odt import ODT
from duiye.readers.articles.source import Source, nothing_beside
from duiye.readers.articles.text import TEXT
from duiye.readers.articles.web import WEB
from duiye.readers.articles.word import WORD

FORMATS: tuple[Format, ...] = (EPUB, ODT, WORD, WEB, MARKDOWN, TEXT)
"""Every format that is read, those that are known by their bytes first."""


def read_article(
    data: bytes, name: str, *, encoding: str = "", sibling: Callable[[str], bytes | None] = nothing_beside
) -> Article:
    """Read a file as an article.

    Args:
        data: the file's bytes.
        name: its name, without folders.
        encoding: what the user says that it is written in; empty to find out.
        sibling: reads a file by its path from the article's folder, for pictures that lie beside it.

    Returns:
        What the file holds, with notices of what was changed.

    Raises:
        ContentError: the file cannot be read as an article (I001).
    """
    source = Source(data, name, encoding, sibling)
    if not data.strip():
        raise source.refusal("The file is empty.")
    suffix = PurePath(name).suffix.lower()
    found = next((item for item in FORMATS if item.looks(data)), None)
    found = found or next((item for item in FORMATS if suffix in item.suffixes), None)
    if not found:
        refuse_binary(source)
        raise source.refusal(f"A file of the kind {suffix or 'without a suffix'} is not known.")
    return found.read(source)
