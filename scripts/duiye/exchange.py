"""Export the units of a publication for translators' tools.

This module owns which chapters are given and into how many files; the forms are the writers'. It prints nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import Literal

from duiye.bitext import align, fingerprint
from duiye.model import Block, BlockKind, Chapter, Language, Memory, Publication, Segment
from duiye.notice import ContentError, SettingsError
from duiye.store import Loaded, load_publication, publication_date
from duiye.units import Direction, Earlier, Unit, draw_units, forget
from duiye.writers.exchange.po import write_po
from duiye.writers.exchange.tmx import write_tmx
from duiye.writers.exchange.xliff import write_xliff

Format = Literal["po", "xliff", "tmx"]
ENDINGS: Mapping[Format, tuple[str, ...]] = {"po": (".po",), "xliff": (".xlf", ".xliff"), "tmx": (".tmx",)}
"""How the names of a format's files end; the first is the one that we write."""
FRONT = "---"
"""Id of the segment of the front matter."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export makes."""

    files: Mapping[Path, bytes]
    units: int


def open_publication(root: Path) -> Loaded:
    """Read a publication of which every chapter can be read.

    Raises:
        SettingsError: mkdocs.yml cannot be used.
        ContentError: a chapter, its front matter or the lock file cannot be read.
    """
    loaded = load_publication(root)
    unread = tuple(
        item for item in loaded.notices if item.locus.path.endswith((".md", ".lock")) and item.code != "T003"
    )
    if unread:
        raise ContentError(unread)  # what could not be read would be taken for what is not there
    return loaded


def find_direction(publication: Publication, source: Language = "", target: Language = "") -> Direction:
    """Say from which language to which, the default language to the other when nothing is named.

    Args:
        publication: the publication.
        source: a tag that mkdocs.yml declares, or the first part of one; empty for the other than `target`.
        target: the same.

    Raises:
        SettingsError: a language is not declared, both are one, or the publication has but one.
    """
    known = [edition.language for edition in publication.editions]
    leading = next((item.language for item in publication.editions if item.default), known[0])
    named = [_declared(tag, known) if tag else "" for tag in (source, target)]
    first = named[0] or next((tag for tag in (leading, *known) if tag != named[1]), "")
    second = named[1] or next((tag for tag in known if tag != first), "")
    if not second or first == second:
        message = f"A translation needs two languages; mkdocs.yml declares {', '.join(known)}."
        raise SettingsError(message)
    return Direction(first, second, first == leading)


def align_chapters(leading: Chapter | None, other: Chapter | None, memory: Memory) -> tuple[Segment, ...]:
    """Pair everything in two chapters that may be a unit: front matter, blocks, definitions of notes.

    Args:
        leading: the chapter of the default language.
        other: its counterpart.
        memory: what the lock file knows of them.
    """
    empty = Chapter("", "", "", {}, ())
    source, target = leading or empty, other or empty
    segments = align(source, target)
    known = {segment.id for segment in segments}
    ours, theirs = (
        {_mark(block): block for block in reversed(side.blocks) if _mark(block)} for side in (source, target)
    )
    loose = [Segment(mark, ours.get(mark), theirs.get(mark)) for mark in ours | theirs if mark not in known]
    front = [segment for segment in loose if segment.id == FRONT]
    notes = sorted((segment for segment in loose if segment.id != FRONT), key=_line)
    firsts = dict(sorted(memory.in_step))
    seconds = {second: first for first, second in firsts.items()}
    return tuple(_standing(segment, memory, seconds, firsts) for segment in (*front, *segments, *notes))


def draw(publication: Publication, direction: Direction, earlier: Earlier = forget) -> tuple[Unit, ...]:
    """List the units of all chapters that have words of their own in the source's language, in reading order."""
    sources = publication.edition(direction.source).published
    targets = publication.edition(direction.target).chapters
    return tuple(
        unit
        for path, source in sources.items()
        for unit in draw_units(
            source, targets.get(path), paired(publication, direction, source, targets.get(path)), direction, earlier
        )
    )


