"""Reduce a rendered text to what a repair of marks and spaces must not change.

This module owns that reduction: elements and attributes as they are, code as it is, words without marks and
spaces. It must not render.
"""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

_AS_WRITTEN = frozenset({"code", "pre", "kbd", "samp", "script", "style", "textarea", "math"})
_SPOKEN = "alt"
"""The one attribute that holds words."""


def skeleton(html: str, fold: Callable[[str], str]) -> tuple[str, ...]:
    """Return the parts of a page that must stay, in order.

    Args:
        html: the page.
        fold: takes out of words what may change.
    """
    walk = _Walk(fold)
    walk.feed(html)
    walk.close()
    walk.end_words()
    return tuple(walk.parts)


class _Walk(HTMLParser):
    def __init__(self, fold: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._fold = fold
        self._words: list[str] = []
        self._code = 0

    def end_words(self) -> None:
        """Close the run of words that is open."""
        if self._words:
            words = "".join(self._words)
            self.parts.append(words if self._code else self._fold(words))
            self._words = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.end_words()
        kept = (f"{name}={self._fold(value or '') if name == _SPOKEN else value}" for name, value in attrs)
        self.parts.append(f"<{tag} {' '.join(kept)}>")
        self._code += tag in _AS_WRITTEN

    def handle_endtag(self, tag: str) -> None:
        self.end_words()
        self.parts.append(f"</{tag}>")
        self._code -= tag in _AS_WRITTEN and self._code > 0

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_comment(self, data: str) -> None:
        self.end_words()
        self.parts.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.end_words()
        self.parts.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.end_words()
        self.parts.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.end_words()
        self.parts.append(f"<![{data}]>")
