"""Say how the styles of an ODT file set text, and how its lists and headings count.

This module owns styles; it must not read text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from duiye.readers.articles.numerals import write_number

if TYPE_CHECKING:
    from lxml.etree import _Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SIZE = re.compile(r"([\d.]{1,8})(pt|%|cm|mm|in)")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0}
_DEEPEST = 40
_BODY_SIZE = 12.0
_MONO = re.compile(r"source[ _]text|preformatted|teletype|code", re.IGNORECASE)
_SYSTEMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "①": "decimalEnclosedCircle",
    "一": "chineseCounting",
    "壹": "chineseLegalSimplified",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "１": "decimalFullWidth",
}
"""The first sign of `style:num-format`, and what Word calls the system."""


@dataclass(frozen=True, slots=True)
class OdtStyle:
    """How a paragraph or a piece of one is set."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    raised: str = ""
    """`sup`, `sub` or empty."""
    size: float = _BODY_SIZE
    """In points."""
    aligned: str = ""
    hidden: bool = False
    code: bool = False
    name: str = ""
    """What the author calls the style that it comes from: `Quotations`."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list or of the headings counts."""

    ordered: bool = False
    system: str = "decimal"
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    """How many levels its number shows."""


class OdtStyles:
    """The styles of one file, each resolved once."""

    def __init__(self, roots: Iterable[_Element]) -> None:
        """Read the styles of content.xml and styles.xml."""
        self._styles: dict[tuple[str, str], _Element] = {}
        self._resolved: dict[tuple[str, str], OdtStyle] = {}
        self._defaults: dict[str, OdtStyle] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        self.outline: dict[int, ListLevel] = {}
        """How the headings count, by level."""
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                self._styles[style.get(f"{STYLE}family") or "", style.get(f"{STYLE}name") or ""] = style
            for style in root.iter(f"{STYLE}default-style"):
                self._defaults[style.get(f"{STYLE}family") or ""] = _over(OdtStyle(), style)
            for style in root.iter(f"{TEXT}list-style"):
                self._lists[style.get(f"{STYLE}name") or ""] = _levels(style)
            for style in root.iter(f"{TEXT}outline-style"):
                self.outline = {depth: level for depth, level in _levels(style).items() if level.ordered}

    def paragraph(self, name: str) -> OdtStyle:
        """Return how a paragraph's style sets it."""
        return self._resolve("paragraph", name)

    def span(self, name: str, outer: OdtStyle) -> OdtStyle:
        """Return how a span's style sets it inside something."""
        found = outer
        for style in reversed(self._chain("text", name)):
            found = _over(found, style)
        return found

    def outline_level(self, name: str) -> int:
        """Return the level of a heading that a paragraph's style stands for, 0 for none."""
        for style in self._chain("paragraph", name):
            if (level := style.get(f"{STYLE}default-outline-level")) is not None:
                return int(level) if level.isdecimal() else 0
        return 0

    def list_level(self, name: str, depth: int) -> ListLevel:
        """Return how a level of a list counts, from 1."""
        return self._lists.get(name, {}).get(depth, ListLevel())

    def _chain(self, family: str, name: str) -> list[_Element]:
        chain: list[_Element] = []
        while (family, name) in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[family, name])
            name = chain[-1].get(f"{STYLE}parent-style-name") or ""
        return chain

    def _resolve(self, family: str, name: str) -> OdtStyle:
        if (family, name) not in self._resolved:
            found = self._defaults.get(family, OdtStyle())
            for style in reversed(self._chain(family, name)):
                found = _over(found, style)
            self._resolved[family, name] = found
        return self._resolved[family, name]


def _over(below: OdtStyle, style: _Element) -> OdtStyle:
    """Return a style with what it does not say taken from below."""
    found = below
    called = style.get(f"{STYLE}display-name") or style.get(f"{STYLE}name") or ""
    if style.get(f"{STYLE}family") == "paragraph" and not re.fullmatch(r"P\d+", called):
        found = replace(found, name=called.replace("_20_", " "))
    if _MONO.search(called.replace("_20_", " ")):
        found = replace(found, code=True)
    for properties in style.iterchildren(f"{STYLE}paragraph-properties"):
        if aligned := properties.get(f"{_FO}text-align"):
            found = replace(found, aligned=aligned)
    for properties in style.iterchildren(f"{STYLE}text-properties"):
        found = _typed(found, properties)
    return found


def _typed(found: OdtStyle, properties: _Element) -> OdtStyle:
    if weight := properties.get(f"{_FO}font-weight"):
        found = replace(found, bold=weight == "bold" or (weight.isdecimal() and int(weight) >= 600))  # noqa: PLR2004 — CSS
    if slant := properties.get(f"{_FO}font-style"):
        found = replace(found, italic=slant in {"italic", "oblique"})
    if line := properties.get(f"{STYLE}text-underline-style"):
        found = replace(found, underline=line != "none")
    if line := properties.get(f"{STYLE}text-line-through-style"):
        found = replace(found, strike=line != "none")
    if place := properties.get(f"{STYLE}text-position"):
        raised = place.split()[0]
        is_low = raised == "sub" or raised.startswith("-")
        found = replace(found, raised="sub" if is_low else "" if raised in {"0%", "0"} else "sup")
    if shown := properties.get(f"{TEXT}display"):
        found = replace(found, hidden=shown == "none")
    if size := _SIZE.fullmatch(properties.get(f"{_FO}font-size") or ""):
        try:
            number = float(size.group(1))
        except ValueError:
            return found
        unit = size.group(2)
        found = replace(found, size=round(found.size * number / 100 if unit == "%" else number * _POINTS[unit], 2))
    return found


def _levels(style: _Element) -> dict[int, ListLevel]:
    levels: dict[int, ListLevel] = {}
    for level in style:
        depth, start = level.get(f"{TEXT}level") or "", level.get(f"{TEXT}start-value") or "1"
        shown, form = level.get(f"{TEXT}display-levels") or "1", level.get(f"{STYLE}num-format") or ""
        if depth.isdecimal():
            levels[int(depth)] = ListLevel(
                ordered=bool(form),
                system=_SYSTEMS.get(form[:1], "decimal"),
                prefix=level.get(f"{STYLE}num-prefix") or "",
                suffix=level.get(f"{STYLE}num-suffix") or "",
                start=int(start) if start.isdecimal() else 1,
                shown=int(shown) if shown.isdecimal() else 1,
            )
    return levels


class OutlineCount:
    """The numbers of the headings so far."""

    def __init__(self, levels: dict[int, ListLevel]) -> None:
        """Begin to count."""
        self._levels = levels
        self._counts: dict[int, int] = {}

    def mark(self, depth: int) -> str:
        """Count a heading; return its number as the file would show it, empty where it has none."""
        level = self._levels.get(depth)
        if level is None:
            return ""
        self._counts = {at: count for at, count in self._counts.items() if at <= depth}
        self._counts[depth] = self._counts.get(depth, level.start - 1) + 1
        shown = [at for at in range(max(1, depth - level.shown + 1), depth + 1) if at in self._levels]
        numbers = [write_number(self._counts.get(at, self._levels[at].start), self._levels[at].system) for at in shown]
        mark = f"{level.prefix}{'.'.join(numbers)}{level.suffix}"
        return mark if not mark or mark[-1] in "、．）。， " else f"{mark} "
