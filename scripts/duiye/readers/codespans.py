"""Tell where a manuscript has code between backticks.

This module owns that judgement; it must not read what stands in the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each piece of code between backticks begins and ends, fences among them."""
    position = 0
    for start, end in sorted(closings(text).items()):
        if start >= position:
            yield start, end
            position = end


def closings(text: str) -> dict[int, int]:
    """Return where each code span that is closed ends, by where it begins."""
    following: dict[int, int] = {}
    ends: dict[int, int] = {}
    for run in reversed([*re.finditer(r"`+", text)]):
        length = len(run.group())
        if text[run.start() - 1 : run.start()] == "\\" and length == 1:
            continue
        if length in following:
            ends[run.start()] = following[length] + length
        following[length] = run.start()
    return ends
