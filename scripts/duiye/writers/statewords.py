"""Say how the two sides of a passage stand to one another, for readers who see both.

This module owns the words; which passage they are said of is decided before, and where they stand is the writers'.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from duiye.model import Language
from duiye.rowplan import RowState
from duiye.writers.languagenames import Tongue, language_name

Said = Literal[RowState, "alone"]
"""What is said: the state of a row, or that a chapter stands alone."""

_WORDS: Mapping[Tongue, Mapping[str, str]] = {
    "zh": {
        "stale": "{ahead}版的这一段后来有改动，{behind}版还没有跟上。",
        "conflict": "这一段的两个版本都改过，还没有互相核对。",
        "removed": "{ahead}版后来删去了这一段。",
        "missing": "这一段还没有{behind}版。",
        "copied": "这一段还没有译成{behind}。",
        "alone": "本章没有{behind}版。",
    },
    "en": {
        "stale": "The {ahead} version of this passage has changed since; the {behind} one does not follow it yet.",
        "conflict": "Both versions of this passage have changed, and have not been compared yet.",
        "removed": "The {ahead} version has dropped this passage since.",
        "missing": "There is no {behind} version of this passage yet.",
        "copied": "This passage has not been translated into {behind} yet.",
        "alone": "There is no {behind} version of this chapter.",
    },
}
"""`{ahead}` and `{behind}` stand for the languages' names, see `languagenames`."""


def say_state(
    said: Said, behind: int, languages: Sequence[Language], names: Mapping[Language, str], tongue: Tongue
) -> Iterator[tuple[Language, str]]:
    """Yield the pieces of a sentence, each with its language, or with nothing where that is the sentence's own.

    Args:
        said: what is said.
        behind: the side whose words are older, missing or left over.
        languages: of the two sides.
        names: each language's own name.
        tongue: the language of the sentence.
    """
    spoken = {"ahead": languages[1 - behind], "behind": languages[behind]}
    for piece in _WORDS[tongue][said].replace("}", "{").split("{"):
        if piece in spoken:
            yield language_name(spoken[piece], names[spoken[piece]], tongue)
        elif piece:
            yield "", piece
