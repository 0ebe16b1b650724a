"""Name the functions that Markdown extensions are told in mkdocs.yml (`!!python/name:…`).

This module owns which may be named: those of the two packages whose extensions authors use. It must not run or import
what a file names beyond them.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

_TAG = "tag:yaml.org,2002:python/name:"
_ALLOWED = frozenset(
    {
        "material.extensions.emoji.to_svg",
        "material.extensions.emoji.twemoji",
        "pymdownx.arithmatex.inline_generic_format",
        "pymdownx.arithmatex.inline_mathjax_format",
        "pymdownx.emoji.emojione",
        "pymdownx.emoji.gemoji",
        "pymdownx.emoji.to_alt",
        "pymdownx.emoji.to_png",
        "pymdownx.emoji.to_svg",
        "pymdownx.emoji.twemoji",
        "pymdownx.superfences.fence_code_format",
        "pymdownx.superfences.fence_div_format",
    }
)


@dataclass(frozen=True, slots=True)
class Named:
    """A function, by its name."""

    name: str


def named(tag: str) -> Named | None:
    """Return what a YAML tag names, if it may be named."""
    name = tag.removeprefix(_TAG)
    return Named(name) if name != tag and name in _ALLOWED else None


def with_functions(value: Any) -> Any:
    """Copy the options of an extension with the functions in the places of their names."""
    if isinstance(value, Named):
        module, _, function = value.name.rpartition(".")
        return getattr(import_module(module), function)
    if isinstance(value, dict):
        return {key: with_functions(item) for key, item in value.items()}
    if isinstance(value, list):
        return [with_functions(item) for item in value]
    return value
