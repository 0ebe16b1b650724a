"""Write the fact-check: every claim with its verdict, its evidence and the places that it concerns.

This module owns the structure and order of that list as elements of a page; it must not judge claims or look
for places in texts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from duiye.model import Apparatus, Claim, Language, Relation, Source, Verdict
from duiye.writers.verdicts import GRADES, POINTER, RELATIONS, VERDICTS

_DEEPEST = 6
_WORDS = {
    "zh": {
        "note": "编者注",
        "sum": "推算",
        "evidence": "依据",
        "pointers": "线索",
        "no evidence": "没有可以列出的依据。",
        "stands": "见于",
        "nowhere": "正文没有引用这一条。",
        "nowhere head": "正文没有引用的说法",
        "none": "还没有核查过的说法。",
        "at note": "，注{}",
        "colon": "：",
        "comma": "，",
        "separator": "、",
        "grade": "（{}）",
        "undated": "无日期",
    },
    "en": {
        "note": "Note",
        "sum": "Working",
        "evidence": "Evidence",
        "pointers": "Pointers",
        "no evidence": "There is none to list.",
        "stands": "Stands in",
        "nowhere": "No text refers to this statement.",
        "nowhere head": "Statements to which no text refers",
        "none": "No statement has been checked yet.",
        "at note": ", note {}",
        "colon": ": ",
        "comma": ", ",
        "separator": ", ",
        "grade": " ({})",
        "undated": "undated",
    },
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_POWER = re.compile(
    r"\^\((?P<group>[^()]{1,20})\)|\^(?P<bare>[-−]?\d{1,9})|(?<=\d)e(?P<ten>[-−]?\d{1,3})(?!\w)", re.ASCII
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_LATIN = re.compile(r"[A-Za-z]")
_FOREIGN = re.compile(r"[^\W\d_A-Za-z]")
"""A letter that English does not use."""


NOTE_CLASS = "dy-fact__note"
"""Class of the elements whose paragraphs are still Markdown."""


class Place(NamedTuple):
    """A passage that refers to a claim."""

    address: str
    """Relative to the page; of the chapter where the passage has no id."""
    path: str
    """Of its chapter, inside the language's folder."""
    title: str
    """Of its chapter."""


def write_claims_page(
    apparatus: Apparatus, language: Language, stands: Mapping[str, Sequence[Place]], level: int
) -> list[Element]:
    """Write the list of all claims.

    Args:
        apparatus: the records.
        language: the page's language.
        stands: for a claim's id the passages that refer to it, in reading order, as the ids are.
        level: of the headings to write, one below that of the heading above the list.

    Returns:
        How many claims have each verdict, then a heading for each chapter with the claims that stand there first,
        last those that stand nowhere; of no claims a paragraph that says so.
    """
    words = _WORDS["zh" if language.startswith("zh") else "en"]
    if not apparatus.claims:
        empty = Element("p")
        empty.text = words["none"]
        return [empty]
    writer = _Writer(apparatus, language, min(level, _DEEPEST - 1))
    elements = [writer.counts()]
    claims = {claim.id: claim for claim in apparatus.claims}
    groups: dict[str, list[Claim]] = {}
    for name in (name for name in stands if name in claims):
        groups.setdefault(stands[name][0].path, []).append(claims[name])
    for path, group in groups.items():
        heading = writer.heading(path.removesuffix(".md"), stands[group[0].id][0].title)
        elements += [heading, writer.group(group, stands)]
    if others := [claim for claim in apparatus.claims if claim.id not in stands]:
        elements += [writer.heading("", words["nowhere head"]), writer.group(others, stands)]
    return elements


def write_date(date: str, language: Language) -> str:
    """Write the date of a source (`2023`, `2023-05`, `2023-05-23`) as a reader does; any other text stays."""
    found = _DATE.fullmatch(date)
    if not found:
        words = _WORDS["zh" if language.startswith("zh") else "en"]
        return words["undated"] if date in {"", "n.d."} else date
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if language.startswith("zh"):
        return f"{year}年" + f"{month}月" * bool(month) + f"{day}日" * bool(day)
    name = _MONTHS[month - 1] if 1 <= month <= len(_MONTHS) else f"{month:02}" * bool(month)
    return " ".join(part for part in (str(day) * bool(day), name, str(year)) if part)


