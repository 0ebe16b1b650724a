"""Join the worker's scripts into the one file that a page starts.

This module owns their order; it must not know what they do.
"""

from __future__ import annotations

from importlib.resources import files

WORKER = "assets/javascripts/workers/search.js"
"""Path of the joined script inside the theme of each language."""


def write_engine() -> str:
    """Return the scripts of `worker/` in the order of their names, in one scope of their own."""
    folder = files("duiye") / "writers" / "search" / "worker"
    scripts = sorted((item for item in folder.iterdir() if item.name.endswith(".js")), key=lambda item: item.name)
    text = "".join(script.read_text(encoding="utf-8") for script in scripts)
    return f'"use strict";\n(() => {{\n{text}}})();\n'
