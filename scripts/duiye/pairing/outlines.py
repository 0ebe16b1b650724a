"""Lay the outline of a translation under the outline of its source.

This module owns where the target's headings and passages go when the two outlines differ; it must not
recognise headings or write chapters.

Headings are paired together with the text between them, in one alignment: a number in common (`三、`, `III.`,
`Chapter 3`) is a strong sign, but a heading that stands on one side only, or a section that the other side
cuts in two, shifts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from duiye.article import Division, Outline, Passage
from duiye.model import BlockKind, Language, Term
from duiye.notice import Locus, Notice
from duiye.pairing.passages import SURE, Pair, pair_items, pair_passages
from duiye.pairing.signs import Item, read_items
from duiye.quantities import read_quantities

_FIGURES = re.compile(r"\d+")
_NUMERAL = re.compile(r"[〇零一二三四五六七八九十百]+")
_ROMAN = re.compile(r"\b(?=[IVXL]+\b)(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_LETTER = re.compile(r"\b[A-Z]\b")
_UNKNOWN = 0.5
"""Confidence that no pair exceeds in which a heading of the target answers to text of the source."""
_QUOTED = 24
"""Characters of a passage that a notice quotes."""


@dataclass(frozen=True, slots=True)
class PairedDivision:
    """A division of the source with what the target has for it."""

    source: Division
    target: Division | None
    """The division whose heading answers to the source's, None where there is none."""
    heading: Pair
    """The passages of both headings. Where the target's is a plain line its passage stands here, and `target` is
    None; both sides are empty where the heading was made by us."""
    pairs: tuple[Pair, ...]
    """The text before the source's first inner division."""
    divisions: tuple[PairedDivision, ...]

    @property
    def target_title(self) -> str:
        """The heading in the target's language, empty where the target has none."""
        return self.target.title if self.target else " ".join(passage.words for passage in self.heading.target)

    def walk(self) -> Iterator[Pair]:
        """Yield every pair, headings included, in order."""
        yield self.heading
        yield from self.pairs
        for inner in self.divisions:
            yield from inner.walk()


