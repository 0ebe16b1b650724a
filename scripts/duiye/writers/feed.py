"""Write the feed of one language: its chapters, the one that was changed last first.

This module owns the form, Atom 1.0 (RFC 4287). It must not ask the clock: a chapter whose date the history does
not tell is left out, and without any there is no feed.
"""

from __future__ import annotations

from html import escape

from duiye.model import Language
from duiye.writers.metadata.pageinfo import EditionInfo, PageInfo, SiteInfo
from duiye.writers.metadata.resources import feed_address, feed_path

_LONGEST = 50
"""Entries; who reads a feed wants what is new, and the sitemap has all."""


def write_feeds(site: SiteInfo, permanent: str) -> dict[str, str]:
    """Write the feed of each language that can have one, by its path from the site's root.

    Args:
        site: what machines are told.
        permanent: the address of mkdocs.yml, from which the ids of feeds and entries are made: a copy of the site
            elsewhere has the same ids.
    """
    return {feed_path(edition.language): _feed(site, edition, permanent) for edition in site.editions if edition.news}


def _feed(site: SiteInfo, edition: EditionInfo, permanent: str) -> str:
    pages = edition.news[:_LONGEST]
    newest = pages[0].life
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(edition.language)}">',
        _element("title", edition.title),
        _element("subtitle", edition.description) if edition.description else "",
        _element("id", _moved(edition.address, site.address, permanent)),
        _link("self", feed_address(site, edition), "application/atom+xml"),
        _link("alternate", edition.address, "text/html"),
        _element("updated", newest.changed if newest else ""),
        *(f"  <author><name>{_text(name)}</name></author>" for name in edition.written_by or (edition.title,)),
        _element("rights", edition.copyright) if edition.copyright else "",
        *(line for page in pages for line in _entry(page, _moved(page.address, site.address, permanent))),
        "</feed>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _entry(page: PageInfo, identity: str) -> list[str]:
    life = page.life
    others = [(tag, address) for tag, address in page.versions.items() if tag != page.language]
    return [
        "  <entry>",
        _element("title", page.title, 4),
        _element("id", identity, 4),
        _link("alternate", page.address, "text/html", page.language, 4),
        *(_link("alternate", address, "text/html", tag, 4) for tag, address in others),
        _element("published", life.published if life else "", 4),
        _element("updated", life.changed if life else "", 4),
        _element("summary", page.description, 4) if page.description else "",
        f'    <category term="{_text(page.part)}"/>' if page.part else "",
        "  </entry>",
    ]


def _moved(address: str, site: str, permanent: str) -> str:
    return permanent + address.removeprefix(site)


def _element(name: str, text: str, indent: int = 2) -> str:
    return f"{' ' * indent}<{name}>{_text(text)}</{name}>"


def _link(relation: str, address: str, kind: str, language: Language = "", indent: int = 2) -> str:
    tag = f' hreflang="{escape(language)}"' if language else ""
    return f'{" " * indent}<link rel="{relation}" type="{kind}"{tag} href="{escape(address)}"/>'


def _text(text: str) -> str:
    """Escape a text, without the characters that XML cannot hold."""
    return escape("".join(char for char in text if char in "\t\n" or (char >= " " and char not in "\ufffe\uffff")))
