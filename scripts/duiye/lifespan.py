"""When a text was first published and last changed, and how that is written.

This module owns that noun and its forms; it must not look for dates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from duiye.model import Language

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Lifespan:
    """Two moments, in seconds since 1970."""

    first: int
    last: int

    @property
    def published(self) -> str:
        """The first moment as RFC 3339 has it, in universal time."""
        return _moment(self.first)

    @property
    def changed(self) -> str:
        """The last moment in the same form."""
        return _moment(self.last)


def joined(lives: Iterable[Lifespan | None]) -> Lifespan | None:
    """Return the span of several texts that are read as one; None when one of them is not known, or there is none."""
    known = [*lives]
    whole = [life for life in known if life]
    if not whole or len(whole) < len(known):
        return None
    return Lifespan(min(life.first for life in whole), max(life.last for life in whole))


def day_in_words(seconds: int, language: Language) -> str:
    """Write a day as a reader of the language expects it: 2026年11月4日, 4 November 2026."""
    day = datetime.fromtimestamp(seconds, UTC)
    if language.startswith("zh"):
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
