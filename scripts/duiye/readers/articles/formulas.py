"""Write a formula of Office's own markup (OMML) as one line of text.

This module owns that line; it must not decide where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from duiye.readers.articles.word_parts import M, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXTS = frozenset({f"{M}t", f"{W}t"})


def write_formula(element: _Element) -> str:
    """Write a formula with every character that it holds."""
    if element.tag in _TEXTS:
        return element.text or ""
    if not isinstance(element.tag, str) or element.tag.endswith("Pr"):
        return ""
    write = _FORMS.get(element.tag.removeprefix(M))
    return write(element) if write else "".join(write_formula(child) for child in element)


def _part(element: _Element, name: str) -> str:
    return "".join(write_formula(child) for child in element.iterchildren(f"{M}{name}"))


def _sign(element: _Element, name: str, default: str) -> str:
    """Return a sign that the properties name; a name without a sign means none."""
    found = next(element.iterfind(f"*/{M}{name}"), None)
    return default if found is None else found.get(f"{M}val") or ""


def _closed(text: str) -> str:
    """Put what is longer than a sign in brackets."""
    return text if len(text) < 2 or text.isalnum() else f"({text})"  # noqa: PLR2004 — one sign


def _raised(element: _Element) -> str:
    lower, upper = _part(element, "sub"), _part(element, "sup")
    return (f"_{_closed(lower)}" if lower else "") + (f"^{_closed(upper)}" if upper else "")


def _root(element: _Element) -> str:
    degree, body = _part(element, "deg"), _part(element, "e")
    return f"{degree}√{_closed(body)}"


def _bracketed(element: _Element) -> str:
    parts = [write_formula(child) for child in element.iterchildren(f"{M}e")]
    return _sign(element, "begChr", "(") + _sign(element, "sepChr", "|").join(parts) + _sign(element, "endChr", ")")


def _rows(element: _Element, row: str) -> str:
    lines = [
        ", ".join(write_formula(cell) for cell in child) if row == "mr" else write_formula(child)
        for child in element.iterchildren(f"{M}{row}")
    ]
    return "; ".join(lines)


_FORMS: Mapping[str, Callable[[_Element], str]] = {
    "f": lambda item: f"{_closed(_part(item, 'num'))}/{_closed(_part(item, 'den'))}",
    "sSup": lambda item: _closed(_part(item, "e")) + _raised(item),
    "sSub": lambda item: _closed(_part(item, "e")) + _raised(item),
    "sSubSup": lambda item: _closed(_part(item, "e")) + _raised(item),
    "sPre": lambda item: _raised(item) + _part(item, "e"),
    "nary": lambda item: f"{_sign(item, 'chr', '∫')}{_raised(item)} {_part(item, 'e')}",
    "rad": _root,
    "d": _bracketed,
    "acc": lambda item: _part(item, "e") + _sign(item, "chr", "\u0302"),
    "limLow": lambda item: f"{_part(item, 'e')}_{_closed(_part(item, 'lim'))} ",
    "limUpp": lambda item: f"{_part(item, 'e')}^{_closed(_part(item, 'lim'))} ",
    "m": lambda item: f"[{_rows(item, 'mr')}]",
    "eqArr": lambda item: _rows(item, "e"),
}
