"""Read what stands between lines: the blocks of the book's tree.

This module owns the blocks; runs are `runs`'. A block is a node with `kind`, `id` (its label, or
the empty string) and:

    heading (level, body: runs)             paragraph (role: lead or empty, body: runs)
    list (ordered, start, items: blocks)    tasks (items: done, body: blocks)
    quote (body: blocks)                    box (tone, title: runs, body: blocks)
    listing (text, language)                tabs (items: label: runs, body: blocks)
    figure (body: blocks, caption: runs)    definitions (items: terms: runs, body: blocks)
    rule                                    language (language, body: blocks)
    table (caption: runs, columns: alignments, head, rows: cells: runs)
    glossary (entries, see `glossary`)      facts (entries, see `facts`)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from duiye.writers.book.facts import read_facts
from duiye.writers.book.glossary import read_entries
from duiye.writers.book.markup import DONE, class_names
from duiye.writers.book.runs import Node, Page, Run, join_runs, read_run, read_runs

_ALIGNMENT = re.compile(r"text-align:\s*(left|center|right)")
CHART = "chart:"
"""How the source of an image begins that is drawn for the book and stands in no file."""
_BOX_PLACES = frozenset({"admonition", "end", "inline"})


def read_blocks(root: HtmlElement, page: Page) -> list[Node]:
    """Read the blocks of a parsed chapter; its notes stand where the text first refers to them."""
    for listing in root.findall(".//div[@class='footnote']"):
        page.notes |= {item.get("id") or "": _note(item, page) for item in listing.iterfind("ol/li")}
        listing.drop_tree()
    blocks = _inside(root, page)
    _step_headings(blocks, page)
    return blocks


def _inside(element: HtmlElement, page: Page, without: HtmlElement | None = None) -> list[Node]:
    """Read the blocks inside an element; text that stands loose between them becomes paragraphs."""
    blocks: list[Node] = []
    loose: list[Run] = [element.text or ""]
    for child in element:
        reader = _READERS.get(str(child.tag))
        if child is without:
            pass
        elif reader is None:
            loose += read_run(child, page)
        else:
            blocks += [*_paragraphs(loose), *_in_language(child, [*reader(child, page)], page)]
            loose = []
        loose.append(child.tail or "")
    return [*blocks, *_paragraphs(loose)]


def _paragraphs(runs: list[Run], own: str = "", role: str = "") -> Iterator[Node]:
    """Make a paragraph of some runs, a figure of an image alone, nothing of nothing."""
    body = _without_outer_breaks(join_runs(runs))
    if all(isinstance(run, str) and not run.strip() for run in body):
        return
    paragraph: Node = {"kind": "paragraph", "id": own, "role": role, "body": body}
    if len(body) == 1 and isinstance(body[0], dict) and body[0]["kind"] == "image":
        yield {"kind": "figure", "id": own, "body": [paragraph | {"id": ""}], "caption": []}
    else:
        yield paragraph


def _without_outer_breaks(runs: list[Run]) -> list[Run]:
    """Drop the line breaks at either end, as around an image on lines of its own."""
    kept = [n for n, run in enumerate(runs) if run not in (" ", {"kind": "break"})]
    return runs[kept[0] : kept[-1] + 1] if kept else []


def _in_language(element: HtmlElement, blocks: list[Node], page: Page) -> list[Node]:
    language = element.get("lang")
    if blocks and language and language != page.language:
        return [{"kind": "language", "id": "", "language": language, "body": blocks}]
    return blocks


def _step_headings(blocks: list[Node], page: Page) -> None:
    """Raise headings that skip a level, which PDF/UA-1 forbids, and report them."""
    above = 1
    for block in blocks:
        if block["kind"] == "heading":
            if block["level"] > above + 1:
                page.unknown.append(f"a heading of level {block['level']} under one of level {above}")
            above = block["level"] = min(block["level"], above + 1)


def _note(item: HtmlElement, page: Page) -> list[Node]:
    """Read a note, without the no-break space that Python-Markdown puts before the link back."""
    last = item.findall("p")[-1:]
    for paragraph in last:
        if len(paragraph):
            paragraph[-1].tail = (paragraph[-1].tail or "").rstrip("\xa0 ")
        else:
            paragraph.text = (paragraph.text or "").rstrip("\xa0 ")
    return _inside(item, page)


def _heading(element: HtmlElement, page: Page) -> Iterator[Node]:
    yield {
        "kind": "heading",
        "id": page.label(element),
        "level": int(str(element.tag)[1]),
        "body": read_runs(element, page),
    }


def _paragraph(element: HtmlElement, page: Page) -> Iterator[Node]:
    role = "lead" if "lead" in class_names(element) else ""
    yield from _paragraphs(read_runs(element, page), page.label(element), role)


def _list(element: HtmlElement, page: Page) -> Iterator[Node]:
    own, items = page.label(element), element.findall("li")
    if any(item.get(DONE) for item in items):
        yield {
            "kind": "tasks",
            "id": own,
            "items": [
                {"done": item.get(DONE) == "yes", "body": _begun_with_text(_inside(item, page))} for item in items
            ],
        }
    else:
        yield {
            "kind": "list",
            "id": own,
            "ordered": element.tag == "ol",
            "start": _start(element.get("start") or "1", page),
            "items": [_inside(item, page) for item in items],
        }


def _start(written: str, page: Page) -> int:
    """Read the number with which a list begins; authors may write anything into their own HTML."""
    if re.fullmatch(r"[0-9]{1,9}", written):
        return int(written)
    page.unknown.append(f"a list that begins with {written!r}")
    return 1


def _begun_with_text(blocks: list[Node]) -> list[Node]:
    """Make sure that a task has a line of text for its check mark to stand in."""
    if blocks and blocks[0]["kind"] == "paragraph":
        return blocks
    return [{"kind": "paragraph", "id": "", "role": "", "body": []}, *blocks]


def _quote(element: HtmlElement, page: Page) -> Iterator[Node]:
    yield {"kind": "quote", "id": page.label(element), "body": _inside(element, page)}


def _rule(element: HtmlElement, page: Page) -> Iterator[Node]:
    yield {"kind": "rule", "id": page.label(element)}


def _code(element: HtmlElement, page: Page) -> Iterator[Node]:
    parent = element.getparent()
    names = class_names(element) | (set() if parent is None else class_names(parent))
    languages = sorted(name.removeprefix("language-") for name in names if name.startswith("language-"))
    yield {
        "kind": "listing",
        "id": page.label(element),
        "text": element.text_content().rstrip("\n"),
        "language": "".join(languages[:1]),
    }


def _division(element: HtmlElement, page: Page) -> Iterator[Node]:
    names = class_names(element)
    if "admonition" in names:
        yield _box(element, element.find("p[@class='admonition-title']"), page)
    elif "tabbed-set" in names:
        yield _tabs(element, page)
    elif "dy-facts" in names:
        yield {"kind": "facts", "id": page.label(element), "entries": read_facts(element, page)}
    else:
        yield from _inside(element, page)


def _details(element: HtmlElement, page: Page) -> Iterator[Node]:
    yield _box(element, element.find("summary"), page)


def _box(element: HtmlElement, title: HtmlElement | None, page: Page) -> Node:
    tones = [name for name in (element.get("class") or "").split() if name not in _BOX_PLACES]
    return {
        "kind": "box",
        "id": page.label(element),
        "tone": (tones or ["note"])[0],
        "title": [] if title is None else read_runs(title, page),
        "body": _inside(element, page, title),
    }


def _tabs(element: HtmlElement, page: Page) -> Node:
    labels = element.findall("div[@class='tabbed-labels']/label")
    panels = element.findall("div[@class='tabbed-content']/div")
    return {
        "kind": "tabs",
        "id": page.label(element),
        "items": [
            {"label": read_runs(label, page), "body": _inside(panel, page)}
            for label, panel in zip(labels, panels, strict=False)
        ],
    }


def _chart(element: HtmlElement, page: Page) -> Iterator[Node]:
    """Read a chart: its drawing, which is made for paper, and all its words below it."""
    name = (element.get("id") or "").removeprefix("chart-")
    plate = element.find("div[@class='dy-chart__plate']")
    alt = "" if plate is None else plate.get("data-alt") or ""
    caption = element.find("figcaption")
    lines = [*([] if caption is None else caption.findall("p")), *element.findall("p")]
    runs = [read_runs(line, page) for line in lines]
    words = [run for n, line in enumerate(runs) for run in ([{"kind": "break"}] * bool(n) + _styled_line(n, line))]
    image: Node = {"kind": "image", "src": f"{CHART}{name}", "alt": alt, "width": 0}
    paragraph: Node = {"kind": "paragraph", "id": "", "role": "", "body": [image]}
    yield {"kind": "figure", "id": page.label(element), "body": [paragraph], "caption": words}


def _styled_line(place: int, line: list[Run]) -> list[Run]:
    """Set the title of a chart, which stands first, apart from its note and sources."""
    return [{"kind": "strong", "body": line}] if place == 0 else line


def _figure(element: HtmlElement, page: Page) -> Iterator[Node]:
    if "dy-chart" in class_names(element):
        yield from _chart(element, page)
        return
    caption = element.find("figcaption")
    # An image alone has become a figure already; one around it is enough.
    body = [
        part
        for block in _inside(element, page, caption)
        for part in (block["body"] if block["kind"] == "figure" else [block])
    ]
    yield {"kind": "figure", "id": page.label(element), "body": body, "caption": _unwrapped(caption, page)}


def _table(element: HtmlElement, page: Page) -> Iterator[Node]:
    if "highlighttable" in class_names(element):  # code with line numbers, which the book does without
        for cell in element.iter("th", "td"):
            if "linenos" not in class_names(cell):
                yield from _inside(cell, page)
        return
    if element.find(".//*[@colspan]") is not None or element.find(".//*[@rowspan]") is not None:
        page.unknown.append("a table cell that spans columns or rows")
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in element.xpath("tr | */tr")]
    columns = max((len(row) for row in rows), default=0)
    cells = [[_unwrapped(cell, page) for cell in row] + [[]] * (columns - len(row)) for row in rows]
    heads = len(element.findall("thead/tr"))
    aligned = [_alignment(cell) for row in rows[:1] for cell in row]
    yield {
        "kind": "table",
        "id": page.label(element),
        "caption": _unwrapped(element.find("caption"), page),
        "columns": aligned + ["left"] * (columns - len(aligned)),
        "head": cells[:heads],
        "rows": cells[heads:],
    }


def _alignment(cell: HtmlElement) -> str:
    found = _ALIGNMENT.search(cell.get("style") or "")
    return found[1] if found else "left"


def _unwrapped(element: HtmlElement | None, page: Page) -> list[Run]:
    """Read the runs of a cell or caption, in which Markdown may have made a paragraph."""
    if element is None:
        return []
    paragraphs = element.findall("p")
    return [run for part in paragraphs or [element] for run in read_runs(part, page)]


def _definitions(element: HtmlElement, page: Page) -> Iterator[Node]:
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
            items[-1]["body"] += _inside(part, page)
    yield {"kind": "definitions", "id": page.label(element), "items": items}


_READERS: dict[str, Callable[[HtmlElement, Page], Iterator[Node]]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("article", "aside", "div", "footer", "header", "main", "nav", "section"), _division),
    **dict.fromkeys(("ol", "ul"), _list),
    "blockquote": _quote,
    "details": _details,
    "dl": _definitions,
    "figure": _figure,
    "hr": _rule,
    "p": _paragraph,
    "pre": _code,
    "table": _table,
}
