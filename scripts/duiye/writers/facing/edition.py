"""What the facing edition is made of, as the writer of one page needs it.

This module owns those nouns; it must not know HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from duiye.addresses import FACING_ROOT, page_address
from duiye.availability import Availability
from duiye.model import Language, Publication
from duiye.rowplan import ChapterRows, plan_rows

STYLE, SCRIPT = ASSETS = ("assets/stylesheets/facing.css", "assets/javascripts/facing.js")
"""What facing pages alone load, by its path inside the theme."""
LOST = "404.html"
"""The page of a site that is shown at any address that leads nowhere."""


@dataclass(frozen=True)
class FacingEdition:
    """The facing edition of a publication in two languages."""

    languages: tuple[Language, Language]
    """The default language first: its page gives the shell, and its side comes first."""
    names: Mapping[Language, str]
    """Each language's own name."""
    address: str
    """Address of the whole site's root, ending with a slash."""
    rows: Mapping[str, ChapterRows]
    """Of every chapter that has a facing page, by the page's address inside its language's root: `part-1/tide/`."""
    alone: tuple[str, ...] = ()
    """Addresses, in the same form, of the default language's pages that have no facing page."""

    @cached_property
    def files(self) -> Mapping[str, ChapterRows]:
        """The rows by the file of the page inside its language's folder; the 404 page has none."""
        return {**{f"{address}index.html": rows for address, rows in self.rows.items()}, LOST: ChapterRows()}

    @cached_property
    def path(self) -> str:
        """Path of the site's root on its host."""
        return urlsplit(self.address).path or "/"


@dataclass(frozen=True, slots=True)
class Place:
    """One page of the facing edition, about to be written."""

    edition: FacingEdition
    path: str
    """Path of the file inside each language's folder."""
    same_file: Callable[[str, str], bool] = lambda _, __: False
    """Whether two files, by their paths from the site's root, hold the same."""

    @property
    def rows(self) -> ChapterRows:
        """The page's rows."""
        return self.edition.files[self.path]

    @property
    def here(self) -> str:
        """Path of the page's file from the site's root."""
        return f"{FACING_ROOT}/{self.path}"


def facing_edition(publication: Publication, available: Availability, address: str) -> FacingEdition | None:
    """Tell what the facing edition of a publication is made of, None when it has none.

    Args:
        publication: the publication.
        available: which chapters can be read where.
        address: address of the site's root, ending with a slash.
    """
    if not available.facing:
        return None
    first = publication.leading.language
    second = next(edition.language for edition in publication.editions if edition.language != first)
    plans = plan_rows(publication)
    rows = {unquote(page_address(path)): plans.get(path, ChapterRows()) for path in sorted(available.facing)}
    alone = sorted(unquote(page_address(path)) for path in available.published[first] - available.facing)
    return FacingEdition((first, second), available.names, address, rows, tuple(alone))
