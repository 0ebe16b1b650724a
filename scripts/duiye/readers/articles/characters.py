"""Take out of a text the characters that no page may hold or that nobody can see.

This module owns which these are; it must not touch any other.
"""

from __future__ import annotations

import re

from duiye.readers.articles.changes import Changes

_CONTROL = "\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff"
_INVISIBLE = "\u200b\u2060\ufeff"
_SURROGATE = re.compile("[\ud800-\udfff]")
ODD = re.compile(f"[{_CONTROL}{_INVISIBLE}\ud800-\udfff]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""What no XML and no page may hold."""
_CONTROLS, _INVISIBLES = re.compile(f"[{_CONTROL}]"), re.compile(f"[{_INVISIBLE}]")


def clean(text: str, changes: Changes, line: int = 0) -> str:
    """Take out control characters and characters without width; halves of characters become U+FFFD.

    Args:
        text: any text.
        changes: where it is told.
        line: where the text stands; 0 to count the text's own lines.
    """
    if not (first := ODD.search(text)):
        return text
    line = line or text.count("\n", 0, first.start()) + 1
    text, controls = _CONTROLS.subn("", text)
    text, invisibles = _INVISIBLES.subn("", text)
    text, halves = _SURROGATE.subn("\ufffd", text)
    if controls:
        changes.count(
            "I005", "A control character was taken out.", "{n} control characters were taken out.", line, controls
        )
    if invisibles:
        one, many = "A character without width was taken out.", "{n} characters without width were taken out."
        changes.count("I005", one, many, line, invisibles)
    if halves:
        one, many = "Half a character became U+FFFD.", "{n} halves of characters became U+FFFD."
        changes.count("I005", one, many, line, halves)
    return text
