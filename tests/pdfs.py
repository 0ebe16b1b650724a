"""Read a tagged PDF as assistive technology does, and say where each of its glyphs stands (ISO 32000-1, 9 and 14.7 to 14.9).

It owns how our own PDFs are read back, for tests and benches; it must not know what they ought to say. Fonts have
codes of two bytes and a table ToUnicode, as those of Typst, WeasyPrint and Chromium have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pikepdf

INLINE = frozenset({"/Code", "/Em", "/Span", "/Link", "/Strong", "/Lbl", "/Reference"})
"""Elements that stand in a line of text."""
Mark = tuple[Any, int]
"""A piece of marked content: the page and its number there."""
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


class Piece(NamedTuple):
    """A piece of text in the tree of structure."""

    names: tuple[str, ...]
    """Names of the elements around it, outermost first."""
    page: int
    text: str
    mark: Mark
    language: str
    """Its own, else that of the nearest element that names one, else the document's."""
    block: Any
    """Which paragraph, heading or cell it is in: two pieces of one have the same."""


class _Font(NamedTuple):
    name: str
    texts: dict[int, str]
    widths: dict[int, float]
    default: float


def read_glyphs(pdf: pikepdf.Pdf) -> Iterator[Glyph]:
    """List the glyphs in the order in which they are drawn."""
    fonts: dict[Any, _Font] = {}
    for number, page in enumerate(pdf.pages, 1):
        current, stack, marks = _IDENTITY, [], []
        text = line = _IDENTITY
        font, size, leading, spacing, raised = None, 0.0, 0.0, 0.0, 0.0
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "q":
                    stack.append((current, font, size, spacing))
                case "Q":
                    current, font, size, spacing = stack.pop()
                case "cm":
                    current = _times(_numbers(operands), current)
                case "BT":
                    text = line = _IDENTITY
                case "Tm":
                    text = line = _numbers(operands)
                case "Td" | "TD":
                    x, y = map(float, operands)
                    leading = -y if str(operator) == "TD" else leading
                    text = line = _times((1, 0, 0, 1, x, y), line)
                case "TL":
                    leading = float(operands[0])
                case "T*":
                    text = line = _times((1, 0, 0, 1, 0, -leading), line)
                case "Tc":
                    spacing = float(operands[0])
                case "Ts":
                    raised = float(operands[0])
                case "Tf":
                    found = page.Resources.Font[operands[0]]
                    font = fonts.get(found.objgen) or fonts.setdefault(found.objgen, _font(found))
                    size = float(operands[1])
                case "BMC":
                    marks.append(None)
                case "BDC":
                    marks.append(_mcid(page, operands[1]))
                case "EMC":
                    marks.pop()
                case "Tj" | "TJ" if font is not None:
                    number_here = next((mark for mark in reversed(marks) if mark is not None), None)
                    mark = None if number_here is None else (page.objgen, number_here)
                    parts = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
                    for part in parts:
                        if not isinstance(part, pikepdf.String):
                            text = _times((1, 0, 0, 1, -float(part) / 1000 * size, 0), text)
                            continue
                        data = bytes(part)
                        for n in range(0, len(data), 2):
                            code = int.from_bytes(data[n : n + 2], "big")
                            width = font.widths.get(code, font.default) / 1000 * size
                            place = _times((1, 0, 0, 1, 0, raised), _times(text, current))
                            scale = (place[0] ** 2 + place[1] ** 2) ** 0.5
                            said = font.texts.get(code, "")
                            yield Glyph(said, number, place[4], place[5], size * scale, width * scale, font.name, mark)
                            text = _times((1, 0, 0, 1, width + spacing, 0), text)


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
    name = str(font.get("/BaseFont", font.get("/Name", ""))).lstrip("/").partition("+")[2]
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


