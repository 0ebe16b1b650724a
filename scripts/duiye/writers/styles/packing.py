"""Leave out of our own sheets and scripts what only people read: comments, and the space that lays lines out.

This module owns two rewritings of text that we have written ourselves; it must not be let loose on what others wrote.
"""

from __future__ import annotations

import re

_STYLE = re.compile(r"(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')|/\*.*?(?:\*/|\Z)|\s*([{};,])\s*|(\s+)", re.DOTALL)
_COMMENT = re.compile(r"^[ \t]*(?:/\*.*?\*/[ \t]*$|//[^\n]*$)", re.DOTALL | re.MULTILINE)
_LAYOUT = re.compile(r"^[ \t]+|[ \t]+$|\n(?=\s*\n)", re.MULTILINE)


def pack_style(text: str) -> str:
    """Write a style sheet without comments and line breaks."""

    def shorten(match: re.Match[str]) -> str:
        string, mark, space = match.groups()
        return string or mark or (" " if space else "")

    # Twice: a comment may have stood between two spaces, or beside a bracket.
    return _STYLE.sub(shorten, _STYLE.sub(shorten, text)).replace(";}", "}").strip()


def pack_script(text: str) -> str:
    """Write a script without the comments that have lines of their own and without indentation.

    Lines stay lines, so nothing depends on where a statement ends. A text over several lines (a template literal)
    would lose its indentation: our scripts have none.
    """
    return _LAYOUT.sub("", _COMMENT.sub("", text)).strip() + "\n"
