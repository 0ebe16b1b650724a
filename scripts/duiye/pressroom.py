"""Set several books at once: small ones in this process, large ones each in a process of its own.

This module owns where a book is set; how is the typesetter's. Typst remembers every layout until its process ends, so
that books set one after the other in one process take the memory of all.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Mapping
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import NamedTuple

from duiye.interrupts import interrupts_held
from duiye.notice import EngineError
from duiye.typesetter import typeset

_LARGE = 300_000
"""Characters of documents in all from which it pays to start processes, each a third of a second."""


class Copy(NamedTuple):
    """What a typesetter is given for one book; see `typeset`."""

    document: str
    timestamp: int
    images: Mapping[str, bytes]
    cover: bytes = b""


def typeset_each(copies: Mapping[str, Copy]) -> dict[str, bytes]:
    """Set books, as many at a time as there are processors.

    Args:
        copies: what each is made of, by its name.

    Returns:
        The PDFs by the same names, in the same order.

    Raises:
        EngineError: Typst refuses a book, or the machine has too little memory.
    """
    # The longest first, so that none begins when all others have ended.
    order = sorted(copies, key=lambda name: -len(copies[name].document))
    if len(copies) < 2 or sum(len(copy.document) for copy in copies.values()) < _LARGE:  # noqa: PLR2004 — one is no several
        with ThreadPoolExecutor() as threads:
            made = dict(zip(order, threads.map(_set, map(copies.__getitem__, order)), strict=True))
    else:
        made = _set_apart({name: copies[name] for name in order})
    return {name: made[name] for name in copies}


def _set_apart(copies: Mapping[str, Copy]) -> dict[str, bytes]:
    spawn = multiprocessing.get_context("spawn")
    count = min(len(copies), os.cpu_count() or 1)
    with ProcessPoolExecutor(count, spawn, max_tasks_per_child=1) as processes:
        with interrupts_held():
            waiting: dict[str, Future[bytes]] = {name: processes.submit(_set, copy) for name, copy in copies.items()}
        try:
            return {name: future.result() for name, future in waiting.items()}
        except BrokenProcessPool as error:
            message = "A process that set a book was killed. Is there enough memory?"
            raise EngineError(message) from error
        finally:
            for future in waiting.values():
                future.cancel()


def _set(copy: Copy) -> bytes:
    return typeset(copy.document, timestamp=copy.timestamp, images=copy.images, cover=copy.cover)
