"""The units that translators are given: what of a chapter is words, one unit a segment, in reading order.

This module owns what is a unit and how it is named; it must not know a file format.

A unit is named by its chapter's path and, inside it, by its segment's id (`opening.md#huangs-law-p1`), the key
of the front matter (`opening.md#.title`, `index.md#.figures.0.label`) or the label of the note (`opening.md#^C30`).
No id begins with a point or `^`, so that the three never meet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from duiye.bitext import align, fingerprint
from duiye.framing import frame
from duiye.model import Block, BlockKind, Chapter, Language, Memory

Key = tuple[str | int, ...]
"""Keys and positions that lead to a value of the front matter."""
Progress = Literal["in step", "unreviewed", "stale", "conflict", "untranslated"]
Earlier = Callable[[str], str | None]
"""Returns the text that once had a fingerprint, as far as anybody remembers it."""

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
    progress: Progress
    earlier: str = ""
    """The source's words at the last review, where they are known and others now."""

    @property
    def context(self) -> str:
        """The unit's name in the whole publication."""
        return f"{self.path}#{self.name}"

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody has to look at the translation before it is published again."""
        return self.progress in {"stale", "conflict"}


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


@dataclass(frozen=True, slots=True)
class Direction:
    """From which language to which."""

    source: Language
    target: Language
    leads: bool = True
    """Whether the source is the publication's default language, whose fingerprints the lock file puts first."""

    def pair(self, source: str, target: str) -> tuple[str, str]:
        """Return the fingerprints of two texts, default language first."""
        pair = fingerprint(source), fingerprint(target)
        return pair if self.leads else pair[::-1]


def forget(print_: str) -> str | None:  # noqa: ARG001 — it answers for every fingerprint
    """Say that nobody remembers a text."""
    return None


def draw_units(
    source: Chapter,
    target: Chapter | None,
    direction: Direction,
    memory: Memory | None = None,
    earlier: Earlier = forget,
) -> tuple[Unit, ...]:
    """List the units of one chapter.

    Args:
        source: the chapter in the language that is translated.
        target: its counterpart, None where there is none yet.
        direction: which language is which.
        memory: what the lock file knows of the chapter.
        earlier: finds the source's words at the last review.

    Returns:
        Front matter, then segments and definitions of notes, in the source's order.
    """
    known = _Known.of(memory or Memory(), direction, earlier)
    waits = target is None or target.is_initial
    units = [*_front_units(source, target, waits=waits)]
    partners = pair_blocks(source, target)
    under = ""
    for name, block in named_blocks(source).items():
        words = frame(block).words
        if block.kind is BlockKind.HEADING:
            under = words
        if not words:
            continue
        partner = partners.get(name)
        there = frame(partner).words if partner else ""
        if partner is None or not there or (waits and fingerprint(there) == fingerprint(words)):
            progress, before, there = _untranslated()
        else:
            progress, before = known.tell(block, partner)
        units.append(Unit(source.path, name, source.file, _place(block, name, under), words, there, progress, before))
    return tuple(units)


def named_blocks(chapter: Chapter) -> Mapping[str, Block]:
    """Return the blocks that may be units, by name, in order; a name that stands twice means the first."""
    named: dict[str, Block] = {}
    for block in chapter.blocks:
        if name := f"^{_label(block)}" if block.kind is BlockKind.NOTE else block.id:
            named.setdefault(name, block)
    return named


def pair_blocks(source: Chapter, target: Chapter | None) -> Mapping[str, Block]:
    """Return the target's block for each unit of the source that has one, by the unit's name."""
    if target is None:
        return {}
    there = named_blocks(target)
    pairs = {name: there[name] for name in named_blocks(source) if name.startswith("^") and name in there}
    for segment in align(source, target):
        if segment.source is not None and segment.target is not None:
            pairs[segment.id] = segment.target
    return pairs


def front_words(meta: Mapping[str, object]) -> Iterator[tuple[Key, str]]:
    """Yield each text of the front matter that readers see, by the keys that lead to it."""
    waiting: list[tuple[Key, object]] = [((key,), value) for key, value in reversed(meta.items())]
    while waiting:
        key, value = waiting.pop()
        match value:
            case dict():
                waiting += [((*key, str(inner)), item) for inner, item in reversed(value.items())]
            case list():
                waiting += [((*key, n), item) for n, item in reversed([*enumerate(value)])]
            case str() if value.strip() and next(k for k in reversed(key) if isinstance(k, str)) in FRONT_WORDS:
                yield key, value.strip()
            case _:
                pass


def front_name(key: Key) -> str:
    """Name the unit of a value of the front matter."""
    return "".join(f".{part}" for part in key)


def _front_units(source: Chapter, target: Chapter | None, *, waits: bool) -> Iterator[Unit]:
    there = dict(front_words(target.meta)) if target else {}
    for key, words in front_words(source.meta):
        said = there.get(key, "")
        progress: Progress = "unreviewed"
        if not said or (waits and said == words):
            progress, said = "untranslated", ""
        place = f"front matter: {front_name(key)[1:]}"
        yield Unit(source.path, front_name(key), source.file, place, words, said, progress)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the lock file says of pairs, source first."""

    pairs: frozenset[tuple[str, str]]
    sources: Mapping[str, str]
    """The source's fingerprint at the last review, by the target's."""
    earlier: Earlier

    @classmethod
    def of(cls, memory: Memory, direction: Direction, earlier: Earlier) -> _Known:
        pairs = memory.in_step if direction.leads else frozenset(pair[::-1] for pair in memory.in_step)
        return cls(pairs, {second: first for first, second in sorted(pairs)}, earlier)

    def tell(self, source: Block, target: Block) -> tuple[Progress, str]:
        """Say how far a translation is, and what the source said when it was last in step."""
        first, second = fingerprint(source.text), fingerprint(target.text)
        if (first, second) in self.pairs:
            return "in step", ""
        if second not in self.sources:
            return "unreviewed", ""
        return "stale", self.earlier(self.sources[second]) or ""


def _untranslated() -> tuple[Progress, str, str]:
    return "untranslated", "", ""


def _place(block: Block, name: str, under: str) -> str:
    kind = f"heading of level {block.level}" if block.level else block.kind.value
    if block.kind is BlockKind.NOTE:
        return f"{kind} [{name}]"
    words = " ".join(under.split())
    shown = words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
    return kind if block.level or not words else f"{kind} under “{shown}”"


def _label(block: Block) -> str:
    return block.text.partition("[^")[2].partition("]:")[0]
