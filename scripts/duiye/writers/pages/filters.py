"""Put the filters of glossary and fact-check where they will be used, so that nothing moves when a script shows them.

This module owns that one move; the room for them is the style sheet's, their work the scripts'.
"""

from __future__ import annotations

from lxml.html import HtmlElement

from duiye.writers.pages.builtpage import BuiltPage


def place_filters(page: BuiltPage) -> None:
    """Move the glossary's filter above its first letter, and that of the facts below their counts."""
    forms = {"dy-filter--facts" in form.classes: form for form in page.tree.find_class("dy-filter")}
    entries = next(iter(page.tree.find_class("dy-glossary")), None)
    if False in forms and entries is not None:
        above = entries.getprevious()
        first = above if above is not None and above.tag in {"h1", "h2", "h3", "h4", "h5", "h6"} else entries
        first.addprevious(_filled(forms[False], len(page.tree.find_class("dy-entry"))))
    counts = next(iter(page.tree.find_class("dy-facts__counts")), None)
    if True in forms and counts is not None:
        counts.addnext(_filled(forms[True], len(page.tree.find_class("dy-fact"))))


def _filled(form: HtmlElement, count: int) -> HtmlElement:
    """Return the form with what the script will write in it, taken out of its place."""
    for output in form.iter("output"):
        output.text = form.get("data-all", "").replace("%d", str(count))
    form.drop_tree()
    form.tail = "\n"
    return form
