"""Read what all books of a publication are made of, once: chapters in reading order, and the documents made of them.

This module owns which chapters a book has, what its title page says and which pictures it shows; setting and binding
are the binderies'.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from duiye.addresses import placeholder_host
from duiye.chapternumbers import chapter_numbers
from duiye.credits import Credits
from duiye.desk import Checked
from duiye.model import LANDING, BlockKind, Chapter, Edition, Language, NavEntry
from duiye.notice import StoreError
from duiye.rowplan import plan_rows
from duiye.store import load_asset, publication_date
from duiye.typesetter import image_names
from duiye.writers.book.document import BookChapter, BookInfo, ReadBook, make_document, read_books, write_document
from duiye.writers.book.figures import CHART
from duiye.writers.book.twofold import Bond, dressed, pair_books
from duiye.writers.charts.drawing import draw_chart
from duiye.writers.charts.plot import plot_chart
from duiye.writers.charts.scene import Scene
from duiye.writers.charts.svg import write_print_svg

SPREADS = ("parallel", "facing")
"""The editions in two languages: pairs side by side on a page, or on the two pages of an opening."""

_FRAME = frozenset({BlockKind.FRONT_MATTER, BlockKind.HEADING, BlockKind.INSERT})
"""What a glossary has beside a lead when it says nothing but its terms."""


@dataclass(frozen=True)
class Manuscripts:
    """The chapters of a publication as its books have them. Every document is made once, and never changed."""

    checked: Checked
    books: Mapping[Language, ReadBook]
    """Of each language that has something to print."""
    couple: tuple[Language, Language] | None
    """The default language and the other, where they have a chapter in common."""

    @property
    def editions(self) -> tuple[str, ...]:
        """Languages, then those in two."""
        return *self.books, *_spreads(self.couple)

    def document(self, edition: str) -> dict[str, Any]:
        """Make the document of an edition: of a language, else of both."""
        if edition in self.books:
            return self._alone[edition]
        return dressed(self._paired, edition, self.checked.settings.design)

    def written(self, edition: str) -> str:
        """Write the document of an edition as JSON; those in two languages share all but their heads."""
        if edition in self.books:
            return write_document(self._alone[edition])
        head = json.dumps(dressed({}, edition, self.checked.settings.design), ensure_ascii=False)
        return f"{head[:-1]}, {self._written[1:]}"

    @cached_property
    def _written(self) -> str:
        return write_document(self._paired)

    @cached_property
    def _alone(self) -> Mapping[Language, dict[str, Any]]:
        design = self.checked.settings.design
        return {language: make_document(book, design) for language, book in self.books.items()}

    @cached_property
    def _paired(self) -> dict[str, Any]:
        first, second = self.couple or ("", "")
        names = {item.language: item.name for item in self.checked.publication.editions}

        def same_image(path: str) -> bool:
            try:
                one, other = (self.image(language, path) for language in (first, second))
            except StoreError:  # one language lacks the file, or a reader of the picture will say what is wrong with it
                return False
            return one == other

        bond = Bond(plan_rows(self.checked.publication), names, same_image)
        return pair_books(self.books[first], self.books[second], bond)

    def image(
        self, language: Language, path: str, write_drawing: Callable[[Scene, Language], str] = write_print_svg
    ) -> bytes:
        """Return a picture of a book: a chart is drawn, others stand in the text or lie beside the chapters."""
        book = self.books.get(language)
        if book and path in book.drawings:
            return book.drawings[path].encode()
        if not path.startswith(CHART):
            return load_asset(self.checked.root, self.checked.settings.docs_dir, language, path)
        return write_drawing(self.chart(language, path), language).encode()

    def images(
        self, document: Mapping[str, Any], write_drawing: Callable[[Scene, Language], str] = write_print_svg
    ) -> dict[str, bytes]:
        """Return the pictures of a document by its names for them; in two languages these begin with the language."""
        images = {}
        for name in image_names(document):
            language, path = name.split("/", 1) if "sides" in document else (document["language"], name)
            images[name] = self.image(language, path, write_drawing)
        return images

    def chart(self, language: Language, path: str) -> Scene:
        """Draw the chart that a document names as one of its images."""
        if (language, path) not in self._charts:
            apparatus = self.checked.publication.apparatus
            chart = next(chart for chart in apparatus.charts if chart.id == path.removeprefix(CHART))
            self._charts[language, path] = draw_chart(plot_chart(chart, apparatus), language) or Scene(1, ())
        return self._charts[language, path]

    @cached_property
    def _charts(self) -> dict[tuple[Language, str], Scene]:
        return {}


def read_manuscripts(checked: Checked) -> Manuscripts:
    """Read the chapters of every language, for any number of books."""
    timestamp = publication_date(checked.root)
    editions = [(edition, book_chapters(checked, edition)) for edition in checked.publication.editions]
    order = [entry.path for entry in checked.publication.nav]
    written = [(_book_info(checked, edition, timestamp), chapters) for edition, chapters in editions if chapters]
    books = read_books(written, order)
    return Manuscripts(checked, {book.info.language: book for book in books}, couple_of(checked))


def couple_of(checked: Checked) -> tuple[Language, Language] | None:
    """Return the two languages that books for both are made of; None where they have no text in common."""
    leading = checked.publication.leading
    other = next((edition for edition in checked.publication.editions if edition is not leading), None)
    if other is None:
        return None
    paths = [
        {chapter.path for chapter in book_chapters(checked, edition) if not edition.chapters[chapter.path].is_drawn_up}
        for edition in (leading, other)
    ]
    return (leading.language, other.language) if paths[0] & paths[1] else None


def printable(checked: Checked) -> tuple[str, ...]:
    """Name the editions that have something to print: languages, then those in two."""
    editions = checked.publication.editions
    languages = tuple(edition.language for edition in editions if book_chapters(checked, edition))
    return *languages, *_spreads(couple_of(checked))


def book_chapters(checked: Checked, edition: Edition) -> list[BookChapter]:
    """List the chapters of one language's book in reading order, without the landing page and a glossary of no terms.

    There are none while no chapter can be read in the language: a glossary alone is no book.
    """
    chapters: list[BookChapter] = []
    if edition.is_untranslated:
        return chapters
    numbers = chapter_numbers(checked.publication)[edition.language]
    # Without a navigation MkDocs lists every page; so does the book.
    for entry in checked.publication.nav or tuple(map(NavEntry, edition.chapters)):
        page = checked.pages.get((edition.language, entry.path))
        if page is None or entry.path == LANDING or page.chapter.is_status or page.chapter.is_figures:
            continue
        if page.chapter.is_glossary and not checked.publication.apparatus.terms and _is_bare(page.chapter):
            continue
        is_part = bool(entry.part) and entry.path.endswith("/index.md")
        part = edition.parts.get(entry.part, "")
        written = page.chapter.blocks
        mark = numbers.get(entry.path, "")
        chapters.append(BookChapter(entry.path, page.chapter.file, page.html, part, is_part, written, mark))
    return chapters


def _is_bare(glossary: Chapter) -> bool:
    """Say whether a glossary has nothing beside its terms but a lead."""
    return sum(block.kind not in _FRAME for block in glossary.blocks) <= 1


def _book_info(checked: Checked, edition: Edition, timestamp: int) -> BookInfo:
    settings = checked.settings
    own = next(item.overrides for item in settings.languages if item.locale == edition.language)
    options = settings.options.get("book") or {}
    made_by = checked.publication.credits
    home = edition.published.get(LANDING)
    hero = home.meta.get("hero") if home else None
    hero = hero if isinstance(hero, dict) else {}
    whole = str(hero.get("title") or edition.title)
    # A title that is not translated yet has the mark of its own language.
    title, mark, subtitle = whole.partition("：" if "：" in whole else ": ")
    return BookInfo(
        language=edition.language,
        title=title,
        subtitle=subtitle if mark else "",
        lead=_lead(str(hero.get("lead") or ""), made_by),
        publisher=str(own.get("site_author") or settings.raw.get("site_author") or ""),
        date=datetime.fromtimestamp(timestamp, UTC).date().isoformat(),
        version=str(options.get("version") or "1"),
        licence=str(own.get("copyright") or settings.raw.get("copyright") or ""),
        author=made_by.of("author", edition.language),
        translator=made_by.of("translator", edition.language),
        editor=made_by.of("editor", edition.language),
        first=made_by.date,
        address="" if placeholder_host(settings.site_url) else settings.site_url,
    )


def _lead(words: str, made_by: Credits) -> str:
    """Return what the title page says below the names; not once more the names, with which a new publication begins."""
    said = {made_by.date, *(name for names in made_by.names.get("author", {}).values() for name in names)}
    return "" if set(words.split(" · ")) <= said else words


def _spreads(couple: tuple[Language, Language] | None) -> tuple[str, ...]:
    return SPREADS if couple else ()
