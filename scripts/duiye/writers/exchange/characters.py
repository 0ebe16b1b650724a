"""What no file of a translators' tool may hold.

This module owns that; escaping is each format's own.
"""

from __future__ import annotations

import re
from html import escape

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Control characters, halves of surrogate pairs and what XML 1.0 forbids besides."""


def storable(text: str) -> str:
    """Put U+FFFD in the place of each character that the formats may not hold; `store` tells of them (T003)."""
    return _FORBIDDEN.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Write a text where a line break would end it."""
    return " ".join(storable(text).split())


def xml_text(text: str) -> str:
    """Write a text as the content of an element; a carriage return would else be read as a line break."""
    return escape(storable(text), quote=False).replace("\r", "&#13;")


def xml_value(text: str) -> str:
    """Write a text as an attribute's value, between double quotes; white space would else be read as spaces."""
    value = escape(storable(text)).replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f'"{value}"'
