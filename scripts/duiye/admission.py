"""Decide which translations may take their place in a chapter, and write the chapter that they make.

This module owns that decision and what it tells; it must not touch the disk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from duiye.alignment import align, remember
from duiye.bitext import fingerprint
from duiye.framing import frame
from duiye.model import Block, BlockKind, Chapter, Memory, Segment
from duiye.notice import Locus, Notice
from duiye.readers.exchange.judging import compare_marks, find_break
from duiye.readers.manuscript import partition, read_manuscript
from duiye.units import Direction, Returned, Unit, front_name, pieces
from duiye.writers.frontwords import as_initial
from duiye.writers.translations import write_translations

Fate = Literal["taken", "unchanged", "empty", "unfinished", "outdated", "refused"]
_SPACE = " \t\r\n"
_SHOWN = 40
"""Characters of a text that a notice repeats."""


class Arrival(NamedTuple):
    """A unit that came back, where it stands now and in the translator's file."""

    unit: Unit
    returned: Returned
    locus: Locus


@dataclass(frozen=True, slots=True)
class Place:
    """A chapter of which units came back."""

    source: Chapter
    target: Chapter
    """A copy of the source where the language has no such chapter yet."""
    direction: Direction
    memory: Memory
    units: tuple[Unit, ...]
    """All that the chapter has."""

    def align(self, target: Chapter) -> tuple[Segment, ...]:
        """Align the source with a state of the target, default language first."""
        leading, other = (self.source, target) if self.direction.leads else (target, self.source)
        return align(leading, other, self.memory)


@dataclass(slots=True)
class Admitted:
    """What came of the units of one chapter."""

    memory: Memory
    text: str = ""
    """The chapter's file; empty where it stays as it is."""
    is_published: bool = False
    """Whether the chapter waited for its translation, and is whole now."""
    accepted: int = 0
    """Segments that are in step now."""
    fates: Counter[Fate] = field(default_factory=Counter)
    notices: list[Notice] = field(default_factory=list)

    def leave(self, fate: Fate, code: str, locus: Locus, told: str, *, is_known: bool = False) -> None:
        """Count a unit that is not taken, and tell why, unless its words are there already and nothing is lost."""
        self.fates[fate] += 1
        if not is_known:
            self.notices.append(Notice(code, locus, told))


def stub(source: Chapter, file: str, direction: Direction) -> Chapter:
    """Return a copy of a chapter that waits for its translation, for a language that has none."""
    blocks = [block.text for block in source.blocks]
    has_front = bool(source.blocks) and source.blocks[0].kind is BlockKind.FRONT_MATTER
    text = as_initial(blocks[0] if has_front else "") + "".join(blocks[1:] if has_front else blocks)
    return read_manuscript(text, path=source.path, language=direction.target, file=file)[0]


def admit(place: Place, arrivals: Iterable[Arrival]) -> Admitted:
    """Judge the units of a chapter that came back, and write those into it that are whole.

    Args:
        place: the chapter.
        arrivals: its units that came back, each once.

    Returns:
        The chapter with its translations, and notices about those that were left.
    """
    admitted = Admitted(place.memory)
    segments = place.align(place.target)
    blocks = _frames(segments, place.direction)
    words: dict[str, str] = {}
    sound: set[str] = set()
    vouched: set[str] = set()
    for unit, returned, locus in arrivals:
        said = _judge(admitted, unit, returned, blocks.get(unit.name) or blocks[unit.segment], locus)
        if said is None:
            continue
        is_changed = said != unit.target
        if is_changed:
            words[unit.name] = said
            if lost := compare_marks(unit.source, said):
                admitted.notices.append(Notice("X004", locus, f"The translation of {unit.context} {lost}."))
                continue
        sound.add(unit.name)
        if returned.review == "said" or (returned.review == "by change" and (is_changed or unit.is_doubtful)):
            vouched.add(unit.segment)
    written = _write(admitted, place, segments, words)
    if written is not None:
        whole = vouched - {unit.segment for unit in place.units if unit.name not in sound}
        after = place.align(written)
        new = {segment.id for segment in after if segment.id in whole and segment.standing != "in step"}
        admitted.accepted = len(new)
        admitted.memory = remember(place.memory, after, new) if new else place.memory
    return admitted


