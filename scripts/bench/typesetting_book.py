"""The setting of a whole book: its lines by what the tree of structure says they are, and its pages.

It reads a PDF that the book's writer made; what is counted in a line is typesetting_lines' matter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pikepdf
from glyphs import Glyph, read_glyphs
from pdfs import Piece, read_structure
from typesetting_lines import CLOSING, Line

KINDS = {"text": ("/P",), "notes": ("/P", "/Note")}
"""Names of the elements around a paragraph of the text and around a note, below the document's."""
FRONT = 3
"""Pages of cover, imprint and contents, which have measures of their own."""
_INLINE = {"/Span", "/Link", "/Strong", "/Em", "/Lbl"}


@dataclass
class Pages:
    """What was counted on pages."""

    pages: int = 0
    widows: list[str] = field(default_factory=list)
    """Last lines of a paragraph alone at the head of a page."""
    orphans: list[str] = field(default_factory=list)
    """First lines of a paragraph alone at the foot of a page."""
    hyphened: list[str] = field(default_factory=list)
    """Words broken from one page to the next."""
    headings: list[str] = field(default_factory=list)
    """Headings at the foot of a page."""
    white: list[tuple[int, float]] = field(default_factory=list)
    """Pages inside a chapter with a hole of more than three lines, above the notes or at the foot; how many lines."""


def read_book(pdf: pikepdf.Pdf, size: float, pitch: float) -> tuple[dict[str, list[list[Line]]], Pages]:
    """Return the paragraphs of each of `KINDS`, and what the pages look like.

    Args:
        pdf: the book.
        size: of its text, in points; entries in columns are smaller and are left out.
        pitch: from line to line of its text.
    """
    pieces = {piece.mark: piece for piece in read_structure(pdf)}
    glyphs = [(glyph, pieces[glyph.mark]) for glyph in read_glyphs(pdf) if glyph.text and glyph.mark in pieces]
    found = Pages(len(pdf.pages))
    paragraphs = {kind: [*_paragraphs(glyphs, names, size if kind == "text" else 0)] for kind, names in KINDS.items()}
    for lines in paragraphs["text"]:
        for one, two in pairwise(lines):
            if one.glyphs[0].page != two.glyphs[0].page:
                if two.last:
                    found.widows.append(f"p. {two.glyphs[0].page} {two.text[:12]}")
                if one.first:
                    found.orphans.append(f"p. {one.glyphs[0].page} {one.text[:12]}")
                if re.search(r"[a-z][\u00ad‐-]$", one.text):
                    found.hyphened.append(f"p. {one.glyphs[0].page} {one.text[-12:]}")
    _feet(glyphs, found, pitch)
    return paragraphs, found


def _paragraphs(glyphs: list[tuple[Glyph, Piece]], names: tuple[str, ...], size: float) -> Iterator[list[Line]]:
    """Gather the lines of the paragraphs that stand in certain elements, and have a size."""
    rows: dict[object, list[list[Glyph]]] = defaultdict(list)
    for glyph, piece in glyphs:
        outer = tuple(name for name in piece.names[1:] if name not in _INLINE)
        if outer != names or glyph.page <= FRONT:
            continue
        own = rows[piece.block]
        last = own[-1][-1] if own else None
        if last and last.page == glyph.page and abs(last.y - glyph.y) < 0.6 * last.size:
            own[-1].append(glyph)
        else:
            own.append([glyph])
    rows = {block: own for block, own in rows.items() if not size or abs(own[0][0].size - size) < 0.1}
    if not size:  # a note begins with its number, in the margin of its text
        rows = {block: [_without_number(own[0]), *own[1:]] for block, own in rows.items()}
    edges = _edges([row for own in rows.values() for row in own])
    for own in rows.values():
        kept = [row for row in (_black(row) for row in own) if row]
        yield [
            Line(row, *edges[row[0].page % 2], first=n == 0, last=n == len(kept) - 1) for n, row in enumerate(kept)
        ]


def _black(row: list[Glyph]) -> list[Glyph]:
    row = sorted(row, key=lambda glyph: glyph.x)
    black = [n for n, glyph in enumerate(row) if glyph.text.strip(" \u00a0\u200b\u2060\n")]
    return row[black[0] : black[-1] + 1] if black else []


def _without_number(row: list[Glyph]) -> list[Glyph]:
    first = next(n for n, glyph in enumerate(row) if not glyph.text.isdigit())
    return row[first:]


def _edges(rows: list[list[Glyph]]) -> dict[int, tuple[float, float]]:
    """Find the edges of the column on even and odd pages: where most lines begin and end."""
    starts: dict[int, Counter[float]] = defaultdict(Counter)
    ends: dict[int, Counter[float]] = defaultdict(Counter)
    for row in filter(None, map(_black, rows)):
        head, tail = row[0], row[-1]
        parity = head.page % 2
        starts[parity][round(head.x, 1)] += 1
        half = 0.5 if tail.text in CLOSING and tail.advance > 0.9 * tail.size else 1
        ends[parity][round(tail.x + tail.advance * half, 1)] += 1
    return {parity: (starts[parity].most_common(1)[0][0], ends[parity].most_common(1)[0][0]) for parity in starts}


def _feet(glyphs: list[tuple[Glyph, Piece]], found: Pages, pitch: float) -> None:
    """Look at the foot of each page: whether a heading stands there, and how much of it is empty."""
    heights: dict[int, dict[float, Piece]] = defaultdict(dict)
    opens: set[int] = set()
    for glyph, piece in glyphs:
        heights[glyph.page][round(glyph.y)] = piece
        if "/H1" in piece.names or ("/H2" in piece.names and glyph.size > 15):
            opens.add(glyph.page)
    foot = min(min(rows) for rows in heights.values())
    for page, rows in sorted(heights.items()):
        lowest = rows[min(rows)]
        if any(re.fullmatch(r"/H\d", name) for name in lowest.names):
            found.headings.append(f"p. {page} {lowest.text[:12]}")
        if page <= FRONT or page + 1 in opens or page + 1 not in heights:
            continue
        text = [y for y, piece in rows.items() if "/Note" not in piece.names]
        notes = [y for y, piece in rows.items() if "/Note" in piece.names]
        # The rule and the space above the notes take a line and a half.
        white = min(text) - (max(notes) + 1.5 * pitch if notes else foot)
        if white > 3 * pitch:
            found.white.append((page, round(white / pitch, 1)))
