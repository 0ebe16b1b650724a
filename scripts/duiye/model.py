"""The nouns of a publication: frozen values, complete when made.

This module owns the shape of the tree; it must not read, write, check or render anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal, get_args

from duiye.credits import Credits
from duiye.hosting import Allowances
from duiye.records import (
    Apparatus,
    Bilingual,
    Chart,
    Claim,
    Designations,
    Event,
    Evidence,
    Figure,
    Grade,
    Language,
    Point,
    Reference,
    Relation,
    Series,
    Source,
    Term,
    TermType,
    Verdict,
)

__all__ = [
    "CLAIMS_MARK",
    "FIGURES_MARK",
    "GLOSSARY_MARK",
    "LANDING",
    "STATES",
    "Apparatus",
    "Bilingual",
    "Block",
    "BlockKind",
    "Chapter",
    "Chart",
    "Claim",
    "Designations",
    "Edition",
    "Event",
    "Evidence",
    "Figure",
    "Grade",
    "Language",
    "Memory",
    "NavEntry",
    "Point",
    "Publication",
    "Reference",
    "Relation",
    "Segment",
    "Series",
    "Source",
    "Standing",
    "State",
    "Term",
    "TermType",
    "Verdict",
]

State = Literal["initial", "translated", "reviewed", "final"]
"""How far the translation of a chapter is, in XLIFF's words (OASIS XLIFF 2.1, `state`)."""
STATES: tuple[State, ...] = get_args(State)
LANDING = "index.md"
"""The chapter that opens an edition."""
GLOSSARY_MARK = "[[glossary]]"
"""A paragraph of its own that the glossary replaces."""
STATUS_MARK = "[[status]]"
"""A paragraph of its own that the state of the translation replaces."""
CLAIMS_MARK = "[[claims]]"
"""A paragraph of its own that all claims with their evidence replace."""
FIGURES_MARK = "[[figures]]"
"""A paragraph of its own that all charts and the figures ledger replace."""

LOCK_VERSION = 1
"""Form of the lock file that this program reads and writes."""


class BlockKind(Enum):
    """What a top-level block of a chapter is, as far as its first lines tell."""

    FRONT_MATTER = "front matter"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    ADMONITION = "admonition"
    CODE = "code"
    QUOTE = "quotation"
    DEFINITIONS = "definition list"
    HTML = "HTML"
    RULE = "rule"
    MARKER = "marker"
    INSERT = "insert"
    NOTE = "note definition"


@dataclass(frozen=True, slots=True)
class Block:
    """A top-level block of a manuscript: the unit that is translated, linked and paired."""

    kind: BlockKind
    text: str
    """The Markdown as written, every byte, including the blank lines that follow it."""
    line: int
    """Line in the file on which it begins, counted from 1."""
    id: str = ""
    """Stable id: a heading's own, else the heading's id and a number (`internet-era-p2`)."""
    level: int = 0
    """1 to 6 for headings, else 0."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of one language."""

    path: str
    """Path inside the language's folder, for example `part-1/huangs-law.md`."""
    language: Language
    file: str
    """Path from the publication's root, for notices."""
    meta: Mapping[str, object]
    """Front matter."""
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """Short title of the front matter, else the first heading's text, else the path."""
        heading = next((block.text for block in self.blocks if block.kind is BlockKind.HEADING), "")
        words = heading.strip().partition("\n")[0].partition("{")[0].strip("# ")
        return str(self.meta.get("title") or words or self.path)

    @property
    def state(self) -> State:
        """The front matter's `state`; a chapter that says nothing, or no word of ours, counts as translated."""
        written = self.meta.get("state")
        return next((state for state in STATES if state == written), "translated")

    @property
    def is_initial(self) -> bool:
        """Whether the text is still a copy of the other language's, which no reader of this one may be given."""
        return self.state == "initial"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written below the front matter."""
        return all(block.kind is BlockKind.FRONT_MATTER or not block.text.strip() for block in self.blocks)

    @property
    def is_glossary(self) -> bool:
        """Whether the termbase is printed here."""
        return any(block.text.strip() == GLOSSARY_MARK for block in self.blocks)

    @property
    def is_status(self) -> bool:
        """Whether the state of the translation is shown here."""
        return any(block.text.strip() == STATUS_MARK for block in self.blocks)

    @property
    def is_claims(self) -> bool:
        """Whether the claims are listed here."""
        return any(block.text.strip() == CLAIMS_MARK for block in self.blocks)

    @property
    def is_figures(self) -> bool:
        """Whether the figures ledger is printed here."""
        return any(block.text.strip() == FIGURES_MARK for block in self.blocks)

    @property
    def is_drawn_up(self) -> bool:
        """Whether the chapter's contents are drawn up from records: it is looked up, not read through."""
        return self.is_glossary or self.is_status or self.is_figures or self.is_claims


