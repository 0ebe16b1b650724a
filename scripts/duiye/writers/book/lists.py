"""Read lists: of items, of tasks, of terms and what they mean.

This module owns lists; what stands in an item is read by whoever is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from duiye.writers.book.figures import paragraph_of
from duiye.writers.book.glossary import read_entries
from duiye.writers.book.markup import DONE, class_names
from duiye.writers.book.page import Inside, Node, Page
from duiye.writers.book.runs import read_runs

_NUMBERS = frozenset({"1", "a", "A", "i", "I"})


def read_list(element: HtmlElement, page: Page, inside: Inside) -> Iterator[Node]:
    """Read a list of items, or of tasks."""
    own, items = page.label(element), element.findall("li")
    if any(item.get(DONE) for item in items):
        tasks = [{"done": item.get(DONE) == "yes", "body": _begun_with_text(inside(item))} for item in items]
        yield {"kind": "tasks", "id": own, "items": tasks}
        return
    numbers = element.get("type") or "1"
    yield {
        "kind": "list",
        "id": own,
        "ordered": element.tag == "ol",
        "numbers": numbers if numbers in _NUMBERS else "1",
        "start": _start(element, page),
        "items": [inside(item) for item in items],
    }


def _start(element: HtmlElement, page: Page) -> int:
    """Read the number with which a list begins; authors may write anything into their own HTML."""
    written = element.get("start") or "1"
    if re.fullmatch(r"[0-9]{1,9}", written):
        return int(written)
    page.tell(f"a list that begins with {written!r}", element, "start=")
    return 1


def _begun_with_text(blocks: list[Node]) -> list[Node]:
    """Make sure that a task has a line of text for its check mark to stand in."""
    return blocks if blocks and blocks[0]["kind"] == "paragraph" else [paragraph_of([]), *blocks]


def read_definitions(element: HtmlElement, page: Page, inside: Inside) -> Iterator[Node]:
    """Read a list of terms, or the entries of the glossary."""
    if "dy-glossary" in class_names(element):
        yield {"kind": "glossary", "id": page.label(element), "entries": read_entries(element, page)}
        return
    items: list[Node] = []
    for part in element.xpath("dt | dd | div/dt | div/dd"):
        if not items or (part.tag == "dt" and items[-1]["body"]):
            items.append({"terms": [], "body": []})
        if part.tag == "dt":
            items[-1]["terms"].append(read_runs(part, page))
        else:
            items[-1]["body"] += inside(part)
    yield {"kind": "definitions", "id": page.label(element), "items": items}
