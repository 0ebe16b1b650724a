"""The words that the pages and scripts of a site can put into a page: what a selector may hope to meet.

This module owns that collection; it must not read style sheets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r"<[a-zA-Z][^\s/>]*((?:\s+[^\s=>/]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)*)\s*/?>")
_ATTRIBUTE = re.compile(r"([^\s=>/]+)(?:=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_WORD = re.compile(r"[A-Za-z_][\w-]*|--[\w-]+")
_JUDGED = ("data-", "dir")
"""Attributes whose presence and value are looked for; of others a page may get any from the browser or a reader."""
_MIN_STEM = 3
_SINGLE = frozenset({"js"})
"""The class without a hyphen that Material's script sets on a page of any kind."""
_MADE_FOR = {
    "md-annotation": ("annotate", "content.code.annotate"),
    "md-search-result": ("md-search-result__list",),
    "md-source": ("md-source",),
    "md-tag": ("md-tag", "md-tags"),
    "md-tooltip": ("annotate", "content.code.annotate", "content.tooltips"),
    "md-version": ("mike",),
    "tabbed-": ("tabbed-set",),
}
"""Beginnings of classes that Material's script gives only where a page has a class, or `__config` a word."""
_CONFIG = re.compile(r'<script id="__config"[^>]*>([^<]*)')
_VALUE = re.compile(r'"([\w.-]+)"(?!\s*:)')
_INSIDE = re.compile(r"<(script|style)\b[^>]*>([^<]*)</")
_PROPERTY = re.compile(r"--[\w-]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What stands in the pages of a site, or in the scripts that change them."""

    classes: frozenset[str]
    ids: frozenset[str]
    attributes: frozenset[str]
    values: frozenset[tuple[str, str]]
    """Attributes with their values."""
    words: frozenset[str]
    """Every word of the scripts: any may become a class, an id or a value."""
    properties: frozenset[str]
    """Custom properties that pages name themselves, in an attribute or a style element."""
    stems: tuple[str, ...]
    """Words of the scripts to which something may be added, ending with a hyphen or underscore."""

    def has_class(self, name: str) -> bool:
        """Tell whether an element may bear a class."""
        return name in self.classes or self._said(name)

    def has_id(self, name: str) -> bool:
        """Tell whether an element may bear an id."""
        return name in self.ids or self._said(name)

    def has_attribute(self, name: str, value: str | None) -> bool:
        """Tell whether an element may bear an attribute, with a value where one is given."""
        if not name.startswith(_JUDGED):
            return True
        if name == "dir":  # no script turns the way a page is read
            return value is None or (name, value) in self.values
        said = self._said(name) or _camel(name) in self.words
        if value is None:
            return said or name in self.attributes
        return (name, value) in self.values or ((said or name in self.attributes) and self._said(value))

    def _said(self, word: str) -> bool:
        return word in self.words or word.startswith(self.stems)


def gather(pages: Iterable[str], scripts: Iterable[str], theme_scripts: Iterable[str] = ()) -> Vocabulary:
    """Gather the words of a site's pages and scripts.

    Args:
        pages: the HTML of every page.
        scripts: scripts of which nothing is known: any word in them may become a class.
        theme_scripts: Material's own. They are minified, so that a word of a few letters is a variable, not a class,
            and what they make of which page is known.
    """
    values: set[tuple[str, str]] = set()
    features: set[str] = set()
    inside: set[tuple[str, str]] = set()
    for page in pages:
        seen = set(_TAG.findall(page))
        for name, double, single, bare in (found for tag in seen for found in _ATTRIBUTE.findall(tag)):
            values.add((name.lower(), double or single or bare))
        features.update(word for said in _CONFIG.findall(page) for word in _VALUE.findall(said))
        inside.update(_INSIDE.findall(page))
    values = {(name, unescape(value)) for name, value in values}
    styles = [value for _, value in values if "--" in value] + [text for kind, text in inside if kind == "style"]
    classes = frozenset(word for name, value in values if name == "class" for word in value.split())
    words = {word for script in scripts for word in _WORD.findall(script)}
    words |= {
        word for kind, text in inside if kind == "script" and not text.startswith("{") for word in _WORD.findall(text)
    }
    ours = {word for script in theme_scripts for word in _WORD.findall(script)}
    asleep = tuple(
        stem for stem, needs in _MADE_FOR.items() if not any(need in classes or need in features for need in needs)
    )
    for stem in asleep:
        # `md-tooltip` is another component than `md-tooltip2`.
        ours = {word for word in ours if not re.match(re.escape(stem) + r"(?!\d)", word)}
    words |= {word for word in ours if "-" in word or "_" in word} | (_SINGLE & ours)
    return Vocabulary(
        classes=classes,
        ids=frozenset(value for name, value in values if name == "id"),
        attributes=frozenset(name for name, _ in values),
        values=frozenset(values),
        words=frozenset(words),
        properties=frozenset(name for text in styles for name in _PROPERTY.findall(text)),
        stems=tuple(sorted(word for word in words if word.endswith(("-", "_")) and len(word) > _MIN_STEM)),
    )


def _camel(name: str) -> str:
    """Write `data-md-state` as scripts do in `dataset`: mdState."""
    first, *rest = name.removeprefix("data-").split("-")
    return first + "".join(word.capitalize() for word in rest)
