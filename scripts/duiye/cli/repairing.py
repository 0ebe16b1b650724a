"""The command `fix`: repair marks and spaces.

This module owns its words; the work is the copy desk's.
"""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import click

from duiye.cli.terminal import open_console, print_notices, quiet_option, root_option, told


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@root_option
@click.option("--dry-run", is_flag=True, help="Print what would change as a unified diff, and write nothing.")
@click.option("--select", metavar="CODES", default="", help="Repair these codes only, for example C001,C009.")
@quiet_option
def fix(paths: tuple[Path, ...], root: Path, *, dry_run: bool, select: str, quiet: bool) -> None:
    """Repair marks and spaces where only one repair makes sense.

    PATH is a chapter or a folder of chapters; without one all published chapters are repaired. Nothing but marks
    and spaces changes, and what cannot be repaired without harm is told and left alone.
    """
    from duiye import copydesk  # noqa: PLC0415 — `duiye --help` needs none of it

    codes = frozenset(code.strip().upper() for code in select.split(",") if code.strip())
    with told(strict=False, untouched="nothing was written."):
        mending = copydesk.mend(root.resolve(), paths, codes, dry_run=dry_run)
    if dry_run:
        for item in mending.files:
            lines = item.before.splitlines(keepends=True), item.after.splitlines(keepends=True)
            for line in unified_diff(*lines, f"a/{item.file}", f"b/{item.file}"):
                click.echo(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n", nl=False)
    print_notices(mending.notices, open_console(stderr=True))
    if quiet:
        return
    count = sum(item.repairs for item in mending.files)
    would = "would be " if dry_run else ""
    places = "1 place" if count == 1 else f"{count} places"
    files = "1 file" if len(mending.files) == 1 else f"{len(mending.files)} files"
    line = f"{places} in {files} {would}repaired." if count else "There was nothing to repair."
    open_console(stderr=True).print(f"✓ {line}", style="green", markup=False, highlight=False)
