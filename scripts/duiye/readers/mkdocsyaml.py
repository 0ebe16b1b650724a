"""Read the YAML of mkdocs.yml: its values, and on which line each key stands.

This module owns that YAML, with MkDocs' own tags; it must not know what a key means.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from duiye.notice import SettingsError
from duiye.readers.extensions import named
from duiye.readers.titlelines import title_lines
from duiye.readers.yamlwords import explain

Lines = dict[tuple[str, ...], int]
"""Line of each key, by the keys that lead to it; a list in between counts for nothing, and its first item that has the
key wins."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value with one of MkDocs' own tags (`!ENV`, `!!python/name:`), which reads or runs something."""

    tag: str
    line: int


@dataclass(frozen=True, slots=True)
class Written:
    """mkdocs.yml as it is written."""

    values: dict[str, Any]
    lines: Lines
    repeated: tuple[tuple[str, int], ...]
    """Each key that stands twice in one record, and the line of its later place."""
    title_lines: dict[str, int]
    """Line of each language's title, by locale; see `titlelines`."""


class _LenientLoader(yaml.SafeLoader):
    """Reads tagged values as `Tagged`: they are no fault where only MkDocs needs them; notes keys that stand twice."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.repeated: list[tuple[str, int]] = []

    def compose_mapping_node(self, anchor: Any) -> Any:
        """Look at the keys as they are written, before `<<` adds those of another record."""
        node = super().compose_mapping_node(anchor)
        seen: set[str] = set()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                self.repeated.append((key.value, key.start_mark.line + 1))
            seen.add(key.value)
        return node


def _read_date(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Any:
    """Read a date; PyYAML lets through what Python says of `2024-13-45`, without its place."""
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError as error:
        problem = f"{node.value} is no day of the calendar"
        raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark) from error


_LenientLoader.add_constructor("tag:yaml.org,2002:timestamp", _read_date)
_LenientLoader.add_multi_constructor("", lambda _, tag, node: named(tag) or Tagged(tag, node.start_mark.line + 1))


def read_mkdocs_yaml(text: str) -> Written:
    """Read mkdocs.yml as YAML; raises SettingsError where it is none, or no record."""
    lines: Lines = {}
    try:
        loader = _LenientLoader(text)
        node = loader.get_single_node()
        values = None if node is None else loader.construct_document(node)
        _note_lines(node, (), lines, set())
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, RecursionError) as error:
        # PyYAML lets through what Python says of lists in lists without end.
        if isinstance(error, yaml.MarkedYAMLError) and (error.problem_mark or error.context_mark):
            slip = explain(text, error)
            said = f"mkdocs.yml:{slip.line + 1}:{slip.column + 1} is not YAML: {slip.message.removeprefix('YAML: ')}"
            message = f"{said} {slip.hint}".rstrip()
        else:
            message = f"mkdocs.yml is not YAML: {str(error).partition(chr(10))[0]}"
        raise SettingsError(message) from error
    if not isinstance(values, dict):
        message = "mkdocs.yml holds no settings. README.md tells how to begin a publication."
        raise SettingsError(message)
    return Written(values, lines, tuple(loader.repeated), title_lines(node))


def _note_lines(node: yaml.Node | None, path: tuple[str, ...], lines: Lines, seen: set[int]) -> None:
    """Note the line of every key at and below a node, each node once, however often an alias repeats it."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*path, str(key.value))
            lines.setdefault(inner, key.start_mark.line + 1)
            _note_lines(value, inner, lines, seen)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _note_lines(item, path, lines, seen)
