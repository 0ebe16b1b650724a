"""Take translations home: read what came back from translators, and write what may stand into the chapters.

This module owns the order of the steps; it prints nothing. All files are written, or none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from duiye.admission import Admitted, Arrival, Fate, Place, admit, is_blank, no_segment, stub
from duiye.exchange import facings, find_direction, open_publication
from duiye.filing import differing, replace_files
from duiye.model import Memory, Publication
from duiye.notice import ContentError, Locus, Notice
from duiye.readers.exchange import ENDINGS, LARGEST, read_batch
from duiye.readers.exchange.batch import Batch
from duiye.review import write_memories
from duiye.standings import facing_chapters
from duiye.store import APPARATUS, LOCK
from duiye.units import Direction, draw_units
from duiye.writers.lock import write_lock


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


@dataclass(slots=True)
class _Work:
    """Everything that an import is about to write."""

    publication: Publication
    memories: dict[str, Memory]
    files: dict[str, bytes | None] = field(default_factory=dict)
    fates: Counter[Fate] = field(default_factory=Counter)
    published: list[str] = field(default_factory=list)
    accepted: int = 0
    notices: list[Notice] = field(default_factory=list)


def take_home(root: Path, files: Iterable[Path], file_format: str = "", *, dry_run: bool = False) -> Home:
    """Read translators' files and write what is whole into the chapters.

    What a translator has gone over is in step from then on: in XLIFF what is in state `reviewed` or `final`, in PO
    what the translator changed, or took the mark `fuzzy` from.

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
        OSError: a translator's file cannot be read; nothing was written.
    """
    batches = [read_batch(_load(path), str(path), file_format) for path in _found(files, file_format)]
    publication = open_publication(root).publication
    work = _Work(publication, dict(publication.memories))
    for direction, some in _by_direction(publication, batches).items():
        _take(work, direction, some)
    if work.accepted:
        work.files[f"{publication.docs}/{APPARATUS}/{LOCK}"] = write_lock(work.memories).encode()
    done = differing(root, work.files) if dry_run else replace_files(root, work.files)
    if work.accepted and not dry_run:
        after = open_publication(root).publication
        write_memories(root, publication.docs, work.memories, facing_chapters(after))  # keeps the words as well
    return Home(done, work.fates, tuple(work.published), work.accepted, tuple(work.notices))


def _take(work: _Work, direction: Direction, batches: Iterable[Batch]) -> None:
    """Take what came back in one direction."""
    chapters: dict[str, tuple[Place, list[Arrival]]] = {}
    known: dict[str, tuple[str, int]] = {}
    for facing, source, target in facings(work.publication, direction):
        units = draw_units(source, target, facing.segments, direction)
        file = f"{work.publication.docs}/{direction.target}/{source.path}"
        memory = work.memories.get(source.path, Memory())
        place = Place(source, target or stub(source, file, direction), direction, memory, units)
        chapters[source.path] = place, []
        known |= {unit.context: (source.path, n) for n, unit in enumerate(units)}
    lost = Admitted(Memory())
    for batch in batches:
        for item in batch.units:
            locus = Locus(batch.name, item.line)
            if item.context in known:
                path, n = known[item.context]
                place, arrivals = chapters[path]
                arrivals.append(Arrival(place.units[n], item, locus))
            elif not is_blank(item.target):
                lost.leave("outdated", "X002", locus, no_segment(item))
    _gather(work, lost)
    for path, (place, arrivals) in chapters.items():
        if arrivals:
            admitted = admit(place, arrivals)
            _gather(work, admitted)
            work.memories |= {path: admitted.memory} if admitted.accepted else {}
            work.files |= {place.target.file: admitted.text.encode()} if admitted.text else {}
            work.published += [place.target.file] if admitted.is_published else []


def _gather(work: _Work, admitted: Admitted) -> None:
    work.fates += admitted.fates
    work.accepted += admitted.accepted
    work.notices += admitted.notices


def _by_direction(publication: Publication, batches: Sequence[Batch]) -> dict[Direction, list[Batch]]:
    """Sort files by the languages that they name."""
    sorted_: dict[Direction, list[Batch]] = {}
    seen: dict[tuple[Direction, str], tuple[str, str]] = {}
    for batch in batches:
        if not batch.source + batch.target:
            told = "It does not say from which language into which it translates."
            raise ContentError((Notice("X001", Locus(batch.name), told, "Export again, and keep the file’s head."),))
        direction = find_direction(publication, batch.source, batch.target)
        if sorted_ and direction not in sorted_:
            told = f"It translates from {batch.source} into {batch.target}, {batches[0].name} does not."
            raise ContentError((Notice("X001", Locus(batch.name), told, "Import the two one after the other."),))
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
    with path.open("rb") as file:
        return file.read(LARGEST + 1)
