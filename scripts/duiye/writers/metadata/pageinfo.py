"""What machines are told of a page, of an edition and of the whole site.

This module owns those nouns; they are gathered in `gathering`, and written by its siblings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from duiye.lifespan import Lifespan, joined
from duiye.model import Language

Role = Literal["home", "part", "chapter", "glossary", "figures", "claims", "status"]

_CREATIVE_COMMONS = re.compile(r"(?<![A-Z])CC BY(?:-NC)?(?:-SA|-ND)? [1-4]\.[05](?!\d)", re.IGNORECASE)
_NO_NEWS: frozenset[Role] = frozenset({"home", "status"})


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What machines are told of one page."""

    language: Language
    path: str
    """Path of the chapter inside its language's folder."""
    address: str
    """Full address."""
    role: Role
    title: str
    """As the navigation has it."""
    heading: str
    """As it stands above the text."""
    description: str
    part: str = ""
    """Name of the part, empty outside parts."""
    part_address: str = ""
    """Full address of the page that opens the part, empty where none does."""
    number: int = 0
    """Of the chapter in its part, from 1; 0 for none."""
    mark: str = ""
    """Its own number as it is printed (`一`, `Chapter 3`), empty where it has none."""
    position: int = 0
    """In the reading order, from 1; 0 for the landing page."""
    versions: Mapping[Language, str] = field(default_factory=dict)
    """Full address of the page in each language that has it, its own among them."""
    life: Lifespan | None = None
    """When it was published and changed, as far as the history tells."""


@dataclass(frozen=True, slots=True)
class EditionInfo:
    """What machines are told of one language's edition as a whole."""

    language: Language
    name: str
    """The language's own name."""
    title: str
    description: str
    publisher: str
    """Who answers for it; empty where mkdocs.yml does not say."""
    copyright: str
    """One sentence for people, empty where mkdocs.yml has none."""
    address: str
    """Full address of its landing page."""
    pages: Mapping[str, PageInfo]
    """By path, in reading order."""
    default: bool = False
    book: str = ""
    """Full address of its PDF, empty where there is none."""
    authors: tuple[str, ...] = ()
    """Who wrote the text; empty where no record says."""

    @property
    def written_by(self) -> tuple[str, ...]:
        """Whom machines are told as the authors: the publisher where nobody else is known."""
        return self.authors or ((self.publisher,) if self.publisher else ())

    @property
    def life(self) -> Lifespan | None:
        """When the first of its pages was published and one was last changed, as far as the history tells."""
        return joined(page.life for page in self.pages.values() if page.life)

    @property
    def news(self) -> tuple[PageInfo, ...]:
        """The pages that a feed tells of: those to be read whose date is known, the last that changed first."""
        pages = (page for page in self.pages.values() if page.role not in _NO_NEWS)
        dated = [(page.life.last, page) for page in pages if page.life]
        return tuple(page for _, page in sorted(dated, key=lambda item: -item[0]))

    @property
    def licence(self) -> str:
        """Address of the Creative Commons licence that `copyright` names; empty where it names none or several."""
        found = {found.group().casefold() for found in _CREATIVE_COMMONS.finditer(self.copyright)}
        if len(found) != 1:
            return ""
        _, kind, version = found.pop().split()
        return f"https://creativecommons.org/licenses/{kind}/{version}/"


@dataclass(frozen=True, slots=True)
class SiteInfo:
    """What machines are told of the whole site."""

    address: str
    """Full address of its root, ending with a slash."""
    editions: tuple[EditionInfo, ...]
    """Those that have a page, in the order of the switch."""

    @property
    def leading(self) -> EditionInfo | None:
        """The edition of the default language, else the first."""
        return next((edition for edition in self.editions if edition.default), next(iter(self.editions), None))


@dataclass(frozen=True, slots=True)
class Imprint:
    """What mkdocs.yml says of one language's edition."""

    description: str = ""
    publisher: str = ""
    copyright: str = ""
    book: str = ""
    """Path of the PDF from the site's root."""
    authors: tuple[str, ...] = ()
    """Who wrote the text, as far as a record says."""
