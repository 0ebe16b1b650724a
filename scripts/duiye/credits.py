"""Who made a publication's text, and when it first appeared, as its records say it.

This module owns that noun; it must not read a record, nor know where it is printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

CreditRole = Literal["author", "translator", "editor"]
ROLES: tuple[CreditRole, ...] = get_args(CreditRole)


@dataclass(frozen=True, slots=True)
class Credits:
    """Nobody, unless a record names somebody."""

    names: Mapping[CreditRole, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Names by role and language; those of the language `` stand in every edition."""
    date: str = ""
    """When the text first appeared, ISO 8601 to the day, month or year; empty where it is not known."""

    def of(self, role: CreditRole, language: str) -> tuple[str, ...]:
        """Return the names of a role in one language's edition.

        An author has a name everywhere, if need be that of another language; a translator or editor may have
        worked on one edition only.
        """
        named = self.names.get(role, {})
        own = named.get(language) or named.get("", ())
        return own or (next(filter(None, named.values()), ()) if role == "author" else ())
