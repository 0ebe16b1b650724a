"""Walk the book's tree.

This module owns the order of its nodes; it must not know any kind of them.
"""

from __future__ import annotations

from typing import Any

from duiye.writers.book.page import Node

_TREES = (dict, list, tuple)


def nodes_in(tree: Any) -> list[Node]:
    """List the nodes of a tree (a node, or nodes in lists and tuples) in order, each before what it contains."""
    # Not a generator inside generators: each node would pass through as many as it is deep.
    found: list[Node] = []
    waiting = [tree] if isinstance(tree, _TREES) else []
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            found.append(value)
            waiting += [item for item in reversed(value.values()) if isinstance(item, _TREES)]
        else:
            waiting += [item for item in reversed(value) if isinstance(item, _TREES)]
    return found
