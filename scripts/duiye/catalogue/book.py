"""The book (B)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind(
        "B001",
        Severity.ERROR,
        "The book cannot set a character: no font of the book has it.",
        "In a clone of Duiye add it with scripts/fonts --add …, write it in another way, "
        "or build without books: --no-books.",
    ),
    Kind(
        "B002",
        Severity.ERROR,
        "The book does not know a construct of this chapter.",
        "Write it in another form, or build without books: --no-books.",
    ),
    Kind(
        "B003",
        Severity.ERROR,
        "A picture cannot stand in the books.",
        "Save it as PNG or JPEG, or as an SVG that holds all that it shows.",
    ),
)
