"""Lead links to a chapter that this language does not have yet to the other language's page.

This module owns those links of a rendered page; which chapters are meant is told to it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from duiye.addresses import page_address, relative_address
from duiye.model import Language

_HELD = "duiye:"
"""A scheme of our own: MkDocs leaves what has one alone, and would warn of a file that it cannot find."""


@dataclass(frozen=True, slots=True)
class Sisters:
    """The sister sites of one language, as one of its pages needs them."""

    path: str = ""
    """The page's chapter, inside its language's folder."""
    language: Language = ""
    leads: Mapping[str, Language] = field(default_factory=dict)
    """Language to which a link to each of these chapters leads; empty for nowhere."""
    roots: Mapping[Language, str] = field(default_factory=dict)
    """Folder of each language in the site, ending with a slash or empty."""

    def lead(self, link: str) -> tuple[Language, str] | None:
        """Return language and address for a link as written, None for a link that stays.

        The address is relative to the page; it and the language are empty where no language has the chapter.
        """
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), unquote(parts.path)))
        if target not in self.leads:
            return None
        language = self.leads[target]
        if not language:
            return "", ""
        here = self.roots[self.language] + page_address(self.path)
        address = relative_address(self.roots[language] + page_address(target), here)
        return language, address + (f"#{parts.fragment}" if parts.fragment else "")


def register(md: Markdown, sisters: Sisters) -> None:
    """Add both halves of the work around MkDocs' own resolving of links (0)."""
    md.treeprocessors.register(_Hold(md, sisters), "duiye_sisters_hold", 2)
    md.treeprocessors.register(_Release(md), "duiye_sisters_release", -1)


class _Hold(Treeprocessor):
    def __init__(self, md: Markdown, sisters: Sisters) -> None:
        super().__init__(md)
        self._sisters = sisters

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            lead = self._sisters.lead(link.get("href") or "")
            if lead is None:
                continue
            language, address = lead
            link.set("href", _HELD + address)
            if language:
                link.set("hreflang", language)
                # Material takes a link without it for one of its own pages.
                link.set("target", "_self")


class _Release(Treeprocessor):
    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            held = link.get("href") or ""
            if held == _HELD:
                link.tag = "span"
                del link.attrib["href"]
            elif held.startswith(_HELD):
                link.set("href", held.removeprefix(_HELD))
