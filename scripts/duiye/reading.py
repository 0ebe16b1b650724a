"""How long a text takes to read.

This module owns counting and speeds; it must not know where the text comes from.
"""

from __future__ import annotations

import re

from duiye.model import Language

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")

HAN_PER_MINUTE = 500
WORDS_PER_MINUTE = 265
"""Both speeds as Medium's help pages give them, so that the two editions are measured alike."""


def count_units(text: str, language: Language) -> tuple[int, int]:
    """Count what a reader reads.

    Args:
        text: plain text.
        language: BCP 47 tag; Chinese counts characters, other languages words.

    Returns:
        The number of Chinese characters and the number of words in other scripts.
    """
    han = len(_HAN.findall(text)) if language.startswith("zh") else 0
    return han, len(_WORD.findall(_HAN.sub(" ", text)))


def reading_minutes(text: str, language: Language) -> int:
    """Estimate the reading time of a text in whole minutes, at least one."""
    han, words = count_units(text, language)
    return max(1, round(han / HAN_PER_MINUTE + words / WORDS_PER_MINUTE))
