"""Check that a term which one language names is named in the other (G005).

A translation may use a pronoun, leave out what the reader knows and turn a noun into a verb. So a name or an
abbreviation need only stand somewhere under the same heading; another term is missed when a chapter uses it
more than once and the other side does not even hint at it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from duiye.checks.mentions import FIRM, NAMES, as_written, is_cut_out, is_ours, mentions, own_words, terms_by_id
from duiye.checks.pairs import segments
from duiye.model import Apparatus, Block, BlockKind, Chapter, Publication, Segment, Term, TermType
from duiye.notice import Locus, Notice
from duiye.readers.prose import read_prose
from duiye.termbase import Mention, hints_at, names

_ABBREVIATION = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Za-z]{3,}")
_INTRODUCES = re.compile(r"[*_ ]{0,3}[（(](?:[^()（）\n]{0,60}[ ,，；])?(?P<short>[A-Z][A-Za-z0-9-]{0,8}[A-Z])s?[）)]")
"""What follows a designation whose abbreviation it gives."""
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

    @property
    def is_cut_out(self) -> bool:
        """Whether words begin and end where it does: `并发` stands in `收到并发送` as well."""
        return is_cut_out(own_words(self.block), self.mention)


@dataclass(slots=True)
class _Section:
    """What stands under one heading, by side: 0 the default language, 1 the other."""

    pairs: list[tuple[Block, Block]] = field(default_factory=list)
    texts: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    named: tuple[dict[str, _Named], dict[str, _Named]] = field(default_factory=lambda: ({}, {}))
    mentioned: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    """Ids of the terms that each pair of blocks names."""
    compared: list[tuple[tuple[str, str], tuple[frozenset[str], frozenset[str]]]] = field(default_factory=list)
    """The texts of each pair of blocks, and the ids of the terms that either names."""


@dataclass(frozen=True, slots=True)
class _Usage:
    """How a publication takes its terms; each is a side and the id of a term that this side names."""

    loose: frozenset[tuple[int, str]]
    """Ordinary words too, like `mean`: some blocks have the counterpart, so that it is known, and more have not."""
    unknown: frozenset[tuple[int, str]]
    """Terms whose counterpart stands beside them nowhere: they are told once, not chapter by chapter."""
    short: Mapping[str, re.Pattern[str]]
    """The abbreviations that the texts themselves introduce, by term."""
    told: set[tuple[int, str]] = field(default_factory=set)
    """Those of the unknown that were told."""


def check_terms_in_both(publication: Publication) -> Iterator[Notice]:
    """Yield G005 for a term that the other side lacks, and for a term in the place of another of its type."""
    compared = []
    for _, group in groupby(segments(publication), key=lambda item: (item.source.file, item.target.file)):
        items = list(group)
        pair = items[0].source, items[0].target
        if all(is_ours(chapter.language) and _is_settled(chapter) for chapter in pair):
            compared.append((pair, _sections(publication.apparatus, pair, [item.segment for item in items])))
    usage = _usage(publication.apparatus, compared)
    for pair, sections in compared:
        yield from _check_pair(publication.apparatus, pair, sections, usage)


def _shortened(apparatus: Apparatus, chapters: Iterable[Chapter]) -> dict[str, re.Pattern[str]]:
    """Return the abbreviations that the texts themselves introduce, `multilayer perceptron (MLP)`, by term."""
    found: dict[str, set[str]] = {}
    for chapter in chapters:
        for block in chapter.blocks:
            text = ""
            for mention in mentions(apparatus, block, chapter.language):
                text = text or read_prose(block).text
                if mention.status != "deprecated" and (match := _INTRODUCES.match(text, mention.end)):
                    found.setdefault(mention.term, set()).add(match["short"])
    return {
        name: re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(sorted(words))})s?(?![A-Za-z0-9])")
        for name, words in found.items()
    }


def _usage(apparatus: Apparatus, compared: Sequence[tuple[tuple[Chapter, Chapter], list[_Section]]]) -> _Usage:
    """Learn from all pairs of blocks how the other side takes the terms that a side names; names are names."""
    met: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    missed: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    terms = terms_by_id(apparatus)
    for texts, named in (block for _, sections in compared for section in sections for block in section.compared):
        for side in (0, 1):
            for name in (name for name in named[side] if terms[name].type not in NAMES):
                is_met = name in named[1 - side] or names(terms[name], texts[1 - side])
                (met if is_met else missed)[side][name] += 1
    often = [{name: count for name, count in missed[side].items() if count >= _OFTEN} for side in (0, 1)]
    return _Usage(
        loose=frozenset(
            (side, name) for side in (0, 1) for name, count in often[side].items() if 0 < met[side][name] < count
        ),
        unknown=frozenset((side, name) for side in (0, 1) for name in often[side] if not met[side][name]),
        short=_shortened(apparatus, [chapter for pair, _ in compared for chapter in pair]),
    )


def _check_pair(
    apparatus: Apparatus,
    pair: tuple[Chapter, Chapter],
    sections: list[_Section],
    usage: _Usage,
) -> Iterator[Notice]:
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
                if name in others or name in exchanged | told or (side, name) in usage.loose:
                    continue
                is_vital = named.term.type in FIRM and often[side][name] >= _OFTEN
                if named.is_exact:
                    is_said = _is_said(named, here, usage)
                else:
                    is_said = not is_vital or _is_said(named, whole[1 - side], usage)
                if is_said or _is_part_of_another(named.term, others.values()) or not named.is_cut_out:
                    continue
                told |= set() if named.is_exact else {name}
                if (side, name) not in usage.told:
                    yield _omission(pair, side, named, everywhere=(side, name) in usage.unknown)
                usage.told.update({(side, name)} & usage.unknown)


def _is_said(named: _Named, text: str, usage: _Usage) -> bool:
    """Say whether a text of the other side has a term, as exactly as it has to."""
    term = named.term
    is_said = names(term, text) if term.type in NAMES else hints_at(term, text, by_head=named.is_exact)
    return is_said or (term.id in usage.short and bool(usage.short[term.id].search(text)))


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
            found = _named(apparatus, pair[0], blocks[0]), _named(apparatus, pair[1], blocks[1])
            for side, terms in enumerate(found):
                for name, named in terms.items():
                    section.named[side].setdefault(name, named)
                    section.mentioned[side].append(name)
            texts = read_prose(blocks[0]).text, read_prose(blocks[1]).text
            section.compared.append((texts, (frozenset(found[0]), frozenset(found[1]))))
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


def _omission(pair: tuple[Chapter, Chapter], side: int, named: _Named, *, everywhere: bool) -> Notice:
    chapter, other = pair[side], pair[1 - side]
    prose = read_prose(named.block)
    said = as_written(named.block, named.mention)
    wanted = named.term.in_language(other.language).preferred
    where = f"under the same heading of {other.file}" if named.is_exact else f"in {other.file}"
    if everywhere:
        where = f"beside it in {other.language}/, here and elsewhere,"
    message = f"“{said}” stands here, but nothing {where} says “{wanted}”."
    return Notice("G005", prose.locus(chapter.file, named.mention.start), message)


def _exchange(pair: tuple[Chapter, Chapter], first: _Named, second: _Named) -> Notice:
    source, target = pair
    ours, theirs = read_prose(first.block), read_prose(second.block)
    said, meant = as_written(second.block, second.mention), as_written(first.block, first.mention)
    at: Locus = ours.locus(source.file, first.mention.start)
    message = f"“{said}” stands here where {at} has “{meant}”."
    return Notice("G005", theirs.locus(target.file, second.mention.start), message)
