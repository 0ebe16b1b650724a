"""The nouns of an article on its way in: what a foreign file holds, and the outline it is given.

This module owns the two shapes; it must not read a format or recognise a heading.

An `Article` is what a reader makes of one file: passages in order, nothing decided. An `Outline` is what
an editor would draw over it: every passage stands in it exactly once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from duiye.model import BlockKind
from duiye.notice import Notice

Unit = Literal["line", "paragraph"]
"""What the places of an article count: lines of a text file, paragraphs of everything else."""

DivisionKind = Literal["part", "chapter", "section"]

Role = Literal["title", "subtitle", "author", "date", "source", "aside", "notes"]
"""What a passage is that does not belong to the text. `aside` is boilerplate: breadcrumb, copyright, record number;
`notes` begins a list of notes that were typed by hand and become footnotes."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a passage is set in its file, as far as the format tells."""

    bold: bool = False
    """Every word of it is bold."""
    size: float = 1.0
    """Size of its type over that of the body text."""
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One top-level piece of an article: a paragraph, a heading, a list or a table."""

    kind: BlockKind
    """HEADING only where the format itself says so (a Word style, `<h2>`, `##`); else what the text is."""
    text: str
    """The Markdown that it becomes, without blank lines at either end; of a heading the words alone, without `#`."""
    words: str
    """What a reader sees of it, as plain text; the notes' marks are left out."""
    line: int
    """Where it begins in the file, counted from 1 in the article's unit."""
    level: int = 0
    """1 to 6 for a heading as the format says it, else 0."""
    look: Look = field(default_factory=Look)


@dataclass(frozen=True, slots=True)
class Article:
    """What one file holds."""

    name: str
    """The file's name, without folders."""
    format: str
    """What it was read as, in words for the author: `plain text, GB18030`."""
    passages: tuple[Passage, ...]
    """In order; note definitions (`[^1]: …`) are passages of kind NOTE at the end."""
    unit: Unit = "line"
    meta: Mapping[str, str] = field(default_factory=dict)
    """What the file says of itself outside the text: `title`, `author`, `date`, `source`, `language`."""
    aside: tuple[Passage, ...] = ()
    """What the format tells apart from the article: the navigation and footer of a web page."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Each picture by the path under which the passages show it, for example `images/image1.png`."""
    notices: tuple[Notice, ...] = ()
    """What was changed, left out or made harmless on the way, with its place."""


@dataclass(frozen=True, slots=True)
class Told:
    """A passage told apart from the text, and what it says."""

    role: Role
    value: str
    """The title, name or date itself; for `aside` the passage's words."""
    passage: Passage
    reason: str
    """Why it was taken for this, in words for the author."""


@dataclass(frozen=True, slots=True)
class Division:
    """A part, chapter or section: its heading, its own text, and the divisions in it."""

    kind: DivisionKind
    title: str
    """Without its number; made by us where `heading` is empty (an opening, a conclusion)."""
    id: str
    """ASCII, unique in the article."""
    mark: str
    """The number as written (`01`, `（一）`, `第三章`), empty where there is none."""
    reason: str
    """Why its first line was taken for a heading, in words for the author."""
    line: int
    """Where it begins."""
    heading: tuple[Passage, ...] = ()
    """The passages that the heading was made of, in order."""
    passages: tuple[Passage, ...] = ()
    """The text before the first inner division."""
    divisions: tuple[Division, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The structure of an article; joining its passages by place gives back the article's."""

    title: str
    told: tuple[Told, ...]
    divisions: tuple[Division, ...]
    notes: tuple[Passage, ...] = ()
    """Note definitions, which follow their references into the chapters."""

    def walk(self) -> Iterator[tuple[int, Division]]:
        """Yield each division with its depth, from 0, in reading order."""
        waiting = [(0, division) for division in reversed(self.divisions)]
        while waiting:
            depth, division = waiting.pop()
            yield depth, division
            waiting += [(depth + 1, inner) for inner in reversed(division.divisions)]

    def value(self, role: Role) -> str:
        """Return what the first passage of a role says, empty when there is none."""
        return next((told.value for told in self.told if told.role == role), "")
