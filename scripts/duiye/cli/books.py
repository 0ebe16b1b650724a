"""The commands that make the books alone: `export pdf`, `export epub`.

This module owns their words; each is one call to a bindery.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from duiye.cli.terminal import quiet_option, root_option, showing_progress, told
from duiye.notice import SettingsError

_edition = click.option("--edition", "editions", multiple=True, metavar="EDITION", help="Which; all when not given.")
_output = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    show_default="this folder",
    help="Folder to write into.",
)


@click.command("pdf")
@root_option
@_edition
@_output
@quiet_option
def export_pdf(root: Path, editions: tuple[str, ...], output: Path, quiet: bool) -> None:  # noqa: FBT001 — click's option
    """Typeset books as PDF.

    An edition is a language, or both: parallel (pairs side by side) or facing (on the two pages of an opening).
    """
    from duiye import bindery, desk, manuscripts  # noqa: PLC0415 — `duiye --help` needs none of it

    with told(strict=False, root=root), showing_progress(quiet=quiet) as progress:
        checked = desk.check(root.resolve(), progress)
        checked.require(strict=False)
        languages = [edition.language for edition in checked.publication.editions]
        _require(editions, manuscripts.printable(checked), [*languages, *manuscripts.SPREADS])
        progress("typeset")
        written = bindery.write_books(checked, output, editions)
    for path in written:
        click.echo(path)


@click.command("epub")
@root_option
@_edition
@_output
@quiet_option
def export_epub(root: Path, editions: tuple[str, ...], output: Path, quiet: bool) -> None:  # noqa: FBT001 — the same
    """Make books as EPUB.

    An edition is a language, or both joined by a hyphen (zh-en): each passage with its translation below it.
    """
    from duiye import desk, epubbindery  # noqa: PLC0415 — the same

    with told(strict=False, root=root), showing_progress(quiet=quiet) as progress:
        checked = desk.check(root.resolve(), progress)
        checked.require(strict=False)
        languages = [edition.language for edition in checked.publication.editions]
        _require(editions, epubbindery.bindable(checked), [*languages, "-".join(languages)])
        progress("typeset")
        written = epubbindery.write_epubs(checked, output, editions)
    for path in written:
        click.echo(path)


def _require(wanted: Sequence[str], ready: Sequence[str], known: Sequence[str]) -> None:
    """Refuse an edition that does not exist, and one, or all, that have nothing to print."""
    for edition in wanted:
        if edition not in known:
            message = f"There is no edition {edition}. There are: {', '.join(known)}."
            raise SettingsError(message)
        if edition not in ready:
            message = f"The edition {edition} has no chapter to print yet."
            raise SettingsError(message)
    if not ready:
        message = f"No edition has a chapter to print yet: {', '.join(known)}."
        raise SettingsError(message)
