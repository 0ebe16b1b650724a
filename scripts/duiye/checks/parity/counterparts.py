"""Check that the languages have the same chapters, headings, blocks and notes (P001 to P004, P012)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duiye.bitext import FRONT
from duiye.checks.pairs import chapter_pairs, emptied, segments
from duiye.checks.places import NOTE_DEFINITION, NOTE_REFERENCE, matches
from duiye.model import Block, BlockKind, Chapter, Publication, Segment
from duiye.notice import Locus, Notice

ALONE = "none"
"""Value of the front-matter key `counterpart` with which a chapter says that it has none."""

_TOP = "top"
"""Where blocks stand before the first heading."""
_OPENERS = {
    BlockKind.LIST: re.compile(r" {0,3}(?:[-+*]|\d+\.)[ \t]+\S"),
    BlockKind.CODE: re.compile(r" {0,3}(?:`{3,}[^`]*$|~{3,})"),
}
"""What other dialects of Markdown let begin without a blank line before it."""


def check_counterparts(publication: Publication) -> Iterator[Notice]:
    """Yield P001 for each chapter that another language lacks, unless it says `counterpart: none`."""
    for edition in publication.editions:
        for other in publication.editions:
            for path, chapter in edition.chapters.items():
                if not other.has(path) and chapter.meta.get("counterpart") != ALONE:
                    where = f"{publication.docs}/{other.language}/{path}"
                    yield Notice(
                        "P001",
                        Locus(chapter.file),
                        f"This chapter has no counterpart {where}.",
                        f"Write {where}, or say `counterpart: none` in the front matter.",
                    )


def check_emptied(publication: Publication) -> Iterator[Notice]:
    """Yield P012 for each chapter that has lost its text."""
    for chapter, written in emptied(publication):
        said = f"This chapter is empty, and {written.file} is not." if written else "This chapter is empty."
        yield Notice("P012", Locus(chapter.file), said)


def check_headings(publication: Publication) -> Iterator[Notice]:
    """Yield P002 for headings whose id or level the other language lacks or has in another order."""
    for source, target in _settled(publication):
        ours, theirs = _headings(source), _headings(target)
        for chapter, other, mine, yours in ((source, target, ours, theirs), (target, source, theirs, ours)):
            for name, block in mine.items():
                if name not in yours:
                    yield Notice(
                        "P002",
                        Locus(chapter.file, block.line),
                        f"The heading #{name} has no counterpart in {other.file}.",
                    )
        shared = [name for name in ours if name in theirs]
        moved = [name for name in theirs if name in ours]
        for name, expected in zip(moved, shared, strict=True):
            if name != expected:
                yield Notice(
                    "P002",
                    Locus(target.file, theirs[name].line),
                    f"The heading #{name} stands where {source.file} has #{expected}.",
                    "Bring the headings of both languages into one order.",
                )
                break
        for name in shared:
            if ours[name].level != theirs[name].level:
                yield Notice(
                    "P002",
                    Locus(target.file, theirs[name].line),
                    f"The heading #{name} is of level {theirs[name].level} here, "
                    f"of level {ours[name].level} in {source.file}.",
                    "Give both headings the same level.",
                )


def check_blocks(publication: Publication) -> Iterator[Notice]:
    """Yield P003 for blocks that stand alone under a shared heading, or are paired with another kind."""
    settled = {chapter.file: _shared(chapter, other) for chapter, other in _settled(publication)}
    run_in: dict[str, dict[tuple[str, BlockKind], int]] = {}
    for pair in segments(publication):
        shared = settled.get(pair.source.file)
        if shared is None or pair.segment.id.startswith((FRONT, "[^")):
            continue  # notes are check_notes_in_both's
        match pair.segment.source, pair.segment.target:
            case Block() as block, None if block.id in shared[0]:
                yield _alone(pair.segment, block, pair.source, pair.target, run_in)
            case None, Block() as block if block.id in shared[1]:
                yield _alone(pair.segment, block, pair.target, pair.source, run_in)
            case Block() as first, Block() as second if first.kind is not second.kind:
                yield Notice(
                    "P003",
                    Locus(pair.target.file, second.line),
                    f"{pair.segment.id} is a {second.kind.value} here, a {first.kind.value} in {pair.source.file}.",
                )


def _shared(source: Chapter, target: Chapter) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of each side's blocks that stand under a heading which both have; headings are P002's."""
    headings = {_TOP} | (_headings(source).keys() & _headings(target).keys())
    sides = (_sections(source), _sections(target))
    ours, theirs = (frozenset(name for name, heading in side.items() if heading in headings) for side in sides)
    return ours, theirs


