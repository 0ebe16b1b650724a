"""What a drawing is made of: texts, lines, bars and dots at their places, in units of the view box.

This module owns these nouns and the room that a text takes; it must not know charts or SVG.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

WIDTH = 340.0
"""Of every drawing: a phone's page is little narrower, so that 13 stays above 12 pixels there."""
SIZE = 13.0
"""Of every text."""
LINE = 17.0
"""From line to line."""
MARGIN = 4.0

Anchor = Literal["start", "middle", "end"]
_LATIN = {**dict.fromkeys("iljI.,:;'|!()[] ’‘", 0.36), **dict.fromkeys("mwMW%@—…", 0.95)}
_CAPITAL, _OTHER, _WIDE = 0.74, 0.62, 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words."""

    x: float
    y: float
    """Of the base line."""
    words: str
    role: str
    """`label`, `value`, `tick`, `head` or `mark`."""
    anchor: Anchor = "start"

    @property
    def left(self) -> float:
        """Where it begins, as far as one can know without the reader's font."""
        return self.begin(text_width(self.words))

    def begin(self, width: float) -> float:
        """Return where it begins if it takes so much room."""
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * width


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: str
    """`grid`, `zero`, `axis`, `range`, `span`, `leader` or `mark`."""
    style: str = ""
    """`s1` to `s4` by series, `hollow`, of what stands for values."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle whose length is a value."""

    x: float
    y: float
    width: float
    height: float
    style: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle whose place is a value."""

    x: float
    y: float
    style: str


Item = Text | Line | Bar | Dot


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing."""

    height: float
    items: tuple[Item, ...]
    """From back to front."""


def text_width(words: str) -> float:
    """Return the room that a line needs in the widest of the usual faces; no font is asked, so that it never varies."""
    return SIZE * sum(map(_char_width, words))


def _char_width(char: str) -> float:
    if char in _LATIN:
        return _LATIN[char]
    if unicodedata.combining(char):
        return 0.0
    if not char.isascii() and (unicodedata.east_asian_width(char) in "WF" or unicodedata.category(char)[0] in "SC"):
        return _WIDE
    return _CAPITAL if char.isupper() else _OTHER


def wrap(words: str, width: float) -> list[str]:
    """Break words into lines that fit: between words, and between any two Chinese characters; at least one line."""
    lines, line = [], ""
    for piece in _pieces(" ".join(words.split())):
        if line.strip() and text_width((line + piece).rstrip()) > width:
            lines.append(line.strip())
            line = ""
        line += piece
        while text_width(line.rstrip()) > width and len(line) > 1:
            cut = next(n for n in range(len(line) - 1, 0, -1) if n == 1 or text_width(line[:n]) <= width)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line.strip()]


def _pieces(words: str) -> list[str]:
    """Cut a text where a line may end; a mark stays with what it belongs to."""
    pieces: list[str] = []
    for n, char in enumerate(words):
        before = words[n - 1] if n else ""
        is_break = not before or before == " " or ((_is_han(before) or _is_han(char)) and char != " ")
        if is_break and char not in _NEVER_FIRST and before not in _NEVER_LAST:
            pieces.append(char)
        elif pieces:
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


_NEVER_FIRST = frozenset("，。；：！？、）》”’…％%·)],.;:!?")
_NEVER_LAST = frozenset("（《“‘([")


def _is_han(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
