"""Terms and editor's notes (G)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind(
        "G001",
        Severity.ERROR,
        "A text names a term that the termbase does not have.",
        "Correct the id or add the term to the termbase.",
    ),
    Kind(
        "G002",
        Severity.ERROR,
        "A text refers to an editor's note that does not exist.",
        "Correct the id, add the claim to claims.yml, or write the note at the end of the chapter.",
    ),
    Kind(
        "G003",
        Severity.WARNING,
        "A designation belongs to two terms of the termbase.",
        "Leave it with the term that readers mean by it.",
    ),
    Kind(
        "G004",
        Severity.WARNING,
        "A text uses a designation that the termbase deprecates.",
        "Write the preferred one; a word that is only quoted stands between quotation marks.",
    ),
    Kind(
        "G005",
        Severity.WARNING,
        "A term that one language names is not named in the other.",
        "Name it there, or take it out here; if it is there in a form of its own, admit that form in the termbase.",
    ),
    Kind(
        "G006",
        Severity.WARNING,
        "A chapter calls one concept by two words.",
        "Write one of them throughout, or introduce the other where it first stands: A (B).",
    ),
    Kind(
        "G007",
        Severity.WARNING,
        "The termbase gives one designation two statuses.",
        "Leave it where it belongs: preferred, admitted or deprecated, and with one term.",
    ),
    Kind(
        "G008",
        Severity.WARNING,
        "A term names itself as related.",
        "Take the id out of `related`.",
    ),
    Kind(
        "G009",
        Severity.WARNING,
        "A word of the termbase is written in other capitals.",
        "Write it as the termbase does, or admit this form there.",
    ),
)
