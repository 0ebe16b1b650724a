"""Take translations home: judge what came back from translators, and write it into the chapters.

This module owns the order of the steps and which units are taken; it prints nothing. All files are written, or none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from duiye.alignment import align, remember
from duiye.bitext import fingerprint
from duiye.exchange import facings, find_direction, open_publication
from duiye.filing import differing, replace_files
from duiye.framing import frame
from duiye.model import Block, BlockKind, Chapter, Memory, Publication, Segment
from duiye.notice import ContentError, Locus, Notice, StoreError
from duiye.readers.exchange import ENDINGS, LARGEST, read_batch
from duiye.readers.exchange.batch import Batch
from duiye.readers.exchange.judging import compare_marks, find_break
from duiye.readers.manuscript import partition, read_manuscript
from duiye.review import write_memories
from duiye.standings import Facing, facing_chapters
from duiye.store import APPARATUS, LOCK
from duiye.units import Direction, Returned, Unit, draw_units, front_name, pieces
from duiye.writers.frontwords import as_initial
from duiye.writers.lock import write_lock
from duiye.writers.translations import write_translations

Fate = Literal["taken", "unchanged", "empty", "unfinished", "outdated", "refused"]

_SPACE = " \t\r\n"
_SHOWN = 40
"""Characters of a text that a notice repeats."""


@dataclass(frozen=True, slots=True)
class Home:
    """What came of translators' files."""

    written: tuple[str, ...]
    """Files that were written, by path from the root."""
    fates: Mapping[Fate, int]
    """How many units were taken, were there already, were empty, …"""
    published: tuple[str, ...]
    """Files of chapters that waited for their translation and are whole now."""
    accepted: int
    """Segments that are in step now."""
    notices: tuple[Notice, ...]


def take_home(
    root: Path,
    files: Iterable[Path],
    file_format: str = "",
    *,
    dry_run: bool = False,
) -> Home:
    """Read translators' files and write what is whole into the chapters.

    Args:
        root: the publication's folder.
        files: the translators' files, or folders of such files.
        file_format: `po` or `xliff`; told from the names when empty.
        dry_run: write nothing, only tell.

    Returns:
        What was taken, with notices about what was not.

    Raises:
        SettingsError: mkdocs.yml cannot be used, or does not declare a file's languages.
        ContentError: a file or a chapter cannot be read; nothing was written.
        StoreError: the disk refuses; nothing was written.
    """
    batches = [read_batch(_load(path), str(path), file_format) for path in _found(files, file_format)]
    publication = open_publication(root).publication
    work = _Work(publication, dict(publication.memories))
    for direction, some in _by_direction(publication, batches).items():
        work.take(direction, some)
    lock = f"{publication.docs}/{APPARATUS}/{LOCK}"
    changes: dict[str, bytes | None] = {**work.files}
    changes |= {lock: write_lock(work.memories).encode()} if work.accepted else {}
    done = differing(root, changes) if dry_run else replace_files(root, changes)
    if work.accepted and not dry_run:
        after = open_publication(root).publication
        write_memories(root, publication.docs, work.memories, facing_chapters(after))  # keeps the words as well
    return Home(done, work.fates, tuple(work.published), work.accepted, tuple(work.notices))


