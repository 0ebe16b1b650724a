"""Say what of a page's HTML may enter a text: elements, addresses and depth.

This module owns these lists; it must not read what the elements mean.

Nothing is passed through: readers write Markdown of their own, and only what is named here becomes part
of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from duiye.readers.articles.changes import Changes
from duiye.readers.articles.characters import ODD, clean

if TYPE_CHECKING:
    from lxml.etree import _Element

INLINE_TAGS = {
    "sup": "sup",
    "sub": "sub",
    "s": "del",
    "strike": "del",
    "del": "del",
    "ins": "ins",
    "u": "u",
    "mark": "mark",
    "kbd": "kbd",
}
"""Inline elements that Markdown has no mark for, and as what they enter a text."""

SILENT = frozenset(
    {
        "area",
        "base",
        "basefont",
        "bgsound",
        "col",
        "colgroup",
        "datalist",
        "frame",
        "frameset",
        "head",
        "link",
        "map",
        "meta",
        "param",
        "rp",
        "source",
        "style",
        "template",
        "title",
        "track",
        "wbr",
    }
)
"""Elements that show nothing by themselves."""
ACTIVE = frozenset({"applet", "embed", "iframe", "object", "script", "portal"})
"""Elements that run or load something."""
DRAWN = frozenset({"audio", "canvas", "math", "svg", "video"})
"""Elements that show what Markdown cannot hold."""
FIELDS = frozenset({"input", "progress", "meter", "select", "textarea", "option", "optgroup"})
"""Elements of a form that take words rather than say them."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")
"""What browsers skip in an address, or readers cannot see in it."""
_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})

_NUMBER = re.compile(r"&#(\d{1,7}|[xX][0-9a-fA-F]{1,6})(?![0-9a-fA-F]);?")
_LAST_CODE = 0x110000
DEEPEST = 200
"""Elements inside elements; the parser gives up at 2048 and says nothing."""
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)[^<>]*>")
_UNCOUNTED = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
    ]
)
"""Elements that never hold anything, or that the next of their kind ends."""


def safe_address(address: str) -> str | None:
    """Return an address without unseen characters, None where it may run something or lead astray."""
    seen = _UNSEEN.sub("", address)
    # A space in the middle of a path is no disguise; only in front of the colon it would be.
    plain = " ".join(address.split())
    scheme = _SCHEME.match(seen)
    if scheme:
        return seen.replace(" ", "%20") if scheme.group(1).lower() in _SAFE_SCHEMES else None
    if ":" in re.split(r"[/?#]", seen, maxsplit=1)[0]:
        return None
    if seen.startswith(("//", "\\\\", "/\\", "\\/")):
        return "https://" + seen.lstrip("/\\")
    return _UNSEEN.sub(" ", plain).strip()


def lay_flat(html: str, *, strict: bool = False) -> tuple[str, bool]:
    """Take out the tags of elements that stand too deep in others, and keep their words.

    Args:
        html: the page.
        strict: count also the elements whose end is commonly left out.

    Returns:
        The page, and whether it was too deep.
    """
    depth = 0
    too_deep = False

    def flatten(found: re.Match[str]) -> str:
        nonlocal depth, too_deep
        name = found.group(2).lower()
        if not strict and name in _UNCOUNTED:
            return found.group()
        if found.group(1):
            depth = max(0, depth - 1)
            return "" if depth >= DEEPEST else found.group()
        depth += 1
        too_deep = too_deep or depth > DEEPEST
        return "" if depth > DEEPEST else found.group()

    return _TAG.sub(flatten, html), too_deep


def parse(html: str, changes: Changes, line: int = 1) -> _Element | None:
    """Parse HTML of any kind.

    Args:
        html: a page or a part of one.
        changes: where it is told what had to be changed to parse it.
        line: place of the page, for that.

    Returns:
        Its root; None when it holds nothing.
    """
    from lxml import etree  # noqa: PLC0415 — costs 40 ms that `duiye --help` need not pay

    html = clean(_NUMBER.sub(_without_odd, html), changes, line)
    flat, too_deep = lay_flat(html) if html.count("<") > DEEPEST else (html, False)
    for strict in (False, True):
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
        source = lay_flat(flat, strict=True)[0] if strict else flat
        root = etree.fromstring(source.encode(), parser)
        if not any("depth" in entry.message for entry in parser.error_log):
            break
    # The parser nests terms and definitions whose ends are left out, unlike browsers.
    for part in [*root.iter("dt", "dd")] if root is not None else []:
        parent = part.getparent()
        if parent is not None and parent.tag in {"dt", "dd"}:
            parent.addnext(part)
    if too_deep or strict:
        changes.tell("I009", "Elements stand too deep in one another; they were laid flat.", line)
    return root


def _without_odd(found: re.Match[str]) -> str:
    """Take out a character reference that means a character without a place in a page."""
    number = found.group(1).lower()
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    return "" if code < _LAST_CODE and ODD.search(chr(code)) else found.group()
