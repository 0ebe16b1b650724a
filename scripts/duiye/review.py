"""Review the two languages of a publication: what stands how, what changed, and that it is in step now.

This module owns these use cases; it prints nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from duiye.alignment import remember
from duiye.bitext import FRONT
from duiye.filing import replace_files
from duiye.history import earlier_words, keep_words
from duiye.model import Block, Chapter, Language, Memory, Segment
from duiye.notice import ContentError, SettingsError
from duiye.standings import ChapterStanding, Facing, count_standings, facing_chapters
from duiye.store import APPARATUS, LOCK, Loaded, load_publication, load_settings
from duiye.worddiff import Edit, compare_words
from duiye.writers.lock import write_lock

_ALIASES = re.compile(r"\.[\w.]+|\^(?P<note>.+)")
"""What translators' files call front matter (`.title`) and notes (`^C30`)."""


@dataclass(frozen=True, slots=True)
class Side:
    """One language of a segment under review."""

    language: Language
    file: str
    line: int
    """Where the block begins; 0 where there is none."""
    text: str
    """As it is now, without the blank lines around it."""
    edits: tuple[Edit, ...]
    """What changed since the review; one run where nothing did, or where the earlier words are not known."""
    is_changed: bool
    """Whether these are other words than were reviewed."""
    before_is_known: bool
    """Whether the earlier words were found, of a side that changed."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A segment that is not in step, as its translator needs it."""

    path: str
    segment: Segment
    sides: tuple[Side, Side]
    """The default language's first."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was accepted."""

    segments: tuple[tuple[str, Segment], ...]
    """Path of the chapter, and segment."""
    refused: tuple[tuple[str, Segment], ...]
    """Those that have one side only, a copy on the other, are cut in another way there, or wait with their chapter."""


def status(root: Path) -> tuple[ChapterStanding, ...]:
    """Count how far each chapter of each language is.

    Raises:
        SettingsError: mkdocs.yml cannot be used.
        ContentError: a chapter or the lock file cannot be read.
    """
    return count_standings(_load(root).publication)


def compare(root: Path, chosen: Sequence[str] = ()) -> tuple[Compared, ...]:
    """Show what changed on either side of every segment that is stale or in conflict.

    Args:
        root: the publication's folder.
        chosen: chapters and segments as a user names them; all when empty.

    Returns:
        The segments in reading order, with the words that changed.

    Raises:
        SettingsError: nothing has a name that was chosen.
        ContentError: a chapter or the lock file cannot be read.
    """
    publication = _load(root).publication
    picked = [
        (facing, segment)
        for facing, segment in choose(facing_chapters(publication), chosen)
        if segment.standing in {"stale", "conflict"}
    ]
    wanted = {print_ for _, segment in picked for pair in segment.reviewed for print_ in pair}
    now = {print_ for _, segment in picked for print_ in segment.prints}
    files = {
        (item.file, item.language): None for facing, _ in picked for item in (facing.source, facing.target) if item
    }
    words = earlier_words(root, files, wanted - now) if wanted - now else {}
    leading = publication.leading.language
    return tuple(
        Compared(
            facing.path,
            segment,
            (
                _side(segment, 0, (leading, facing.source), words),
                _side(segment, 1, (facing.target_language, facing.target), words),
            ),
        )
        for facing, segment in picked
    )


def accept(root: Path, chosen: Sequence[str] = ()) -> Accepted:
    """Write down that segments say the same in both languages as they are now.

    Args:
        root: the publication's folder.
        chosen: chapters and segments as a user names them; when empty, all of the chapters that no language
            keeps from its readers yet (`state: initial`).

    Returns:
        The segments that were not in step and are now, and those that cannot be.

    Raises:
        SettingsError: nothing has a name that was chosen.
        ContentError: a chapter or the lock file cannot be read; nothing was written.
        StoreError: the disk refuses; nothing was written.
    """
    lock = root / load_settings(root).docs_dir / APPARATUS / LOCK
    before = lock.read_bytes() if lock.is_file() else None
    loaded = _load(root)
    publication = loaded.publication
    facings = tuple(facing_chapters(publication))
    taken: dict[str, dict[str, Segment]] = {}
    refused: list[tuple[str, Segment]] = []
    for facing, segment in choose(facings, chosen):
        if segment.standing == "in step":
            continue
        is_waiting = not chosen and any(side.is_initial for side in (facing.source, facing.target) if side)
        if (
            not is_waiting
            and segment.source
            and segment.target
            and segment.standing != "untranslated"
            and not segment.parts
        ):
            taken.setdefault(facing.path, {})[segment.id] = segment
        else:
            refused.append((facing.path, segment))
    memories: dict[str, Memory] = dict(publication.memories)
    for facing in facings:
        if facing.path in taken:
            memory = memories.get(facing.path, Memory())
            memories[facing.path] = remember(memory, facing.segments, taken[facing.path].keys())
    if taken:
        write_memories(root, loaded.settings.docs_dir, memories, facings, before=before, is_read=True)
    accepted = tuple((path, segment) for path, found in taken.items() for segment in found.values())
    return Accepted(accepted, tuple(refused))


