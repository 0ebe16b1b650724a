"""Build the whole publication and put it in the place of what was published.

This module owns the order of the steps; it prints nothing and knows no command line.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from duiye.announcing import Announcement, announce, draw
from duiye.availability import Availability, availability
from duiye.bindery import book_path, typeset_books
from duiye.builder import build_edition, edition_request, warm_up
from duiye.desk import Checked, Progress, by_weight, check
from duiye.finishing import finish
from duiye.inspection import inspect, place
from duiye.interrupts import interrupts_held
from duiye.lags import StepReport, report_step
from duiye.look import ICON, LOOK, THEME_NAME
from duiye.model import Language, Publication
from duiye.notice import EngineError, Locus, Notice, SettingsError
from duiye.proof.judging import Recall
from duiye.proof.telling import tell
from duiye.proving import prove, require_provable
from duiye.readers.settings import Settings
from duiye.searching import Search, has_search
from duiye.sharing import share_assets
from duiye.sitefolder import replacing
from duiye.sitewalk import take_fingerprints
from duiye.writers.charts.data import FOLDER, write_data
from duiye.writers.facing.edition import ASSETS, FacingEdition, facing_edition
from duiye.writers.hosts import served_site, write_host_files
from duiye.writers.offline import write_no_worker, write_worker
from duiye.writers.siteroot import write_site_root
from duiye.writers.status import badge_name, total_percent, write_badge


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    site: Path
    pages: int
    books: Mapping[Language, int]
    """Size of each PDF in bytes."""
    notices: tuple[Notice, ...]
    recalls: tuple[Recall, ...] = ()
    """What the search finds of what stands on the pages, if it was asked."""


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
        books: make the PDFs.
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
    with replacing(site) as folder, _workers(workers) as pool:
        checked = check(root, progress)
        checked.require(strict=strict)
        require_provable(checked.settings, phrases)
        if live:
            checked = replace(checked, settings=_without_worker(checked.settings))
        hosting = checked.settings.hosting
        address = site_url.rstrip("/") + "/" if site_url else checked.settings.site_url
        made: dict[Language, bytes] = {}
        if books:
            progress("typeset")
            made = typeset_books(checked)
            for language, data in made.items():
                path = folder / book_path(checked, language)
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(data)
        progress("build")
        available = availability(checked.publication, drafts=drafts, facing=checked.settings.facing)
        step = report_step(checked.publication)
        # What readers are given only drafts of is not to be announced with pictures.
        cards = not drafts and bool(checked.settings.options.get("cards", True))
        tables = write_data(checked.publication.apparatus)
        told = announce(checked, address, made, tables=tuple(tables), cards=cards)
        with ThreadPoolExecutor(1) as threads:
            drawing = threads.submit(draw, checked.root, told.pictures)
            warnings = tuple(
                _build_editions(checked, available, folder, address, made, step=step, told=told, pool=pool)
            )
            _write(folder, {**told.texts, **drawing.result()})
        facing = facing_edition(checked.publication, available, address)
        search = Search(checked.publication, step.names, wanted=has_search(checked.settings))
        finish(folder, tuple(step.names), facing, search.read)
        _lay_assets(folder, facing, search)
        own = {edition.language: edition.assets for edition in checked.publication.editions}
        leading = checked.publication.leading.language
        share_assets(folder, (leading, *(tag for tag in step.names if tag != leading)), own, address)
        search.write(folder, facing)
        root_files = write_site_root(
            checked.publication,
            address,
            _icon(checked, folder),
            offline=hosting.offline,
            facing=facing is not None,
            head=told.root_head,
            lives=told.lives,
        )
        badges = {badge_name(tag): write_badge(total_percent(step.rows, tag), tag) for tag in step.names}
        for name, text in {**root_files, **badges}.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        for name, text in tables.items():
            (folder / FOLDER).mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", newline="")
        _drop_leftovers(folder, checked.publication)
        _complete(folder, checked, address)
        dead = inspect(checked, folder, address=address, name=place(site, checked.root))
        recalls = _proved(folder, checked.publication, phrases, progress)
        notices = by_weight([*checked.notices, *warnings, *dead, *tell(recalls, checked.publication)])
        replace(checked, notices=notices).require(strict=strict)
        progress("publish")
        pages = sum(1 for _ in folder.rglob("*.html"))
    return Built(site, pages, {language: len(data) for language, data in made.items()}, notices, recalls)


def _proved(folder: Path, publication: Publication, phrases: int, progress: Progress) -> tuple[Recall, ...]:
    """Prove that the search finds phrases, if any are asked for."""
    if not phrases:
        return ()
    progress("prove")
    return prove(folder, publication, phrases)


def _complete(folder: Path, checked: Checked, address: str) -> None:
    """Write what speaks of all other files: the worker that keeps them, and what the host reads of them."""
    hosting, prints = checked.settings.hosting, take_fingerprints(folder)
    texts = write_worker(prints) if hosting.offline else write_no_worker()
    served = served_site(checked.publication, address, files=(*prints, *texts))
    for name, text in {**texts, **write_host_files(hosting.host, served)}.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _without_worker(settings: Settings) -> Settings:
    options = {**settings.options, "offline": False}
    return replace(settings, options=options, hosting=replace(settings.hosting, offline=False))


@contextmanager
def worker_pool() -> Iterator[ProcessPoolExecutor]:
    """Keep processes that have imported MkDocs already."""
    count = os.cpu_count() or 1
    with ProcessPoolExecutor(count, multiprocessing.get_context("spawn")) as pool:
        with interrupts_held():
            for _ in range(count):
                pool.submit(warm_up)
        yield pool


@contextmanager
def _workers(given: ProcessPoolExecutor | None) -> Iterator[ProcessPoolExecutor]:
    if given is not None:
        yield given
        return
    with worker_pool() as pool:
        yield pool


def _build_editions(  # noqa: PLR0913 — the same
    checked: Checked,
    available: Availability,
    folder: Path,
    address: str,
    books: Mapping[Language, bytes],
    *,
    step: StepReport,
    told: Announcement,
    pool: ProcessPoolExecutor,
) -> Iterator[Notice]:
    """Build every language at once; yield MkDocs' warnings as notices."""
    downloads = [
        {
            "path": book_path(checked, language),
            "label": f"PDF · {checked.publication.edition(language).name}",
            "kind": "pdf",
            "size": size_in_words(len(data)),
        }
        for language, data in books.items()
    ]
    dates = {f"{tag}/{path}": life.changed[:10] for (tag, path), life in told.lives.items()}
    requests = [
        edition_request(
            checked.settings,
            language,
            root=checked.root,
            site_dir=folder,
            site_url=address,
            downloads=downloads,
            availability=available,
            step=step,
            heads=told.heads.get(language.locale, {}),
            dates=dates,
        )
        for language in checked.settings.languages
    ]
    try:
        futures = [pool.submit(build_edition, request) for request in requests]
        wait(futures)  # for all: a language that is still being built would write into a folder that is being removed
        results = [future.result() for future in futures]
    except BrokenProcessPool as error:
        message = "A process that built the site was killed. Is there enough memory?"
        raise EngineError(message) from error
    for request, said in zip(requests, results, strict=True):
        for words in said:
            yield Notice("M001", Locus(f"{checked.settings.docs_dir}/{request.language}"), words)


