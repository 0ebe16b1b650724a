"""Read a built site from disk: the addresses in its files, and each file's content in short.

This module owns which of its files are read, and as what; it must not follow an address.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from duiye.notice import StoreError
from duiye.readers.webpage import WebFile, Website, read_page, read_robots, read_sitemap, read_stylesheet
from duiye.writers.offline import Fingerprint

_READERS: Mapping[str, Callable[[str], WebFile]] = {".html": read_page, ".css": read_stylesheet}
_SITEMAP, _ROBOTS = "sitemap.xml", "robots.txt"


def load_site(folder: Path) -> Website:
    """Read a built site; raises StoreError when a file cannot be read."""
    files: dict[str, Path] = {}
    for parent, _, names in os.walk(folder):
        above = "".join(f"{part}/" for part in Path(parent).relative_to(folder).parts)
        files |= {above + name: Path(parent, name) for name in names}
    documents = {name: read(_text(files[name])) for name in sorted(files) if (read := _reader(name))}
    return Website(frozenset(files), documents)


def take_fingerprints(folder: Path) -> dict[str, Fingerprint]:
    """Return every file of a site in short, by its path from the site's root."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _fingerprint(path.read_bytes()) for path in files}


def _fingerprint(data: bytes) -> Fingerprint:
    return Fingerprint(hashlib.sha256(data).hexdigest()[:16], len(data))


def _reader(name: str) -> Callable[[str], WebFile] | None:
    if name in {_SITEMAP, _ROBOTS}:
        return read_sitemap if name == _SITEMAP else read_robots
    return _READERS.get(Path(name).suffix)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise StoreError(message) from error
