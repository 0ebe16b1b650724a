"""Take the markup out of a block, to count and search what a reader reads.

This module owns that reduction; it must not be used where the rendered text is at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from duiye.model import Block, BlockKind

_SILENT = frozenset(
    {
        *(BlockKind.FRONT_MATTER, BlockKind.CODE, BlockKind.MARKER),
        *(BlockKind.INSERT, BlockKind.NOTE, BlockKind.RULE),
    }
)
_REDUCTIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(`+).*?\1", re.DOTALL), " "),
    (re.compile(r"<[^>]{0,2000}>"), ""),
    (re.compile(r"\[\^[^\]]{0,200}\]"), ""),
    (re.compile(r"\{[^{}\n#.=]*[#.=][^{}\n]*\}"), ""),
    (re.compile(r"^(?:!!!|\?\?\?\+?|===[!+]?)\s*\S*.*$", re.MULTILINE), ""),
    (re.compile(r"^\s{0,200}+\|?\s{0,200}+:?-{2,}[-|: ]*$", re.MULTILINE), ""),
    (re.compile(r"^\s{0,200}+(?:[-+*]|\d+\.|#{1,6}|>)\s+", re.MULTILINE), ""),
    (re.compile(r"\*\*|__|\|"), " "),
)
_LINK = re.compile(r"!?\[([^\]]{0,300})\]\([^)]{0,2000}\)")


def plain_text(blocks: Iterable[Block], *, headings: bool = True, links: bool = True) -> str:
    """Join the readable text of blocks, one line a block.

    Args:
        blocks: blocks of one chapter.
        headings: whether headings count.
        links: whether the words of links count.

    Returns:
        Text without markup; code, markers and note definitions are left out.
    """
    skipped = _SILENT if headings else _SILENT | {BlockKind.HEADING}
    return "\n".join(_reduce(block.text, links=links) for block in blocks if block.kind not in skipped)


def _reduce(text: str, *, links: bool) -> str:
    text = _LINK.sub(r"\1" if links else " ", text)
    for pattern, replacement in _REDUCTIONS:
        text = pattern.sub(replacement, text)
    return text.strip()
