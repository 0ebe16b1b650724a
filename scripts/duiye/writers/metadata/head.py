"""The part of a page's head that machines read: a frozen value that templates print.

This module owns its shape and puts it together; what each vocabulary says is its siblings' matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from duiye.lifespan import day_in_words
from duiye.model import Language
from duiye.writers.metadata.highwire import write_citation
from duiye.writers.metadata.jsonld import write_linked_data, write_site_data
from duiye.writers.metadata.jsonrecords import Records
from duiye.writers.metadata.opengraph import Card, write_root_social, write_social
from duiye.writers.metadata.pageinfo import EditionInfo, PageInfo, SiteInfo
from duiye.writers.metadata.resources import FEED, card_address, feed_address, markdown_address


@dataclass(frozen=True, slots=True)
class Link:
    """Another form of a page, or a list that it stands in."""

    type: str
    """Media type."""
    href: str
    """Full address."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What machines read of one page; plain data, so that it can be sent to the process that builds it."""

    description: str
    social: tuple[tuple[str, str], ...]
    """`property` and content: Open Graph, and Twitter's one."""
    citation: tuple[tuple[str, str], ...]
    """`name` and content: Highwire Press."""
    links: tuple[Link, ...]
    data: str
    """JSON-LD that may stand in a script element."""
    changed: str = ""
    """When it was changed last, as RFC 3339 has it; empty where the history does not tell."""
    changed_day: str = ""
    """The same for readers, in the page's language."""


Heads = Mapping[Language, Mapping[str, Head]]
"""By language and path."""


def write_heads(
    site: SiteInfo, records: Records, cards: Mapping[tuple[Language, str], str]
) -> dict[Language, dict[str, Head]]:
    """Write the head of every page, by language and path.

    Args:
        site: what machines are told.
        records: what some pages print.
        cards: alternative text of each picture, by language and path; pages without one have none.
    """
    return {
        edition.language: {
            path: _head(site, edition, page, records, _card(site, page, cards.get((page.language, path), "")))
            for path, page in edition.pages.items()
        }
        for edition in site.editions
    }


def write_root_head(site: SiteInfo, titles: str, cards: Mapping[tuple[Language, str], str]) -> Head | None:
    """Write the head of the page above the languages; None while no language has a page.

    Args:
        site: what machines are told.
        titles: what that page is called.
        cards: as above.
    """
    leading = site.leading
    if not leading:
        return None
    home = next(iter(leading.pages.values()))
    return Head(
        leading.description,
        write_root_social(site, titles, leading, _card(site, home, cards.get((home.language, home.path), ""))),
        (),
        tuple(link for edition in site.editions for link in _feeds(site, edition)),
        write_site_data(site, titles),
    )


def _head(site: SiteInfo, edition: EditionInfo, page: PageInfo, records: Records, card: Card | None) -> Head:
    return Head(
        page.description,
        write_social(edition, page, card),
        write_citation(edition, page),
        (Link("text/markdown", markdown_address(page)), *_feeds(site, edition)),
        write_linked_data(site, edition, page, records, picture=card.address if card else ""),
        page.life.changed if page.life else "",
        day_in_words(page.life.last, page.language) if page.life else "",
    )


def _card(site: SiteInfo, page: PageInfo, words: str) -> Card | None:
    return Card(card_address(site, page), words) if words else None


def _feeds(site: SiteInfo, edition: EditionInfo) -> tuple[Link, ...]:
    return (Link(FEED, feed_address(site, edition), edition.title),) if edition.news else ()
