"""What one file of a translator says.

This module owns that value and the error that refuses a file; it must not know a format.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from duiye.model import Language
from duiye.notice import ContentError, Locus, Notice
from duiye.units import Returned


@dataclass(frozen=True, slots=True)
class Batch:
    """The units of one file."""

    name: str
    """The file's path, for notices."""
    source: Language
    """What the file says that it was translated from; empty where it says nothing."""
    target: Language
    units: tuple[Returned, ...]


def refusal(name: str, message: str, hint: str = "", *, line: int = 0) -> ContentError:
    """Make the error that says why a file cannot be read."""
    return ContentError((Notice("X001", Locus(name, line), message, hint),))


def once(units: Iterable[Returned], name: str) -> tuple[Returned, ...]:
    """Refuse a file that says two things of one unit; a unit without a name is nobody's and may repeat."""
    seen: dict[str, Returned] = {}
    every = tuple(units)
    for unit in every:
        if unit.context in seen:
            message = f"{unit.context} stands twice, first in line {seen[unit.context].line}."
            raise refusal(name, message, "Leave one of the two.", line=unit.line)
        if unit.context:
            seen[unit.context] = unit
    return every
