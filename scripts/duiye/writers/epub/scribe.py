"""Hold the pen: what those who write a node need to know, and the notes that a file collects.

This module owns the way from a value of the tree to its writer, and the numbers of notes; how a kind looks is its
writer's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from duiye.writers.epub.elements import element, spoken, text
from duiye.writers.epub.pictures import Picture
from duiye.writers.epub.places import MADE, Places
from duiye.writers.epub.volume import Node, Side
from duiye.writers.epub.words import words_in

_ATOMS = frozenset({"image", "math"})
"""Runs after which reading systems end a line before any mark."""
_CLOSING = re.compile("[，。、；：！？）》〉」』】”’…—·,.;:!?)\\]%]+")
Maker = Callable[[Node, "Scribe"], str]


@dataclass(slots=True)
class Note:
    """A note of one file."""

    number: int
    id: str
    side: Side
    markup: str = ""
    """Its blocks."""
    references: int = 1
    """How often the text refers to it."""


@dataclass(frozen=True, slots=True)
class Scribe:
    """Writes one side of one file."""

    file: str
    side: Side
    places: Places
    pictures: Mapping[str, Picture]
    makers: Mapping[str, Maker]
    notes: dict[str, Note] = field(default_factory=dict)
    """By label, in the order in which the text refers to them; both sides of a file share it."""
    is_double: bool = False

    def write(self, value: Any) -> str:
        """Write a node, or a list of nodes and strings."""
        if isinstance(value, list):
            return "".join(self._pieces(value))
        return self.makers[value["kind"]](value, self)

    def _pieces(self, values: list[Any]) -> Iterator[str]:
        """Write each value; a mark that no line may begin with is held by the formula or picture before it."""
        written = 0
        for value, following in zip_longest(values, values[1:]):
            if isinstance(value, str):
                yield text(value[written:])
                written = 0
                continue
            is_atom = value["kind"] in _ATOMS and isinstance(following, str)
            marks = _CLOSING.match(following) if is_atom else None
            written = marks.end() if marks else 0
            made = self.write(value)
            yield element("span", {"class": "held"}, made, text(marks[0])) if marks else made

    def word(self, name: str) -> str:
        """Return one of the book's own words, as text."""
        return words_in(self.side.language)[name]

    def named(self, node: Node) -> dict[str, str]:
        """Return the attribute `id` of a node that has one."""
        return {"id": self.places.ids[node["id"]]} if node.get("id") else {}

    def address(self, label: str) -> str:
        """Return how this file links to a label."""
        return self.places.address(label, self.file)

    def open_note(self, node: Node) -> Note:
        """Begin a note; it has the number that it has in the PDF, counted from 1 in each chapter."""
        # In a book of two languages it has been counted for both.
        number = node.get("number") or len(self.notes) + 1
        # A note whose id something else in the chapter has too has no label.
        own = self.places.ids.get(node["id"], f"note{MADE}{len(self.notes) + 1}")
        self.notes[node["id"] or own] = made = Note(number, own, self.side)
        return made

    @property
    def tongue(self) -> dict[str, str]:
        """The attributes that say this side's language, where a file has two."""
        return spoken(self.side.language) if self.is_double else {}
