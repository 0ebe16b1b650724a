"""Judge a translation that came back: may it stand in the block's place, and did its markup survive?

This module owns that judgement, unit by unit; it must not write anything.
"""

from __future__ import annotations

import re
from collections import Counter

from duiye.framing import frame
from duiye.inserts import read_insert
from duiye.model import Block, BlockKind
from duiye.readers.exchange.hazards import find_hazards
from duiye.readers.manuscript import partition

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NEXT = "This is the next block.\n"
_DEEPEST = 40
"""Brackets or quotation signs inside one another; rendering more of them takes time by the square."""
_LONGEST = 500_000
"""Characters; a chapter of more is not rendered (T004)."""
_LONGEST_TICKS = 8
"""Backticks in a row."""
_MARKS = re.compile(
    r"(?P<note>\[\^[^\]\s]+\])|\]\(<?(?P<link>[^()\s<>]*)|(?P<code>`[^`\n]+`)|</?(?P<tag>[A-Za-z][\w-]*)"
    r"|(?P<attributes>\{[^{}\n]*\})"
)
_SHOWN = 3
"""Marks that a notice names."""
_ELSEWHERE = re.compile(r"(?i)(?:https?:)?//")


def find_break(block: Block, words: str, known: str) -> str:
    """Say why words may not stand in a block's place; empty when they may.

    Args:
        block: the block whose frame they get.
        words: the translation.
        known: what stands there now and what is translated; it may run or load what it does.
    """
    if strange := _FORBIDDEN.search(words):
        return f"it holds a control character, U+{ord(strange.group()):04X}"
    if len(words) > _LONGEST:
        return "it is longer than any chapter"
    if any(mark * _DEEPEST in words for mark in "[(<>*_") or "`" * _LONGEST_TICKS in words or _depth(words) > _DEEPEST:
        return "its marks are nested too deeply"
    if read_insert(words):
        return "it is a mark that other text replaces"
    for hazard in sorted(find_hazards(words) - find_hazards(known[:_LONGEST])):
        return f"it has {hazard!r}, which its source has not"
    return "" if block.kind is BlockKind.FRONT_MATTER else _find_other_form(block, words)


def _depth(words: str) -> int:
    """Return how many brackets are open at once, at most."""
    depth = deepest = 0
    for mark in words:
        depth += (mark == "[") - (mark == "]" and depth > 0)
        deepest = max(deepest, depth)
    return deepest


def _find_other_form(block: Block, words: str) -> str:
    """Say what a block would become that it is not; empty when it stays one block of its kind."""
    text = frame(block).around(words).rstrip("\n")
    *made, after = partition(f"{text}\n\n{_NEXT}")
    own = next(iter(partition(block.text)), block)
    if after.text != _NEXT:
        return f"what follows this {own.kind.value} would become a part of it"
    if len(made) > 1:
        return f"it makes {len(made)} blocks of one {own.kind.value}"
    if (made[0].kind, made[0].level) != (own.kind, own.level):
        return f"it makes a {made[0].kind.value} of a {own.kind.value}"
    return f"it gives the block the id {made[0].id}" if made[0].id != own.id else ""


def compare_marks(source: str, words: str) -> str:
    """Say which notes, links, code, tags and attributes a translation lost or added; empty when none."""
    before, after = _count(source), _count(words)
    lost, added = ([*(one - other)] for one, other in ((before, after), (after, before)))
    told = [
        f"{verb} {', '.join(marks[:_SHOWN])}{'…' if len(marks) > _SHOWN else ''}"
        for verb, marks in (("lacks", lost), ("adds", added))
        if marks
    ]
    return " and ".join(told)


def _count(text: str) -> Counter[str]:
    """Count the marks of a text; another site's address may well be another one in the other language."""
    found: Counter[str] = Counter()
    for mark in _MARKS.finditer(text):
        kind = mark.lastgroup or ""
        said = mark[kind]
        if kind == "link":
            said = "a link to another site" if _ELSEWHERE.match(said) else f"({said})"
        found[f"<{said}>" if kind == "tag" else said] += 1
    return found
