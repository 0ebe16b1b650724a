"""Make the books as PDF, of each language and of both.

This module owns the order of steps and what keeps a book from being set; what it is made of is `manuscripts`', the form
the writer's, the typesetting Typst's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from duiye.checks.glyphs import check_glyphs
from duiye.desk import Checked, by_weight
from duiye.manuscripts import SPREADS, Manuscripts, read_manuscripts
from duiye.notice import ContentError, Locus, Notice
from duiye.pressroom import Copy, typeset_each
from duiye.store import load_cover, load_sources, publication_date
from duiye.typesetter import missing_glyphs
from duiye.writers.book.figures import CHART
from duiye.writers.charts.scene import Text
from duiye.writers.epub.edition import unfit_images


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
    return typeset_each(_copies(checked, editions, manuscripts))


def _copies(checked: Checked, editions: Iterable[str], manuscripts: Manuscripts | None) -> dict[str, Copy]:
    """Write what a typesetter is given; what has been read for it is let go before the typesetter needs its room."""
    read = manuscripts or read_manuscripts(checked)
    wanted = [name for name in tuple(editions) or _named(checked) if name in read.editions]
    pair = any(name in SPREADS for name in wanted)
    languages = [name for name in read.books if name in wanted or (pair and name in (read.couple or ()))]
    notices = [notice for language in languages for notice in read.books[language].notices]
    if missing := _missing(read, [read.document(language) for language in languages]):
        notices += check_glyphs(missing, load_sources(checked.root, checked.settings.docs_dir))
    if notices:
        raise ContentError(by_weight([*checked.notices, *notices]))
    timestamp = publication_date(checked.root)

    def copy(edition: str) -> Copy:
        document = read.document(edition)
        cover = load_cover(checked.root, checked.settings.design.picture_of(edition))
        return Copy(read.written(edition), timestamp, read.images(document), cover)

    copies = {edition: copy(edition) for edition in wanted}
    unfit = {
        notice for edition, made in copies.items() for notice in tell_unfit(checked, edition, made.images, made.cover)
    }
    if unfit:
        raise ContentError(by_weight([*checked.notices, *unfit]))
    return copies


def tell_unfit(checked: Checked, edition: str, images: Mapping[str, bytes], cover: bytes) -> Iterator[Notice]:
    """Tell which pictures no book can hold (B003): those of its chapters by their names, and that of its cover."""
    is_single = edition in {item.language for item in checked.publication.editions}
    for name, reason in unfit_images(images).items():
        path = f"{edition}/{name}" if is_single else name
        yield Notice("B003", Locus(f"{checked.settings.docs_dir}/{path}"), f"This picture {reason}.")
    for reason in unfit_images({"cover": cover} if cover else {}).values():
        yield Notice("B003", Locus(checked.settings.design.picture_of(edition)), f"This picture {reason}.")


def _named(checked: Checked) -> tuple[str, ...]:
    """Name every edition that a publication may have."""
    return *(edition.language for edition in checked.publication.editions), *SPREADS


def _missing(read: Manuscripts, documents: Sequence[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """Find the characters of books, their charts included, that no font has, by the file that they come from."""
    charts = [
        (document["language"], path) for document in documents for path in document["images"] if path.startswith(CHART)
    ]
    items = [item for language, path in charts for item in read.chart(language, path).items]
    words = [item.words for item in items if isinstance(item, Text)]
    drawn = {"file": f"{read.checked.settings.docs_dir}/apparatus/charts.yml", "words": words}
    chapters = [chapter for document in documents for chapter in document["chapters"]]
    return missing_glyphs(
        {"books": [{**document, "chapters": ()} for document in documents], "chapters": [*chapters, drawn]}
    )


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


def book_path(checked: Checked, edition: str) -> str:
    """Return where a PDF is published, named after the publication so that a saved file says what it is."""
    name = str((checked.settings.options.get("book") or {}).get("file_name") or "book")
    return f"pdf/{name}-{edition}.pdf"
