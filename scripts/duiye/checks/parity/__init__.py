"""Check that both languages hold the same: chapters, headings, blocks and what stands in them (P001 to P012)."""

from __future__ import annotations

from collections.abc import Iterator

from duiye.checks.parity.code import compare_code
from duiye.checks.parity.counterparts import (
    check_blocks,
    check_counterparts,
    check_emptied,
    check_headings,
    check_notes_in_both,
)
from duiye.checks.parity.couples import alone, couples
from duiye.checks.parity.lengths import compare_lengths
from duiye.checks.parity.links import check_links_in_both
from duiye.checks.parity.order import check_order
from duiye.checks.parity.pictures import check_pictures
from duiye.checks.parity.shapes import compare_items, compare_tables
from duiye.model import Publication
from duiye.notice import Notice


def check_contents(publication: Publication) -> Iterator[Notice]:
    """Yield P007 to P010 for pairs of blocks that do not hold the same."""
    pairs = [*couples(publication)]
    for couple in pairs:
        yield from compare_code(couple)
        yield from compare_tables(couple)
        yield from compare_items(couple)
    yield from compare_lengths(pairs, alone(publication))


__all__ = [
    "check_blocks",
    "check_contents",
    "check_counterparts",
    "check_emptied",
    "check_headings",
    "check_links_in_both",
    "check_notes_in_both",
    "check_order",
    "check_pictures",
]
