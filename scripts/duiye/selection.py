"""Choose of all notices those that somebody asked for, by code, family and file.

This module owns that choice; it must not change what is found or where it is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from duiye.catalogue import CATALOGUE
from duiye.notice import Notice


@dataclass(frozen=True, slots=True)
class Selection:
    """What is told; empty fields choose everything."""

    codes: tuple[str, ...] = ()
    """Codes, or letters of families, of which alone is told."""
    without: tuple[str, ...] = ()
    """Codes, or letters of families, that are left out of them."""
    paths: tuple[str, ...] = ()
    """Files from the publication's root, or folders (`.` is the root), about which alone is told."""

    def admits(self, notice: Notice) -> bool:
        """Say whether a notice is told."""
        is_named = not self.codes or notice.code.startswith(self.codes)
        is_left_out = bool(self.without) and notice.code.startswith(self.without)
        return is_named and not is_left_out and (not self.paths or any(self._lie_in(notice.locus.path)))

    def choose(self, notices: Iterable[Notice]) -> tuple[Notice, ...]:
        """Return the notices that are told, in their order."""
        return tuple(filter(self.admits, notices))

    def _lie_in(self, file: str) -> Iterable[bool]:
        return (path in {".", file} or file.startswith(f"{path}/") for path in self.paths)


def read_codes(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read codes and letters of families between commas, `Q,G004`.

    Returns:
        Those that the catalogue has, and the words that are none.
    """
    known = {*CATALOGUE, *(code[0] for code in CATALOGUE)}
    words = [word.strip().upper() for word in text.split(",") if word.strip()]
    return tuple(word for word in words if word in known), tuple(word for word in words if word not in known)
