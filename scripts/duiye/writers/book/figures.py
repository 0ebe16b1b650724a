"""Read figures: images with captions, and the charts that the book draws from records.

This module owns what is a figure's caption, which the list of figures repeats, and what only stands below it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from duiye.writers.book.markup import class_names
from duiye.writers.book.page import Inside, Node, Page, Run
from duiye.writers.book.runs import join_runs, read_runs

CHART = "chart:"
"""How the source of an image begins that is drawn for the book and stands in no file."""


def figure_of(body: list[Node], own: str = "", caption: list[Run] | None = None) -> Node:
    """Make a figure of blocks."""
    return {"kind": "figure", "id": own, "number": 0, "caption": caption or [], "legend": [], "body": body}


def paragraph_of(body: list[Run], own: str = "", role: str = "") -> Node:
    """Make a paragraph of runs."""
    return {"kind": "paragraph", "id": own, "role": role, "body": body}


def read_figure(element: HtmlElement, page: Page, inside: Inside) -> Iterator[Node]:
    """Read a figure; of a caption of several paragraphs the first is the caption."""
    if "dy-chart" in class_names(element):
        yield _chart(element, page)
        return
    caption = element.find("figcaption")
    runs, legend = ([], []) if caption is None else _caption(caption, inside)
    if caption is not None:
        caption.drop_tree()
    blocks = inside(element)
    tables = [block for block in blocks if block["kind"] == "table"]
    if len(blocks) == 1 and tables and not tables[0]["caption"]:
        yield {**tables[0], "id": tables[0]["id"] or page.label(element), "caption": runs}
        yield from legend
        return
    # An image alone has become a figure already; one around it is enough.
    body = [part for block in blocks for part in (block["body"] if block["kind"] == "figure" else [block])]
    yield figure_of(body, page.label(element), runs) | {"legend": legend}


def _caption(caption: HtmlElement, inside: Inside) -> tuple[list[Run], list[Node]]:
    """Read a caption and what stands below it; a number that another tool wrote is not repeated."""
    for prefix in caption.findall(".//span[@class='caption-prefix']"):
        prefix.drop_tree()
    first, *others = inside(caption) or [paragraph_of([])]
    if first["kind"] == "paragraph":
        return _without_space(first["body"]), others
    if first["kind"] == "language" and [block["kind"] for block in first["body"]] == ["paragraph"]:
        words = _without_space(first["body"][0]["body"])
        return [{"kind": "language", "language": first["language"], "body": words}], others
    return [], [first, *others]


def _without_space(runs: list[Run]) -> list[Run]:
    if runs and isinstance(runs[0], str):
        return join_runs([runs[0].lstrip(), *runs[1:]])
    return runs


def _chart(element: HtmlElement, page: Page) -> Node:
    """Read a chart: its drawing, which is made for paper, its title, and below it its note and sources."""
    name = (element.get("id") or "").removeprefix("chart-")
    plate = element.find("div[@class='dy-chart__plate']")
    alt = "" if plate is None else plate.get("data-alt") or ""
    caption = element.find("figcaption")
    lines = [*([] if caption is None else caption.findall("p")), *element.findall("p")]
    title, *others = [read_runs(line, page) for line in lines] or [[]]
    image: Node = {"kind": "image", "src": f"{CHART}{name}", "alt": alt, "width": 0, "icon": False}
    legend = [paragraph_of(line) for line in others if line]
    return figure_of([paragraph_of([image])], page.label(element), title) | {"legend": legend}
