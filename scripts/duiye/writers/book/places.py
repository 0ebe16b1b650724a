"""Find the line of the manuscript in which a construct stands that a page has.

This module owns that way back from the page to what was written; it must not judge constructs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from duiye.model import Block
from duiye.writers.book.page import Unknown


def line_of(blocks: Sequence[Block], unknown: Unknown) -> int:
    """Return the line of a construct, counted from 1.

    Args:
        blocks: of the chapter, in order.
        unknown: the construct; what it begins with is looked for from its block on, then in the whole chapter.

    Returns:
        The line of its first sign, else that of the block that it is near, else 0.
    """
    start = next((n for n, block in enumerate(blocks) if block.id and block.id == unknown.near), 0)
    sign = re.compile(re.escape(unknown.sign), re.IGNORECASE) if unknown.sign else None
    for block in (*blocks[start:], *blocks[:start]):
        if sign and (found := sign.search(block.text)):
            leading = len(block.text) - len(block.text.lstrip())
            return block.line + block.text.count("\n", leading, max(leading, found.start()))
    near = bool(blocks) and blocks[start].id == unknown.near != ""
    return blocks[start].line if near else 0
