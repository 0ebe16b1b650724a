"""The commands that begin a publication: `new`.

This module owns their words; each is one call to a use case.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from duiye.cli.terminal import open_console, print_notices, quiet_option, told

_NAMES = {"zh": "Chinese", "en": "English"}


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "article",
    type=click.Path(path_type=Path),
    help="Article to begin with: a text, Markdown, HTML, Word, ODT or EPUB file; its title is the publication's.",
)
@click.option("--encoding", default="", help="Encoding of the article, where it is text; told when not given.")
@click.option("--title", default="", help="Title; of the form “Title: Subtitle” it is set in two lines.")
@click.option("--title-zh", default="", help="Chinese title, when --title is English.")
@click.option("--title-en", default="", help="English title, when --title is Chinese.")
@click.option(
    "--lang",
    "language",
    type=click.Choice([*_NAMES]),
    show_default="that of the title",
    help="Language that leads; its title stands for the other's until there is one.",
)
@click.option("--author", default="", help="Who publishes it; printed in the books.")
@click.option("--url", "address", default="", help="Address where the site will live.")
@quiet_option
def new(  # noqa: PLR0913 — click's options
    *,
    folder: Path,
    article: Path | None,
    encoding: str,
    title: str,
    title_zh: str,
    title_en: str,
    language: str | None,
    author: str,
    address: str,
    quiet: bool,
) -> None:
    """Make a publication in DIR, ready to build: an empty one, or one with an article's chapters.

    DIR must not exist, or be empty. Without a title the terminal is asked for one.
    """
    from duiye import founding, intake  # noqa: PLC0415 — `duiye --help` needs none of it
    from duiye.writers.new_publication import NewPublication  # noqa: PLC0415

    with told(strict=False, untouched="nothing was written."):
        planned = intake.plan(article, language=language or "", encoding=encoding) if article else None
        origin = planned.origin if planned else None
        if not title + title_zh + title_en:
            title = origin.title if origin else click.prompt("Title", err=True) if sys.stdin.isatty() else ""
        lead_language = planned.language if planned else language
        titles, lead = founding.entitle(title, {"zh": title_zh, "en": title_en}, lead_language)
        notices = founding.found(folder, NewPublication(titles, lead, author, address, origin), planned)
    console = open_console(stderr=True)
    print_notices(notices, console)
    if quiet:
        return
    made = f"made of {article.name}" if article else "empty"
    lines = [f"✓ {folder} is a publication, {made} and ready to build. Look at it: duiye preview --root {folder}"]
    lines += [
        f"The {name} title is the {_NAMES[lead]} one until you write it: in mkdocs.yml and docs/{tag}/index.md, "
        "where the line `state: initial` then goes."
        for tag, name in _NAMES.items()
        if tag not in titles
    ]
    console.print("\n".join(lines), style="green", markup=False, highlight=False)
