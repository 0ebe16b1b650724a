"""Waivers (W)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind(
        "W001",
        Severity.ERROR,
        "A waiver is incomplete, or says something that cannot be meant.",
        "Write it with a code and a reason, and for one block alone with its segment.",
    ),
    Kind("W002", Severity.WARNING, "A waiver silences nothing.", "Take it out, or correct its code or segment."),
    Kind(
        "W003",
        Severity.ERROR,
        "A waiver names a code that cannot be waived.",
        "Take it out, and correct what the code tells.",
    ),
)