class _Writer:
    """Writes claims for one page."""

    def __init__(self, apparatus: Apparatus, language: Language, level: int) -> None:
        self._claims = apparatus.claims
        self._sources = {source.id: source for source in apparatus.sources}
        self._language, self._level = language, level
        self._tag = "zh" if language.startswith("zh") else "en"
        self._words = _WORDS[self._tag]

    def counts(self) -> Element:
        """Say how many claims have each verdict."""
        listing = Element("ul", {"class": "dy-facts__counts"})
        for verdict in VERDICTS[self._tag]:
            if count := sum(claim.verdict == verdict for claim in self._claims):
                item = SubElement(listing, "li", {"data-verdict": verdict})
                self._verdict(item, verdict).tail = f" {count}"
        return listing

    def heading(self, name: str, title: str) -> Element:
        """Head the claims of a chapter; the id is the same in both languages, and no claim's."""
        own = f"in:{name.replace(' ', '-')}" if name else "in-no-text"
        heading = Element(f"h{self._level}", {"id": own, "class": "dy-facts__head"})
        heading.text = title
        return heading

    def group(self, claims: Sequence[Claim], stands: Mapping[str, Sequence[Place]]) -> Element:
        """Write the claims of a chapter."""
        group = Element("div", {"class": "dy-facts"})
        for claim in claims:
            self._claim(group, claim, stands.get(claim.id, ()))
        return group

    def _claim(self, group: Element, claim: Claim, places: Sequence[Place]) -> None:
        section = SubElement(group, "section", {"class": "dy-fact", "data-verdict": claim.verdict})
        heading = SubElement(section, f"h{self._level + 1}", {"id": claim.id, "class": "dy-fact__head"})
        heading.text = f"{claim.id} "
        self._verdict(heading, claim.verdict)
        SubElement(section, "p", {"class": "dy-fact__claim"}).text = claim.claim.in_language(self._language)
        record = SubElement(section, "dl", {"class": "dy-fact__record"})
        note = SubElement(self._entry(record, "note"), "p")
        note.text = " ".join(claim.note.in_language(self._language).split())
        if places:
            # Search finds the note where it stands.
            note.set("data-search-exclude", "")
        if arithmetic := claim.arithmetic_in(self._language):
            _formula(SubElement(self._entry(record, "sum"), "p"), arithmetic)
        self._evidence(record, claim)
        self._stands(self._entry(record, "stands"), claim, places)

    def _verdict(self, parent: Element, verdict: Verdict) -> Element:
        """Add a verdict's word; its class draws the sign before it."""
        word = SubElement(parent, "strong", {"class": f"dy-verdict dy-verdict--{verdict}"})
        word.text = VERDICTS[self._tag][verdict]
        return word

    def _entry(self, record: Element, name: str) -> Element:
        SubElement(record, "dt").text = self._words[name]
        return SubElement(record, "dd", {"class": f"dy-fact__{name}"})

    def _evidence(self, record: Element, claim: Claim) -> None:
        """List what the sources say, each once; those that prove nothing apart."""
        said: dict[str, list[Relation]] = {}
        for item in claim.evidence:
            if item.source in self._sources:
                said.setdefault(item.source, []).append(item.relation)
        cited = [self._sources[name] for name in said]
        proofs = [source for source in cited if source.grade != POINTER]
        pointers = [source for source in cited if source.grade == POINTER]
        for name, sources in (("evidence", proofs), ("pointers", pointers)):
            if sources:
                listing = SubElement(self._entry(record, name), "ul")
                for source in sources:
                    self._source(SubElement(listing, "li"), source, said[source.id])
            elif name == "evidence":
                SubElement(self._entry(record, name), "p").text = self._words["no evidence"]

    def _source(self, item: Element, source: Source, relations: Sequence[Relation]) -> None:
        words = self._words
        word = SubElement(item, "span", {"class": "dy-fact__relation"})
        word.text = words["separator"].join(RELATIONS[self._tag][relation] for relation in dict.fromkeys(relations))
        word.tail = words["colon"]
        # With its publisher, since two pages may well have one title.
        link = SubElement(item, "a", {"href": source.url})
        for text, tail in ((source.title, words["comma"]), (source.publisher, "")):
            part = SubElement(link, "span")
            if (lang := _language_of(text)) not in {self._tag, None}:
                part.set("lang", str(lang))
            part.text, part.tail = text, tail
        link.tail = words["comma"] + write_date(source.date, self._language)
        grade = SubElement(item, "span", {"class": "dy-fact__grade", "data-grade": source.grade})
        grade.text = words["grade"].format(GRADES[self._tag][source.grade])

    def _stands(self, entry: Element, claim: Claim, places: Sequence[Place]) -> None:
        line = SubElement(entry, "p")
        if not places:
            line.text = self._words["nowhere"]
        once = list(dict.fromkeys(places))
        for number, place in enumerate(once, 1):
            link = SubElement(line, "a", {"href": place.address})
            # Two links of one name would lead to two places.
            link.text = place.title + f" ({number})" * (sum(other.title == place.title for other in once) > 1)
            # For those who hear the page's links without the page.
            own = SubElement(link, "span", {"class": "dy-hidden dy-screen"})
            own.text = self._words["at note"].format(claim.id)
            link.tail = self._words["separator"] if number < len(once) else ""


def _formula(parent: Element, text: str) -> None:
    """Write a sum with its powers raised: `2^5`, `1,000^(1/10)`, `3.14e23`."""
    start, last = 0, None
    for power in _POWER.finditer(text):
        between = text[start : power.start()] + (" × 10" if power["ten"] else "")
        if last is None:
            parent.text = between
        else:
            last.tail = between
        last = SubElement(parent, "sup")
        last.text = (power["group"] or power["bare"] or power["ten"]).replace("-", "−")
        start = power.end()
    if last is None:
        parent.text = text
    else:
        last.tail = text[start:]


@lru_cache(maxsize=1024)
def _language_of(text: str) -> str | None:
    """Tell the language of a title by its letters, as far as that can be done; None for one without any."""
    if _KANA.search(text):
        return "ja"
    if _HAN.search(text):
        return "zh"
    if _FOREIGN.search(text):
        return ""
    return "en" if _LATIN.search(text) else None
