"""Know which plugins and themes MkDocs finds, and tell the names in mkdocs.yml that it will not find.

This module owns those two lists; it must not import what they name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from duiye.notice import Locus, Notice

_PLUGINS = frozenset({"duiye", "i18n", "search", "material/search"})
_THEMES = frozenset({"duiye", "material", "mkdocs", "readthedocs"})
"""Known without a look at what is installed, which takes longer than to read the file."""
_PREFIX = "material/"
"""MkDocs looks for a theme's own plugin of a name first."""


def tell_not_installed(text: str, plugins: Collection[str], theme: object) -> Iterator[Notice]:
    """Yield M006 for plugins and a theme that are not there.

    Args:
        text: mkdocs.yml.
        plugins: their names.
        theme: the theme's name; anything else than a text is none.
    """
    for name in plugins:
        if name not in _PLUGINS and not {name.lstrip("/"), _PREFIX + name} & (there := _installed("mkdocs.plugins")):
            line = _line(text, rf"[ \t]*-?[ \t]*[\"']?{re.escape(name)}[\"']?[ \t]*(?::|#|$)")
            yield _told("plugin", name, _PLUGINS | there, line)
    if isinstance(theme, str) and theme not in _THEMES and theme not in (there := _installed("mkdocs.themes")):
        line = _line(text, rf"(?:theme|[ \t]+name)[ \t]*:[ \t]*[\"']?{re.escape(theme)}\b")
        yield _told("theme", theme, _THEMES | there, line)


def meant_for(name: str, known: Collection[str]) -> str:
    """Ask for the known name that is most like a name; empty when none is like it."""
    close = get_close_matches(name, sorted(known), 1)
    return f"Is {close[0]} meant?" if close else ""


def _told(what: str, name: str, known: Collection[str], line: int) -> Notice:
    return Notice("M006", Locus("mkdocs.yml", line), f"There is no {what} {name} here.", meant_for(name, known))


def _installed(group: str) -> frozenset[str]:
    from importlib.metadata import entry_points  # noqa: PLC0415 — only for a name that nobody knows

    return frozenset(point.name for point in entry_points(group=group))


def _line(text: str, pattern: str) -> int:
    found = re.search(f"^{pattern}", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0
