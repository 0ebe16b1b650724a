"""Read files in memory as articles, and say in short what came of them."""

from __future__ import annotations

import pytest

from duiye.article import Article
from duiye.notice import ContentError
from duiye.readers.articles import read_article

TEXT_RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def read(data: bytes, name: str = "a.docx") -> Article:
    """Read a file."""
    return read_article(data, name)


def texts(article: Article) -> list[str]:
    """Return the Markdown of each passage."""
    return [passage.text for passage in article.passages]


def codes(article: Article) -> list[str]:
    """Return the code of each notice."""
    return [notice.code for notice in article.notices]


def refusal(data: bytes, name: str = "a.docx") -> str:
    """Return why a file is refused, and what to do."""
    with pytest.raises(ContentError) as raised:
        read(data, name)
    (notice,) = raised.value.notices
    assert notice.code == "I001"
    return f"{notice.message} {notice.advice}"