def _write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write what machines read, by path from the site's root."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))


def _lay_assets(folder: Path, facing: FacingEdition | None, search: Search) -> None:
    """Put the search's worker, and what facing pages load where the theme is not ours, where pages look for them."""
    search.lay_worker(folder)
    if facing is None:
        return
    for name in ASSETS:
        file = folder / facing.languages[0] / name
        if not file.is_file():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes((LOOK / name).read_bytes())


def _icon(checked: Checked, folder: Path) -> str:
    """Return the path of the theme's icon in the built site, empty when there is none."""
    theme = checked.settings.raw.get("theme")
    record = theme if isinstance(theme, dict) else {"name": theme}
    named = str(record.get("favicon") or (ICON if record.get("name") == THEME_NAME else ""))
    places = (named, f"{checked.settings.default_language.locale}/{named}")
    return next((path for path in places if named and (folder / path).is_file()), "")


def _drop_leftovers(folder: Path, publication: Publication) -> None:
    """Remove what MkDocs makes for a site that stands alone: the root has one sitemap for all."""
    for edition in publication.editions:
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (folder / edition.language / name).unlink(missing_ok=True)


def size_in_words(count: int) -> str:
    """Write a file's size as a reader before a download wants it."""
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.0f} kB"  # noqa: PLR2004 — 0.1 MB
