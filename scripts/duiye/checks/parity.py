"""Check that the languages have the same chapters, headings, blocks and notes (P001 to P004)."""

from __future__ import annotations

from collections.abc import Iterator

from duiye.alignment import align
from duiye.bitext import FRONT
from duiye.checks.pairs import chapter_pairs
from duiye.checks.places import NOTE_DEFINITION, NOTE_REFERENCE, matches
from duiye.model import Block, BlockKind, Chapter, Publication
from duiye.notice import Locus, Notice

ALONE = "none"
"""Value of the front-matter key `counterpart` with which a chapter says that it has none."""

_TOP = "top"
"""Where blocks stand before the first heading."""


def check_counterparts(publication: Publication) -> Iterator[Notice]:
    """Yield P001 for each chapter that another language lacks, unless it says `counterpart: none`."""
    for edition in publication.editions:
        for other in publication.editions:
            for path, chapter in edition.chapters.items():
                if path not in other.chapters and chapter.meta.get("counterpart") != ALONE:
                    where = f"{publication.docs}/{other.language}/{path}"
                    yield Notice(
                        "P001",
                        Locus(chapter.file),
                        f"This chapter has no counterpart {where}.",
                        f"Write {where}, or say `counterpart: none` in the front matter.",
                    )


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
    for source, target in _settled(publication):
        shared = {_TOP} | (_headings(source).keys() & _headings(target).keys())
        sections = {**_sections(target), **_sections(source)}
        for segment in align(source, target):
            if segment.id.startswith((FRONT, "[^")):
                continue  # notes are check_notes_in_both's
            match segment.source, segment.target:
                case Block() as block, None if sections.get(block.id) in shared:
                    yield _alone(segment.id, block, source, target)
                case None, Block() as block if sections.get(block.id) in shared:
                    yield _alone(segment.id, block, target, source)
                case Block() as first, Block() as second if first.kind is not second.kind:
                    yield Notice(
                        "P003",
                        Locus(target.file, second.line),
                        f"{segment.id} is a {second.kind.value} here, a {first.kind.value} in {source.file}.",
                    )


def check_notes_in_both(publication: Publication) -> Iterator[Notice]:
    """Yield P004 for notes to which only one of two paired chapters refers; a note that is nowhere is G002."""
    claims = {claim.id for claim in publication.apparatus.claims}
    for pair in chapter_pairs(publication):
        known = claims | {match["label"] for chapter in pair for match, _ in matches(chapter, NOTE_DEFINITION)}
        notes = [{match.group("label"): locus for match, locus in matches(chapter, NOTE_REFERENCE)} for chapter in pair]
        for mine, yours, other in ((notes[0], notes[1], pair[1]), (notes[1], notes[0], pair[0])):
            for label, locus in mine.items():
                if label in known and label not in yours:
                    yield Notice("P004", locus, f"The note [^{label}] is not referred to in {other.file}.")


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


def _alone(name: str, block: Block, chapter: Chapter, other: Chapter) -> Notice:
    message = f"This {block.kind.value} ({name}) has no counterpart in {other.file}."
    return Notice("P003", Locus(chapter.file, block.line), message)


def _settled(publication: Publication) -> Iterator[tuple[Chapter, Chapter]]:
    """Yield the pairs whose headings all have ids; where one lacks it (H001), what hangs on it says nothing."""
    for pair in chapter_pairs(publication):
        if all(block.id for chapter in pair for block in chapter.blocks if block.kind is BlockKind.HEADING):
            yield pair
