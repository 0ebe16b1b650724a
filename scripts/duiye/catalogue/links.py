"""Links and what pages load (L)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind("L001", Severity.ERROR, "A link leads to a file that does not exist.", "Correct the path of the link."),
    Kind(
        "L002",
        Severity.ERROR,
        "A link leads to an id that its page does not have.",
        "Correct the part after # or give the heading that id.",
    ),
    Kind(
        "L003",
        Severity.ERROR,
        "A page loads a file from another host.",
        "Save the file beside the chapter, in both languages, and name it there.",
    ),
)
