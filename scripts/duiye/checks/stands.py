"""Find the texts to which the ledger points when it says where a figure stands.

This module owns that way, in chapters and in the records; it must not read numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from duiye.bitext import UNNUMBERED
from duiye.checks.pairs import segments
from duiye.model import Block, BlockKind, Chapter, Edition, Language, Publication
from duiye.notice import Locus
from duiye.readers.figures import IN_CHAPTER, IN_RECORD
from duiye.readers.prose import read_prose

FRONT = "---"
"""Id of the front matter."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that may state figures."""

    id: str
    """Of the block, for the author who looks for it."""
    text: str
    language: Language
    locus: Callable[[int], Locus] = field(repr=False)
    """The place of a character of the text in a file."""


class Stands:
    """The places of a publication, each looked up once."""

    def __init__(self, publication: Publication) -> None:
        """Keep the publication."""
        self._apparatus = publication.apparatus
        self._editions = publication.editions
        self._claims = {claim.id: claim for claim in self._apparatus.claims}
        self._facing = _facing_blocks(publication)
        self._sections: dict[tuple[Language, str], Mapping[str, tuple[Block, ...]]] = {}

    def missing(self, place: str) -> str:
        """Say what of a place no language has, in words; nothing for one that exists, or may exist."""
        if found := IN_RECORD.fullmatch(place):
            known = found["claim"] in self._claims or "claim" in self._apparatus.incomplete
            return "" if known else f"the claim {found['claim']}"
        path, name = self._parts(place)
        chapters = [edition.chapters[path] for edition in self._editions if path in edition.chapters]
        if any(path in edition.unreadable for edition in self._editions):
            return ""
        if not chapters:
            return f"the chapter {path}"
        return "" if any(name in self._named(chapter) for chapter in chapters) else f"the block {name} of {path}"

    def passages(self, place: str, edition: Edition) -> tuple[Passage, ...]:
        """Return the texts of a place in one language; none where the language lacks it."""
        if found := IN_RECORD.fullmatch(place):
            return tuple(self._passages_of_claim(found["claim"], found["part"], edition.language))
        path, name = self._parts(place)
        chapter = edition.published.get(path)
        blocks = self._named(chapter).get(name, ()) if chapter else ()
        return tuple(_passage(chapter, block) for block in blocks if chapter)

    def counterparts(self, place: str, edition: Edition) -> tuple[Passage, ...]:
        """Return the texts that face a place of the other language, where its counted id leads elsewhere in this one.

        A paragraph that only one language has yet shifts the ids of those below it.
        """
        path, name = self._parts(place)
        chapter = edition.published.get(path)
        mine = self._facing.get((edition.language, path, name)) if chapter else None
        return (_passage(chapter, mine),) if chapter and mine and mine.id != name else ()

    def neighbours(self, place: str, edition: Edition) -> tuple[Passage, ...]:
        """Return the texts of all blocks of a place's chapter."""
        found = IN_CHAPTER.fullmatch(place)
        chapter = edition.published.get(found["path"]) if found else None
        return tuple(_passage(chapter, block) for block in (chapter.blocks if chapter else ()) if block.id and chapter)

    def _passages_of_claim(self, name: str, part: str, language: Language) -> Iterator[Passage]:
        claim = self._claims.get(name)
        if claim:
            locus = self._apparatus.loci["claim", name]
            match part:
                case "note":
                    text = claim.note.in_language(language)
                case "claim":
                    text = claim.claim.in_language(language)
                case _:
                    text = claim.arithmetic_in(language)
                    # A bare formula is written as in English.
                    language = "en" if isinstance(claim.arithmetic, str) else language
            yield Passage(name, text, language, lambda _: locus)

    def _parts(self, place: str) -> tuple[str, str]:
        path, _, name = place.partition("#")
        return path, name

    def _named(self, chapter: Chapter) -> Mapping[str, tuple[Block, ...]]:
        """Return the blocks of a chapter by the ids that lead to them."""
        key = chapter.language, chapter.path
        if key not in self._sections:
            self._sections[key] = _sections(chapter)
        return self._sections[key]


def _facing_blocks(publication: Publication) -> Mapping[tuple[Language, str, str], Block]:
    """Return the block of each language that faces a block of the other, by its path and the other's id."""
    facing: dict[tuple[Language, str, str], Block] = {}
    for pair in segments(publication):
        ours, theirs = pair.segment.source, pair.segment.target
        if ours and theirs:
            facing[pair.source.language, pair.source.path, theirs.id] = ours
            facing[pair.target.language, pair.target.path, ours.id] = theirs
    return facing


def _sections(chapter: Chapter) -> Mapping[str, tuple[Block, ...]]:
    """List the blocks by id; a heading's id leads to all up to the next heading of its level or above."""
    named: dict[str, tuple[Block, ...]] = {}
    open_sections: list[tuple[int, str, list[Block]]] = []
    for block in chapter.blocks:
        if block.kind is BlockKind.FRONT_MATTER:
            named[FRONT] = (block,)
        if block.kind is BlockKind.HEADING:
            while open_sections and open_sections[-1][0] >= block.level:
                _, name, blocks = open_sections.pop()
                named.setdefault(name, tuple(blocks))
            open_sections.append((block.level, block.id, []))
        elif block.id:
            named.setdefault(block.id, (block,))
        if block.kind not in UNNUMBERED:
            for _, _, blocks in open_sections:
                blocks.append(block)
    for _, name, blocks in reversed(open_sections):
        named.setdefault(name, tuple(blocks))
    named.pop("", None)
    return named


def _passage(chapter: Chapter, block: Block) -> Passage:
    if block.kind is BlockKind.FRONT_MATTER:
        return Passage(FRONT, block.text, chapter.language, lambda index: _in_front(chapter.file, block, index))
    prose = read_prose(block)
    return Passage(block.id, prose.text, chapter.language, lambda index: prose.locus(chapter.file, index))


def _in_front(file: str, block: Block, index: int) -> Locus:
    """Return the place of a character of front matter, which is read as it is written."""
    start = block.text.rfind("\n", 0, index) + 1
    return Locus(file, block.line + block.text.count("\n", 0, index), index - start + 1)
