"""Write plain text so that Python-Markdown shows exactly its characters.

This module owns what must be escaped, and escapes nothing else, for an author will edit the text; it
must not know where the text comes from.

Marks that are no text (a link, a code span) stand in it as `MARK` and are put in by the caller.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from duiye.linestarts import escape_start

MARK = "\x1a"
"""Stands for a piece of Markdown; no text has this character, since readers take control characters out."""

_ESCAPABLE = frozenset("\\`*_{}[]()>#+-.!|")
"""What a backslash escapes with the publication's extensions; everything else needs a character reference."""
_SPECIAL = re.compile(r"[\\`*_\[\]<&|{!:]")
_WORD = re.compile(r"\w")
_TAG = re.compile(r"<(?=[A-Za-z/!?\x1a]|[^<> !]+@|$)")
_REFERENCE = re.compile(r"&(?=#|\w+;)")
_STARS = re.compile(r"\*+")
_TAIL = re.compile(r"(?<!\\)((?:\\\\)*)\{(?=:?[^{}\n]*\}\s*(?:$|\x1a))")
_END_MARKS = re.compile(r"#(?=#*\s*$)")
_NOTHING_MORE = re.compile(r"\s*\Z")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a piece of text in its block, which decides what is special in it."""

    stars: bool = False
    """There is a second `*`, so that the first may begin emphasis."""
    underscores: bool = False
    """There is a second `_`."""
    ticks: bool = False
    """There is a second backtick."""
    brackets: bool = False
    """There is a link, so that brackets may become part of it."""
    begins_block: bool = True
    """The text begins a line of its block."""
    ends_block: bool = True
    heading: bool = False
    """The text is a heading or a term, whose end may be an attribute list."""
    cell: bool = False
    """The text is a cell of a table."""
    item: bool = False
    """The text begins an item of a list."""


PLAIN = Surroundings()


def escape(text: str, around: Surroundings = PLAIN) -> str:
    """Escape a text, in which `MARK` stands for each piece of Markdown.

    Args:
        text: lines of text, without white space at either end of a line but for the two blanks of a break.
        around: what stands around it.

    Returns:
        Markdown that shows the text.
    """
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(lambda found: _escape_one(text, found.start(), around), text)
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line and (number or around.begins_block):
            lines[number] = escape_start(line, item=around.item and not number)
    text = "\n".join(lines)
    if around.heading and not around.begins_block:
        text = _END_MARKS.sub(r"\\#", text, count=1)
    return _TAIL.sub(r"\1\\{", text) if around.heading or around.cell else text


def surroundings(text: str, marks: str) -> Surroundings:
    """Look over a block before its pieces are written.

    Args:
        text: all text of the block.
        marks: the Markdown in it, as far as it is known.
    """
    stars = [found for found in _STARS.finditer(text) if not _stands_alone(text, found)]
    return Surroundings(
        stars="*" in marks or sum(len(found.group()) for found in stars) > 1,
        underscores=text.count("_") > 1,
        ticks="`" in marks or text.count("`") > 1,
        brackets="](" in text or "[" in marks,
    )


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Say whether stars stand between blanks, where they emphasise nothing."""
    before, after = _character(text, found.start() - 1), _character(text, found.end())
    between = before.isspace() and after.isspace() and "\n" not in {before, after}
    return between and len(found.group()) < 4  # noqa: PLR2004 — as Python-Markdown does


def _character(text: str, position: int) -> str:
    """Return one character, empty outside the text."""
    return text[position : position + 1] if position >= 0 else ""


def _may_emphasise(text: str, position: int) -> bool:
    """Say whether an underscore could begin or end emphasis: not inside a word, nor between blanks."""
    before, after = _character(text, position - 1), _character(text, position + 1)
    inside_word = before != "_" and after != "_" and bool(_WORD.match(before) and _WORD.match(after))
    return not inside_word and not (before.isspace() and after.isspace())


def _escape_one(text: str, position: int, around: Surroundings) -> str:  # noqa: C901, PLR0911 — a table
    mark, after = text[position], _character(text, position + 1)
    match mark:
        case "\\":
            at_end = _NOTHING_MORE.match(text, position + 1)
            special = not around.ends_block if at_end else after in _ESCAPABLE or after == MARK
            return "\\\\" if special else mark
        case "`":
            return "\\`" if around.ticks or around.cell else mark
        case "*":
            return "\\*" if around.stars else mark
        case "_":
            return "\\_" if around.underscores and _may_emphasise(text, position) else mark
        case "[" | "]":
            is_note = mark == "[" and after == "^"
            return f"\\{mark}" if around.brackets or is_note else mark
        case "<":
            return "&lt;" if _TAG.match(text, position) else mark
        case "&":
            return "&amp;" if _REFERENCE.match(text, position) else mark
        case "|":
            return "\\|" if around.cell else mark
        case "{":
            return "\\{" if position and text[position - 1] == MARK else mark
        case "!":
            return "\\!" if after == MARK and around.brackets else mark
        case _:
            return "&#58;" if position and text[position - 1] == MARK and around.brackets else mark
