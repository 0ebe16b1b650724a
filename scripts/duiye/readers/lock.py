"""Read the lock file: what import and review last saw of each chapter.

This module owns the reading of its lines; `writers.lock` writes them.

Every line states one fact for itself, so that of two branches the lines of both are right together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from duiye.model import LOCK_VERSION, Memory
from duiye.notice import Locus, Notice

_PRINT = "[0-9a-f]{12}"
_IMPORTED = re.compile(rf"  imported ({_PRINT})")
_IN_STEP = re.compile(rf"  in-step ({_PRINT}) ({_PRINT})")
_PATH = re.compile(r"(?! )[^\x00-\x1f]+\.md")
_VERSION = re.compile(r"version (\d{1,9})")
_MERGE = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: .*)?")


def read_lock(text: str, file: str) -> tuple[Mapping[str, Memory], tuple[Notice, ...]]:
    """Read a lock file.

    Args:
        text: its text.
        file: its path, for notices.

    Returns:
        What is remembered of each chapter, by its path inside the languages' folders, and a Y001 for each
        line that is none of ours. A conflict that git left in it is told once, and the lines of both sides
        are read; of a file in a newer version's form nothing is.
    """
    imported: dict[str, list[str]] = {}
    in_step: dict[str, dict[tuple[str, str], None]] = {}
    notices: list[Notice] = []
    path, conflict = "", 0
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if version := _VERSION.fullmatch(line):
            if int(version.group(1)) > LOCK_VERSION:
                told = f"This lock file is of version {version.group(1)}; this Duiye reads {LOCK_VERSION}."
                return {}, (Notice("Y001", Locus(file, number), told, "Update Duiye; the file stays as it is."),)
        elif _MERGE.fullmatch(line):
            conflict = conflict or number
        elif _PATH.fullmatch(line):
            path = unquote(line)
            imported.setdefault(path, [])
            in_step.setdefault(path, {})
        elif path and (found := _IMPORTED.fullmatch(line)):
            imported[path].append(found.group(1))
        elif path and (found := _IN_STEP.fullmatch(line)):
            in_step[path][found.group(1), found.group(2)] = None
        else:
            told = f"“{line.strip()[:40]}” is no line of a lock file."
            hint = "Bring the line back from the history, or delete it: what it said is then reviewed anew."
            notices.append(Notice("Y001", Locus(file, number), told, hint))
    if conflict:
        hint = "Delete the lines with <<<<<<<, ======= and >>>>>>>, and keep the lines of both sides."
        notices.append(Notice("Y001", Locus(file, conflict), "Git left a conflict in the lock file.", hint))
    known = {path: Memory(tuple(prints), tuple(in_step[path])) for path, prints in imported.items()}
    return known, tuple(notices)
