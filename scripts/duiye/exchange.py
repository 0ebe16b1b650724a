"""Export the units of a publication for translators' tools.

This module owns which chapters are given and into how many files; the forms are the writers'. It prints nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Literal

from duiye.history import earlier_words
from duiye.model import Chapter, Language, Publication
from duiye.notice import ContentError, SettingsError
from duiye.standings import Facing, facing_chapters
from duiye.store import Loaded, load_publication, publication_date
from duiye.units import Direction, Unit, draw_units
from duiye.writers.exchange.po import write_po
from duiye.writers.exchange.tmx import write_tmx
from duiye.writers.exchange.xliff import write_xliff

Format = Literal["po", "xliff", "tmx"]
ENDINGS: Mapping[Format, tuple[str, ...]] = {"po": (".po",), "xliff": (".xlf", ".xliff"), "tmx": (".tmx",)}
"""How the names of a format's files end; the first is the one that we write."""


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
    leading = publication.leading.language
    named = [_declared(tag, known) if tag else "" for tag in (source, target)]
    first = named[0] or next((tag for tag in (leading, *known) if tag != named[1]), "")
    second = named[1] or next((tag for tag in known if tag != first), "")
    if not second or first == second or leading not in {first, second}:
        message = f"A translation needs two languages, one of them {leading}; mkdocs.yml declares {', '.join(known)}."
        raise SettingsError(message)
    return Direction(first, second, first == leading)


def facings(publication: Publication, direction: Direction) -> Iterator[tuple[Facing, Chapter, Chapter | None]]:
    """Yield each chapter that has words of its own in the source's language, with source and target, in order."""
    other = direction.target if direction.leads else direction.source
    for facing in facing_chapters(publication):
        source, target = (facing.source, facing.target) if direction.leads else (facing.target, facing.source)
        if facing.target_language == other and source is not None and not source.is_initial:
            yield facing, source, target


def draw(
    publication: Publication, direction: Direction, earlier: Mapping[str, str] = MappingProxyType({})
) -> tuple[Unit, ...]:
    """List the units of all chapters, in reading order; see `draw_units`."""
    return tuple(
        unit
        for facing, source, target in facings(publication, direction)
        for unit in draw_units(source, target, facing.segments, direction, earlier)
    )


def export(  # noqa: PLR0913 — what the command says
    root: Path,
    file_format: Format,
    output: Path | None = None,
    *,
    source: Language = "",
    target: Language = "",
    unreviewed: bool = False,
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

    Raises:
        SettingsError: mkdocs.yml cannot be used, or does not declare a language.
        ContentError: a chapter cannot be read.
    """
    loaded = open_publication(root)
    settings, publication = loaded.settings, loaded.publication
    direction = find_direction(publication, source, target)
    units = draw(publication, direction, _earlier(root, publication, direction))
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


def _earlier(root: Path, publication: Publication, direction: Direction) -> Mapping[str, str]:
    """Find what the source said at the last review, of all that has to be translated again."""
    files: dict[tuple[str, Language], None] = {}
    wanted: set[str] = set()
    for facing, source, _ in facings(publication, direction):
        pairs = [
            pair for segment in facing.segments if direction.waits_for_target(segment) for pair in segment.reviewed
        ]
        wanted |= {pair[0 if direction.leads else 1] for pair in pairs}
        files |= {(source.file, source.language): None} if pairs else {}
    return earlier_words(root, files, wanted) if wanted else {}
