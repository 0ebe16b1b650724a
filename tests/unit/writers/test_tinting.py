"""Pictures in the book's colours: decoded here by the letter of the PNG specification, filters included."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.notice import EngineError
from duiye.writers.tinting import tinted
from pngs import SIGNATURE, chunks, pixels, predicted


def filtered(rows: list[bytes], kinds: list[int], step: int) -> bytes:
    """Filter lines as an encoder does."""
    made, above = bytearray(), bytes(len(rows[0]))
    for row, kind in zip(rows, kinds, strict=True):
        made.append(kind)
        for n, byte in enumerate(row):
            left, corner = (row[n - step], above[n - step]) if n >= step else (0, 0)
            made.append((byte - predicted(kind, left, above[n], corner)) % 256)
        above = row
    return bytes(made)


def chunk(name: bytes, data: bytes) -> bytes:
    """Write a chunk."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def picture(greys: list[bytes], kinds: list[int], kind: int = 6) -> bytes:
    """Write a picture of red, green, blue and alpha, in two pieces of data as an encoder may."""
    rows = [b"".join(bytes((grey, grey, grey, 255)) for grey in row) for row in greys]
    data = zlib.compress(filtered(rows, kinds, 4))
    header = struct.pack(">IIBBBBB", len(greys[0]), len(greys), 8, kind, 0, 0, 0)
    body = chunk(b"IDAT", data[:7]) + chunk(b"IDAT", data[7:])
    return SIGNATURE + chunk(b"IHDR", header) + body + chunk(b"IEND", b"")


@st.composite
def drawn(draw: st.DrawFn) -> tuple[list[bytes], list[int]]:
    """Draw greys in lines of one length, with a filter each."""
    width = draw(st.integers(1, 12))
    rows = draw(st.lists(st.binary(min_size=width, max_size=width), min_size=1, max_size=6))
    return rows, draw(st.lists(st.integers(0, 4), min_size=len(rows), max_size=len(rows)))


@given(drawn())
def test_every_grey_stays_where_it_is_whatever_the_filters(case: tuple[list[bytes], list[int]]) -> None:
    """A picture would be torn or speckled."""
    rows, kinds = case
    parts = chunks(tinted(picture(rows, kinds)))
    assert parts[b"IHDR"] == struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    assert pixels(tinted(picture(rows, kinds))) == rows


def test_greys_mean_paper_ink_and_cinnabar() -> None:
    """Titles would be red, or the paper grey."""
    palette = chunks(tinted(picture([b"\0"], [0])))[b"PLTE"]
    colours = [palette[n : n + 3].hex() for n in range(0, 768, 3)]
    assert (colours[128], colours[255], colours[0]) == ("faf8f4", "221e19", "ab301b")
    reds = [int(colour[:2], 16) for colour in colours]
    assert reds[:129] == sorted(reds[:129])
    assert reds[128:] == sorted(reds[128:], reverse=True)


@pytest.mark.parametrize("data", [b"", b"GIF89a", SIGNATURE, picture([b"\0"], [0], kind=2)])
def test_a_picture_of_another_form_is_refused(data: bytes) -> None:
    """After a change of the engine pictures would be published as noise."""
    with pytest.raises(EngineError, match="form"):
        tinted(data)
