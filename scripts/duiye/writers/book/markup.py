"""Parse a chapter's HTML, without what is only for screens, and with white space as a reader sees it.

This module owns what is dropped and the rules of white space; it must not look at what elements mean.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lxml import html as markup
from lxml.html import HtmlElement

from duiye.model import Language

DONE = "data-done"
"""Attribute that the item of a task list gets in place of its check box: `yes` or `no`."""

_SCREEN_ONLY = frozenset({"dy-screen", "footnote-backref", "headerlink", "task-list-control"})
"""Classes of what makes no sense on paper; `dy-screen` is for writers ("type a word into the box above")."""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{1,8})|([0-9]{1,10}));?")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 does not allow, but for the form feed, which is a space."""
_CHINESE_MARKS = frozenset("“”‘’…—·")
"""Marks whose width Unicode calls ambiguous and Chinese sets full."""
_ENDS_LINE = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
"""Elements at which a line of text ends; through all others it runs on."""
_OBJECTS = frozenset({"audio", "canvas", "iframe", "img", "input", "object", "svg", "video"})
"""Elements that stand in a line like a character."""
_OBJECT = "\ufffc"


def parse_markup(text: str, language: Language) -> HtmlElement:
    """Parse the HTML of a chapter.

    Args:
        text: HTML as Python-Markdown writes it.
        language: the chapter's, which decides the width of some marks.

    Returns:
        A `div` around the chapter, without hidden elements, comments, permalinks, links back from notes
        and check boxes. Each run of white space is one space or none: none at the ends of a line of text
        and for a line end between two Chinese characters (CSS Text 3, 4.1.2, segment break
        transformation). Inside `pre` it stays as it is.
    """
    allowed = _FORBIDDEN.sub("\ufffd", _REFERENCE.sub(_allowed, text))
    root = markup.fragment_fromstring(allowed, create_parent="div")
    _prune(root)
    line: list[_Slot] = []
    for slot in [*_slots(root), None]:
        if slot is None:
            _collapse(line, language)
            line = []
        else:
            line.append(slot)
    return root


def _allowed(reference: re.Match[str]) -> str:
    """Return a reference to a character, or what stands for one that no file of XML may hold."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return reference[0] if code <= sys.maxunicode and not _FORBIDDEN.match(chr(code)) else "\ufffd"


def class_names(element: HtmlElement) -> set[str]:
    """Return the classes of an element."""
    return set((element.get("class") or "").split())


def _prune(root: HtmlElement) -> None:
    for element in [*root.iterdescendants()]:
        if not isinstance(element.tag, str) or element.get("hidden") is not None:
            element.drop_tree()
        elif "task-list-item" in class_names(element):
            box = next(element.iter("input"))
            element.set(DONE, "no" if box.get("checked") is None else "yes")
            box.drop_tree()
        elif class_names(element) & _SCREEN_ONLY:
            element.drop_tree()


class _Slot(NamedTuple):
    """A place in a line of text: where the element tree keeps some of it, or an object."""

    element: HtmlElement
    attribute: Literal["text", "tail", ""]

    @property
    def text(self) -> str:
        return (getattr(self.element, self.attribute) or "") if self.attribute else _OBJECT

    def fill(self, text: str) -> None:
        if self.attribute:
            setattr(self.element, self.attribute, text)


def _slots(element: HtmlElement) -> Iterator[_Slot | None]:
    """List the places of text in order, with None wherever a line of text ends."""
    if element.tag == "pre":
        return
    yield _Slot(element, "text")
    for child in element:
        if child.tag in _ENDS_LINE:
            yield None
            yield from _slots(child)
            yield None
        elif child.tag in _OBJECTS:
            yield _Slot(child, "")
        elif not (child.get("id") or "").startswith("fnref"):
            # A note's number is not part of the line around it: the text goes on behind it.
            yield from _slots(child)
        yield _Slot(child, "tail")


def _collapse(line: list[_Slot], language: Language) -> None:
    text = "".join(slot.text for slot in line)
    chars = list(text)
    for run in _SPACE.finditer(text):
        start, end = run.span()
        chars[start:end] = [""] * (end - start)
        if start > 0 and end < len(text):
            joins = "\n" in run.group() and _is_wide(text[start - 1], language) and _is_wide(text[end], language)
            chars[start] = "" if joins else " "
    start = 0
    for slot in line:
        end = start + len(slot.text)
        slot.fill("".join(chars[start:end]))
        start = end


def _is_wide(char: str, language: Language) -> bool:
    return unicodedata.east_asian_width(char) in "FW" or (language.startswith("zh") and char in _CHINESE_MARKS)
