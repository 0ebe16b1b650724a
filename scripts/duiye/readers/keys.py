"""Know the names that may stand in mkdocs.yml, and find the one that a misspelt name is meant for.

This module owns those names; what stands under them is the readers' that own it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from duiye.notice import Locus, Notice, SettingsError
from duiye.readers.mkdocsyaml import Lines

OPTIONS = ("book", "cards", "credits", "facing", "policy", "offline", "host")
"""Options of the plugin `duiye` that a person writes; `duiye build` sets the others."""
KEYS = (
    "INHERIT",
    "copyright",
    "dev_addr",
    "docs_dir",
    "draft_docs",
    "edit_uri",
    "edit_uri_template",
    "exclude_docs",
    "extra",
    "extra_css",
    "extra_javascript",
    "extra_templates",
    "hooks",
    "markdown_extensions",
    "nav",
    "not_in_nav",
    "plugins",
    "remote_branch",
    "remote_name",
    "repo_name",
    "repo_url",
    "site_author",
    "site_description",
    "site_dir",
    "site_name",
    "site_url",
    "strict",
    "theme",
    "use_directory_urls",
    "validation",
    "watch",
)
"""Settings of MkDocs 1.6 (www.mkdocs.org/user-guide/configuration), written down because to import MkDocs takes longer
than to check a publication; a test compares them with MkDocs' own."""


def refuse_unknown(record: Collection[object], known: Collection[str], path: tuple[str, ...], lines: Lines) -> None:
    """Raise SettingsError for a name that is not known.

    Args:
        record: the names that stand there.
        known: those that may.
        path: the keys that lead to them.
        lines: where each key stands.
    """
    for key in record:
        if key not in known:
            line = lines.get((*path, str(key)))
            place = f"mkdocs.yml:{line}" if line else "mkdocs.yml"
            meant = _meant(key, known) or f"There are: {', '.join(known)}."
            message = f"{place}: {': '.join(path)}: {key} is not an option. {meant}"
            raise SettingsError(message)


def tell_unknown(settings: Mapping[Any, Any], path: tuple[str, ...], lines: Lines) -> Iterator[Notice]:
    """Yield M004 for names that are no settings of MkDocs.

    Args:
        settings: the whole file, or what one language sets.
        path: the keys that lead to it.
        lines: where each key stands.
    """
    for key in settings:
        if key not in KEYS:
            locus = Locus("mkdocs.yml", lines.get((*path, str(key)), 0))
            yield Notice("M004", locus, f"MkDocs has no setting {key}.", _meant(key, KEYS))


def _meant(key: object, known: Collection[str]) -> str:
    """Ask for the known name that is most like a name; empty when none is like it."""
    close = get_close_matches(str(key), known, 1)
    return f"Is {close[0]} meant?" if close else ""
