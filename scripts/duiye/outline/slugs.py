"""Make ASCII ids of titles: pinyin for Chinese, words for English, readable and short.

This module owns that spelling; it must not know where ids are used.
"""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 40
_SHORT = 3
"""Titles of so few words keep their small ones."""
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_SMALL_WORDS = frozenset(
    "a an and are as at be by for from in into is it its of on or that the this to was what with".split()  # noqa: SIM905
)
_SMALL_HAN = frozenset("的了之和与及在是把被将就都也而着呢吗吧啊")


class SlugMaker:
    """Spells ids that are unique among those it has made."""

    def __init__(self) -> None:
        """Begin without ids."""
        self._taken: set[str] = set()

    def make(self, title: str, fallback: str) -> str:
        """Spell an id.

        Args:
            title: any text.
            fallback: id where the title has neither Latin letters nor Chinese characters.

        Returns:
            Letters, digits and hyphens, beginning with a letter, at most some forty characters; numbered
            from the second of its kind.
        """
        words = spell(title)
        slug = _shorten(words) or fallback
        if not slug[0].isalpha():
            slug = f"{fallback}-{slug}"
        return self.reserve(slug)

    def reserve(self, slug: str) -> str:
        """Take an id as it is written, or numbered when it is taken."""
        unique, count = slug, 1
        while unique.lower() in self._taken:
            count += 1
            unique = f"{slug}-{count}"
        self._taken.add(unique.lower())
        return unique


def spell(title: str) -> list[str]:
    """Return a title's words in ASCII: pinyin without tones by word, Latin without accents in small letters."""
    words: list[str] = []
    position = 0
    for found in _HAN.finditer(title):
        words += _latin(title[position : found.start()])
        words += _pinyin(found.group())
        position = found.end()
    words += _latin(title[position:])
    small = _SMALL_WORDS if len(words) > _SHORT else frozenset[str]()
    return [word for word in words if word not in small]


def _latin(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    ascii_text = plain.encode("ascii", "ignore").decode()  # accents only: the words themselves stay in the title
    return [word.lower() for word in re.findall(r"[A-Za-z0-9]+", ascii_text)]


def _pinyin(text: str) -> list[str]:
    import jieba  # noqa: PLC0415 — its dictionary takes half a second, which only an import needs
    from pypinyin import Style, pinyin  # noqa: PLC0415 — the same

    jieba.setLogLevel(60)
    words = []
    for word in jieba.cut(text):
        if word in _SMALL_HAN and len(text) > len(word):
            continue
        syllables = (item[0] for item in pinyin(word, style=Style.NORMAL, errors="ignore"))
        words += _latin("".join(syllables).replace("ü", "v"))
    return words


def _shorten(words: list[str]) -> str:
    """Join words up to the longest id; at least one, cut when it alone is longer."""
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > _LONGEST:
            break
        slug = longer
    return slug or "".join(words[:1])[:_LONGEST]
