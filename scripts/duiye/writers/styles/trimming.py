"""Leave out of a style sheet what can match nothing on a site.

This module owns the judgement, which errs on the side of keeping; it must not change a declaration or an order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from duiye.writers.styles.rules import Rule, read_rules, split_outside
from duiye.writers.styles.vocabulary import Vocabulary

_NAME = r"(?:[\w-]|[^\x00-\x7f]|\\.)+"
_SIMPLE = re.compile(
    rf"\.(?P<class>{_NAME})|\#(?P<id>{_NAME})"
    rf"|\[\s*(?P<attribute>[\w-]+)\s*(?:(?P<operator>[~|^$*]?)=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\]\s]*)[^\]]*)?\]"
    r"|::?(?P<function>[\w-]+)\("
)
_ALTERNATIVES = frozenset({"is", "where", "has"})
"""Functions that must meet one of their selectors; of others, as `not`, nothing is asked."""
_BRACKET = re.compile(r"\"[^\"]*\"|'[^']*'|\\.|[()]")
_PROPERTY = re.compile(r"--[\w-]+")
_IDENTIFIER = re.compile(r"-?[A-Za-z_][\w-]*")
_KEYFRAMES = re.compile(r"@(?:-\w+-)?keyframes\s+")


def trim(sheets: Sequence[str], vocabulary: Vocabulary, others: Sequence[str] = ()) -> list[str]:
    """Leave out rules whose selectors can match nothing, then properties and animations that nothing names.

    Args:
        sheets: style sheets, in order.
        vocabulary: what the site's pages and scripts have.
        others: texts that may name custom properties and animations too: other sheets, and scripts.

    Returns:
        The sheets, trimmed.
    """
    kept = [tuple(_living(read_rules(sheet), vocabulary)) for sheet in sheets]
    foreign = vocabulary.properties | {name for text in others for name in _PROPERTY.findall(text)}
    animations = {name for text in others if "animation" in text for name in _IDENTIFIER.findall(text)}
    while True:
        texts = ["".join(map(str, rules)) for rules in kept]
        named = foreign | {name for text in texts for name in _named(text)}
        moved = animations | {
            name for text in texts for value in _animated(text) for name in _IDENTIFIER.findall(value)
        }
        lighter = [tuple(_named_only(rules, named, moved)) for rules in kept]
        if lighter == kept:
            return texts
        kept = lighter


def _living(rules: Sequence[Rule], vocabulary: Vocabulary) -> Iterator[Rule]:
    """Yield the rules that may match something."""
    for rule in rules:
        if isinstance(rule.body, tuple):
            if inside := tuple(_living(rule.body, vocabulary)):
                yield replace(rule, body=inside)
        elif rule.body is None or rule.head.startswith("@"):
            yield rule
        else:
            selectors = split_outside(rule.head, ",")
            possible = [selector for selector in selectors if may_match(selector, vocabulary)]
            # A browser drops a whole list for one selector that it does not know: it must not come alive in parts.
            if possible and re.search(r"::?-", rule.head):
                possible = selectors
            if possible:
                yield replace(rule, head=",".join(possible))


def may_match(selector: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a selector may match an element of the site."""
    here = 0
    while match := _SIMPLE.search(selector, here):
        here = match.end()
        if name := match["class"]:
            if not vocabulary.has_class(_plain(name)):
                return False
        elif name := match["id"]:
            if not vocabulary.has_id(_plain(name)):
                return False
        elif name := match["attribute"]:
            exact = match["value"] is not None and not match["operator"]
            if not vocabulary.has_attribute(name.lower(), match["value"].strip("\"'") if exact else None):
                return False
        else:
            inside, here = _argument(selector, here)
            if match["function"] in _ALTERNATIVES and not any(
                may_match(part, vocabulary) for part in split_outside(inside, ",")
            ):
                return False
    return True


def _argument(selector: str, start: int) -> tuple[str, int]:
    """Return what stands in the bracket that was opened before `start`, and the place after it."""
    depth = 1
    for match in _BRACKET.finditer(selector, start):
        depth += {"(": 1, ")": -1}.get(match.group(), 0)
        if not depth:
            return selector[start : match.start()], match.end()
    return selector[start:], len(selector)


def _plain(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name)


def _named(text: str) -> Iterator[str]:
    """Yield the custom properties that a sheet uses, rather than sets."""
    for match in _PROPERTY.finditer(text):
        rest = text[match.end() : match.end() + 1]
        if rest != ":":
            yield match.group()


def _animated(text: str) -> Iterator[str]:
    """Yield what a sheet says of animations."""
    for match in re.finditer(r"animation(?:-name)?\s*:([^;}]*)", text):
        yield match.group(1)


def _named_only(rules: Sequence[Rule], named: set[str], moved: set[str]) -> Iterator[Rule]:
    """Yield the rules without the custom properties and animations that nothing names."""
    for rule in rules:
        if isinstance(rule.body, tuple):
            if inside := tuple(_named_only(rule.body, named, moved)):
                yield replace(rule, body=inside)
        elif match := _KEYFRAMES.match(rule.head):
            if rule.head[match.end() :].strip().strip("\"'") in moved:
                yield rule
        elif rule.body is None or rule.head.startswith("@") or "--" not in rule.body:
            yield rule
        else:
            said = [part for part in split_outside(rule.body, ";") if part.strip()]
            left = [part for part in said if not _is_idle(part, named)]
            if left:
                yield rule if len(left) == len(said) else replace(rule, body=";".join(left))


def _is_idle(declaration: str, named: set[str]) -> bool:
    name = declaration.partition(":")[0].strip()
    return name.startswith("--") and name not in named
