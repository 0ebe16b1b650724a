"""Judge the answers of a search: what was found, how much of each class, and what people are told.

This module owns when a phrase counts as found; it must not ask.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duiye.proof.questions import Answer, Kind, Question
from duiye.proof.seen import SeenPage
from duiye.proof.wording import HAN, stems, syllables

FIRST = 5
"""Pages that people look at."""
_FORMS = {Kind.PINYIN: "sound", Kind.SPACED: "sound"}
"""What a page may say in another form than the one from which it was asked."""
_FORMS |= dict.fromkeys((Kind.INFLECTED, Kind.TO_CHINESE, Kind.TO_CHINESE_BARE), "stems")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Recall:
    """How much of a class was found."""

    kind: Kind
    asked: int
    missed: tuple[tuple[Question, Answer], ...]

    @property
    def share(self) -> float:
        """What was found, of all that was asked."""
        return 1 - len(self.missed) / self.asked

    @property
    def is_enough(self) -> bool:
        """Whether it reaches the target; of few questions one may be missed only where that leaves the share."""
        return 100 * (self.asked - len(self.missed)) >= self.kind.target * self.asked


def judge(asked: Sequence[tuple[Question, Answer]], pages: Sequence[SeenPage], limit: int) -> list[Recall]:
    """Judge answers, class by class.

    A phrase is found when its page is among the answers, or when as many others are as were asked for and all of them
    say the same: no more can be asked of an answer than that it is right.
    """
    says = Says(pages)
    recalls = []
    for kind in Kind:
        own = [(question, answer) for question, answer in asked if question.kind is kind]
        missed = tuple((question, answer) for question, answer in own if not is_found(question, answer, says, limit))
        if own:
            recalls.append(Recall(kind, len(own), missed))
    return recalls


def is_found(question: Question, answer: Answer, says: Says, limit: int) -> bool:
    """Say whether an answer is a right one."""
    given = answer.places[: FIRST if question.kind.is_across else limit]
    if f"{question.language}/{question.address}" in given:
        return True
    if question.kind.is_across:
        return any(says.page(question, place) for place in given)
    return len(given) == limit and all(says.page(question, place) for place in given)


class Says:
    """What pages say, in the ways in which it can be asked."""

    def __init__(self, pages: Sequence[SeenPage]) -> None:
        """Keep the pages; what is made of their text is made when it is needed."""
        self._pages: Mapping[str, SeenPage] = {page.place: page for page in pages}
        self._made: dict[tuple[str, str], str] = {}

    def page(self, question: Question, place: str) -> bool:
        """Say whether a page, or its counterpart in the language that was spoken, says what was asked for."""
        page = self._pages.get(f"{question.spoken}/{place.partition('/')[2]}")
        if page is None:
            return False
        form = _FORMS.get(question.kind, "text")
        return _written(question.phrase, form) in self._text(page, form)

    def _text(self, page: SeenPage, form: str) -> str:
        key = (page.place, form)
        if key not in self._made:
            self._made[key] = _written(page.text, form)
        return self._made[key]


def _written(text: str, form: str) -> str:
    """Write a text so that what sounds the same, or has the same words, is the same."""
    if form == "sound":
        return re.sub(f"[{HAN}]+", lambda run: "".join(f"'{each}'" for each in syllables(run[0])), text)
    small = text.lower().replace("’", "'")
    if form == "stems":
        return f" {' '.join(min(stems(word)) for word in _WORD.findall(small))} "
    return small
