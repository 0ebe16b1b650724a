"""Find what only the past knows: the earlier words of a block by their fingerprint, the day a file was last changed.

This module owns that search and the keeping; the lock file holds fingerprints only, so that it stays small.

What is kept lies in `.duiye/`, outside what is committed: a copy of a publication without git can still
show what changed since its author last accepted it; a fresh clone finds the words in the history.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path

from duiye.bitext import place_blocks
from duiye.model import Language
from duiye.readers.manuscript import read_manuscript

FOLDER = ".duiye"
_KEPT = "reviewed.json"
_COMMITS = 300
"""Versions of one chapter that are looked through, the newest first."""
_SECONDS = 20


def keep_words(root: Path, words: Mapping[str, str], still: AbstractSet[str]) -> None:
    """Keep the words of blocks that were reviewed.

    Args:
        root: the publication's folder.
        words: texts by fingerprint.
        still: fingerprints that the lock file names; what it no longer names is forgotten.

    What cannot be written is left: the words are a convenience, and git has them too.
    """
    kept = {print_: text for print_, text in {**_kept(root), **words}.items() if print_ in still}
    folder = root / FOLDER
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
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


def last_changes(root: Path, folder: str) -> dict[str, str]:
    """Tell on which day each file of a folder was last changed, by the history of git.

    Args:
        root: the publication's folder.
        folder: a folder in it.

    Returns:
        Days (`2026-11-03`, as the committer's clock had it) by path inside the folder. A file that was never committed
        is absent, and so is every file where there is no git, or only a part of its history.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
        return {}
    days: dict[str, str] = {}
    day = ""
    for line in (
        _git(root, "log", "--format=%x01%cs", "--name-only", "--relative", "--", folder)
        .decode("utf-8", "replace")
        .splitlines()
    ):
        if line.startswith("\x01"):
            day = line[1:]
        elif line:
            days.setdefault(line.removeprefix(f"{folder}/"), day)
    return days


def _kept(root: Path) -> dict[str, str]:
    try:
        known = json.loads((root / FOLDER / _KEPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    pairs = known.items() if isinstance(known, dict) else ()
    return {print_: text for print_, text in pairs if isinstance(text, str)}


def _versions(root: Path, file: str) -> Iterator[str]:
    """Yield a file's texts in the history, the newest first, each once."""
    log = _git(root, "log", f"-n{_COMMITS}", "--follow", "--format=", "--raw", "--no-abbrev", "--", file)
    blobs = [line.split()[3].decode("ascii", "replace") for line in log.splitlines() if line.startswith(b":")]
    for blob in dict.fromkeys(blobs):
        text = _git(root, "cat-file", "blob", blob)
        if text:
            yield text.decode("utf-8", "replace").replace("\r\n", "\n")


def _git(root: Path, *arguments: str) -> bytes:
    """Return what git says, nothing where there is no repository."""
    command = ["git", "-c", "core.quotePath=false", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 — no shell
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""
