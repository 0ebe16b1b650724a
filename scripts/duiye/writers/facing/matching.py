"""Match two sequences that say the same in two languages.

This module owns the matching; what makes two items alike is told to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from duiye.alignment import rising

_Item = TypeVar("_Item")
_LARGEST = 40_000
"""Above so many combinations in one gap nothing in it is matched."""


def match(
    first: Sequence[_Item],
    second: Sequence[_Item],
    key: Callable[[_Item], str],
    alike: Callable[[_Item, _Item], bool],
) -> Iterator[tuple[_Item | None, _Item | None]]:
    """Yield the items of both sequences, matched where they belong together.

    Args:
        first: items in their order.
        second: the same.
        key: what names an item for sure; empty for one that has no name.
        alike: whether two items without names may be a pair.

    Returns:
        Every item once, each sequence in its own order; a lone item of the first comes before a lone one of the
        second. Of pairs that cross, those are parted that let the most stay together.
    """
    places = _places(second, key)
    named = [(n, places[name]) for name, n in _places(first, key).items() if name in places]
    anchors = rising(sorted(named))
    start = -1, -1
    for end in [*anchors, (len(first), len(second))]:
        yield from _fill(first[start[0] + 1 : end[0]], second[start[1] + 1 : end[1]], key, alike)
        if end[0] < len(first):
            yield first[end[0]], second[end[1]]
        start = end


def _places(items: Sequence[_Item], key: Callable[[_Item], str]) -> dict[str, int]:
    """Return where each name stands; of several with one name the first counts."""
    return {name: place for place in reversed(range(len(items))) if (name := key(items[place]))}


def _fill(
    first: Sequence[_Item], second: Sequence[_Item], key: Callable[[_Item], str], alike: Callable[[_Item, _Item], bool]
) -> Iterator[tuple[_Item | None, _Item | None]]:
    """Match what stands between two pairs, by likeness and in order."""

    def may(one: _Item, other: _Item) -> bool:
        return not key(one) and not key(other) and alike(one, other)

    if len(first) == len(second) and all(map(may, first, second)):
        yield from zip(first, second, strict=True)
        return
    n = m = 0
    for pair in [*_longest(first, second, may), (len(first), len(second))]:
        yield from ((item, None) for item in first[n : pair[0]])
        yield from ((None, item) for item in second[m : pair[1]])
        if pair[0] < len(first):
            yield first[pair[0]], second[pair[1]]
        n, m = pair[0] + 1, pair[1] + 1


def _longest(
    first: Sequence[_Item], second: Sequence[_Item], may: Callable[[_Item, _Item], bool]
) -> list[tuple[int, int]]:
    """Return the longest common subsequence, as positions."""
    if not first or not second or len(first) * len(second) > _LARGEST:
        return []
    fits = [[may(one, other) for other in second] for one in first]
    best = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for n in reversed(range(len(first))):
        for m in reversed(range(len(second))):
            best[n][m] = max(best[n + 1][m], best[n][m + 1], best[n + 1][m + 1] + 1 if fits[n][m] else 0)
    pairs: list[tuple[int, int]] = []
    n = m = 0
    while n < len(first) and m < len(second):
        if fits[n][m] and best[n][m] == best[n + 1][m + 1] + 1:
            pairs.append((n, m))
            n, m = n + 1, m + 1
        elif best[n + 1][m] >= best[n][m + 1]:
            n += 1
        else:
            m += 1
    return pairs
