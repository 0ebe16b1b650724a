"""Run the engine of a built site in Node and ask it questions.

This module owns the process; what is asked, and what an answer is worth, is decided in `proof/`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from duiye.model import Language
from duiye.notice import EngineError
from duiye.proof.questions import Answer, Question

_DRIVER = Path(__file__).parent / "proof" / "prove.js"
_OLDEST = 18
WHOLE, BARE = "whole", "bare"
"""Names of the site as it is, and of the one whose index knows no terms."""


def find_node() -> str:
    """Return the path of Node.

    Raises:
        EngineError: it is not installed, or too old.
    """
    path = shutil.which("node") or shutil.which("nodejs")
    if path is None:
        message = (
            f"--prove-search asks the search in Node.js, which is not installed. Install Node.js {_OLDEST} or newer "
            "(Debian, Ubuntu: apt-get install nodejs), or build without --prove-search."
        )
        raise EngineError(message)
    said = _run([path, "--version"], "")
    version = said.strip().lstrip("v")
    if int(version.partition(".")[0] or 0) < _OLDEST:
        message = f"--prove-search needs Node.js {_OLDEST} or newer; {path} is {version}."
        raise EngineError(message)
    return path


@dataclass(frozen=True, slots=True)
class Asking:
    """What all questions have in common."""

    languages: tuple[Language, ...]
    """Of the site."""
    limit: int
    """Pages wanted at most of each."""


def ask(
    node: str, engine: Path, sites: Mapping[str, Path], questions: Sequence[Question], asking: Asking
) -> list[Answer]:
    """Ask all questions in one process.

    Args:
        node: what `find_node` returned.
        engine: the script of the site that searches.
        sites: folders of the whole site and, if there is one, of the bare one.
        questions: in the order in which they are asked.
        asking: what they have in common.

    Raises:
        EngineError: Node ended before it had answered; with its own words.
    """
    asked = {
        "engine": str(engine),
        "sites": {name: str(folder) for name, folder in sites.items()},
        "languages": asking.languages,
        "limit": asking.limit,
        "questions": [[BARE if each.kind.is_bare else WHOLE, each.language, each.text] for each in questions],
    }
    said = _run([node, str(_DRIVER)], json.dumps(asked))
    answers = [json.loads(line) for line in said.splitlines()]
    if len(answers) != len(questions):
        message = f"Node ended after {len(answers)} of {len(questions)} questions to the search."
        raise EngineError(message)
    return [Answer(tuple(each["places"]), each["fault"], each["milliseconds"]) for each in answers]


def _run(command: Sequence[str], text: str) -> str:
    try:
        done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 — Node, found above
    except OSError as error:
        message = f"{command[0]} cannot be run: {error.strerror}."
        raise EngineError(message) from error
    if done.returncode:
        message = f"Node failed: {done.stderr.strip()[-2000:]}"
        raise EngineError(message)
    return done.stdout
