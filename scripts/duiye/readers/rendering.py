"""Render a chapter with the publication's own Markdown, and list what its page offers and wants.

This module owns the one grammar: Python-Markdown with the extensions of mkdocs.yml. It must not
resolve links or write pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from duiye.model import BlockKind, Chapter, Language
from duiye.notice import ContentError, Locus, Notice, SettingsError
from duiye.readers.extensions import with_functions

if TYPE_CHECKING:
    from markdown import Markdown


_OURS = "duiye.markdown"
_NO_PAGES: Mapping[Language, str] = MappingProxyType({})
_BEGIN_ANEW = frozenset(
    {
        *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
        *("pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.superfences"),
        *("pymdownx.tabbed", "pymdownx.tasklist", _OURS),
        *("nl2br", "sane_lists", "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.keys"),
        *("pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.tilde"),
    }
)
"""Extensions that keep nothing from one text to the next, so that one parser can render all chapters: to make
one takes as long as a short chapter. With any other extension each chapter has a parser of its own."""


@dataclass(frozen=True, slots=True)
class Page:
    """A chapter as rendered: its HTML, and the ids and addresses in it."""

    chapter: Chapter
    html: str
    ids: tuple[str, ...]
    """Every id in order, repeated ones too."""
    links: tuple[str, ...]
    """Every href and src in order, as written."""
    loaded: tuple[str, ...] = ()
    """What a browser asks for without being told to: pictures, scripts, style sheets."""


class Renderer:
    """Renders chapters one after another with the same extensions."""

    def __init__(
        self,
        extensions: tuple[str, ...],
        configs: Mapping[str, Mapping[str, Any]],
        root: str,
        claims_pages: Mapping[Language, str] = _NO_PAGES,
    ) -> None:
        """Prepare for chapters of one publication.

        Args:
            extensions: names as in mkdocs.yml's `markdown_extensions`.
            configs: their options by name.
            root: the publication's folder, from which `duiye.markdown` reads the apparatus.
            claims_pages: path of the chapter that lists the claims, by language.
        """
        self._extensions = list(extensions)
        self._configs = {name: with_functions(dict(config)) for name, config in configs.items()}
        self._root, self._claims_pages = root, claims_pages
        unique = self._configs.get("footnotes", {}).get("UNIQUE_IDS")  # counted on from text to text
        self._begins_anew = _BEGIN_ANEW.issuperset(extensions) and not unique
        self._parser: Markdown | None = None

    def render(self, chapter: Chapter) -> Page:
        """Render one chapter; links stay as they are written (`huangs-law.md#gpt-parameters`)."""
        text = "".join(block.text for block in chapter.blocks if block.kind is not BlockKind.FRONT_MATTER)
        html = self._convert(chapter, text)
        listing = list_page(html)
        return Page(chapter, html, tuple(listing.ids), tuple(listing.links), tuple(listing.loaded))

    def _convert(self, chapter: Chapter, text: str) -> str:
        """Return a text's HTML; raises ContentError for one that is nested deeper than the parser can follow."""
        try:
            return self._markdown(chapter).convert(text)
        except RecursionError:
            self._parser = None
            told = "Lists, quotations or elements stand too deep inside one another to be rendered."
            hint = "Write it with fewer levels."
            raise ContentError((Notice("T004", Locus(chapter.file), told, hint),)) from None

    def _markdown(self, chapter: Chapter) -> Markdown:
        from markdown import Markdown  # noqa: PLC0415 — costs 60 ms that `duiye --help` need not pay

        configs = dict(self._configs)
        if _OURS in self._extensions:
            place = f"{chapter.language}/{chapter.path}"
            docs = chapter.file.removesuffix(f"/{place}")
            own = {"root": self._root, "docs": docs, "chapter": place, "drawings": False}
            own["claims"] = self._claims_pages.get(chapter.language, "")
            configs[_OURS] = {**configs.get(_OURS, {}), **own}
        try:
            if self._parser is None or not self._begins_anew:
                self._parser = Markdown(extensions=self._extensions, extension_configs=configs)
            else:
                self._parser.reset()
                # Its processors take the places of those that knew the chapter before.
                self._parser.registerExtensions([_OURS] if _OURS in self._extensions else [], configs)
        except Exception as error:  # an extension may raise anything when it dislikes its options
            message = f"mkdocs.yml: markdown_extensions cannot be used: {error}"
            raise SettingsError(message) from error
        return self._parser


_IN_STYLE = re.compile(r"url\(\s*[\"']?([^\"')]+)")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)((?:\s+[a-z][a-z0-9-]*(?:=\"[^\"<>]*\")?)*)\s*/?>", re.ASCII)
"""A tag as Python-Markdown writes it."""
_ATTRIBUTE = re.compile(r"\s([a-z][a-z0-9-]*)(=\"[^\"]*\")?", re.ASCII)
_RAW = re.compile(r"<(?:script|style|textarea|title|iframe|noembed|noframes|noscript|plaintext|xmp)\b", re.IGNORECASE)
"""Elements in which a tag may be no tag."""


def list_page(html: str) -> Listing:
    """List the ids and addresses of a page.

    What Python-Markdown writes itself is read by one expression, in a fifth of the time; a page with
    HTML of another form, written by hand, is parsed.
    """
    listing = Listing()
    if _RAW.search(html) or "<" in _TAG.sub("", html):
        listing.feed(html)
        return listing
    for closing, tag, attributes in _TAG.findall(html):
        if attributes and not closing:
            found = _ATTRIBUTE.findall(attributes)
            listing.handle_starttag(tag, [(name, unescape(value[2:-1]) if value else None) for name, value in found])
    return listing


class Listing(HTMLParser):
    """The ids and addresses of a page, in order."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Note what a tag offers and wants."""
        for name, value in attrs:
            if value is None:
                continue
            if name == "id" and value:
                self.ids.append(value)
            elif name in {"href", "src"} and tag != "link":
                self.links.append(value)
            if name in {"src", "poster", "data"} or (name == "href" and tag == "link"):
                self.loaded.append(value)
            elif name == "srcset":
                self.loaded += [item.split()[0] for item in value.split(",") if item.strip()]
            elif name == "style":
                self.loaded += _IN_STYLE.findall(value)
