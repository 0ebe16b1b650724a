"""Pack files into an EPUB container (EPUB 3.3, 4.2): the same files give the same bytes.

This module owns the archive; it must not know what the files are.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_TYPE = ("mimetype", b"application/epub+zip")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day that an archive can name; the book's own date stands in its package document."""
_MODE = 0o100644
_UNIX = 3


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Pack files in the order given, after the one that says what the archive is, which is stored as it is."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as target:
        for name, data in (_TYPE, *files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name == _TYPE[0] else zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _MODE << 16
            target.writestr(entry, data)
    return archive.getvalue()
