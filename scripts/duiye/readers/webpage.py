"""Read what a file of a built site offers and what it names: its ids, and every address in it.

This module owns that listing for pages, style sheets and sitemaps; it must not judge an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import XPath, _Element


@dataclass(frozen=True, slots=True)
class WebFile:
    """A file of a built site that can name others."""

    addresses: tuple[str, ...]
    """Every address in it, as written, each once."""
    ids: frozenset[str] | None = None
    """What a fragment can lead to; None where a fragment is not an id."""
    base: str = ""
    """What `<base href>` says."""


@dataclass(frozen=True, slots=True)
class Website:
    """A built site."""

    files: frozenset[str]
    """Path of every file from the site's root."""
    documents: Mapping[str, WebFile]
    """Those that can name others, by path."""


_PLAIN = (
    ("href", "//@href[not(parent::base or parent::link[@rel='preconnect' or @rel='dns-prefetch'])]"),  # a mere host
    *((name, f"//@{name}") for name in ("src", "poster", "action", "formaction", "background")),
    ("<object", "//object/@data"),
    ("xlink:href", "//@*[name()='xlink:href']"),
)
"""What the text must hold for the query to find anything; a query goes through the whole tree."""
_LISTS = ("srcset", "imagesrcset")
_SHARED = frozenset({"og:url", "og:image", "og:image:url", "twitter:image", "twitter:url"})
"""Names of `<meta>` whose content is an address, for those who show a link to the page."""
_REFRESH = re.compile(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)
_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+[^,]*)?,?")
"""One picture of a srcset; an address may hold a comma, but not end with one."""
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_IN_STYLE = re.compile(r"(?:[uU][rR][lL]\(|@import)\s*(?:\"([^\"\n]*)\"|'([^'\n]*)'|([^\s\"'();]+)(?=\s*\)))")
_LOCATION = re.compile(r"<loc>\s*([^<]*?)\s*</loc>|\bhref=\"([^\"]*)\"")
_ROBOTS = re.compile(r"^Sitemap:[ \t]*(\S+)", re.MULTILINE | re.IGNORECASE)


def read_page(html: str) -> WebFile:
    """List the ids and addresses of a page, those of its style sheets too."""
    from lxml import etree  # noqa: PLC0415 — costs 30 ms that a check without a site need not pay

    tree = etree.fromstring(html.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8", huge_tree=True))
    if tree is None:
        return WebFile((), frozenset())
    ids = frozenset(map(str, _strings(tree, "//@id|//a/@name")))
    base = next(iter(_strings(tree, "//base/@href")), "")
    return WebFile(tuple(dict.fromkeys(_addresses(tree, html))), ids, base)


@lru_cache(maxsize=16)
def read_stylesheet(text: str) -> WebFile:
    """List the addresses of a style sheet; every language has the theme's own ones again."""
    return WebFile(tuple(dict.fromkeys(_in_style(text))))


def read_sitemap(text: str) -> WebFile:
    """List the addresses of a sitemap, those of the counterparts too."""
    from html import unescape  # noqa: PLC0415 — only a sitemap needs it

    return WebFile(tuple(dict.fromkeys(unescape(one or other) for one, other in _LOCATION.findall(text))))


def read_robots(text: str) -> WebFile:
    """List the sitemaps that robots.txt names."""
    return WebFile(tuple(_ROBOTS.findall(text)))


def _addresses(tree: _Element, html: str) -> Iterator[str]:
    folded = html.lower()
    for sign, query in _PLAIN:
        if sign in folded:
            yield from _strings(tree, query)
    for name in _LISTS:
        for value in _strings(tree, f"//@{name}") if name in folded else ():
            yield from (found.group(1) for found in _CANDIDATE.finditer(value))
    for value in _strings(tree, "//@style|//style/text()") if "style" in folded else ():
        yield from _in_style(value)
    for element in tree.iter("meta"):
        content = element.get("content") or ""
        refresh = _REFRESH.match(content) if (element.get("http-equiv") or "").lower() == "refresh" else None
        if refresh:
            yield refresh.group(1)
        elif (element.get("property") or element.get("name")) in _SHARED:
            yield content


def _strings(tree: _Element, query: str) -> list[str]:
    found = _compiled(query)(tree)
    return [str(item) for item in found] if isinstance(found, list) else []


@lru_cache(maxsize=32)
def _compiled(query: str) -> XPath:
    from lxml.etree import XPath  # noqa: PLC0415 — the same

    return XPath(query, smart_strings=False)


def _in_style(text: str) -> Iterator[str]:
    for double, single, bare in _IN_STYLE.findall(_COMMENT.sub(" ", text) if "/*" in text else text):
        yield double or single or bare
