"""Read the formulas of a chapter.

This module owns what a book is told of a formula: `tex`, `alt` (in one line) and `tree` (see `formulas.tree`).
"""

from __future__ import annotations

from lxml.html import HtmlElement

from duiye.writers.book.page import Node, Page
from duiye.writers.formulas.mathml import SOURCE
from duiye.writers.formulas.saying import say_formula
from duiye.writers.formulas.tree import read_tree


def read_math(element: HtmlElement, page: Page) -> Node:
    """Read a formula in a line of text."""
    unknown: list[str] = []
    tree = read_tree(element, unknown)
    for name in dict.fromkeys(unknown):
        page.tell(f"the element <{name}> in a formula", element, f"<{name}")
    said = element.get("alttext") or say_formula(tree)
    tex = element.get(SOURCE) or said
    return {"kind": "math", "tex": tex, "alt": said or tex or "…", "tree": tree, "gaps": [False, False]}


def read_equation(element: HtmlElement, page: Page) -> Node:
    """Read a formula on lines of its own."""
    formula = read_math(element, page)
    return {"kind": "equation", "id": page.label(element), **{key: formula[key] for key in ("tex", "alt", "tree")}}
