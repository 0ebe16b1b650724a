"""Where the look of the site lies: templates, style sheet and scripts, as the MkDocs theme `duiye`.

This module owns that one path; what the pages look like is decided in the folder alone.

MkDocs takes a theme's folder from the `__file__` of what its entry point names. The folder is `overrides/`
at the top of the repository, where those who draw look for it, and so no Python package: an installed
Duiye has a copy beside this file, a clone has the folder itself.
"""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

THEME_NAME = "duiye"
ICON = "assets/images/favicon.svg"
"""The theme's own icon, where a publication names none."""

_HERE = Path(__file__).resolve()

LOOK = next(folder for folder in (_HERE.parent / "overrides", _HERE.parents[2] / "overrides") if folder.is_dir())
"""The folder of the theme."""

THEME = SimpleNamespace(__file__=str(LOOK / "mkdocs_theme.yml"))
"""What the entry point names."""
