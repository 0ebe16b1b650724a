"""Find what a text would run, load or cover on a page, once it is rendered.

This module owns that list; whether a text may have it is judged elsewhere. It looks at the rendered elements and
not at the Markdown: an attribute can be written in many ways, and each of them looks harmless to some pattern.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown import Markdown

_ELEMENTS = frozenset(
    {"script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "base", "meta", "link", "svg"}
    | {"math", "form", "input", "button", "textarea", "select", "option", "plaintext", "title", "noscript", "xmp"}
    | {"template", "dialog", "listing", "audio", "video", "source", "track", "canvas", "slot"}
)
_ADDRESSES = frozenset(("href", "src", "action", "formaction", "data", "poster", "srcset", "background", "xlink:href"))
_SCHEMES = ("javascript:", "vbscript:", "data:", "file:")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f]+")
"""Characters that a browser passes over in the scheme of an address."""
_OTHER_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


def find_hazards(words: str) -> frozenset[str]:
    """Return what a text would run, load or cover, each as a notice names it.

    Args:
        words: Markdown of one block.
    """
    reading = _Reading()
    reading.feed(_renderer().reset().convert(words))
    reading.close()
    return frozenset(reading.found)


@lru_cache(maxsize=1)
def _renderer() -> Markdown:
    """Return a parser that gives attributes and raw elements as every publication's may."""
    from markdown import Markdown  # noqa: PLC0415 — only what comes back from translators is rendered here

    return Markdown(extensions=["attr_list", "md_in_html", "tables", "def_list"])


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ELEMENTS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            address = _UNSEEN.sub("", value or "").lower()
            if name.startswith("on") or name in {"style", "autofocus", "contenteditable", "srcdoc", "ping"}:
                self.found.append(f"{name}=")
            elif name in _ADDRESSES and address.startswith(_SCHEMES):
                self.found.append(address.partition(":")[0] + ":")
            elif name in _ADDRESSES - {"href"} and _OTHER_HOST.match(address):
                self.found.append(f"{name}= of another host")