Standing = Literal["in step", "unreviewed", "stale", "conflict", "untranslated"]
"""How the two sides of a segment stand to one another, told from what the lock file remembers:
the pair is remembered; it never was; one side changed since; both did; the other side is missing or a copy."""


Side = Literal["source", "target"]
Change = Literal["", "edited", "added", "removed", "split", "joined"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A block seen in both languages; a side is None where the other stands alone."""

    id: str
    """Unique in the chapter. Of the source's block, else of the target's, with the language (`tide-p2@en`) where the
    source has another of that id; `---` for front matter, the mark `[^label]` for a note."""
    source: Block | None
    target: Block | None
    standing: Standing = "unreviewed"
    lagging: Side | Literal[""] = ""
    """The side whose words are older than the other's, of a stale or untranslated segment."""
    change: Change = ""
    """What happened to the leading side since, as far as it can be told."""
    reviewed: tuple[tuple[str, str], ...] = ()
    """Fingerprints of the pair that was reviewed last, source first; of several where blocks were joined."""
    prints: tuple[str, str] = ("", "")
    """Fingerprints of the sides as they are; empty for the one that is missing."""
    parts: tuple[Block, ...] = ()
    """The other blocks of the side that was split, after the one that the segment names."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the lock file knows of one chapter."""

    imported: tuple[str, ...] = ()
    """Fingerprints of the blocks that the last import wrote, in order."""
    in_step: tuple[tuple[str, str], ...] = ()
    """Fingerprints of pairs of blocks, default language first, that said the same when last seen together; in
    reading order."""


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A chapter's place in the reading order."""

    path: str
    part: str = ""
    """Key of the part in mkdocs.yml, empty outside parts."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A view of the publication in one language."""

    language: Language
    name: str
    """The language's own name, as the switch shows it."""
    title: str
    """Title of the publication in this language (`site_name`)."""
    chapters: Mapping[str, Chapter]
    """By path, in reading order; chapters outside the navigation last."""
    parts: Mapping[str, str]
    """Name of each part in this language, by its key."""
    assets: frozenset[str] = frozenset()
    """Paths of the other files in the language's folder that pages may link to."""
    default: bool = False
    title_line: int = 0
    """Line of mkdocs.yml from which the title comes; 0 where nobody looked."""
    unreadable: frozenset[str] = frozenset()
    """Paths of chapters that are there and are no text that can be read."""

    @property
    def published(self) -> Mapping[str, Chapter]:
        """The chapters that readers of this language are given, by path: all but the initial ones."""
        return {path: chapter for path, chapter in self.chapters.items() if not chapter.is_initial}

    def has(self, path: str) -> bool:
        """Say whether there is a chapter of a path, be it one that cannot be read."""
        return path in self.chapters or path in self.unreadable

    @property
    def is_untranslated(self) -> bool:
        """Whether chapters wait to be translated and none can be read; landing page and back matter count for none."""
        ready = self.published
        waits = len(ready) < len(self.chapters)
        return waits and all(path == LANDING or chapter.is_drawn_up for path, chapter in ready.items())

    @property
    def claims_page(self) -> str:
        """Path of the chapter that lists the claims, the first of several; empty where none does."""
        return next((path for path, chapter in self.chapters.items() if chapter.is_claims), "")


@dataclass(frozen=True, slots=True, eq=False)
class Publication:
    """Everything that a person wrote; compared by identity, since it is read once."""

    editions: tuple[Edition, ...]
    nav: tuple[NavEntry, ...]
    apparatus: Apparatus
    site_url: str
    docs: str = "docs"
    """Path of the documents' folder from the root."""
    memories: Mapping[str, Memory] = field(default_factory=dict)
    """What the lock file knows of each chapter, by its path inside the languages' folders."""
    allowances: Allowances | None = None
    """What the site's policy lets through; None where there is no policy."""
    credits: Credits = field(default_factory=Credits)
    """Who made the text, as far as a record says."""

    @property
    def leading(self) -> Edition:
        """The edition of the default language, else the first."""
        return next((edition for edition in self.editions if edition.default), self.editions[0])

    def edition(self, language: Language) -> Edition:
        """Return the edition in a language; raises KeyError when it is not declared."""
        for edition in self.editions:
            if edition.language == language:
                return edition
        raise KeyError(language)
