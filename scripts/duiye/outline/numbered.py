"""Find the headings that a number or sign begins: lines whose numbers count on and that are no list.

This module owns that test of whole sequences; the forms of the numbers are `headmarks`'.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from duiye.article import Passage
from duiye.model import BlockKind
from duiye.outline.headlines import LONGEST_MARKED, LONGEST_PLAIN, closes, is_headlike
from duiye.outline.headmarks import NAMED, Mark, read_lone_number, read_mark
from duiye.outline.levels import Found

_FEW = 2
"""A sequence begins with two."""
_LONGEST_LINE = 120
"""Characters of a line that may begin with a mark; longer ones are not looked at."""
_ALONE_RANK = 2.5
"""Of a number alone on its line: between 第X节 and 一、."""

_SIGNS = frozenset({"bracket", "sign"})
"""Families that do not count."""
_ATTACHED = re.compile(r"附件|附表|Attachments?:|Enclosures?:|Encl\.", re.IGNORECASE)
"""How a list of attachments begins, whose first item stands on the same line."""

_Candidate = tuple[Found, Mark]


def find_numbered(passages: Sequence[Passage], taken: set[int]) -> Iterator[Found]:
    """Yield the numbered headings of an article, without depths.

    Args:
        passages: in order.
        taken: indexes of passages that are headings already.

    Yields:
        Headings, one family after another.
    """
    candidates: dict[str, list[_Candidate]] = defaultdict(list)
    skipped = -1
    for place, item in enumerate(passages):
        is_line = item.kind is BlockKind.PARAGRAPH and len(item.words) <= _LONGEST_LINE
        if not is_line or place in taken or place == skipped:
            continue
        if (number := read_lone_number(item.words)) is not None:
            if lone := _lone(passages, place, number, taken):
                candidates["alone"].append(lone)
                skipped = lone[0].end - 1
        elif candidate := _candidate(passages, place, taken):
            family = candidate[0].style.split()[0]
            candidates[family].append(candidate)
    _join_decimals(candidates)
    for family, group in candidates.items():
        yield from _counting(family, _apart(group))


def _candidate(passages: Sequence[Passage], place: int, taken: set[int]) -> _Candidate | None:
    """Read a line that begins with a mark; `第一章` alone takes in the title on the next line."""
    item, end = passages[place], place + 1
    mark = read_mark(item.words)
    if mark is None or not is_headlike(mark.title, LONGEST_MARKED, item):
        return None
    if not mark.values and mark.family not in _SIGNS:
        return None
    if place and _ATTACHED.match(passages[place - 1].words):
        return None
    if not mark.title:
        if mark.family not in NAMED:
            return None
        below = passages[end] if end < len(passages) and end not in taken else None
        is_text = below is not None and below.kind is BlockKind.PARAGRAPH
        if below is not None and is_text and not _is_marked(below) and is_headlike(below.words, LONGEST_PLAIN, below):
            mark, end = replace(mark, title=below.words.strip()), end + 1
    decimal = mark.family in {"decimal", "arabic-space"}
    style = f"decimal {len(mark.values)}" if decimal else mark.family
    title, text = (mark.title, mark.text) if mark.title else (mark.text, "")
    return Found(place, end, title, text, style, mark.rank, ""), mark


def _is_marked(item: Passage) -> bool:
    """Say whether a line begins a heading of its own, and so is not the title of the mark above it."""
    return read_mark(item.words) is not None or read_lone_number(item.words) is not None


def _join_decimals(candidates: dict[str, list[_Candidate]]) -> None:
    """Join `1. Data` and `1.1 Sources`, one sequence that is written in two ways."""
    decimals = candidates.get("decimal", [])
    if decimals and all(len(mark.values) > 1 for _, mark in decimals):
        whole = [(replace(found, style="decimal 1"), mark) for found, mark in _apart(candidates.pop("arabic", []))]
        candidates["decimal"] = sorted([*decimals, *whole], key=lambda item: item[0].start)


def _apart(group: Sequence[_Candidate]) -> list[_Candidate]:
    """Leave out the items of lists: lines of one form that follow one another without text between them."""
    starts = {found.start: mark for found, mark in group}
    ends = {found.end: mark for found, mark in group}
    return [
        (found, mark)
        for found, mark in group
        if not any(
            other is not None and len(other.values) == len(mark.values)
            for other in (starts.get(found.end), ends.get(found.start))
        )
    ]


def _lone(passages: Sequence[Passage], place: int, number: int, taken: set[int]) -> _Candidate | None:
    """Read a number alone on its line, with the title on the next."""
    mark = Mark("alone", _ALONE_RANK, (number,), passages[place].words.strip(), "")
    end = place + 1
    look = passages[place].look
    set_apart = mark.text.startswith("0") or look.centred or look.size > 1
    if place and not set_apart and not closes(passages[place - 1]):
        return None  # a page number in the middle of a sentence
    if end >= len(passages) or end in taken or passages[end].kind is not BlockKind.PARAGRAPH:
        return Found(place, end, mark.text, "", "alone", _ALONE_RANK, ""), mark
    below = passages[end]
    if is_headlike(below.words, LONGEST_MARKED, below) and not _is_marked(below):
        return Found(place, end + 1, below.words.strip(), mark.text, "alone", _ALONE_RANK, ""), mark
    return Found(place, end, mark.text, "", "alone", _ALONE_RANK, ""), mark


def _counting(family: str, group: Sequence[_Candidate]) -> Iterator[Found]:
    """Yield the candidates of one family that count on and are set apart by text."""
    if family in _SIGNS:
        if len(group) >= _FEW:
            yield from (replace(found, reason=f"one of {len(group)} lines with the same sign") for found, _ in group)
        return
    for run in _runs(group):
        founds = [found for found, _ in run]
        numbers = [mark.text for _, mark in run]
        alone = len(run) < _FEW
        titled = all(found.mark for found in founds)
        if alone and family not in NAMED and not (family == "han" and run[0][1].values == (1,)):
            continue
        if family == "alone" and not titled and len(run) <= _FEW:
            continue
        span = f"“{numbers[0]}”" if alone else f"“{numbers[0]}” to “{numbers[-1]}”"
        for found in founds:
            yield replace(
                found, reason=f"numbered, {span}" if family != "alone" else f"a number alone on its line, {span}"
            )


def _runs(group: Sequence[_Candidate]) -> Iterator[list[_Candidate]]:
    """Cut candidates into runs that count up from the beginning; a missing or repeated number is forgiven."""
    run: list[_Candidate] = []
    for item in group:
        values = item[1].values
        if run and not _counts_on(run[-1][1].values, values, run):
            yield from _begun(run)
            run = []
        run.append(item)
    yield from _begun(run)


def _begun(run: list[_Candidate]) -> Iterator[list[_Candidate]]:
    first = run[0][1].values if run else ()
    if first and (first[-1] <= _FEW or len(first) > 1):
        yield run


def _counts_on(before: tuple[int, ...], values: tuple[int, ...], run: Sequence[_Candidate]) -> bool:
    """Say whether a number goes on from the one before it; `1.2` also from `1` and before `2`."""
    if len(before) == len(values) == 1:
        return before[0] <= values[0] <= before[0] + 2
    if len(values) > len(before):
        return values[: len(before)] == before
    last = next((mark.values for _, mark in reversed(run) if len(mark.values) == len(values)), ())
    return not last or values >= last
