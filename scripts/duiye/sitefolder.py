"""Replace a published folder as a whole, or not at all.

This module owns the swap: build beside the site, exchange at the end, never touch a folder that Duiye
did not make. It must not know what a site contains.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from filelock import FileLock, Timeout

from duiye.notice import StoreError

MARK = ".duiye-site"
"""File by which Duiye knows a folder that it made."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def replacing(site: Path) -> Iterator[Path]:
    """Give a new folder to build in; when the block ends well it takes the site's place.

    The new folder lies beside the site, so that the exchange is one rename. If the block raises, or the
    process dies, the site is as it was; what a dead process left is removed by the next build.

    Args:
        site: the folder to replace; it need not exist.

    Yields:
        An empty folder.

    Raises:
        StoreError: the site is a link, holds files that Duiye did not make, is being built by another
            process, or the disk refuses.
    """
    site = Path(os.path.abspath(site))  # noqa: PTH100 — resolve() would follow a link, which is refused below
    _refuse_foreign(site)
    try:
        with _locked(site), _workspace(site) as workspace:
            new = workspace / "site"
            new.mkdir()
            yield new
            (new / MARK).write_text("Made by `duiye build`; replaced as a whole by the next one.\n", encoding="utf-8")
            _refuse_foreign(site)  # again: a build takes seconds, in which others may write
            _exchange(new, site, workspace / "old")
    except OSError as error:
        message = f"{error.filename or site}: {error.strerror or error}."
        raise StoreError(message) from error


@contextmanager
def _locked(site: Path) -> Iterator[None]:
    site.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(site.parent / f".{site.name}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        message = f"Another build of {site} is running. Wait for it, or give this one another --site-dir."
        raise StoreError(message) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _workspace(site: Path) -> Iterator[Path]:
    """Make a folder beside the site, and remove it and what dead processes left."""
    for left in site.parent.glob(f".{escape(site.name)}.building-*"):
        shutil.rmtree(left, ignore_errors=True)
    workspace = Path(tempfile.mkdtemp(prefix=f".{site.name}.building-", dir=site.parent))
    try:
        yield workspace
    finally:
        shutil.rmtree(workspace, ignore_errors=True)


def _refuse_foreign(site: Path) -> None:
    if site.is_symlink():
        message = f"{site} is a symbolic link. Name the folder itself with --site-dir."
        raise StoreError(message)
    if site.exists() and not site.is_dir():
        message = f"{site} is a file. Name a folder with --site-dir."
        raise StoreError(message)
    if site.is_dir() and any(site.iterdir()) and not (site / MARK).is_file():
        message = f"{site} holds files that Duiye did not make. Empty it yourself, or name another --site-dir."
        raise StoreError(message)


def _exchange(new: Path, site: Path, old: Path) -> None:
    """Put the new folder in the site's place, in one step where the system can."""
    if not site.exists():
        new.rename(site)
        return
    if _exchanged(new, site):
        return
    # Two renames leave a gap of microseconds; only systems without an exchange come here.
    site.rename(old)
    try:
        new.rename(site)
    except OSError:
        old.rename(site)
        raise


def _exchanged(first: Path, second: Path) -> bool:
    """Exchange two folders by Linux's renameat2; False where it does not exist."""
    with suppress(OSError, AttributeError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        return bool(rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0)
    return False
