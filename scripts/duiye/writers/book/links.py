"""Settle where the book's links lead, once all its chapters are read.

This module owns the rule that no link of the book dangles; it must not read HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from duiye.writers.book.runs import Node, join_runs


@dataclass(frozen=True, slots=True)
class Settled:
    """Chapters whose links all lead somewhere, and what the document lists beside them."""

    chapters: list[Node]
    images: list[str]
    """Paths inside the language's folder, each once, in order."""
    abbreviations: list[tuple[str, str]]
    """Abbreviations and what they stand for, sorted, each once."""


def settle(chapters: Sequence[Node]) -> Settled:
    """Give every link of the book a label that the book has.

    An id that stands twice stays where it stands first. A link to an id that the book lacks leads to its
    chapter; one to a chapter that the book lacks, such as the landing page, becomes the text it was.
    """
    labels: dict[str, str] = {chapter["label"]: chapter["label"] for chapter in chapters}
    labels |= {chapter["alias"]: chapter["label"] for chapter in chapters if chapter["alias"]}
    unique = _keep_first_ids(list(chapters), labels)
    linked = _link(unique, labels)
    nodes = [node for node in _nodes(linked) if "kind" in node]
    return Settled(
        linked,
        list(dict.fromkeys(node["src"] for node in nodes if node["kind"] == "image")),
        sorted({_plain(node["body"]): node["title"] for node in nodes if node["kind"] == "abbreviation"}.items()),
    )


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


def _nodes(value: Any) -> Iterator[Node]:
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _nodes(item)


def _plain(runs: Sequence[Any]) -> str:
    return "".join(run if isinstance(run, str) else _plain(run.get("body", [])) for run in runs)
