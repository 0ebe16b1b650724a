"""Follow chapters that got another path, so that what was reviewed of them is not forgotten.

This module owns that guess, by the words of the chapters alone; it must not read files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from duiye.bitext import place_blocks
from duiye.model import Chapter, Memory

_SHARE = 2
"""One of so many of the remembered blocks has to stand in a chapter for it to be the same one."""


def follow_renames(memories: Mapping[str, Memory], chapters: Iterable[Chapter]) -> Mapping[str, Memory]:
    """Give what is remembered of a path that no chapter has any more to the chapter that has its words.

    Args:
        memories: by path, as the lock file has them.
        chapters: of all languages.

    Returns:
        The memories, under the paths of today; a path that no chapter continues stays.
    """
    by_path: dict[str, list[Chapter]] = {}
    for chapter in chapters:
        by_path.setdefault(chapter.path, []).append(chapter)
    lost = {path: memory for path, memory in memories.items() if path not in by_path and memory.in_step}
    new = [path for path in by_path if path not in memories]
    if not lost or not new:
        return memories
    prints = {path: {item.fingerprint for chapter in by_path[path] for item in place_blocks(chapter)} for path in new}
    renamed: dict[str, str] = {}
    for path, memory in lost.items():
        known = {print_ for pair in memory.in_step for print_ in pair}
        free = {name: len(known & prints[name]) for name in new if name not in renamed.values()}
        best = max(free, key=lambda name: free[name], default="")
        if best and free[best] * _SHARE >= len(known):
            renamed[path] = best
    return {renamed.get(path, path): memory for path, memory in memories.items()}
