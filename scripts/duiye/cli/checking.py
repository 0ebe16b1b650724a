"""The commands about notices: `check`, `explain`.

This module owns their words and which form the notices are printed in; what is wrong is the checks' affair.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from duiye.catalogue import CATALOGUE, Severity
from duiye.cli.terminal import (
    FAULTS,
    from_here,
    open_console,
    print_notices,
    print_total,
    root_option,
    strict_option,
    told,
)
from duiye.notice import ContentError, DuiyeError, Notice, SettingsError
from duiye.selection import Selection, read_codes

FORMATS = ("text", "json", "sarif", "github")


def _codes(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Read an option that names codes and families between commas."""
    codes, unknown = read_codes(",".join(values))
    if unknown:
        message = f"there is no code or family {', '.join(unknown)}. docs/notices.md lists them."
        raise click.BadParameter(message, context, option)
    return codes


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Lines for people, one JSON array, a SARIF 2.1.0 log, or GitHub's annotations.",
)
@click.option("--select", callback=_codes, multiple=True, metavar="CODES", help="Tell these codes or families: Q,G004.")
@click.option("--ignore", callback=_codes, multiple=True, metavar="CODES", help="Do not tell these codes or families.")
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Follow the links of the site in this folder too; `duiye build` does so before it publishes.",
)
@strict_option
def check(  # noqa: PLR0913 — click's options
    *,
    paths: tuple[Path, ...],
    root: Path,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    site: Path | None,
    strict: bool,
) -> None:
    """Tell every fault of the content, one line each, and change nothing.

    The whole publication is read and checked; with PATH, files or folders, only faults that stand there are told.
    PATH may be named from here, from the publication, or as a chapter is in mkdocs.yml, which means all languages.
    """
    from duiye import desk, inspection  # noqa: PLC0415 — `duiye --help` needs none of it

    with told(strict=strict):
        publication = root.resolve()
        try:
            selection = Selection(select, ignore, _inside(publication, paths))
            checked = desk.check(publication)
            dead = inspection.inspect(checked, site) if site else ()
            found = desk.by_weight([*checked.notices, *dead])
        except ContentError as error:
            found = error.notices
        except DuiyeError as error:
            _print((), form, str(error))
            raise
        notices = selection.choose(found)
        _print(from_here(notices, publication), form)
        if form == "text":
            print_total(notices, strict=strict)
        if any(strict or notice.severity is Severity.ERROR for notice in notices):
            sys.exit(FAULTS)


def _inside(root: Path, paths: Sequence[Path]) -> tuple[str, ...]:
    """Return paths from the publication's root; raises SettingsError for one that lies elsewhere."""
    from duiye.store import load_settings  # noqa: PLC0415 — `duiye --help` needs none of it
    from duiye.whereabouts import require_files  # noqa: PLC0415 — the same

    if not paths:
        return ()
    settings = load_settings(root)
    languages = [language.locale for language in settings.languages]
    inside = []
    for path in (path for named in paths for path in require_files(root, named, settings.docs_dir, languages)):
        # Only the folder: a link in docs/ is told where it stands, not where it leads.
        place = path.parent.resolve() / path.name if path.name not in {"", ".."} else path.resolve()
        if not place.is_relative_to(root):
            message = f"{path} lies outside the publication in {root}."
            raise SettingsError(message)
        inside.append(place.relative_to(root).as_posix())
    return tuple(inside)


def _print(notices: Sequence[Notice], form: str, failure: str = "") -> None:
    """Print notices in a form; whatever the terminal's encoding, what scripts read is UTF-8."""
    if form != "text":
        from duiye.writers.reports import REPORTS  # noqa: PLC0415 — only these forms need it

        click.echo(REPORTS[form](notices, failure).encode("utf-8", "backslashreplace"), nl=False)
    elif notices:
        print_notices(notices, open_console())


@click.command()
@click.argument("code", metavar="CODE")
def explain(code: str) -> None:
    """Explain a code of a notice: why it is told, an example, and the way out."""
    from duiye.explanations import load_explanation  # noqa: PLC0415 — the same

    with told(strict=False):
        if code.upper() not in CATALOGUE:
            message = f"There is no code {code}. The codes: {', '.join(CATALOGUE)}."
            raise SettingsError(message)
        click.echo(load_explanation(code.upper()), nl=False)
