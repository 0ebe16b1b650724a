"""Write the glossary: one entry per concept, both languages in each, in the order of one of them.

This module owns the page's structure and order; it must not look for terms in texts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from duiye.model import Designations, Language, Term

_WORDS = {
    "zh": {
        "also": "又称：",
        "avoid": "不用：",
        "related": "参见：",
        "used": "见于：",
        "reference": "参考：",
        "permalink": "本条链接",
        "tw": "台湾用语：",
        "none": "还没有收入词条。",
        "separator": "、",
    },
    "en": {
        "also": "Also: ",
        "avoid": "Avoid: ",
        "related": "See also: ",
        "used": "Used in: ",
        "reference": "Reference: ",
        "permalink": "Link to this entry",
        "tw": "Taiwan usage: ",
        "none": "There are no terms yet.",
        "separator": ", ",
    },
}


def write_glossary(
    terms: Iterable[Term], language: Language, uses: Mapping[str, Sequence[tuple[str, str]]]
) -> list[Element]:
    """Write the glossary of one language.

    Args:
        terms: the termbase.
        language: the page's language; decides order, letters and which designation leads.
        uses: for a term's id, address and title of each chapter that mentions it.

    Returns:
        A heading and a definition list per letter: English A to Z, Chinese by pinyin; of no terms a
        paragraph that says so.
    """
    terms = tuple(terms)
    if not terms:
        empty = Element("p")
        empty.text = _WORDS["zh" if language.startswith("zh") else "en"]["none"]
        return [empty]
    ordered = sorted(terms, key=lambda term: sort_key(term, language))
    names = {term.id: term.in_language(language).preferred for term in terms}
    elements: list[Element] = []
    for letter, group in groupby(ordered, key=lambda term: _letter(term, language)):
        heading = Element("h2", {"id": "letter-other" if letter == "#" else f"letter-{letter.lower()}"})
        heading.text = letter
        listing = Element("dl", {"class": "dy-glossary"})
        for term in group:
            listing.append(_entry(term, language, names, uses.get(term.id, ())))
        elements += [heading, listing]
    return elements


def sort_key(term: Term, language: Language) -> tuple[bool, str, str]:
    """Return the key that orders a term: pinyin without tones for Chinese, letters for English.

    What begins with no letter from A to Z comes last.
    """
    side = term.in_language(language)
    reading = fold(side.pinyin or side.preferred)
    return not ("a" <= reading[:1] <= "z"), reading, side.preferred


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Reduce a text to what people type for it: no tones, no spaces, no case, half width."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in decomposed if char.isalnum())


def _letter(term: Term, language: Language) -> str:
    is_other, reading, _ = sort_key(term, language)
    return "#" if is_other else reading[0].upper()


def _entry(term: Term, language: Language, names: Mapping[str, str], uses: Sequence[tuple[str, str]]) -> Element:
    zh_leads = language.startswith("zh")
    words = _WORDS["zh" if zh_leads else "en"]
    lead, other = (term.zh, term.en) if zh_leads else (term.en, term.zh)
    lead_lang, other_lang = ("zh", "en") if zh_leads else ("en", "zh")
    entry = Element("div", {"class": "dy-entry", "id": term.id, "data-keys": " ".join(_keys(term))})
    head = SubElement(entry, "dt")
    _span(head, "dy-entry__head", lead.preferred, lead_lang)
    if zh_leads and term.zh.pinyin and fold(term.zh.pinyin) != fold(term.zh.preferred):
        _span(head, "dy-entry__pinyin", term.zh.pinyin, "zh-Latn")
    _span(head, "dy-entry__counterpart", other.preferred, other_lang)
    if not zh_leads and term.zh.pinyin and fold(term.zh.pinyin) != fold(term.zh.preferred):
        _span(head, "dy-entry__pinyin", term.zh.pinyin, "zh-Latn")
    link = SubElement(head, "a", {"class": "headerlink", "href": f"#{term.id}", "title": words["permalink"]})
    link.text = "¶"
    for side, tag in ((lead, lead_lang), (other, other_lang)):
        _variants(entry, side, tag, words)
    for tag in (lead_lang, other_lang):
        definition = SubElement(entry, "dd", {"class": "dy-entry__definition", "lang": tag})
        definition.text = term.definition.in_language(tag)
    related = [(f"#{item}", names[item]) for item in term.related if item in names]
    _links(entry, "dy-entry__related", words["related"], related, words["separator"])
    if term.reference:
        reference = [(term.reference.url, term.reference.title)]
        _links(entry, "dy-entry__reference", words["reference"], reference, words["separator"])
    _links(entry, "dy-entry__used", words["used"], list(uses), words["separator"])
    return entry


def _span(parent: Element, name: str, text: str, lang: str) -> None:
    span = SubElement(parent, "span", {"class": name, "lang": lang})
    span.text = text
    span.tail = " "


def _variants(entry: Element, side: Designations, lang: str, words: Mapping[str, str]) -> None:
    parts = []
    separator = "、" if lang == "zh" else ", "
    if side.admitted:
        parts.append((words["also"], separator.join(side.admitted)))
    if side.tw and side.tw != side.hant:
        parts.append((words["tw"], side.tw))
    if side.deprecated:
        parts.append((words["avoid"], separator.join(side.deprecated)))
    for label, text in parts:
        item = SubElement(entry, "dd", {"class": "dy-entry__variants"})
        item.text = label
        run = SubElement(item, "span", {"lang": lang})
        run.text = text


def _links(entry: Element, name: str, label: str, links: Sequence[tuple[str, str]], separator: str) -> None:
    if not links:
        return
    item = SubElement(entry, "dd", {"class": name})
    item.text = label
    for number, (address, text) in enumerate(links):
        link = SubElement(item, "a", {"href": address})
        link.text = text
        link.tail = separator if number < len(links) - 1 else ""


def _keys(term: Term) -> Iterable[str]:
    """List what a reader may type to find the entry, folded, each once."""
    texts = [
        *term.zh.valid,
        *term.en.valid,
        term.zh.pinyin,
        term.zh.hant,
        term.zh.tw,
        *term.zh.deprecated,
        *term.en.deprecated,
    ]
    initials = "".join(fold(part)[:1] for part in term.zh.pinyin.split())
    return dict.fromkeys(key for key in [*map(fold, texts), initials] if key)
