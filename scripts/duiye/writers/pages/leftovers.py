"""Take away what Material's own templates write against the HTML standard, where no template of ours stands in between.

This module owns that mending; the rest of the HTML is the templates'.
"""

from __future__ import annotations

from duiye.writers.pages.builtpage import BuiltPage


def mend_leftovers(page: BuiltPage) -> None:
    """Take `autocomplete` from check boxes, which may have none; duiye.js shuts what Firefox left open."""
    for box in page.tree.iter("input"):
        if box.get("type") == "checkbox" and box.get("autocomplete") is not None:
            del box.attrib["autocomplete"]
