"""Recognise a block that was split in two, or two that were joined, by fingerprints alone.

This module owns that search; nobody has the earlier words. A block that was split gives the known
fingerprint again once its pieces are put together; one that was joined does so piece by piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from duiye.bitext import fingerprint

MOST = 4
"""Pieces of one block that are looked for."""
_CUTS = 60
"""Ends of sentences in one block at which it may have been joined."""
_SENTENCE_END = re.compile(r"(?<=[。！？；”』」）…])|(?<=[.!?;”)])\s+|\n+")


def split_runs(texts: Sequence[str], known: AbstractSet[str]) -> Iterator[tuple[int, int, str]]:
    """Find runs of neighbouring blocks that together say what one block said.

    Args:
        texts: neighbouring blocks, in order.
        known: fingerprints of blocks that are gone.

    Yields:
        Position of the first block, number of blocks, and the fingerprint of the block that they were.
    """
    start = 0
    while start < len(texts):
        for count in range(2, min(MOST, len(texts) - start) + 1):
            whole = fingerprint("\n".join(text.strip() for text in texts[start : start + count]))
            if whole in known:
                yield start, count, whole
                start += count - 1
                break
        start += 1


def joined_prints(text: str, known: AbstractSet[str]) -> tuple[str, ...]:
    """Return the fingerprints of the blocks that were joined to one, in order; none when they are not known.

    Args:
        text: the block as it is now.
        known: fingerprints of blocks that are gone.
    """
    cuts = [found.start() for found in _SENTENCE_END.finditer(text) if 0 < found.start() < len(text.rstrip())]
    if not cuts or len(cuts) > _CUTS:
        return ()
    ends = [*dict.fromkeys(cuts), len(text)]
    return _pieces(text, 0, ends, known, MOST)


def _pieces(text: str, start: int, ends: Sequence[int], known: AbstractSet[str], most: int) -> tuple[str, ...]:
    for end in ends:
        if end <= start or (start == 0 and end == len(text)):
            continue
        first = fingerprint(text[start:end])
        if first not in known:
            continue
        if end == len(text):
            return (first,)
        rest = _pieces(text, end, ends, known, most - 1) if most > 1 else ()
        if rest:
            return (first, *rest)
    return ()
