"""Read the lock file: what import and review last saw of each chapter.

This module owns the reading of its lines; `writers.lock` writes them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from duiye.model import Memory
from duiye.notice import Locus, Notice

_PRINT = "[0-9a-f]{12}"
_IMPORTED = re.compile(rf"  imported ({_PRINT})")
_IN_STEP = re.compile(rf"  in-step ({_PRINT}) ({_PRINT})")
_PATH = re.compile(r"(?! )[^\x00-\x1f]+\.md")


def read_lock(text: str, file: str) -> tuple[Mapping[str, Memory], tuple[Notice, ...]]:
    """Read a lock file.

    Args:
        text: its text.
        file: its path, for notices.

    Returns:
        What is remembered of each chapter, by its path inside the languages' folders, and a Y001 for each
        line that is none of ours (a conflict of two branches, a newer version's word).
    """
    imported: dict[str, list[str]] = {}
    in_step: dict[str, set[tuple[str, str]]] = {}
    notices: list[Notice] = []
    path = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if found := _IMPORTED.fullmatch(line):
            imported[path].append(found.group(1)) if path else None
        elif found := _IN_STEP.fullmatch(line):
            in_step[path].add((found.group(1), found.group(2))) if path else None
        elif _PATH.fullmatch(line):
            path = line
            imported.setdefault(path, [])
            in_step.setdefault(path, set())
            continue
        if not found or not path:
            hint = "Take one side of a merge whole; lines of one chapter may stand in any number."
            notices.append(
                Notice("Y001", Locus(file, number), f"“{line.strip()[:40]}” is no line of a lock file.", hint)
            )
    known = {path: Memory(tuple(prints), frozenset(in_step[path])) for path, prints in imported.items()}
    return known, tuple(notices)