def check_notes_in_both(publication: Publication) -> Iterator[Notice]:
    """Yield P004 for notes to which only one of two paired chapters refers; a note that is nowhere is G002."""
    claims = {claim.id for claim in publication.apparatus.claims}
    for pair in chapter_pairs(publication):
        defined = [{match["label"]: locus for match, locus in matches(chapter, NOTE_DEFINITION)} for chapter in pair]
        known = claims.union(*defined)
        notes = [{match["label"]: locus for match, locus in matches(chapter, NOTE_REFERENCE)} for chapter in pair]
        for mine, yours, other in ((notes[0], notes[1], pair[1]), (notes[1], notes[0], pair[0])):
            for label, locus in mine.items():
                if label in known and label not in yours:
                    yield Notice("P004", locus, f"The note [^{label}] is not referred to in {other.file}.")
        referred = notes[0].keys() | notes[1].keys()
        for mine, yours, other in ((defined[0], defined[1], pair[1]), (defined[1], defined[0], pair[0])):
            for label, locus in mine.items():
                if label not in yours and label not in referred:
                    yield Notice("P004", locus, f"The note [^{label}] is not written in {other.file}.")


def _headings(chapter: Chapter) -> dict[str, Block]:
    """Return the headings that have an id, by it; those without are told as H001."""
    return {block.id: block for block in chapter.blocks if block.kind is BlockKind.HEADING and block.id}


def _sections(chapter: Chapter) -> dict[str, str]:
    """Return the heading under which each block stands, by the block's id; a heading stands under none."""
    sections: dict[str, str] = {}
    heading = _TOP
    for block in chapter.blocks:
        if block.kind is BlockKind.HEADING:
            heading = block.id or heading
            sections[block.id] = ""
        else:
            sections[block.id] = heading
    return sections


def _run_in(chapter: Chapter) -> dict[tuple[str, BlockKind], int]:
    """Return the first line of lists and code that lie in a paragraph for want of a blank line, by heading and kind."""
    found: dict[tuple[str, BlockKind], int] = {}
    heading = _TOP
    for block in chapter.blocks:
        if block.kind is BlockKind.HEADING:
            heading = block.id
        elif block.kind is BlockKind.PARAGRAPH:
            for number, line in enumerate(block.text.lstrip("\n").split("\n")):
                for kind, opener in _OPENERS.items() if number else ():
                    if opener.match(line):
                        found.setdefault((heading, kind), block.line + number)
    return found


def _alone(
    segment: Segment,
    block: Block,
    chapter: Chapter,
    other: Chapter,
    run_in: dict[str, dict[tuple[str, BlockKind], int]],
) -> Notice:
    message = f"This {block.kind.value} ({segment.id}) has no counterpart in {other.file}."
    hint = "Write it in the other language too, or take it out here; what only one of them needs is waived."
    if segment.change == "removed":
        message = f"The counterpart of this {block.kind.value} ({segment.id}) was taken out of {other.file}."
        hint = "If it was moved and rewritten there, do so here; else take it out here too, or bring it back there."
    elif block.kind in _OPENERS:
        run_in.setdefault(other.file, _run_in(other))
        # Counted ids name the heading under which a block stands.
        heading = segment.id.rpartition("-p")[0]
        if line := run_in[other.file].get((heading, block.kind)):
            hint = f"A {block.kind.value} runs into a paragraph there: leave a blank line before {other.file}:{line}."
    return Notice("P003", Locus(chapter.file, block.line), message, hint)


def _settled(publication: Publication) -> Iterator[tuple[Chapter, Chapter]]:
    """Yield the pairs whose headings all have ids; where one lacks it (H001), what hangs on it says nothing."""
    for pair in chapter_pairs(publication):
        if all(block.id for chapter in pair for block in chapter.blocks if block.kind is BlockKind.HEADING):
            yield pair
