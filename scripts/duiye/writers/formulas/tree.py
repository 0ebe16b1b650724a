"""Read MathML as a tree of plain lists, which every output can build anew.

This module owns that tree: a list of nodes `[name, attributes, content]` with the names of MathML Core. The content of
`mi`, `mn`, `mo`, `ms` and `mtext` is a string, that of all others a list of nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

Formula = list[Any]
"""Nodes that stand beside one another."""

TOKENS = frozenset({"mi", "mn", "mo", "ms", "mtext"})
"""Elements whose content is text."""
KNOWN = TOKENS | {
    *("menclose", "mfrac", "mmultiscripts", "mover", "mpadded", "mphantom", "mprescripts", "mroot", "mrow", "mspace"),
    *("msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtr", "munder", "munderover"),
}
"""What the outputs can build."""
_PARTS = {
    **dict.fromkeys(("mfrac", "mover", "mroot", "msub", "msup", "munder"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}
"""How many parts an element has that has no sense with fewer or more."""
_ROWS = {"mtable": "mtr", "mtr": "mtd"}
"""What an element consists of."""
_ANNOTATIONS = frozenset({"annotation", "annotation-xml"})
_SELECTORS = re.compile("[\ufe00-\ufe0f]")
"""They choose between two forms of a script letter, of which fonts have one."""


class Element(Protocol):
    """An element as xml.etree and lxml have it."""

    tag: Any
    text: str | None
    tail: str | None

    @property
    def attrib(self) -> Mapping[str, str]:
        """Attributes."""

    def __iter__(self) -> Iterator[Any]:
        """Children."""

    def itertext(self) -> Iterator[str]:
        """Text inside."""


def read_tree(element: Element, unknown: list[str]) -> Formula:
    """Read what is inside an element; loose text, which MathML does not have, becomes text of the formula.

    Args:
        element: `math`, or what is in it.
        unknown: gets the names of elements that no output can build; what is in them is kept.
    """
    nodes: Formula = [*_loose(element.text)]
    for child in element:
        nodes += [*_node(child, unknown), *_loose(child.tail)]
    return nodes


def _loose(text: str | None) -> Formula:
    return [["mtext", {}, text.strip()]] if text and text.strip() else []


def _node(element: Element, unknown: list[str]) -> Formula:
    tag = str(element.tag)
    if tag in _ANNOTATIONS or not isinstance(element.tag, str):
        return []
    if tag not in KNOWN:
        unknown += [] if tag == "semantics" else [tag]
        return read_tree(element, unknown)
    attributes = dict(sorted(element.attrib.items()))
    if tag in TOKENS:
        return [[tag, attributes, _SELECTORS.sub("", "".join(element.itertext()))]]
    content = read_tree(element, unknown)
    if len(content) != _PARTS.get(tag, len(content)) or (tag == "mmultiscripts" and not content):
        return content
    if part := _ROWS.get(tag):
        content = [node if node[0] == part else _wrapped(node, part) for node in content]
    return [[tag, attributes, content]]


def _wrapped(node: Any, part: str) -> Any:
    return [part, {}, [node] if part == "mtd" else [["mtd", {}, [node]]]]
