"""Headings and ids (H)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind("H001", Severity.ERROR, "A heading has no id of its own.", "Write an ASCII id after it: {#short-id}."),
    Kind("H002", Severity.ERROR, "An id stands twice in one chapter.", "Rename one of them, in both languages."),
)
