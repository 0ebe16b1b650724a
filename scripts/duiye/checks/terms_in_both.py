"""Check that a term which one language names is named in the other (G005).

A translation may use a pronoun, leave out what the reader knows and turn a noun into a verb. So a name or an
abbreviation need only stand somewhere under the same heading; another term is missed when a chapter uses it
more than once and the other side does not even hint at it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from duiye.checks.mentions import FIRM, NAMES, as_written, is_ours, mentions, terms_by_id
from duiye.checks.pairs import segments
from duiye.model import Apparatus, Block, BlockKind, Chapter, Publication, Segment, Term, TermType
from duiye.notice import Locus, Notice
from duiye.readers.prose import read_prose
from duiye.termbase import Mention, hints_at, names

_ABBREVIATION = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Za-z]{3,}")
_OFTEN = 2
"""Blocks of a chapter that name a term when it is part of what the chapter says."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A term where one side names it first in a section."""

    term: Term
    block: Block
    mention: Mention

    @property
    def is_exact(self) -> bool:
        """Whether the other side must have it in so many words: a name, or an abbreviation of more than two letters."""
        return self.term.type in NAMES or bool(_ABBREVIATION.fullmatch(self.mention.designation))


@dataclass(slots=True)
class _Section:
    """What stands under one heading, by side: 0 the default language, 1 the other."""

    pairs: list[tuple[Block, Block]] = field(default_factory=list)
    texts: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    named: tuple[dict[str, _Named], dict[str, _Named]] = field(default_factory=lambda: ({}, {}))
    mentioned: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    """Ids of the terms that each pair of blocks names."""


def check_terms_in_both(publication: Publication) -> Iterator[Notice]:
    """Yield G005 for a term that the other side lacks, and for a term in the place of another of its type."""
    for _, group in groupby(segments(publication), key=lambda item: (item.source.file, item.target.file)):
        items = list(group)
        pair = items[0].source, items[0].target
        if all(is_ours(chapter.language) and _is_settled(chapter) for chapter in pair):
            yield from _check_pair(publication.apparatus, pair, [item.segment for item in items])


def _check_pair(apparatus: Apparatus, pair: tuple[Chapter, Chapter], paired: list[Segment]) -> Iterator[Notice]:
    sections = _sections(apparatus, pair, paired)
    often = tuple(Counter(name for section in sections for name in section.mentioned[side]) for side in (0, 1))
    whole = tuple("\n".join(text for section in sections for text in section.texts[side]) for side in (0, 1))
    told: set[str] = set()
    for section in sections:
        exchanged: set[str] = set()
        for blocks in section.pairs:
            for first, second in _exchanged(apparatus, pair, blocks):
                exchanged |= {first.term.id, second.term.id}
                yield _exchange(pair, first, second)
        for side in (0, 1):
            here = "\n".join(section.texts[1 - side])
            for name, named in section.named[side].items():
                others = section.named[1 - side]
                if name in others or name in exchanged | told:
                    continue
                term = named.term
                if term.type in NAMES:
                    is_said = names(term, here)
                elif named.is_exact:
                    is_said = hints_at(term, here, by_head=True)
                else:
                    is_vital = term.type in FIRM and often[side][name] >= _OFTEN
                    is_said = not is_vital or hints_at(term, whole[1 - side])
                if not is_said and not _is_part_of_another(term, others.values()):
                    told |= set() if named.is_exact else {name}
                    yield _omission(pair, side, named)


def _is_settled(chapter: Chapter) -> bool:
    """Say whether every heading has an id; where one lacks it (H001), blocks are paired by chance."""
    return all(block.id for block in chapter.blocks if block.kind is BlockKind.HEADING)


