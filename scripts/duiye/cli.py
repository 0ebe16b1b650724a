"""The command line: `duiye build`, `check`, `preview`, `export`.

This module owns words, colours and exit codes; every command is one call to the press.

Exit codes: 0 done; 1 the content has faults; 2 the command or mkdocs.yml is wrong; 3 an engine or the
disk failed. Nothing is published unless the code is 0.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from duiye import __version__
from duiye.notice import ContentError, DuiyeError, Notice, SettingsError, Severity

if TYPE_CHECKING:
    from rich.console import Console

FAULTS, USAGE, FAILURE = 1, 2, 3

_STEPS = {
    "read": "Reading both languages",
    "check": "Checking",
    "typeset": "Typesetting the books",
    "build": "Building the pages",
    "publish": "Publishing",
}

_root = click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    show_default="this folder",
    help="Folder of the publication, with mkdocs.yml.",
)
_quiet = click.option("--quiet", "-q", is_flag=True, help="Print faults only.")
_strict = click.option("--strict", is_flag=True, help="Treat warnings as errors.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="duiye")
def main() -> None:
    """Publish a long article in Chinese and English, as facing pages, on the web and on paper."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a notice may hold what the locale cannot write


@main.command()
@_root
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    default=None,
    show_default="site/",
    help="Folder to publish into; replaced as a whole when the build has ended well.",
)
@click.option("--site-url", default="", help="Address of the published site, instead of mkdocs.yml's.")
@click.option("--no-books", is_flag=True, help="Leave the PDFs out.")
@_strict
@_quiet
def build(root: Path, *, site_dir: Path | None, site_url: str, no_books: bool, strict: bool, quiet: bool) -> None:  # noqa: PLR0913 — click's options
    """Build the whole publication: pages in every language, root pages, PDFs."""
    from duiye import press  # noqa: PLC0415 — `duiye --help` needs none of it

    target = site_dir or root / "site"
    with _told(strict=strict), _progress(quiet=quiet) as progress:
        built = press.build(
            root.resolve(), target, strict=strict, books=not no_books, site_url=site_url, progress=progress
        )
    _print_notices(built.notices, _console(stderr=True))
    if not quiet:
        books = ", ".join(f"{language} {size / 1e6:.1f} MB" for language, size in built.books.items())
        done = f"✓ {built.pages} pages in {target}" + (f", PDF: {books}" if books else "")
        _console(stderr=True).print(done, style="green", markup=False, highlight=False)


@main.command()
@_root
@_strict
def check(root: Path, strict: bool) -> None:  # noqa: FBT001 — click's option
    """Tell every fault of the content, one line each, and change nothing."""
    from duiye import desk  # noqa: PLC0415

    with _told(strict=strict):
        checked = desk.check(root.resolve())
        _print_notices(checked.notices, _console())
        if any(strict or notice.severity is Severity.ERROR for notice in checked.notices):
            sys.exit(FAULTS)


@main.command()
@_root
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen on.")
@click.option("--open", "open_browser", is_flag=True, help="Open the preview in a browser.")
def preview(root: Path, host: str, port: int, open_browser: bool) -> None:  # noqa: FBT001 — click's option
    """Serve the built site here and rebuild it when a file changes."""
    from duiye.preview import serve  # noqa: PLC0415

    with _told(strict=False):
        say = partial(_console(stderr=True).print, markup=False, highlight=False)
        serve(root.resolve(), host=host, port=port, open_browser=open_browser, say=say)


@main.group()
def export() -> None:
    """Make one output."""


@export.command("pdf")
@_root
@click.option("--edition", "languages", multiple=True, metavar="LANGUAGE", help="Language; all when not given.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    show_default="this folder",
    help="Folder to write into.",
)
@_quiet
def export_pdf(root: Path, languages: tuple[str, ...], output: Path, quiet: bool) -> None:  # noqa: FBT001 — click's option
    """Typeset the book of each language as a PDF."""
    from duiye import bindery, desk  # noqa: PLC0415

    with _told(strict=False), _progress(quiet=quiet) as progress:
        checked = desk.check(root.resolve(), progress)
        checked.require(strict=False)
        known = [edition.language for edition in checked.publication.editions]
        for language in languages:
            if language not in known:
                message = f"There is no edition {language}. mkdocs.yml declares: {', '.join(known)}."
                raise SettingsError(message)
        progress("typeset")
        written = bindery.write_books(checked, output, languages)
    for path in written:
        click.echo(path)


@contextmanager
def _told(*, strict: bool) -> Iterator[None]:
    """Turn what stops a command into words and an exit code."""
    try:
        yield
    except ContentError as error:
        _print_notices(error.notices, _console(stderr=True))
        errors = sum(strict or notice.severity is Severity.ERROR for notice in error.notices)
        _stop(
            f"{errors} {'faults' if errors != 1 else 'fault'}; nothing was published, what was there is untouched.",
            FAULTS,
        )
    except SettingsError as error:
        _stop(str(error), USAGE)
    except DuiyeError as error:
        _stop(str(error), FAILURE)
    except BrokenPipeError:
        raise  # `duiye check | head`: click ends in silence
    except OSError as error:
        _stop(f"{error.filename or 'The disk'}: {error.strerror or error}.", FAILURE)
    except KeyboardInterrupt:
        _stop("Stopped; nothing was published.", FAILURE)


def _stop(message: str, code: int) -> NoReturn:
    _console(stderr=True).print(message, style="bold red", markup=False, highlight=False)
    sys.exit(code)


def _print_notices(notices: Iterable[Notice], console: Console) -> None:
    for notice in notices:
        colour = "red" if notice.severity is Severity.ERROR else "yellow"
        if console.is_terminal:
            from rich.text import Text  # noqa: PLC0415

            console.print(
                Text.assemble(
                    (str(notice.locus), "bold"),
                    " ",
                    (notice.code, colour),
                    f" {notice.message} ",
                    (notice.advice, "dim"),
                )
            )
        else:
            click.echo(str(notice), file=console.file)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Show the current step on a terminal; print each step once elsewhere."""
    console = _console(stderr=True)
    if quiet:
        yield lambda _: None
    elif console.is_terminal:
        with console.status("Starting") as status:
            yield lambda step: status.update(f"{_STEPS[step]}…")
    else:
        yield lambda step: console.print(f"{_STEPS[step]}…", highlight=False)


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console  # noqa: PLC0415 — 60 ms that `duiye --help` need not pay

    return Console(stderr=stderr, soft_wrap=True)


if __name__ == "__main__":
    main()
