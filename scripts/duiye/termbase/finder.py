"""Find the designations of a termbase in running text, the longest first.

This module owns the search; it must not judge what it finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from duiye.model import Language, Term

Status = Literal["preferred", "admitted", "deprecated"]
"""What a termbase says of a designation, in TBX's words (ISO 30042)."""

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_SHORTEST_HAN = 2
"""A single character is part of too many words to be a mention."""
_RUN = re.compile(r"[A-Za-z0-9_]+")
_SPACES = (" ", "\u00a0", "\n")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names a term."""

    term: str
    """Id of the term."""
    start: int
    end: int
    """Offsets in characters; `text[start:end]` is the designation as written."""
    designation: str = ""
    """As the termbase has it."""
    status: Status = "preferred"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A designation to look for."""

    term: str
    designation: str
    status: Status
    exact: bool
    """Whether its capitals are all that tells it from a valid designation (`kubernetes`)."""
    words: tuple[tuple[str, bool], ...]
    """Its words with straight apostrophes, each with whether its capitals count."""
    endings: tuple[str, ...]
    """What may follow the last word."""

    @property
    def starts(self) -> set[str]:
        """What it may begin with: a whole run of Latin letters, or another character."""
        word, cased = self.words[0]
        found = {word + (ending if len(self.words) == 1 else "") for ending in self.endings}
        starts = {run.group() for text in found if (run := _RUN.match(text))} or {text[0] for text in found}
        for start in () if cased else tuple(starts):
            # The capital of `ß` is two letters; no word begins with it.
            starts |= {capital for capital in (start.upper(), start.capitalize()) if len(capital) == len(start)}
        return starts | {"’"} if "'" in starts else starts


class TermFinder:
    """Finds mentions of many terms in one pass, the longest designation first."""

    def __init__(
        self, terms: Iterable[Term], language: Language, *, deprecated: bool = False, unmarked: bool = False
    ) -> None:
        """Prepare for texts in a language.

        Args:
            terms: the termbase.
            language: BCP 47 tag of the texts; decides which designations count and how words end.
            deprecated: whether deprecated designations are looked for; a valid one always wins over them.
            unmarked: whether terms with `mark` false are looked for.
        """
        entries = sorted(
            (
                entry
                for term in terms
                if term.mark or unmarked
                for entry in _entries(term, language)
                if deprecated or entry.status != "deprecated"
            ),
            key=lambda entry: (
                -len(entry.designation),
                not entry.exact,
                entry.status == "deprecated",
                entry.designation,
                entry.term,
            ),
        )
        # By how they begin few designations are tried at any place; one expression of them all would
        # try each at every character, and take a fifth of a second to compile.
        self._by_start: dict[str, list[_Entry]] = {}
        for entry in entries:
            for start in entry.starts:
                self._by_start.setdefault(start, []).append(entry)
        others = "".join(sorted(start for start in self._by_start if not _RUN.fullmatch(start)))
        self._starts = re.compile(f"{_RUN.pattern}|[{re.escape(others)}]" if others else _RUN.pattern)

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the mentions in a text in order; they do not overlap.

        Where several designations begin at one place the longest wins, so that `云计算厂商` is not
        taken for `云计算`.
        """
        position = 0
        for mention in self.find_within(text, 0, len(text)):
            if mention.start >= position:
                yield mention
                position = mention.end

    def find_within(self, text: str, start: int, end: int) -> Iterator[Mention]:
        """Yield the longest mention at each place of a stretch, whether they overlap or not."""
        straight, lower = _folded(text)
        by_start = self._by_start
        for found in self._starts.finditer(text, start, end):
            if entries := by_start.get(found[0]):
                first = found.start()
                for entry in entries:
                    if last := _end(entry, straight, lower, first):
                        yield Mention(entry.term, first, last, entry.designation, entry.status)
                        break


def _entries(term: Term, language: Language) -> Iterator[_Entry]:
    """Yield the designations of a term that can be looked for."""
    sides = term.in_language(language)
    valid = {name.casefold() for name in sides.valid}
    statuses: tuple[tuple[Status, tuple[str, ...]], ...] = (
        ("preferred", (sides.preferred,)),
        ("admitted", sides.admitted),
        ("deprecated", tuple(name for name in sides.deprecated if name not in sides.valid)),
    )
    for status, designations in statuses:
        for name in designations:
            if _straight(name).split() and not (HAN.search(name) and len(name) < _SHORTEST_HAN):
                exact = status == "deprecated" and name.casefold() in valid
                words = tuple((word, exact or word != word.lower()) for word in _straight(name).split())
                yield _Entry(term.id, name, status, exact, *_plural(words))


def _plural(words: tuple[tuple[str, bool], ...]) -> tuple[tuple[tuple[str, bool], ...], tuple[str, ...]]:
    """Part the last word from the endings that it may take: English ones, after Latin letters."""
    *before, (last, cased) = words
    if not (last[-1].isascii() and last[-1].isalpha()) or last[-1] in "sS":
        return words, ("",)
    if last.endswith("y") and last[-2:-1] not in tuple("aeiou"):
        return (*before, (last[:-1], cased)), ("y", "ies")
    return words, ("", "s", "es")


@lru_cache(maxsize=16)
def _folded(text: str) -> tuple[str, str]:
    """Return a text with straight apostrophes, and that in lower case."""
    straight = _straight(text)
    return straight, _lower(straight)


def _straight(text: str) -> str:
    return text.replace("’", "'")


def _lower(text: str) -> str:
    """Return a text in lower case, of the same length."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[:1] for char in text)


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _end(entry: _Entry, straight: str, lower: str, start: int) -> int:
    """Return where a designation ends that begins at a place, 0 if none does.

    Latin letters and digits need a word's edge on their own side only: `GPU` stands inside
    `用GPU训练` but not inside `GPUs2`. English takes a plural ending and, in words that have no
    capitals of their own, any case.
    """
    position = start
    for word, cased in entry.words:
        if position > start:
            gap = position
            while straight[position : position + 1] in _SPACES:
                position += 1
            if position == gap:
                return 0
        if not (straight if cased else lower).startswith(word, position):
            return 0
        position += len(word)
    text = straight if entry.words[-1][1] else lower
    for ending in entry.endings:
        end = position + len(ending)
        if text.startswith(ending, position) and _is_edge(text, end):
            return end
    return 0


def _is_edge(text: str, end: int) -> bool:
    """Say whether a word may end at a place."""
    last, after = text[end - 1], text[end : end + 1]
    if not last.isascii() or not last.isalnum():
        return True
    if after and (_is_word(after) or after == "_"):
        return False
    return not (last.isdigit() and after == "." and text[end + 1 : end + 2].isdigit())
