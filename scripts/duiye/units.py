"""The units that translators are given: what of a chapter is words, one unit a segment, in reading order.

This module owns what is a unit and how it is named; it must not know a file format.

A unit is named by its chapter's path and, inside it, by its segment's id (`opening.md#huangs-law-p1`), the key
of the front matter (`opening.md#.title`, `index.md#.figures.0.label`) or the label of the note (`opening.md#^C30`).
No id begins with a point or `^`, so that the three never meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, NamedTuple

from duiye.bitext import fingerprint
from duiye.framing import frame
from duiye.model import Block, BlockKind, Chapter, Language, Segment, Side, Standing

Key = tuple[str | int, ...]
"""Keys and positions that lead to a value of the front matter."""

FRONT_WORDS = frozenset({"title", "description", "kicker", "lead", "label", "note", "value"})
"""Keys of the front matter whose text readers see, wherever they stand in it."""
_QUOTED = 40
"""Characters of a heading that a place names."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One text to translate, with what is there already."""

    path: str
    """The chapter's path inside the languages' folders."""
    name: str
    """The unit's name inside the chapter."""
    file: str
    """Path of the source's file from the publication's root."""
    place: str
    """What it is and where it stands, in words for the translator."""
    source: str
    target: str
    """The words that are there; empty where it waits for its translation."""
    standing: Standing
    segment: str
    """Id of the segment that it belongs to; several units of the front matter are one."""
    is_doubtful: bool = False
    """Whether somebody has to look at the translation before it is published again."""
    earlier: str = ""
    """The source's words at the last review, where they are known and others now."""

    @property
    def context(self) -> str:
        """The unit's name in the whole publication."""
        return f"{self.path}#{self.name}"

    @property
    def base(self) -> str:
        """Fingerprint of the words that are there, empty where there are none; a file takes it along."""
        return fingerprint(self.target) if self.target else ""


@dataclass(frozen=True, slots=True)
class Returned:
    """One unit as it came back from a translator."""

    context: str
    source: str
    target: str
    is_finished: bool
    """False where the file says that the translation needs work."""
    review: Literal["", "by change", "said"] = ""
    """Whether somebody has gone over the translation: if it was changed (all that PO can say), or as the file says."""
    line: int = 0
    """Line of the file."""
    base: str | None = None
    """Fingerprint of the translation that was there when the file was made, empty where there was none; None where
    the file does not say."""


@dataclass(frozen=True, slots=True)
class Direction:
    """From which language to which."""

    source: Language
    target: Language
    leads: bool = True
    """Whether the source is the publication's default language, whose fingerprints the lock file puts first."""

    @property
    def sides(self) -> tuple[Side, Side]:
        """Which side of a segment is the source, and which the target."""
        return ("source", "target") if self.leads else ("target", "source")

    def waits_for_target(self, segment: Segment) -> bool:
        """Say whether it is the target that has to follow: it is older than the source, or both have changed."""
        return segment.standing == "conflict" or (segment.standing == "stale" and segment.lagging == self.sides[1])


class Piece(NamedTuple):
    """A block of the source that may be a unit, and the target's that translates it."""

    name: str
    """What the unit is called in its chapter; nothing for front matter, which is several."""
    block: Block
    partner: Block | None


def pieces(segment: Segment, direction: Direction) -> Iterator[Piece]:
    """Yield the blocks of a segment's source, with what stands for them in the target.

    What the target has removed since the last review is none: it would come back with the translation.
    """
    both = {"source": segment.source, "target": segment.target}
    block, partner = (both[side] for side in direction.sides)
    if block is None or (partner is None and segment.standing == "stale"):
        return
    is_note = block.kind is BlockKind.NOTE
    yield Piece(f"^{_label(block)}" if is_note else segment.id, block, partner)
    # The side that was split, or not yet joined, has further blocks.
    if (segment.lagging == direction.sides[0]) == (segment.change == "joined"):
        yield from (Piece(part.id, part, None) for part in segment.parts if part.id)