@dataclass(slots=True)
class _Work:
    """Everything that an import is about to write."""

    publication: Publication
    memories: dict[str, Memory]
    files: dict[str, bytes] = field(default_factory=dict)
    fates: Counter[Fate] = field(default_factory=Counter)
    published: list[str] = field(default_factory=list)
    accepted: int = 0
    notices: list[Notice] = field(default_factory=list)

    def take(self, direction: Direction, batches: Iterable[Batch]) -> None:
        """Take what came back in one direction."""
        chapters = {
            facing.path: (facing, source, target) for facing, source, target in facings(self.publication, direction)
        }
        drawn = {
            unit.context: unit
            for facing, source, target in chapters.values()
            for unit in draw_units(source, target, facing.segments, direction)
        }
        returned: dict[str, list[tuple[Unit, Returned, str]]] = {}
        for batch in batches:
            for item in batch.units:
                unit = drawn.get(item.context)
                if unit is not None:
                    returned.setdefault(unit.path, []).append((unit, item, batch.name))
                elif item.target.strip(_SPACE):
                    self._leave("outdated", "X002", Locus(batch.name, item.line), _no_segment(item))
        for path, items in returned.items():
            units = [unit for unit in drawn.values() if unit.path == path]
            self._take_chapter(direction, chapters[path], units, items)

    def _take_chapter(
        self,
        direction: Direction,
        chapter: tuple[Facing, Chapter, Chapter | None],
        units: list[Unit],
        items: list[tuple[Unit, Returned, str]],
    ) -> None:
        facing, source, there = chapter
        target = there or self._stub(direction, source)
        segments = facing.segments if there else self._align(direction, source, target)
        blocks = _frames(segments, direction)
        words: dict[str, str] = {}
        sound: set[str] = set()
        vouched: set[str] = set()
        for unit, item, name in items:
            said = self._judge(unit, item, blocks.get(unit.name) or blocks[unit.segment], Locus(name, item.line))
            if said is None:
                continue
            is_changed = said != unit.target
            lost = compare_marks(unit.source, said) if is_changed else ""
            if is_changed:
                words[unit.name] = said
            if lost:
                told = f"The translation of {unit.context} {lost}."
                self.notices.append(Notice("X004", Locus(name, item.line), told))
                continue
            sound.add(unit.name)
            if item.review == "said" or (item.review == "by change" and (is_changed or unit.is_doubtful)):
                vouched.add(unit.segment)
        waiting = [unit for unit in units if not unit.target and unit.name not in words]
        written = self._write(direction, source, target, segments, words, is_whole=target.is_initial and not waiting)
        if written is None:
            return
        whole = vouched - {unit.segment for unit in units if unit.name not in sound}
        after = self._align(direction, source, written)
        new = {segment.id for segment in after if segment.id in whole and segment.standing != "in step"}
        if new:
            self.accepted += len(new)
            self.memories[source.path] = remember(self.memories.get(source.path, Memory()), after, new)

    def _align(self, direction: Direction, source: Chapter, target: Chapter) -> tuple[Segment, ...]:
        """Align two chapters, default language first."""
        leading, other = (source, target) if direction.leads else (target, source)
        return align(leading, other, self.memories.get(source.path, Memory()))

    def _judge(self, unit: Unit, item: Returned, blocks: tuple[Block, ...], locus: Locus) -> str | None:
        """Return the words that are there or may be put there; None when the translation is no use."""
        words = item.target.replace("\r\n", "\n").strip(_SPACE)
        words = " ".join(words.split()) if unit.name.startswith(".") else words
        if not words:
            self.fates["empty"] += 1
        elif fingerprint(item.source) != fingerprint(unit.source):
            told = f"{unit.context} was translated from “{_short(item.source)}”; now it is “{_short(unit.source)}”."
            self._leave("outdated", "X002", locus, told, is_known=words == unit.target)
        elif not item.is_finished:
            told = f"{unit.context} is not finished: “{_short(words)}” was not taken."
            self._leave("unfinished", "X003", locus, told, is_known=words == unit.target)
        elif words == unit.target:
            self.fates["unchanged"] += 1
            return words
        elif broken := find_break(blocks[0], words, "\n".join(block.text for block in blocks)):
            self._leave("refused", "X005", locus, f"{unit.context}: {broken}.")
        else:
            self.fates["taken"] += 1
            return words
        return None

    def _leave(self, fate: Fate, code: str, locus: Locus, told: str, *, is_known: bool = False) -> None:
        """Count a unit that is not taken, and tell why, unless its words are there already and nothing is lost."""
        self.fates[fate] += 1
        if not is_known:
            self.notices.append(Notice(code, locus, told))

    def _write(  # noqa: PLR0913 — the two sides, what joins them, and what is new
        self,
        direction: Direction,
        source: Chapter,
        target: Chapter,
        segments: Iterable[Segment],
        words: Mapping[str, str],
        *,
        is_whole: bool,
    ) -> Chapter | None:
        """Write a chapter; None when its file would not be the blocks that were meant."""
        if not words:
            return target
        made = write_translations(source, target, segments, direction, words, is_whole=is_whole)
        chapter, faults = read_manuscript(made.text, path=target.path, language=target.language, file=target.file)
        if faults or tuple(block.text for block in partition(made.text)) != made.blocks:
            self.fates["taken"] -= len(words)
            self.fates["refused"] += len(words)
            told = f"The {len(words)} translations would run into one another or into what is there."
            self.notices.append(Notice("X005", Locus(target.file), told, "Import them in smaller parts."))
            return None
        for key in made.homeless:
            self.fates["taken"] -= 1
            told = f"The front matter has no place for {front_name(key)[1:]}."
            self._leave("refused", "X005", Locus(target.file, 1), told)
        self.files[target.file] = made.text.encode()
        if is_whole:
            self.published.append(target.file)
        return chapter

    def _stub(self, direction: Direction, source: Chapter) -> Chapter:
        """Return a copy of a chapter that waits for its translation, for a language that has none."""
        blocks = [block.text for block in source.blocks]
        has_front = bool(source.blocks) and source.blocks[0].kind is BlockKind.FRONT_MATTER
        text = as_initial(blocks[0] if has_front else "") + "".join(blocks[1:] if has_front else blocks)
        file = f"{self.publication.docs}/{direction.target}/{source.path}"
        return read_manuscript(text, path=source.path, language=direction.target, file=file)[0]


