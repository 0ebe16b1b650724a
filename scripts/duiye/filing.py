"""Write several files of a publication, all of them or none.

This module owns that promise; it must not decide what is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from duiye.notice import StoreError

_NEW, _OLD = ".duiye-new", ".duiye-old"
"""Endings of the hidden files in which new contents wait, and in which old ones are kept until all is done."""


def replace_files(root: Path, changes: Mapping[str, bytes | None]) -> tuple[str, ...]:
    """Write and remove files.

    Everything new is on the disk before the first file is replaced; when something fails after that,
    what was replaced is put back.

    Args:
        root: the publication's folder.
        changes: contents by path from the root; None removes the file.

    Returns:
        The paths that were written or removed; a file that has its contents already is left alone.

    Raises:
        StoreError: a file cannot be written; nothing was changed.
    """
    wanted = {name: changes[name] for name in differing(root, changes)}
    for name in wanted:
        if not (root / name).resolve().is_relative_to(root.resolve()):
            message = f"{name} lies outside the publication. Nothing was written."
            raise StoreError(message)
    made: list[Path] = []
    try:
        with _locked(root), _undone_on_failure(made):
            for name, data in wanted.items():
                if data is not None:
                    made += _make_folders(root / name)
                    _hidden(root / name, _NEW).write_bytes(data)
            _replace_all([root / name for name in wanted], [data is None for data in wanted.values()])
    except OSError as error:
        message = f"{error.filename or root} cannot be written: {error.strerror or error}. Nothing was changed."
        raise StoreError(message) from error
    finally:
        for name in wanted:
            with suppress(OSError):
                _hidden(root / name, _NEW).unlink(missing_ok=True)
    return tuple(wanted)


def differing(root: Path, changes: Mapping[str, bytes | None]) -> tuple[str, ...]:
    """Return which of the files have other contents now, by path from the root."""
    return tuple(name for name, data in changes.items() if _contents(root / name) != data)


def _replace_all(paths: list[Path], removed: list[bool]) -> None:
    saved: list[Path] = []
    placed: list[Path] = []
    try:
        for path, gone in zip(paths, removed, strict=True):
            if path.exists():
                path.replace(_hidden(path, _OLD))
                saved.append(path)
            if not gone:
                _hidden(path, _NEW).replace(path)
                placed.append(path)
    except BaseException:
        for path in placed:
            path.unlink(missing_ok=True)
        for path in saved:
            _hidden(path, _OLD).replace(path)
        raise
    for path in saved:
        _hidden(path, _OLD).unlink(missing_ok=True)


@contextmanager
def _locked(root: Path) -> Iterator[None]:
    """Keep other imports out; the lock's file is hidden, and gone at the end."""
    path = root / ".duiye-import.lock"
    try:
        with FileLock(path, timeout=0):
            try:
                yield
            finally:
                with suppress(OSError):  # Windows removes no open file
                    path.unlink()
    except Timeout:
        message = f"Another import into {root} is running. Nothing was written."
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
