"""Find the files that a person means, in whichever of the ways they name them.

This module owns those ways; it must not read a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from duiye.notice import SettingsError


def find_files(root: Path, named: Path, docs: str, languages: Sequence[str]) -> tuple[Path, ...]:
    """Return the files or folders that somebody names, in every language where the name stands for several.

    Args:
        root: the publication's folder.
        named: as it was typed: from the folder in which the command runs, from the publication's, from its documents'
            or from a language's; `.md` may be missing.
        docs: path of the documents' folder from the root.
        languages: folders in it.

    Returns:
        Paths as they are named, links among them not followed; empty if there is nothing of that name.
    """
    for folders in ([Path()], [root], [root / docs], [root / docs / language for language in languages]):
        for name in (named, named.with_name(f"{named.name}.md") if named.name else named):
            found = tuple(folder / name for folder in folders if _is_there(folder / name))
            if found:
                return found
    return ()


def require_files(root: Path, named: Path, docs: str, languages: Sequence[str]) -> tuple[Path, ...]:
    """Do the same; raises SettingsError if there is nothing of that name, which tells where it was looked for."""
    found = find_files(root, named, docs, languages)
    if not found:
        places = ", ".join(f"{docs}/{language}/{named.as_posix()}" for language in languages)
        message = f"There is no {named}, neither here nor as {places}."
        raise SettingsError(message)
    return found


def from_root(root: Path, named: str) -> str:
    """Return how a file that somebody names from here is called in its publication; any other name as it is.

    Args:
        root: the publication's folder, resolved.
        named: as it was typed.
    """
    path = Path(named)
    whole = path.parent.resolve() / path.name if path.name not in {"", ".."} else path.resolve()
    is_inside = bool(named) and _is_there(path) and whole.is_relative_to(root) and whole != root
    return whole.relative_to(root).as_posix() if is_inside else named


def _is_there(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):  # no name that a disk can have
        return False
