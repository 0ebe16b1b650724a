"""Say in short what a chapter is called and what it is about.

This module owns where those words are taken from; it writes none of its own.
"""

from __future__ import annotations

import re
from html import unescape

from duiye.model import LANDING, Language
from duiye.readers.rendering import Page

_H1 = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_PARAGRAPH = re.compile(r"<p\b([^>]*)>(.*?)</p>", re.DOTALL)
_TITLE = "admonition-title"
_NO_WORDS = re.compile(r'<a class="headerlink".*?</a>|<sup\b[^>]*\bid="fnref.*?</sup>|<[^>]*>', re.DOTALL)
_SENTENCE = re.compile(r"[。！？][”’」』）]?|[.!?][”’)]?(?=\s)")
_LONGEST = {"zh": 110, "en": 200}
"""Characters of a description that is taken from a text; search engines show fewer."""
_LISTED = {"zh": 56, "en": 110}
"""The same in a list of chapters: two lines."""


def heading_of(page: Page) -> str:
    """Return the words of the heading above a page's text."""
    found = _H1.search(page.html)
    return (_words(found.group(1)) if found else "") or page.chapter.title


def title_of(page: Page) -> str:
    """Return what the navigation calls a page."""
    return str(page.chapter.meta.get("title") or "") or heading_of(page)


def describe(page: Page, publication: str, about: str = "") -> str:
    """Return what a chapter's front matter says of it, else its first sentences, else its name.

    Args:
        page: the page.
        publication: title of the publication in its language.
        about: what mkdocs.yml says of the publication; it stands for the landing page only, for no two pages
            should say the same.
    """
    written = page.chapter.meta.get("description")
    if written:
        return " ".join(str(written).split())
    if page.chapter.path == LANDING and about:
        return about
    paragraphs = (_words(found.group(2)) for found in _PARAGRAPH.finditer(page.html) if _TITLE not in found.group(1))
    text = next(filter(None, paragraphs), f"{title_of(page)} · {publication}")
    return _shortened(text, _LONGEST["zh" if page.chapter.language.startswith("zh") else "en"])


def opening_words(html: str, language: Language) -> str:
    """Return how a chapter begins, for a list of chapters in which its author says nothing of it.

    Args:
        html: the chapter as rendered.
        language: its language.
    """
    paragraphs = (_words(found.group(2)) for found in _PARAGRAPH.finditer(html) if _TITLE not in found.group(1))
    return _shortened(next(filter(None, paragraphs), ""), _LISTED["zh" if language.startswith("zh") else "en"])


def _words(html: str) -> str:
    return " ".join(unescape(_NO_WORDS.sub("", html)).split())


def _shortened(text: str, limit: int) -> str:
    """Cut a text after a sentence, or where none ends in time after a word."""
    if len(text) <= limit:
        return text
    ends = [found.end() for found in _SENTENCE.finditer(text, 0, limit) if found.end() > limit // 3]
    if ends:
        return text[: ends[-1]]
    head = text[: limit - 1]
    return (head.rpartition(" ")[0] if " " in head[limit // 2 :] else head).rstrip("，、；：,;: ") + "…"
