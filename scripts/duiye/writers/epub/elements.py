"""Write elements of XHTML: markup is a string that is well formed, text becomes markup by `text` alone.

This module owns escaping and the form of attributes; it must not know what a book is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) has no way to say, not even escaped."""
_SUBSTITUTE = "\N{REPLACEMENT CHARACTER}"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_VALUES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
_VOID = frozenset({"br", "hr", "img", "link", "meta"})
"""Elements that have no end where they have no content; a package document's `meta` has some."""
_SCRIPTS = {"zh": "zh-Hans"}
"""Some reading systems set `zh` alone with Taiwan's marks, in the middle of their squares; our PDF is China's too."""
_TAG = re.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
"""As much of BCP 47 as tells a language from a slip of the pen."""


def text(words: str) -> str:
    """Write words as markup; what XML forbids becomes U+FFFD, so that a reader sees that something stood there."""
    return _FORBIDDEN.sub(_SUBSTITUTE, words).translate(_ESCAPES)


def element(tag: str, attributes: Mapping[str, str] | None = None, *content: str) -> str:
    """Write an element.

    Args:
        tag: its name.
        attributes: by name; those that are empty are left out, but for `alt`, whose emptiness says something.
        content: markup.
    """
    written = "".join(
        f' {name}="{_FORBIDDEN.sub(_SUBSTITUTE, value).translate(_IN_VALUES)}"'
        for name, value in (attributes or {}).items()
        if value or name == "alt"
    )
    return f"<{tag}{written}/>" if tag in _VOID and not content else f"<{tag}{written}>{''.join(content)}</{tag}>"


def spoken(language: str) -> dict[str, str]:
    """Return the attributes that say an element's language, for XHTML and for readers of XML; none for no language."""
    tag = _SCRIPTS.get(language, language)
    return {"lang": tag, "xml:lang": tag} if _TAG.fullmatch(tag) else {}


def meaning(kind: str, role: str = "") -> dict[str, str]:
    """Return the attributes that say what an element is: EPUB's vocabulary, and ARIA's where it has a word."""
    return {"epub:type": kind, "role": role}
