"""Put each table into the boxes in which Material's script would put it, so that no page changes when the script comes.

This module owns that one rewriting; without JavaScript too a wide table now moves by itself, not the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from duiye.writers.pages.builtpage import BuiltPage

if TYPE_CHECKING:
    from lxml.html import HtmlElement

OUTER, INNER = "md-typeset__scrollwrap", "md-typeset__table"


def box_tables(page: BuiltPage) -> None:
    """Box the tables of the text that have no class, as Material does; a boxed one is left alone."""
    for table in [table for article in page.tree.iter("article") for table in article.iter("table")]:
        parent = table.getparent()
        if parent is None or "class" in table.attrib or INNER in (parent.get("class") or "").split():
            continue
        _box(table, parent)


def unbox_tables(page: BuiltPage) -> None:
    """Take the tables of a page out of their boxes, to be paired with those of another page."""
    for outer in [*page.tree.find_class(OUTER)]:
        table, parent = next(outer.iter("table"), None), outer.getparent()
        if table is not None and parent is not None:
            table.tail = outer.tail
            parent.replace(outer, table)


def _box(table: HtmlElement, parent: HtmlElement) -> None:
    outer = table.makeelement("div", {"class": OUTER})
    inner = table.makeelement("div", {"class": INNER})
    parent.replace(table, outer)
    outer.tail, table.tail = table.tail, None
    outer.append(inner)
    inner.append(table)
