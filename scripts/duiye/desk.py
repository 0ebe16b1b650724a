"""The editor's desk: a publication read, rendered and checked, the start of every other use case.

This module owns the order of reading and checking; it changes nothing and prints nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from duiye.catalogue import Severity
from duiye.checks import PAGE_CHECKS, PUBLICATION_CHECKS, Pages
from duiye.checks.changed import name_the_change
from duiye.checks.size import check_size
from duiye.model import Publication
from duiye.notice import ContentError, Notice
from duiye.placing import placed
from duiye.readers.rendering import Renderer
from duiye.readers.settings import Settings
from duiye.readers.waivers import read_waivers
from duiye.store import load_publication
from duiye.waivers import Waiver, waive

Progress = Callable[[str], None]
"""Told the name of each step as it begins."""

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1}


@dataclass(frozen=True, slots=True)
class Checked:
    """A publication that was read, rendered and checked."""

    root: Path
    settings: Settings
    publication: Publication
    pages: Pages
    notices: tuple[Notice, ...]
    """Errors first, then by place."""

    def require(self, *, strict: bool) -> None:
        """Raise ContentError when the notices forbid publishing: errors always, warnings if strict."""
        if any(strict or notice.severity is Severity.ERROR for notice in self.notices):
            raise ContentError(self.notices)


def check(root: Path, progress: Progress = lambda _: None) -> Checked:
    """Read, render and check a publication; changes nothing.

    Args:
        root: the publication's folder.
        progress: told each step.

    Returns:
        The publication with every notice about it.

    Raises:
        SettingsError: mkdocs.yml cannot be used.
        ContentError: a chapter is too long to be rendered.
    """
    progress("read")
    settings, publication, found = load_publication(root)
    if too_long := tuple(check_size(publication)):
        raise ContentError(by_weight([*found, *too_long]))
    claims_pages = {edition.language: edition.claims_page for edition in publication.editions}
    renderer = Renderer(settings.extensions, settings.extension_configs, str(root), claims_pages)
    pages = {
        (edition.language, path): renderer.render(chapter)
        for edition in publication.editions
        for path, chapter in edition.published.items()
    }
    progress("check")
    notices = [*found]
    for check_publication in PUBLICATION_CHECKS:
        notices += check_publication(publication)
    for check_pages in PAGE_CHECKS:
        notices += check_pages(publication, pages)
    return Checked(root, settings, publication, pages, by_weight(_waived(publication, notices)))


def _waived(publication: Publication, notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Leave out what the chapters' own waivers silence, and tell what is wrong with the waivers."""
    waivers: list[Waiver] = []
    faults: list[Notice] = []
    for edition in publication.editions:
        for chapter in edition.chapters.values():
            given, wrong = read_waivers(chapter)
            waivers += given
            faults += wrong
    return waive(publication, name_the_change(publication, placed(publication, [*notices, *faults])), waivers)


def by_weight(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Put errors first, then order by place; a notice found twice counts once."""
    return tuple(sorted(dict.fromkeys(notices), key=lambda item: (_ORDER[item.severity], item.locus, item.code)))