def _sections(apparatus: Apparatus, pair: tuple[Chapter, Chapter], paired: list[Segment]) -> list[_Section]:
    sections: dict[str, _Section] = {}
    headings: tuple[dict[int, str], dict[int, str]] = ({}, {})
    for side, chapter in enumerate(pair):
        heading = ""
        for block in chapter.blocks:
            heading = block.id if block.kind is BlockKind.HEADING else heading
            headings[side][block.line] = heading
            sections.setdefault(heading, _Section()).texts[side].append(read_prose(block).text)
    for segment in paired:
        if segment.source and segment.target:
            blocks = segment.source, segment.target
            section = sections[headings[0][segment.source.line]]
            section.pairs.append(blocks)
            # A block that was moved to another section is looked at with its counterpart all the same.
            section.texts[1].append(read_prose(segment.target).text)
            for side, block in enumerate(blocks):
                for name, named in _named(apparatus, pair[side], block).items():
                    section.named[side].setdefault(name, named)
                    section.mentioned[side].append(name)
    return list(sections.values())


def _named(apparatus: Apparatus, chapter: Chapter, block: Block) -> dict[str, _Named]:
    """Return the terms that a block names, each where it does so first."""
    terms = terms_by_id(apparatus)
    found: dict[str, _Named] = {}
    for mention in mentions(apparatus, block, chapter.language):
        term = terms[mention.term]
        if mention.status != "deprecated" and (term.mark or term.type in NAMES):
            named = _Named(term, block, mention)
            # An abbreviation says more exactly than its full form what the other side must have.
            if term.id not in found or (named.is_exact and not found[term.id].is_exact):
                found[term.id] = named
    return found


def _is_part_of_another(term: Term, others: Iterable[_Named]) -> bool:
    """Say whether the other side names something whose name holds this one, as `万卡集群` holds `集群`."""
    mine = [name.casefold() for name in (*term.zh.valid, *term.en.valid)]
    return any(
        name in longer.casefold()
        for other in others
        for longer in (*other.term.zh.valid, *other.term.en.valid)
        for name in mine
    )


def _exchanged(
    apparatus: Apparatus, pair: tuple[Chapter, Chapter], blocks: tuple[Block, Block]
) -> Iterator[tuple[_Named, _Named]]:
    """Yield the terms that stand in each other's place in a pair of blocks: alone of their type without partner."""
    named = tuple(_named(apparatus, chapter, block) for chapter, block in zip(pair, blocks, strict=True))
    lonely: list[dict[TermType, list[_Named]]] = [{}, {}]
    for side in (0, 1):
        text = read_prose(blocks[1 - side]).text
        for name, item in named[side].items():
            if name not in named[1 - side] and not names(item.term, text):
                lonely[side].setdefault(item.term.type, []).append(item)
    for kind in sorted(FIRM):
        ours, theirs = lonely[0].get(kind, []), lonely[1].get(kind, [])
        if len(ours) == len(theirs) == 1 and (kind in NAMES or _end_alike(ours[0].term, theirs[0].term)):
            yield ours[0], theirs[0]


def _end_alike(first: Term, second: Term) -> bool:
    """Say whether one may stand for the other by mistake, as `公有云` for `私有云`."""
    return first.zh.preferred[-1] == second.zh.preferred[-1]


def _omission(pair: tuple[Chapter, Chapter], side: int, named: _Named) -> Notice:
    chapter, other = pair[side], pair[1 - side]
    prose = read_prose(named.block)
    said = as_written(named.block, named.mention)
    wanted = named.term.in_language(other.language).preferred
    where = "under the same heading of" if named.is_exact else "in"
    message = f"“{said}” stands here, but nothing {where} {other.file} says “{wanted}”."
    return Notice("G005", prose.locus(chapter.file, named.mention.start), message)


def _exchange(pair: tuple[Chapter, Chapter], first: _Named, second: _Named) -> Notice:
    source, target = pair
    ours, theirs = read_prose(first.block), read_prose(second.block)
    said, meant = as_written(second.block, second.mention), as_written(first.block, first.mention)
    at: Locus = ours.locus(source.file, first.mention.start)
    message = f"“{said}” stands here where {at} has “{meant}”."
    return Notice("G005", theirs.locus(target.file, second.mention.start), message)
