"""Questions to a search, and the classes that they fall into.

This module owns their shape and what is asked of each class; it must not draw or judge any.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from duiye.model import Language


class Kind(Enum):
    """A class of questions: what it is called, and how many of a hundred have to be found."""

    CHINESE = "Chinese", 100
    TRADITIONAL = "traditional", 100
    TAIWAN = "Taiwan wording", 90
    PINYIN = "pinyin", 95
    SPACED = "pinyin with spaces", 95
    MIXED = "Chinese with Latin", 98
    NUMBER = "numbers", 98
    WORD = "English words", 98
    PHRASE = "English phrases", 98
    INFLECTED = "English, inflected", 98
    TO_CHINESE = "English, asked of the Chinese edition", 95
    TO_ENGLISH = "Chinese, asked of the English edition", 95
    TO_CHINESE_BARE = "English, of the Chinese edition without a termbase", 95
    TO_ENGLISH_BARE = "Chinese, of the English edition without a termbase", 95

    @property
    def title(self) -> str:
        """The class in words."""
        return self.value[0]

    @property
    def target(self) -> int:
        """How many of a hundred have to be found."""
        return self.value[1]

    @property
    def is_across(self) -> bool:
        """Whether one edition is asked for what the other says; it has to be among the first five pages."""
        return self in _ACROSS

    @property
    def is_bare(self) -> bool:
        """Whether an index that knows no terms is asked."""
        return self in {Kind.TO_CHINESE_BARE, Kind.TO_ENGLISH_BARE}


_ACROSS = {Kind.TO_CHINESE, Kind.TO_ENGLISH, Kind.TO_CHINESE_BARE, Kind.TO_ENGLISH_BARE}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and where the answer stands."""

    kind: Kind
    language: Language
    """The edition that is asked."""
    text: str
    """What is typed."""
    phrase: str
    """What a page says, from which that was made."""
    spoken: Language
    """The edition that says it."""
    address: str
    """The page, inside its language's root; the same in both."""
    block: str
    """The block on it; empty where it has no id."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the search said to one question."""

    places: tuple[str, ...] = ()
    """Pages, best first, by address from the site's root."""
    fault: str = ""
    """Why there is no answer, in the engine's own words."""
    milliseconds: float = 0.0
