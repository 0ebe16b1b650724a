"""Mend what Material's own templates and Python-Markdown write wrongly, where no template of ours stands in between.

This module owns that mending; the rest of the HTML is the templates'.
"""

from __future__ import annotations

from duiye.writers.pages.builtpage import BuiltPage

_SKIP = {"zh": "跳到正文"}
"""Material's Chinese link past the header says only “jump to”."""
_PERMALINK = {"zh": ("Permanent link", "本节链接")}
"""Python-Markdown has one title for the links of headings, whatever the language; an author may have set another."""


def mend_leftovers(page: BuiltPage) -> None:
    """Take `autocomplete` from check boxes, which may have none; name the link past the header and those of headings.

    Firefox needed the attribute to forget over a reload what was open; duiye.js shuts it.
    """
    for link in page.tree.find_class("md-skip")[:1]:
        link.text = _SKIP.get(page.language, link.text)
    known, own = _PERMALINK.get(page.language, ("", ""))
    for link in page.tree.find_class("headerlink"):
        if known and link.get("title") == known:
            link.set("title", own)
    for box in page.tree.iter("input"):
        if box.get("type") == "checkbox" and box.get("autocomplete") is not None:
            del box.attrib["autocomplete"]
