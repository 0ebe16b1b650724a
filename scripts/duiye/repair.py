"""Repair the marks and spaces of a chapter's Markdown, and nothing else.

This module owns which repairs are made: only those after which the page is the same but for marks and spaces.
It must not touch disk, and knows rules only by what `typography` finds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from duiye.model import Chapter, Language
from duiye.notice import Locus, Notice
from duiye.readers.manuscript import read_manuscript
from duiye.readers.passages import FRONT, Passage, read_passages
from duiye.readers.skeleton import skeleton
from duiye.typography import OBJECT, Edit, Fault, find_faults, without_marks

Render = Callable[[str], str]
"""Makes HTML of a chapter's whole Markdown."""

_ROUNDS = 12
"""A repair may make room for the next, a space beside a mark that was widened; this many are never needed."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A chapter's text after all repairs that could be made."""

    text: str
    repairs: int
    """How many faults were repaired."""
    notices: tuple[Notice, ...]
    """Faults with a repair that would have changed more than marks and spaces; they are left as they were."""


@dataclass(frozen=True, slots=True)
class _Repair:
    edits: tuple[Edit, ...]
    """Places in the whole text."""
    fault: Fault
    locus: Locus


def repair(
    text: str, language: Language, render: Render, *, file: str = "", codes: Collection[str] = frozenset()
) -> Repaired:
    """Repair what can be repaired safely.

    Args:
        text: a chapter's Markdown, with its front matter, of which only title and description are repaired.
        language: its language.
        render: makes the page by which before and after are compared.
        file: name for the notices.
        codes: the codes to repair; all when empty.

    Returns:
        The text after the repairs; repairing it again changes nothing.
    """
    page = _Page(render)

    def settle(text: str) -> tuple[list[_Repair], list[_Repair]]:
        found = (item for item in _repairs(text, language, file) if not codes or item.fault.code in codes)
        return page.settle(text, _without_overlaps(found))

    count, rounds = 0, 1
    kept, refused = settle(text)
    while kept and rounds < _ROUNDS:
        text = _apply(text, kept)
        count += len(kept)
        rounds += 1
        kept, refused = settle(text)
    notices = (
        Notice(
            item.fault.code,
            item.locus,
            f"{item.fault.message} It was left as it is: the page would change in more than marks and spaces.",
            "Rewrite the place by hand.",
        )
        for item in refused
    )
    return Repaired(text, count, tuple(notices))


class _Page:
    """Compares a text before and after repairs by what it renders to."""

    def __init__(self, render: Render) -> None:
        self._render = render
        self._before: tuple[str, tuple[str, ...]] = "", ()

    def settle(self, text: str, wanted: Sequence[_Repair]) -> tuple[list[_Repair], list[_Repair]]:
        """Part repairs into those that can be made together and those that would change the page."""
        kept: list[_Repair] = []
        refused: list[_Repair] = []
        groups = [list(wanted)] if wanted else []
        while groups:
            group = groups.pop()
            if self._is_same(text, _apply(text, kept + group)):
                kept += group
            elif len(group) == 1:
                refused += group
            else:
                middle = len(group) // 2
                groups += [group[middle:], group[:middle]]
        return kept, refused

    def _is_same(self, before: str, after: str) -> bool:
        if self._before[0] != before:
            self._before = before, self._kept(before)
        return self._kept(after) == self._before[1]

    def _kept(self, text: str) -> tuple[str, ...]:
        """Return what must stay of a text: its page and its front matter."""
        meta = _chapter(text, "").meta
        front = (f"{key}={without_marks(str(said)) if key in FRONT else said}" for key, said in meta.items())
        return (*front, *skeleton(self._render(text), without_marks))


def _chapter(text: str, language: Language) -> Chapter:
    return read_manuscript(text, path="", language=language, file="")[0]


def _repairs(text: str, language: Language, file: str) -> Iterator[_Repair]:
    """Yield every repair that a fault of the text offers, with its places in the whole text."""
    for passage in read_passages(_chapter(text, language)):
        for found in find_faults(passage.text, language, continued=passage.continued):
            edits = tuple(edit for item in found.edits if (edit := _in_manuscript(item, passage, text)))
            if edits and len(edits) == len(found.edits):
                yield _Repair(edits, found, passage.locus(file, found.start))


def _in_manuscript(edit: Edit, passage: Passage, written: str) -> Edit | None:
    """Return an edit of a passage as one of the whole text, None where markup or an address stands in its way."""
    start, end = passage.at(edit.start), passage.at(edit.end - 1) + 1
    if start < 0 or written[start:end] != passage.text[edit.start : edit.end] or written[start - 1 : start] == "\\":
        return None
    # What follows an address at once may be taken for a part of it; beside code there is no such danger.
    beside = passage.text[edit.start - 1 : edit.start], passage.text[edit.end : edit.end + 1]
    if OBJECT in beside and "`" not in (written[start - 1 : start], written[end : end + 1]):
        return None
    return Edit(start, end, edit.new)


def _without_overlaps(repairs: Iterator[_Repair]) -> list[_Repair]:
    """Keep of repairs that meet only the first; the other one comes in the next round."""
    kept: list[_Repair] = []
    taken: set[int] = set()
    for item in repairs:
        places = {place for edit in item.edits for place in range(edit.start, edit.end + 1)}
        if not places & taken:
            kept.append(item)
            taken |= places
    return kept


def _apply(text: str, repairs: Sequence[_Repair]) -> str:
    pieces: list[str] = []
    position = 0
    for edit in sorted(edit for item in repairs for edit in item.edits):
        pieces += [text[position : edit.start], edit.new]
        position = edit.end
    return "".join([*pieces, text[position:]])
