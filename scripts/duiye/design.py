"""How a book is laid out: paper, margins, size of the text, colours, cover.

This module owns those values and what they are where nobody chose; it must not read settings. How a page looks beyond
them is the template's (`writers/book/*.typ`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Script = Literal["zh", "en"]
"""Whose habits a text follows: Chinese, or those of all other languages."""


class Paper(NamedTuple):
    """A sheet, in millimetres."""

    width: float
    height: float


PAPERS = {
    "A4": Paper(210, 297),
    "A5": Paper(148, 210),
    "B5": Paper(176, 250),
    "16开": Paper(185, 260),
    "letter": Paper(215.9, 279.4),
}
"""ISO 216; 16开 as cut from a sheet of 787 by 1092 mm; ANSI/ASME Y14.1 (A)."""
_SIZES = {"A4": (12.0, 12.0), "A5": (9.5, 10.0), "B5": (10.5, 11.0), "16开": (11.0, 11.5), "letter": (12.0, 12.0)}
"""Points of the text, Chinese and other: about 36 characters, or 68 letters, to a line."""
_INSIDE = {"zh": 0.1236, "en": 0.144}
_OUTSIDE = {"zh": 0.1187, "en": 0.1384}
"""Shares of the page's width. The text stands a little outside the middle, since the spine takes some of the inner
margin; what is not Chinese has shorter lines."""
_TOP, _BOTTOM = 0.104, 0.0924
"""Shares of the page's height."""
SIDES = ("top", "bottom", "inside", "outside")


class Colours(NamedTuple):
    """Colours as #rrggbb."""

    accent: str = "#ab301b"
    """Small titles, rules, the ornament of the cover."""
    ink: str = "#1a1a1a"
    tint: str = "#f9f4f0"
    """Behind boxes and code."""


@dataclass(frozen=True, slots=True)
class Design:
    """What a publication chose for its books; everything has a default."""

    page: str = "B5"
    """A key of `PAPERS`."""
    margins: Mapping[str, float] = field(default_factory=dict)
    """Millimetres by the names of `SIDES`, as far as they are chosen."""
    sizes: Mapping[Script, float] = field(default_factory=dict)
    """Points of the text, as far as they are chosen."""
    colours: Colours = field(default_factory=Colours)
    cover: Literal["drawn", "plain", "picture"] = "drawn"
    """With the ornament, without it, or a picture of the publication's own."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Path of that picture from the publication's root, by edition; under the empty name the one for all others."""

    @property
    def paper(self) -> Paper:
        """The sheet."""
        return PAPERS[self.page]

    def picture_of(self, edition: str) -> str:
        """Return the path of an edition's cover picture, empty where it has none."""
        return self.pictures.get(edition) or self.pictures.get("", "")

    def margins_in(self, script: Script) -> dict[str, float]:
        """Return all four margins in millimetres."""
        width, height = self.paper
        own = (height * _TOP, height * _BOTTOM, width * _INSIDE[script], width * _OUTSIDE[script])
        return {side: self.margins.get(side, round(value, 2)) for side, value in zip(SIDES, own, strict=True)}

    def size_in(self, script: Script) -> float:
        """Return the size of the text in points."""
        return self.sizes.get(script, _SIZES[self.page][script != "zh"])


def write_design(design: Design, edition: str = "") -> dict[str, Any]:
    """Write a design as the template reads it.

    Args:
        design: the publication's.
        edition: which book it is for; its cover may be another's.

    Returns:
        `page` (width, height in mm), `margins` and `size` (by script: mm, pt), `colours`, and `cover`: `drawn`,
        `plain`, or `picture`, which the typesetter lays beside the document.
    """
    scripts: tuple[Script, ...] = ("zh", "en")
    return {
        "page": design.paper._asdict(),
        "margins": {script: design.margins_in(script) for script in scripts},
        "size": {script: design.size_in(script) for script in scripts},
        "colours": design.colours._asdict(),
        "cover": "drawn" if design.cover == "picture" and not design.picture_of(edition) else design.cover,
    }
