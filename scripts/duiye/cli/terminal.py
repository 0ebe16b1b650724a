"""What every command shares: options, notices and progress on the terminal, exit codes.

This module owns words and colours; it must not call a use case.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from duiye.catalogue import Severity
from duiye.notice import ContentError, DuiyeError, Notice, SettingsError, tally, word_of

if TYPE_CHECKING:
    from rich.console import Console

FAULTS, USAGE, FAILURE = 1, 2, 3
_UNTOUCHED = "nothing was published, what was there is untouched."

_STEPS = {
    "read": "Reading both languages",
    "check": "Checking",
    "typeset": "Making the books",
    "build": "Building the pages",
    "prove": "Asking the search",
    "publish": "Publishing",
}

root_option = click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    show_default="this folder",
    help="Folder of the publication, with mkdocs.yml.",
)
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print faults only.")
strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")


@contextmanager
def told(*, strict: bool, untouched: str = _UNTOUCHED, root: Path = Path()) -> Iterator[None]:
    """Turn what stops a command into words and an exit code.

    Args:
        strict: whether warnings count as errors.
        untouched: ends the line about faults.
        root: the publication's folder, from which notices name their files.
    """
    try:
        yield
    except ContentError as error:
        print_notices(from_here(error.notices, root.resolve()), open_console(stderr=True))
        stop(f"{_total(error.notices, strict=strict)}; {untouched}", FAULTS)
    except SettingsError as error:
        stop(str(error), USAGE)
    except DuiyeError as error:
        stop(str(error), FAILURE)
    except BrokenPipeError:
        raise  # `duiye check | head`: click ends in silence
    except OSError as error:
        stop(f"{error.filename or 'The disk'}: {error.strerror or error}.", FAILURE)
    except KeyboardInterrupt:
        stop("Stopped; nothing was published.", FAILURE)


def stop(message: str, code: int) -> NoReturn:
    """Say why a command ends, and end it with an exit code."""
    open_console(stderr=True).print(message, style="bold red", markup=False, highlight=False)
    sys.exit(code)


def print_notices(notices: Iterable[Notice], console: Console) -> None:
    """Print notices, one line each; a terminal also shows which are faults, what a program reads has the code alone."""
    for notice in notices:
        colour = "red" if notice.severity is Severity.ERROR else "yellow"
        if console.is_terminal:
            from rich.text import Text  # noqa: PLC0415

            console.print(
                Text.assemble(
                    (str(notice.locus), "bold"),
                    " ",
                    (f"{notice.code} {word_of(notice)}:", colour),
                    f" {notice.message} ",
                    (notice.advice, "dim"),
                )
            )
        else:
            click.echo(str(notice), file=console.file)


def print_total(notices: Sequence[Notice], *, strict: bool = False) -> None:
    """End a list of notices with how many faults and warnings it has; say nothing of an empty one."""
    if notices:
        click.echo(f"{_total(notices, strict=strict)}.", err=True)


def _total(notices: Sequence[Notice], *, strict: bool) -> str:
    warns = any(notice.severity is Severity.WARNING for notice in notices)
    return tally(notices) + (", which --strict counts as faults" if strict and warns else "")


def from_here(notices: Iterable[Notice], root: Path) -> tuple[Notice, ...]:
    """Name files as they are called in the folder in which the command runs, where the publication lies below it.

    Args:
        notices: notices whose paths begin at the publication's root.
        root: that folder, resolved.
    """
    here = Path.cwd()
    if root == here or not root.is_relative_to(here):
        return tuple(notices)
    prefix = root.relative_to(here).as_posix()
    return tuple(_below(prefix, notice) for notice in notices)


def _below(prefix: str, notice: Notice) -> Notice:
    """Name the file of a notice below a folder, and the other files of the same top folder that its words name."""
    path = notice.locus.path
    top, mark, _ = path.partition("/")
    named = re.compile(rf"(?<![\w./-]){re.escape(top + mark)}(?=[\w])" if mark else r"(?!)")
    said, hint = (
        named.sub(lambda found: f"{prefix}/{found.group()}", words) for words in (notice.message, notice.hint)
    )
    return replace(notice, locus=replace(notice.locus, path=f"{prefix}/{path}"), message=said, hint=hint)


@contextmanager
def showing_progress(*, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Show the current step on a terminal; print each step once elsewhere."""
    console = open_console(stderr=True)
    if quiet:
        yield lambda _: None
    elif console.is_terminal:
        with console.status("Starting") as status:
            yield lambda step: status.update(f"{_STEPS[step]}…")
    else:
        yield lambda step: console.print(f"{_STEPS[step]}…", highlight=False)


def open_console(*, stderr: bool = False) -> Console:
    """Return a terminal to print on; long lines are left whole."""
    from rich.console import Console  # noqa: PLC0415 — 60 ms that `duiye --help` need not pay

    return Console(stderr=stderr, soft_wrap=True)
