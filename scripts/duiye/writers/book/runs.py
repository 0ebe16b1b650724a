"""Read what stands in a line of text: the runs of the book's tree.

This module owns the runs; it must not read blocks. A run is a string, or a node with `kind`, mostly
`body` (runs), and:

    strong  emphasis  deleted  inserted  mark  superscript  subscript  small  key
    code (text)                     break                       anchor (id)
    link (url)                      link, term (to)             image (src, alt, width: pixels or 0)
    abbreviation (title)            language (language)
    verdict (verdict)               sources
    note (id, name, body: blocks)   note-again (to)
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from duiye.model import Language
from duiye.writers.book.markup import class_names

Node = dict[str, Any]
"""One block or run: `kind`, and what this kind has."""
Run = str | Node

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
_PLAIN = frozenset({"a", "bdi", "label", "span", "time", "wbr"})
_PROGRAMS = frozenset({"script", "style", "template"})
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_WEB = re.compile(r"(https?|mailto):", re.IGNORECASE)


@dataclass(slots=True)
class Page:
    """What is known of a chapter before it is read, and what is found on the way."""

    path: str
    """Path inside the language's folder."""
    language: Language
    notes: dict[str, list[Node]] = field(default_factory=dict)
    """Blocks of each note, by the id of its list item (`fn:C25`)."""
    cited: set[str] = field(default_factory=set)
    """Ids of the notes that stand in the text already."""
    unknown: list[str] = field(default_factory=list)
    """Constructs that the book does not know, each in words for a notice."""

    def label(self, element: HtmlElement) -> str:
        """Return the book's label for an element that has an id, else the empty string."""
        own = element.get("id")
        return f"{self.path}#{own}" if own else ""

    def resolve(self, address: str) -> str:
        """Return where a relative address leads: a path inside the language's folder, with its fragment."""
        path, mark, fragment = address.partition("#")
        full = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path)) if path else self.path
        return f"{full}{mark}{fragment}"


def read_runs(element: HtmlElement, page: Page) -> list[Run]:
    """Read the runs inside an element."""
    runs: list[Run] = [element.text or ""]
    for child in element:
        runs += [*read_run(child, page), child.tail or ""]
    return join_runs(runs)


def join_runs(runs: list[Run]) -> list[Run]:
    """Join neighbouring strings and drop empty ones."""
    out: list[Run] = []
    for run in runs:
        if isinstance(run, str) and out and isinstance(out[-1], str):
            out[-1] += run
        elif run != "":
            out.append(run)
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
    if tag == "br":
        yield {"kind": "break"}
    elif tag == "img":
        yield _image(element, page)
    elif tag in _CODE:
        yield {"kind": "code", "text": element.text_content()}
    elif tag in _PROGRAMS:
        page.unknown.append(f"the element <{tag}>")
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
    elif tag in _STYLES:
        yield {"kind": _STYLES[tag], "body": body}
    else:
        if tag not in _PLAIN:
            page.unknown.append(f"the element <{tag}> in a line of text")
        yield from body


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
        page.unknown.append(f"the note {target}, which the chapter does not have")


def _link(element: HtmlElement, page: Page) -> Run:
    address, body = element.get("href") or "", read_runs(element, page)
    if _WEB.match(address):
        return {"kind": "link", "url": address, "body": body}
    if _ABSOLUTE.match(address):
        page.unknown.append(f"the address {address}")
        return {"kind": "link", "to": "", "body": body}
    kind = "term" if "dy-term" in class_names(element) else "link"
    return {"kind": kind, "to": page.resolve(address), "body": body}


def _image(element: HtmlElement, page: Page) -> Run:
    source, alt, width = element.get("src") or "", element.get("alt"), element.get("width") or ""
    if _ABSOLUTE.match(source):
        page.unknown.append(f"the image {source} from outside the publication")
        return alt or ""
    if alt is None:
        page.unknown.append(f"the image {source} without words for those who cannot see it (alt)")
    return {
        "kind": "image",
        "src": page.resolve(source),
        "alt": alt or "",
        "width": int(width) if width.isdecimal() else 0,
    }
