"""Write the worker that keeps a site for readers without a network, and the list of what it keeps.

This module owns which files are kept, and when; how the worker goes about it is `root/sw.js`. It must not read files.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from importlib.resources import files
from posixpath import splitext
from typing import NamedTuple

WORKER = "sw.js"
"""Name of the worker: at the root of the site, since a worker sees what lies below it."""
LIMIT = 20_000_000
"""Bytes, before compression, up to which the whole site is brought to a reader who has opened one page."""
KEPT = frozenset({
    *(".html", ".css", ".js", ".mjs", ".json", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico"),
    *(".woff", ".woff2"),
})  # fmt: skip
"""Endings of what pages are made of; books and other downloads are the reader's to keep."""
_ASIDE = re.compile(r"(?:^cards|/lunr)/")
"""Of these only what is opened is kept: pictures for those who show a link, and stemmers that no search may load."""
_SCATTERED = re.compile(r"(?:^|/)search/[0-9a-f]{16}/")
"""What a search loads piece by piece: a reader without a network has all of it in one file."""


_LOST = "404.html"
"""Only a server shows it."""


class Fingerprint(NamedTuple):
    """A file's content in short."""

    hash: str
    """The first 16 digits of its SHA-256."""
    size: int


def write_worker(prints: Mapping[str, Fingerprint]) -> dict[str, str]:
    """Write the worker and its list.

    Args:
        prints: every file of the site by its path.

    Returns:
        Text by file name; the list is named by its content, which is the version of the site.
    """
    kept = {
        path: prints[path]
        for path in sorted(prints)
        if splitext(path)[1].lower() in KEPT and not path.endswith(_LOST) and not _SCATTERED.search(path)
    }
    aside = {path for path in kept if _ASIDE.search(path)}
    record = {
        "whole": sum(item.size for path, item in kept.items() if path not in aside) <= LIMIT,
        "files": {path: item.hash for path, item in kept.items() if path not in aside},
        "visited": {path: kept[path].hash for path in sorted(aside)},
    }
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"
    version = hashlib.sha256(text.encode()).hexdigest()[:16]
    return {WORKER: f'const VERSION = "{version}";\n{_source(WORKER)}', f"offline.{version}.json": text}


def write_no_worker() -> dict[str, str]:
    """Write the worker of a site that keeps nothing; it undoes what an earlier one did."""
    return {WORKER: _source("no-sw.js")}


def _source(name: str) -> str:
    return (files("duiye") / "writers" / "root" / name).read_text(encoding="utf-8")
