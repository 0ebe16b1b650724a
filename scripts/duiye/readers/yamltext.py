"""Read YAML as data, with the line of every value.

This module owns YAML; it must not know what the values mean. No tag can run or open anything: what is
not a plain string, number, truth value, null, list or mapping is a notice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Protocol

import yaml
from yaml.constructor import SafeConstructor

from duiye.notice import Locus, Notice
from duiye.readers.yamlwords import explain

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_YAML = "tag:yaml.org,2002:"
_PLAIN = {
    yaml.ScalarNode: {"str", "int", "float", "bool", "null", "timestamp"},
    yaml.SequenceNode: {"seq"},
    yaml.MappingNode: {"map"},
}
"""What each kind of node may be; everything else is a tag that makes something of it."""
_DEEPEST = 40
"""No record of ours needs more; the parser would overflow its stack at some tens of thousands."""

_UNREADABLE = r"[^\x09\x0a\x0d\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""Compiled when it is needed: that takes longer than to read a file."""

Lines = dict[tuple[str | int, ...], int]
"""Line of each value, by the keys and indexes that lead to it."""


def read_yaml(text: str, file: str, *, first_line: int = 1) -> tuple[object, Lines, tuple[Notice, ...]]:
    """Read one YAML document.

    Args:
        text: the document.
        file: its path, for notices.
        first_line: line of the file on which the document begins.

    Returns:
        The value (None when it cannot be parsed), the line of every part of it, and notices for
        broken syntax (Y001), keys that stand twice (Y003) and tags that are not plain data (Y002).
    """
    at = _Places(text, file, first_line)
    try:
        deep, aliases = _scan(text)
        if deep is not None:
            message = f"YAML: values inside values, more than {_DEEPEST} deep."
            return None, {}, (Notice("Y001", at.locus(deep), message),)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        slip = explain(text, error)
        line = first_line + slip.line
        locus = Locus(file, line, slip.column + 1) if line <= at.last else Locus(file, at.last)
        return None, {}, (Notice("Y001", locus, slip.message, slip.hint),)
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        found = re.search(_UNREADABLE, text)
        line = first_line + (text.count("\n", 0, found.start()) if found else 0)
        character = f"U+{ord(found.group()):04X}" if found else "a character"
        return None, {}, (Notice("Y001", Locus(file, line), f"YAML: {character} may not stand in a text."),)
    if node is None:
        return None, {}, ()
    said = ("An alias repeats another part of the file.", "Write the value out where it is needed.")
    notices = (*(Notice("Y002", at.locus(mark), *said) for mark in aliases), *_faults(node, at, set()))
    if notices:
        return None, {}, notices
    lines: Lines = {}
    _record_lines(node, (), at, lines)
    return SafeConstructor().construct_document(node), lines, ()


class _Mark(Protocol):
    """A place in the text, as both of PyYAML's parsers mark it."""

    @property
    def index(self) -> int: ...


class _Places:
    """Says on which line of its file a mark of the parser lies; the parser also breaks lines at U+2028."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self._file, self._first = file, first_line
        self._breaks = [found.start() for found in re.finditer("\n", text.rstrip("\n"))]

    @property
    def last(self) -> int:
        """The last line that says something; a fault at the end of the text is told there."""
        return self._first + len(self._breaks)

    def line(self, mark: _Mark | None) -> int:
        return self._first + (bisect_left(self._breaks, mark.index) if mark else 0)

    def locus(self, mark: _Mark | None) -> Locus:
        return Locus(self._file, self.line(mark))


def _scan(text: str) -> tuple[_Mark | None, list[_Mark | None]]:
    """Return where values are nested too deep, and where aliases stand, without nesting to find out."""
    depth = 0
    aliases: list[_Mark | None] = []
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            aliases.append(event.start_mark)
        if depth > _DEEPEST:
            return event.start_mark, aliases
    return None, aliases


def _faults(node: yaml.Node, at: _Places, visited: set[int]) -> Iterator[Notice]:
    # A node met twice stands behind an alias; following aliases can take for ever (a node inside itself).
    if id(node) in visited:
        return
    visited.add(id(node))
    kind = node.tag.removeprefix(_YAML)
    if kind not in _PLAIN[type(node)]:
        told = f"The tag {kind} is not plain data."
        yield Notice("Y002", at.locus(node.start_mark), told, "Write a plain value without a tag.")
    elif isinstance(node, yaml.ScalarNode):
        if kind != "str" and not _is_readable(node):
            hint = "Correct it, or quote it if it is a text."
            yield Notice("Y001", at.locus(node.start_mark), f"YAML: {node.value!r} is no {kind}.", hint)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _faults(item, at, visited)
    else:
        yield from _mapping_faults(node, at, visited)


def _mapping_faults(node: yaml.Node, at: _Places, visited: set[int]) -> Iterator[Notice]:
    seen: set[str] = set()
    for key, item in node.value:
        if not isinstance(key, yaml.ScalarNode):
            yield Notice(
                "Y002", at.locus(key.start_mark), "A key is a list or a record.", "Write a plain text as the key."
            )
        elif key.value in seen:
            yield Notice("Y003", at.locus(key.start_mark), f"The key {key.value} stands twice in one record.")
        else:
            seen.add(key.value)
            yield from _faults(key, at, visited)
        yield from _faults(item, at, visited)


def _is_readable(node: yaml.ScalarNode) -> bool:
    """Say whether a scalar is what its form or its tag says, for `2024-13-45` is no date."""
    try:
        SafeConstructor().construct_document(node)
    except (ValueError, LookupError, AttributeError, OverflowError):  # what PyYAML lets through
        return False
    return True


def _record_lines(node: yaml.Node, path: tuple[str | int, ...], at: _Places, lines: Lines) -> None:
    lines[path] = at.line(node.start_mark)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _record_lines(item, (*path, index), at, lines)
    elif isinstance(node, yaml.MappingNode):
        for key, item in node.value:
            _record_lines(item, (*path, str(key.value)), at, lines)
            lines[(*path, str(key.value))] = at.line(key.start_mark)
