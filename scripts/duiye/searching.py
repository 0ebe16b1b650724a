"""Put the search into a built site: what was read of its pages, and the worker that finds it.

This module owns the way from pages to files; what the files say is `writers/search`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from duiye.look import THEME_NAME
from duiye.model import Language, Publication
from duiye.readers.settings import Settings
from duiye.writers.facing.edition import FacingEdition
from duiye.writers.pages import BuiltPage
from duiye.writers.search import PageText, read_page, write_search
from duiye.writers.search.engine import WORKER, write_engine


def has_search(settings: Settings) -> bool:
    """Say whether the pages are ours to search: only our theme has a dialog for it."""
    theme = settings.raw.get("theme")
    return (theme.get("name") if isinstance(theme, dict) else theme) == THEME_NAME


class Search:
    """The search of a site that is being built."""

    def __init__(self, publication: Publication, languages: Iterable[Language], *, wanted: bool) -> None:
        """Begin with nothing read.

        Args:
            publication: the publication.
            languages: the languages that are built.
            wanted: whether there is to be a search at all.
        """
        self._publication = publication
        self._wanted = wanted
        self._pages: dict[Language, dict[str, PageText]] = {language: {} for language in languages}

    def read(self, page: BuiltPage) -> None:
        """Keep what can be found on a page."""
        if self._wanted and (text := read_page(page)):
            self._pages[page.language][text.address] = text

    def write(self, folder: Path, facing: FacingEdition | None = None) -> None:
        """Write the files of the search, and the worker where the theme has its own.

        Args:
            folder: the built site, with one folder a language.
            facing: the facing edition, if there is one.
        """
        if not self._wanted:
            return
        engine = write_engine()
        files = write_search(
            self._publication, self._pages, [quote(address) for address in facing.rows] if facing else ()
        )
        files |= {f"{language}/{WORKER}": engine for language in self._pages}
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
