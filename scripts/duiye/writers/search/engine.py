"""Join the engine's scripts into the two files that browsers load: what any question needs, and what comes later.

This module owns their order and how the two know each other's names; it must not know what they do.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from duiye.writers.styles import pack_script

WORKER = "assets/javascripts/workers/search.js"
"""Path of the first file inside the theme of each language: the worker that pages start."""
LATER = "later.js"
"""Path of the second one inside a version of the index; it is for an index of the same build."""
_NAME = re.compile(r"^(?:const|class) (\w+)", re.MULTILINE)
_BORROWED = re.compile(r"\blater\.(\w+)\(")


def write_engine() -> str:
    """Return the worker."""
    first, later = _scripts()
    return pack_script(f'"use strict";\n(() => {{\n{first}Object.assign(inner, {{ {_lent(first, later)} }});\n}})();\n')


def write_later() -> str:
    """Return the function that adds to the worker what it asks of `later`, made of what it lends."""
    first, later = _scripts()
    borrowed = ", ".join(dict.fromkeys(_BORROWED.findall(first)))
    head = f'self.duiyeLater = inner => {{\n"use strict";\nconst {{ {_lent(first, later)} }} = inner;\n'
    return pack_script(f"{head}{later}Object.assign(inner, {{ {borrowed} }});\n}};\n")


def _lent(first: str, later: str) -> str:
    """Return the names that the first file has and the later one uses."""
    used = set(re.findall(r"\w+", later))
    return ", ".join(name for name in _NAME.findall(first) if name in used)


@cache
def _scripts() -> tuple[str, str]:
    """Return the text of both, each of its scripts in the order of their names."""
    folder = files("duiye") / "writers" / "search" / "worker"
    parts = []
    for place in (folder, folder / "later"):
        scripts = sorted((item for item in place.iterdir() if item.name.endswith(".js")), key=lambda item: item.name)
        parts.append("".join(script.read_text(encoding="utf-8") for script in scripts))
    return parts[0], parts[1]
