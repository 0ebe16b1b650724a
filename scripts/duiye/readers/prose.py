"""Read a block's Markdown as prose: what a reader reads, with the place of every character in the manuscript.

This module owns that reduction; it must not render, and must not judge what it finds.

It is made for checks, which have to name line and column: unlike the rendered page it keeps the way back.
Time is linear in the text, whatever the text holds.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from duiye.model import Block, BlockKind
from duiye.notice import Locus
from duiye.readers.codespans import closings
from duiye.texspans import formula_at

OBJECT = "\ufffc"
"""Stands for what is no prose in its place: code, a formula, an address (Unicode's object replacement character)."""

_NO_PROSE = frozenset({BlockKind.FRONT_MATTER, BlockKind.CODE, BlockKind.RULE, BlockKind.MARKER, BlockKind.INSERT})
_SPECIAL = re.compile(r"[`<\[\]*_\\{&|\n~=^+\"$]|!(?=\[)|https?://")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})[^\n]*(?:\n|\Z)")
_PREFIX = re.compile(
    r"[ \t]*(?:>[ \t]?)*[ \t]*(?:"
    r"#{1,6}[ \t]+|(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|:[ \t]+|\[\^[^\]\n]{1,200}\]:[ \t]*|"
    r"(?:!!!|\?\?\?\+?|===[!+]{0,2})[ \t]*(?:[\w-]+[ \t]*)*(?P<quote>\")?|"
    r"(?:[=-]{2,}[ \t]*$)|\|?[ \t]*+:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$)?",
    re.MULTILINE,
)
_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]{0,2000}|![A-Za-z\[][^<>]{0,2000}|\?[^<>]{0,2000})>")
_NOTE = re.compile(r"\[\^[^\]\s]{1,200}\]")
_DESTINATION = re.compile(
    r"\]\([ \t]*(?:<[^<>\n]{0,2000}>|[^\s()]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,8})"
    r"(?:\s+(?:\"[^\"\n]{0,1000}\"|'[^'\n]{0,1000}'))?[ \t]*\)"
    r"|\][ ]?\[[^\[\]\n]{0,500}\]"
)
_ATTRIBUTES = re.compile(r"\{:?[ \t]*[#.][^{}\n]{0,1000}\}|\{:?[^{}\n=]{1,100}=[^{}\n]{0,1000}\}")
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'，。；：！？、）】」』》”’\u4e00-\u9fff]+")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>]{1,2000}>|<[^\s<>@]{1,200}@[^\s<>@]{1,200}>")
_ESCAPABLE = frozenset("\\`*_{}[]()#+-.!<>|~=^:&$\"'")
_SILENT = "<!--", "-->"
_TABLE_RULE = re.compile(
    r"^(?=[^\n|]*\|)[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$", re.MULTILINE
)
"""The row below the head of a table; without one a bar parts no cells: `|x|` is a sign."""


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    """The prose of one block."""

    text: str
    """Without markup. Cells of a table are parted by a tab, lines by a line break; `OBJECT` stands for code."""
    block: Block
    _starts: Sequence[int] = field(repr=False)

    def at(self, index: int) -> int:
        """Return the offset in the block's Markdown of a character of the text; of its end at `len(text)`."""
        return self._starts[index] if index < len(self._starts) else len(self.block.text.rstrip())

    def locus(self, file: str, index: int) -> Locus:
        """Return the place in the manuscript of a character of the text."""
        start = self.at(index)
        breaks, blank = _line_ends(self.block.text)
        line = bisect_left(breaks, start)
        # A block's line is that of its first words; blank lines may stand before them.
        return Locus(file, self.block.line + max(0, line - blank), start - (breaks[line - 1] if line else -1))


@lru_cache(maxsize=32768)
def read_prose(block: Block) -> Prose:
    """Read the prose of a block.

    Args:
        block: a block of any kind; front matter, code, rules and markers have no prose.

    Returns:
        Its text, empty where it has none.
    """
    if block.kind in _NO_PROSE:
        return Prose("", block, array("q"))
    reading = _Reading(block.text)
    reading.run()
    return reading.prose(block)


@lru_cache(maxsize=64)
def _line_ends(text: str) -> tuple[Sequence[int], int]:
    """Return where the lines of a text end, and how many blank ones it begins with."""
    leading = len(text) - len(text.lstrip(" \t\n"))
    return array("q", (found.start() for found in re.finditer("\n", text))), text.count("\n", 0, leading)


