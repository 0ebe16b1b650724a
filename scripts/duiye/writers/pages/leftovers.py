"""Mend what Material's own templates write wrongly, where no template of ours stands in between.

This module owns that mending; the rest of the HTML is the templates'.
"""

from __future__ import annotations

from duiye.writers.pages.builtpage import BuiltPage

_SKIP = {"zh": "跳到正文"}
"""Material's Chinese link past the header says only “jump to”."""


def mend_leftovers(page: BuiltPage) -> None:
    """Take `autocomplete` from check boxes, which may have none, and name the link past the header.

    Firefox needed the attribute to forget over a reload what was open; duiye.js shuts it.
    """
    for link in page.tree.iter("a"):
        if link.get("class") == "md-skip":
            link.text = _SKIP.get(page.language, link.text)
            break
    for box in page.tree.iter("input"):
        if box.get("type") == "checkbox" and box.get("autocomplete") is not None:
            del box.attrib["autocomplete"]
