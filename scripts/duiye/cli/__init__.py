"""The command line: `duiye new`, `import`, `build`, `check`, `fix`, `preview`, `status` and its other commands.

This package owns words, colours and exit codes; every command is one call to a use case.

Exit codes: 0 done; 1 the content has faults; 2 the command or mkdocs.yml is wrong; 3 an engine or the
disk failed. Nothing is published unless the code is 0. For `check` only what it tells counts: a fault that
--select, --ignore or a path leaves out is none; where nothing could be checked (2, 3) `--format json` prints
an empty array all the same, SARIF and GitHub are told the reason.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click

from duiye import __version__
from duiye.cli.authoring import new
from duiye.cli.checking import check, explain
from duiye.cli.importing import import_article
from duiye.cli.publishing import build, export, host, preview
from duiye.cli.repairing import fix
from duiye.cli.reviewing import accept, diff, status


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="duiye")
def main() -> None:
    """Publish a long article in Chinese and English, as facing pages, on the web and on paper."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a notice may hold what the locale cannot write


for command in (new, import_article, build, check, fix, explain, preview, status, diff, accept, export, host):
    main.add_command(command)

__all__ = ["main"]
