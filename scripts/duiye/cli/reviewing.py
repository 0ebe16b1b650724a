"""The commands that keep both languages in step: `status`, `diff`, `accept`.

This module owns their words; each is one call to a use case.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from duiye.cli.terminal import FAULTS, USAGE, open_console, quiet_option, root_option, stop, told

if TYPE_CHECKING:
    from rich.console import Console

    from duiye.review import Compared, Side

_UNTOUCHED = "nothing was written."
_chosen = click.argument("chosen", metavar="[CHAPTER|ID]...", nargs=-1)


@click.command()
@root_option
@click.option("--json", "form", flag_value="json", help="Print one array of objects, a chapter and language each.")
@click.option("--markdown", "form", flag_value="markdown", help="Print a table in Markdown.")
@click.option(
    "--badge", "badges", is_flag=True, help="Print nothing, and write a picture of the share here: up-to-date-en.svg."
)
@click.option(
    "--strict", is_flag=True, help="End with exit code 1 when anything is stale, in conflict or untranslated."
)
def status(root: Path, *, form: str | None, badges: bool, strict: bool) -> None:
    """Tell how far each chapter is: segments in step, unreviewed, stale, in conflict, untranslated.

    A segment is in step when both languages are as they were last accepted (`duiye accept`), and unreviewed when
    nobody has accepted it yet. It is stale in the language that lags, and ahead in the other; a passage that one
    language has lost since is untranslated there.
    """
    from duiye import review  # noqa: PLC0415 — `duiye --help` needs none of it
    from duiye.filing import write_file  # noqa: PLC0415
    from duiye.writers import status as writing  # noqa: PLC0415

    with told(strict=False, untouched=_UNTOUCHED):
        rows = review.status(root.resolve())
        if badges:
            for language in dict.fromkeys(row.language for row in rows):
                text = writing.write_badge(writing.total_percent(rows, language), language)
                write_file(Path(writing.badge_name(language)), text.encode())
        elif form == "json":
            click.echo(writing.write_status_json(rows), nl=False)
        else:
            click.echo(writing.write_status_table(rows, markdown=form == "markdown"), nl=False)
    if strict and any(row.behind.segments for row in rows):
        sys.exit(FAULTS)


@click.command()
@root_option
@_chosen
@click.option("--json", "as_json", is_flag=True, help="Print one array of objects, a segment each.")
def diff(root: Path, chosen: tuple[str, ...], *, as_json: bool) -> None:
    """Show what changed in each stale segment, word by word, beside the text that has to follow.

    CHAPTER is a path such as part-1/tide.md or docs/en/part-1/tide.md, ID a segment such as tide-p2 or
    part-1/tide.md#tide-p2.
    """
    from duiye import review  # noqa: PLC0415

    with told(strict=False, untouched=_UNTOUCHED):
        found = review.compare(root.resolve(), _from_root(root, chosen))
    if as_json:
        click.echo(json.dumps([_object(item) for item in found], ensure_ascii=False, indent=2))
        return
    console = open_console()
    for item in found:
        _show(item, console)
    if not found:
        click.echo("Nothing is stale or in conflict.", err=True)


@click.command()
@root_option
@_chosen
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Accept every segment that both languages have, but in chapters that are initial.",
)
@quiet_option
def accept(root: Path, chosen: tuple[str, ...], *, everything: bool, quiet: bool) -> None:
    """Write down that segments say the same in both languages as they are now.

    CHAPTER is a path such as part-1/tide.md or docs/en/part-1/tide.md, ID a segment such as tide-p2 or
    part-1/tide.md#tide-p2. What is accepted stands as a fingerprint in docs/apparatus/bitext.lock, to be committed
    with the chapters.
    """
    from duiye import review  # noqa: PLC0415

    if bool(chosen) == everything:
        stop("Name chapters or segments that you have compared, or say --all.", USAGE)
    with told(strict=False, untouched=_UNTOUCHED):
        done = review.accept(root.resolve(), _from_root(root, chosen))
    console = open_console(stderr=True)
    for path, segment in done.refused if chosen else ():
        why = "stands in one language only"
        if segment.source and segment.target:
            why = "is cut in another way in the other language" if segment.parts else "is a copy still"
        console.print(f"{path}#{segment.id} {why} and cannot be accepted.", style="yellow", markup=False)
    if not quiet and (done.segments or not done.refused or not chosen):
        count = len(done.segments)
        words = f"{count} segment{'s' if count != 1 else ''} accepted" if count else "Nothing was to be accepted"
        left = (
            f"; {len(done.refused)} left out: not translated yet, or in an initial chapter"
            if done.refused and not chosen
            else ""
        )
        console.print(f"✓ {words}{left}.", style="green", markup=False, highlight=False)
    if chosen and done.refused:
        sys.exit(FAULTS)


def _from_root(root: Path, chosen: Iterable[str]) -> list[str]:
    """Name files that are named from here as they are called in the publication."""
    from duiye.whereabouts import from_root  # noqa: PLC0415 — the same

    parts = (word.partition("#") for word in chosen)
    return [from_root(root.resolve(), path) + mark + name for path, mark, name in parts]


def _show(item: Compared, console: Console) -> None:
    from rich.text import Text  # noqa: PLC0415

    segment = item.segment
    what = "in conflict: both sides changed" if segment.standing == "conflict" else f"{segment.change} on one side"
    console.print(Text.assemble((f"{item.path}#{segment.id}", "bold"), f"  {what}"))
    for side in item.sides:
        place = f"{side.file}:{side.line}" if side.line else f"not in {side.language}"
        note = "  (changed; the earlier words were not kept)" if side.is_changed and not side.before_is_known else ""
        console.print(Text.assemble((f"  {place}", "dim"), (note, "yellow")))
        console.print(_marked(side, colours=console.is_terminal))
    console.print()


def _marked(side: Side, *, colours: bool) -> object:
    """Write a side with its changes: in colours, or with the signs of `git diff --word-diff`."""
    from rich.text import Text  # noqa: PLC0415

    signs = {"removed": ("[-", "-]", "red strike"), "added": ("{+", "+}", "green")}
    line = Text("    ")
    for edit in side.edits:
        text = edit.text.replace("\n", "\n    ")
        before, after, style = signs.get(edit.kind, ("", "", ""))
        line.append(text if colours else f"{before}{text}{after}", style)
    return line


def _object(item: Compared) -> dict[str, object]:
    sides = [
        {
            "language": side.language,
            "path": side.file,
            "line": side.line,
            "text": side.text,
            "changed": side.is_changed,
            "edits": [{"kind": edit.kind, "text": edit.text} for edit in side.edits],
        }
        for side in item.sides
    ]
    segment = item.segment
    return {
        "path": item.path,
        "id": segment.id,
        "standing": segment.standing,
        "lagging": {"source": sides[0]["language"], "target": sides[1]["language"]}.get(segment.lagging, ""),
        "change": segment.change,
        "sides": sides,
    }
