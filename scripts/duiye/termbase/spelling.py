"""Know the words of a termbase whose capitals are part of them, and find them written otherwise.

This module owns which capitals tell; it must not know where a word may stand as it is (code, addresses, titles).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duiye.model import Term

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_LATIN = re.compile(r"[A-Za-z]")
_LETTER = re.compile(r"[^\W\d_]")
_NEAR = 12
"""Characters within which a neighbour is looked for."""
_HEADING = 500
"""Characters before and after a word that a heading in capitals has at most."""
_MIXED = re.compile(r"[a-z].*[A-Z]|[A-Z]{2}.*[a-z]")
"""Capitals that no rule of English makes: `OpenAI`, `IaaS`, `GPUs` is none."""
_SHORTEST = 3
_NAME = re.compile(r"[A-Z][a-z]{3,}")
_TECHNICAL = "._-/\\@#:$%=&~"
"""Beside one of these a word is part of an address, a command or a handle."""
_PRONOUNCEABLE = re.compile(
    r"(?:s?[bcdfghjklmnprstvwyz]|[bcfgp][lr]|[dtw]r|s[ckmnpqtw]|s[cp][lr]|str|[cst]h|wh|ph|kn|wr|gn|qu|tw|dw|x)?"
    r"[aeiouy]+(?:[a-z]{0,3})?",
    re.IGNORECASE,
)
"""Such letters may be an English word (`aids`, `who`); `gpu` and `llm` can be none."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A word whose capitals are not those of the termbase."""

    start: int
    end: int
    right: str
    """As the termbase has it."""


class Spelling:
    """Finds words of a termbase that are written in other capitals."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Collect the words from the valid designations of both languages."""
        forms: dict[str, set[str]] = {}
        deprecated: set[str] = set()
        for term in terms:
            deprecated.update((*term.zh.deprecated, *term.en.deprecated))
            for name in (*term.zh.valid, *term.en.valid):
                is_alone = _WORD.fullmatch(name) is not None
                for word in _WORD.findall(name):
                    # A title-case word inside a longer name may be any word: `Cloud`, `Web`.
                    if is_alone or not _NAME.fullmatch(word):
                        forms.setdefault(word.casefold(), set()).add(word)
        self._forms = {
            folded: words
            for folded, words in forms.items()
            if len(folded) >= _SHORTEST and not words & {folded} and len(words) == 1
        }
        self._right = {f"{word}{ending}" for words in self._forms.values() for word in words for ending in ("", "s")}
        self._looked = {word.casefold() for word in self._right}
        self._deprecated = frozenset(deprecated)

    def slips(self, text: str) -> Iterator[Slip]:
        """Yield the words of a text that are written otherwise than in the termbase."""
        if all(word in self._right or word.casefold() not in self._looked for word in set(_WORD.findall(text))):
            return
        for found in _WORD.finditer(text):
            word, start, end = found.group(), found.start(), found.end()
            folded = word.casefold()
            ending = ""
            if folded not in self._forms:
                if not folded.endswith("s") or folded[:-1] not in self._forms:
                    continue
                folded, ending = folded[:-1], "s"
            (right,) = self._forms[folded]
            if word == right + ending or word in self._deprecated:
                continue
            if _is_technical(text, start, end) or not _tells(word, right, text, start, end):
                continue
            yield Slip(start, end, right + ending)


def _is_technical(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and (before in _TECHNICAL or before.isdigit()):
        return True
    # A full stop ends a sentence, unless a name goes on behind it (`openai.com`).
    return bool(after) and after in _TECHNICAL and (after not in ".:" or text[end + 1 : end + 2].isalnum())


def _tells(word: str, right: str, text: str, start: int, end: int) -> bool:
    """Say whether another case can only be a slip, for `gemini` and `aids` are English words as well."""
    if word == word.upper():
        # A heading in capitals is no slip.
        first, last = max(0, start - _HEADING), end + _HEADING
        rest = text[first:start].rpartition("\n")[2] + text[end:last].partition("\n")[0]
        return bool(_MIXED.search(right)) and (any(char.islower() for char in rest) or not _LATIN.search(rest))
    if _MIXED.search(right):
        return True
    if _is_among_latin(text, start, end):
        return right == right.upper() and not _PRONOUNCEABLE.fullmatch(word)
    return True


def _is_among_latin(text: str, start: int, end: int) -> bool:
    """Say whether the nearest letter before or after is Latin, or there is none: English words may stand here."""
    before = _LETTER.findall(text[max(0, start - _NEAR) : start])[-1:]
    after = _LETTER.findall(text[end : end + _NEAR])[:1]
    return any(_LATIN.match(char) for char in before + after) or not before + after
