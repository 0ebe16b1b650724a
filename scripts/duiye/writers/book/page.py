"""What is known of a chapter while it is read: its address, its notes, and what the book does not know of it.

This module owns that page; it must not read elements.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from duiye.model import Language

Node = dict[str, Any]
"""One block or run: `kind`, and what this kind has."""
Run = str | Node


class Unknown(NamedTuple):
    """A construct that the book does not know."""

    construct: str
    """In words, for a notice."""
    sign: str = ""
    """How it begins in the manuscript, to find its line."""
    near: str = ""
    """Id of the last block of the page, at or before it, that has one."""


@dataclass(slots=True)
class Page:
    """What is known of a chapter before it is read, and what is found on the way."""

    path: str
    """Path inside the language's folder."""
    language: Language
    notes: dict[str, list[Node]] = field(default_factory=dict)
    """Blocks of each note, by the id of its list item (`fn:C25`)."""
    cited: set[str] = field(default_factory=set)
    """Ids of the notes that stand in the text already."""
    drawings: dict[str, str] = field(default_factory=dict)
    """SVG that stands in the text itself, by the name that its image has."""
    unknown: list[Unknown] = field(default_factory=list)
    """Constructs that the book does not know, each where it stands first."""

    def label(self, element: HtmlElement) -> str:
        """Return the book's label for an element that has an id, else the empty string."""
        own = element.get("id")
        return f"{self.path}#{own}" if own else ""

    def resolve(self, address: str) -> str:
        """Return where a relative address leads: a path inside the language's folder, with its fragment."""
        path, mark, fragment = address.partition("#")
        full = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path)) if path else self.path
        return f"{full}{mark}{fragment}"

    def tell(self, construct: str, element: HtmlElement, sign: str = "") -> None:
        """Note a construct that the book does not know.

        Args:
            construct: in words.
            element: where it stands.
            sign: how it begins in the manuscript; without one the element's own tag.
        """
        if all(item.construct != construct for item in self.unknown):
            self.unknown.append(Unknown(construct, sign or f"<{element.tag}", _near(element)))


def _near(element: HtmlElement) -> str:
    """Return the id of the block of the page in which an element stands, else of the last block before it."""
    block = element
    for above in element.iterancestors():
        if above.getparent() is not None:
            block = above
    while block.get("id") is None and (before := block.getprevious()) is not None:
        block = before
    return block.get("id") or ""


Inside = Callable[[HtmlElement], list[Node]]
"""Reads the blocks inside an element."""
