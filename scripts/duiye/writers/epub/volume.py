"""Open a book's document: one language or two in one form.

This module owns what the document's parts are called here; it must not write anything. See `writers.book.document`
for the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Node = dict[str, Any]
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Side:
    """One language of a book."""

    language: str
    info: Mapping[str, Any]
    """The fields of `BookInfo`."""
    abbreviations: Sequence[Sequence[str]]
    """Each with what it stands for."""

    @property
    def full_title(self) -> str:
        """Title and subtitle."""
        # A title that is not translated yet keeps the mark of its own language.
        is_chinese = self.language.startswith("zh") or _HAN.search(self.info["title"])
        mark = "：" if is_chinese else ": "
        return mark.join(filter(None, (self.info["title"], self.info["subtitle"])))


@dataclass(frozen=True, slots=True)
class Leaf:
    """A chapter."""

    heads: tuple[Node | None, ...]
    """For each side the chapter without its body; None where the language lacks it."""
    said: tuple[list[Any], ...]
    """For each side what its readers are told of how the languages stand to one another here; runs."""
    rows: tuple[Node, ...]
    """`sides`: blocks of each language that stand together; `said`, as above; `once`: whether both show the same."""
    notes: tuple[Node, ...] = ()
    """`sides`: a note of each language, or None; `said`. Empty in a book of one language."""

    @property
    def head(self) -> Node:
        """The chapter in the first language that has it."""
        return next(head for head in self.heads if head)


@dataclass(frozen=True, slots=True)
class Volume:
    """A book."""

    edition: str
    sides: tuple[Side, ...]
    leaves: tuple[Leaf, ...]
    pictures: tuple[str, ...]
    """Names of its pictures, as the tree has them."""

    @property
    def is_double(self) -> bool:
        """Whether it has two languages."""
        return len(self.sides) > 1


def open_volume(document: Mapping[str, Any]) -> Volume:
    """Open a document of one language or of two."""
    if "sides" in document:
        sides = tuple(map(_side, document["sides"]))
        leaves = tuple(map(_double, document["chapters"]))
        pictures = tuple("/".join(name) for name in document["images"])
    else:
        sides = (_side(document),)
        leaves = tuple(map(_single, document["chapters"]))
        pictures = tuple(document["images"])
    return Volume(document["edition"], sides, leaves, pictures)


def _side(info: Mapping[str, Any]) -> Side:
    return Side(info["language"], info, info["abbreviations"])


def _single(chapter: Node) -> Leaf:
    head = {key: value for key, value in chapter.items() if key != "body"}
    return Leaf((head,), ([],), ({"sides": [chapter["body"]], "said": [[]], "once": False},))


def _double(chapter: Node) -> Leaf:
    return Leaf(tuple(chapter["sides"]), tuple(chapter["said"]), tuple(chapter["rows"]), tuple(chapter["notes"]))


def nodes_in(value: Any) -> Iterator[Node]:
    """Yield every node in the order in which it is read."""
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from nodes_in(item)


def plain(value: Any) -> str:
    """Return the text of runs without their notes, as a title or a label says it."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(map(plain, value))
    if value["kind"] in {"note", "note-again"}:
        return ""
    own = {"break": " ", "code": value.get("text"), "image": value.get("alt"), "math": value.get("alt")}
    return str(own.get(value["kind"]) or plain(value.get("body", [])))
