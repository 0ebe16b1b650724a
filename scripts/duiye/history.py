"""Find what only the past knows: the earlier words of a block by their fingerprint, the day a file was last changed.

This module owns that search and the keeping; the lock file holds fingerprints only, so that it stays small.

What is kept lies in `.duiye/`, outside what is committed: a copy of a publication without git can still
show what changed since its author last accepted it; a fresh clone finds the words in the history.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path

from duiye.bitext import place_blocks
from duiye.model import Language
from duiye.ownfolder import FOLDER, own_folder
from duiye.readers.manuscript import read_manuscript
from duiye.repository import ask_git

_KEPT = "reviewed.json"
_COMMITS = 300
"""Versions of one chapter that are looked through, the newest first."""


def keep_words(root: Path, words: Mapping[str, str], still: AbstractSet[str]) -> None:
    """Keep the words of blocks that were reviewed.

    Args:
        root: the publication's folder.
        words: texts by fingerprint.
        still: fingerprints that the lock file names; what it no longer names is forgotten.

    What cannot be written is left: the words are a convenience, and git has them too.
    """
    kept = {print_: text for print_, text in {**_kept(root), **words}.items() if print_ in still}
    with suppress(OSError):
        folder = own_folder(root)
        new = folder / f"{_KEPT}.new"
        new.write_text(json.dumps(kept, ensure_ascii=False, sort_keys=True), encoding="utf-8")
        new.replace(folder / _KEPT)


def earlier_words(root: Path, files: Iterable[tuple[str, Language]], wanted: AbstractSet[str]) -> dict[str, str]:
    """Find the words that fingerprints stand for.

    Args:
        root: the publication's folder.
        files: paths of the chapters from there, each with its language.
        wanted: the fingerprints.

    Returns:
        Texts by fingerprint; those that nobody has kept are absent.
    """
    found = {print_: text for print_, text in _kept(root).items() if print_ in wanted}
    if len(found) < len(wanted) and shutil.which("git"):
        for file, language in files:
            for text in _versions(root, file):
                chapter, _ = read_manuscript(text, path=file, language=language, file=file)
                for placed in place_blocks(chapter):
                    if placed.fingerprint in wanted:
                        found.setdefault(placed.fingerprint, placed.block.text)
                if len(found) == len(wanted):
                    return found
    return found


def _kept(root: Path) -> dict[str, str]:
    try:
        known = json.loads((root / FOLDER / _KEPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    pairs = known.items() if isinstance(known, dict) else ()
    return {print_: text for print_, text in pairs if isinstance(text, str)}


def _versions(root: Path, file: str) -> Iterator[str]:
    """Yield a file's texts in the history, the newest first, each once."""
    log = ask_git(root, "log", f"-n{_COMMITS}", "--follow", "--format=", "--raw", "--no-abbrev", "--", file)
    blobs = [line.split()[3].decode("ascii", "replace") for line in log.splitlines() if line.startswith(b":")]
    for blob in dict.fromkeys(blobs):
        text = ask_git(root, "cat-file", "blob", blob)
        if text:
            yield text.decode("utf-8", "replace").replace("\r\n", "\n")
