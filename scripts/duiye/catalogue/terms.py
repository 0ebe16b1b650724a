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
        "Correct the id or add the claim to claims.yml.",
    ),
    Kind(
        "G003",
        Severity.WARNING,
        "A designation belongs to two terms of the termbase.",
        "Leave it with the term that readers mean by it.",
    ),
)
