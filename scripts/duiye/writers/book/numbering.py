"""Number the figures and tables of a book, alike in every language.

This module owns the numbers: they run through the whole book, and what has no caption has none. Where one language has
fewer in a chapter, the next chapter begins with the same number in all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from duiye.writers.book.nodes import nodes_in
from duiye.writers.book.page import Node

_NUMBERED = ("figure", "table")


@dataclass(frozen=True, slots=True)
class Numbering:
    """How many figures and tables stand in a book before each chapter."""

    before: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Counts by kind, by the chapter's path; a chapter that is not here goes on where the one before it ended."""


def count_numbered(chapter: Node) -> Counter[str]:
    """Count what has a number in a chapter."""
    return Counter(node["kind"] for node in _numbered(chapter["body"]))


def numbering_of(order: Iterable[str], counts: Sequence[Mapping[str, Counter[str]]]) -> Numbering:
    """Give every chapter its first numbers.

    Args:
        order: paths of all chapters that any language's book has, in reading order.
        counts: for each language, what has a number in each of its chapters.
    """
    before: dict[str, Mapping[str, int]] = {}
    total: Counter[str] = Counter()
    for path in order:
        before[path] = dict(total)
        most: Counter[str] = Counter()
        for chapters in counts:
            most |= chapters.get(path, Counter())
        total += most
    return Numbering(before)


def number(chapters: Sequence[Node], numbering: Numbering) -> None:
    """Give the figures and tables of chapters their numbers, and a label to those that have no id; in place."""
    reached: Counter[str] = Counter()
    for chapter in chapters:
        if chapter["label"] in numbering.before:
            reached = Counter(numbering.before[chapter["label"]])
        for node in _numbered(chapter["body"]):
            reached[node["kind"]] += 1
            node["number"] = reached[node["kind"]]
            node["id"] = node["id"] or f"{chapter['label']}/{node['kind']}-{node['number']}"


def list_plates(chapters: Iterable[Node]) -> list[Node]:
    """List what the lists of figures and of tables say: `kind`, `number`, `id` and `caption` of each, in order."""
    numbered = (node for chapter in chapters for node in _numbered(chapter) if node.get("number"))
    return [{key: node[key] for key in ("kind", "number", "id", "caption")} for node in numbered]


def _numbered(tree: Any) -> list[Node]:
    """List the figures and tables with a caption, in reading order, also those in notes and boxes."""
    return [node for node in nodes_in(tree) if node.get("kind") in _NUMBERED and node["caption"]]