def _frames(segments: Iterable[Segment], direction: Direction) -> dict[str, tuple[Block, ...]]:
    """Return the blocks of each unit by its name, first the one whose frame the words get."""
    frames: dict[str, tuple[Block, ...]] = {}
    for segment in segments:
        for name, block, partner in pieces(segment, direction):
            both = (block,) if partner is None else (partner, block) if frame(partner).words else (block, partner)
            frames.setdefault(name, both)
    return frames


def _by_direction(publication: Publication, batches: Iterable[Batch]) -> dict[Direction, list[Batch]]:
    """Sort files by the languages that they name."""
    sorted_: dict[Direction, list[Batch]] = {}
    seen: dict[tuple[Direction, str], tuple[str, str]] = {}
    for batch in batches:
        if not batch.source + batch.target:
            told = "It does not say from which language into which it translates."
            raise ContentError((Notice("X001", Locus(batch.name), told, "Export again, and keep the file’s head."),))
        direction = find_direction(publication, batch.source, batch.target)
        sorted_.setdefault(direction, []).append(batch)
        for item in batch.units:
            name, words = seen.setdefault((direction, item.context), (batch.name, item.target))
            if item.context and words != item.target and name != batch.name:
                told = f"{item.context} has another translation in {name}."
                raise ContentError((Notice("X001", Locus(batch.name, item.line), told, "Import one of the two."),))
    return sorted_


def _found(files: Iterable[Path], file_format: str) -> Iterator[Path]:
    """Yield files, and below folders those of a format, of any when it is empty."""
    endings = {ending for ending, known in ENDINGS.items() if file_format in {"", known}}
    for path in files:
        if path.is_dir():
            yield from sorted(item for item in path.rglob("*") if item.suffix.lower() in endings and item.is_file())
        else:
            yield path


def _load(path: Path) -> bytes:
    """Read a file, no more of it than is looked at."""
    if not path.is_file():
        raise ContentError((Notice("X001", Locus(str(path)), "There is no such file.", "Correct its name."),))
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}. Nothing was written."
        raise StoreError(message) from error


def _no_segment(item: Returned) -> str:
    said = f"“{_short(item.target)}”"
    return (
        f"{item.context} is no segment any more: {said} was not taken." if item.context else f"{said} has no context."
    )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
