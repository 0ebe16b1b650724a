"""Pair the passages of two finished texts that are each other's translation.

This module owns pairs and how sure they are; it must not read a format or know of chapters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duiye.article import Passage
from duiye.model import Language, Term
from duiye.pairing.anchors import find_anchors
from duiye.pairing.lattice import Step, band, best_path
from duiye.pairing.likeness import SHAPES, Likeness
from duiye.pairing.signs import Item, read_items

SURE = 0.8
"""Confidence from which a pair is not reported; docs/adr/0015-pairing-two-texts.md says how many are right above
it, and below."""

_SAME = "The words are the same."


@dataclass(frozen=True, slots=True)
class Pair:
    """Passages of the source and the passages of the target that translate them."""

    source: tuple[Passage, ...]
    """Neighbours, in order; empty where the target stands alone."""
    target: tuple[Passage, ...]
    """Neighbours, in order; empty where the source stands alone."""
    confidence: float
    """0 to 1: the probability that exactly these belong together, as far as the model can tell."""
    reason: str
    """What speaks for it, in words for the author."""


def pair_passages(
    source: Sequence[Passage],
    target: Sequence[Passage],
    source_language: Language,
    target_language: Language,
    terms: Iterable[Term] = (),
) -> tuple[Pair, ...]:
    """Pair two texts.

    Args:
        source: the passages of one text, in order.
        target: those of the other.
        source_language: BCP 47 tag.
        target_language: BCP 47 tag.
        terms: the termbase, if there is one; a term that both name speaks for a pair.

    Returns:
        Pairs in which every passage of both sides stands exactly once, in order.
    """
    items = read_items((source, target), (source_language, target_language), terms)
    return tuple(
        Pair(
            tuple(source[step.row : step.row + step.down]),
            tuple(target[step.column : step.column + step.across]),
            step.sure,
            reason,
        )
        for step, reason in pair_items(*items)
    )


def pair_items(source: Sequence[Item], target: Sequence[Item]) -> list[tuple[Step, str]]:
    """Pair two sequences of items.

    Returns:
        Steps from the first items to the last, each with its reason.
    """
    # What is equal at both ends needs no search; so a text laid beside itself, or beside its next
    # edition, costs nothing, and passages that are all alike are not shifted against each other.
    head = _equal(zip(source, target, strict=False))
    inner, inner_target = source[head:], target[head:]
    tail = _equal(zip(reversed(inner), reversed(inner_target), strict=False))
    inner, inner_target = inner[: len(inner) - tail], inner_target[: len(inner_target) - tail]
    anchors, ratio = find_anchors(inner, inner_target)
    likeness = Likeness(inner, inner_target, ratio)
    found = [(Step(n, 1, n, 1, 1.0), _SAME) for n in range(head)]
    found += [
        (step._replace(row=step.row + head, column=step.column + head), _reason(step, likeness))
        for step in best_path(band(len(inner), len(inner_target), anchors), SHAPES, likeness.moves)
    ]
    first, second = len(source) - tail, len(target) - tail
    return found + [(Step(first + n, 1, second + n, 1, 1.0), _SAME) for n in range(tail)]


def _equal(pairs: Iterable[tuple[Item, Item]]) -> int:
    """Count the equal items before the first difference."""
    count = 0
    for ours, theirs in pairs:
        if (ours.kind, ours.words) != (theirs.kind, theirs.words):
            break
        count += 1
    return count


def _reason(step: Step, likeness: Likeness) -> str:
    """Say what speaks for a step."""
    if not step.down or not step.across:
        return f"Nothing in the {'source' if step.across else 'target'} answers to it."
    both = likeness.group(0, step.row, step.down).signs & likeness.group(1, step.column, step.across).signs
    named = sorted(both, key=lambda sign: (-likeness.gain[sign], sign))[:3]
    if not named:
        return "Only its place and length speak for it."
    more = f" and {len(both) - len(named)} more" if len(both) > len(named) else ""
    return f"Both have {', '.join(label for _, label in named)}{more}."
