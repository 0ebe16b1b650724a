"""Make the book of each language: chapters in reading order, typeset as PDF.

This module owns which chapters are in a book and what its title page says; the form is the writer's,
the typesetting Typst's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from duiye.desk import Checked, by_weight
from duiye.model import LANDING, Edition, Language, NavEntry
from duiye.notice import ContentError, Notice
from duiye.store import load_asset, load_cover, publication_date
from duiye.typesetter import check_glyphs, typeset
from duiye.writers.book.document import BookChapter, BookInfo, count_figures, write_book
from duiye.writers.book.figures import CHART
from duiye.writers.book.numbering import Numbering, numbering_of
from duiye.writers.charts.drawing import draw_chart
from duiye.writers.charts.plot import plot_chart
from duiye.writers.charts.scene import Scene, Text
from duiye.writers.charts.svg import write_print_svg

_RESERVED = re.compile(r"^https?://[^/]*\.(?:example|invalid|localhost|test)(?:[:/]|$)")


def typeset_books(checked: Checked, languages: Iterable[Language] = ()) -> dict[Language, bytes]:
    """Typeset the book of each language, side by side.

    Args:
        checked: the publication.
        languages: which; all when empty.

    Returns:
        A PDF by language; none for one that has nothing to print.

    Raises:
        ContentError: the book lacks a character or does not know a construct.
        EngineError: Typst failed.
    """
    wanted = tuple(languages) or tuple(edition.language for edition in checked.publication.editions)
    timestamp = publication_date(checked.root)
    documents: dict[Language, str] = {}
    notices: list[Notice] = []
    numbering = number_figures(checked)
    for language in wanted:
        edition = checked.publication.edition(language)
        chapters = book_chapters(checked, edition)
        if not chapters:
            continue
        info = _book_info(checked, edition, timestamp)
        document, found = write_book(info, chapters, checked.settings.design, numbering)
        notices += [*found, *check_glyphs(document), *_check_drawn(checked, language, document)]
        documents[language] = document
    if notices:
        raise ContentError(by_weight([*checked.notices, *notices]))

    def bind(language: Language) -> bytes:
        book = json.loads(documents[language])
        images = {path: _image(checked, language, path, book["drawings"]) for path in book["images"]}
        cover = load_cover(checked.root, checked.settings.design.picture_of(language))
        return typeset(documents[language], timestamp=timestamp, images=images, cover=cover)

    with ThreadPoolExecutor() as threads:
        return dict(zip(documents, threads.map(bind, documents), strict=True))


def _check_drawn(checked: Checked, language: Language, document: str) -> tuple[Notice, ...]:
    """Find the characters of drawings that no font of the book has; those of its text are told already."""
    named = [path.removeprefix(CHART) for path in json.loads(document)["images"] if path.startswith(CHART)]
    texts = [item.words for name in named for item in _draw(checked, language, name).items if isinstance(item, Text)]
    new = "".join(sorted(set("".join(texts)) - set(document)))
    file = f"{checked.settings.docs_dir}/apparatus/charts.yml"
    return check_glyphs(json.dumps({"chapters": [{"file": file, "words": new}]})) if new else ()


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


def _image(checked: Checked, language: Language, path: str, drawings: Mapping[str, str]) -> bytes:
    """Return an image of the book: a chart is drawn, others stand in the text or lie beside the chapters."""
    if path in drawings:
        return drawings[path].encode()
    if not path.startswith(CHART):
        return load_asset(checked.root, checked.settings.docs_dir, language, path)
    return write_print_svg(_draw(checked, language, path.removeprefix(CHART)), language).encode()


def write_books(checked: Checked, folder: Path, languages: Iterable[Language] = ()) -> tuple[Path, ...]:
    """Typeset books and write them into a folder; see `typeset_books`.

    Returns:
        The path of each PDF.
    """
    made = typeset_books(checked, languages)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for language, data in made.items():
        path = folder / Path(book_path(checked, language)).name
        path.write_bytes(data)
        written.append(path)
    return tuple(written)


def printable(checked: Checked) -> tuple[Language, ...]:
    """Name the languages whose book has something to print."""
    return tuple(edition.language for edition in checked.publication.editions if book_chapters(checked, edition))


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


def book_path(checked: Checked, language: Language) -> str:
    """Return where a PDF is published, named after the publication so that a saved file says what it is."""
    name = str((checked.settings.options.get("book") or {}).get("file_name") or "book")
    return f"pdf/{name}-{language}.pdf"
