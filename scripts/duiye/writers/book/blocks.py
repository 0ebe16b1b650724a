"""Read what stands between lines: the blocks of the book's tree.

This module owns the walk and the plain blocks; runs are `runs`', the others their own modules'. A block is a node with
`kind`, `id` (its label, or the empty string) and:

    heading (level, body: runs)             paragraph (role: lead, verse or empty, body: runs)
    list (ordered, numbers, start, items: blocks)
    tasks (items: done, body: blocks)       definitions (items: terms: runs, body: blocks)
    quote (body: blocks)                    box (tone, collapsible, title: runs, body: blocks)
    tabs (items: label: runs, body: blocks) grid (items: blocks)
    listing (text, language, title, lines: see `highlighting`, first: number of the first line or 0, marked: lines)
    figure (number, caption: runs, legend: blocks, body: blocks)
    table (number, caption: runs, columns: alignments, head, rows: cells, see `tables`)
    equation (tex, alt, tree: see `formulas`)
    rule                                    language (language, body: blocks)
    glossary (entries, see `glossary`)      facts (entries, see `facts`)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from duiye.writers.book.boxes import read_admonition, read_details, read_grid, read_tabs
from duiye.writers.book.facts import read_facts
from duiye.writers.book.figures import figure_of, paragraph_of, read_figure
from duiye.writers.book.formulas import read_equation
from duiye.writers.book.listings import is_listing, read_listing
from duiye.writers.book.lists import read_definitions, read_list
from duiye.writers.book.markup import class_names
from duiye.writers.book.page import Inside, Node, Page, Run
from duiye.writers.book.runs import join_runs, read_run, read_runs
from duiye.writers.book.tables import read_table

_VERSE = 2
"""Line breaks in a paragraph whose lines are meant as lines."""


def read_blocks(root: HtmlElement, page: Page) -> list[Node]:
    """Read the blocks of a parsed chapter; its notes stand where the text first refers to them."""
    for listing in root.findall(".//div[@class='footnote']"):
        page.notes |= {item.get("id") or "": _note(item, page) for item in listing.iterfind("ol/li")}
        listing.drop_tree()
    blocks = _inside(root, page)
    _step_headings(root, blocks, page)
    return blocks


def _inside(element: HtmlElement, page: Page) -> list[Node]:
    """Read the blocks inside an element; text that stands loose between them becomes paragraphs."""
    blocks: list[Node] = []
    loose: list[Run] = [element.text or ""]
    for child in element:
        reader = _reader(child)
        if reader is None:
            loose += read_run(child, page)
        else:
            made = [*reader(child, page, lambda part: _inside(part, page))]
            blocks += [*_paragraphs(loose), *_in_language(child, made, page)]
            loose = []
        loose.append(child.tail or "")
    return [*blocks, *_paragraphs(loose)]


def _reader(element: HtmlElement) -> _Reader | None:
    """Return what reads an element as blocks; nothing for one that stands in a line."""
    if element.tag == "math" and element.get("display") != "block":
        return None
    return _READERS.get(str(element.tag))


def _paragraphs(runs: list[Run], own: str = "", role: str = "") -> Iterator[Node]:
    """Make a paragraph of some runs, a figure of an image alone, nothing of nothing."""
    body = _without_outer_breaks(join_runs(runs))
    if all(isinstance(run, str) and not run.strip() for run in body):
        return
    only = body[0] if len(body) == 1 else ""
    if isinstance(only, dict) and only["kind"] == "image" and not only["icon"]:
        yield figure_of([paragraph_of(body)], own)
    else:
        yield paragraph_of(body, own, role)


def _without_outer_breaks(runs: list[Run]) -> list[Run]:
    """Drop the line breaks at either end, as around an image on lines of its own."""
    kept = [n for n, run in enumerate(runs) if run not in (" ", {"kind": "break"})]
    return runs[kept[0] : kept[-1] + 1] if kept else []


def _in_language(element: HtmlElement, blocks: list[Node], page: Page) -> list[Node]:
    language = element.get("lang")
    if blocks and language and language != page.language:
        return [{"kind": "language", "id": "", "language": language, "body": blocks}]
    return blocks


def _step_headings(root: HtmlElement, blocks: list[Node], page: Page) -> None:
    """Raise headings that skip a level, which PDF/UA-1 forbids, and report them."""
    above = 1
    for block in blocks:
        if block["kind"] == "heading":
            if block["level"] > above + 1:
                own = block["id"].partition("#")[2]
                place = next((part for part in root.iter() if part.get("id") == own), root) if own else root
                page.tell(f"a heading of level {block['level']} under one of level {above}", place, f"#{own}")
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


def _heading(element: HtmlElement, page: Page, _: Inside) -> Iterator[Node]:
    yield {
        "kind": "heading",
        "id": page.label(element),
        "level": int(str(element.tag)[1]),
        "body": read_runs(element, page),
    }


def _paragraph(element: HtmlElement, page: Page, _: Inside) -> Iterator[Node]:
    body = read_runs(element, page)
    breaks = sum(run == {"kind": "break"} for run in body)
    role = "lead" if "lead" in class_names(element) else "verse" if breaks >= _VERSE else ""
    yield from _paragraphs(body, page.label(element), role)


def _quote(element: HtmlElement, page: Page, inside: Inside) -> Iterator[Node]:
    yield {"kind": "quote", "id": page.label(element), "body": inside(element)}


def _rule(element: HtmlElement, page: Page, _: Inside) -> Iterator[Node]:
    yield {"kind": "rule", "id": page.label(element)}


def _code(element: HtmlElement, page: Page, _: Inside) -> Iterator[Node]:
    yield from read_listing(element, page)


def _equation(element: HtmlElement, page: Page, _: Inside) -> Iterator[Node]:
    yield read_equation(element, page)


def _table(element: HtmlElement, page: Page, inside: Inside) -> Iterator[Node]:
    yield from read_listing(element, page) if is_listing(element) else read_table(element, page, inside)


def _division(element: HtmlElement, page: Page, inside: Inside) -> Iterator[Node]:
    names = class_names(element)
    if "admonition" in names:
        yield from read_admonition(element, page, inside)
    elif "tabbed-set" in names:
        yield from read_tabs(element, page, inside)
    elif "grid" in names:
        yield from read_grid(element, page, inside)
    elif "dy-facts" in names:
        yield {"kind": "facts", "id": page.label(element), "entries": read_facts(element, page)}
    elif is_listing(element):
        yield from read_listing(element, page)
    elif "arithmatex" in names and (formula := element.find("math")) is not None:
        yield read_equation(formula, page) | {"id": page.label(element)}
    else:
        yield from inside(element)


_Reader = Callable[[HtmlElement, Page, Inside], Iterator[Node]]

_READERS: dict[str, _Reader] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("article", "aside", "div", "footer", "header", "hgroup", "main", "nav", "section"), _division),
    **dict.fromkeys(("ol", "ul"), read_list),
    "blockquote": _quote,
    "details": read_details,
    "dl": read_definitions,
    "figure": read_figure,
    "hr": _rule,
    "math": _equation,
    "p": _paragraph,
    "pre": _code,
    "table": _table,
}
