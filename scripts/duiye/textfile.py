"""Read a text file with its line ends, and write a text with those of a file.

This module owns that way there and back; it must not know what the text says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from duiye.notice import StoreError

_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's text, and what its bytes have besides."""

    text: str
    """With a line feed at each line's end."""
    ends: tuple[str, ...]
    """How each line ends in the file."""
    marked: bool
    """Whether the file begins with a byte-order mark."""

    def bytes_of(self, text: str) -> bytes:
        """Return the bytes of another text of as many lines, with the line ends of this file."""
        lines = text.split("\n")
        if len(lines) != len(self.ends) + 1:
            message = "The text has another number of lines than its file."
            raise ValueError(message)
        joined = "".join(line + end for line, end in zip(lines, (*self.ends, ""), strict=True))
        return joined.encode("utf-8-sig" if self.marked else "utf-8")


def load_text_file(path: Path) -> TextFile:
    """Read a UTF-8 file; raises StoreError when it cannot be read, or is none."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise StoreError(message) from error
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8 text (byte {error.start})."
        raise StoreError(message) from error
    ends = tuple(_END.findall(text))
    return TextFile(_END.sub("\n", text), ends, data.startswith(b"\xef\xbb\xbf"))
