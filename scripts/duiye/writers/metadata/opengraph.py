"""Write what those who show a link to a page ask for: Open Graph, and Twitter's card.

This module owns those two vocabularies (ogp.me; what Twitter lacks it takes from Open Graph).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from duiye.model import Language
from duiye.writers.metadata.pageinfo import EditionInfo, PageInfo, Role, SiteInfo
from duiye.writers.metadata.resources import CARD_SIZE

Properties = tuple[tuple[str, str], ...]

_TYPES: Mapping[Role, str] = {"home": "book", "glossary": "website", "status": "website"}
"""All other pages are articles."""
_REGIONS: Mapping[str, str] = {"zh": "zh_CN", "en": "en_GB"}
"""Open Graph wants a region; where the language tag names none, it is that of the book's typesetting."""


class Card(NamedTuple):
    """A picture that stands for a page."""

    address: str
    words: str
    """What it shows, for those who do not see it."""


def write_social(edition: EditionInfo, page: PageInfo, card: Card | None) -> Properties:
    """Write the properties of one page."""
    kind = _TYPES.get(page.role, "article")
    others = [tag for tag in page.versions if tag != page.language]
    dates = [("published", page.life.published), ("modified", page.life.changed)] if page.life else []
    return (
        ("og:type", kind),
        ("og:title", page.title),
        ("og:description", page.description),
        ("og:url", page.address),
        ("og:site_name", edition.title),
        ("og:locale", _locale(page.language)),
        *(("og:locale:alternate", _locale(tag)) for tag in others),
        *([(f"article:{name}_time", moment) for name, moment in dates] if kind == "article" else []),
        *([("article:section", page.part)] if kind == "article" and page.part else []),
        *_picture(card),
    )


def write_root_social(site: SiteInfo, titles: str, leading: EditionInfo, card: Card | None) -> Properties:
    """Write the properties of the page above the languages."""
    return (
        ("og:type", "website"),
        ("og:title", titles),
        ("og:description", leading.description),
        ("og:url", site.address),
        ("og:site_name", leading.title),
        ("og:locale", _locale(leading.language)),
        *(("og:locale:alternate", _locale(item.language)) for item in site.editions if item is not leading),
        *_picture(card),
    )


def _picture(card: Card | None) -> Properties:
    if not card:
        return (("twitter:card", "summary"),)
    width, height = CARD_SIZE
    return (
        ("og:image", card.address),
        ("og:image:width", str(width)),
        ("og:image:height", str(height)),
        ("og:image:alt", card.words),
        ("twitter:card", "summary_large_image"),
    )


def _locale(language: Language) -> str:
    """Write a language tag as `zh_CN`: language and region, without a script."""
    parts = language.replace("_", "-").split("-")
    region = next((part for part in parts[1:] if len(part) == len("CN")), "")
    if not region and "Hant" in parts:
        return "zh_TW"
    return f"{parts[0]}_{region.upper()}" if region else _REGIONS.get(parts[0], parts[0])
