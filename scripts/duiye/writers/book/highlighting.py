"""Read highlighted code: the classes that Pygments gave to its pieces, as few roles that print can tell apart.

This module owns those roles; their look is the outputs'. A piece is `[role, text]`; the roles are `comment`, `keyword`,
`string`, `number`, `name` (what is defined or stands for itself), `deleted`, `inserted`, `heading`, and none.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from duiye.writers.book.markup import class_names

Piece = list[str]
"""Role and text."""

_WHOLE = {
    "gd": "deleted",
    "gi": "inserted",
    "gh": "heading",
    "gu": "heading",
    "gp": "keyword",
    "ow": "keyword",
    "kc": "keyword",
    "cp": "keyword",
    "err": "",
}
"""Roles of Pygments' short names; those of other families follow from their first letter."""
_FAMILIES = {"c": "comment", "k": "keyword", "s": "string", "m": "number", "l": "number"}
_NAMES = frozenset({"na", "nb", "nc", "nd", "ne", "nf", "nt", "fm", "bp"})
UNSEEN = frozenset({"filename", "linenodiv", "linenos"})
"""Classes of what stands around the lines of a listing."""


def read_pieces(element: HtmlElement) -> list[Piece]:
    """Read the pieces of highlighted code; none of code that is all of one role."""
    pieces: list[Piece] = []
    for role, text, _ in _pieces(element):
        _add(pieces, role, text)
    return pieces if any(role for role, _ in pieces) else []


def read_lines(element: HtmlElement) -> tuple[list[list[Piece]], list[int]]:
    """Read the lines of a listing, and the numbers of those that are emphasised, counted from 1."""
    lines: list[list[Piece]] = [[]]
    marked: set[int] = set()
    for role, text, is_marked in _pieces(element):
        first, *others = text.split("\n")
        for n, line in enumerate((first, *others)):
            if n:
                lines.append([])
            if line:
                _add(lines[-1], role, line)
                marked |= {len(lines)} if is_marked else set()
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    return lines, sorted(marked)


def _pieces(element: HtmlElement, around: str = "", *, marked: bool = False) -> Iterator[tuple[str, str, bool]]:
    """Yield role and text of every piece in order, and whether it stands in an emphasised line."""
    if element.text:
        yield around, element.text, marked
    for child in element:
        names = class_names(child)
        if not names & UNSEEN:
            yield from _pieces(child, _role(names) or around, marked=marked or "hll" in names)
        if child.tail:
            yield around, child.tail, marked


def _add(pieces: list[Piece], role: str, text: str) -> None:
    if pieces and pieces[-1][0] == role:
        pieces[-1][1] += text
    else:
        pieces.append([role, text])


def _role(names: set[str]) -> str:
    for name in sorted(names):
        if name in _WHOLE:
            return _WHOLE[name]
        if name in _NAMES:
            return "name"
        if len(name) <= 2 and name[:1] in _FAMILIES:  # noqa: PLR2004 — Pygments' names have two letters at most
            return _FAMILIES[name[:1]]
    return ""
