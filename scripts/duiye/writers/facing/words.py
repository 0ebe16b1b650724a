"""Write what a facing page says of its rows, in both of its languages.

This module owns the words; which row they are said of is decided before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from lxml.html import HtmlElement

from duiye.model import Language
from duiye.rowplan import Row
from duiye.writers.facing.edition import FacingEdition
from duiye.writers.facing.elements import make
from duiye.writers.facing.tongues import BETWEEN
from duiye.writers.languagenames import Tongue, tongue_of
from duiye.writers.statewords import say_state

Numbered = Literal["passage", "note", "entry"]
"""What the link beside a row counts."""

_WORDS: Mapping[Tongue, Mapping[str, str]] = {
    "zh": {
        "passage": "第{}段的链接",
        "note": "第{}条注的链接",
        "entry": "第{}条的链接",
        "order": "先读",
    },
    "en": {
        "passage": "Link to passage {}",
        "note": "Link to note {}",
        "entry": "Link to entry {}",
        "order": "First",
    },
}


def write_state(row: Row, edition: FacingEdition) -> HtmlElement | None:
    """Write the paragraph that says how the sides of a row stand to one another; None where there is nothing to say."""
    if not row.state:
        return None
    sentences: list[HtmlElement | str] = []
    for tongue, tag in _tongues(edition.languages).items():
        pieces = say_state(row.state, row.behind, edition.languages, edition.names, tongue)
        sentence = [make("span", {"lang": language}, [words]) if language else words for language, words in pieces]
        sentences += [make("span", {"class": "dy-tongue", "lang": tag}, sentence), " "]
    return make("p", {"class": f"dy-lag dy-lag--{row.state}", "role": "note"}, sentences[:-1])


def tell_alone(language: Language, edition: FacingEdition) -> str:
    """Say that only one language has a chapter, in both.

    Args:
        language: which has it.
        edition: the facing edition.
    """
    behind = 1 - edition.languages.index(language)
    told = (
        "".join(words for _, words in say_state("alone", behind, edition.languages, edition.names, tongue))
        for tongue in _tongues(edition.languages)
    )
    return BETWEEN.join(told)


def write_link(name: str, kind: Numbered, number: int, languages: Sequence[Language]) -> HtmlElement:
    """Write the link to a row, which names itself in both languages."""
    names: list[HtmlElement | str] = []
    for tag, words in _spoken(languages, kind):
        names += [make("span", {"lang": tag}, [words.format(number)]), " "]
    return make("a", {"class": "dy-row__link", "href": f"#{name}"}, names[:-1])


def write_order(edition: FacingEdition) -> HtmlElement:
    """Write the control that says which language comes first; it is of use with JavaScript only."""
    legend: list[HtmlElement | str] = []
    for tag, words in _spoken(edition.languages, "order"):
        legend += [make("span", {"lang": tag}, [words]), " "]
    choices = [
        make(
            "label",
            {"lang": tag},
            [
                make(
                    "input", {"type": "radio", "name": "dy-first", "value": tag, **({"checked": ""} if at == 0 else {})}
                ),
                make("span", {}, [edition.names[tag]]),
            ],
        )
        for at, tag in enumerate(edition.languages)
    ]
    return make("fieldset", {"class": "dy-order"}, [make("legend", {}, legend[:-1]), *choices])


def _spoken(languages: Sequence[Language], key: str) -> list[tuple[Language, str]]:
    """Return the words in each language that has some, in English for one that has none; with the tag they are in."""
    return [(tag, _WORDS[tongue][key]) for tongue, tag in _tongues(languages).items()]


def _tongues(languages: Sequence[Language]) -> dict[Tongue, Language]:
    """Return the languages in which something is said, each once, with the tag that it has."""
    said: dict[Tongue, Language] = {}
    for language in languages:
        tongue = tongue_of(language)
        said.setdefault(tongue, language if language.startswith(tongue) else tongue)
    return said
