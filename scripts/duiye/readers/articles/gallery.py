"""Keep the pictures of one file: which bytes are a picture, and the path under which each is shown.

This module owns their names; it must not open anything.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_KINDS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), ".png"),
    (re.compile(rb"\xff\xd8\xff"), ".jpg"),
    (re.compile(rb"GIF8[79]a"), ".gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), ".webp"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), ".avif"),
)
"""How the pictures begin that every browser shows. SVG is none of them: it can hold scripts and load files."""
_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST_NAME = 60


class Gallery:
    """The pictures so far, by the path under which the passages show them."""

    def __init__(self) -> None:
        """Begin with none."""
        self.pictures: dict[str, bytes] = {}
        self._paths: dict[bytes, str] = {}

    def add(self, data: bytes, name: str) -> str | None:
        """Keep a picture, once.

        Args:
            data: its bytes.
            name: what the file calls it; only its last part is used, and no character that could mislead.

        Returns:
            Its path, None when the bytes are no picture that every browser shows.
        """
        ending = next((ending for pattern, ending in _KINDS if pattern.match(data)), None)
        if ending is None:
            return None
        if data not in self._paths:
            stem = _UNFIT.sub("-", PurePosixPath(name.replace("\\", "/")).stem).strip("-")[:_LONGEST_NAME] or "image"
            path, count = f"images/{stem}{ending}", 2
            taken = {path.lower() for path in self.pictures}
            while path.lower() in taken:
                path, count = f"images/{stem}-{count}{ending}", count + 1
            self._paths[data] = path
            self.pictures[path] = data
        return self._paths[data]
