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


_MATERIALS = ("assets/javascripts/workers/search.*", "assets/javascripts/lunr/**/*")


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

    def lay_worker(self, folder: Path) -> None:
        """Put the worker where a theme has its own, and take Material's away with all that it loads.

        Args:
            folder: the built site, with one folder a language, before their assets are brought together.
        """
        engine = write_engine() if self._wanted else ""
        for language in self._pages if self._wanted else ():
            place = folder / language
            own = self._publication.edition(language).assets
            for path in (path for pattern in _MATERIALS for path in sorted(place.glob(pattern))):
                if path.is_file() and path.relative_to(place).as_posix() not in own:
                    path.unlink()
            _write(place / WORKER, engine)

    def write(self, folder: Path, facing: FacingEdition | None = None) -> None:
        """Write what the worker reads.

        Args:
            folder: the built site.
            facing: the facing edition, if there is one.
        """
        if self._wanted:
            faced = [quote(address) for address in facing.rows] if facing else ()
            for name, text in write_search(self._publication, self._pages, faced).items():
                _write(folder / name, text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
