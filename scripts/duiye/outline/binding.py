"""Bind lists of typed notes to the places in the text that call them, and say where that is not sure.

This module owns when notes are sure; it must not change a word. What calls and lists look like is known by `notecalls`
and `notelists`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from duiye.article import Article, Passage
from duiye.model import BlockKind
from duiye.outline.notecalls import Call, find_calls
from duiye.outline.notelists import NoteList, find_lists, read_list

_CALLED_BY: Mapping[str, tuple[str, ...]] = {
    "named": ("named", "raised", "bracket"),
    "bracket": ("bracket", "raised"),
    "circled": ("circled", "raised"),
    "paren": ("paren", "raised"),
    "arabic": ("bracket", "raised", "circled", "paren"),
    "plain": ("raised", "bracket"),
}
"""In which forms the text calls notes whose list is numbered in one; the likeliest first."""
_PER_MISSING = 8
"""Of so many notes one may lack its call, or one call its note."""
_PER_DESCENT = 5
"""Of so many calls one may stand before the one below it."""
_SILENT = frozenset({BlockKind.CODE, BlockKind.NOTE, BlockKind.HTML, BlockKind.RULE, BlockKind.FRONT_MATTER})


@dataclass(frozen=True, slots=True)
class Bound:
    """A list of notes with the places that call them."""

    list: NoteList
    calls: tuple[tuple[int, Call], ...]
    """Index of the passage and the place in it, in reading order; only calls all of whose notes are listed."""
    strange: tuple[tuple[int, Call], ...]
    """Places of the same form that call a note which the list does not have."""
    doubt: str = ""
    """Why it is not sure that these are its notes, in words for the author; empty where it is."""

    @property
    def called(self) -> frozenset[int]:
        """Numbers of the notes that are called."""
        return frozenset(number for _, call in self.calls for number in call.numbers)

    @property
    def reason(self) -> str:
        """Why it was taken for a list of notes."""
        count, called = len(self.list.items), len(self.called)
        said = (
            "1 typed note, called"
            if count == 1
            else f"{count} typed notes, {called if called < count else 'each'} called"
        )
        return f"{said} in the text; they become footnotes"


def bind_lists(article: Article, lists: Iterable[NoteList], told: Iterable[int] = ()) -> tuple[Bound, ...]:
    """Bind lists of notes to the places that call them.

    Args:
        article: as a reader made it.
        lists: its lists of notes, in order.
        told: indexes of passages that are no text (title, byline): they call nothing.
    """
    lists = tuple(lists)
    if not lists:
        return ()
    listed = {place for one in lists for place in range(one.start, one.end)}
    silent = listed | set(told)
    calls = [
        (place, call)
        for place, item in enumerate(article.passages)
        if place not in silent and item.kind not in _SILENT and not item.text.lstrip().startswith("<table")
        for call in find_calls(item.text)
    ]
    return tuple(_bind(lists, position, calls, article.passages) for position in range(len(lists)))


def _bind(
    lists: Sequence[NoteList], position: int, calls: Sequence[tuple[int, Call]], passages: Sequence[Passage]
) -> Bound:
    one = lists[position]
    alike = [other for other in lists if other.family == one.family]
    before = max((other.end for other in alike if other.end <= one.start), default=0)
    after = one.start if one is not alike[-1] or len(alike) > 1 else len(passages)
    known = frozenset(one.numbers)
    best: Bound | None = None
    for family in _CALLED_BY[one.family]:
        there = _without_weak(
            [(place, call) for place, call in calls if before <= place < after and call.family == family]
        )
        mine = tuple((place, call) for place, call in there if known.issuperset(call.numbers))
        found = Bound(one, mine, tuple((place, call) for place, call in there if not known.issuperset(call.numbers)))
        if best is None or len(found.called) > len(best.called):
            best = found
    assert best is not None  # noqa: S101 — every form is called in some form
    rival = any(other is not one and not _text_between(one, other, passages) for other in alike)
    return replace(best, doubt=_doubt(best, rival=rival))


def _without_weak(calls: list[tuple[int, Call]]) -> list[tuple[int, Call]]:
    """Leave out places that may number what follows them, where the same number stands surely elsewhere."""
    sure = {number for _, call in calls if not call.weak for number in call.numbers}
    return [(place, call) for place, call in calls if not (call.weak and sure & set(call.numbers))]


def _text_between(one: NoteList, other: NoteList, passages: Sequence[Passage]) -> bool:
    first, last = sorted((one, other), key=lambda item: item.start)
    return any(item.kind is not BlockKind.RULE for item in passages[first.end : last.start])


def _doubt(bound: Bound, *, rival: bool) -> str:  # noqa: PLR0911 — one return a reason
    """Say why a list may not be one of notes, or its calls not those of its notes."""
    one, count, called = bound.list, len(bound.list.items), len(bound.called)
    if called == count and rival:
        return "two lists with the same numbers stand here"
    missing, few = count - called, count // _PER_MISSING
    if missing > few or not called:
        return f"the text calls {called} of {count}"
    over = {number for _, call in bound.strange for number in call.numbers} - set(one.numbers)
    if len(over) > few:
        return f"the text calls {', '.join(map(str, sorted(over)[:3]))}, which the list does not have"
    firsts: list[int] = list(dict.fromkeys(number for _, call in bound.calls for number in call.numbers))
    descents = sum(later < earlier for earlier, later in pairwise(firsts))
    families = {call.family for _, call in bound.calls}
    strict = not one.heading or "paren" in families
    if strict and (missing or over or descents):
        return "the numbers do not count on"
    if not one.works and descents > len(firsts) // _PER_DESCENT:
        return "the calls do not stand in the order of the notes"
    if families == {"paren"} and count == 1:
        return "a single number in parentheses may be anything"
    return ""


def find_typed_notes(article: Article, told: Iterable[int] = ()) -> tuple[Bound, ...]:
    """Find the lists of typed notes of an article, those that are not sure among them."""
    return bind_lists(article, find_lists(article.passages), told)


def read_lists(article: Article, spans: Iterable[tuple[int, int]]) -> tuple[NoteList, ...]:
    """Read the lists that stand at known places, each from the index of its first passage and so many long."""
    found: list[NoteList] = []
    last: dict[str, int] = {}
    for start, count in sorted(spans):
        stop = start + count
        one = read_list(article.passages, start, stop, last) or read_list(
            article.passages, start, stop, last, bare=True
        )
        if one:
            found.append(replace(one, end=stop))
            last[one.family] = one.items[-1].number
    return tuple(found)
