"""The names of all kinds of runs and blocks that a book's tree can have.

This module owns the names; what each has is told in `runs` and `blocks`. Every output has a function for each of them,
which a test asserts.
"""

from __future__ import annotations

RUNS: tuple[str, ...] = (
    "abbreviation",
    "anchor",
    "break",
    "code",
    "deleted",
    "emphasis",
    "image",
    "inserted",
    "key",
    "language",
    "link",
    "mark",
    "math",
    "note",
    "note-again",
    "ruby",
    "small",
    "sources",
    "strong",
    "subscript",
    "superscript",
    "term",
    "verdict",
)
"""What stands in a line of text."""

BLOCKS: tuple[str, ...] = (
    "box",
    "definitions",
    "equation",
    "facts",
    "figure",
    "glossary",
    "grid",
    "heading",
    "language",
    "list",
    "listing",
    "paragraph",
    "quote",
    "rule",
    "table",
    "tabs",
    "tasks",
)
"""What stands between lines of text; `language` is a run too."""