def write_memories(  # noqa: PLR0913 — the file, what goes into it, and what it held
    root: Path,
    docs: str,
    memories: Mapping[str, Memory],
    facings: Iterable[Facing],
    *,
    before: bytes | None = None,
    is_read: bool = False,
) -> None:
    """Write the lock file, and keep the words of what it says is in step.

    Args:
        root: the publication's folder.
        docs: the documents' folder.
        memories: what is remembered now.
        facings: the chapters whose words are kept.
        before: what the lock file held when it was read, None where there was none.
        is_read: whether `before` says so, and nothing that was written since may be lost.
    """
    name = f"{docs}/{APPARATUS}/{LOCK}"
    replace_files(root, {name: write_lock(memories).encode()}, read={name: before} if is_read else {})
    still = {print_ for memory in memories.values() for pair in memory.in_step for print_ in pair}
    words = {
        print_: block.text
        for facing in facings
        for segment in facing.segments
        for print_, block in zip(segment.prints, (segment.source, segment.target), strict=True)
        if block and print_ in still
    }
    keep_words(root, words, still)


def choose(facings: Iterable[Facing], chosen: Sequence[str]) -> list[tuple[Facing, Segment]]:
    """Return the segments that a user means.

    Args:
        facings: all chapters.
        chosen: paths of chapters (`part-1/tide.md`, `en/part-1/tide.md`, `docs/en/part-1/tide.md`), of folders
            (`part-1`), segments (`tide-p2`, `part-1/tide.md#tide-p2`); all when empty.

    Raises:
        SettingsError: nothing has such a name, or several chapters have a segment of it.
    """
    facings = tuple(facings)
    everything = [(facing, segment) for facing in facings for segment in facing.segments]
    if not chosen:
        return everything
    found: dict[tuple[str, str], tuple[Facing, Segment]] = {}
    for word in chosen:
        path, _, name = word.partition("#")
        name = _ALIASES.sub(lambda found: f"[^{found['note']}]" if found["note"] else FRONT, name)
        folder = path.rstrip("/")
        hits = [
            (facing, segment)
            for facing, segment in everything
            if (name in {"", segment.id} and _is_named(facing, folder)) or (not name and segment.id == word)
        ]
        hits = hits or [item for item in everything if not path and item[1].id == name]
        if not hits:
            _refuse(word, facings)
        if len({facing.path for facing, _ in hits}) > 1 and not any(_is_named(facing, folder) for facing, _ in hits):
            first = hits[0]
            message = f"Several chapters have a segment {word}. Say which: {first[0].path}#{first[1].id}"
            raise SettingsError(message)
        found |= {(facing.path, segment.id): (facing, segment) for facing, segment in hits}
    return [item for item in everything if (item[0].path, item[1].id) in found]


def _is_named(facing: Facing, path: str) -> bool:
    chapters = [item for item in (facing.source, facing.target) if item]
    files = {facing.path, *(item.file for item in chapters), *(f"{item.language}/{item.path}" for item in chapters)}
    return bool(path) and any(file in {path, f"{path}.md"} or file.startswith(f"{path}/") for file in files)


def _refuse(word: str, facings: Sequence[Facing]) -> None:
    names = [facing.path for facing in facings] + [segment.id for facing in facings for segment in facing.segments]
    close = get_close_matches(word, names, 3, 0.5)
    hint = f" Did you mean {' or '.join(close)}?" if close else " `duiye status` lists the chapters."
    message = f"No chapter and no segment is called {word}.{hint}"
    raise SettingsError(message)


def _side(segment: Segment, side: int, at: tuple[Language, Chapter | None], words: Mapping[str, str]) -> Side:
    language, chapter = at
    block: Block | None = (segment.source, segment.target)[side]
    pieces = [block, *segment.parts] if block and _is_cut(segment, side) else [block] if block else []
    text = "\n\n".join(piece.text.strip() for piece in pieces)
    reviewed = [pair[side] for pair in segment.reviewed]
    if len(reviewed) > 1 and segment.standing == "conflict":
        # Each side was reviewed with another of this one: that is what it is to be compared with.
        reviewed = [print_ for print_ in reviewed if print_ != segment.prints[side]]
    is_changed = bool(reviewed) and segment.prints[side] not in reviewed
    before = [words[print_].strip() for print_ in dict.fromkeys(reviewed) if print_ in words] if is_changed else []
    edits = compare_words("\n\n".join(before), text, language) if before else (Edit("same", text),) if text else ()
    file = chapter.file if chapter else ""
    return Side(language, file, block.line if block else 0, text, edits, is_changed, bool(before))


def _is_cut(segment: Segment, side: int) -> bool:
    """Say whether a segment's further blocks belong to this side."""
    lags = segment.lagging == ("source", "target")[side]
    return lags == (segment.change == "joined")


def _load(root: Path) -> Loaded:
    loaded = load_publication(root)
    unread = tuple(item for item in loaded.notices if item.code == "T001" or item.locus.path.endswith(LOCK))
    if unread:
        raise ContentError(unread)  # what could not be read would count as removed
    return loaded
