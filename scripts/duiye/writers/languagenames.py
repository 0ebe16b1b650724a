"""Name a language inside a sentence: 英文 in a Chinese one, Chinese in an English one.

This module owns those names, and in which language readers are told something; the sentences are its neighbours'.
Lists and switches need none of it: there a language stands by its own name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from duiye.model import Language

Tongue = Literal["zh", "en"]
"""A language in which sentences are written."""

_NAMES: Mapping[Tongue, Mapping[str, str]] = {"zh": {"en": "英文"}, "en": {"zh": "Chinese"}}
"""Names by the first part of the tag; the sentence's own language stands by the name that the publication gives it."""


def tongue_of(language: Language) -> Tongue:
    """Return the language in which readers of a language are told: English for one that has no words here."""
    return "zh" if _main(language) == "zh" else "en"


def language_name(language: Language, own: str, tongue: Tongue) -> tuple[Language, str]:
    """Return the name of a language in a sentence, with the language of that name; empty where it is the sentence's.

    Args:
        language: which is named.
        own: its name in itself, which stands where the sentence's language has no word for it.
        tongue: the language of the sentence.
    """
    main = _main(language)
    if main == tongue:
        return "", own
    if main in _NAMES[tongue]:
        return "", _NAMES[tongue][main]
    return language, own


def _main(language: Language) -> str:
    return language.partition("-")[0].lower()
