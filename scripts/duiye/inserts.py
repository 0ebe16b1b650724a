"""Marks in a text that something else replaces: `[[glossary]]`, `[[status]]`, `[[claims]]`, `[[chart: growth]]`.

This module owns their form; what stands in their place is the writers'.
"""

from __future__ import annotations

import re
from typing import NamedTuple

CHART = "chart"
"""The mark that names what it asks for, one chart of charts.yml."""
FIGURES = "figures"
"""The mark that all charts and the whole ledger replace."""

MARKS = ("glossary", "status", FIGURES, "claims", CHART)
"""The names of all marks."""

_INSERT = re.compile(rf"\[\[(?P<name>{'|'.join(MARKS)})(?:[ \t]*:[ \t]*(?P<argument>[^\s\[\]]+))?[ \t]*\]\]")


class Insert(NamedTuple):
    """A mark that a text holds."""

    name: str
    argument: str = ""
    """Id of what is asked for; empty where the mark takes none, or lacks it."""


def read_insert(text: str) -> Insert | None:
    """Read a block as a mark; None where it is anything else, or a mark among other words."""
    found = _INSERT.fullmatch(text.strip()) if "[[" in text else None
    return Insert(found["name"], found["argument"] or "") if found else None


def insert_id(insert: Insert) -> str:
    """Return the id that a mark's block has of its own: `chart-growth`; empty for one that is counted."""
    return f"{CHART}-{insert.argument}" if insert.name == CHART and insert.argument else ""
