"""Check that both languages keep step since they were last reviewed (S003, S004).

This module owns those notices; the judgement is the alignment's.
"""

from __future__ import annotations

from collections.abc import Iterator

from duiye.bitext import FRONT
from duiye.checks.pairs import Pair, segments
from duiye.model import Block, Chapter, Publication
from duiye.notice import Locus, Notice


def check_in_step(publication: Publication) -> Iterator[Notice]:
    """Yield S003 for each segment of which one side changed since the review, S004 where both did.

    A block that only one language has is told by the checks of parity.
    """
    for pair in segments(publication):
        match pair.segment.source, pair.segment.target:
            case Block() as ours, Block() as theirs:
                yield from _judge(pair, ours, theirs)


def _judge(pair: Pair, ours: Block, theirs: Block) -> Iterator[Notice]:
    segment = pair.segment
    name = "The title or description" if segment.id == FRONT else segment.id
    if segment.standing == "conflict":
        message = f"{name} was changed here and at {_locus(pair.source, ours)} since the two were reviewed."
        yield Notice("S004", _locus(pair.target, theirs), message)
    elif segment.standing == "stale":
        lags, block, edited = pair.target, theirs, _locus(pair.source, ours)
        if segment.lagging == "source":
            lags, block, edited = pair.source, ours, _locus(pair.target, theirs)
        count = len(segment.parts) + 1
        match segment.change:
            case "split":
                message = f"{edited} now says this in {count} paragraphs."
                yield Notice("S003", _locus(lags, block), message, "Split it in the same places.")
            case "joined":
                message = f"{edited} now says this and what follows in one paragraph, not {count}."
                yield Notice("S003", _locus(lags, block), message, "Join them here too.")
            case _:
                message = f"{name} was reviewed with words that {edited} no longer has."
                yield Notice("S003", _locus(lags, block), message)


def _locus(chapter: Chapter, block: Block) -> Locus:
    return Locus(chapter.file, block.line)
