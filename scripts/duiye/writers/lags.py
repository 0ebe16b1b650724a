"""Write what readers are told at a place where a page lags behind the other language's.

This module owns the words; where they stand is decided before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from xml.etree.ElementTree import Element, SubElement

from duiye.lags import Lag, PageLags
from duiye.model import Language
from duiye.writers.languagenames import language_name, tongue_of

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "stale": "{}版的这一段后来有改动，这里的文字还没有跟上。",
        "conflict": "这一段的两个版本都改过，还没有互相核对。",
        "untranslated": "这里有一段只有{}版。",
        "several": "这里有{count}段只有{}版。",
        "link": "看{}版",
        "alone": "本章没有{}版。",
        "or": "、",
    },
    "en": {
        "stale": "The {} version of this passage has changed since; this one does not follow it yet.",
        "conflict": "Both versions of this passage have changed, and have not been compared yet.",
        "untranslated": "One passage here is in {} only.",
        "several": "{count} passages here are in {} only.",
        "link": "Read it in {}",
        "alone": "There is no {} version of this chapter.",
        "or": " or ",
    },
}
"""`{}` stands for the name of the other language, see `languagenames`."""


def write_lags(page: PageLags, place: str) -> Iterator[Element]:
    """Yield the paragraphs that stand after one block of a page, or before all.

    Args:
        page: the page.
        place: id of the block; empty for the page's beginning.
    """
    for lag in page.lags.get(place, ()):
        yield _write(lag, page)


def write_alone(language: Language, others: Mapping[Language, str]) -> str:
    """Write the paragraph in which a chapter says that the other languages have none.

    Args:
        language: of the chapter.
        others: their own names by tag.
    """
    words, tongue = _words(language), tongue_of(language)
    named = (language_name(tag, name, tongue) for tag, name in others.items())
    names = words["or"].join(
        f'<span lang="{escape(tag)}">{escape(name)}</span>' if tag else escape(name) for tag, name in named
    )
    return f'<p class="dy-lag" data-search-exclude="">{words["alone"].replace("{}", names)}</p>\n'


def _write(lag: Lag, page: PageLags) -> Element:
    words = _words(page.language)
    name = language_name(lag.other, page.names.get(lag.other, lag.other), tongue_of(page.language))
    key = "several" if lag.kind == "untranslated" and lag.count > 1 else lag.kind
    paragraph = Element("p", {"class": f"dy-lag dy-lag--{lag.kind}", "data-search-exclude": "", "role": "note"})
    before, mark, after = words[key].replace("{count}", str(lag.count)).partition("{}")
    _add(paragraph, before, name if mark else ("", ""), f"{after} ")
    if address := page.addresses.get(lag.other):
        link = SubElement(
            paragraph,
            "a",
            # Without the target Material takes the link for one of its own pages.
            {"href": address + (f"#{lag.anchor}" if lag.anchor else ""), "hreflang": lag.other, "target": "_self"},
        )
        before, _, after = words["link"].partition("{}")
        _add(link, before, name, after)
    return paragraph


def _add(parent: Element, before: str, named: tuple[Language, str], after: str) -> None:
    """Fill an empty element with words around the name of a language."""
    language, name = named
    if not language:
        parent.text = before + name + after
        return
    parent.text = before
    span = SubElement(parent, "span", {"lang": language})
    span.text, span.tail = name, after


def _words(language: Language) -> Mapping[str, str]:
    return _WORDS[tongue_of(language)]
