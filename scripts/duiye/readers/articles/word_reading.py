"""What the reading of one Word file shares from part to part.

This module owns that state; it must not read a paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from duiye.readers.articles.archive import Archive
from duiye.readers.articles.changes import Changes
from duiye.readers.articles.trees import add_css, new
from duiye.readers.articles.word_fields import Fields
from duiye.readers.articles.word_numbers import Numbers
from duiye.readers.articles.word_parts import Relation
from duiye.readers.articles.word_styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True)
class WordReading:
    """The file as far as it is read."""

    archive: Archive
    changes: Changes
    styles: Styles
    numbers: Numbers
    relations: Mapping[str, Relation]
    """Those of the part that is being read."""
    aside: _Element
    """Where a table of contents goes."""
    line: int = 0
    """Paragraph of the body that is being read."""
    fields: Fields = field(default_factory=Fields)
    places: dict[_Element, int] = field(default_factory=dict)
    """Paragraph at which an element begins."""
    marks: dict[_Element, str] = field(default_factory=dict)
    """Label of the note to which an element refers."""
    notes: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    """Label and paragraph of each note, by its kind and id, in the order of their marks."""
    comments: dict[str, int] = field(default_factory=dict)
    """Paragraph of each comment, by its id."""
    headings: list[tuple[_Element, int]] = field(default_factory=list)
    """Each heading with its level; 0 is the title."""
    meta: dict[str, str] = field(default_factory=dict)
    """What styles say of a paragraph that is no text: title, author, date."""
    weights: Counter[int] = field(default_factory=Counter)
    """How many characters of the body each size of type has, in half-points."""
    sized: dict[int, list[_Element]] = field(default_factory=dict)
    """Elements by the size of their type."""

    def tell(self, code: str, message: str) -> None:
        """Tell of something at the paragraph that is being read."""
        self.changes.tell(code, message, max(self.line, 1))

    def count(self, code: str, one: str, many: str) -> None:
        """Count something at the paragraph that is being read."""
        self.changes.count(code, one, many, max(self.line, 1))

    def set_apart(self) -> _Element:
        """Return a place for what is told apart from the text at this paragraph."""
        holder = new("div", self.aside)
        self.places[holder] = max(self.line, 1)
        return holder

    def size(self, element: _Element, half_points: int | None) -> None:
        """Remember the size of an element's type, until it is known what the body's is."""
        self.sized.setdefault(half_points or 0, []).append(element)

    def set_sizes(self) -> None:
        """Write the size of type over that of the body into each element that differs."""
        body = max(self.weights, key=lambda size: self.weights[size], default=0)
        for size, elements in self.sized.items():
            ratio = round(size / body, 3) if body and size else 1.0
            for element in elements:
                if ratio != 1.0 or element.tag == "span":
                    add_css(element, f"font-size:{ratio}rem")

    def set_headings(self) -> None:
        """Name the headings by their levels; below a title each is one level deeper."""
        deeper = any(level == 0 for _, level in self.headings)
        for element, level in self.headings:
            element.tag = f"h{min(level + deeper, 6)}"

    def note(self, kind: str, name: str) -> str:
        """Return the label of a note at its mark."""
        label = str(len(self.notes) + 1)
        return self.notes.setdefault((kind, name), (label, max(self.line, 1)))[0]
