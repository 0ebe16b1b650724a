"""Read the quantities of a text, once for all checks that compare them.

This module owns that memory; it must not judge a quantity.
"""

from __future__ import annotations

from functools import lru_cache

from duiye.model import Language
from duiye.quantities import Side, read_side


@lru_cache(maxsize=4096)
def side_of(text: str, language: Language) -> Side:
    """Return a text with its quantities."""
    return read_side(text, language)
