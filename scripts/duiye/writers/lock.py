"""Write the lock file: what import and review last saw of each chapter, one line a fact.

This module owns the form of its lines, which two branches can merge; `readers.lock` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from duiye.model import LOCK_VERSION, Memory

_UNSAFE = re.compile(r"[%\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]|^[ #=<>|]|^version(?= )")
"""What would make of a path another kind of line; it is percent-encoded."""
_HEAD = f"""\
# What Duiye last saw of each chapter; commit it with the chapters, and leave it to Duiye.
# imported: a block as the article had it. in-step: a block and its translation that said the same.
# When branches meet, keep the lines of both (.gitattributes: merge=union).
version {LOCK_VERSION}
"""


def write_lock(memories: Mapping[str, Memory]) -> str:
    """Write a lock file.

    Args:
        memories: by the chapters' paths inside the languages' folders.

    Returns:
        The file's text: chapters by path, imported blocks and pairs in reading order.
    """
    lines: list[str] = []
    for path, memory in sorted(memories.items()):
        lines += [
            _UNSAFE.sub(lambda found: quote(found.group(), safe=""), path),
            *(f"  imported {print_}" for print_ in memory.imported),
        ]
        lines += [f"  in-step {first} {second}" for first, second in memory.in_step]
    return "\n".join([_HEAD.rstrip("\n"), *lines, ""])
