"""A style sheet as a list of rules, as far as leaving rules out needs it.

This module owns the cutting of a sheet and of lists inside it; it must not judge what it cuts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_STRING = r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'"""
_MARK = re.compile(rf"{_STRING}|/\*.*?(?:\*/|\Z)|url\(\s*[^\s\"')]+\s*\)|\\.|[{{}};]", re.DOTALL)
_INNER = re.compile(rf"{_STRING}|url\(\s*[^\s\"')]+\s*\)|\\.|[][(),;]", re.DOTALL)
_GROUPS = ("@media", "@supports", "@layer", "@container", "@document", "@scope", "@starting-style")
"""At-rules that hold rules."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a sheet."""

    head: str
    """Selectors or an at-rule's words; a whole statement (`@charset "UTF-8";`) where there is no body."""
    body: str | tuple[Rule, ...] | None = None
    """Declarations as written, the rules of a group, or None for a statement."""

    @property
    def is_group(self) -> bool:
        """Whether the rule holds rules."""
        return isinstance(self.body, tuple)

    def __str__(self) -> str:
        """Write the rule down again."""
        if self.body is None:
            return self.head
        inside = self.body if isinstance(self.body, str) else "".join(map(str, self.body))
        return f"{self.head}{{{inside}}}"


def read_rules(text: str) -> tuple[Rule, ...]:
    """Cut a sheet into its rules; comments between rules are left out."""
    return tuple(_rules(text, 0, len(text)))


def _rules(text: str, start: int, end: int) -> Iterator[Rule]:
    """Yield the rules between two places of a text."""
    head: list[str] = []
    depth, begun, here = 0, 0, start
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        if depth:
            depth += {"{": 1, "}": -1}.get(mark, 0)
            if not depth:
                words = "".join(head).strip()
                yield _rule(words, text, begun, match.start())
                head, here = [], match.end()
        elif mark.startswith("/*"):
            head.append(text[here : match.start()])
            here = match.end()
        elif mark == "{":
            head.append(text[here : match.start()])
            depth, begun = 1, match.end()
        elif mark == ";":
            words = "".join([*head, text[here : match.end()]]).strip()
            if words != ";":
                yield Rule(words)
            head, here = [], match.end()


def _rule(head: str, text: str, start: int, end: int) -> Rule:
    return Rule(head, tuple(_rules(text, start, end)) if head.lower().startswith(_GROUPS) else text[start:end])


def split_outside(text: str, mark: str) -> list[str]:
    """Split a text at a comma or semicolon that stands outside brackets and strings."""
    parts, depth, here = [], 0, 0
    for match in _INNER.finditer(text):
        found = match.group()
        if found in "([":
            depth += 1
        elif found in ")]":
            depth -= 1
        elif found == mark and not depth:
            parts.append(text[here : match.start()])
            here = match.end()
    return [*parts, text[here:]]
