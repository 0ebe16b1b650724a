"""Say in which file of the book everything stands and under which id, so that links find it.

This module owns names of files and ids: ASCII, valid in XML and in any archive, unique, and the same as long as paths
and labels stay the same, for reading systems keep a reader's place by them. It must not write markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from duiye.writers.epub.volume import Leaf, Node, Volume, nodes_in, plain

COVER, TITLE, NAVIGATION, ABBREVIATIONS, COLOPHON = (
    "cover.xhtml",
    "title.xhtml",
    "nav.xhtml",
    "abbreviations.xhtml",
    "colophon.xhtml",
)
_OWN = frozenset({COVER, TITLE, NAVIGATION, ABBREVIATIONS, COLOPHON})
_UNSAFE = re.compile(r"[^a-z0-9]+")
_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9.\-]")
MADE = "__"
"""Stands in ids that the book makes itself; in those that come from labels a `_` begins a character's number."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything stands."""

    files: Mapping[str, str]
    """File by label, of chapters and of all that has an id."""
    ids: Mapping[str, str]
    """Id by label; a chapter has none."""
    titles: Mapping[str, str]
    """Title of a chapter by its label, in the label's language."""

    def address(self, label: str, file: str) -> str:
        """Return how a file links to a label."""
        target, own = self.files[label], self.ids.get(label)
        return f"{'' if target == file and own else target}{f'#{own}' if own else ''}"

    def reference(self, note: str, file: str) -> str:
        """Return how a file links to the place where the text first refers to a note."""
        target = self.files[note]
        return f"{'' if target == file else target}#{reference_id(self.ids[note])}"

    def chapter(self, label: str) -> str:
        """Return the title of the chapter in which a label stands."""
        return self.titles[label if label in self.titles else label.partition("#")[0]]


def reference_id(note: str, occurrence: int = 1) -> str:
    """Return the id of a reference to a note, by the note's id."""
    return f"ref{MADE}{note}" if occurrence == 1 else f"ref{MADE}{note}-{occurrence}"


def name_places(volume: Volume) -> tuple[Places, tuple[str, ...]]:
    """Name every place of a book.

    Returns:
        The places, and the file of each chapter in order.
    """
    taken = set(_OWN)
    files: dict[str, str] = {}
    ids: dict[str, str] = {}
    titles: dict[str, str] = {}
    names = []
    for leaf in volume.leaves:
        labels = [head["label"] for head in leaf.heads if head]
        file = _file_name(labels[0], volume, taken)
        names.append(file)
        files |= dict.fromkeys(labels, file)
        titles |= {head["label"]: plain(head["title"]).strip() or head["label"] for head in leaf.heads if head}
        seen: set[str] = set()
        for label in _labels(leaf):
            files[label] = file
            ids[label] = _unused(_xml_name(label, volume), seen)
    return Places(files, ids, titles), tuple(names)


def _labels(leaf: Leaf) -> Iterator[str]:
    heads: list[Node] = [head for head in leaf.heads if head]
    yield from (node["id"] for node in nodes_in([*(head["title"] for head in heads), *leaf.rows]) if node.get("id"))


def _file_name(label: str, volume: Volume, taken: set[str]) -> str:
    path = label.partition("/")[2] if volume.is_double else label
    stem = _UNSAFE.sub("-", path.removesuffix(".md").lower()).strip("-") or "chapter"
    name, count = f"{stem}.xhtml", 1
    while name in taken:
        count += 1
        name = f"{stem}-{count}.xhtml"
    taken.add(name)
    return name


def _xml_name(label: str, volume: Volume) -> str:
    """Turn what an author wrote as an id into a name (XML Namespaces, NCName), in ASCII."""
    language = f"{label.partition('/')[0]}-" if volume.is_double else ""
    # What has no id of its author's has a label below its chapter's: `one.md/figure-3`.
    own = label.partition("#")[2] or label.rpartition("/")[2]
    name = _NOT_IN_IDS.sub(lambda char: "-" if char[0] == ":" else f"_{ord(char[0]):x}", own)
    return f"{language}{name}" if re.match("[A-Za-z_]", f"{language}{name}") else f"_{language}{name}"


def _unused(name: str, seen: set[str]) -> str:
    made, count = name, 1
    while made in seen:
        count += 1
        made = f"{name}-{count}"
    seen.add(made)
    return made
