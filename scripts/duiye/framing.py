"""What of a block is words, and what is the frame that they stand in.

This module owns that cut, which is a partition: frame and words, joined, are the block, byte for byte. It must
not judge the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from duiye.model import Block, BlockKind

WORDLESS = frozenset({BlockKind.FRONT_MATTER, BlockKind.CODE, BlockKind.RULE, BlockKind.MARKER, BlockKind.INSERT})
"""Kinds that nobody translates as a whole: they are the same in both languages, or nothing on the page."""
_SPACE = " \t\r\n"
"""What may stand around words; an ideographic space is one of them."""
_HEADING = re.compile(r"#{1,6}[ \t]*")
_NOTE = re.compile(r" {0,3}\[\^[^\]]*\]:[ \t]*")
_HEADING_END = re.compile(r"(?: \{[^{}\n]*\})?(?: #+)?")
_UNDERLINE = re.compile(r"\n[=-]+")
_ATTRIBUTES = re.compile(r"\n *\{[^{}\n]*\}")


@dataclass(frozen=True, slots=True)
class Frame:
    """A block, cut in three."""

    before: str
    """Blank lines, and the marks of a heading or note."""
    words: str
    """What a translator is given; empty where there is nothing to translate."""
    after: str
    """Id and other attributes, and the blank lines that follow."""

    def around(self, words: str) -> str:
        """Return the block with other words in it."""
        return self.before + words + self.after


def frame(block: Block) -> Frame:
    """Cut a block into its words and what stays as it is in both languages.

    Returns:
        The whole block as `before` where it has no words.
    """
    text = block.text
    if block.kind in WORDLESS:
        return Frame(text, "", "")
    start = len(text) - len(text.lstrip(_SPACE))
    end = len(text.rstrip(_SPACE))
    opening = _HEADING if block.kind is BlockKind.HEADING else _NOTE if block.kind is BlockKind.NOTE else None
    marks = opening.match(text, start, end) if opening else None
    start = marks.end() if marks else start
    start += len(text[start:end]) - len(text[start:end].lstrip(_SPACE))
    end = max(start, _last_word(text, block.kind, start, end, underlined=marks is None))
    return Frame(text[:start], text[start:end], text[end:]) if start < end else Frame(text, "", "")


def _last_word(text: str, kind: BlockKind, start: int, end: int, *, underlined: bool) -> int:
    """Return where the words end: before attributes on a heading's line, or on a line of a paragraph's own."""
    if kind is BlockKind.PARAGRAPH:
        line = text.rfind("\n", start, end)
        end = line if line >= start and _ATTRIBUTES.fullmatch(text, line, end) else end
    if kind is BlockKind.HEADING:
        if underlined:
            line = text.rfind("\n", start, end)
            end = line if line >= start and _UNDERLINE.fullmatch(text, line, end) else end
        first = max(0, start - 1)  # the space after the marks may be the one before an id
        brace, closing = (text.rfind(mark, first, end) for mark in (" {", " #"))
        for mark in sorted({position for position in (brace, closing) if position >= first}):
            if _HEADING_END.fullmatch(text, mark, end):
                end = mark
                break
    while end > start and text[end - 1] in _SPACE:
        end -= 1
    return end
