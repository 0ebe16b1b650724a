"""Make what machines are told of a publication: heads of pages, pictures, feeds, llms.txt and Markdown.

This module owns the order of that; it prints nothing and publishes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from duiye.addresses import STAND_IN
from duiye.cardbox import keep_cards, kept_cards
from duiye.chronicle import read_chronicle
from duiye.desk import Checked
from duiye.lifespan import Lifespan
from duiye.model import Language
from duiye.shelf import Book
from duiye.typesetter import card_look, draw_cards, lacking
from duiye.writers.cards import Wording, write_cards
from duiye.writers.feed import write_feeds
from duiye.writers.metadata import (
    Head,
    Imprint,
    Records,
    SiteInfo,
    gather,
    unplace_head,
    unplace_heads,
    unplace_texts,
    write_heads,
    write_root_head,
)
from duiye.writers.metadata.resources import card_path
from duiye.writers.plain import write_llms, write_text_pages

_KEYS = ("site_description", "site_author", "copyright")
"""Of mkdocs.yml, which a language may say in its own way."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a page."""

    page: tuple[Language, str]
    """Language and path."""
    wording: Wording
    key: str
    """Stands for all that it is made of."""
    kept: bytes = b""
    """The picture as an earlier build drew it; empty when it has to be drawn."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What machines are told."""

    heads: Mapping[Language, Mapping[str, Head]]
    """Of each page, by language and path."""
    root_head: Head | None
    """Of the page above the languages."""
    lives: Mapping[tuple[Language, str], Lifespan]
    """When each page was published and changed, where the history tells."""
    texts: Mapping[str, str]
    """Files by their path from the site's root."""
    pictures: tuple[Picture, ...] = ()
    """To be drawn with `draw`, which takes longest and may be done beside other work."""


def announce(
    checked: Checked, address: str, books: Sequence[Book], *, tables: Sequence[str] = (), cards: bool = True
) -> Announcement:
    """Make what machines are told.

    Args:
        checked: the publication.
        address: full address of the site's root, ending with a slash; empty while nobody knows it.
        books: what readers can take along.
        tables: paths of the data that the page of figures offers, from the site's root.
        cards: whether pages shall have pictures.
    """
    publication = checked.publication
    lives = read_chronicle(checked.root, publication.docs)
    site = gather(publication, checked.pages, _imprints(checked, books), lives, address or STAND_IN)
    # Who shows a link to a page asks for the full address of its picture.
    pictures = _plan(checked, write_cards(site)) if cards and address else ()
    alternatives = {picture.page: picture.wording.alternative for picture in pictures}
    titles = " · ".join(edition.title for edition in site.editions)
    texts = {**write_text_pages(site, checked.pages, publication.apparatus), "llms.txt": write_llms(site)}
    records = Records(publication.apparatus.terms, tuple(site.address + name for name in tables))
    heads = write_heads(site, records, alternatives)
    root_head = write_root_head(site, titles, alternatives)
    if address:
        texts |= write_feeds(site, checked.settings.site_url or address)
    else:
        texts, heads = unplace_texts(texts), unplace_heads(heads)
        root_head = unplace_head(root_head, "./") if root_head else None
    return Announcement(heads, root_head, _lives(site), {name: text for name, text in texts.items() if text}, pictures)


def _imprints(checked: Checked, books: Sequence[Book]) -> dict[Language, Imprint]:
    raw = checked.settings.raw
    imprints = {}
    pdfs = {book.edition: book.path for book in books if book.kind == "pdf"}
    for item in checked.settings.languages:
        description, publisher, copyright_ = (str(item.overrides.get(key) or raw.get(key) or "") for key in _KEYS)
        imprints[item.locale] = Imprint(
            description,
            publisher,
            copyright_,
            pdfs.get(item.locale, ""),
            checked.publication.credits.of("author", item.locale),
        )
    return imprints


def _lives(site: SiteInfo) -> dict[tuple[Language, str], Lifespan]:
    pages = (page for edition in site.editions for page in edition.pages.values())
    return {(page.language, page.path): page.life for page in pages if page.life}


def _plan(checked: Checked, wordings: Mapping[tuple[Language, str], Wording]) -> tuple[Picture, ...]:
    """Say which pictures there will be: none of a page whose words the fonts cannot show.

    The book tells of such a character (B001). A picture in a list of links is worth less than a build.
    """
    look = card_look()
    keys = {key: hashlib.sha256(look + wording.data.encode()).hexdigest() for key, wording in wordings.items()}
    known = kept_cards(checked.root, keys.values())
    new = [wording.characters for key, wording in wordings.items() if keys[key] not in known]
    unseen = lacking(frozenset().union(*new)) if new else frozenset()
    return tuple(
        Picture(key, wording, keys[key], known.get(keys[key], b""))
        for key, wording in wordings.items()
        if keys[key] in known or not wording.characters & unseen
    )


def draw(root: Path, pictures: Sequence[Picture]) -> dict[str, bytes]:
    """Draw the pictures that were not kept, and keep them.

    Args:
        root: the publication's folder.
        pictures: what the announcement names.

    Returns:
        A PNG for each, by its path from the site's root.

    Raises:
        EngineError: Typst fails.
    """
    new = {picture.key: picture.wording.data for picture in pictures if not picture.kept}
    drawn = dict(zip(new, draw_cards([*new.values()]), strict=True))
    made = {picture.key: picture.kept or drawn[picture.key] for picture in pictures}
    keep_cards(root, made)
    return {card_path(*picture.page): made[picture.key] for picture in pictures}
