"""Take out of a block's Markdown what may stand in another language than the block: code, links, quotations, titles.

This module owns that reduction; it must not say which language the rest is in.

Time is linear in the text: what opens and is never closed is not looked for again and again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

_CODE = re.compile(r"(?ms)^[ \t]*(?P<fence>`{3,}|~{3,}).*?^[ \t]*(?P=fence)|(?P<tick>`+).*?(?P=tick)")
_OPENING = re.compile(r"[\[<{$“‘「『《\"*_]|!(?=\[)|^[ \t]*(?:```|~~~)|`", re.MULTILINE)
_ENDS = {"[": "]", "(": ")", "<": ">", "“": "”", "「": "」", "『": "』", "《": "》"}
"""What may reach over line breaks."""
_ENDS_IN_LINE = {"{": "}", "$": "$", "‘": "’", '"': '"', "*": "*", "_": "_"}
_WORDY = frozenset("$*_")
"""Between two of these something has to stand."""


def own_words(text: str) -> str:
    """Return a block's Markdown with a space for each part that may stand in another language."""
    pieces: list[str] = []
    done = 0
    for start, end in _Parts(text).spans():
        pieces += [text[done:start], " "]
        done = end
    return "".join([*pieces, text[done:]])


class _Parts:
    """One walk through a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, Sequence[int]] = {}
        """Where each character stands, for those that were looked for."""

    def spans(self) -> Iterator[tuple[int, int]]:
        """Yield the parts in order; they do not overlap."""
        position = 0
        while found := _OPENING.search(self._text, position):
            end = self._end(found.start(), found.group())
            if end:
                yield found.start(), end
            position = end or found.start() + 1

    def _end(self, start: int, mark: str) -> int:
        """Return where a part ends that begins at a place, 0 where none does."""
        text = self._text
        match mark:
            case "[" | "!":
                return self._end_of_link(start)
            case "<" | "“" | "「" | "『" | "《":
                return self._after(_ENDS[mark], start + 1)
            case "$" if text.startswith("$$", start):
                end = self._after("$$", start + 2)
                return end and end + 1
            case "{" | "$" | '"' | "‘" | "*" | "_":
                return self._end_in_line(start, mark)
            case _:
                found = _CODE.match(text, start)
                return found.end() if found else 0

    def _end_of_link(self, start: int) -> int:
        """Return where a link or a reference to a note ends; `[words]` alone are words."""
        text = self._text
        opening = start + (text[start] == "!")
        words = self._after("]", opening + 1)
        target = text[words : words + 1] if words else ""
        end = self._after(_ENDS[target], words + 1) if target in tuple("([") else 0
        return end or (self._after("]", start + 2) if text.startswith("[^", start) else 0)

    def _end_in_line(self, start: int, mark: str) -> int:
        text = self._text
        if mark in "*_" and (_is_word(text[start - 1 : start]) or text[start - 1 : start] == mark):
            return 0
        first = start + 1 + (mark in _WORDY)
        end = self._after(_ENDS_IN_LINE[mark], first)
        line_end = self._after("\n", start + 1)
        if not end or 0 < line_end <= end or (mark in _WORDY and text[start + 1] == mark):
            return 0
        if mark == "{" and 0 < self._after("{", start + 1) <= end:
            return 0
        following = text[end : end + 1]
        if (mark in "‘_" and _is_word(following)) or (mark == "*" and following == "*"):
            return 0
        return end

    def _after(self, mark: str, start: int) -> int:
        """Return the place behind the next such mark, 0 where none comes."""
        if mark not in self._places:
            self._places[mark] = [found.start() for found in re.finditer(re.escape(mark), self._text)]
        places = self._places[mark]
        n = bisect_left(places, start)
        return places[n] + 1 if n < len(places) else 0


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
