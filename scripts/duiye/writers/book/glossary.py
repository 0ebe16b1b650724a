"""Read the entries of a glossary page.

This module owns the shape of entries; their wording is `glossary`'s. An entry has:

    id    head, counterpart, pinyin: runs    details: role, label (its words), body (runs)
    used: label (its words), to (labels of chapters, for which the book prints page numbers)
"""

from __future__ import annotations

from lxml.html import HtmlElement

from duiye.writers.book.markup import class_names
from duiye.writers.book.page import Node, Page
from duiye.writers.book.runs import in_language, read_run, read_runs

_PREFIX = "dy-entry__"


def read_entries(listing: HtmlElement, page: Page) -> list[Node]:
    """Read every entry of one letter."""
    return [_entry(item, page) for item in listing if "dy-entry" in class_names(item)]


def _entry(item: HtmlElement, page: Page) -> Node:
    names = {_role(part): read_run(part, page) for part in item.findall("dt/span")}
    used: Node = {"label": "", "to": []}
    details: list[Node] = []
    for part in item.findall("dd"):
        label = _take_label(part)
        if _role(part) == "used":
            used = {"label": label, "to": [page.resolve(link.get("href") or "") for link in part.iter("a")]}
        else:
            body = in_language(part, read_runs(part, page), page)
            details.append({"role": _role(part), "label": label, "body": body})
    return {
        "id": page.label(item),
        **{role: names.get(role, []) for role in ("head", "counterpart", "pinyin")},
        "details": details,
        "used": used,
    }


def _take_label(part: HtmlElement) -> str:
    """Take away the words before the first element (`See also: `); text without elements has no label."""
    if not len(part):
        return ""
    label, part.text = part.text or "", None
    return label


def _role(part: HtmlElement) -> str:
    return next((name.removeprefix(_PREFIX) for name in sorted(class_names(part)) if name.startswith(_PREFIX)), "")
