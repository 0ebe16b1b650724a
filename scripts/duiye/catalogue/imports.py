"""What an import tells (I)."""

from __future__ import annotations

from duiye.catalogue.kind import Kind, Severity

KINDS: tuple[Kind, ...] = (
    Kind(
        "I001",
        Severity.ERROR,
        "A file cannot be read as an article.",
        "Give a text, Markdown, HTML, Word, ODT or EPUB file.",
    ),
    Kind(
        "I002",
        Severity.WARNING,
        "The encoding of a file was guessed.",
        "Look at the words; if they are wrong, name the encoding with --encoding.",
    ),
    Kind(
        "I003",
        Severity.WARNING,
        "Something that could run, load or lead astray was made harmless.",
        "Look at the place, and write by hand what the article needs.",
    ),
    Kind(
        "I004",
        Severity.WARNING,
        "A picture was left out.",
        "Save it beside the chapter, in both languages, and name it there.",
    ),
    Kind("I005", Severity.WARNING, "The text was changed on the way in.", "Compare the place with the article."),
    Kind(
        "I006",
        Severity.ERROR,
        "An outline has a line that cannot be used.",
        "Write the line as the lines that `duiye import --plan` prints.",
    ),
    Kind(
        "I007",
        Severity.WARNING,
        "Two passages may not be each other's translation.",
        "Compare them, and move the text to where it belongs.",
    ),
    Kind(
        "I008",
        Severity.WARNING,
        "A passage that was edited by hand was left as it is.",
        "Carry over by hand what is new in the article.",
    ),
    Kind(
        "I009",
        Severity.WARNING,
        "Something of the file has no form in Markdown.",
        "Look at the place, and write by hand what is missing.",
    ),
    Kind(
        "I010",
        Severity.WARNING,
        "Notes that were typed by hand are not sure.",
        "Write [^1] at the place and “[^1]: …” for the note by hand, or correct the article and import it again.",
    ),
)