def to_unicode(font: pikepdf.Object) -> dict[int, str]:
    """Read what the codes of a font mean."""
    table: dict[int, str] = {}
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    for kind, body in re.findall(r"beginbf(char|range)(.*?)endbf", cmap, re.DOTALL):
        values = [bytes.fromhex(value) for value in re.findall(r"<(\w+)>", body)]
        step = 2 if kind == "char" else 3
        for first, *rest in (values[n : n + step] for n in range(0, len(values), step)):
            start, text = int.from_bytes(first, "big"), rest[-1].decode("utf-16-be")
            for code in range(start, int.from_bytes(rest[0], "big") + 1 if kind == "range" else start + 1):
                table[code] = text[:-1] + chr(ord(text[-1]) + code - start)
    return table


def read_marked(pdf: pikepdf.Pdf) -> dict[Mark, str]:
    """Read the text of each piece of marked content; ActualText stands for what is drawn in it."""
    texts: dict[Mark, str] = {}
    tables: dict[Any, dict[int, str]] = {}
    for page in pdf.pages:
        open_marks: list[Mapping[str, Any]] = []
        codes: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            shown = ""
            match str(operator):
                case "BMC":
                    open_marks.append({})
                case "BDC":
                    named = isinstance(operands[1], pikepdf.Name)
                    open_marks.append(page.Resources.Properties[operands[1]] if named else operands[1])
                    shown = str(open_marks[-1].get("/ActualText", ""))
                case "EMC":
                    open_marks.pop()
                case "Tf":
                    font = page.Resources.Font[operands[0]]
                    codes = tables.get(font.objgen) or tables.setdefault(font.objgen, to_unicode(font))
                case "Tj" | "TJ" if not any("/ActualText" in mark for mark in open_marks):
                    parts = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
                    data = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                    shown = "".join(codes[int.from_bytes(data[n : n + 2], "big")] for n in range(0, len(data), 2))
            number = next((int(mark["/MCID"]) for mark in reversed(open_marks) if "/MCID" in mark), None)
            if shown and number is not None:
                texts[page.objgen, number] = texts.get((page.objgen, number), "") + shown
    return texts


def _languages(pdf: pikepdf.Pdf) -> dict[Mark, str]:
    """Read the languages that pieces of marked content name themselves."""
    found: dict[Mark, str] = {}
    for page in pdf.pages:
        for operands, operator in pikepdf.parse_content_stream(page, "BDC"):
            if str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/Lang" in operands[1]:
                found[page.objgen, int(operands[1].get("/MCID", -1))] = str(operands[1].Lang)
    return found


def read_structure(pdf: pikepdf.Pdf) -> Iterator[Piece]:
    """List each piece of text in logical order."""
    texts, languages = read_marked(pdf), _languages(pdf)
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}

    def walk(node: Any, page: Any, names: tuple[str, ...], language: str, owner: Any) -> Iterator[Piece]:
        if isinstance(node, pikepdf.Array):
            for item in node:
                yield from walk(item, page, names, language, owner)
        elif isinstance(node, pikepdf.Dictionary) and "/MCID" not in node:
            if "/K" in node:
                name = str(node.get("/S", ""))
                # A piece in an inline element is the paragraph's, which may have pieces of its own around it.
                inner = owner if name in INLINE and owner else node.objgen
                spoken = str(node.get("/Lang", language))
                yield from walk(node.K, node.get("/Pg", page), (*names, name), spoken, inner)
        else:
            page = node.get("/Pg", page) if isinstance(node, pikepdf.Dictionary) else page
            number = int(node.MCID if isinstance(node, pikepdf.Dictionary) else node)
            mark = (page.objgen, number)
            yield Piece(names, numbers[page.objgen], texts.get(mark, ""), mark, languages.get(mark, language), owner)

    yield from walk(pdf.Root.StructTreeRoot.K, None, (), str(pdf.Root.Lang), None)


def read_elements(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Dictionary, tuple[str, ...]]]:
    """List the elements of structure in logical order, each with the names of those around it."""

    def walk(node: Any, names: tuple[str, ...]) -> Iterator[tuple[pikepdf.Dictionary, tuple[str, ...]]]:
        if isinstance(node, pikepdf.Array):
            for item in node:
                yield from walk(item, names)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node, names
            yield from walk(node.get("/K", pikepdf.Array()), (*names, str(node.S)))

    yield from walk(pdf.Root.StructTreeRoot.K, ())
