"""Make a new folder as a whole, or not at all.

This module owns the way of a finished folder to its place; it must not know what it holds.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from duiye.notice import SettingsError, StoreError

_ALLOWED = frozenset({".git"})
"""What an empty folder may hold: a repository that was made before its contents."""


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Give a folder to write in; when the block ends well its contents are the target.

    The folder lies beside the target, so that the last step is one rename; if the target is there already,
    and empty, in the target, whose place shells and mounts may hold. If the block raises, nothing is left,
    not even the folders made on the way to the target.

    Args:
        target: the folder to make; it may exist if it is empty, or holds `.git` alone.

    Yields:
        An empty folder.

    Raises:
        SettingsError: the target is a file or holds something.
        StoreError: the disk refuses.
    """
    target = Path(os.path.abspath(target))  # noqa: PTH100 — resolve() would follow a link out of its place
    _refuse_full(target)
    on_the_way = [folder for folder in target.parents if not folder.exists()]
    home = target if target.is_dir() else target.parent
    workspace = home / f".duiye-new-{secrets.token_hex(4)}"
    done = False
    try:
        home.mkdir(parents=True, exist_ok=True)
        try:
            workspace.mkdir()
            yield workspace
            _refuse_full(target, workspace.name)
            if home is target:
                _move_in(workspace, target)
            else:
                workspace.rename(target)
            done = True
        finally:
            shutil.rmtree(workspace, ignore_errors=True)
    except OSError as error:
        message = f"{error.filename or target}: {error.strerror or error}."
        raise StoreError(message) from error
    finally:
        for folder in on_the_way if not done else ():
            with suppress(OSError):
                folder.rmdir()


def save_files(folder: Path, texts: Mapping[str, str]) -> None:
    """Write texts as UTF-8 with LF line ends, by their paths inside a folder."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _refuse_full(target: Path, *ours: str) -> None:
    if target.is_dir():
        held = sorted(path.name for path in target.iterdir() if path.name not in _ALLOWED.union(ours))
        if held:
            message = f"{target} is not empty: it holds {held[0]}. Name a new folder, or empty this one yourself."
            raise SettingsError(message)
    elif os.path.lexists(target):
        message = f"{target} is no folder. Name a new one."
        raise SettingsError(message)


def _move_in(workspace: Path, target: Path) -> None:
    """Move the contents of a folder into the one above it, all or none."""
    items = sorted(workspace.iterdir())
    try:
        for item in items:
            item.rename(target / item.name)
    except BaseException:
        for item in items:
            if not os.path.lexists(item):
                (target / item.name).rename(item)
        raise