def draw_units(
    source: Chapter,
    target: Chapter | None,
    segments: Iterable[Segment],
    direction: Direction,
    earlier: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Unit, ...]:
    """List the units of one chapter.

    Args:
        source: the chapter in the language that is translated.
        target: its counterpart, None where there is none yet.
        segments: the two aligned, default language first.
        direction: which language is which.
        earlier: what the source said at the last review, by fingerprint, as far as it is remembered.

    Returns:
        One unit a block that has words in the source, in the segments' order; one for each text of the front
        matter. No two have one name.
    """
    waits = target is None or target.is_initial
    units: dict[str, Unit] = {}
    under = ""
    for segment in segments:
        doubtful = direction.waits_for_target(segment)
        for piece in pieces(segment, direction):
            under = frame(piece.block).words if piece.block.kind is BlockKind.HEADING else under
            if piece.block.kind is BlockKind.FRONT_MATTER:
                drawn = [*_front_units(source, target, segment, waits=waits)]
            else:
                drawn = [*_block_units(source, piece, segment, under=under, waits=waits)]
            for unit in drawn:
                is_doubtful = doubtful and unit.standing != "untranslated"
                before = _earlier(segment, piece, direction, earlier) if is_doubtful else ""
                units.setdefault(unit.name, replace(unit, is_doubtful=is_doubtful, earlier=before))
    return tuple(units.values())


def front_words(meta: Mapping[str, object]) -> Iterator[tuple[Key, str]]:
    """Yield each text of the front matter that readers see, by the keys that lead to it."""
    waiting: list[tuple[Key, object]] = [((key,), value) for key, value in [*meta.items()][::-1]]
    while waiting:
        key, value = waiting.pop()
        match value:
            case dict():
                waiting += [((*key, str(inner)), item) for inner, item in [*value.items()][::-1]]
            case list():
                waiting += [((*key, n), item) for n, item in [*enumerate(value)][::-1]]
            case str() if value.strip() and next(k for k in reversed(key) if isinstance(k, str)) in FRONT_WORDS:
                yield key, value.strip()
            case _:
                pass


def front_name(key: Key) -> str:
    """Name the unit of a value of the front matter."""
    return "".join(f".{part}" for part in key)


def _block_units(source: Chapter, piece: Piece, segment: Segment, *, under: str, waits: bool) -> Iterator[Unit]:
    words = frame(piece.block).words
    there = frame(piece.partner).words if piece.partner else ""
    standing: Standing = segment.standing
    if not there or (waits and fingerprint(there) == fingerprint(words)):
        standing, there = "untranslated", ""
    if words and piece.name:
        place = _place(piece.block, under)
        yield Unit(source.path, piece.name, source.file, place, words, there, standing, segment.id)


def _front_units(source: Chapter, target: Chapter | None, segment: Segment, *, waits: bool) -> Iterator[Unit]:
    there = dict(front_words(target.meta)) if target else {}
    for key, words in front_words(source.meta):
        said = there.get(key, "")
        standing: Standing = segment.standing
        if not said or (waits and said == words):
            standing, said = "untranslated", ""
        place = f"front matter: {front_name(key)[1:]}"
        yield Unit(source.path, front_name(key), source.file, place, words, said, standing, segment.id)


def _earlier(segment: Segment, piece: Piece, direction: Direction, earlier: Mapping[str, str]) -> str:
    """Return what the source said at the last review, as far as it is remembered."""
    if piece.block.kind is BlockKind.FRONT_MATTER:
        return ""
    prints = dict.fromkeys(pair[0 if direction.leads else 1] for pair in segment.reviewed)
    return "\n\n".join(
        frame(replace(piece.block, text=earlier[print_])).words for print_ in prints if print_ in earlier
    )


def _place(block: Block, under: str) -> str:
    """Say what a block is and where it stands."""
    if block.level:
        return f"heading of level {block.level}"
    if block.kind is BlockKind.NOTE:
        return f"{block.kind.value} [^{_label(block)}]"
    words = " ".join(under.split())
    shown = words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
    return f"{block.kind.value} under “{shown}”" if words else block.kind.value


def _label(block: Block) -> str:
    return block.text.partition("[^")[2].partition("]:")[0]
