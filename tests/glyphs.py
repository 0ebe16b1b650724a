"""Say where each glyph of a PDF stands (ISO 32000-1, 8 and 9), for tests and benches.

It owns the reading of content streams; it must not know lines or languages. Fonts have codes of two bytes and a table
ToUnicode, as those of Typst, WeasyPrint and Chromium have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pikepdf

from pdfs import Mark, to_unicode

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)


class Glyph(NamedTuple):
    """A glyph on its page."""

    text: str
    """What it says; empty when another glyph says it too."""
    page: int
    """From 1."""
    x: float
    """Of its origin, in points from the left edge of the page."""
    y: float
    """Of its base line, in points from the lower edge."""
    size: float
    """Of the text, in points."""
    advance: float
    """Its width in the font, in points: what stands next may be nearer or farther."""
    font: str
    mark: Mark | None
    """The marked content that it is part of."""


class _Font(NamedTuple):
    name: str
    texts: dict[int, str]
    widths: dict[int, float]
    default: float


@dataclass
class _Pen:
    """What the operators of a page's content stream have set."""

    page: pikepdf.Page
    number: int
    fonts: dict[Any, _Font]
    current: _Matrix = _IDENTITY
    text: _Matrix = _IDENTITY
    line: _Matrix = _IDENTITY
    font: _Font | None = None
    size: float = 0
    leading: float = 0
    spacing: float = 0
    rise: float = 0
    saved: list[tuple[_Matrix, _Font | None, float, float]] = field(default_factory=list)
    marks: list[int | None] = field(default_factory=list)

    def graphics(self, operator: str, operands: Any) -> None:
        """Follow the state of graphics, and marked content."""
        match operator:
            case "q":
                self.saved.append((self.current, self.font, self.size, self.spacing))
            case "Q":
                self.current, self.font, self.size, self.spacing = self.saved.pop()
            case "cm":
                self.current = _times(_numbers(operands), self.current)
            case "BMC":
                self.marks.append(None)
            case "BDC":
                self.marks.append(_mcid(self.page, operands[1]))
            case "EMC":
                self.marks.pop()

    def place(self, operator: str, operands: Any) -> None:
        """Follow the place of text."""
        match operator:
            case "BT":
                self.text = self.line = _IDENTITY
            case "Tm":
                self.text = self.line = _numbers(operands)
            case "Td" | "TD":
                x, y = map(float, operands)
                self.leading = -y if operator == "TD" else self.leading
                self.text = self.line = _times((1, 0, 0, 1, x, y), self.line)
            case "T*":
                self.text = self.line = _times((1, 0, 0, 1, 0, -self.leading), self.line)

    def style(self, operator: str, operands: Any) -> None:
        """Follow the style of text."""
        match operator:
            case "TL":
                self.leading = float(operands[0])
            case "Tc":
                self.spacing = float(operands[0])
            case "Ts":
                self.rise = float(operands[0])
            case "Tf":
                found = self.page.Resources.Font[operands[0]]
                self.font = self.fonts.get(found.objgen) or self.fonts.setdefault(found.objgen, _font(found))
                self.size = float(operands[1])

    def show(self, shown: Any) -> Iterator[Glyph]:
        """Yield the glyphs of a string, or of strings and the shifts between them."""
        for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
            if isinstance(part, pikepdf.String):
                yield from self._string(bytes(part))
            else:
                self._advance(-float(part) / 1000 * self.size)

    def _string(self, data: bytes) -> Iterator[Glyph]:
        if self.font is None:
            return
        number = next((mark for mark in reversed(self.marks) if mark is not None), None)
        mark = None if number is None else (self.page.objgen, number)
        for n in range(0, len(data), 2):
            code = int.from_bytes(data[n : n + 2], "big")
            width = self.font.widths.get(code, self.font.default) / 1000 * self.size
            place = _times((1, 0, 0, 1, 0, self.rise), _times(self.text, self.current))
            scale = (place[0] ** 2 + place[1] ** 2) ** 0.5
            said = self.font.texts.get(code, "")
            yield Glyph(said, self.number, place[4], place[5], self.size * scale, width * scale, self.font.name, mark)
            self._advance(width + self.spacing)

    def _advance(self, width: float) -> None:
        self.text = _times((1, 0, 0, 1, width, 0), self.text)


def read_glyphs(pdf: pikepdf.Pdf) -> Iterator[Glyph]:
    """List the glyphs in the order in which they are drawn."""
    fonts: dict[Any, _Font] = {}
    for number, page in enumerate(pdf.pages, 1):
        pen = _Pen(page, number, fonts)
        for operands, name in pikepdf.parse_content_stream(page):
            operator = str(name)
            pen.graphics(operator, operands)
            pen.place(operator, operands)
            pen.style(operator, operands)
            if operator in {"Tj", "TJ"}:
                yield from pen.show(operands[0])


def _numbers(operands: Any) -> _Matrix:
    a, b, c, d, e, f = map(float, operands)
    return (a, b, c, d, e, f)


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _mcid(page: pikepdf.Page, named: Any) -> int | None:
    properties = page.Resources.Properties[named] if isinstance(named, pikepdf.Name) else named
    return int(properties.MCID) if "/MCID" in properties else None


def _font(font: pikepdf.Object) -> _Font:
    name = str(font.get("/BaseFont", font.get("/Name", ""))).lstrip("/").partition("+")[2].removesuffix("-Identity-H")
    widths: dict[int, float] = {}
    if "/DescendantFonts" not in font:
        return _Font(name, {}, widths, 0)
    descendant = font.DescendantFonts[0]
    listed = list(descendant.get("/W", []))
    while listed:
        first, second = int(listed.pop(0)), listed.pop(0)
        if isinstance(second, pikepdf.Array):
            widths |= {first + n: float(width) for n, width in enumerate(second)}
        else:
            width = float(listed.pop(0))
            widths |= dict.fromkeys(range(first, int(second) + 1), width)
    return _Font(name, to_unicode(font), widths, float(descendant.get("/DW", 1000)))
