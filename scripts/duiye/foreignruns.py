"""Find the runs of a text that are in the other language than the text around them.

This module owns which words count as foreign; it must not know of pages or mark anything.

In an English text that is every run of Hanzi, with the marks and figures inside it. In a Chinese text it is a phrase
of Latin words (a title, a sentence), not the names and terms that Chinese writes in Latin letters every day: those
need no mark (WCAG 2.2, 3.1.2), and a voice that changes at each of them is hard to follow (docs/adr/0026).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from duiye.model import Language

PHRASE = 4
"""How many words a Latin run must have to be a phrase."""

_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = re.compile("[\u3041-\u30ff]")
_INNER = "0-9A-Za-z.%+/“”‘’，、；：？！…—·《》〈〉「」『』【】（）〔〕-"
_HANZI = re.compile(rf"[{_HAN}]+(?:[{_INNER}]{{1,40}}[{_HAN}]+)*")
_BEFORE = re.compile(r"[《〈「『【（〔0-9A-Za-z.%+/-]")
_AFTER = re.compile(r"[0-9A-Za-z%+]{0,20}[，。、；：？！…》〉」』】）〕]*")
_WORD = r"[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f]*"
_LATIN = re.compile(rf"{_WORD}(?:[ ,.:;&/()'\"‘’“”–-]{{1,3}}(?:{_WORD}|[0-9]+))*[.?!]?")
_LETTER = re.compile(_WORD)


class ForeignRun(NamedTuple):
    """A run in another language."""

    start: int
    end: int
    language: Language


def foreign_runs(text: str, language: Language) -> Iterator[ForeignRun]:
    """Yield the foreign runs of a text, in order; what a run is followed by (`)`, `”`) may belong to either language.

    Args:
        text: words without markup.
        language: of the text; a language written in Latin letters (`zh-Latn`) may be any but Chinese.
    """
    if language.startswith("zh") and "Latn" not in language:
        if text.count(" ") < PHRASE - 1:
            return
        for match in _LATIN.finditer(text):
            if sum(1 for word in match.group().split() if _LETTER.search(word)) >= PHRASE:
                yield ForeignRun(*match.span(), "en")
    elif not text.isascii() and not _KANA.search(text):
        done = 0
        for match in _HANZI.finditer(text):
            start = match.start()
            while start > done and _BEFORE.match(text, start - 1):
                start -= 1
            after = _AFTER.match(text, match.end())
            done = after.end() if after else match.end()
            yield ForeignRun(start, done, "zh")
