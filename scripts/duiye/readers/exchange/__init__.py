"""Read what translators' tools give back: PO and XLIFF 2.

This package owns the list of formats; what may be taken into a chapter is `duiye.admission`'s to say.
"""

from __future__ import annotations

from pathlib import PurePath

from duiye.notice import ContentError, Locus, Notice
from duiye.readers.exchange.batch import Batch
from duiye.readers.exchange.po import read_po
from duiye.readers.exchange.xliff import read_xliff

LARGEST = 20_000_000
"""Bytes; polib takes some 40 s for a PO file of that size (measured on a busy core)."""
ENDINGS = {".po": "po", ".xlf": "xliff", ".xliff": "xliff"}
"""The format of a file, by the ending of its name."""
_READERS = {"po": read_po, "xliff": read_xliff}


def read_batch(data: bytes, name: str, file_format: str = "") -> Batch:
    """Read a file that came back from a translator.

    Args:
        data: its bytes.
        name: its path, for notices.
        file_format: `po` or `xliff`; told from the name when empty.

    Raises:
        ContentError: it cannot be read; nothing of it may be used then (X001).
    """
    known = file_format or ENDINGS.get(PurePath(name).suffix.lower(), "")
    if not known:
        said = "Its name ends neither in .po nor in .xlf or .xliff."
        raise ContentError((Notice("X001", Locus(name), said, "Say what it is: duiye import po, or xliff."),))
    if len(data) > LARGEST:
        said = f"It has more than {LARGEST // 1_000_000} MB, the most that is read."
        raise ContentError((Notice("X001", Locus(name), said, "Export one file a chapter, into a folder."),))
    return _READERS[known](data, name)
