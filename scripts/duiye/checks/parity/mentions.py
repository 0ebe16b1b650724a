"""Compare what two chapters name: their pictures (P005) and their links (P006).

This module owns the comparison of two lists of addresses; what an address means is told to it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from duiye.checks.pairs import segments_of
from duiye.checks.parity.couples import has_known_state, is_settled
from duiye.checks.places import matches
from duiye.model import Chapter, Language, Publication
from duiye.notice import Locus

_NAMED = (
    r"(?m)(?:\]\([ \t]*<?|^ {0,3}\[[^\[\]\n]{1,500}\]:[ \t]*<?|<(?=https?:)"
    r"|\b(?:href|src|poster|data)[ \t]*=[ \t]*[\"']?)"
    r"(?P<here>[^\s<>\"'()]+(?:\([^\s()<>\"']*\)[^\s()<>\"']*)*)"
)
_NAMES: dict[str, str] = {"zh": "zh|cn|chs|cht|hans|hant|chinese", "en": "en|eng|english"}
"""How file names say their language, beside its tag."""


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """An address that a chapter names."""

    address: str
    chapter: Chapter
    other: Chapter
    """The chapter's counterpart."""
    locus: Locus
    place: str | None
    """Id of the segment in which it stands, empty outside of any; None where that has nothing to compare with."""


Sides = tuple[list[Mention], list[Mention]]
Key = Callable[[Mention], Hashable]
"""Says what an address means; two that mean the same are counterparts."""


def mentions(
    publication: Publication, source: Chapter, target: Chapter, wanted: tuple[Collection[str], Collection[str]]
) -> Sides:
    """List the addresses in the text of two chapters, as far as the rendered pages have them.

    Args:
        publication: the publication.
        source: a chapter of its default language.
        target: its counterpart.
        wanted: the addresses to look for on either side.
    """
    if not any(wanted) or not (has_known_state(source) and has_known_state(target)):
        return [], []
    known: tuple[dict[int, str | None], dict[int, str | None]] = ({}, {})
    for segment in segments_of(publication, source, target):
        is_compared = segment.source is not None and segment.target is not None and is_settled(segment)
        for block, lines in zip((segment.source, segment.target), known, strict=True):
            if block:
                lines[block.line] = segment.id if is_compared else None
    return _read(source, target, wanted[0], known[0]), _read(target, source, wanted[1], known[1])


def unmatched(sides: Sides, keys: Iterable[Key]) -> Sides:
    """Return the mentions that mean nothing that the other side means too, each meaning once."""
    ours, theirs = sides
    for key in keys:
        mine, yours = ({key(mention): mention for mention in reversed(side)} for side in (ours, theirs))
        ours = [mention for name, mention in reversed(mine.items()) if name not in yours]
        theirs = [mention for name, mention in reversed(yours.items()) if name not in mine]
    return ours, theirs


def pairwise(sides: Sides) -> tuple[list[tuple[Mention, Mention]], list[Mention]]:
    """Pair mentions one for one where both stand in one segment; return the pairs, and those that are left alone."""
    groups: defaultdict[str, tuple[list[Mention], list[Mention]]] = defaultdict(lambda: ([], []))
    for number, side in enumerate(sides):
        for mention in side:
            if mention.place is not None:
                groups[mention.place][number].append(mention)
    pairs, alone = [], []
    for ours, theirs in groups.values():
        count = min(len(ours), len(theirs))
        pairs += [*zip(ours, theirs, strict=False)]
        alone += [*ours[count:], *theirs[count:]]
    return pairs, alone


def without_language(path: str, languages: Iterable[Language]) -> str:
    """Take out of a path what says its language: `zh/chart.svg`, `chart.en.svg` and `chart-cn.svg` are one chart."""
    tags = "|".join(f"{re.escape(tag)}|{_NAMES.get(tag.split('-')[0], tag)}" for tag in languages)
    return re.sub(rf"(?:^|(?<=/))(?:{tags})/|[._-](?:{tags})(?=[._/-]|$)", "", path, flags=re.IGNORECASE)


def _read(chapter: Chapter, other: Chapter, wanted: Collection[str], known: dict[int, str | None]) -> list[Mention]:
    if not wanted:
        return []
    starts: Sequence[int] = [block.line for block in chapter.blocks]
    made = []
    for match, locus in matches(chapter, _NAMED):
        address = unescape(match["here"])
        if address in wanted:
            line = starts[bisect_right(starts, locus.line) - 1]
            made.append(Mention(address, chapter, other, locus, known.get(line, "")))
    return made
