"""Write several files of a publication, all of them or none.

This module owns that promise; it must not decide what is written.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

from filelock import FileLock, Timeout

from duiye.notice import StoreError

_PATIENCE = 5
"""Seconds to wait for another command that writes."""
_NEW, _OLD = ".duiye-new", ".duiye-old"
"""Endings of the hidden files in which new contents wait, and in which old ones are kept until all is done."""


def replace_files(
    root: Path, changes: Mapping[str, bytes | None], *, read: Mapping[str, bytes | None] = MappingProxyType({})
) -> tuple[str, ...]:
    """Write and remove files.

    Everything new is on the disk before the first file is replaced; when something fails after that,
    what was replaced is put back.

    Args:
        root: the publication's folder.
        changes: contents by path from the root; None removes the file.
        read: what the files held when the changes were made; where one holds something else by now, nothing is
            written.

    Returns:
        The paths that were written or removed; a file that has its contents already is left alone.

    Raises:
        StoreError: a file cannot be written, or was changed meanwhile; nothing was changed.
    """
    wanted = {name: changes[name] for name in differing(root, changes)}
    for name in wanted:
        if not (root / name).resolve().is_relative_to(root.resolve()):
            message = f"{name} lies outside the publication. Nothing was written."
            raise StoreError(message)
    # A link stays one: what it leads to is written.
    places = {name: (root / name).resolve() for name in wanted}
    made: list[Path] = []
    try:
        with _locked(root), _undone_on_failure(made):
            for name, data in wanted.items():
                if data is not None:
                    made += _make_folders(places[name])
                    _hidden(places[name], _NEW).write_bytes(data)
            for name, before in read.items():
                if _contents(root / name) != before:
                    message = f"{name} was changed meanwhile. Nothing was written; run the command again."
                    raise StoreError(message)
            _replace_all([*places.values()], [data is None for data in wanted.values()])
    except OSError as error:
        message = f"{error.filename or root} cannot be written: {error.strerror or error}. Nothing was changed."
        raise StoreError(message) from error
    finally:
        for name in wanted:
            with suppress(OSError):
                _hidden(places[name], _NEW).unlink(missing_ok=True)
    return tuple(wanted)


def differing(root: Path, changes: Mapping[str, bytes | None]) -> tuple[str, ...]:
    """Return which of the files have other contents now, by path from the root."""
    return tuple(name for name, data in changes.items() if _contents(root / name) != data)


def write_file(path: Path, data: bytes) -> None:
    """Write one file that is no part of a publication: whole, or as it was; raises OSError."""
    new = _hidden(path, _NEW)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        new.write_bytes(data)
        new.replace(path)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _replace_all(paths: list[Path], removed: list[bool]) -> None:
    """Put the new contents in place; no file is missing at any moment, however the process ends."""
    kept: list[Path] = []
    placed: list[Path] = []
    try:
        for path, gone in zip(paths, removed, strict=True):
            if path.exists():
                kept.append(path)
                shutil.copy2(path, _hidden(path, _OLD))
            placed.append(path)
            if gone:
                path.unlink(missing_ok=True)
            else:
                if path.exists():
                    shutil.copymode(path, _hidden(path, _NEW))
                _hidden(path, _NEW).replace(path)
    except BaseException:
        for path in placed:
            if path in kept:
                _hidden(path, _OLD).replace(path)
            else:
                path.unlink(missing_ok=True)
        raise
    finally:
        for path in kept:
            _hidden(path, _OLD).unlink(missing_ok=True)


@contextmanager
def _locked(root: Path) -> Iterator[None]:
    """Keep other commands out that write; the lock's file is hidden, and gone at the end."""
    path = root / ".duiye-import.lock"
    try:
        with FileLock(path, timeout=_PATIENCE):
            try:
                yield
            finally:
                with suppress(OSError):  # Windows removes no open file
                    path.unlink()
    except Timeout:
        message = f"Another command is writing into {root}. Nothing was written."
        raise StoreError(message) from None


@contextmanager
def _undone_on_failure(folders: list[Path]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        for folder in reversed(folders):
            with suppress(OSError):
                for left in folder.glob(f".*{_NEW}"):
                    left.unlink()
                folder.rmdir()
        raise


def _make_folders(path: Path) -> list[Path]:
    """Make the folders above a file; return those that were not there, outermost first."""
    missing = [folder for folder in path.parents if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _hidden(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}{ending}")


def _contents(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}. Nothing was written."
        raise StoreError(message) from error
