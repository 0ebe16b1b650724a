"""Give both sides of a pair of articles the same blocks, so that every block of one faces one of the other.

This module owns what stands where the two differ; it must not pair anything or write chapters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from duiye.article import Division, Outline, Passage
from duiye.model import BlockKind, Language
from duiye.outline.drawing import MADE_TITLES
from duiye.pairing.outlines import PairedDivision, PairedOutline
from duiye.pairing.passages import Pair

_BREAK = "  \n"
"""Ends a line within a paragraph."""


def even_sides(paired: PairedOutline, target_language: Language) -> tuple[Outline, Outline]:
    """Make two outlines with the same divisions, ids and blocks.

    Args:
        paired: two articles; the source's divisions lead.
        target_language: language of the target, for headings that neither side has.

    Returns:
        The source's outline and the target's. Where two paragraphs face one they are joined by a line
        break; what stands alone stands on both sides, so that the check for text in the other language
        (S001) holds it before a reader does. No passage is lost.
    """
    divisions = [_division(item, target_language) for item in paired.divisions]
    if paired.before and divisions:
        ours, theirs = _even(paired.before)
        first = divisions[0]
        divisions[0] = (_before(first[0], ours), _before(first[1], theirs))
    source = replace(paired.source, divisions=tuple(ours for ours, _ in divisions))
    target = replace(paired.target, divisions=tuple(theirs for _, theirs in divisions))
    return source, target


def _before(division: Division, passages: tuple[Passage, ...]) -> Division:
    return replace(division, passages=(*passages, *division.passages))


def _division(paired: PairedDivision, language: Language) -> tuple[Division, Division]:
    ours, theirs = _even(paired.pairs)
    inner = [_division(item, language) for item in paired.divisions]
    source = replace(paired.source, passages=ours, divisions=tuple(first for first, _ in inner))
    heading = paired.heading.target or (() if paired.target else paired.source.heading)
    made = MADE_TITLES["zh" if language.startswith("zh") else "en"]
    title = paired.target_title or (source.title if source.heading else made.get(source.id, source.title))
    mark = paired.target.mark if paired.target else "" if paired.heading.target else source.mark
    target = replace(
        source, title=title, mark=mark, heading=heading, passages=theirs, divisions=tuple(second for _, second in inner)
    )
    return source, target


def _even(pairs: Iterable[Pair]) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Return as many passages on one side as on the other."""
    rows = [row for pair in pairs for row in _rows(pair)]
    return tuple(ours for ours, _ in rows), tuple(theirs for _, theirs in rows)


def _rows(pair: Pair) -> Iterator[tuple[Passage, Passage]]:
    ours, theirs = pair.source, pair.target
    if len(ours) == len(theirs):
        yield from zip(ours, theirs, strict=True)
    elif not ours or not theirs:
        yield from ((item, item) for item in ours or theirs)
    elif all(item.kind is BlockKind.PARAGRAPH for item in (*ours, *theirs)):
        yield _joined(ours), _joined(theirs)
    else:
        least = min(len(ours), len(theirs))
        yield from zip(ours, theirs, strict=False)
        yield from ((item, item) for item in (*ours[least:], *theirs[least:]))


def _joined(passages: tuple[Passage, ...]) -> Passage:
    """Write paragraphs as one, each beginning a line of its own."""
    text = _BREAK.join(item.text for item in passages)
    return replace(passages[0], text=text, words="\n".join(item.words for item in passages))
