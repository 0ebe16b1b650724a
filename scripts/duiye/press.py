"""Build the whole publication and put it in the place of what was published.

This module owns the order of the steps; it prints nothing and knows no command line.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from duiye.announcing import draw
from duiye.assembly import assemble
from duiye.desk import Progress, by_weight, check
from duiye.editions import build_editions, workers_for
from duiye.inspection import inspect, place
from duiye.job import take_job
from duiye.model import Publication
from duiye.notice import Notice, SettingsError
from duiye.proof.judging import Recall
from duiye.proof.telling import tell
from duiye.proving import prove, require_provable
from duiye.readers.settings import Settings
from duiye.shelf import Book, make_books
from duiye.sitefolder import replacing

_PLACEHOLDER = "M005"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    site: Path
    pages: int
    books: tuple[Book, ...]
    """PDFs and EPUBs."""
    notices: tuple[Notice, ...]
    recalls: tuple[Recall, ...] = ()
    """What the search finds of what stands on the pages, if it was asked."""
    lacks_address: bool = False
    """Whether nobody said where the site will live, so that nothing on it names a full address."""
    lacks_facing: bool = False
    """Whether both languages have pages and there is still no facing edition: one of them has no landing page yet."""


def build(  # noqa: PLR0913 — each is one choice of the user
    root: Path,
    site: Path,
    *,
    strict: bool = False,
    books: bool = True,
    drafts: bool = False,
    site_url: str = "",
    live: bool = False,
    phrases: int = 0,
    progress: Progress = lambda _: None,
    workers: ProcessPoolExecutor | None = None,
) -> Built:
    """Build the whole publication and put it in the place of what was published.

    Args:
        root: the publication's folder.
        site: folder to publish into; it is replaced as a whole at the end, or not at all.
        strict: warnings forbid publishing too.
        books: make PDFs and EPUBs.
        drafts: publish initial chapters too, each with a notice; for translators, not for readers.
        site_url: address of the site, instead of the one in mkdocs.yml.
        live: for the preview, whose pages no browser may keep.
        phrases: how many of each language the search of the site has to find before it is published; none: 0.
        progress: told each step.
        workers: processes to build in, kept by the caller between builds; otherwise made and ended here.

    Returns:
        What was made, with the warnings.

    Raises:
        SettingsError, ContentError, EngineError, StoreError: nothing was published; what was there is
            as it was.
    """
    if site_url and not site_url.startswith(("http://", "https://")):
        message = f"{site_url} is not the full address of a site, for example https://example.org/."
        raise SettingsError(message)
    with replacing(site) as folder, workers_for(workers) as pool:
        checked = check(root, progress)
        checked.require(strict=strict)
        require_provable(checked.settings, phrases)
        if live:
            # Where the site will live is no matter of its preview.
            told = tuple(notice for notice in checked.notices if notice.code != _PLACEHOLDER)
            checked = replace(checked, settings=_without_worker(checked.settings), notices=told)
        address = site_url.rstrip("/") + "/" if site_url else checked.settings.site_url
        made: tuple[Book, ...] = ()
        if books:
            progress("typeset")
            made = make_books(checked)
            _write(folder, {book.path: book.data for book in made})
        progress("build")
        job = take_job(checked, folder, address, made, drafts=drafts)
        with ThreadPoolExecutor(1) as threads:
            drawing = threads.submit(draw, checked.root, job.told.pictures)
            warnings = build_editions(job, pool)
            _write(folder, {**job.told.texts, **drawing.result()})
        assemble(job)
        dead = inspect(checked, folder, address=address, name=place(site, checked.root))
        recalls = _proved(folder, checked.publication, phrases, progress)
        notices = by_weight([*checked.notices, *warnings, *dead, *tell(recalls, checked.publication)])
        replace(checked, notices=notices).require(strict=strict)
        progress("publish")
        pages = sum(1 for _ in folder.rglob("*.html"))
    lacks_facing = checked.settings.facing and not job.available.facing and not job.available.untranslated
    return Built(site, pages, made, notices, recalls, lacks_address=not address, lacks_facing=lacks_facing)


def _proved(folder: Path, publication: Publication, phrases: int, progress: Progress) -> tuple[Recall, ...]:
    """Prove that the search finds phrases, if any are asked for."""
    if not phrases:
        return ()
    progress("prove")
    return prove(folder, publication, phrases)


def _without_worker(settings: Settings) -> Settings:
    options = {**settings.options, "offline": False}
    return replace(settings, options=options, hosting=replace(settings.hosting, offline=False))


def _write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write what machines read, by path from the site's root."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
