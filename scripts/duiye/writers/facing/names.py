"""Keep the ids of two pages apart that become one, and lead what refers to them to the right one.

This module owns ids and the references to them inside a page; links that leave it are the mover's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml.html import HtmlElement

from duiye.model import Language

NOTE = "fn:"
"""How Python-Markdown names the note of a label."""
_LISTS = (
    *("for", "form", "list", "headers", "itemref", "aria-describedby", "aria-labelledby", "aria-controls"),
    *("aria-owns", "aria-details", "aria-activedescendant", "aria-flowto", "aria-errormessage"),
)
"""Attributes that name ids, several of them perhaps."""
_NAMING = "descendant-or-self::*[@id or @name or {}]".format(" or ".join(f"@{name}" for name in _LISTS))
_PAINT = re.compile(r"url\(\s*(['\"]?)#([^'\")\s]+)\1\s*\)")
"""How SVG names a gradient, a clip or a marker."""


def note_names(items: Iterable[HtmlElement], language: Language) -> dict[str, str]:
    """Return new ids for the notes of one language: the row of a note takes the one that both have."""
    return {name: f"{language}-{name}" for item in items if (name := item.get("id") or "").startswith(NOTE)}


def inner_names(blocks: Iterable[HtmlElement], taken: set[str], language: Language) -> dict[str, str]:
    """Return new ids for those inside blocks that are taken; takes them all.

    Args:
        blocks: blocks of the second language; their own ids are not looked at.
        taken: ids that stand on the page already.
        language: of the blocks.
    """
    renamed: dict[str, str] = {}
    for block in blocks:
        for element in block.xpath("descendant::*[@id]"):
            new = name = str(element.get("id"))
            while new in taken:
                new = f"{language}-{new}"
            taken.add(new)
            if new != name:
                renamed[name] = new
    return renamed


def rename(blocks: Iterable[HtmlElement], names: Mapping[str, str], group: str = "") -> None:
    """Give ids inside blocks their new names, and lead references in the blocks to them.

    Links are not changed here.

    Args:
        blocks: blocks of one language.
        names: new ids by old.
        group: what to add to the name of each group of radio buttons, so that two do not become one.
    """
    for block in blocks:
        for element in block.xpath(_NAMING):
            attributes = element.attrib
            if element is not block and (name := attributes.get("id")) in names:
                attributes["id"] = names[str(name)]
            for key in _LISTS:
                if key in attributes:
                    attributes[key] = " ".join(names.get(word, word) for word in str(attributes[key]).split())
            if group and element.tag == "input" and "name" in attributes:
                attributes["name"] = f"{attributes['name']}{group}"
        for drawing in block.iter("svg"):
            _repaint(drawing, names)


def _repaint(drawing: HtmlElement, names: Mapping[str, str]) -> None:
    """Lead the parts of a drawing to the gradients and clips that they name."""
    for element in drawing.iter():
        for key, value in element.items():
            if "url(" in value:
                painted = _PAINT.sub(lambda found: f"url({found[1]}#{names.get(found[2], found[2])}{found[1]})", value)
                element.set(key, painted)


def mend_references(root: HtmlElement, renamed: Mapping[str, str]) -> None:
    """Lead references to an id that is gone, since what both sides share is shown once, to the one that stayed.

    Args:
        root: the whole page.
        renamed: new ids by old, of the second language.
    """
    there = {str(name) for name in root.xpath("//@id")}
    gone = {new: old for old, new in renamed.items() if new not in there and old in there}
    if not gone:
        return
    for link in root.xpath("//*[starts-with(@href, '#')]"):
        if (name := str(link.get("href"))[1:]) in gone:
            link.set("href", f"#{gone[name]}")
    rename([root], gone)
