"""Write what stands in a line of text.

This module owns the elements of runs; see `writers.book.runs` for the tree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlsplit

from duiye.writers.epub.elements import element, meaning, spoken, text
from duiye.writers.epub.places import reference_id
from duiye.writers.epub.scribe import Maker, Note, Scribe
from duiye.writers.epub.volume import Node, nodes_in

_LINKS = frozenset({"link", "note", "note-again", "term"})
_HOST = re.compile(r"[^\s<>\"{}|\\^`%]+")
_KEPT = "!#$%&'()*+,/:;=?@[]~"
"""Characters of an address that stay as they are; what else is not plain is written by its bytes."""
_LEVEL = "scriptlevel"
_MATHML = "http://www.w3.org/1998/Math/MathML"
_BAD_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def _wrapped(tag: str, kind: str = "") -> Maker:
    return lambda node, scribe: element(tag, {"class": kind}, scribe.write(node["body"]))


def _language(node: Node, scribe: Scribe) -> str:
    # Blocks have an id, if only an empty one.
    return element("div" if "id" in node else "span", spoken(node["language"]), scribe.write(node["body"]))


def _abbreviation(node: Node, scribe: Scribe) -> str:
    return element("abbr", {"title": node["title"]}, scribe.write(node["body"]))


def _sign(paths: str) -> str:
    """Draw the sign before a verdict's word, so that four verdicts differ at a glance, and in black and white too."""
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "sign",
        "viewBox": "0 0 10 10",
        "width": "10",
        "height": "10",
        "aria-hidden": "true",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "1.5",
        "stroke-linecap": "round",
    }
    return element("svg", attributes, paths)


_CIRCLE = '<circle cx="5" cy="5" r="4"/>'
_SIGNS = {
    "supported": _sign('<path d="M1 5.5 4 9 9 1"/>'),
    "imprecise": _sign(f'{_CIRCLE}<path d="M5 1A4 4 0 0 0 5 9Z" fill="currentColor" stroke="none"/>'),
    "wrong": _sign('<path d="M1.2 1.2 8.8 8.8M8.8 1.2 1.2 8.8"/>'),
    "unverifiable": _sign(_CIRCLE),
}


def _verdict(node: Node, scribe: Scribe) -> str:
    sign = _SIGNS.get(node["verdict"], "")
    return element("strong", {"class": "verdict"}, sign, scribe.write(node["body"]))


def _link(node: Node, scribe: Scribe) -> str:
    address = web_address(node["url"]) if "url" in node else scribe.address(node["to"])
    return _linked(node, scribe, {"href": address})


def _term(node: Node, scribe: Scribe) -> str:
    there = {"class": "term", **meaning("glossref", "doc-glossref"), "href": scribe.address(node["to"])}
    return _linked(node, scribe, there)


def _linked(node: Node, scribe: Scribe, attributes: Mapping[str, str]) -> str:
    """Write a link around what may be inside one; a note's number, itself a link, stands between its pieces."""
    if not attributes["href"]:
        return scribe.write(node["body"])
    pieces = []
    for has_links, runs in groupby(node["body"], _has_links):
        inside = scribe.write([*runs])
        pieces.append(inside if has_links else element("a", attributes, inside))
    return "".join(pieces)


def _has_links(run: str | Node) -> bool:
    return any(node.get("kind") in _LINKS for node in nodes_in(run))


def web_address(url: str) -> str:
    """Return an address as the URL standard has it, or nothing when it cannot be one."""
    try:
        parts = urlsplit(url.strip())
        is_found = parts.scheme.lower() == "mailto" or (_HOST.fullmatch(parts.hostname or "") and parts.port != -1)
    except ValueError:
        return ""
    return _BAD_PERCENT.sub("%25", quote(url.strip(), safe=_KEPT)) if is_found else ""


def _image(node: Node, scribe: Scribe) -> str:
    picture = scribe.pictures[node["src"]]
    width = str(node["width"]) if node["width"] else ""
    kind = "icon" if node["icon"] else ""
    return element("img", {"src": picture.file, "alt": node["alt"], "width": width, "class": kind})


def code(pieces: Sequence[Sequence[str]]) -> str:
    """Write pieces of code, each with what it is."""
    return "".join(element("span", {"class": role}, text(words)) if role else text(words) for role, words in pieces)


def _code(node: Node, _: Scribe) -> str:
    return element("code", {}, code(node["pieces"] or [["", node["text"]]]))


def _ruby(node: Node, scribe: Scribe) -> str:
    return element("ruby", {}, scribe.write(node["body"]), element("rt", {}, text(node["reading"])))


def formula(node: Node, *, display: str = "") -> str:
    """Write a formula as MathML, with its source for those who cannot use that."""
    attributes = {"xmlns": _MATHML, "display": display, "alttext": node["alt"] or node["tex"]}
    return element("math", attributes, "".join(map(_formula_part, node["tree"])))


def _formula_part(part: Sequence[Any]) -> str:
    """Write a part of a formula. In MathML 3, which EPUB 3.3 has, only `mstyle` sets the level of a script."""
    tag, attributes, content = part
    inside = text(content) if isinstance(content, str) else "".join(map(_formula_part, content))
    kept = {name: value for name, value in attributes.items() if name not in {"id", _LEVEL}}
    made = element(tag, kept, inside)
    return element("mstyle", {_LEVEL: attributes[_LEVEL]}, made) if _LEVEL in attributes else made


def _note(node: Node, scribe: Scribe) -> str:
    note = scribe.open_note(node)
    note.markup = scribe.write(node["body"])
    return _reference(note)


def _note_again(node: Node, scribe: Scribe) -> str:
    note = scribe.notes.get(node["to"])
    if note is None:  # something else in the chapter has the note's id
        return element("a", {"href": scribe.address(node["to"])}, element("sup", {}, "*"))
    note.references += 1
    return _reference(note)


def _reference(note: Note) -> str:
    own = reference_id(note.id, note.references)
    attributes = {"class": "noteref", **meaning("noteref", "doc-noteref"), "href": f"#{note.id}", "id": own}
    return element("a", attributes, element("sup", {}, str(note.number)))


RUNS: Mapping[str, Maker] = {
    "strong": _wrapped("strong"),
    "emphasis": _wrapped("em"),
    "deleted": _wrapped("del"),
    "inserted": _wrapped("ins"),
    "mark": _wrapped("mark"),
    "superscript": _wrapped("sup"),
    "subscript": _wrapped("sub"),
    "small": _wrapped("small"),
    "key": _wrapped("kbd"),
    "sources": _wrapped("span", "sources"),
    "code": _code,
    "math": lambda node, _: formula(node),
    "ruby": _ruby,
    "break": lambda _node, _scribe: element("br"),
    "anchor": lambda node, scribe: element("span", scribe.named(node)) if node["id"] else "",
    "language": _language,
    "abbreviation": _abbreviation,
    "verdict": _verdict,
    "link": _link,
    "term": _term,
    "image": _image,
    "note": _note,
    "note-again": _note_again,
}
