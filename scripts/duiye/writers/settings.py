"""Write imported chapters into the navigation of mkdocs.yml; whatever else it says stays as written.

This module owns that one change, with ruamel.yaml, which keeps comments and quotes (see docs/adr/0013).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any, NamedTuple

from duiye.model import Language


class NavItem(NamedTuple):
    """A chapter's place in the navigation that is to be written."""

    path: str
    part: str = ""


def write_navigation(
    text: str, items: Sequence[NavItem], removed: frozenset[str], parts: Mapping[Language, Mapping[str, str]]
) -> str:
    """Put imported chapters into mkdocs.yml.

    Args:
        text: mkdocs.yml.
        items: the imported chapters in reading order.
        removed: chapters that are no more; they leave the navigation.
        parts: names of the parts in each language, by key; a name that is there already stays.

    Returns:
        mkdocs.yml with each chapter that was not there behind the one before it, the first behind the
        landing page; the same text when nothing is to change.
    """
    from ruamel.yaml import YAML  # noqa: PLC0415 — only an import writes settings

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    config = yaml.load(text)
    before = _plain(config)
    _place(config, items, removed)
    for entry in _languages(config):
        names = parts.get(str(entry.get("locale")), {})
        told = entry.get("nav_translations")
        if told is None and any(name != key for key, name in names.items()):
            told = entry["nav_translations"] = {}
        for key, name in names.items():
            if name != key:
                told.setdefault(key, name)
    if _plain(config) == before:
        return text
    stream = StringIO()
    yaml.dump(config, stream)
    return _with_blank_lines(stream.getvalue(), text)


def _place(config: Any, items: Sequence[NavItem], removed: frozenset[str]) -> None:
    """Put chapters that the navigation lacks behind those before them; what is there stays where it is."""
    nav = config.get("nav")
    if nav is None:
        nav = config["nav"] = []
    nav[:] = [rest for entry in nav if (rest := _without(entry, removed)) is not None]
    before = NavItem("index.md")
    for item in items:
        if not _holds(nav, frozenset({item.path})):
            _insert(nav, item, before)
        before = item


def _insert(nav: list[Any], item: NavItem, before: NavItem) -> None:
    """Put one chapter behind another: into the same part, or at the top level behind the other's part."""
    position = next((n for n, entry in enumerate(nav) if _holds(entry, frozenset({before.path}))), -1)
    group = next((entry[item.part] for entry in nav if isinstance(entry, dict) and item.part in entry), None)
    if not item.part:
        nav.insert(position + 1, item.path)
    elif not isinstance(group, list):
        nav.insert(position + 1, {item.part: [item.path]})
    else:
        group.insert(next((n + 1 for n, entry in enumerate(group) if entry == before.path), len(group)), item.path)


def _holds(entry: Any, paths: frozenset[str]) -> bool:
    values = entry if isinstance(entry, list) else list(entry.values()) if isinstance(entry, dict) else None
    return entry in paths if values is None else any(_holds(value, paths) for value in values)


def _without(entry: Any, paths: frozenset[str]) -> Any:
    """Return an entry without some chapters; None when nothing is left of it."""
    if not isinstance(entry, (list, dict)):
        return None if entry in paths else entry
    if not _holds(entry, paths):
        return entry
    if isinstance(entry, list):
        left = [rest for item in entry if (rest := _without(item, paths)) is not None]
        return left or None
    left_of = {key: rest for key, item in entry.items() if (rest := _without(item, paths)) is not None}
    return left_of or None


def _with_blank_lines(dumped: str, text: str) -> str:
    """Put back the blank lines before top-level keys, which ruamel.yaml drops with the entry that they followed."""
    for key in re.findall(r"\n\n((?:#[^\n]*\n)*[\w-]+:)", text):
        dumped = re.sub(rf"(?<=[^\n])\n{re.escape(key)}(?=\s)", lambda found: "\n" + found.group(), dumped, count=1)
    return dumped


def _languages(config: Any) -> Iterator[Any]:
    plugins = config.get("plugins") or []
    entries = (
        plugins.items()
        if isinstance(plugins, dict)
        else [(k, v) for p in plugins if isinstance(p, dict) for k, v in p.items()]
    )
    for name, options in entries:
        if name == "i18n" and isinstance(options, dict):
            yield from (item for item in options.get("languages") or () if isinstance(item, dict))


def _plain(value: Any) -> Any:
    """Return lists and records without what belongs to their form, to compare them."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value
