"""Turn a grey picture of the typesetter's into a small one in the colours of the book.

This module owns the colours of the pages' pictures and the form of the file; it must not know what they show.

The typesetter writes four bytes a pixel, and no colour is any cheaper. So card.typ draws in grey: what is neither
paper nor print is `PAPER`, ink goes up from there to 255 and cinnabar down to 0. Red, green and blue then say the same,
and a PNG's line filters work on each channel by itself: to keep one byte in four, filtered as it is, gives the lines of
a picture of one byte a pixel, whose palette says what the greys mean. Nothing is decoded or drawn again.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from duiye.notice import EngineError

PAPER = 128
"""The grey that stands for paper."""
_PAPER, _INK, _CINNABAR = (0xFA, 0xF8, 0xF4), (0x22, 0x1E, 0x19), (0xAB, 0x30, 0x1B)
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">IIBBBBB")
_CHANNELS = 4
_RGBA = (8, 6, 0, 0, 0)
"""Depth, colour type, compression, filters and interlacing as the typesetter writes them."""
_PALETTE = (8, 3, 0, 0, 0)


def tinted(picture: bytes) -> bytes:
    """Return the same picture with a palette.

    Args:
        picture: a PNG of red, green, blue and alpha, in greys.

    Raises:
        EngineError: it is a PNG of another form.
    """
    chunks = [*_chunks(picture)]
    width, height, *form = _HEADER.unpack(chunks[0][1]) if chunks and chunks[0][0] == b"IHDR" else (0, 0)
    if tuple(form) != _RGBA:
        message = "Typst wrote a picture in a form that is not known."
        raise EngineError(message)
    lines = zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))
    length = 1 + _CHANNELS * width
    kept = bytearray()
    for start in range(0, length * height, length):
        kept += lines[start : start + 1]
        kept += lines[start + 1 : start + length : _CHANNELS]
    # Long runs and little else: to look for runs only makes these files smaller, in a third of the time.
    packer = zlib.compressobj(6, strategy=zlib.Z_RLE)
    colours = b"".join(map(_colour, range(256)))
    return _SIGNATURE + b"".join(
        (
            _chunk(b"IHDR", _HEADER.pack(width, height, *_PALETTE)),
            _chunk(b"PLTE", colours),
            _chunk(b"IDAT", packer.compress(kept) + packer.flush()),
            _chunk(b"IEND", b""),
        )
    )


def _colour(grey: int) -> bytes:
    """Return what a grey stands for: so much ink or cinnabar on paper."""
    print_, share = (_CINNABAR, (PAPER - grey) / PAPER) if grey < PAPER else (_INK, (grey - PAPER) / (255 - PAPER))
    return bytes(round(paper + (full - paper) * share) for paper, full in zip(_PAPER, print_, strict=True))


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = len(_SIGNATURE)
    while position + 8 <= len(picture):
        (length,) = struct.unpack_from(">I", picture, position)
        yield picture[position + 4 : position + 8], picture[position + 8 : position + 8 + length]
        position += length + 12


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
