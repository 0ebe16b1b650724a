"""Read what frames blocks: admonitions, collapsible notes, tabs, grids and cards.

This module owns those frames; what stands in them is read by whoever is given.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from duiye.writers.book.markup import class_names
from duiye.writers.book.page import Inside, Node, Page, Run
from duiye.writers.book.runs import read_runs

_BOX_PLACES = frozenset({"admonition", "end", "inline"})


def read_admonition(element: HtmlElement, page: Page, inside: Inside) -> Iterator[Node]:
    """Read an admonition."""
    title = next((part for part in element.findall("p") if "admonition-title" in class_names(part)), None)
    yield _box(element, title, page, inside)


def read_details(element: HtmlElement, page: Page, inside: Inside) -> Iterator[Node]:
    """Read a note that a reader of the site opens; on paper it is open."""
    yield _box(element, element.find("summary"), page, inside) | {"collapsible": True}


def _box(element: HtmlElement, title: HtmlElement | None, page: Page, inside: Inside) -> Node:
    tones = [name for name in (element.get("class") or "").split() if name not in _BOX_PLACES]
    runs: list[Run] = []
    if title is not None:
        runs = read_runs(title, page)
        title.drop_tree()
    return {
        "kind": "box",
        "id": page.label(element),
        "tone": (tones or ["note"])[0],
        "collapsible": False,
        "title": runs,
        "body": inside(element),
    }


def read_tabs(element: HtmlElement, page: Page, inside: Inside) -> Iterator[Node]:
    """Read tabs, in either form that pymdownx.tabbed has; what has no label keeps its words."""
    labels = [*element.findall("div[@class='tabbed-labels']/label"), *element.findall("label")]
    panels = [
        part
        for part in element.iterfind(".//div")
        if {"tabbed-block", "tabbed-content"} & class_names(part) and part.find("div[@class='tabbed-block']") is None
        if _set_of(part) is element
    ]
    yield {
        "kind": "tabs",
        "id": page.label(element),
        "items": [
            {"label": read_runs(labels[n], page) if n < len(labels) else [], "body": inside(panel)}
            for n, panel in enumerate(panels)
        ],
    }


def _set_of(panel: HtmlElement) -> HtmlElement | None:
    return next((above for above in panel.iterancestors() if "tabbed-set" in class_names(above)), None)


def read_grid(element: HtmlElement, page: Page, inside: Inside) -> Iterator[Node]:
    """Read a grid: cards are the items of a list in it, else each element is one."""
    listed = element.findall("ul/li") + element.findall("ol/li")
    beside = [element.text, *(part.tail for part in element)]
    is_list = all(part.tag in {"ul", "ol"} for part in element) and not any((text or "").strip() for text in beside)
    items = [inside(item) for item in listed] if is_list else [[block] for block in inside(element)]
    yield {"kind": "grid", "id": page.label(element), "items": [item for item in items if item]}
