"""Cases in one file, in the form of markdown-it-py's fixtures: title, `.`, input, `.`, what is expected, `.`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_CASE = re.compile(
    r"^(?P<title>[^\n]+)\n\.\n(?P<given>.*?)^\.\n(?:(?P<expected>(?:(?!\.\n)[^\n]+\n)*)\.\n)?\n?",
    re.MULTILINE | re.DOTALL,
)


class Case(NamedTuple):
    """One input and what becomes of it."""

    file: Path
    title: str
    given: str
    expected: str

    def __str__(self) -> str:
        """Name the case in pytest's listing."""
        return f"{self.file.stem}: {self.title}"


def read_cases(file: Path) -> list[Case]:
    """Read the cases of a file, in order."""
    text = file.read_text(encoding="utf-8")
    found = [Case(file, item["title"], item["given"], item["expected"] or "") for item in _CASE.finditer(text)]
    assert sum(len(item.group()) for item in _CASE.finditer(text)) == len(text), f"{file} has something else"
    return found


def accept(case: Case, said: str) -> None:
    """Write what the program says now as what is expected."""
    cases = [item._replace(expected=said) if item == case else item for item in read_cases(case.file)]
    blocks = [f"{item.title}\n.\n{item.given}.\n{item.expected}.\n" for item in cases]
    case.file.write_text("\n".join(blocks), encoding="utf-8", newline="\n")
