"""What a reader is given: the bytes of one file, its name, and a way to what lies beside it.

This module owns that value; it must not open anything itself.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from duiye.notice import ContentError, Locus, Notice

_WINDOWS = re.compile(r"[A-Za-z]:")


def nothing_beside(path: str) -> bytes | None:  # noqa: ARG001 — it answers for every path
    """Say that there is no file beside the article."""
    return None


@dataclass(frozen=True, slots=True)
class Source:
    """One file on its way in."""

    data: bytes
    name: str
    """The file's name, without folders."""
    encoding: str = ""
    """What the user says that it is written in; empty to find out."""
    sibling: Callable[[str], bytes | None] = nothing_beside
    """Reads a file by its path from the article's folder; None where there is none."""

    def beside(self, address: str) -> tuple[str, bytes | None]:
        """Return the path that an address in the article means, and the file there.

        A path that leads out of the article's folder is empty: it is never asked for.
        """
        path = posixpath.normpath(unquote(re.split(r"[?#]", address, maxsplit=1)[0]).replace("\\", "/"))
        leads_out = path.startswith(("/", "../")) or path in {".", ".."} or _WINDOWS.match(path) or "\x00" in path
        return ("", None) if leads_out else (path, self.sibling(path))

    def refusal(self, message: str, hint: str = "", *, line: int = 0) -> ContentError:
        """Make the error that says why the file cannot be read."""
        return ContentError((Notice("I001", Locus(self.name, line), message, hint),))
