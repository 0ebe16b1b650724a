"""Make the EPUBs, of each language and of both: the same chapters, pictures and words as the PDFs.

This module owns which EPUBs there are and what they are made of; their form is the writer's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from duiye.bindery import book_path, lay_down, tell_unfit
from duiye.checks.glyphs import check_glyphs
from duiye.desk import Checked, by_weight
from duiye.manuscripts import SPREADS, Manuscripts, couple_of, printable, read_manuscripts
from duiye.notice import ContentError, Notice
from duiye.store import load_cover, load_sources
from duiye.typesetter import draw_cover, missing_glyphs
from duiye.writers.charts.svg import write_screen_svg
from duiye.writers.epub.edition import write_epub

_ON_COVER = ("title", "subtitle", "publisher")


def bindable(checked: Checked) -> tuple[str, ...]:
    """Name the editions that there are: languages, then both, the default language first (`zh-en`)."""
    languages = tuple(edition for edition in printable(checked) if edition not in SPREADS)
    couple = couple_of(checked)
    return *languages, *(["-".join(couple)] if couple else [])


def bind_epubs(
    checked: Checked, editions: Iterable[str] = (), manuscripts: Manuscripts | None = None
) -> dict[str, bytes]:
    """Make EPUBs.

    Args:
        checked: the publication.
        editions: which, by the names of `bindable`; all when empty.
        manuscripts: what they are made of, where it has been read already.

    Returns:
        An EPUB by edition; none for one that has nothing to read.

    Raises:
        ContentError: a chapter has a construct that no book knows, a picture cannot stand in an EPUB, or a cover lacks
            a character.
        EngineError: Typst could not draw a cover.
        StoreError: a picture cannot be read.
    """
    read = manuscripts or read_manuscripts(checked)
    known = bindable(checked)
    wanted = [name for name in tuple(editions) or known if name in known]
    documents = {edition: read.document(edition) for edition in wanted}
    images = {edition: read.images(document, write_screen_svg) for edition, document in documents.items()}
    covers = {edition: load_cover(checked.root, checked.settings.design.picture_of(edition)) for edition in wanted}
    notices = {
        notice
        for edition in wanted
        for notice in (
            *(notice for language in _languages(documents[edition]) for notice in read.books[language].notices),
            *tell_unfit(checked, edition, images[edition], covers[edition]),
            *(() if covers[edition] else _missing_on_cover(checked, documents[edition])),
        )
    }
    if notices:
        raise ContentError(by_weight([*checked.notices, *notices]))
    return {
        edition: write_epub(document, images[edition], covers[edition] or draw_cover(document))
        for edition, document in documents.items()
    }


def write_epubs(
    checked: Checked, folder: Path, editions: Iterable[str] = (), manuscripts: Manuscripts | None = None
) -> tuple[Path, ...]:
    """Make EPUBs and write them into a folder; see `bind_epubs`.

    Returns:
        The path of each.
    """
    made = bind_epubs(checked, editions, manuscripts)
    return lay_down(folder, {epub_path(checked, edition): data for edition, data in made.items()})


def epub_path(checked: Checked, edition: str) -> str:
    """Return where an EPUB is published, beside the PDFs and named like them."""
    return f"epub/{PurePosixPath(book_path(checked, edition)).stem}.epub"


def _languages(document: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(side["language"] for side in document.get("sides", [document]))


def _missing_on_cover(checked: Checked, document: Mapping[str, Any]) -> Iterator[Notice]:
    """Tell the words of a drawn cover that no font has (B001)."""
    sides = document.get("sides", [document])
    words = [side[name] for side in sides for name in _ON_COVER] + [name for side in sides for name in side["author"]]
    if missing := missing_glyphs({"chapters": [], "cover": words}):
        yield from check_glyphs(missing, load_sources(checked.root, checked.settings.docs_dir))
