"""The copy desk: repair the marks and spaces of a publication's chapters on disk.

This module owns which files are repaired and that all are written or none; it prints nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from duiye.alignment import rewrite
from duiye.bitext import place_blocks
from duiye.catalogue import CATALOGUE
from duiye.filing import replace_files
from duiye.model import Chapter, Publication
from duiye.notice import ContentError, Notice, SettingsError
from duiye.readers.manuscript import read_manuscript
from duiye.readers.rendering import Renderer
from duiye.readers.settings import Settings
from duiye.repair import repair
from duiye.store import APPARATUS, LOCK, load_publication
from duiye.textfile import load_text_file
from duiye.whereabouts import require_files
from duiye.writers.lock import write_lock

FAMILY = "C"
"""Letter of the codes that can be repaired."""
_OURS = "duiye.markdown"
"""Our extension adds notes and glossary links, which are none of a repair's business."""


@dataclass(frozen=True, slots=True)
class Mended:
    """One file whose marks and spaces were repaired."""

    file: str
    """Path from the publication's root."""
    before: str
    after: str
    repairs: int
    """How many faults were repaired."""


@dataclass(frozen=True, slots=True)
class Mending:
    """What was repaired, and what could not be."""

    files: tuple[Mended, ...]
    notices: tuple[Notice, ...]


def mend(
    root: Path, paths: Sequence[Path] = (), codes: Collection[str] = frozenset(), *, dry_run: bool = False
) -> Mending:
    """Repair the published chapters.

    Args:
        root: the publication's folder.
        paths: chapters, or folders of chapters; all when empty.
        codes: the codes to repair; all of the family when empty.
        dry_run: whether to write nothing.

    Raises:
        ContentError: the lock file is damaged; nothing was changed.
        SettingsError: mkdocs.yml cannot be used, a code is none that can be repaired, or a path names no chapter.
        StoreError: a file cannot be read or written; nothing was changed.
    """
    for code in codes:
        if code not in CATALOGUE or not code.startswith(FAMILY):
            known = ", ".join(name for name in CATALOGUE if name.startswith(FAMILY))
            message = f"There is nothing to repair for {code}. The codes are {known}."
            raise SettingsError(message)
    settings, publication, found = load_publication(root)
    damage = tuple(notice for notice in found if notice.locus.path.endswith(LOCK))
    if damage:
        raise ContentError(damage)
    files: list[Mended] = []
    notices: list[Notice] = []
    changes: dict[str, bytes | None] = {}
    read: dict[str, bytes | None] = {}
    for chapter in _chosen(root, publication, paths):
        file = load_text_file(root / chapter.file)
        done = repair(file.text, chapter.language, _Rendering(settings, root, chapter), file=chapter.file, codes=codes)
        notices += done.notices
        if done.text != file.text:
            files.append(Mended(chapter.file, file.text, done.text, done.repairs))
            changes[chapter.file] = file.bytes_of(done.text)
            read[chapter.file] = file.bytes_of(file.text)
    if not dry_run and changes:
        lock = _lock_after(publication, files)
        replace_files(root, changes | ({f"{settings.docs_dir}/{APPARATUS}/{LOCK}": lock} if lock else {}), read=read)
    return Mending(tuple(files), tuple(notices))


def _lock_after(publication: Publication, files: Sequence[Mended]) -> bytes:
    """Write the lock file with the repaired blocks in place of the former; nothing where it says nothing of them."""
    memories = dict(publication.memories)
    chapters = {
        chapter.file: (edition, chapter) for edition in publication.editions for chapter in edition.published.values()
    }
    for mended in files:
        edition, chapter = chapters[mended.file]
        memory = memories.get(chapter.path)
        if memory is None:
            continue
        before, after = (
            read_manuscript(text, path=chapter.path, language=chapter.language, file=chapter.file)[0]
            for text in (mended.before, mended.after)
        )
        pairs = zip(place_blocks(before), place_blocks(after), strict=False)  # repairs change no structure
        prints = {old.fingerprint: new.fingerprint for old, new in pairs}
        memories[chapter.path] = rewrite(memory, "source" if edition is publication.leading else "target", prints)
    return b"" if memories == publication.memories else write_lock(memories).encode()


class _Rendering:
    """Renders texts as the body of one chapter."""

    def __init__(self, settings: Settings, root: Path, chapter: Chapter) -> None:
        extensions = tuple(name for name in settings.extensions if name != _OURS)
        self._renderer = Renderer(extensions, settings.extension_configs, str(root))
        self._chapter = chapter

    def __call__(self, text: str) -> str:
        chapter, _ = read_manuscript(
            text, path=self._chapter.path, language=self._chapter.language, file=self._chapter.file
        )
        return self._renderer.render(chapter).html


def _chosen(root: Path, publication: Publication, paths: Sequence[Path]) -> list[Chapter]:
    """List the chapters that paths name, in the order of the publication."""
    chapters = {
        (root / chapter.file).resolve(): chapter
        for edition in publication.editions
        for chapter in edition.published.values()
    }
    if not paths:
        return [*chapters.values()]
    wanted: set[Path] = set()
    languages = [edition.language for edition in publication.editions]
    for path in paths:
        meant = [place.resolve() for place in require_files(root, path, publication.docs, languages)]
        named = {place for place in chapters if any(place.is_relative_to(one) for one in meant)}
        if not named:
            message = f"{path} is no published chapter, and holds none."
            raise SettingsError(message)
        wanted |= named
    return [chapter for place, chapter in chapters.items() if place in wanted]