def paired(
    publication: Publication, direction: Direction, source: Chapter, target: Chapter | None
) -> tuple[Segment, ...]:
    """Align two chapters, default language first."""
    leading, other = (source, target) if direction.leads else (target, source)
    return align_chapters(leading, other, publication.memories.get(source.path, Memory()))


def export(  # noqa: PLR0913 — what the command says
    root: Path,
    file_format: Format,
    output: Path | None = None,
    *,
    source: Language = "",
    target: Language = "",
    unreviewed: bool = False,
    earlier: Earlier = forget,
) -> Exported:
    """Make the files that translators get; writes nothing.

    Args:
        root: the publication's folder.
        file_format: of the files.
        output: a file, whose name ends as the format's do; else a folder, for one file a chapter; when None, one
            file here, named after the publication.
        source: language to translate from; see `find_direction`.
        target: language to translate into.
        unreviewed: give a memory the pairs too that were never reviewed.
        earlier: finds the source's words at the last review.

    Raises:
        SettingsError: mkdocs.yml cannot be used, or does not declare a language.
        ContentError: a chapter cannot be read.
    """
    loaded = open_publication(root)
    settings, publication = loaded.settings, loaded.publication
    direction = find_direction(publication, source, target)
    units = draw(publication, direction, earlier)
    if file_format == "tmx":
        wanted = {"in step", "unreviewed"} if unreviewed else {"in step"}
        units = tuple(unit for unit in units if unit.standing in wanted)
    title, changed = publication.edition(direction.source).title, publication_date(root)

    def write(some: Iterable[Unit]) -> bytes:
        match file_format:
            case "po":
                text = write_po(some, direction, title=title, changed=changed)
            case "xliff":
                text = write_xliff(some, direction)
            case "tmx":
                text = write_tmx(some, direction)
        return text.encode()

    if output and output.suffix.lower() not in ENDINGS[file_format]:
        chapters = groupby(units, key=attrgetter("path"))
        ending = ENDINGS[file_format][0]
        files = {output / PurePosixPath(path).with_suffix(ending): write(group) for path, group in chapters}
    else:
        name = str((settings.options.get("book") or {}).get("file_name") or "book")
        file = output or Path(f"{name}-{direction.source}-{direction.target}{ENDINGS[file_format][0]}")
        files = {file: write(units)}
    return Exported(files, len(units))


def _declared(tag: Language, known: Iterable[Language]) -> Language:
    """Return the declared language that a tag means, `zh` for `zh-Hans` and the other way round."""
    folded = tag.replace("_", "-").lower()
    exact = [item for item in known if item.lower() == folded]
    alike = exact or [item for item in known if item.lower().split("-")[0] == folded.split("-")[0]]
    if alike:
        return alike[0]
    message = f"There is no edition {tag}. mkdocs.yml declares: {', '.join(known)}."
    raise SettingsError(message)


def _mark(block: Block) -> str:
    """Name what has no id: front matter and definitions of notes."""
    if block.kind is BlockKind.FRONT_MATTER:
        return FRONT
    return block.text.partition("]:")[0].strip() + "]" if block.kind is BlockKind.NOTE else ""


def _line(segment: Segment) -> int:
    block = segment.source or segment.target
    return block.line if block else 0


def _standing(segment: Segment, memory: Memory, seconds: Mapping[str, str], firsts: Mapping[str, str]) -> Segment:
    """Say how the sides stand to one another where the alignment has not said it."""
    if segment.source is None or segment.target is None or segment.standing != "unreviewed":
        return segment
    first, second = fingerprint(segment.source.text), fingerprint(segment.target.text)
    if (first, second) in memory.in_step:
        return replace(segment, standing="in step", reviewed=(first, second))
    if second in seconds:
        return replace(segment, standing="stale", lagging="target", reviewed=(seconds[second], second))
    if first in firsts:
        return replace(segment, standing="stale", lagging="source", reviewed=(first, firsts[first]))
    return segment
