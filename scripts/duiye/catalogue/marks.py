"""Punctuation and spaces (C)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind(
        "C001",
        Severity.WARNING,
        "A space is typed between Chinese and Latin characters.",
        "Take it out: the page and the book make the gap.",
    ),
    Kind("C002", Severity.WARNING, "A mark of Latin width stands in Chinese text.", "Write the full-width mark."),
    Kind(
        "C003",
        Severity.WARNING,
        "A bracket or quotation mark has no other half.",
        "Write the other half, or take this one out.",
    ),
    Kind(
        "C004",
        Severity.WARNING,
        "An ellipsis is not written as its language writes it.",
        "Write …… in Chinese and … in English.",
    ),
    Kind(
        "C005",
        Severity.WARNING,
        "A hyphen stands for a dash, or a dash is not written as its language writes it.",
        "Write —— in Chinese; in English a spaced en dash, and an unspaced one in a range.",
    ),
    Kind(
        "C006",
        Severity.WARNING,
        "A quotation mark or an apostrophe is a straight one.",
        "Write the curly marks of the language.",
    ),
    Kind(
        "C007",
        Severity.WARNING,
        "Two marks stand side by side that cannot both be meant.",
        "Leave the one that is meant.",
    ),
    Kind(
        "C008",
        Severity.WARNING,
        "A digit or Latin letter is of Chinese width.",
        "Write it with the ordinary characters.",
    ),
    Kind(
        "C009",
        Severity.WARNING,
        "A space stands where none is wanted: beside a full-width mark, before a mark, or twice.",
        "Take it out.",
    ),
    Kind("C010", Severity.WARNING, "A Chinese mark stands in English text.", "Write the English mark."),
)
