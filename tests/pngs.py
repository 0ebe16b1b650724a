"""Read pictures by the letter of the PNG specification (ISO 15948), filters and checksums included."""

from __future__ import annotations

import struct
import zlib
from itertools import accumulate

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def paeth(left: int, up: int, corner: int) -> int:
    """Return the predictor of PNG's fourth filter (ISO 15948, 9.4)."""
    distances = [(abs(up - corner), left), (abs(left - corner), up), (abs(left + up - 2 * corner), corner)]
    return min(distances, key=lambda item: item[0])[1]


def predicted(kind: int, left: int, up: int, corner: int) -> int:
    """Return what a filter takes away from a byte."""
    return (0, left, up, (left + up) // 2, paeth(left, up, corner))[kind]


def unfiltered(data: bytes, width: int, height: int) -> list[bytes]:
    """Undo the filters of a picture of one byte a pixel."""
    rows, above = [], bytes(width)
    for n in range(height):
        kind, line = data[n * (width + 1)], data[n * (width + 1) + 1 : (n + 1) * (width + 1)]
        above = _line(kind, line, above)
        rows.append(above)
    return rows


def _line(kind: int, line: bytes, above: bytes) -> bytes:
    match kind:
        case 0:
            return line
        case 1:
            return bytes(byte % 256 for byte in accumulate(line))
        case 2:
            return bytes((byte + up) % 256 for byte, up in zip(line, above, strict=True))
        case _:
            row = bytearray()
            for x, byte in enumerate(line):
                left, corner = (row[x - 1], above[x - 1]) if x else (0, 0)
                row.append((byte + predicted(kind, left, above[x], corner)) % 256)
            return bytes(row)


def chunks(picture: bytes) -> dict[bytes, bytes]:
    """Read the chunks of a picture, each with its checksum."""
    found, position = {}, len(SIGNATURE)
    assert picture.startswith(SIGNATURE)
    while position < len(picture):
        (length,) = struct.unpack_from(">I", picture, position)
        name, data = picture[position + 4 : position + 8], picture[position + 8 : position + 8 + length]
        assert struct.unpack_from(">I", picture, position + 8 + length) == (zlib.crc32(name + data),)
        found[name] = data
        position += length + 12
    return found


def pixels(picture: bytes) -> list[bytes]:
    """Return the lines of a picture with a palette, each a number of a colour for every pixel."""
    parts = chunks(picture)
    width, height, *form = struct.unpack(">IIBBBBB", parts[b"IHDR"])
    assert form == [8, 3, 0, 0, 0]
    return unfiltered(zlib.decompress(parts[b"IDAT"]), width, height)
