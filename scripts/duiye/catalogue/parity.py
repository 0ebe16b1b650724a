"""The two languages side by side (P)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind(
        "P001",
        Severity.ERROR,
        "A chapter has no counterpart in the other language.",
        "Write the chapter at the same path in the other language.",
    ),
    Kind(
        "P002",
        Severity.ERROR,
        "A heading has no counterpart in the other language.",
        "Give both headings the same id, in the same order.",
    ),
    Kind(
        "P003",
        Severity.WARNING,
        "A block has no counterpart of its kind in the other language.",
        "Bring both languages to the same sequence of blocks under this heading.",
    ),
    Kind(
        "P004",
        Severity.ERROR,
        "A note or figure is referred to in one language only.",
        "Set the same reference in both languages.",
    ),
)
