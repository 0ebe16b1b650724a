"""Check that the chapters hold nothing that the policy of the site blocks (M002, M003).

This module owns what that is; the policy itself is `writers/policy.py`. What is loaded from other hosts without
leave is told by L003.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import NamedTuple

from duiye.checks.places import matches
from duiye.hosting import SELF, Allowances, covers
from duiye.model import Chapter, Language, Publication
from duiye.notice import Locus, Notice
from duiye.readers.rendering import Page

_SIGNS: tuple[str, ...] = (
    "<script",
    "<style",
    "<iframe",
    "<frame",
    "<object",
    "<embed",
    "<applet",
    "<form",
    "<base",
    "javascript:",
)
_SIGNS += ("style=", "style =", 'class="mermaid')
_EVENT = re.compile(r"on[a-z]{3,30}\s{0,9}=")
"""One of these stands in every page that may be told, and in few others."""
_FOREIGN = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_SCRIPT = re.compile(r"\s*javascript:", re.IGNORECASE)
_ALIGNED = re.compile(r"\s*text-align:\s*(?:left|center|right)\s*;?\s*")
"""What tables write; the build makes classes of it."""
_CELL = re.compile(r"<t[dh] style=\"text-align: (?:left|center|right);\">")
_ATTRIBUTE = r"\bstyle\s*=\s*(?![\"']?text-align:\s*(?:left|center|right)\s*;?\s*[\"'])"
_PROGRAMS = frozenset({"", "module", "text/javascript", "application/javascript", "text/ecmascript"})
"""Types of `<script>` that a browser runs; any other holds data."""
_FIELDS = {"img": "images", "audio": "media", "video": "media", "track": "media", "iframe": "frames", "frame": "frames"}
"""What each element loads, as the option that lets it through is called."""
_PLUGINS = frozenset({"object", "embed", "applet"})
_DIAGRAM = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[ \t]*\{?[ \t]*\.?mermaid\b", re.MULTILINE)
_MERMAID = (
    "Save mermaid.min.js in every language’s folder, name it under extra_javascript, and allow `styles`; "
    "or show the diagram as a picture."
)


class _Find(NamedTuple):
    code: str
    message: str
    sign: str
    """Expression that finds it in the manuscript; empty for a diagram, which is written as code."""
    hint: str = ""


def check_policy(publication: Publication, pages: Mapping[tuple[Language, str], Page]) -> Iterator[Notice]:
    """Yield M002 for what would run, open or be sent, and M003 for styles, where the policy does not allow it."""
    allowances = publication.allowances
    if allowances is None:
        return
    for page in pages.values():
        if _is_suspect(page.html) or (allowances.hosts and any(map(_FOREIGN.match, page.loaded))):
            listing = _Listing(allowances)
            listing.feed(page.html)
            for find in dict.fromkeys(listing.found):
                for locus in _places(page.chapter, find.sign) or [Locus(page.chapter.file)]:
                    yield Notice(find.code, locus, find.message, find.hint)


def _is_suspect(html: str) -> bool:
    folded = html.lower()
    folded = _CELL.sub("", folded) if _CELL.search(folded) else folded
    return any(sign in folded for sign in _SIGNS) or bool(_EVENT.search(folded))


class _Listing(HTMLParser):
    """What of a page the policy blocks, in order."""

    def __init__(self, allowances: Allowances) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Find] = []
        self._allowances = allowances

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Judge an element."""
        values = {name: value or "" for name, value in attrs}
        self._judge_element(tag, values)
        for name, value in values.items():
            if name.startswith("on") and len(name) > 4:  # noqa: PLR2004 — no event has a shorter name
                self._tell("M002", f"{name} runs a script.", rf"\b{re.escape(name)}\s*=")
            elif name in {"href", "src", "action", "formaction"} and _SCRIPT.match(value):
                self._tell("M002", f"{name} runs a script.", r"\bjavascript:")
            elif name == "style" and not (
                self._allowances.styles or (tag in {"td", "th"} and _ALIGNED.fullmatch(value))
            ):
                self._tell("M003", "A style attribute has no effect.", _ATTRIBUTE)
        if "mermaid" in values.get("class", "").split() and not self._allowances.styles:
            self._tell("M002", "A Mermaid diagram is drawn by a script of another host.", "", _MERMAID)

    def _judge_element(self, tag: str, values: Mapping[str, str]) -> None:
        if tag == "script" and "src" not in values and values.get("type", "").strip().lower() in _PROGRAMS:
            self._tell("M002", "A script stands in the text.", r"<script\b(?![^<>]*(?:\bsrc\s*=|json))")
        elif tag == "style" and not self._allowances.styles:
            self._tell("M003", "A style element in the text has no effect.", r"<style\b")
        elif tag in _PLUGINS:
            self._tell("M002", f"<{tag}> shows nothing.", rf"<{tag}\b", "Link to the file, or show it as a picture.")
        elif tag == "base":
            self._tell("M002", "<base> has no effect.", r"<base\b", "Write each address in full.")
        elif tag == "form":
            action = values.get("action", "")
            sign = _address(action) if action else r"<form\b(?![^<>]*\baction\s*=\s*[\"']?\w)"
            self._judge(action, "forms", "A form cannot be sent to {}.", sign)
        elif tag in _FIELDS and values.get("src"):
            self._judge(values["src"], _FIELDS[tag], "{} is not shown.", _address(values["src"]))

    def _judge(self, address: str, field: str, message: str, sign: str) -> None:
        """Tell an address that this kind of element may not load, where no other check tells it."""
        sources: tuple[str, ...] = getattr(self._allowances, field)
        if _FOREIGN.match(address):
            is_told = field != "forms" and not covers(self._allowances.hosts, address)  # by L003
            if is_told or covers(sources, address):
                return
        elif field in {"images", "media"} or SELF in sources or address.startswith(("about:", "data:")):
            return
        host = "its host" if _FOREIGN.match(address) else SELF
        hint = f"Name {host} in mkdocs.yml under plugins: duiye: policy: {field}."
        self._tell("M002", message.format(address or "the site"), sign, hint)

    def _tell(self, code: str, message: str, sign: str, hint: str = "") -> None:
        self.found.append(_Find(code, message, sign, hint))


def _address(address: str) -> str:
    """Return an expression for an address as it is written."""
    return rf"{re.escape(address)}(?=[\s\"'>)]|$)"


def _places(chapter: Chapter, sign: str) -> list[Locus]:
    """List where something stands in a manuscript."""
    if sign:
        return [locus for _, locus in matches(chapter, f"(?i:{sign})")]
    return [
        Locus(chapter.file, block.line + block.text.count("\n", 0, found.start()))
        for block in chapter.blocks
        for found in _DIAGRAM.finditer(block.text)
    ]
