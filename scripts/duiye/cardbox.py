"""Keep the pictures of pages from one build to the next.

This module owns the keeping, not the drawing. A picture is kept under a key that stands for all that it was made of,
with its checksum: what was damaged on disk counts as missing, so a build from what is kept equals one from nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from duiye.ownfolder import FOLDER, own_folder

_CARDS = "cards"
_DIGEST = hashlib.sha256().digest_size


def kept_cards(root: Path, keys: Iterable[str]) -> dict[str, bytes]:
    """Return the pictures that are kept, by key.

    Args:
        root: the publication's folder.
        keys: what is wanted.
    """
    found: dict[str, bytes] = {}
    for key in keys:
        with suppress(OSError):
            data = (root / FOLDER / _CARDS / key).read_bytes()
            if hashlib.sha256(data[_DIGEST:]).digest() == data[:_DIGEST]:
                found[key] = data[_DIGEST:]
    return found


def keep_cards(root: Path, cards: Mapping[str, bytes]) -> None:
    """Keep pictures for the next build, and forget those that this one did not need.

    What cannot be written is left: a picture can be drawn again.
    """
    with suppress(OSError):
        folder = own_folder(root) / _CARDS
        folder.mkdir(exist_ok=True)
        present = {path.name for path in folder.iterdir()}
        for key in cards.keys() - present:
            new = folder / f"{key}.new"
            new.write_bytes(hashlib.sha256(cards[key]).digest() + cards[key])
            new.replace(folder / key)
        for name in present - cards.keys():
            (folder / name).unlink(missing_ok=True)
