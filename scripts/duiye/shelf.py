"""Make all books of a publication, PDFs and EPUBs, from chapters that are read once.

This module owns what a made book is and that nothing is read twice; how one is made is the binderies' affair.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from duiye.bindery import book_path, typeset_books
from duiye.desk import Checked
from duiye.epubbindery import bind_epubs, epub_path
from duiye.manuscripts import read_manuscripts

Kind = Literal["pdf", "epub"]


@dataclass(frozen=True, slots=True)
class Book:
    """One file for readers."""

    kind: Kind
    edition: str
    """A language, or what a book in two languages is called: `parallel`, `facing`, `zh-en`."""
    path: str
    """In the site."""
    data: bytes


def make_books(checked: Checked) -> tuple[Book, ...]:
    """Make every book that a publication has.

    Args:
        checked: the publication.

    Returns:
        PDFs, then EPUBs; of each kind the languages first.

    Raises:
        ContentError: a book lacks a character or does not know a construct.
        EngineError: Typst failed.
        SettingsError, StoreError: a picture cannot be read.
    """
    manuscripts = read_manuscripts(checked)
    pdfs = typeset_books(checked, manuscripts=manuscripts)
    epubs = bind_epubs(checked, manuscripts=manuscripts)
    return (
        *(Book("pdf", edition, book_path(checked, edition), data) for edition, data in pdfs.items()),
        *(Book("epub", edition, epub_path(checked, edition), data) for edition, data in epubs.items()),
    )
