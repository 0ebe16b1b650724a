"""Files that cannot be read as they are (T)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind("T001", Severity.ERROR, "A file is not UTF-8 text.", "Save the file as UTF-8."),
    Kind(
        "T002", Severity.ERROR, "A symbolic link leads out of the publication, or nowhere.", "Copy the file into docs/."
    ),
    Kind("T003", Severity.ERROR, "A file holds a character that no page may hold.", "Delete the character."),
    Kind(
        "T004",
        Severity.ERROR,
        "A chapter is too long, or nested too deeply.",
        "Part it into chapters, in both languages.",
    ),
    Kind(
        "T005",
        Severity.ERROR,
        "Git left a conflict in a chapter.",
        "Leave of both versions what is meant, and delete the lines with <<<<<<<, ======= and >>>>>>>.",
    ),
    Kind(
        "T006",
        Severity.WARNING,
        "A formula cannot be set, and its TeX is shown as code.",
        "Correct the TeX, or write it with commands that math-core knows.",
    ),
    Kind(
        "T007",
        Severity.WARNING,
        "Prose between two dollar signs was taken for a formula.",
        r"Write \$ for a dollar sign, \text{…} for words in a formula, or allow only \(…\) in mkdocs.yml.",
    ),
    Kind(
        "T008",
        Severity.WARNING,
        "A mark has a name that Duiye does not know, or a box one that is nearly, but not quite, a known one.",
        "Write the name that is meant.",
    ),
)