class _Reading:
    """One walk through a text, from one special character to the next."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[tuple[str, int]] = []
        """What is kept, each with its place in the text."""
        self._brackets: list[int] = []
        """Pieces that are brackets still open."""
        self._position = 0
        self._quote = -1
        """Place of the mark that ends the title of an admonition."""
        self._without: set[str] = set()
        """What was looked for in vain: it does not come any more."""
        self._ticks = closings(text)
        self._has_cells = "|" in text and bool(_TABLE_RULE.search(text))
        self._takers: dict[str, Callable[[str], None]] = (
            {"\n": self._take_line_end, "\\": self._take_escape, "`": self._take_code, "<": self._take_element}
            | {"http://": self._take_address, "https://": self._take_address, "|": self._take_cell}
            | {"&": self._take_entity, "{": self._take_attributes, "[": self._take_opening, "]": self._take_closing}
            | {"!": self._pass_over, '"': self._take_quote, "$": self._take_dollar}
            | dict.fromkeys("*_~=^+", self._take_emphasis)
        )

    def prose(self, block: Block) -> Prose:
        text = "".join(piece for piece, _ in self._pieces)
        starts = array("q")
        for piece, start in self._pieces:
            starts.extend(range(start, start + len(piece)))
        begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
        return Prose(text[begin:end], block, starts[begin:end])

    def run(self) -> None:
        text = self._text
        self._begin_line()
        while found := _SPECIAL.search(text, self._position):
            if found.start() > self._position:
                self._keep(found.start())
            self._takers[found.group()](found.group())
        self._keep(len(text))

    def _begin_line(self) -> None:
        """Pass over fences, and over the mark with which a line begins."""
        text = self._text
        while fence := _FENCE.match(text, self._position):
            mark = fence.group(1)
            end = text.find(mark, fence.end()) if mark not in self._without else -1
            if end < 0:
                self._without.add(mark)
                break
            stop = text.find("\n", end)
            self._position = fence.start(1)
            self._put(OBJECT, len(text) if stop < 0 else stop)
            if stop < 0:
                return
            self._keep(stop + 1)
        if prefix := _PREFIX.match(text, self._position):
            self._position = prefix.end()
            if prefix["quote"]:
                stop = text.find("\n", self._position)
                last = len(text[self._position : stop if stop >= 0 else None].rstrip()) + self._position - 1
                self._quote = last if text[last] == '"' else -1

    def _take_line_end(self, mark: str) -> None:
        self._keep(self._position + len(mark))
        self._begin_line()

    def _take_escape(self, mark: str) -> None:
        start = self._position
        if end := formula_at(self._text, start):
            self._put(OBJECT, end)
            return
        if self._text[start + 1 : start + 2] in _ESCAPABLE:
            self._position = start + 1
        self._keep(start + 1 + len(mark))

    def _take_dollar(self, mark: str) -> None:
        end = formula_at(self._text, self._position)
        if end:
            self._put(OBJECT, end)
        else:
            self._keep_all(mark)

    def _take_code(self, mark: str) -> None:
        end = self._ticks.get(self._position)
        if end:
            self._put(OBJECT, end)
        else:
            self._keep_all(mark)

    def _take_address(self, scheme: str) -> None:
        found = _ADDRESS.match(self._text, self._position)
        if found:
            self._put(OBJECT, found.end())
        else:
            self._keep(self._position + len(scheme))

    def _take_cell(self, mark: str) -> None:
        if self._has_cells:
            self._put("\t", self._position + len(mark))
        else:
            self._keep(self._position + len(mark))

    def _take_entity(self, mark: str) -> None:
        found = _ENTITY.match(self._text, self._position)
        if found:
            self._put(unescape(found.group())[:1], found.end())
        else:
            self._keep_all(mark)

    def _take_element(self, mark: str) -> None:
        text, start = self._text, self._position
        opening, closing = _SILENT
        if text.startswith(opening, start) and closing not in self._without:
            end = text.find(closing, start)
            if end >= 0:
                self._position = end + len(closing)
                return
            self._without.add(closing)
        if found := _AUTOLINK.match(text, start):
            self._put(OBJECT, found.end())
        elif found := _TAG.match(text, start):
            self._position = found.end()
        else:
            self._keep_all(mark)

    def _take_attributes(self, mark: str) -> None:
        found = _ATTRIBUTES.match(self._text, self._position)
        if found:
            self._position = found.end()
        else:
            self._keep_all(mark)

    def _take_opening(self, mark: str) -> None:
        found = _NOTE.match(self._text, self._position)
        if found:
            self._position = found.end()
        else:
            self._brackets.append(len(self._pieces))
            self._keep(self._position + len(mark))

    def _take_closing(self, mark: str) -> None:
        found = _DESTINATION.match(self._text, self._position) if self._brackets else None
        opened = self._brackets.pop() if self._brackets else 0
        if found:
            self._pieces[opened] = ("", 0)
            self._position = found.end()
        else:
            self._keep(self._position + len(mark))

    def _take_emphasis(self, mark: str) -> None:
        """Leave out marks of emphasis; keep `2 * 3`, `snake_case` and a lone `+` or `=`."""
        text, start = self._text, self._position
        end = self._end_of(mark)
        before, after = text[start - 1 : start] if start else "", text[end : end + 1]
        alone = (not before or before.isspace()) and (not after or after.isspace())
        inside = mark == "_" and _is_word(before) and _is_word(after)
        single = mark in "~=^+" and end - start != len("==")
        if alone or inside or single:
            self._keep(end)
        self._position = end

    def _take_quote(self, mark: str) -> None:
        if self._position == self._quote:
            self._position += len(mark)
        else:
            self._keep_all(mark)

    def _pass_over(self, mark: str) -> None:
        self._position += len(mark)

    def _keep_all(self, mark: str) -> None:
        """Keep a character and all of its kind that follow it at once."""
        self._keep(self._end_of(mark) if mark != "<" else self._position + 1)

    def _end_of(self, mark: str) -> int:
        end, text = self._position + 1, self._text
        while end < len(text) and text[end] == mark:
            end += 1
        return end

    def _keep(self, end: int) -> None:
        self._pieces.append((self._text[self._position : end], self._position))
        self._position = end

    def _put(self, char: str, end: int) -> None:
        self._pieces.append((char, self._position))
        self._position = end


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalnum()
