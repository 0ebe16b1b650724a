"""Read a foreign file in a process of its own, which may fail, hang or grow without harm.

This module owns the way from a path to an article: what may be opened, and the limits of the reading
process. It must not know any format.
"""

from __future__ import annotations

import errno
import gc
import multiprocessing
import os
import signal
import stat
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal, NamedTuple

from duiye.article import Article
from duiye.interrupts import interrupts_held
from duiye.notice import ContentError, Locus, Notice
from duiye.readers.articles import read_article

LARGEST_FILE = 64 << 20
LARGEST_SIBLING = 32 << 20
"""Bytes of a picture beside the article."""
LONGEST = 60.0
"""Seconds that the reading may take, by the clock and of the processor."""
MOST_MEMORY = 1 << 30
"""Bytes of address space of the reading process."""
AT_ONCE = 1 << 20
"""Plain text below this is read here, for no converter touches it: the other process takes
0.5 s to start (measured on two busy cores)."""
_PLAIN = frozenset({".txt", ".text", ".md", ".markdown"})
_WORDS = {
    errno.ENOENT: "There is no such file.",
    errno.ENOTDIR: "There is no such file.",
    errno.ENAMETOOLONG: "There is no such file: the name is too long.",
    errno.EACCES: "The file may not be read: permission is denied.",
    errno.ELOOP: "It is a symbolic link that leads to itself.",
    errno.EISDIR: "It is a folder.",
    errno.ENXIO: "It is no file of words but a pipe, socket or device.",
}
_SIMPLER = "Split it, or save it in a simpler format."
_ANOTHER = "Save it in another format; if it is an honest file, report the fault."

Outcome = Literal["article", "notices", "memory", "fault", "time", "death"]


class Limits(NamedTuple):
    """What the reading process may use."""

    seconds: float = LONGEST
    memory: int = MOST_MEMORY


@dataclass(frozen=True, slots=True)
class Beside:
    """Opens what lies beside an article, and nothing outside of its folder."""

    folder: Path

    def __call__(self, path: str) -> bytes | None:
        """Return a file's bytes by its path from the folder; None where it is none, too large or outside."""
        try:
            home = self.folder.resolve()
            file = (home / path).resolve()
            return _read_regular(file, LARGEST_SIBLING) if file.is_relative_to(home) else None
        except (OSError, RuntimeError, ValueError):
            return None


def read_quarantined(path: Path, *, encoding: str = "", limits: Limits = Limits()) -> Article:  # noqa: B008 — frozen
    """Read a file as an article, whoever made it.

    Args:
        path: the file.
        encoding: what the user says that it is written in; empty to find out.
        limits: what the reading may use.

    Returns:
        What the file holds.

    Raises:
        ContentError: it cannot be read (I001); the notice says why and what to do.
    """
    data = _load(path)
    if path.suffix.lower() in _PLAIN and len(data) < AT_ONCE and b"\0" not in data:
        return read_article(data, path.name, encoding=encoding, sibling=Beside(path.parent))
    outcome, said = _read_elsewhere(path, encoding, limits)
    match outcome:
        case "article":
            article: Article = said
            return article
        case "notices":
            raise ContentError(said)
        case "time":
            raise _refusal(path, f"Reading it took longer than {limits.seconds:g} seconds.", _SIMPLER)
        case "memory":
            raise _refusal(path, "Reading it takes more memory than an article should.", _SIMPLER)
        case _:
            raise _refusal(path, f"It cannot be read: {said}.", _ANOTHER)


def _load(path: Path) -> bytes:
    """Read the article's file."""
    try:
        data = _read_regular(path, LARGEST_FILE)
    except (OSError, ValueError) as error:
        known = _WORDS.get(getattr(error, "errno", None) or 0)
        raise _refusal(path, known or f"The file cannot be read: {error}.", "Give the path of a file.") from error
    if data is None:
        message = f"The file is larger than {LARGEST_FILE >> 20} MB."
        raise _refusal(path, message, "Split the article, or leave out what is large in it.")
    return data


def _read_regular(path: Path, limit: int) -> bytes | None:
    """Read a file that is one, and no pipe or device that would never end.

    Returns:
        Its bytes, None when there are more than the limit.

    Raises:
        OSError: it is none, or cannot be opened.
        ValueError: no file can have this name.
    """
    # Opened first and looked at then, so that nobody can put a pipe in its place between.
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(opened, "rb") as file:
        mode = os.fstat(opened).st_mode
        if not stat.S_ISREG(mode):
            number = errno.EISDIR if stat.S_ISDIR(mode) else errno.ENXIO
            raise OSError(number, os.strerror(number))
        data = file.read(limit + 1)
    return data if len(data) <= limit else None


def _refusal(path: Path, message: str, hint: str) -> ContentError:
    return ContentError((Notice("I001", Locus(path.name or str(path)), message, hint),))


def _read_elsewhere(path: Path, encoding: str, limits: Limits) -> tuple[Outcome, Any]:
    """Read in another process, and end it whatever happens."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_read, args=(there, path, encoding, limits), daemon=True)
    try:
        with interrupts_held():
            child.start()
        there.close()
        if not here.poll(limits.seconds):
            return "time", ""
        answer: tuple[Outcome, Any] = here.recv()
    except EOFError:
        child.join()
        return death(child.exitcode or 0)
    else:
        return answer
    finally:
        here.close()
        there.close()
        if child.pid is not None:
            child.kill()
            child.join()


def death(code: int) -> tuple[Outcome, str]:
    """Say why a process ended that gave no answer; a negative code is the signal that ended it."""
    if code == -getattr(signal, "SIGXCPU", 0):
        return "time", ""
    if code == -getattr(signal, "SIGKILL", 0):
        # Nobody but a system without memory ends it so.
        return "memory", ""
    return "death", f"the reading process ended by itself ({f'signal {-code}' if code < 0 else f'code {code}'})"


def _read(answer: Connection, path: Path, encoding: str, limits: Limits) -> None:  # pragma: no cover — elsewhere
    """Read a file; runs in a process of its own, which says nothing but its answer."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    _limit(limits)
    gc.disable()  # the process ends before it would pay
    with suppress(BrokenPipeError):
        try:
            answer.send(outcome(path, encoding))
        except MemoryError:
            answer.send(("memory", ""))


def outcome(path: Path, encoding: str, read: Callable[..., Article] = read_article) -> tuple[Outcome, Any]:
    """Read a file, and say in words what stood in the way.

    Args:
        path: the file.
        encoding: what the user says that it is written in.
        read: reads its bytes.
    """
    try:
        return "article", read(_load(path), path.name, encoding=encoding, sibling=Beside(path.parent))
    except ContentError as error:
        return "notices", error.notices
    except MemoryError:
        return "memory", ""
    except RecursionError:
        return "fault", "something in it is nested too deeply"
    except Exception as error:  # noqa: BLE001 — whatever a foreign file does to a reader ends here, in words
        last = traceback.extract_tb(error.__traceback__)[-1]
        return "fault", f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}: {error}"


def _limit(limits: Limits) -> None:  # pragma: no cover — elsewhere
    """Bind this process to its limits, where the platform has them."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 — not on Windows

        seconds = int(limits.seconds) + 1
        for kind, soft, hard in (
            (resource.RLIMIT_AS, limits.memory, limits.memory),
            (resource.RLIMIT_CPU, seconds, seconds + 1),  # the first is told by its signal
            (resource.RLIMIT_CORE, 0, 0),
        ):
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (soft, hard))
