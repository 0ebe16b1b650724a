"""Build every language's pages at once, each in a process of its own.

This module owns the processes and what each is asked for; how one language is built is the `builder`'s.
"""

from __future__ import annotations

import multiprocessing
import os
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from duiye.builder import BuildRequest, build_edition, edition_request, warm_up
from duiye.chapternumbers import chapter_numbers
from duiye.desk import Checked
from duiye.interrupts import interrupts_held
from duiye.job import Job
from duiye.model import Language
from duiye.notice import EngineError, Locus, Notice

_UNKNOWN = re.compile(r"Config value '(.*)': Unrecognised configuration name: \1")
"""What MkDocs says of a setting that it does not know."""


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
def workers_for(given: ProcessPoolExecutor | None) -> Iterator[ProcessPoolExecutor]:
    """Lend processes that the caller keeps, or make some that end with the block."""
    if given is not None:
        yield given
        return
    with worker_pool() as pool:
        yield pool


def build_editions(job: Job, pool: ProcessPoolExecutor) -> tuple[Notice, ...]:
    """Build every language into its folder of the site.

    Args:
        job: the build.
        pool: processes to build in.

    Returns:
        MkDocs' warnings.

    Raises:
        EngineError: MkDocs could not build a language, or a process ended.
    """
    requests = list(_requests(job))
    try:
        futures = [pool.submit(build_edition, request) for request in requests]
        wait(futures)  # for all: a language that is still being built would write into a folder that is being removed
        results = [future.result() for future in futures]
    except BrokenProcessPool as error:
        message = "A process that built the site was killed. Is there enough memory?"
        raise EngineError(message) from error
    said = [(request.language, words) for request, told in zip(requests, results, strict=True) for words in told]
    return tuple(dict.fromkeys(_passed_on(said, job.checked)))


def _passed_on(said: Iterable[tuple[Language, str]], checked: Checked) -> Iterator[Notice]:
    """Pass on what MkDocs said of each language; what it says of settings, it says of mkdocs.yml, in all of them."""
    known = {notice.message for notice in checked.notices if notice.code == "M004"}
    for language, words in said:
        key = _UNKNOWN.fullmatch(words)
        if key and f"MkDocs has no setting {key[1]}." in known:
            continue
        file = "mkdocs.yml" if words.startswith("Config value ") else f"{checked.settings.docs_dir}/{language}"
        yield Notice("M001", Locus(file), words if words.endswith((".", "!", "?")) else f"{words}.")


def _requests(job: Job) -> Iterator[BuildRequest]:
    checked = job.checked
    names = {edition.language: edition.name for edition in checked.publication.editions}
    downloads = [
        {
            "path": book.path,
            "kind": book.kind,
            "edition": book.edition,
            "name": names.get(book.edition) or " · ".join(names.values()),
            "size": size_in_words(len(book.data)),
        }
        for book in job.books
    ]
    dates = {f"{tag}/{path}": life.changed[:10] for (tag, path), life in job.told.lives.items()}
    numbers = chapter_numbers(checked.publication)
    for language in checked.settings.languages:
        yield edition_request(
            checked.settings,
            language,
            root=checked.root,
            site_dir=job.folder,
            site_url=job.address,
            downloads=downloads,
            availability=job.available,
            step=job.step,
            heads=job.told.heads.get(language.locale, {}),
            dates=dates,
            numbers=numbers[language.locale],
            author=", ".join(checked.publication.credits.of("author", language.locale)),
            first=checked.publication.credits.date,
        )


def size_in_words(count: int) -> str:
    """Write a file's size as a reader before a download wants it."""
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.0f} kB"  # noqa: PLR2004 — 0.1 MB
