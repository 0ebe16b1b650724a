"""Find the terms of a termbase in running text, in Chinese without spaces and in English.

This module owns what counts as a mention of a term; it must not know about Markdown, HTML or files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duiye.model import Language, Term

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_SHORTEST_HAN = 2
"""A single character is part of too many words to be a mention."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names a term."""

    term: str
    """Id of the term."""
    start: int
    end: int
    """Offsets in characters; `text[start:end]` is the designation as written."""


class TermFinder:
    """Finds mentions of many terms in one pass, the longest designation first."""

    def __init__(self, terms: Iterable[Term], language: Language) -> None:
        """Prepare for texts in a language.

        Args:
            terms: the termbase; terms with `mark` false are not looked for.
            language: BCP 47 tag of the texts; decides which designations count and how words end.
        """
        pairs = sorted(
            (
                (designation, term.id)
                for term in terms
                if term.mark
                for designation in term.in_language(language).valid
                if _is_findable(designation)
            ),
            key=lambda pair: (-len(pair[0]), pair),
        )
        grouped: dict[str, list[tuple[str, str]]] = {}
        for designation, term in pairs:
            for first in (designation[0], *_other_case(designation)):
                grouped.setdefault(first, []).append((designation, term))
        # One alternation of all designations would be tried at every character; by first character
        # the same texts take a thirtieth of the time.
        self._by_first = {
            first: (
                re.compile("|".join(f"({_pattern(designation)})" for designation, _ in group)),
                [term for _, term in group],
            )
            for first, group in grouped.items()
        }
        self._firsts = re.compile(f"[{re.escape(''.join(sorted(grouped)))}]" if grouped else r"(?!)")

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the mentions in a text in order; they do not overlap.

        Where several designations begin at one place the longest wins, so that `云计算厂商` is not
        taken for `云计算`.
        """
        position = 0
        while start := self._firsts.search(text, position):
            pattern, ids = self._by_first[start.group()]
            match = pattern.match(text, start.start())
            if match is None:
                position = start.end()
                continue
            yield Mention(ids[(match.lastindex or 1) - 1], match.start(), match.end())
            position = match.end()


def _is_findable(designation: str) -> bool:
    return bool(designation) and not (_HAN.search(designation) and len(designation) < _SHORTEST_HAN)


def _other_case(designation: str) -> tuple[str, ...]:
    """Return how a designation without capitals may begin a sentence."""
    first = designation[0].upper()
    # The capital of `ß` is two letters; no word begins with it.
    return (first,) if designation == designation.lower() and len(first) == 1 and first != designation[0] else ()


def _pattern(designation: str) -> str:
    """Write one designation as a regular expression.

    Latin letters and digits need a word's edge on their own side only: `GPU` stands inside
    `用GPU训练` but not inside `GPUs2`. English takes a plural ending and, unless the designation has
    capitals of its own, any case.
    """
    words = (re.escape(word).replace("'", "’").replace("’", "['’]") for word in designation.split())
    body = r"[ \u00a0\n]+".join(words)
    if designation[-1].isascii() and designation[-1].isalpha():
        if designation.endswith("y") and designation[-2:-1] not in tuple("aeiou"):
            body = body[:-1] + "(?:y|ies)"
        elif not designation.endswith("s"):
            body += "(?:s|es)?"
        body += r"(?![A-Za-z0-9_])"
    elif designation[-1].isascii() and designation[-1].isdigit():
        body += r"(?![A-Za-z0-9_]|\.\d)"
    if designation[0].isascii() and designation[0].isalnum():
        body = r"(?<![A-Za-z0-9_])" + body
    if designation == designation.lower():
        body = f"(?i:{body})"
    return body
