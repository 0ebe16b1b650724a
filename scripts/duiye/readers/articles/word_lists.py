"""Make lists of the paragraphs of a Word file that count, or put their numbers into their words.

This module owns that decision; it must not count.

Markdown numbers 1, 2, 3 from one. What counts in another way keeps its mark as text: `一、`, `1.1`, and a
single `3.` between paragraphs, which is more often a heading than a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duiye.readers.articles.trees import new
from duiye.readers.articles.word_numbers import Count

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLAIN = re.compile(r"[(（]?%[1-9][.．、)）]?\s*")
_TYPES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I", "decimal": "1"}
_DESCEND = frozenset({"strong", "em", "u", "span"})


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph that counts."""

    element: _Element
    """The paragraph in HTML."""
    count: Count
    line: int


def put_mark(element: _Element, prefix: str) -> None:
    """Put a mark before the words of a paragraph, set like the first of them."""
    while not element.text and len(element) and element[0].tag in _DESCEND:
        element = element[0]
    element.text = prefix + (element.text or "")


def make_lists(items: Sequence[Item]) -> list[tuple[_Element, int]]:
    """Make lists of paragraphs that follow one another.

    Returns:
        Lists and paragraphs in order, each with its line.
    """
    as_text = not _is_list(items)
    made: list[tuple[_Element, int]] = []
    run: list[Item] = []
    for item in items:
        if as_text and item.count.level.system != "bullet":
            made += _nest(run)
            run = []
            put_mark(item.element, item.count.prefix)
            made.append((item.element, item.line))
        else:
            run.append(item)
    return made + _nest(run)


def _is_list(items: Sequence[Item]) -> bool:
    """Say whether the numbers of some paragraphs are those that Markdown writes."""
    numbered = [item.count for item in items if item.count.level.system != "bullet"]
    firsts: dict[tuple[str, int], int] = {}
    for count in numbered:
        firsts.setdefault((count.list, count.depth), count.number)
        is_known = count.level.system == "decimal" or (count.depth and count.level.system in _TYPES)
        if not is_known or not _PLAIN.fullmatch(count.level.text):
            return False
    outer = min((count.depth for count in numbered), default=0)
    return all(number == 1 for number in firsts.values()) and sum(count.depth == outer for count in numbered) != 1


def _nest(items: Sequence[Item]) -> list[tuple[_Element, int]]:
    """Put deeper items into the item before them."""
    made: list[tuple[_Element, int]] = []
    open_lists: list[tuple[_Element, Count]] = []
    for item in items:
        count = item.count
        while open_lists and count.depth < open_lists[-1][1].depth:
            open_lists.pop()
        if open_lists and count.depth == open_lists[-1][1].depth and _tag(count) != open_lists[-1][0].tag:
            open_lists.pop()
        if not open_lists or count.depth > open_lists[-1][1].depth:
            made_list = new(_tag(count))
            if _tag(count) == "ol" and (kind := _TYPES.get(count.level.system, "1")) != "1":
                made_list.set("type", kind)
            if open_lists:
                open_lists[-1][0][-1].append(made_list)
            else:
                made.append((made_list, item.line))
            open_lists.append((made_list, count))
        item.element.tag = "li"
        open_lists[-1][0].append(item.element)
    return made


def _tag(count: Count) -> str:
    return "ul" if count.level.system == "bullet" else "ol"
