"""Know what makes something else than text of the beginning of a line of Markdown, and make text of it again.

This module owns those beginnings; it must not know what is special inside a line.
"""

from __future__ import annotations

import re

_LINE_STARTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?=#)"), r"\\"),
    (re.compile(r"(?=[-+*](?:\s|$))"), r"\\"),
    (re.compile(r"(?=[-*_](?:[-*_ \\])*$)"), r"\\"),
    (re.compile(r"(?=>)"), r"\\"),
    (re.compile(r"(?=!!!)"), r"\\"),
    (re.compile(r"(?=\*?\[[^\\\n]*\] ?:)"), r"\\"),
    (re.compile(r"(?=\[TOC\]\s*$|\[\[)"), r"\\"),
    (re.compile(r"(?=\{[^}]*\})"), r"\\"),
    (re.compile(r"(?=[-|][|:\- ]*$)"), r"\\"),
    (re.compile(r"(\d+)(?=\.(?:\s|$))"), r"\1\\"),
    (re.compile(r"\?(?=\?\?)"), "&#63;"),
    (re.compile(r"=(?==* *$|==)"), "&#61;"),
    (re.compile(r"~(?=~~)"), "&#126;"),
    (re.compile(r":(?=\s|[|:\- ]*$)"), "&#58;"),
)
"""What makes something else of a line than text, and what makes it text again."""
_TASK = re.compile(r"(?=\[[ xX]\]\s)")


def escape_start(line: str, *, item: bool = False) -> str:
    """Escape the beginning of a line.

    Args:
        line: without white space at its beginning.
        item: whether it begins an item of a list.
    """
    for pattern, replacement in _LINE_STARTS:
        if pattern.match(line):
            return pattern.sub(replacement, line, count=1)
    return f"\\{line}" if item and _TASK.match(line) else line
