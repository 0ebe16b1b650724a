"""What stands on a page and is not found (R): told by `duiye build --prove-search`."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind(
        "R001",
        Severity.WARNING,
        "The search does not find a phrase that stands on a page.",
        "Look for it on the built page; if readers see it there, report this line as a fault of Duiye.",
    ),
    Kind(
        "R002",
        Severity.ERROR,
        "The search finds less of one kind of phrase than it has to.",
        "Report the phrases that R001 names as a fault of Duiye; without --prove-search the site is published.",
    ),
)
