"""What Duiye tells its users: notices (faults of the content) and errors (reasons to stop).

This module owns the catalogue of notice codes and the exception tree; it must not find faults itself.

A fault in somebody's text is a `Notice`, a value that checks yield and doors print. An exception means
that the command cannot go on at all:

    DuiyeError
    ├── SettingsError      mkdocs.yml is missing or says something that cannot be meant
    ├── ContentError       the notices it carries forbid publishing
    ├── EngineError        MkDocs or Typst failed, with its own words
    └── StoreError         a file or folder cannot be read, written or replaced
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a notice matters: an error forbids publishing, a warning does so under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


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
class Kind:
    """One entry of the catalogue: what all notices of a code have in common."""

    code: str
    """Stable code that users may write in scripts and waivers."""
    severity: Severity
    summary: str
    """One sentence: what is wrong, for the documentation of the code."""
    hint: str
    """What to do about it, as an instruction."""


_E, _W = Severity.ERROR, Severity.WARNING

CATALOGUE: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("T001", _E, "A file is not UTF-8 text.", "Save the file as UTF-8."),
        Kind("T002", _E, "A symbolic link leads out of the publication, or nowhere.", "Copy the file into docs/."),
        Kind("T003", _E, "A file holds a character that no page may hold.", "Delete the character."),
        Kind(
            "I001",
            _E,
            "A file cannot be read as an article.",
            "Give a text, Markdown, HTML, Word, ODT or EPUB file.",
        ),
        Kind(
            "I002",
            _W,
            "The encoding of a file was guessed.",
            "Look at the words; if they are wrong, name the encoding with --encoding.",
        ),
        Kind(
            "I003",
            _W,
            "Something that could run, load or lead astray was made harmless.",
            "Look at the place, and write by hand what the article needs.",
        ),
        Kind(
            "I004",
            _W,
            "A picture was left out.",
            "Save it beside the chapter, in both languages, and name it there.",
        ),
        Kind("I005", _W, "The text was changed on the way in.", "Compare the place with the article."),
        Kind(
            "I006",
            _E,
            "An outline has a line that cannot be used.",
            "Write the line as the lines that `duiye import --plan` prints.",
        ),
        Kind(
            "I007",
            _W,
            "Two passages may not be each other's translation.",
            "Compare them, and move the text to where it belongs.",
        ),
        Kind(
            "I008",
            _W,
            "A passage that was edited by hand was left as it is.",
            "Carry over by hand what is new in the article.",
        ),
        Kind(
            "I009",
            _W,
            "Something of the file has no form in Markdown.",
            "Look at the place, and write by hand what is missing.",
        ),
        Kind("Y001", _E, "A YAML file cannot be parsed.", "Correct the YAML at this line."),
        Kind(
            "Y002",
            _E,
            "A record has a value of the wrong type, or an unknown or missing key.",
            "Write the record with the keys and types of its neighbours.",
        ),
        Kind("Y003", _E, "A key or id stands twice.", "Remove or rename one of them."),
        Kind("Y004", _E, "A record refers to an id that does not exist.", "Correct the id or add the record."),
        Kind(
            "N001",
            _E,
            "The navigation names a chapter that no language has.",
            "Correct the path under nav in mkdocs.yml or write the chapter.",
        ),
        Kind("N002", _W, "A chapter is not in the navigation.", "Add it under nav in mkdocs.yml."),
        Kind("N003", _E, "Two chapters have one address.", "Rename one of them, in both languages."),
        Kind(
            "P001",
            _E,
            "A chapter has no counterpart in the other language.",
            "Write the chapter at the same path in the other language.",
        ),
        Kind(
            "P002",
            _E,
            "A heading has no counterpart in the other language.",
            "Give both headings the same id, in the same order.",
        ),
        Kind(
            "P003",
            _W,
            "A block has no counterpart of its kind in the other language.",
            "Bring both languages to the same sequence of blocks under this heading.",
        ),
        Kind(
            "P004",
            _E,
            "A note or figure is referred to in one language only.",
            "Set the same reference in both languages.",
        ),
        Kind(
            "S001",
            _E,
            "A block is still in the other language.",
            "Translate it; what is meant to stand in the other language says so: { lang=zh }.",
        ),
        Kind(
            "S002",
            _E,
            "A chapter's state is none of the four words.",
            "Write initial, translated, reviewed or final.",
        ),
        Kind(
            "S003",
            _W,
            "A block changed after its counterpart was last in step with it.",
            "Bring the translation up to date.",
        ),
        Kind("H001", _E, "A heading has no id of its own.", "Write an ASCII id after it: {#short-id}."),
        Kind("H002", _E, "An id stands twice in one chapter.", "Rename one of them, in both languages."),
        Kind("L001", _E, "A link leads to a file that does not exist.", "Correct the path of the link."),
        Kind(
            "L002",
            _E,
            "A link leads to an id that its page does not have.",
            "Correct the part after # or give the heading that id.",
        ),
        Kind(
            "L003",
            _E,
            "A page loads a file from another host.",
            "Save the file beside the chapter, in both languages, and name it there.",
        ),
        Kind(
            "G001",
            _E,
            "A text names a term that the termbase does not have.",
            "Correct the id or add the term to the termbase.",
        ),
        Kind(
            "G002",
            _E,
            "A text refers to an editor's note that does not exist.",
            "Correct the id or add the claim to claims.yml.",
        ),
        Kind(
            "G003",
            _W,
            "A designation belongs to two terms of the termbase.",
            "Leave it with the term that readers mean by it.",
        ),
        Kind("M001", _W, "MkDocs warns of something.", "Correct what MkDocs names."),
        Kind(
            "B001",
            _E,
            "The book cannot set a character: no font of the book has it.",
            "Add it with scripts/fonts, or replace the character.",
        ),
        Kind(
            "B002",
            _E,
            "The book does not know a construct of this chapter.",
            "Write it in another form, or teach writers/book.py.",
        ),
    )
}


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
