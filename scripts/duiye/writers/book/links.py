"""Settle where the book's links lead, and what print says of that, once all its chapters are read.

This module owns the rule that no link of the book dangles, and which links need a page number or an address on paper;
it must not read HTML. A link inside the book has `page` (whether its page is printed behind it), `names` (`figure` or
`table` where it leads to one, else empty) and `number` (of that one).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from duiye.writers.book.nodes import nodes_in
from duiye.writers.book.page import Node
from duiye.writers.book.runs import join_runs
from duiye.writers.book.spelling import spell_address

_ORDERED = frozenset({"facts", "glossary"})
"""Chapters whose entries stand in an order of their own: whoever looks one up needs no page."""
_QUIET = frozenset({"caption", "label", "terms", "title"})
"""Where a page number would be in the way: names of things."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Chapters whose links all lead somewhere, and what the document lists beside them."""

    chapters: list[Node]
    images: list[str]
    """Paths inside the language's folder, each once, in order."""
    abbreviations: list[tuple[str, str]]
    """Abbreviations and what they stand for, sorted, each once."""
    addresses: list[Node]
    """What print lists for the links that lead out of the book: `to` (label of the link), `url`, `printed` (how print
    spells it), `body` (its words)."""


def settle(chapters: Sequence[Node]) -> Settled:
    """Give every link of the book a label that the book has.

    An id that stands twice stays where it stands first. A link to an id that the book lacks leads to its
    chapter; one to a chapter that the book lacks, such as the landing page, becomes the text it was.
    """
    labels: dict[str, str] = {chapter["label"]: chapter["label"] for chapter in chapters}
    labels |= {chapter["alias"]: chapter["label"] for chapter in chapters if chapter["alias"]}
    unique = _keep_first_ids(list(chapters), labels)
    linked = _link(unique, labels)
    nodes = [node for node in nodes_in(linked) if "kind" in node]
    plates = {node["id"]: node for node in nodes if node.get("number") and node["kind"] in {"figure", "table"}}
    paper = _Paper({chapter["label"]: chapter["role"] for chapter in chapters}, plates, _cited(nodes))
    for chapter in linked:
        paper.read(chapter)
    return Settled(
        linked,
        list(dict.fromkeys(node["src"] for node in nodes if node["kind"] == "image")),
        sorted({_plain(node["body"]): node["title"] for node in nodes if node["kind"] == "abbreviation"}.items()),
        paper.addresses,
    )


@dataclass(slots=True)
class _Paper:
    """Decides what is printed of links, chapter by chapter in reading order."""

    roles: Mapping[str, str]
    """Role of each chapter by its label."""
    plates: Mapping[str, Node]
    """Figures and tables that have a number, by their labels."""
    cited: frozenset[str]
    """Addresses that the fact-check lists."""
    addresses: list[Node] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    """What was said already: places in this paragraph or table, addresses in this chapter."""
    _chapter: str = ""

    def read(self, chapter: Node) -> None:
        """Decide for one chapter; its links are changed in place."""
        self._chapter, self._seen = chapter["label"], set()
        if chapter["role"] not in _ORDERED:
            self._walk(chapter["body"], said=set())
        for node in nodes_in(chapter):
            if node.get("kind") == "link" and "to" in node and "page" not in node:
                node |= {"page": False, "names": "", "number": 0}

    def _walk(self, value: Any, said: set[str], language: str = "") -> None:
        if isinstance(value, list):
            for item in value:
                self._walk(item, said, language)
        elif isinstance(value, dict):
            kind = value.get("kind")
            if kind == "link" and "to" in value:
                self._decide(value, said)
            elif kind == "link":
                self._list(value, language)
            elif kind == "language":
                language = value["language"]
            own = set() if kind in {"paragraph", "table"} else said
            for name, item in value.items():
                if name not in _QUIET and kind != "heading":
                    self._walk(item, own, language)

    def _decide(self, link: Node, said: set[str]) -> None:
        """Say of a link inside the book whether print needs its page; once in a paragraph is enough."""
        target = link["to"]
        chapter = target.partition("#")[0]
        plate = self.plates.get(target) if target not in said else None
        is_entry = self.roles.get(chapter) in _ORDERED and target != chapter
        link["page"] = not is_entry and target not in {self._chapter, *said}
        link["names"] = plate["kind"] if plate else ""
        link["number"] = plate["number"] if plate else 0
        said.add(target)

    def _list(self, link: Node, language: str) -> None:
        """List the address of a link that leads out, unless it is printed somewhere already."""
        url, words = link["url"], _plain(link["body"]).strip()
        printed = spell_address(url, words).removeprefix("mailto:")
        if url in self.cited or url in self._seen or words.rstrip("/") in _spellings(url, printed):
            return
        self._seen.add(url)
        link["id"] = f"{self._chapter}/address-{len(self.addresses) + 1}"
        body = [{"kind": "language", "language": language, "body": link["body"]}] if language else link["body"]
        self.addresses.append({"to": link["id"], "url": url, "printed": printed, "body": body})


def _spellings(url: str, printed: str) -> set[str]:
    """Return what an author may have written in full who printed the address already."""
    whole = {name.rstrip("/") for name in (url, url.removeprefix("mailto:"), printed)}
    return whole | {bare for name in whole if (bare := name.partition("://")[2])}


def _cited(nodes: Sequence[Node]) -> frozenset[str]:
    entries = [entry for node in nodes if node["kind"] == "facts" for entry in node["entries"]]
    return frozenset(source["url"] for entry in entries for source in entry["evidence"])


def _keep_first_ids(value: Any, labels: dict[str, str]) -> Any:
    """Copy a tree; each id that is kept is added to the labels."""
    if isinstance(value, list):
        return [_keep_first_ids(item, labels) for item in value]
    if not isinstance(value, dict):
        return value
    own = value.get("id")
    kept = value if not own else {**value, "id": "" if own in labels else own}
    if own:
        labels.setdefault(own, own)
    return {key: _keep_first_ids(item, labels) for key, item in kept.items()}


def _link(value: Any, labels: Mapping[str, str]) -> Any:
    """Copy a tree with every `to` a label of the book, and the text of a link in place of one that has none."""
    if isinstance(value, list):
        items = [_link(item, labels) for item in value]
        if not any(map(_is_lost, items)):
            return items
        return join_runs([part for item in items for part in (item.get("body", []) if _is_lost(item) else [item])])
    if not isinstance(value, dict):
        return value
    made = {key: _link(item, labels) for key, item in value.items()}
    match value.get("to"):
        case list(targets):
            made["to"] = [label for label in (_find(target, labels) for target in targets) if label]
        case str(target):
            made["to"] = _find(target, labels)
    return made


def _is_lost(item: Any) -> bool:
    return isinstance(item, dict) and item.get("to") == ""


def _find(target: str, labels: Mapping[str, str]) -> str:
    return labels.get(target) or labels.get(target.partition("#")[0], "")


def _plain(runs: Sequence[Any]) -> str:
    return "".join(run if isinstance(run, str) else _plain(run.get("body", [])) for run in runs)
