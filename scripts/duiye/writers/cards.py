"""Write what the picture of each page says: the data that card.typ draws.

This module owns the words of a picture and for which pages there is one; the look is card.typ's.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from duiye.model import Language
from duiye.writers.metadata.pageinfo import EditionInfo, PageInfo, SiteInfo

_LONGEST = {"zh": 90, "en": 170}
"""Characters of a title; what is longer would be too small to read."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What one picture says. The words between them, such as “Chapter 2”, are card.typ's."""

    language: Language
    title: str
    subtitle: str
    part: str
    number: int
    other_language: Language
    other_title: str
    foot: str
    """What the page belongs to: the publication, or the languages of it."""

    @property
    def data(self) -> str:
        """The words as JSON, the same for the same picture."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @property
    def characters(self) -> frozenset[str]:
        """Every character that must be drawn."""
        return frozenset(f"{self.title}{self.subtitle}{self.part}{self.other_title}{self.foot}")

    @property
    def alternative(self) -> str:
        """What the picture shows, in a line for those who do not see it."""
        return " · ".join(filter(None, (self.title, self.subtitle, self.foot)))


def write_cards(site: SiteInfo) -> dict[tuple[Language, str], Wording]:
    """Write the words of the picture of every page, by language and path."""
    return {
        (page.language, page.path): _home(site, edition, page) if page.role == "home" else _page(site, edition, page)
        for edition in site.editions
        for page in edition.pages.values()
    }


def _home(site: SiteInfo, edition: EditionInfo, page: PageInfo) -> Wording:
    title, subtitle = _divided(edition)
    other = next((item for item in site.editions if item.language in page.versions and item is not edition), None)
    names = " · ".join(item.name for item in site.editions)
    return Wording(
        page.language,
        _cut(title, page.language),
        _cut(subtitle, page.language),
        "",
        0,
        other.language if other else "",
        _cut(other.title, other.language) if other else "",
        names,
    )


def _page(site: SiteInfo, edition: EditionInfo, page: PageInfo) -> Wording:
    others = (item.pages.get(page.path) for item in site.editions if item is not edition)
    other = next((item for item in others if item), None)
    return Wording(
        page.language,
        _cut(page.heading, page.language),
        "",
        _cut("\N{EM SPACE}".join(filter(None, (page.part, page.mark))), page.language),
        0 if page.mark else page.number,
        other.language if other else "",
        _cut(other.heading, other.language) if other else "",
        _cut(edition.title, page.language),
    )


def _divided(edition: EditionInfo) -> tuple[str, str]:
    """Part “Title: Subtitle” as the landing page does."""
    title, _, subtitle = edition.title.partition("：" if "：" in edition.title else ": ")
    return title, subtitle


def _cut(text: str, language: Language) -> str:
    limit = _LONGEST["zh" if language.startswith("zh") else "en"]
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
