"""Read a tagged PDF as assistive technology does (ISO 32000-1, 14.7 to 14.9), for tests and benches.

It owns how our own PDFs are read back; it must not know what they ought to say. Where glyphs stand is `glyphs`'.
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
