"""MkDocs (M)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (Kind("M001", Severity.WARNING, "MkDocs warns of something.", "Correct what MkDocs names."),)
