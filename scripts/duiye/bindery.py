"""Make the books, of each language and of both: chapters in reading order, typeset as PDF.

This module owns which chapters are in a book and what its title page says; the form is the writer's,
the typesetting Typst's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from duiye.checks.glyphs import check_glyphs
from duiye.desk import Checked, by_weight
from duiye.model import LANDING, Edition, Language, NavEntry
from duiye.notice import ContentError, Locus, Notice, StoreError
from duiye.pressroom import Copy, typeset_each
from duiye.rowplan import plan_rows
from duiye.store import load_asset, load_cover, load_sources, publication_date
from duiye.typesetter import image_names, missing_glyphs
from duiye.writers.book.document import (
    BookChapter,
    BookInfo,
    ReadBook,
    count_figures,
    make_document,
    read_book,
    write_document,
)
from duiye.writers.book.figures import CHART
from duiye.writers.book.numbering import Numbering, numbering_of
from duiye.writers.book.twofold import Bond, pair_books
from duiye.writers.charts.drawing import draw_chart
from duiye.writers.charts.plot import plot_chart
from duiye.writers.charts.scene import Scene, Text
from duiye.writers.charts.svg import write_print_svg
from duiye.writers.epub.edition import unfit_images

_RESERVED = re.compile(r"^https?://[^/]*\.(?:example|invalid|localhost|test)(?:[:/]|$)")


SPREADS = ("parallel", "facing")
"""The editions in two languages: pairs side by side on a page, or on the two pages of an opening."""


@dataclass(frozen=True, slots=True)
class Manuscripts:
    """What all books of a publication are made of, read once."""

    books: Mapping[Language, ReadBook]
    """Of each language that has something to print."""
    couple: tuple[Language, Language] | None
    """The default language and the other, where they have a chapter in common."""

    @property
    def drawings(self) -> Mapping[Language, Mapping[str, str]]:
        """SVG that stands in the text of each language, by the name of its image."""
        return {language: book.drawings for language, book in self.books.items()}


def read_manuscripts(checked: Checked) -> Manuscripts:
    """Read the chapters of every language, for any number of books."""
    timestamp = publication_date(checked.root)
    numbering = number_figures(checked)
    books = {
        edition.language: read_book(_book_info(checked, edition, timestamp), chapters, numbering)
        for edition in checked.publication.editions
        if (chapters := book_chapters(checked, edition))
    }
    return Manuscripts(books, couple_of(checked))


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


def pair_manuscripts(checked: Checked, manuscripts: Manuscripts, edition: str) -> dict[str, Any]:
    """Make the document of an edition in two languages, for a publication that has some."""
    first, second = manuscripts.couple or ("", "")
    names = {item.language: item.name for item in checked.publication.editions}

    def same_image(path: str) -> bool:
        try:
            one, other = (book_image(checked, language, path, manuscripts.drawings) for language in (first, second))
        except StoreError:  # one language has no such file, or a reader of the picture will say what is wrong with it
            return False
        return one == other

    bond = Bond(plan_rows(checked.publication), names, same_image)
    books = manuscripts.books
    return pair_books(edition, books[first], books[second], bond, checked.settings.design)


def typeset_books(
    checked: Checked, editions: Iterable[str] = (), manuscripts: Manuscripts | None = None
) -> dict[str, bytes]:
    """Typeset books, several at a time.

    Args:
        checked: the publication.
        editions: which, by language or the names of `SPREADS`; all when empty.
        manuscripts: what they are made of, where it has been read already.

    Returns:
        A PDF by edition; none for one that has nothing to print.

    Raises:
        ContentError: a book lacks a character, does not know a construct, or cannot hold a picture.
        EngineError: Typst failed.
    """
    read = manuscripts or read_manuscripts(checked)
    wanted = [name for name in tuple(editions) or _named(checked) if name in (*read.books, *_spreads(read.couple))]
    pair = any(name in SPREADS for name in wanted)
    languages = [name for name in read.books if name in wanted or (pair and name in (read.couple or ()))]
    documents = {language: make_document(read.books[language], checked.settings.design) for language in languages}
    notices: list[Notice] = []
    missing: dict[str, frozenset[str]] = {}
    for language, document in documents.items():
        notices += read.books[language].notices
        for file, characters in _missing(checked, language, write_document(document)).items():
            missing[file] = missing.get(file, frozenset()) | characters
    if missing:
        notices += check_glyphs(missing, load_sources(checked.root, checked.settings.docs_dir))
    if notices:
        raise ContentError(by_weight([*checked.notices, *notices]))
    timestamp = publication_date(checked.root)

    def copy(edition: str) -> Copy:
        document = documents.get(edition) or pair_manuscripts(checked, read, edition)
        images = book_images(checked, read, document)
        cover = load_cover(checked.root, checked.settings.design.picture_of(edition))
        return Copy(write_document(document), timestamp, images, cover)

    copies = {edition: copy(edition) for edition in wanted}
    unfit = {
        notice for edition, made in copies.items() for notice in tell_unfit(checked, edition, made.images, made.cover)
    }
    if unfit:
        raise ContentError(by_weight([*checked.notices, *unfit]))
    return typeset_each(copies)


def tell_unfit(checked: Checked, edition: str, images: Mapping[str, bytes], cover: bytes) -> Iterator[Notice]:
    """Tell which pictures no book can hold (B003): those of its chapters by their names, and that of its cover."""
    is_single = edition in {item.language for item in checked.publication.editions}
    for name, reason in unfit_images(images).items():
        path = f"{edition}/{name}" if is_single else name
        yield Notice("B003", Locus(f"{checked.settings.docs_dir}/{path}"), f"This picture {reason}.")
    for reason in unfit_images({"cover": cover} if cover else {}).values():
        yield Notice("B003", Locus(checked.settings.design.picture_of(edition)), f"This picture {reason}.")


def _spreads(couple: tuple[Language, Language] | None) -> tuple[str, ...]:
    return SPREADS if couple else ()


def _named(checked: Checked) -> tuple[str, ...]:
    """Name every edition that a publication may have."""
    return *(edition.language for edition in checked.publication.editions), *SPREADS


def _missing(checked: Checked, language: Language, document: str) -> dict[str, frozenset[str]]:
    """Find the characters of a book, its drawings included, that no font has, by the file that they come from."""
    named = [path.removeprefix(CHART) for path in image_names(json.loads(document)) if path.startswith(CHART)]
    texts = [item.words for name in named for item in _draw(checked, language, name).items if isinstance(item, Text)]
    file = f"{checked.settings.docs_dir}/apparatus/charts.yml"
    new = "".join(sorted(set("".join(texts)) - set(document)))
    drawn = missing_glyphs(json.dumps({"chapters": [{"file": file, "words": new}]})) if new else {}
    return drawn | missing_glyphs(document)


def _draw(checked: Checked, language: Language, name: str) -> Scene:
    apparatus = checked.publication.apparatus
    chart = next(chart for chart in apparatus.charts if chart.id == name)
    return draw_chart(plot_chart(chart, apparatus), language) or Scene(1, ())


def number_figures(checked: Checked) -> Numbering:
    """Number the figures and tables over all languages, so that every edition of the book has the same numbers."""
    editions = checked.publication.editions
    books = {edition.language: book_chapters(checked, edition) for edition in editions}
    order = dict.fromkeys(
        [entry.path for entry in checked.publication.nav]
        + [chapter.path for chapters in books.values() for chapter in chapters]
    )
    return numbering_of(order, [count_figures(chapters, language) for language, chapters in books.items()])


def book_image(
    checked: Checked,
    language: Language,
    path: str,
    drawings: Mapping[Language, Mapping[str, str]],
    write_drawing: Callable[[Scene, Language], str] = write_print_svg,
) -> bytes:
    """Return an image of a book: a chart is drawn, others stand in the text or lie beside the chapters."""
    if path in drawings.get(language, {}):
        return drawings[language][path].encode()
    if not path.startswith(CHART):
        return load_asset(checked.root, checked.settings.docs_dir, language, path)
    return write_drawing(_draw(checked, language, path.removeprefix(CHART)), language).encode()


def book_images(
    checked: Checked,
    read: Manuscripts,
    document: Mapping[str, Any],
    write_drawing: Callable[[Scene, Language], str] = write_print_svg,
) -> dict[str, bytes]:
    """Return the pictures of a document by its names for them; in two languages these begin with the language."""
    images = {}
    for name in image_names(document):
        language, path = name.split("/", 1) if "sides" in document else (document["language"], name)
        images[name] = book_image(checked, language, path, read.drawings, write_drawing)
    return images


def write_books(checked: Checked, folder: Path, editions: Iterable[str] = ()) -> tuple[Path, ...]:
    """Typeset books and write them into a folder; see `typeset_books`.

    Returns:
        The path of each PDF.
    """
    made = typeset_books(checked, editions)
    return lay_down(folder, {book_path(checked, edition): data for edition, data in made.items()})


def lay_down(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write books into a folder under the last part of their paths in the site; return the path of each."""
    folder.mkdir(parents=True, exist_ok=True)
    written = {folder / PurePosixPath(path).name: data for path, data in files.items()}
    for path, data in written.items():
        path.write_bytes(data)
    return tuple(written)


