"""Write what a search knows of the termbase: the cards of its terms, and their names for whoever finds nothing.

This module owns those two files; what leads to a term is `lexicon`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from duiye.model import Designations, Language, Term
from duiye.writers.search.jsontext import write_json

TOGETHER = 16
"""Terms in one file."""


def write_names(terms: Sequence[Term]) -> str:
    """Write the designations of all terms that a text may use, Chinese and English, by number."""
    return write_json([[list(term.zh.valid), list(term.en.valid)] for term in terms])


def write_cards(terms: Sequence[Term], language: Language, glossary: str | None) -> Iterator[str]:
    """Yield the files of cards, in order.

    Args:
        terms: the termbase; a term's number is its place.
        language: the reader's.
        glossary: address of the glossary inside the language's root; None where there is none.
    """
    for start in range(0, len(terms), TOGETHER):
        yield write_json([_card(term, language, glossary) for term in terms[start : start + TOGETHER]])


def _card(term: Term, language: Language, glossary: str | None) -> Mapping[str, object]:
    return {
        "zh": list(term.zh.valid),
        "en": list(term.en.valid),
        "pinyin": term.zh.pinyin,
        "definition": term.definition.in_language(language),
        "address": "" if glossary is None else f"{glossary}#{term.id}",
        "status": {"zh": _statuses(term.zh), "en": _statuses(term.en)},
    }


def _statuses(names: Designations) -> Mapping[str, object]:
    """Say which names the text uses, and which it keeps away from."""
    return {"preferred": names.preferred, "admitted": list(names.admitted), "deprecated": list(names.deprecated)}