def no_segment(returned: Returned) -> str:
    """Say that nothing in the publication is what a unit translates."""
    said = f"“{_short(returned.target)}”"
    if not returned.context:
        return f"{said} has no context."
    return f"{returned.context} is no segment any more: {said} was not taken."


def is_blank(words: str) -> bool:
    """Say whether nobody has written anything."""
    return not words.strip(_SPACE)


def _judge(admitted: Admitted, unit: Unit, returned: Returned, blocks: Sequence[Block], locus: Locus) -> str | None:
    """Return the words that are there or may be put there; None when the translation is no use."""
    words = returned.target.replace("\r\n", "\n").strip(_SPACE)
    words = " ".join(words.split()) if unit.name.startswith(".") else words
    is_known = words == unit.target
    if not words:
        admitted.fates["empty"] += 1
    elif fingerprint(returned.source) != fingerprint(unit.source):
        told = f"{unit.context} was translated from “{_short(returned.source)}”; now it is “{_short(unit.source)}”."
        admitted.leave("outdated", "X002", locus, told, is_known=is_known)
    elif not returned.is_finished:
        told = f"{unit.context} is not finished: “{_short(words)}” was not taken."
        admitted.leave("unfinished", "X003", locus, told, is_known=is_known)
    elif is_known:
        admitted.fates["unchanged"] += 1
        return words
    elif returned.base is not None and returned.base != unit.base:
        # Both went on from the same translation: which of the two is newer nobody can tell.
        is_copy = fingerprint(words) == returned.base
        told = f"{unit.context} was changed here after the export: “{_short(words)}” was not taken."
        admitted.leave("outdated", "X002", locus, told, is_known=is_copy)
    elif broken := find_break(blocks[0], words, "\n".join(block.text for block in blocks)):
        admitted.leave("refused", "X005", locus, f"{unit.context}: {broken}.")
    else:
        admitted.fates["taken"] += 1
        return words
    return None


def _write(admitted: Admitted, place: Place, segments: Iterable[Segment], words: Mapping[str, str]) -> Chapter | None:
    """Write a chapter; return it, None when its file would not be the blocks that were meant."""
    target = place.target
    if not words:
        return target
    is_whole = target.is_initial and all(unit.target or unit.name in words for unit in place.units)
    made = write_translations(place.source, target, segments, place.direction, words, is_whole=is_whole)
    chapter, faults = read_manuscript(made.text, path=target.path, language=target.language, file=target.file)
    if faults or tuple(block.text for block in partition(made.text)) != made.blocks:
        admitted.fates["taken"] -= len(words)
        admitted.fates["refused"] += len(words)
        told = f"With the {len(words)} translations its blocks would run together, or its front matter be unreadable."
        admitted.notices.append(Notice("X005", Locus(target.file), told, "Import them in smaller parts."))
        return None
    for key in made.homeless:
        admitted.fates["taken"] -= 1
        told = f"The front matter has no place for {front_name(key)[1:]}."
        admitted.leave("refused", "X005", Locus(target.file, 1), told)
    admitted.text, admitted.is_published = made.text, is_whole
    return chapter


def _frames(segments: Iterable[Segment], direction: Direction) -> dict[str, tuple[Block, ...]]:
    """Return the blocks of each unit by its name, first the one whose frame the words get."""
    frames: dict[str, tuple[Block, ...]] = {}
    for segment in segments:
        for name, block, partner in pieces(segment, direction):
            both = (block,) if partner is None else (partner, block) if frame(partner).words else (block, partner)
            frames.setdefault(name, both)
    return frames


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
