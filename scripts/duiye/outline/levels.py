"""Say how deep each heading stands: its level among the styles of its article.

This module owns that order; it must not find headings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from duiye.outline.headmarks import read_lone_number, read_mark

TOP = "top"
"""Style of headings such as “Introduction”, which stand at the highest level whatever they look like."""


@dataclass(frozen=True, slots=True)
class Found:
    """A heading: which passages it is made of, its words, and how deep it stands."""

    start: int
    """Index of its first passage."""
    end: int
    """Index after its last passage."""
    title: str
    """Its words without the mark; the mark itself where it has no others."""
    mark: str
    style: str
    """What it shares with the headings of its level, for example `level 2` or `han`."""
    rank: float
    """Place among the styles of its sort, smaller is higher."""
    reason: str
    depth: int = 0
    """From 0 at the top."""


def deepen(headings: Sequence[Found]) -> tuple[Found, ...]:
    """Give each heading its depth.

    Styles of one sort are ordered by rank; a style that begins anew again and again stands inside one that
    does not. A style that can be compared with none stands inside that of the heading before it.

    Args:
        headings: in reading order.

    Returns:
        The same with their depths, from 0 at the top; none stands more than one below the one before it.
    """
    ladder: list[Found] = []
    restarts = _restarts(headings)
    before: Found | None = None
    for found in headings:
        if found.style != TOP and all(step.style != found.style for step in ladder):
            place = (
                next((n for n, step in enumerate(ladder) if before and step.style == before.style), len(ladder) - 1) + 1
            )
            comparable = [n for n, step in enumerate(ladder) if _sort(step) == _sort(found)]
            below = [n for n in comparable if _is_higher(found, ladder[n], restarts)]
            above = [n for n in comparable if n not in below]
            place = max([place if not below else min(below), *(n + 1 for n in above)]) if comparable else place
            ladder.insert(place, found)
        if found.style != TOP:
            before = found
    steps = {step.style: n for n, step in enumerate(ladder)}
    steps[TOP] = 0
    deepened: list[Found] = []
    open_steps: list[int] = []
    for found in headings:
        while open_steps and open_steps[-1] >= steps[found.style]:
            open_steps.pop()
        deepened.append(replace(found, depth=len(open_steps)))
        open_steps.append(steps[found.style])
    return tuple(deepened)


def _sort(found: Found) -> str:
    """Return what a style can be compared with: levels, sizes of type, marks."""
    word = found.style.split()[0]
    return word if word in {"level", "type", "plain", TOP} else "mark"


def _is_higher(found: Found, other: Found, restarts: dict[str, int]) -> bool:
    """Say whether a style stands above another: by its rank, unless it alone begins anew again and again."""
    if found.style.startswith("decimal") and other.style.startswith("decimal"):
        return found.rank < other.rank
    # The other stands in the article first: against the usual order only what it plainly holds is below it.
    held = _sort(found) == "mark" and restarts[found.style] > 1 >= restarts[other.style]
    return found.rank < other.rank and not held


def _restarts(headings: Sequence[Found]) -> dict[str, int]:
    """Count how often each style of marks begins with its first number."""
    counts: dict[str, int] = defaultdict(int)
    for found in headings:
        mark = read_mark(f"{found.mark} x") or read_mark(found.mark)
        number = mark.values[-1] if mark and mark.values else read_lone_number(found.mark or found.title)
        counts[found.style] += number == 1
    return counts
