"""Write what stands between lines.

This module owns the elements of blocks; see `writers.book.blocks` for the tree. Glossary and fact-check are
`apparatus`'.
"""

from __future__ import annotations

from collections.abc import Mapping

from duiye.writers.epub.elements import element, text
from duiye.writers.epub.runs import code, formula
from duiye.writers.epub.scribe import Maker, Scribe
from duiye.writers.epub.volume import Node

_DEEPEST_HEADING = 6
_MANY_COLUMNS = 4
"""From so many columns on a table is set smaller."""


def _heading(node: Node, scribe: Scribe) -> str:
    return element(f"h{min(node['level'], _DEEPEST_HEADING)}", scribe.named(node), scribe.write(node["body"]))


def _paragraph(node: Node, scribe: Scribe) -> str:
    return element("p", {**scribe.named(node), "class": node["role"]}, scribe.write(node["body"]))


def _list(node: Node, scribe: Scribe) -> str:
    items = (element("li", {}, _close(item, scribe)) for item in node["items"])
    if not node["ordered"]:
        return element("ul", scribe.named(node), *items)
    start, numbers = ("" if node[key] in {1, "1"} else str(node[key]) for key in ("start", "numbers"))
    return element("ol", {**scribe.named(node), "start": start, "type": numbers}, *items)


def _tasks(node: Node, scribe: Scribe) -> str:
    return element("ul", {**scribe.named(node), "class": "tasks"}, *(_task(item, scribe) for item in node["items"]))


def _task(item: Node, scribe: Scribe) -> str:
    """Write a task; its sign stands in the first line, which `writers.book.blocks` has made sure of."""
    first, *others = item["body"]
    named = {"role": "img", "aria-label": scribe.word("done" if item["done"] else "open"), "class": "tick"}
    sign = element("span", named, "☑" if item["done"] else "☐")
    line = element("p", scribe.named(first), sign, " ", scribe.write(first["body"]))
    return element("li", {}, line, scribe.write(others))


def _quote(node: Node, scribe: Scribe) -> str:
    return element("blockquote", scribe.named(node), scribe.write(node["body"]))


def _box(node: Node, scribe: Scribe) -> str:
    title = element("p", {"class": "box-title"}, scribe.write(node["title"])) if node["title"] else ""
    return element("div", {**scribe.named(node), "class": "box", "role": "note"}, title, scribe.write(node["body"]))


def _listing(node: Node, scribe: Scribe) -> str:
    """Write code, line by line where lines are numbered or marked."""
    language = f"language-{node['language']}" if node["language"] else ""
    title = element("p", {"class": "listing-title"}, text(node["title"])) if node["title"] else ""
    lines = [code(line) for line in node["lines"]]
    for place in node["marked"]:
        lines[place - 1 : place] = [element("mark", {}, line) for line in lines[place - 1 : place]]
    if node["first"]:
        width = len(str(node["first"] + len(lines) - 1))
        numbers = (str(number).rjust(width) for number in range(node["first"], node["first"] + len(lines)))
        lines = [
            element("span", {"class": "line-number"}, number) + line
            for number, line in zip(numbers, lines, strict=True)
        ]
    return title + element("pre", scribe.named(node), element("code", {"class": language}, "\n".join(lines)))


def _tabs(node: Node, scribe: Scribe) -> str:
    """Write what a page shows behind tabs one after another."""
    items = (
        element("div", {"class": "tab"}, element("p", {"class": "tab-label"}, scribe.write(item["label"])), body)
        for item in node["items"]
        for body in [scribe.write(item["body"])]
    )
    return element("div", {**scribe.named(node), "class": "tabs"}, *items)


def _figure(node: Node, scribe: Scribe) -> str:
    words = element("p", {"class": "caption"}, _numbered("figure", node, scribe)) if node["caption"] else ""
    legend = scribe.write(node["legend"])
    caption = element("figcaption", {}, words, legend) if words or legend else ""
    return element("figure", scribe.named(node), *(_plate(block, scribe) for block in node["body"]), caption)


def _plate(block: Node, scribe: Scribe) -> str:
    """Write what a figure shows; a picture alone is no paragraph."""
    if block["kind"] == "paragraph" and len(block["body"]) == 1:
        return element("div", {**scribe.named(block), "class": "plate"}, scribe.write(block["body"]))
    return scribe.write(block)


def _numbered(kind: str, node: Node, scribe: Scribe) -> str:
    """Write a caption after the number that all editions give it."""
    number = text(scribe.word(kind).format(node["number"])) if node["number"] else ""
    label = element("span", {"class": "label"}, number) + " " if number else ""
    return label + scribe.write(node["caption"])


def _table(node: Node, scribe: Scribe) -> str:
    caption = element("caption", {}, _numbered("table", node, scribe)) if node["caption"] else ""
    head = "".join(_row(row, "th", scribe) for row in node["head"])
    rows = "".join(_row(row, "td", scribe) for row in node["rows"])
    table = element(
        "table",
        {**scribe.named(node), "class": "many" if len(node["columns"]) >= _MANY_COLUMNS else ""},
        caption,
        element("thead", {}, head) if head else "",
        element("tbody", {}, rows) if rows else "",
    )
    return element("div", {"class": "table"}, table)


def _row(cells: list[Node], tag: str, scribe: Scribe) -> str:
    return element("tr", {}, *(_cell(cell, tag, scribe) for cell in cells)) if cells else ""


def _cell(cell: Node, tag: str, scribe: Scribe) -> str:
    attributes = {
        "scope": {"column": "col", "row": "row", "": ""}[cell["scope"]],
        "class": "" if cell["align"] == "left" else cell["align"],
        "colspan": str(cell["across"]) if cell["across"] > 1 else "",
        "rowspan": str(cell["down"]) if cell["down"] > 1 else "",
    }
    return element("th" if cell["scope"] else tag, attributes, _close(cell["body"], scribe))


def _close(blocks: list[Node], scribe: Scribe) -> str:
    """Write blocks; one paragraph alone needs no element of its own inside a cell or an item."""
    if len(blocks) == 1 and blocks[0]["kind"] == "paragraph" and not blocks[0]["id"]:
        return scribe.write(blocks[0]["body"])
    return scribe.write(blocks)


def _equation(node: Node, scribe: Scribe) -> str:
    # Where it is wider than the screen it can be moved, from a keyboard too.
    attributes = {**scribe.named(node), "class": "equation", "tabindex": "0"}
    return element("div", attributes, formula(node, display="block"))


def _grid(node: Node, scribe: Scribe) -> str:
    return element(
        "div", scribe.named(node), *(element("div", {"class": "cell"}, scribe.write(item)) for item in node["items"])
    )


def _definitions(node: Node, scribe: Scribe) -> str:
    items = []
    for item in node["items"]:
        items += [element("dt", {}, scribe.write(term)) for term in item["terms"] or [[]]]
        items.append(element("dd", {}, scribe.write(item["body"])))
    return element("dl", scribe.named(node), *items) if items else ""


BLOCKS: Mapping[str, Maker] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "list": _list,
    "tasks": _tasks,
    "quote": _quote,
    "box": _box,
    "listing": _listing,
    "tabs": _tabs,
    "figure": _figure,
    "table": _table,
    "definitions": _definitions,
    "equation": _equation,
    "grid": _grid,
    "rule": lambda node, scribe: element("hr", scribe.named(node)),
}
"""Without `language`, which is a run's kind too."""
