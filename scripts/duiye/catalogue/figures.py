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
        "F004",
        Severity.ERROR,
        "A series of a chart joins figures of two bases or two units.",
        "Make a series of each.",
    ),
    Kind(
        "F005",
        Severity.ERROR,
        "The axis of a chart cannot show its figures.",
        "Change the scale or the form, or part the chart.",
    ),
    Kind(
        "F006",
        Severity.ERROR,
        "A text asks for a chart that is not there.",
        "Correct the id, or add the chart to charts.yml.",
    ),
    Kind(
        "F007",
        Severity.WARNING,
        "Readers cannot follow where a figure of a chart comes from.",
        "Name its source, claim or sum in figures.yml.",
    ),
    Kind(
        "F008",
        Severity.WARNING,
        "No page shows a claim.",
        "Refer to its note in the text, or list all claims on a page, with a line [[claims]].",
    ),
)
