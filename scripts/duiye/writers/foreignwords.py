"""Say of each foreign run of a rendered page in which language it is (`lang`), for voices, hyphenation and faces.

This module owns the walk through the elements; which words are foreign is decided in `foreignruns`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from duiye.foreignruns import ForeignRun, foreign_runs
from duiye.model import Language

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNMARKED = frozenset(
    {
        *("code", "kbd", "pre", "samp", "tt", "var"),
        *("head", "math", "noscript", "option", "script", "select", "style", "svg", "template", "textarea", "title"),
    }
)
"""Elements whose text is no language, or cannot hold an element."""


def mark_foreign_words(root: HtmlElement, language: Language) -> None:
    """Put `lang` on every foreign run: on the element that it fills, else on a `span` around it.

    Args:
        root: what to walk through; changed in place.
        language: of the root, if it does not say so itself.
    """
    waiting = [(root, language)]
    while waiting:
        element, around = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in _UNMARKED:
            continue
        own = element.get("lang") or around
        waiting += [(child, own) for child in element]
        for child in [*element]:
            if runs := [*foreign_runs(child.tail or "", own)]:
                _wrap_tail(child, runs)
        if runs := [*foreign_runs(element.text or "", own)]:
            _mark_text(element, runs)


def _mark_text(element: HtmlElement, runs: list[ForeignRun]) -> None:
    text = element.text or ""
    beside = text[: runs[0].start] + text[runs[0].end :]
    is_filled = len(runs) == 1 and not any(char.isalnum() for char in beside)
    if is_filled and not len(element) and element.get("lang") is None:
        element.set("lang", runs[0].language)
        return
    element.text, spans = _cut(element, text, runs)
    element[0:0] = spans


def _wrap_tail(child: HtmlElement, runs: list[ForeignRun]) -> None:
    child.tail, spans = _cut(child, child.tail or "", runs)
    for span in reversed(spans):
        child.addnext(span)


def _cut(near: HtmlElement, text: str, runs: list[ForeignRun]) -> tuple[str, list[HtmlElement]]:
    """Cut a text: what stands before the first run, and a span for each, with what follows it as its tail."""
    spans = []
    for number, (start, end, language) in enumerate(runs):
        span = near.makeelement("span", {"lang": language})
        span.text = text[start:end]
        span.tail = text[end : runs[number + 1].start if number + 1 < len(runs) else len(text)]
        spans.append(span)
    return text[: runs[0].start], spans
