"""Small work on HTML elements that all parts of a facing page need.

This module owns making, moving and comparing them; it must not know what they are for.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping

from lxml.html import Element, HtmlElement

PHRASING = frozenset(
    [
        *("span", "small", "strong", "em", "b", "i", "u", "s", "br", "wbr", "sup", "sub", "code", "kbd", "var"),
        *("abbr", "mark", "cite", "q", "time", "bdi", "bdo", "ins", "del", "img", "svg"),
    ]
)
"""Elements that may stand inside a phrase, and lead nowhere."""
_LOADED = ("src", "poster", "data")
_NAMING = frozenset({"id", "for", "name", "aria-describedby", "aria-labelledby", "aria-controls"})
"""Attributes that only tie elements of one page together."""


def make(tag: str, attributes: Mapping[str, str], children: Iterable[HtmlElement | str] = ()) -> HtmlElement:
    """Make an element of elements and texts; an element brings no text after it along."""
    made: HtmlElement = Element(tag, dict(attributes))
    for child in children:
        if isinstance(child, str):
            _add_text(made, child)
        else:
            child.tail = None
            made.append(child)
    return made


def take_content(source: HtmlElement, target: HtmlElement) -> None:
    """Move everything inside an element to the end of another."""
    _add_text(target, source.text or "")
    source.text = None
    for child in list(source):
        target.append(child)


def _add_text(element: HtmlElement, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def drop(element: HtmlElement) -> None:
    """Remove an element, but not the text after it."""
    parent, tail = element.getparent(), element.tail
    if parent is None:
        return
    before = element.getprevious()
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)


def said(element: HtmlElement) -> str:
    """Return the words of an element, with single spaces."""
    return " ".join(str(element.text_content()).split())


def classes(element: HtmlElement) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset((element.get("class") or "").split())


def is_same(one: HtmlElement, other: HtmlElement, here: str, same_file: Callable[[str, str], bool]) -> bool:
    """Say whether two elements show the same.

    Args:
        one: an element.
        other: its counterpart in the other language.
        here: path of the page, from which both name what they load.
        same_file: whether two files hold the same.
    """
    if one.tag != other.tag or not isinstance(one.tag, str):
        return bool(one.tag == other.tag)
    if len(one) != len(other) or not _same_text(one.text, other.text):
        return False
    names = (set(one.attrib) | set(other.attrib)) - _NAMING
    for name in names:
        mine, theirs = one.get(name), other.get(name)
        if mine != theirs and not (mine and theirs and name in _LOADED and same_file(*_paths(here, mine, theirs))):
            return False
    pairs = list(zip(one, other, strict=True))
    return all(_same_text(mine.tail, theirs.tail) for mine, theirs in pairs) and all(
        is_same(mine, theirs, here, same_file) for mine, theirs in pairs
    )


def _paths(here: str, *addresses: str) -> tuple[str, str]:
    one, other = (posixpath.normpath(posixpath.join(posixpath.dirname(here), address)) for address in addresses)
    return one, other


def _same_text(one: str | None, other: str | None) -> bool:
    return one == other or (one or "").split() == (other or "").split()
