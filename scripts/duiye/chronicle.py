"""Tell from the history of git when each file of the publication was changed.

This module owns that reading of the history; which files a page stands on is decided in `writers/metadata/`.
The clock and the dates of files on disk are never asked: the same commit gives the same dates anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from duiye.lifespan import Lifespan
from duiye.repository import ask_git

_COMMIT = b"\x01"
"""What begins a commit in the answer; no path does."""
_MOVED = b"R"
_ONLY_MOVED = b"R100"
_DELETED = b"D"


def read_chronicle(root: Path, docs_dir: str) -> Mapping[str, Lifespan]:
    """Return when each file below the documents' folder was first and last committed, by its path from the root.

    Args:
        root: the publication's folder.
        docs_dir: path of the documents' folder from there.

    Returns:
        Dates of commits. A file that was renamed keeps the dates of its former name, and to rename is not to
        change. Absent is what would be told falsely: a file with changes that are not committed, and all of them
        where there is no repository or where its history has been cut off (a shallow clone).
    """
    if ask_git(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
        return {}
    log = ask_git(
        root,
        *("log", "--no-show-signature", "--find-renames", "--name-status", "-z", "--relative"),
        *("--format=%x01%ct", "--", docs_dir),
    )
    lives: dict[bytes, Lifespan] = {}
    later: dict[bytes, bytes] = {}
    gone: set[bytes] = set()
    for when, status, old, new in _changes(log):
        name = later.get(new, new)
        if old != new:
            later[old] = name
        known = lives.get(name)
        if status == _DELETED and not known:
            gone.add(name)  # what stands there now, if anything, has not been committed
        changed = 0 if status == _ONLY_MOVED else when
        lives[name] = Lifespan(
            min(known.first if known else when, when), max(known.last if known else changed, changed)
        )
    edited = ask_git(root, "diff", "--name-only", "-z", "--relative", "HEAD", "--", docs_dir).split(b"\0")
    return {
        name.decode("utf-8", "surrogateescape"): life
        for name, life in lives.items()
        if life.last and name not in gone and name not in edited
    }


def _changes(log: bytes) -> Iterator[tuple[int, bytes, bytes, bytes]]:
    """Yield each change of a file, the newest first: seconds since 1970, status, and its name before and after."""
    when = 0
    parts = iter(log.split(b"\0"))
    for part in parts:
        status = part.strip()
        if status.startswith(_COMMIT):
            when = int(status[1:])
        elif status:
            old = next(parts)
            yield when, status, old, next(parts) if status.startswith(_MOVED) else old
