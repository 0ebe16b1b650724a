"""The commands that hand the termbase on: `export tbx`, `export csv`.

This module owns their words; the forms are the writers'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from duiye.cli.terminal import quiet_option, root_option, told
from duiye.notice import ContentError

if TYPE_CHECKING:
    from duiye.model import Term

_output_option = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    show_default="termbase.tbx or termbase.csv here",
    help="File to write.",
)


@click.command("tbx", short_help="Write the termbase as TBX (ISO 30042:2019).")
@root_option
@_output_option
@quiet_option
def export_tbx(root: Path, output: Path | None, quiet: bool) -> None:  # noqa: FBT001 — click's option
    """Write the termbase as TBX (ISO 30042:2019, TBX-Basic), for translators' tools."""
    from duiye.writers.tbx import write_tbx  # noqa: PLC0415 — `duiye --help` needs none of it

    _write(root, output or Path("termbase.tbx"), lambda terms: write_tbx(terms).encode(), quiet=quiet)


@click.command("csv", short_help="Write the termbase as a table.")
@root_option
@_output_option
@quiet_option
def export_csv(root: Path, output: Path | None, quiet: bool) -> None:  # noqa: FBT001 — the same
    """Write the termbase as a table, one term a line, in UTF-8 with a mark that spreadsheets look for."""
    from duiye.writers.tbx import write_csv  # noqa: PLC0415 — the same

    _write(root, output or Path("termbase.csv"), lambda terms: write_csv(terms).encode("utf-8-sig"), quiet=quiet)


def _write(root: Path, output: Path, form: Callable[[Iterable[Term]], bytes], *, quiet: bool) -> None:
    from duiye.filing import write_file  # noqa: PLC0415 — the same
    from duiye.store import load_publication  # noqa: PLC0415

    with told(strict=False, untouched="nothing was written."):
        loaded = load_publication(root.resolve())
        unread = tuple(item for item in loaded.notices if item.locus.path.endswith("termbase.yml"))
        if unread:
            raise ContentError(unread)  # a table without the records that could not be read would pass for whole
        terms = loaded.publication.apparatus.terms
        write_file(output, form(terms))
    click.echo(output)
    if not quiet:
        click.echo(f"✓ {len(terms)} term{'s' if len(terms) != 1 else ''}.", err=True)
