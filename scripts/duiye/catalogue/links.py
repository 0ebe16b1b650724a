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
    Kind(
        "L004",
        Severity.ERROR,
        "An address in the built site leads to a file that the site does not have.",
        "Correct the address; what one chapter links to is named from the chapter's own folder.",
    ),
    Kind(
        "L005",
        Severity.ERROR,
        "An address in the built site leads to an id that its page does not have.",
        "Correct the part after #.",
    ),
    Kind(
        "L006",
        Severity.ERROR,
        "A full address of the site itself leads nowhere, or past it.",
        "Correct the address, or name the chapter's file instead.",
    ),
)
