"""Find where mkdocs.yml gives each language its title.

This module owns that walk through the file's nodes; what the settings mean is `settings`' to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml


def title_lines(root: yaml.Node | None) -> dict[str, int]:
    """Return the line of each language's `site_name`, by locale; where it has none, the line of its `locale`."""
    lines: dict[str, int] = {}
    for plugins in _values(root, "plugins"):
        for plugin in (plugins, *_items(plugins)):
            for i18n in _values(plugin, "i18n"):
                for entry in (entry for languages in _values(i18n, "languages") for entry in _items(languages)):
                    for locale in _values(entry, "locale"):
                        title = next(_values(entry, "site_name"), locale)
                        lines[str(locale.value)] = title.start_mark.line + 1
    return lines


def _values(node: yaml.Node | None, name: str) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        yield from (value for key, value in node.value if key.value == name)


def _items(node: yaml.Node) -> Sequence[yaml.Node]:
    return node.value if isinstance(node, yaml.SequenceNode) else ()