def printable(checked: Checked) -> tuple[str, ...]:
    """Name the editions that have something to print: languages, then those in two."""
    editions = checked.publication.editions
    languages = tuple(edition.language for edition in editions if book_chapters(checked, edition))
    return *languages, *_spreads(couple_of(checked))


def book_chapters(checked: Checked, edition: Edition) -> list[BookChapter]:
    """List the chapters of one language's book in reading order, the landing page left out.

    There are none while no chapter can be read in the language: a glossary alone is no book.
    """
    chapters: list[BookChapter] = []
    if edition.is_untranslated:
        return chapters
    # Without a navigation MkDocs lists every page; so does the book.
    for entry in checked.publication.nav or tuple(map(NavEntry, edition.chapters)):
        page = checked.pages.get((edition.language, entry.path))
        if page is None or entry.path == LANDING or page.chapter.is_status or page.chapter.is_figures:
            continue
        is_part = bool(entry.part) and entry.path.endswith("/index.md")
        part = edition.parts.get(entry.part, "")
        written = page.chapter.blocks
        chapters.append(BookChapter(entry.path, page.chapter.file, page.html, part, is_part=is_part, blocks=written))
    return chapters


def _book_info(checked: Checked, edition: Edition, timestamp: int) -> BookInfo:
    settings = checked.settings
    own = next(item.overrides for item in settings.languages if item.locale == edition.language)
    options = settings.options.get("book") or {}
    home = edition.published.get(LANDING)
    hero = home.meta.get("hero") if home else None
    hero = hero if isinstance(hero, dict) else {}
    title, mark, subtitle = (str(hero.get("title") or edition.title)).partition(
        "：" if edition.language.startswith("zh") else ": "
    )
    return BookInfo(
        language=edition.language,
        title=title,
        subtitle=subtitle if mark else "",
        lead=str(hero.get("lead") or ""),
        publisher=str(own.get("site_author") or settings.raw.get("site_author") or ""),
        date=datetime.fromtimestamp(timestamp, UTC).date().isoformat(),
        version=str(options.get("version") or "1"),
        licence=str(own.get("copyright") or settings.raw.get("copyright") or ""),
        # A reserved name (RFC 2606) stands for an address that is not known yet.
        address="" if _RESERVED.search(settings.site_url) else settings.site_url,
    )


def book_path(checked: Checked, edition: str) -> str:
    """Return where a PDF is published, named after the publication so that a saved file says what it is."""
    name = str((checked.settings.options.get("book") or {}).get("file_name") or "book")
    return f"pdf/{name}-{edition}.pdf"
