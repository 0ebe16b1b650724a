r"""Tell where a manuscript has formulas: `$…$`, `\(…\)`, `$$…$$`, `\[…\]`, `\begin{…}…\end{…}`.

This module owns that judgement, for whoever reads a manuscript without rendering it; it must not read TeX. Since a
dollar sign may be a dollar, and an escaped bracket a bracket, what has no sign of TeX in it is taken for prose.
"""

from __future__ import annotations

import re
from functools import lru_cache

_CLOSINGS = {"$$": "$$", "\\[": "\\]", "\\(": "\\)", "$": "$"}
"""What ends a formula, by what begins it; longer beginnings first."""
_ENVIRONMENT = re.compile(r"\\begin\{([a-z]{1,30}\*?)\}")
_LONGEST = 4000
"""Characters of a formula; nobody writes as many, and no text may take for ever."""
_TEX = re.compile(r"\\[A-Za-z]|[\^_]|(?<![<>=])=")
_BLANK = re.compile(r"\n[ \t]*\n")


def formula_at(text: str, position: int) -> int:
    """Return where a formula ends that begins at a position of a text; 0 where none begins."""
    if environment := _ENVIRONMENT.match(text, position):
        closing = f"\\end{{{environment[1]}}}"
        end = _find(text, closing, position)
        return end + len(closing) if end >= 0 else 0
    opening = next((mark for mark in _CLOSINGS if text.startswith(mark, position)), "")
    if not opening:
        return 0
    start, closing = position + len(opening), _CLOSINGS[opening]
    end = _find(text, closing, start)
    inside = text[start:end] if end > start else ""
    if not inside.strip() or _BLANK.search(inside):
        return 0
    if opening == "$" and (inside[0].isspace() or inside[-1].isspace() or inside[-1] == "\\"):
        return 0
    return end + len(closing) if opening == "$$" or _TEX.search(inside) else 0


def _find(text: str, closing: str, start: int) -> int:
    return text.find(closing, start, start + _LONGEST) if start <= _last(text, closing) else -1


@lru_cache(maxsize=64)
def _last(text: str, closing: str) -> int:
    """Return where a closing stands last, so that a text of openings alone is not searched again and again."""
    return text.rfind(closing)


def without_formulas(text: str) -> str:
    """Return a text with a space in the place of each formula."""
    pieces, position, start = [], 0, 0
    while (position := _next(text, position)) >= 0:
        if end := formula_at(text, position):
            pieces += [text[start:position], " "]
            position = start = end
        else:
            position += 2 if text[position] == "\\" else 1
    return "".join([*pieces, text[start:]])


_SIGN = re.compile(r"[$\\]")


def _next(text: str, position: int) -> int:
    found = _SIGN.search(text, position)
    return found.start() if found else -1
