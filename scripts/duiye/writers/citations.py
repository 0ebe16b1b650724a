"""Write how a page is cited: by GB/T 7714—2015, in APA's seventh form, and for BibTeX.

This module owns the three patterns; it must not know pages, files or the day on which somebody reads. The address
and the day of reading stand as pieces of their own, so that a reader's script can name a paragraph and today.

GB/T 7714—2015 (4.6, 8.8): responsible. title[EB/OL]. (updated)[accessed]. address. A chapter stands before `//`.
APA 7 (10.16): author. (year, month day). *title*. site. address; a day of retrieval where no date is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from duiye.model import Language

PieceKind = Literal["text", "title", "address", "address-here", "accessed", "accessed-in-words"]
Piece = tuple[PieceKind, str]
"""What a run of a citation is, and its words; for a day of reading the words that stand there until it is known."""

_MONTHS = ("January", "February", "March", "April", "May", "June", "July",
           "August", "September", "October", "November", "December")  # fmt: skip
_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)
_SPACES = re.compile(r"\s+")
_ENDS = tuple(".?!。？！…")
_ACCESSED = {"zh": "引用日期", "en": "date of access"}
_HERE = {"zh": "本页地址", "en": "address of this page"}
# BibTeX counts braces, escaped ones too.
_LATEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "&%$#_"},
})  # fmt: skip
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


@dataclass(frozen=True, slots=True)
class Citation:
    """How a page is cited in one form."""

    form: Literal["gbt", "apa", "bibtex"]
    name: str
    """The form's own name."""
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The whole, as it reads before a script fills in the day."""
        return "".join(words for _, words in self.pieces)


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited: a chapter of a publication, or without a title the publication itself."""

    language: Language
    publication: str
    """Title of the publication."""
    address: str
    """Full address of the page; empty where nobody knows it, and the reader's browser has to say it."""
    title: str = ""
    """Title of the chapter."""
    author: str = ""
    date: str = ""
    """Day of the last change, `2026-11-03`; anything else counts as not known."""
    path: str = ""
    """Path of the chapter in its language, for the key of the BibTeX entry."""


def write_citations(cited: Cited) -> tuple[Citation, ...]:
    """Write the forms, each on as many lines as it has; empty words are left out, never guessed."""
    return (
        Citation("gbt", "GB/T 7714—2015", tuple(_gbt(cited))),
        Citation("apa", "APA 7", tuple(_apa(cited))),
        Citation("bibtex", "BibTeX", tuple(_bibtex(cited))),
    )


def _gbt(cited: Cited) -> list[Piece]:
    # The standard has one mark between a title and what explains it, whatever the title page prints.
    author, title, publication = (
        _clean(words).replace("：", ": ") for words in (cited.author, cited.title, cited.publication)
    )
    by = _stopped(author)
    head = f"{by}{title}[EB/OL]//{_stopped(author)}{publication}. " if title else f"{by}{publication}[EB/OL]. "
    date = f"({cited.date})" if _DATE.fullmatch(cited.date) else ""
    return [
        ("text", f"{head}{date}["),
        ("accessed", _accessed(cited.language)),
        ("text", "]. "),
        _address(cited, cited.address),
        ("text", "."),
    ]


def _apa(cited: Cited) -> list[Piece]:
    author, title, publication = (_clean(words) for words in (cited.author, cited.title, cited.publication))
    known = _DATE.fullmatch(cited.date)
    day = f"{known[1]}, {_MONTHS[int(known[2]) - 1]} {int(known[3])}" if known else "n.d."
    title, site = (title, publication) if title else (publication, "")
    # A site that is named like its author is named once; where nobody is named, the title stands first.
    site = _stopped(site) if site != author else ""
    before = _stopped(author) + f"({day}). " if author else ""
    after = _stopped(title).removeprefix(title) + ("" if author else f"({day}). ") + site
    pieces: list[Piece] = [("text", before), ("title", title), ("text", after)]
    if not known:
        pieces += [("text", "Retrieved "), ("accessed-in-words", _accessed("en")), ("text", ", from ")]
    return [*(piece for piece in pieces if piece[1]), _address(cited, cited.address)]


def _bibtex(cited: Cited) -> list[Piece]:
    known = _DATE.fullmatch(cited.date)
    title = cited.title or cited.publication
    fields = [
        ("author", f"{{{_latex(cited.author)}}}" if cited.author.strip() else ""),
        ("title", f"{{{_latex(title)}}}"),
        ("howpublished", _latex(cited.publication) if cited.title else ""),
        ("year", known[1] if known else ""),
        ("month", str(int(known[2])) if known else ""),
        ("date", cited.date if known else ""),
        ("langid", "chinese" if cited.language.startswith("zh") else "english"),
    ]
    lines = "".join(f"  {name} = {{{words}}},\n" for name, words in fields if words)
    return [
        ("text", f"@misc{{{_key(cited, known[1] if known else '')},\n{lines}  url = {{"),
        _address(cited, cited.address.translate(_IN_ADDRESS)),
        ("text", "},\n  urldate = {"),
        ("accessed", _accessed(cited.language)),
        ("text", "},\n}"),
    ]


def _address(cited: Cited, written: str) -> Piece:
    """Return the address as a form writes it, or words in its place."""
    return ("address", written) if written else ("address-here", _HERE[_tongue(cited.language)])


def _key(cited: Cited, year: str) -> str:
    """Return a key that BibTeX can read, of the chapter's file, its language and the year."""
    path = cited.path.removesuffix(".md").removesuffix("index").rstrip("/")
    words = re.sub(r"[^a-z0-9]+", "-", f"{path.rpartition('/')[2] or 'home'} {cited.language} {year}".lower())
    return words.strip("-")


def _accessed(language: Language) -> str:
    return _ACCESSED[_tongue(language)]


def _tongue(language: Language) -> str:
    return "zh" if language.startswith("zh") else "en"


def _clean(words: str) -> str:
    return _SPACES.sub(" ", words).strip()


def _stopped(words: str) -> str:
    """Return words with the stop and the space that end an element; nothing where there are no words."""
    if not words:
        return ""
    return words + (" " if words.endswith(_ENDS) else ". ")


def _latex(words: str) -> str:
    return _clean(words).translate(_LATEX)