@dataclass(frozen=True, slots=True)
class PairedOutline:
    """Two outlines of which the source's leads: every passage of both stands in it once, in order.

    A heading that only the target has stands among the pairs as a paragraph in bold.
    """

    source: Outline
    target: Outline
    before: tuple[Pair, ...]
    """What the target has before the source's first division."""
    divisions: tuple[PairedDivision, ...]
    notes: tuple[Pair, ...]
    """Note definitions, paired as texts are."""

    def walk(self) -> Iterator[Pair]:
        """Yield every pair, headings and notes included, in order."""
        yield from self.before
        yield from chain.from_iterable(division.walk() for division in self.divisions)
        yield from self.notes


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of an outline in reading order: a division's heading, or a passage."""

    passage: Passage
    """What the alignment reads: of a heading its title."""
    division: Division | None = None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages that it stands for; none for a heading that we made."""
        return self.division.heading if self.division else (self.passage,)


def pair_outlines(
    source: Outline,
    target: Outline,
    source_language: Language,
    target_language: Language,
    terms: Iterable[Term] = (),
) -> PairedOutline:
    """Pair two articles.

    Args:
        source: the outline that leads.
        target: the outline of its translation.
        source_language: BCP 47 tag.
        target_language: BCP 47 tag.
        terms: the termbase, if there is one.
    """
    terms = tuple(terms)
    entries = (_flatten(source), _flatten(target))
    items = read_items(
        ([entry.passage for entry in entries[0]], [entry.passage for entry in entries[1]]),
        (source_language, target_language),
        terms,
    )
    ours, theirs = (
        [_with_number(item, entry) for item, entry in zip(side, known, strict=True)]
        for side, known in zip(items, entries, strict=True)
    )
    headings: list[tuple[Division | None, Pair]] = []
    texts: list[list[Pair]] = [[]]
    for step, reason in pair_items(ours, theirs):
        mine, other = entries[0][step.row : step.row + step.down], entries[1][step.column : step.column + step.across]
        division = mine[0].division if mine else None
        if division:
            answer = other[0] if other else None
            passages = answer.passages if answer else ()
            headings.append((answer.division if answer else None, Pair(division.heading, passages, step.sure, reason)))
            texts.append([])
        elif pair := _text_pair(mine, other, step.sure, reason):
            texts[-1].append(pair)
    # Headings were met in the order in which the outline is walked.
    met = iter(zip(headings, texts[1:], strict=True))
    divisions = tuple(_lay(division, met) for division in source.divisions)
    notes = pair_passages(source.notes, target.notes, source_language, target_language, terms)
    return PairedOutline(source, target, tuple(texts[0]), divisions, notes)


def find_doubts(paired: PairedOutline, source_file: str, target_file: str) -> Iterator[Notice]:
    """Yield a notice for every pair that an author should look at, in order.

    Args:
        paired: two articles.
        source_file: name of the source, for the notices' places.
        target_file: name of the target.
    """
    for pair in chain(paired.before, *map(_to_look_at, paired.divisions), paired.notes):
        if pair.source and pair.target:
            if pair.confidence < SURE:
                said = f"{_quote(pair.source[0])} and {_quote(pair.target[0])} may not belong together"
                place = Locus(target_file, pair.target[0].line)
                yield Notice("I007", place, f"{said} ({pair.confidence:.0%}). {pair.reason}")
        else:
            for file, passages in ((source_file, pair.source), (target_file, pair.target)):
                for passage in passages:
                    said = f"{_quote(passage)} stands alone ({pair.confidence:.0%})."
                    yield Notice("I007", Locus(file, passage.line), f"{said} {pair.reason}")


def _to_look_at(division: PairedDivision) -> Iterator[Pair]:
    """Yield the pairs of a division, but no heading that is right to stand alone because we made the other one."""
    made = not division.source.heading or (division.target and not division.target.heading)
    if not (made and division.target and division.heading.confidence >= SURE):
        yield division.heading
    yield from division.pairs
    for inner in division.divisions:
        yield from _to_look_at(inner)


def _flatten(outline: Outline) -> list[_Entry]:
    """Return the lines of an outline in reading order."""
    entries = []
    for depth, division in outline.walk():
        heading = Passage(BlockKind.HEADING, division.title, division.title, division.line, depth + 1)
        # What we made ourselves has no words that could be compared.
        made = Passage(BlockKind.MARKER, "", division.id, division.line)
        entries.append(_Entry(heading if division.heading else made, division))
        entries += map(_Entry, division.passages)
    return entries


def _with_number(item: Item, entry: _Entry) -> Item:
    """Add to a heading the sign that its number is, or the id that we gave it."""
    if not entry.division:
        return item
    if not entry.division.heading:
        return replace(item, size=0.0, signs=frozenset({("heading", f"the place of the {entry.division.id}")}))
    number = read_number(entry.division.mark)
    return replace(item, signs=item.signs | {("heading", f"the number {number}")}) if number else item


def read_number(mark: str) -> str:
    """Read a heading's mark so that both languages agree: `第三章`, `Chapter 3` and `III.` are `3`, `1.2` is `1.2`."""
    if figures := _FIGURES.findall(mark):
        return ".".join(figure.lstrip("0") or "0" for figure in figures)
    if numeral := _NUMERAL.search(mark):
        return "".join(str(each.value) for each in read_quantities(f"第{numeral.group()}", "zh"))
    if spelled := read_quantities(mark, "en"):
        return str(spelled[0].value)
    if roman := _ROMAN.search(mark.upper()):
        values = [_ROMAN_VALUES[letter] for letter in roman.group()]
        return str(sum(-value if value < max(values[n:]) else value for n, value in enumerate(values)))
    letter = _LETTER.search(mark.upper())
    return letter.group() if letter else ""


def _text_pair(mine: list[_Entry], other: list[_Entry], sure: float, reason: str) -> Pair | None:
    """Pair what is no heading of the source; None for a heading of the target that we made ourselves."""
    ours = tuple(passage for entry in mine for passage in entry.passages)
    theirs = tuple(passage for entry in other for passage in _as_text(entry))
    if other and other[0].division:
        sure = min(sure, _UNKNOWN)
        reason = "It is a heading, and the source has none there; it is kept as a paragraph in bold."
    return Pair(ours, theirs, sure, reason) if ours or theirs else None


def _as_text(entry: _Entry) -> tuple[Passage, ...]:
    """Return a heading as a paragraph in bold, anything else as it is."""
    if not entry.division or not entry.division.heading:
        return entry.passages
    words = " ".join(passage.words for passage in entry.division.heading)
    text = " ".join(passage.text.strip("*# ") for passage in entry.division.heading)
    return (Passage(BlockKind.PARAGRAPH, f"**{text}**", words, entry.division.heading[0].line),)


def _lay(division: Division, met: Iterator[tuple[tuple[Division | None, Pair], list[Pair]]]) -> PairedDivision:
    """Make a division and the ones in it of what was met in reading order."""
    (answer, heading), pairs = next(met)
    inner = tuple(_lay(each, met) for each in division.divisions)
    return PairedDivision(division, answer, heading, tuple(pairs), inner)


def _quote(passage: Passage) -> str:
    words = " ".join(passage.words.split())
    return f"“{words[:_QUOTED]}…”" if len(words) > _QUOTED else f"“{words}”"
