"""Where the two languages meet: stable ids for blocks, and pairs of blocks with the same id.

This module owns ids and alignment; it must not read Markdown beyond the blocks that it is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from duiye.model import Block, BlockKind, Chapter, Segment

UNNUMBERED = frozenset({BlockKind.FRONT_MATTER, BlockKind.NOTE, BlockKind.MARKER})
"""Kinds that leave nothing of their own at their place in the page, and so have no id."""
_OWN_ID = re.compile(r"[ \n]*\{: ?#[\w:.-]+ *\}\s*$|[ \n]*\{#[\w:.-]+ *\}\s*$", re.ASCII)
_BETWEEN_HAN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])")


def number_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Give every visible block an id: a heading keeps its own, others count under their heading.

    Args:
        blocks: blocks of one chapter in order; each carries the id that the author wrote, if any.

    Returns:
        The same blocks, with ids such as `internet-era-p2` where the author wrote none; blocks before
        the first heading count under `top`.
    """
    numbered, heading, count = [], "top", 0
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            heading, count = block.id or heading, 0 if block.id else count
            numbered.append(block)
        elif block.kind in UNNUMBERED:
            numbered.append(block)
        else:
            count += 1
            numbered.append(block if block.id else replace(block, id=segment_id(heading, count)))
    return tuple(numbered)


def segment_id(heading: str, count: int) -> str:
    """Name the block that stands `count`-th (from 1) under a heading."""
    return f"{heading}-p{count}"


def fingerprint(text: str) -> str:
    """Return what stays the same of a block while its words do: a hash of twelve hexadecimal digits.

    White space, line wrapping between Chinese characters and a heading's own id do not count, so that
    giving an id or rewrapping a paragraph is no change of it.
    """
    words = _OWN_ID.sub("", text.strip())
    words = _BETWEEN_HAN.sub("", " ".join(words.split()))
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def align(source: Chapter, target: Chapter) -> tuple[Segment, ...]:
    """Pair the blocks of two chapters by id.

    Args:
        source: the chapter whose order leads.
        target: its counterpart in the other language.

    Returns:
        One segment per id, in the source's order; a block that only the target has follows the one
        before it in the target. No block is lost and none is paired twice, whatever the chapters hold.
    """
    waiting: dict[str, Block] = {}
    for block in target.blocks:
        if block.id:
            waiting.setdefault(block.id, block)
    followers = _followers(target, {block.id for block in source.blocks})
    segments = [Segment(b.id, None, b) for b in followers.get("", ())]
    seen: set[str] = set()
    for block in source.blocks:
        if not block.id or block.id in seen:
            continue
        seen.add(block.id)
        segments.append(Segment(block.id, block, waiting.get(block.id)))
        segments.extend(Segment(b.id, None, b) for b in followers.get(block.id, ()))
    return tuple(segments)


def _followers(target: Chapter, known: set[str]) -> dict[str, list[Block]]:
    """List the target's blocks that have no partner, by the id of the paired block before them."""
    followers: dict[str, list[Block]] = {}
    last, seen = "", set()
    for block in target.blocks:
        if not block.id or block.id in seen:
            continue
        seen.add(block.id)
        if block.id in known:
            last = block.id
        else:
            followers.setdefault(last, []).append(block)
    return followers
