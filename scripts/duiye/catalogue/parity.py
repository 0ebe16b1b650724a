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
    Kind(
        "P005",
        Severity.WARNING,
        "A picture is shown in one language only.",
        "Show it in both languages; its file may have another name in each.",
    ),
    Kind(
        "P006",
        Severity.WARNING,
        "A link has no counterpart in the other language.",
        "Set the same link in both languages, each to its own chapters.",
    ),
    Kind(
        "P007",
        Severity.WARNING,
        "Code is not the same in both languages.",
        "Write the same code in both; comments and texts in it may differ.",
    ),
    Kind(
        "P008",
        Severity.WARNING,
        "A table has another shape in the other language.",
        "Give both tables the same rows and columns, aligned alike.",
    ),
    Kind(
        "P009",
        Severity.WARNING,
        "A passage is much shorter than its counterpart leads one to expect.",
        "Look for what is missing here, or said twice there.",
    ),
    Kind(
        "P010",
        Severity.WARNING,
        "A list has another number of items in the other language.",
        "Bring both lists to the same items.",
    ),
    Kind(
        "P011",
        Severity.WARNING,
        "A block stands at another place in the other language.",
        "Move it in one of them, so that both tell the chapter in one order.",
    ),
    Kind(
        "P012",
        Severity.ERROR,
        "A chapter is empty.",
        "Bring its text back, or write `state: initial` in its front matter until it has one.",
    ),
)
