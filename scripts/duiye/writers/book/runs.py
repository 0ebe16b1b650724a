"""Read what stands in a line of text: the runs of the book's tree.

This module owns the runs; it must not read blocks. A run is a string, or a node with `kind`, mostly
`body` (runs), and:

    strong  emphasis  deleted  inserted  mark  superscript  subscript  small  key
    code (text, pieces: see `highlighting`)                         break
    link (url, id), link (to, page, names, number: see `links`)     anchor (id)
    image (src, alt, width: pixels or 0, icon: as high as a line)   term (to)
    abbreviation (title)                                            language (language)
    math (tex, alt, tree: see `formulas`, gaps: whether a Han character stands right before and behind)
    ruby (reading)
    verdict (verdict)                                               sources
    note (id, name, body: blocks, number: in its chapter)           note-again (to, number)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from duiye.writers.book.formulas import read_math
from duiye.writers.book.highlighting import read_pieces
from duiye.writers.book.images import read_drawing, read_image
from duiye.writers.book.markup import class_names
from duiye.writers.book.page import Page, Run

_STYLES = {
    "b": "strong",
    "cite": "emphasis",
    "del": "deleted",
    "dfn": "emphasis",
    "em": "emphasis",
    "i": "emphasis",
    "ins": "inserted",
    "kbd": "key",
    "mark": "mark",
    "s": "deleted",
    "small": "small",
    "strong": "strong",
    "sub": "subscript",
    "sup": "superscript",
    "u": "inserted",
    "var": "emphasis",
}
_CODE = frozenset({"code", "samp", "tt"})
_PLAIN = frozenset({"a", "bdi", "bdo", "data", "label", "span", "time", "wbr"})
_PROGRAMS = frozenset({"script", "style", "template"})
_QUOTES = "“", "”"
"""What `q` stands for, in both languages."""
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_WEB = re.compile(r"(https?|mailto):", re.IGNORECASE)


_OBJECTS: dict[str, Callable[[HtmlElement, Page], Run]] = {
    "br": lambda _, __: {"kind": "break"},
    "img": read_image,
    "math": read_math,
    "svg": read_drawing,
}
"""What stands in a line like a character."""


def read_runs(element: HtmlElement, page: Page) -> list[Run]:
    """Read the runs inside an element."""
    runs: list[Run] = [element.text or ""]
    for child in element:
        runs += [*read_run(child, page), child.tail or ""]
    return join_runs(runs)


def join_runs(runs: list[Run]) -> list[Run]:
    """Join neighbouring strings and drop empty ones, and say of formulas what stands beside them."""
    out: list[Run] = []
    for run in runs:
        if isinstance(run, str) and out and isinstance(out[-1], str):
            out[-1] += run
        elif run != "":
            out.append(run)
    for n, run in enumerate(out):
        if isinstance(run, dict) and run["kind"] == "math":
            before, behind = out[n - 1] if n else "", out[n + 1] if n + 1 < len(out) else ""
            run["gaps"] = [
                isinstance(before, str) and bool(_HAN.match(before[-1:])),
                isinstance(behind, str) and bool(_HAN.match(behind[:1])),
            ]
    return out


def read_run(element: HtmlElement, page: Page) -> list[Run]:
    """Read one element of a line of text; what follows it is the caller's."""
    return in_language(element, join_runs([*_read(element, page)]), page)


def in_language(element: HtmlElement, runs: list[Run], page: Page) -> list[Run]:
    """Say of what an element contains that it is in the element's language, where that is not the book's."""
    language = element.get("lang")
    if runs and language and language != page.language:
        return [{"kind": "language", "language": language, "body": runs}]
    return runs


def _read(element: HtmlElement, page: Page) -> Iterator[Run]:
    tag, own = str(element.tag), page.label(element)
    if tag == "sup" and "#fnref" in own:
        yield from _note(element, page)
        return
    if own:
        yield {"kind": "anchor", "id": own}
    if tag in _OBJECTS:
        yield _OBJECTS[tag](element, page)
    elif tag in _CODE:
        yield {"kind": "code", "text": element.text_content(), "pieces": read_pieces(element)}
    elif tag in _PROGRAMS:
        page.tell(f"the element <{tag}>", element)
    elif tag == "ruby":
        yield from _ruby(element, page)
    elif tag == "a" and element.get("href"):
        yield _link(element, page)
    else:
        yield from _styled(element, tag, page)


def _styled(element: HtmlElement, tag: str, page: Page) -> Iterator[Run]:
    names, body = class_names(element), read_runs(element, page)
    if "dy-verdict" in names:
        verdict = next((name.partition("--")[2] for name in sorted(names) if "--" in name), "")
        yield {"kind": "verdict", "verdict": verdict, "body": body}
    elif "dy-sources" in names:
        yield {"kind": "sources", "body": body}
    elif tag == "abbr":
        yield {"kind": "abbreviation", "title": element.get("title") or "", "body": body}
    elif tag == "q":
        yield from (_QUOTES[0], *body, _QUOTES[1])
    elif tag in _STYLES:
        yield {"kind": _STYLES[tag], "body": body}
    else:
        if tag not in _PLAIN:
            page.tell(f"the element <{tag}> in a line of text", element)
        yield from body


def _ruby(element: HtmlElement, page: Page) -> Iterator[Run]:
    """Read characters with their reading; what stands in `rp` is for browsers that cannot set one over the other."""
    base: list[Run] = [element.text or ""]
    for part in element:
        if part.tag == "rt":
            yield {"kind": "ruby", "body": join_runs(base), "reading": part.text_content()}
            base = []
        elif part.tag != "rp":
            base += read_runs(part, page) if part.tag == "rb" else read_run(part, page)
        base.append(part.tail or "")
    yield from base


def _note(element: HtmlElement, page: Page) -> Iterator[Run]:
    link = element.find("a")
    target = "" if link is None else (link.get("href") or "").removeprefix("#")
    label = page.resolve(f"#{target}")
    if target in page.cited:
        yield {"kind": "note-again", "to": label}
    elif target in page.notes:
        page.cited.add(target)
        yield {"kind": "note", "id": label, "name": target.removeprefix("fn:"), "body": page.notes[target]}
    else:
        name = target.removeprefix("fn:")
        page.tell(f"the note {target}, which the chapter does not have", element, f"[^{name}]")


def _link(element: HtmlElement, page: Page) -> Run:
    address, body = element.get("href") or "", read_runs(element, page)
    if _WEB.match(address):
        return {"kind": "link", "url": address, "id": "", "body": body}
    if _ABSOLUTE.match(address):
        page.tell(f"the address {address}", element, address)
        return {"kind": "link", "to": "", "body": body}
    kind = "term" if "dy-term" in class_names(element) else "link"
    return {"kind": kind, "to": page.resolve(address), "body": body}
