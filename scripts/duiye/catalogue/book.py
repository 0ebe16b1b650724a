"""The book (B)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind(
        "B001",
        Severity.ERROR,
        "The book cannot set a character: no font of the book has it.",
        "Add it with scripts/fonts, or replace the character.",
    ),
    Kind(
        "B002",
        Severity.ERROR,
        "The book does not know a construct of this chapter.",
        "Write it in another form, or teach writers/book.",
    ),
)
