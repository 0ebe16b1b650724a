"""Put the glossary's filter where it will be used, so that nothing moves when the script shows it.

This module owns that one move; the room for it is the style sheet's, its work the script's.
"""

from __future__ import annotations

from duiye.writers.pages.builtpage import BuiltPage


def place_filter(page: BuiltPage) -> None:
    """Move the filter before the heading of the first letter, else before the first list of entries."""
    form = next(iter(page.tree.find_class("dy-filter")), None)
    entries = next(iter(page.tree.find_class("dy-glossary")), None)
    if form is None or entries is None:
        return
    above = entries.getprevious()
    first = above if above is not None and above.tag in {"h1", "h2", "h3", "h4", "h5", "h6"} else entries
    form.drop_tree()
    form.tail = "\n"
    first.addprevious(form)
