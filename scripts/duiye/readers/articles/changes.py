"""Collect what a reader changes, leaves out or makes harmless, and tell each kind of it once.

This module owns that reckoning; it must not decide what is a change.
"""

from __future__ import annotations

from duiye.notice import Locus, Notice

_MOST = 20
"""How many notices of one code name their own thing; the rest are only counted."""


class Changes:
    """The changes to one file so far, in the order of their first places."""

    def __init__(self, name: str) -> None:
        """Begin with none.

        Args:
            name: the file's name, for the notices.
        """
        self._name = name
        self._counted: dict[tuple[str, str, str], tuple[int, int]] = {}
        self._told: dict[tuple[str, str], int] = {}

    def count(self, code: str, one: str, many: str, line: int, times: int = 1) -> None:
        """Count a change of a kind that is told once, with its first place.

        Args:
            code: code of the notice.
            one: the message if it happens once.
            many: the message if it happens more often; `{n}` becomes the number.
            line: where.
            times: how often it happens there.
        """
        first, count = self._counted.get((code, one, many), (line, 0))
        self._counted[code, one, many] = (first, count + times)

    def tell(self, code: str, message: str, line: int) -> None:
        """Tell of one thing by name; the same message is told once."""
        self._told.setdefault((code, message), line)

    def notices(self) -> tuple[Notice, ...]:
        """Return a notice for each kind of change, in the order of the file."""
        found = [
            Notice(code, Locus(self._name, line), one if count == 1 else many.format(n=f"{count:,}"))
            for (code, one, many), (line, count) in self._counted.items()
        ]
        told: dict[str, list[Notice]] = {}
        for (code, message), line in self._told.items():
            told.setdefault(code, []).append(Notice(code, Locus(self._name, line), message))
        for code, notices in told.items():
            found += notices[:_MOST]
            if rest := notices[_MOST:]:
                found.append(Notice(code, rest[0].locus, f"There are {len(rest):,} more such places from here on."))
        return tuple(sorted(found, key=lambda notice: (notice.locus.line, notice.code)))
