"""Where the files that machines read lie in the site.

This module owns those addresses; it must not write the files.
"""

from __future__ import annotations

from urllib.parse import quote

from duiye.model import Language
from duiye.writers.metadata.pageinfo import EditionInfo, PageInfo, SiteInfo

FEED = "application/atom+xml"
CARD_SIZE = (1200, 630)
"""Pixels of a picture, in the shape that those who show links to pages ask for."""


def markdown_path(language: Language, path: str) -> str:
    """Return where the Markdown of a chapter lies, from the site's root, in the page's own folder."""
    return f"{language}/{page_folder(path)}index.md"


def markdown_address(page: PageInfo) -> str:
    """Return the full address of a page's Markdown."""
    return f"{page.address}index.md"


def page_folder(path: str) -> str:
    """Return the folder of a chapter's page inside its language's, as it is called on disk."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    parts = [folder] if name in {"index", "README"} else [folder, name]
    return "".join(f"{part}/" for part in parts if part)


def card_path(language: Language, path: str) -> str:
    """Return where the picture of a chapter lies, from the site's root."""
    return f"cards/{language}/{path.removesuffix('.md')}.png"


def card_address(site: SiteInfo, page: PageInfo) -> str:
    """Return the full address of the picture of a page."""
    return site.address + quote(card_path(page.language, page.path))


def feed_path(language: Language) -> str:
    """Return where a language's feed lies, from the site's root."""
    return f"{language}/feed.xml"


def feed_address(site: SiteInfo, edition: EditionInfo) -> str:
    """Return the full address of a language's feed."""
    return site.address + feed_path(edition.language)
