"""What a reader sees of passages once they are chapters: the text of the page, rendered as the site renders it."""

from __future__ import annotations

from collections.abc import Iterable

import lxml.html
from markdown import Markdown

from duiye.article import Passage
from duiye.model import BlockKind
from duiye.readers.settings import read_settings
from folders import REPOSITORY

SETTINGS = read_settings((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
_MARKDOWN = Markdown(
    extensions=list(SETTINGS.extensions),
    extension_configs={name: dict(config) for name, config in SETTINGS.extension_configs.items()},
)
_ADDED = "//a[@class='headerlink' or @class='footnote-backref'] | //sup[starts-with(@id, 'fnref')]"


def manuscript(passages: Iterable[Passage]) -> str:
    """Write passages as a chapter."""
    return "\n\n".join(
        f"{'#' * passage.level} {passage.text}" if passage.kind is BlockKind.HEADING else passage.text
        for passage in passages
    )


def render(text: str) -> str:
    """Render a chapter with the repository's extensions."""
    return _MARKDOWN.reset().convert(text)


def visible(text: str) -> str:
    """Return the words of a rendered chapter without what the site adds, white space folded."""
    page = lxml.html.fragment_fromstring(render(text), create_parent="main")
    for added in page.xpath(_ADDED):
        added.drop_tree()
    for line_break in page.iter("br"):
        line_break.tail = " " + (line_break.tail or "")
    blocks = ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "pre", "tr", "figcaption")
    for block in page.iter(*blocks):
        block.text = " " + (block.text or "")
        block.tail = " " + (block.tail or "")
    return fold(page.text_content())


def fold(text: str) -> str:
    """Fold white space."""
    return " ".join(text.split())
