"""The commands that trade with translators' tools: `export po|xliff|tmx`, `import po|xliff`.

This module owns their words; each is one call to a use case.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from duiye.cli.terminal import open_console, print_notices, quiet_option, root_option, told

if TYPE_CHECKING:
    from duiye.admission import Fate
    from duiye.exchange import Format
    from duiye.homecoming import Home

_FATES: dict[Fate, str] = {
    "taken": "taken",
    "unchanged": "as they were",
    "empty": "empty",
    "unfinished": "not finished",
    "outdated": "of another source",
    "refused": "refused",
}
_ENDINGS = frozenset({".po", ".xlf", ".xliff"})
"""How the names of translators' files end."""


def _from_option(command: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "--from", "source", default="", metavar="LANGUAGE", show_default="the default language", help="Translated from."
    )(command)


def _to_option(command: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "--to", "target", default="", metavar="LANGUAGE", show_default="the other language", help="Translated into."
    )(command)


_output_option = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    default=None,
    show_default="one file here, named after the publication",
    help="A file, whose name ends as the format's do, or a folder, for one file a chapter.",
)


@click.command("po", short_help="Write the text as PO files, for gettext’s tools.")
@root_option
@_from_option
@_to_option
@_output_option
@quiet_option
def export_po(root: Path, source: str, target: str, output: Path | None, quiet: bool) -> None:  # noqa: FBT001 — click's option
    """Write the text as PO files, one entry a segment, for gettext's tools.

    A translation that lags behind is `fuzzy` and has the previous source beside it. Bring the files back with
    `duiye import po`.
    """
    _export(root, "po", source, target, output, quiet=quiet)


@click.command("xliff", short_help="Write the text as XLIFF 2.1.")
@root_option
@_from_option
@_to_option
@_output_option
@quiet_option
def export_xliff(root: Path, source: str, target: str, output: Path | None, quiet: bool) -> None:  # noqa: FBT001 — the same
    """Write the text as XLIFF 2.1, one unit a segment.

    Its state is `reviewed` where the pair is in step, `translated` where nobody has reviewed it, `initial` where it is
    missing or lags behind. Bring the files back with `duiye import xliff`.
    """
    _export(root, "xliff", source, target, output, quiet=quiet)


@click.command("tmx", short_help="Write reviewed pairs as a translation memory, TMX 1.4b.")
@root_option
@_from_option
@_to_option
@_output_option
@click.option("--unreviewed", is_flag=True, help="Give the pairs too that nobody has reviewed.")
@quiet_option
def export_tmx(  # noqa: PLR0913 — click's options
    *, root: Path, source: str, target: str, output: Path | None, unreviewed: bool, quiet: bool
) -> None:
    """Write the pairs that are in step as a translation memory, TMX 1.4b."""
    _export(root, "tmx", source, target, output, unreviewed=unreviewed, quiet=quiet)


def _home_command(file_format: str, title: str) -> click.Command:
    """Make the command that takes files of one format home."""

    @click.command(file_format, help=f"{title}\n\n{_HOME_HELP}")
    @click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
    @click.option(
        "--into",
        "root",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(),
        show_default="this folder",
        help="Folder of the publication, with mkdocs.yml.",
    )
    @click.option("--dry-run", is_flag=True, help="Tell what would be written, and write nothing.")
    @quiet_option
    def take_home(*, files: tuple[Path, ...], root: Path, dry_run: bool, quiet: bool) -> None:
        from duiye import homecoming  # noqa: PLC0415 — `duiye --help` needs none of it

        with told(strict=False, untouched="nothing was written."):
            home = homecoming.take_home(root.resolve(), files, file_format, dry_run=dry_run)
            print_notices(home.notices, open_console(stderr=True))
            if not quiet:
                _tell(home, dry_run=dry_run)

    return take_home


_HOME_HELP = """\
FILE is a file that `duiye export` wrote, or a folder of them. Words that are finished take their place in the
chapters; what is fuzzy, empty or of a source that has changed since is left, and told. A chapter that waited
for its translation is published when none of its units is missing. All files are written, or none."""

_import_any = _home_command("", "Take files home that a translator has worked on.")
import_po = _home_command("po", "Take PO files home that a translator has worked on.")
import_xliff = _home_command("xliff", "Take XLIFF files home that a translator has worked on.")


def find_home_command(arguments: list[str]) -> tuple[click.Command | None, list[str]]:
    """Say which command takes home what `duiye import` is given, and with which arguments; None for an article."""
    commands = {"po": import_po, "xliff": import_xliff}
    if arguments and arguments[0] in commands:
        return commands[arguments[0]], arguments[1:]
    endings = {Path(word).suffix.lower() for word in arguments if not word.startswith("-")}
    return (None if endings.isdisjoint(_ENDINGS) else _import_any), arguments


def _export(  # noqa: PLR0913 — the options of three commands
    root: Path,
    file_format: Format,
    source: str,
    target: str,
    output: Path | None,
    *,
    unreviewed: bool = False,
    quiet: bool,
) -> None:
    from duiye import exchange  # noqa: PLC0415 — `duiye --help` needs none of it
    from duiye.filing import write_file  # noqa: PLC0415

    with told(strict=False, untouched="nothing was written."):
        made = exchange.export(root.resolve(), file_format, output, source=source, target=target, unreviewed=unreviewed)
        for path, data in made.files.items():
            write_file(path, data)
    for path in made.files:
        click.echo(path)
    if not quiet:
        units = "1 unit" if made.units == 1 else f"{made.units} units"
        more = " No pair has been reviewed yet: see --unreviewed." if file_format == "tmx" and not made.units else ""
        click.echo(f"✓ {units}.{more}", err=True)


def _tell(home: Home, *, dry_run: bool) -> None:
    """Say what was taken and what was not."""
    would = "would be " if dry_run else ""
    counts = ", ".join(f"{home.fates[fate]} {words}" for fate, words in _FATES.items() if home.fates[fate])
    files = "1 file" if len(home.written) == 1 else f"{len(home.written)} files"
    line = f"✓ Units: {counts or 'none'}; {files} {would}written."
    open_console(stderr=True).print(line, style="green", markup=False, highlight=False)
    if home.accepted:
        segments = "1 segment" if home.accepted == 1 else f"{home.accepted} segments"
        click.echo(f"  {segments} {would}accepted as in step, as by `duiye accept`.", err=True)
    for file in home.published:
        click.echo(f"  {file} {would}published: nothing in it waits for its translation.", err=True)
