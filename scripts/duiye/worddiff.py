"""Say which words of a text were changed.

This module owns the cutting into words and their comparison; it must not decide what is compared.

Chinese is cut into words by jieba's dictionary: cut into characters, 算力 → 能力 would show as 算 → 能.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from duiye.model import Language

_PIECE = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff]+|[^\W_\u3400-\u4dbf\u4e00-\u9fff]+(?:['’.,-][^\W_]+)*|\s+|.", re.DOTALL
)
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_LONGEST = 4000
"""Words of a text above which it is compared line by line; comparing takes time by the square."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of words that stayed, went or came."""

    kind: Literal["same", "removed", "added"]
    text: str


def cut_words(text: str, language: Language) -> tuple[str, ...]:
    """Cut a text into words, spaces and marks; joined they give the text."""
    words: list[str] = []
    for piece in _PIECE.findall(text):
        words += _cut_han(piece) if language.startswith("zh") and _HAN.match(piece) else [piece]
    return tuple(words)


def compare_words(before: str, after: str, language: Language) -> tuple[Edit, ...]:
    """Compare two texts word by word.

    Returns:
        Runs in order: those that are not `added` joined give the text before, those that are not `removed`
        the text after.
    """
    olds, news = cut_words(before, language), cut_words(after, language)
    if max(len(olds), len(news)) > _LONGEST:
        olds, news = tuple(before.splitlines(keepends=True)), tuple(after.splitlines(keepends=True))
    return tuple(_runs(olds, news))


def _runs(olds: tuple[str, ...], news: tuple[str, ...]) -> Iterator[Edit]:
    for _, i, i_end, j, j_end in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        old, new = "".join(olds[i:i_end]), "".join(news[j:j_end])
        if olds[i:i_end] == news[j:j_end]:
            yield Edit("same", old)
            continue
        if old:
            yield Edit("removed", old)
        if new:
            yield Edit("added", new)


def _cut_han(text: str) -> list[str]:
    import logging  # noqa: PLC0415 — with jieba

    import jieba  # noqa: PLC0415 — its dictionary takes half a second, and only a comparison needs it

    jieba.setLogLevel(logging.WARNING)
    return list(jieba.cut(text))
