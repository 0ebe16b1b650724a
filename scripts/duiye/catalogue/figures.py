"""The figures ledger, and the claims that readers see (F)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind(
        "F001",
        Severity.WARNING,
        "A text does not state a figure as the ledger has it.",
        "Correct the number, or the figure in figures.yml.",
    ),
    Kind(
        "F002",
        Severity.ERROR,
        "The arithmetic of a derived figure does not give its value.",
        "Correct the value or the arithmetic.",
    ),
    Kind(
        "F003",
        Severity.WARNING,
        "Two figures of the ledger give one thing two values.",
        "Correct one of them, or say under basis how they differ.",
    ),
    Kind(
        "F008",
        Severity.WARNING,
        "No page shows a claim.",
        "Refer to its note in the text, or list all claims on a page, with a line [[claims]].",
    ),
)
