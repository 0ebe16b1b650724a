"""Name the side that was edited, where a notice that compares both languages stands on the other one.

This module owns that one sentence; it finds no fault and leaves every place as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from duiye.checks.pairs import segments
from duiye.model import Block, Publication
from duiye.notice import Locus, Notice

_COMPARING = frozenset({"P004", "P005", "P006", "P011", "G005", "Q001", "Q002", "Q003", "Q005"})
"""Codes that say how one side stands to the other; what a side has against itself is its own."""


def name_the_change(publication: Publication, notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Return the notices, those of a block as it was accepted with the place of the counterpart that was edited since.

    Args:
        publication: where the blocks are.
        notices: notices that know their block.
    """
    edited: dict[tuple[str, str], Locus] = {}
    for pair in segments(publication):
        match pair.segment.source, pair.segment.target, pair.segment.lagging:
            case Block() as ours, Block() as theirs, "source":
                edited[pair.source.file, ours.id] = Locus(pair.target.file, theirs.line)
            case Block() as ours, Block() as theirs, "target":
                edited[pair.target.file, theirs.id] = Locus(pair.source.file, ours.line)
    return tuple(_name(notice, edited.get((notice.locus.path, notice.segment))) for notice in notices)


def _name(notice: Notice, edited: Locus | None) -> Notice:
    if edited is None or notice.code not in _COMPARING:
        return notice
    return replace(notice, message=f"{notice.message} Since both were accepted {edited} was edited, not this side.")
