"""Find which earlier chapter each chapter of a corrected article continues, and where the new ones go.

This module owns paths from one import to the next; it must not read or write files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from duiye.bitext import fingerprint
from duiye.model import Language, Memory
from duiye.readers.articles.numerals import chinese
from duiye.readers.manuscript import partition
from duiye.writers.chapters import DraftChapter, chapter_text

_PART = re.compile(r"part-(\d+)/")


def file_blocks(chapter: DraftChapter, state: str = "") -> tuple[str, ...]:
    """Return a chapter's file in blocks as they will be read back, each with the blank lines after it."""
    return tuple(block.text for block in partition(chapter_text(chapter, state)))


def find_earlier(chapters: Sequence[DraftChapter], memories: Mapping[str, Memory]) -> dict[str, str]:
    """Find which chapter of the earlier import each is: by its heading, else by the most blocks in common.

    Args:
        chapters: those of the article of today.
        memories: what the lock file knows, by path.

    Returns:
        The earlier path by the path in the draft.
    """
    known = {path: memory.imported for path, memory in memories.items() if memory.imported}
    found: dict[str, str] = {}
    prints = {chapter.path: [fingerprint(block) for block in file_blocks(chapter)] for chapter in chapters}
    for chapter in chapters:
        heading = prints[chapter.path][1]
        same = [path for path, old in known.items() if old[1:2] == (heading,) and path not in found.values()]
        if same:
            found[chapter.path] = chapter.path if chapter.path in same else same[0]
    for chapter in chapters:
        mine = set(prints[chapter.path][2:])
        free = {path: len(mine & set(old[2:])) for path, old in known.items() if path not in found.values()}
        best = max(free, key=lambda path: free[path], default="")
        if chapter.path not in found and best and free[best] * 2 >= min(len(mine), len(known[best]) - 2) > 0:
            found[chapter.path] = best
    return found


def settle_paths(
    chapters: Sequence[DraftChapter], paths: Mapping[str, str], taken: Iterable[str]
) -> tuple[DraftChapter, ...]:
    """Give each chapter the path that it has already, and new ones paths that are free.

    Args:
        chapters: those of the article of today.
        paths: the earlier path of those that were there, by their path in the draft.
        taken: paths that are not free.

    Returns:
        The chapters with their paths and parts; a part that is new gets the next number.
    """
    used = set(taken)
    folders: dict[str, str] = {}
    settled: list[DraftChapter] = []
    for chapter in chapters:
        folder, _, name = chapter.path.rpartition("/")
        path = paths.get(chapter.path, "")
        if folder and name == "index.md":
            numbers = [int(found.group(1)) for item in used if (found := _PART.match(item))]
            folders[folder] = path.rpartition("/")[0] if path else f"part-{max(numbers, default=0) + 1}"
        if not path:
            home = f"{folders.get(folder, folder)}/" if folder else ""
            path = home + name
            count = 1
            while path in used:
                count += 1
                path = f"{home}{name.removesuffix('.md')}-{count}.md"
        used.add(path)
        part = folders.get(folder, folder).replace("part-", "Part ") if folder else ""
        settled.append(replace(chapter, path=path, part=part))
    return tuple(settled)


def part_name(key: str, language: Language) -> str:
    """Name a part that the article only numbers."""
    number = int(key.rpartition(" ")[2])
    return f"第{chinese(number)}部分" if language.startswith("zh") else key
