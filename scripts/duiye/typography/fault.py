"""What is wrong with a mark or a space, and the change that would put it right.

This module owns the two values; it must not look for faults.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """One replacement of characters."""

    start: int
    end: int
    """Offsets in the text; `text[start:end]` goes."""
    new: str
    """What takes its place."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A mark or space that breaks a rule."""

    start: int
    end: int
    """Offsets in the text; `text[start:end]` is what is told."""
    code: str
    """Code of the catalogue's family C."""
    message: str
    """What is wrong here, in one sentence."""
    edits: tuple[Edit, ...] = ()
    """The only sensible repair, made as a whole or not at all; empty when a person has to decide."""


def fault(code: str, start: int, end: int, message: str, new: str | None = None) -> Fault:
    """Make a fault whose repair, if there is one, replaces the very place that is told."""
    return Fault(start, end, code, message, () if new is None else (Edit(start, end, new),))
