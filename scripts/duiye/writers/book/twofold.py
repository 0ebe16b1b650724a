"""Make the document of a book in two languages, from the trees of both.

This module owns its outline; which blocks stand beside one another is `pairing`'s, and how it looks the template's.

The document has `edition`, `design`, `images` (pairs of language and path), and

    sides       for each language, the default language first: the fields of `BookInfo`, `abbreviations`, `addresses`
                and `drawings` as in a book of one language, `plates`: what has a number (kind, number, id, caption)
    chapters    sides: what a chapter of `document` has but for its body, and ids: labels in its title; or null where a
                language has none
                state, said: of the title, see below; `alone` where a side is null
                rows: sides: blocks, blocks; state; said; once; noted; ids
                notes: sides: a note, or null; state; said

`state` is `rowplan`'s, `said` what each side's readers are told of it (runs, runs), empty where there is nothing to
tell. `noted` says of each side whether notes stand in it, `ids` all labels in it. `once` is true where both sides show
the same, so that it may be shown once for both. All labels, and the `src` of images, begin with the language and a
slash.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from duiye.design import Design, write_design
from duiye.model import Language
from duiye.rowplan import ChapterRows
from duiye.writers.book.document import ReadBook
from duiye.writers.book.links import settle
from duiye.writers.book.nodes import nodes_in
from duiye.writers.book.numbering import list_plates
from duiye.writers.book.page import Node, Run
from duiye.writers.book.pairing import PairedRow, images_in, is_one_for_both, pair_blocks, pair_notes
from duiye.writers.facing.matching import match
from duiye.writers.languagenames import tongue_of
from duiye.writers.statewords import Said, say_state

_LABELS = frozenset({"alias", "id", "src", "to"})


@dataclass(frozen=True, slots=True)
class Bond:
    """What is known of the two languages of a book beside their chapters."""

    plans: Mapping[str, ChapterRows] = field(default_factory=dict)
    """The rows of each chapter by its path, see `rowplan.plan_rows`."""
    names: Mapping[Language, str] = field(default_factory=dict)
    """Each language's own name."""
    same_image: Callable[[str], bool] = lambda _: False
    """Whether both languages have the same picture at a path."""


def pair_books(first: ReadBook, second: ReadBook, bond: Bond) -> dict[str, Any]:
    """Make the document of both languages but for what `dressed` adds, always complete.

    Args:
        first: the default language.
        second: the other.
        bond: what binds them.
    """
    return _Binder((first, second), bond).bind()


def dressed(paired: Mapping[str, Any], edition: str, design: Design | None = None) -> dict[str, Any]:
    """Complete a document for one of the editions that are made of it: what it is called, and how it is laid out."""
    return {"edition": edition, "design": write_design(design or Design(), edition), **paired}


@dataclass(frozen=True, slots=True)
class _Paired:
    """A chapter, its rows not yet settled."""

    sides: tuple[Node | None, Node | None]
    plan: ChapterRows
    rows: list[PairedRow]


