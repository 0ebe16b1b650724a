"""The command `import`: an article in, chapters out.

This module owns its words and its questions; the work is `intake`'s.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from duiye.cli.exchanging import find_home_command
from duiye.cli.terminal import open_console, print_notices, quiet_option, told

if TYPE_CHECKING:
    from duiye.intake import Planned, Taken

_SHOWN = 90
"""Characters of a changed block that are printed."""


class _Import(click.Command):
    """The command for articles, which hands translators' files over to theirs."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the arguments; `po` and `xliff` are words, and so are the endings of such files."""
        home, rest = find_home_command(args)
        if home is None:
            return super().make_context(info_name, args, parent, **extra)
        return home.make_context(f"{info_name} {home.name}".rstrip(), rest, parent, **extra)


@click.command("import", cls=_Import)
@click.argument("article", type=click.Path(path_type=Path))
@click.option(
    "--into",
    "root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    show_default="this folder",
    help="Folder of the publication, with mkdocs.yml.",
)
@click.option(
    "--with",
    "translation",
    type=click.Path(path_type=Path),
    help="The same article, finished, in the other language; the two are paired.",
)
@click.option(
    "--lang", "language", type=click.Choice(["zh", "en"]), help="Language of the article; told when not given."
)
@click.option("--encoding", default="", help="Encoding of a text file, for example gb18030; told when not given.")
@click.option("--plan", "only_plan", is_flag=True, help="Print the outline that would be made, and write nothing.")
@click.option(
    "--from-plan",
    "plan_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A plan that you have changed.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would be written, and write nothing.")
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
@quiet_option
def import_article(  # noqa: PLR0913 — click's options
    article: Path,
    root: Path,
    *,
    translation: Path | None,
    language: str | None,
    encoding: str,
    only_plan: bool,
    plan_file: Path | None,
    dry_run: bool,
    yes: bool,
    quiet: bool,
) -> None:
    """Cut an article into chapters of both languages.

    ARTICLE is a text, Markdown, HTML, Word, ODT or EPUB file. The other language gets a copy of each chapter
    in state `initial`, which readers do not see until it is translated. Importing a corrected article again
    changes what the article changed, and nothing that was edited here.

    Files that a translator has worked on come home with `duiye import po FILE…` and `duiye import xliff FILE…`;
    a name that ends in .po, .xlf or .xliff needs no such word.
    """
    from duiye import intake  # noqa: PLC0415 — `duiye --help` needs none of it

    with told(strict=False, untouched="nothing was written."):
        planned = intake.plan(article, language=language or "", encoding=encoding, plan_file=plan_file)
        if only_plan:
            print_notices(planned.notices, open_console(stderr=True))
            click.echo(planned.text, nl=False)
            return
        if not (yes or quiet or dry_run) and sys.stdin.isatty() and sys.stderr.isatty():
            click.echo(planned.text, err=True)
            if not click.confirm(f"Write these chapters into {root}?", default=True, err=True):
                click.echo(
                    f"Nothing was written. For another outline: duiye import {article} --plan > plan.txt", err=True
                )
                return
        other = intake.plan(translation) if translation else None
        taken = intake.take_in(root.resolve(), planned, translation=other, dry_run=dry_run)
        print_notices(taken.notices, open_console(stderr=True))
        if not quiet:
            _tell(planned, taken, root, paired=other is not None, dry_run=dry_run)


def _tell(planned: Planned, taken: Taken, root: Path, *, paired: bool, dry_run: bool) -> None:
    """Say what was done and what comes next."""
    article, language = planned.article, planned.language
    counts = Counter(change.kind for change in taken.changes)
    for change in taken.changes:
        click.echo(f"{change.file} {change.kind}", err=True)
        for sign, text in (("-", change.before), ("+", change.after)):
            if words := " ".join(text.split()):
                click.echo(f"  {sign} {words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}", err=True)
    other = "en" if language.startswith("zh") else "zh"
    would = "would be " if dry_run else ""
    if taken.again:
        told_of = ", ".join(f"{counts[kind]} {kind}" for kind in ("changed", "added", "removed") if counts[kind])
        files = "1 file" if len(taken.written) == 1 else f"{len(taken.written)} files"
        line = f"{article.name} again: {told_of or 'no block has changed'}; {files} {would}written."
    else:
        count = f"{len(taken.chapters)} chapters of {article.name} ({article.format})"
        line = f"{count} {would}written into {root / 'docs' / language}."
    open_console(stderr=True).print(f"✓ {line}", style="green", markup=False, highlight=False)
    if paired:
        doubts = sum(notice.code == "I007" for notice in taken.notices)
        click.echo(f"  Pairs to look at: {doubts}. Then: duiye check --root {root}", err=True)
    elif not taken.again and not dry_run:
        click.echo(
            f"  The same chapters in docs/{other} wait for their translation: overwrite the text, then delete the\n"
            f"  line `state: initial`. See it all with: duiye preview --root {root}",
            err=True,
        )
