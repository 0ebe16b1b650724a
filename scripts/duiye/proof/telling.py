"""Say what a search does not find, as notices at the places where the phrases stand.

This module owns those words; it must not judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duiye.addresses import page_address
from duiye.model import Publication
from duiye.notice import Locus, Notice
from duiye.proof.judging import Recall
from duiye.proof.questions import Answer, Question

_SETTINGS = "mkdocs.yml"


def tell(recalls: Iterable[Recall], publication: Publication) -> Iterator[Notice]:
    """Yield a notice for each phrase that was not found, and one for each class that is below its target."""
    for recall in recalls:
        for question, answer in recall.missed:
            yield Notice("R001", _locus(question, publication), _words(question, answer))
        if not recall.is_enough:
            words = f"The search finds {recall.share:.3f} of {recall.asked} phrases ({recall.kind.title})"
            yield Notice("R002", Locus(_SETTINGS), f"{words}; it has to find {recall.kind.target / 100:.2f}.")


def _words(question: Question, answer: Answer) -> str:
    said = f"The search of {question.language}/ does not find “{question.text}” ({question.kind.title}"
    said += f"; the page says “{question.phrase}”)" if question.text != question.phrase else ")"
    if question.kind.is_across:
        said += f" among the first pages: {', '.join(answer.places[:3]) or 'none'}"
    return f"{said}: {answer.fault}." if answer.fault else f"{said}."


def _locus(question: Question, publication: Publication) -> Locus:
    """Return where a phrase is written; pages made of records are named as a whole."""
    edition = publication.edition(question.spoken)
    for path, chapter in edition.chapters.items():
        if page_address(path) == question.address:
            line = next((block.line for block in chapter.blocks if block.id and block.id == question.block), 0)
            return Locus(chapter.file, line)
    return Locus(f"{question.spoken}/{question.address}")
