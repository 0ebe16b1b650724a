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

Numbered = Literal["passage", "note", "entry"]
"""What the link beside a row counts."""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "stale": "{ahead}版的这一段后来有改动，{behind}版还没有跟上。",
        "conflict": "这一段的两个版本都改过，还没有互相核对。",
        "removed": "{ahead}版后来删去了这一段。",
        "missing": "这一段还没有{behind}版。",
        "copied": "这一段还没有译成{behind}。",
        "passage": "第{}段的链接",
        "note": "第{}条注的链接",
        "entry": "第{}条的链接",
        "order": "先读",
    },
    "en": {
        "stale": "The {ahead} version of this passage has changed since; the {behind} one does not follow it yet.",
        "conflict": "Both versions of this passage have changed, and have not been compared yet.",
        "removed": "The {ahead} version has dropped this passage since.",
        "missing": "There is no {behind} version of this passage yet.",
        "copied": "This passage has not been translated into {behind} yet.",
        "passage": "Link to passage {}",
        "note": "Link to note {}",
        "entry": "Link to entry {}",
        "order": "First",
    },
}
"""`{ahead}` and `{behind}` stand for the languages' own names."""


def write_state(row: Row, edition: FacingEdition) -> HtmlElement | None:
    """Write the paragraph that says how the sides of a row stand to one another; None where there is nothing to say."""
    if not row.state:
        return None
    ahead, behind = edition.languages[1 - row.behind], edition.languages[row.behind]
    sentences: list[HtmlElement | str] = []
    for tag, words in _spoken(edition.languages, row.state):
        sentence: list[HtmlElement | str] = []
        for piece in words.replace("}", "{").split("{"):
            language = {"ahead": ahead, "behind": behind}.get(piece)
            name = piece if language is None else edition.names[language]
            sentence.append(name if language in {None, tag} else make("span", {"lang": str(language)}, [name]))
        sentences += [make("span", {"class": "dy-tongue", "lang": tag}, sentence), " "]
    return make("p", {"class": f"dy-lag dy-lag--{row.state}", "role": "note"}, sentences[:-1])


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
    said: dict[str, tuple[Language, str]] = {}
    for language in languages:
        spoken = "zh" if language.startswith("zh") else "en"
        said.setdefault(spoken, (language if language.startswith(spoken) else spoken, _WORDS[spoken][key]))
    return list(said.values())
