"""What Duiye tells its users: notices (faults of the content) and errors (reasons to stop).

This module owns both shapes; the codes are the catalogue's, and finding faults is the checks'.

A fault in somebody's text is a `Notice`, a value that checks yield and doors print. An exception means
that the command cannot go on at all:

    DuiyeError
    ├── SettingsError      mkdocs.yml is missing or says something that cannot be meant
    ├── ContentError       the notices it carries forbid publishing
    ├── EngineError        MkDocs or Typst failed, with its own words
    └── StoreError         a file or folder cannot be read, written or replaced
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from duiye.catalogue import CATALOGUE, Severity

_WORDS = {Severity.ERROR: "fault", Severity.WARNING: "warning"}


@dataclass(frozen=True, slots=True, order=True)
class Locus:
    """A place in a file that a person edits."""

    path: str
    """Path from the publication's root, with forward slashes."""
    line: int = 0
    """Line, counted from 1; 0 means the whole file."""
    column: int = 0
    """Column in characters, counted from 1; 0 means the whole line."""

    def __str__(self) -> str:
        """Write the place as editors and terminals understand it: `path:line:column`."""
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True)
class Notice:
    """One fault of the content, found once, said in as many ways as there are doors."""

    code: str
    """A code of the catalogue."""
    locus: Locus
    message: str
    """What is wrong here, in one sentence, with the names involved."""
    hint: str = ""
    """What to do, when it is more precise than the catalogue's own words."""
    segment: str = field(default="", compare=False)
    """Id of the block in which the place lies, once the desk has looked it up; empty for a whole file."""

    @property
    def severity(self) -> Severity:
        """Severity of the code."""
        return CATALOGUE[self.code].severity

    @property
    def advice(self) -> str:
        """The hint of this notice, else that of its code."""
        return self.hint or CATALOGUE[self.code].hint

    def __str__(self) -> str:
        """Write the notice as one line: `file:line code message Hint`."""
        return f"{self.locus} {self.code} {self.message} {self.advice}"


def tally(notices: Iterable[Notice]) -> str:
    """Count notices in words, `2 faults, 1 warning`; empty where there are none."""
    counts = Counter(_WORDS[notice.severity] for notice in notices)
    return ", ".join(
        f"{counts[word]} {word}{'s' if counts[word] > 1 else ''}" for word in _WORDS.values() if counts[word]
    )


def word_of(notice: Notice) -> str:
    """Return what a notice is, as people call it: a fault or a warning."""
    return _WORDS[notice.severity]


class DuiyeError(Exception):
    """Base of everything that stops a command."""


class SettingsError(DuiyeError):
    """mkdocs.yml is missing or says something that cannot be meant."""


class ContentError(DuiyeError):
    """The content has faults that forbid publishing."""

    def __init__(self, notices: tuple[Notice, ...]) -> None:
        """Keep the notices for the door to print."""
        super().__init__(f"{len(notices)} faults in the content")
        self.notices = notices


class EngineError(DuiyeError):
    """MkDocs or Typst failed; the message carries their own words."""


class StoreError(DuiyeError):
    """A file or folder cannot be read, written or replaced."""