@dataclass(frozen=True, slots=True)
class _Binder:
    books: tuple[ReadBook, ReadBook]
    bond: Bond

    @property
    def languages(self) -> tuple[Language, Language]:
        return self.books[0].info.language, self.books[1].info.language

    def bind(self) -> dict[str, Any]:
        first, second = (book.chapters for book in self.books)
        paired = [self._pair(sides) for sides in match(first, second, _label, lambda *_: False)]
        settled = [self._settle(paired, side) for side in (0, 1)]
        return {
            "sides": [
                {
                    **asdict(book.info),
                    "abbreviations": made.abbreviations,
                    "addresses": made.addresses,
                    "drawings": book.drawings,
                    "plates": list_plates(made.chapters.values()),
                }
                for book, made in zip(self.books, settled, strict=True)
            ],
            "images": [
                [language, path] for language, made in zip(self.languages, settled, strict=True) for path in made.images
            ],
            "chapters": [
                self._chapter(chapter, [side.chapters.get(n) for side in settled]) for n, chapter in enumerate(paired)
            ],
        }

    def _pair(self, sides: tuple[Node | None, Node | None]) -> _Paired:
        first, second = (chapter["body"] if chapter else [] for chapter in sides)
        path = next(chapter["label"] for chapter in sides if chapter)
        plan = self.bond.plans.get(path, ChapterRows())
        return _Paired(sides, plan, pair_blocks(first, second, plan))

    def _settle(self, chapters: Sequence[_Paired], side: int) -> _Settled:
        """Settle the links of one side, whose bodies are now lists of rows."""
        places = [(n, chapter) for n, paired in enumerate(chapters) if (chapter := paired.sides[side])]
        rows = [{**chapter, "body": [row.sides[side] for row in chapters[n].rows]} for n, chapter in places]
        made = settle(rows)
        prefix = f"{self.languages[side]}/"
        nodes = {
            n: _prefixed(chapter, prefix) | {"label": prefix + chapter["label"]}
            for (n, _), chapter in zip(places, made.chapters, strict=True)
        }
        return _Settled(nodes, made.images, made.abbreviations, _prefixed(made.addresses, prefix))

    def _chapter(self, paired: _Paired, sides: Sequence[Node | None]) -> Node:
        plan, missing = paired.plan, next((side for side in (0, 1) if sides[side] is None), None)
        title = plan.by_id.get(plan.names[0].get(_fragment(paired.sides[0]), "")) if missing is None else None
        state: Said = title.state if title else "" if missing is None else "alone"
        behind = title.behind if title else missing or 0
        bodies = [chapter["body"] if chapter else [[] for _ in paired.rows] for chapter in sides]
        same = {path: self.bond.same_image(path) for path in images_in([row.sides for row in paired.rows])}
        rows = []
        for row, mine, theirs in zip(paired.rows, *bodies, strict=True):
            nodes = [nodes_in(side) for side in (mine, theirs)]
            rows.append(
                {
                    "sides": [mine, theirs],
                    # A chapter that stands alone says so once.
                    **self._said("" if state == "alone" else row.state, row.behind),
                    "once": is_one_for_both(row.sides, same),
                    "noted": [any(node.get("kind") == "note" for node in found) for found in nodes],
                    "ids": [[node["id"] for node in found if node.get("id")] for found in nodes],
                }
            )
        first, second = (_notes(chapter) if chapter else [] for chapter in sides)
        return {
            "sides": [
                chapter and {key: chapter[key] for key in chapter if key != "body"} | {"ids": _ids(chapter["title"])}
                for chapter in sides
            ],
            **self._said(state, behind),
            "rows": rows,
            "notes": [
                {"sides": [one, other], **self._said(state, behind)}
                for one, other, state, behind in pair_notes(first, second, plan)
            ],
        }

    def _said(self, state: Said, behind: int) -> Node:
        return {"state": state, "said": [self._told(state, behind, language) for language in self.languages]}

    def _told(self, state: Said, behind: int, reader: Language) -> list[Run]:
        """Return what the readers of a side are told."""
        if not state:
            return []
        pieces = say_state(state, behind, self.languages, self.bond.names, tongue_of(reader))
        return [
            {"kind": "language", "language": language, "body": [words]} if language else words
            for language, words in pieces
        ]


@dataclass(frozen=True, slots=True)
class _Settled:
    chapters: Mapping[int, Node]
    """By their places among the paired ones."""
    images: list[str]
    abbreviations: list[tuple[str, str]]
    addresses: list[Node]


def _prefixed(value: Any, prefix: str) -> Any:
    """Copy a tree whose labels, and the sources of images, begin with a language."""
    if isinstance(value, list):
        return [_prefixed(item, prefix) for item in value]
    if not isinstance(value, dict):
        return value
    made: Node = {}
    for key, item in value.items():
        if key not in _LABELS:
            made[key] = _prefixed(item, prefix)
        elif isinstance(item, list):
            made[key] = [prefix + label for label in item]
        else:
            made[key] = item and prefix + item
    return made


def _notes(tree: Any) -> list[Node]:
    """List the notes of a tree, in order."""
    return [node for node in nodes_in(tree) if node.get("kind") == "note"]


def _ids(tree: Any) -> list[str]:
    """List the labels in a tree, in order."""
    return [node["id"] for node in nodes_in(tree) if node.get("id")]


def _label(chapter: Node) -> str:
    return str(chapter["label"])


def _fragment(chapter: Node | None) -> str:
    return chapter["alias"].partition("#")[2] if chapter else ""
