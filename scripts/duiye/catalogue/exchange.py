"""What comes back from translators (X)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind(
        "X001",
        Severity.ERROR,
        "A translators’ file cannot be read.",
        "Correct the file at this place, or save it anew in the program that made it.",
    ),
    Kind(
        "X002",
        Severity.WARNING,
        "A unit came back whose source or translation is gone or has changed since.",
        "Export again, and translate what is new.",
    ),
    Kind(
        "X003",
        Severity.WARNING,
        "A translation came back that says that it is not finished.",
        "Finish it, take the mark away (PO: fuzzy; XLIFF: state initial), and import the file again.",
    ),
    Kind(
        "X004",
        Severity.WARNING,
        "A translation came back with other links, notes, pictures or code than its source.",
        "It was taken; compare both, and put right what is lost.",
    ),
    Kind(
        "X005",
        Severity.WARNING,
        "A translation came back that would break its chapter.",
        "It was not taken; correct its Markdown, and import the file again.",
    ),
)
