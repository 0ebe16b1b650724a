"""The folder in which Duiye keeps what it can make again, outside of what is committed.

This module owns that folder; what lies in it belongs to those who ask for it.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = ".duiye"


def own_folder(root: Path) -> Path:
    """Return the folder, made where it is missing; raises OSError where it cannot be."""
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return folder
