"""The navigation (N)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind(
        "N001",
        Severity.ERROR,
        "The navigation names a chapter that no language has.",
        "Correct the path under nav in mkdocs.yml or write the chapter.",
    ),
    Kind("N002", Severity.WARNING, "A chapter is not in the navigation.", "Add it under nav in mkdocs.yml."),
    Kind("N003", Severity.ERROR, "Two chapters have one address.", "Rename one of them, in both languages."),
    Kind(
        "N004",
        Severity.ERROR,
        "A Markdown file has another ending than .md.",
        "Let its name end with .md, in both languages.",
    ),
    Kind(
        "N005",
        Severity.WARNING,
        "The number of a chapter cannot be printed.",
        "Write it as readers should see it, number: 一、 or number: Chapter 3, or leave the line out.",
    ),
)
