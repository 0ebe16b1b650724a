"""Check that what is paired stands in the same order in both languages (P011).

This module owns that notice; headings are the parity's, which have ids to say it by.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from duiye.alignment import rising
from duiye.checks.pairs import segments
from duiye.model import Block, BlockKind, Publication
from duiye.notice import Locus, Notice

_OWN_ORDER = frozenset({BlockKind.HEADING, BlockKind.NOTE, BlockKind.FRONT_MATTER})
"""Headings are told by P002; where a note is defined makes no difference."""


def check_order(publication: Publication) -> Iterator[Notice]:
    """Yield P011 for each block that was moved in one language only, beside the fewest that explain the order.

    Blocks are paired by what was reviewed: without a review a moved paragraph cannot be told from a new one.
    """
    for _, pairs in groupby(segments(publication), key=lambda pair: pair.source.path):
        placed: list[tuple[int, int]] = []
        told: dict[tuple[int, int], Notice] = {}
        for pair in pairs:
            match pair.segment.source, pair.segment.target:
                case Block() as ours, Block() as theirs if ours.kind not in _OWN_ORDER:
                    placed.append((ours.line, theirs.line))
                    message = f"{pair.segment.id} stands at another place in {pair.source.file}, line {ours.line}."
                    told[placed[-1]] = Notice("P011", Locus(pair.target.file, theirs.line), message)
        kept = set(rising(placed))
        yield from (told[place] for place in placed if place not in kept)
