"""Say the language of the foreign words of a whole page: text, contents, titles, notes, tips.

This module owns the choice of what is walked through; it must not decide which words are foreign.
"""

from __future__ import annotations

from duiye.writers.foreignwords import mark_foreign_words
from duiye.writers.pages.builtpage import BuiltPage


def mark_languages(page: BuiltPage) -> None:
    """Put `lang` on every run of words that is in another language than what stands around it."""
    mark_foreign_words(page.tree, page.language)
