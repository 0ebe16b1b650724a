"""Lines of a PDF from the places of its glyphs, and the figures of their setting.

A figure is a count or a measure of what stands on paper, whoever set it: this module knows no program and no style.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from glyphs import Glyph

# CLREQ 6.1 and GB/T 15834-2011, 5.1: what may not begin and end a line. Latin marks come from UAX 14; English may end a
# line with a stroke.
NO_START = frozenset("。，、；：？！．·・‧）〕］｝》〉」』】〗”’…—–-－～~／/%‰℃),.;:?!]}")
NO_END = frozenset("（〔［｛《〈「『【〖“‘([{¥￥$№")
NO_END_CHINESE = NO_END | frozenset("／/")
CLOSING = frozenset("。，、；：？！．）〕］｝》〉」』】〗”’")
OPENING = frozenset("（〔［｛《〈「『【〖“‘")
SQUEEZED = 0.8
"""Em from one mark to the next, between half an em, squeezed, and a whole one."""
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff〇]")
LATIN = re.compile(r"[A-Za-z0-9]")
_ADDRESS = re.compile(r"https?://[!-~]*[0-9A-Za-z/]")
_HEAD = re.compile(r"([^\W\d_]+)[\u00ad‐-]$")
_TAIL = re.compile(r"[^\W\d_]+")
HANGING = frozenset("-–—.,:;\u00ad")
"""Marks that may stand in the margin for most of their width, so that the edge looks straight."""
FLUSH = 0.05
"""Em by which the end of a line may miss the edge."""
STRETCHED = 1.15


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph."""

    glyphs: Sequence[Glyph]
    """From left to right, without spaces at its ends."""
    left: float
    """Edge of the column, in points."""
    right: float
    first: bool
    """Whether it begins its paragraph."""
    last: bool
    """Whether it ends its paragraph; it need not be full then."""

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def size(self) -> float:
        """Size of its type, in points."""
        return statistics.median(glyph.size for glyph in self.glyphs)


@dataclass
class Figures:
    """What was counted."""

    lines: int = 0
    full: int = 0
    prohibited: list[str] = field(default_factory=list)
    """Lines that begin or end as they must not."""
    split: list[str] = field(default_factory=list)
    """Lines between which a dash, an ellipsis or a number is torn."""
    ends: int = 0
    """Full-width closing marks at the end of a full line."""
    trimmed: int = 0
    untrimmed: list[str] = field(default_factory=list)
    starts: int = 0
    """Full-width opening marks at the start of a line that does not open its paragraph."""
    starts_trimmed: int = 0
    pairs: int = 0
    """Adjacent full-width marks with room between them."""
    squeezed: int = 0
    unsqueezed: list[str] = field(default_factory=list)
    ragged: list[str] = field(default_factory=list)
    """Full lines that miss an edge of the column."""
    stretches: list[float] = field(default_factory=list)
    """Of each full line: from Han to Han in em, or the width of its words' spaces against the font's."""
    gaps: list[float] = field(default_factory=list)
    """Between Han and Latin, in em."""
    hyphens: int = 0
    """Full lines that end with a hyphen."""
    ladders: int = 0
    """Hyphenated lines that follow two others."""
    stubs: list[str] = field(default_factory=list)
    """Ends of fewer than three letters that hyphenation made."""
    rivers: int = 0
    """White that runs down through four lines or more."""
    runts: int = 0
    """Last lines of a paragraph with less than two characters, or with one short word."""
    paragraphs: int = 0

    @property
    def stretched(self) -> int:
        """Lines stretched by more than 15 %."""
        return sum(1 for stretch in self.stretches if stretch > STRETCHED)


def lines_of(glyphs: Iterable[Glyph], edges: dict[int, tuple[float, float]]) -> Iterator[list[Line]]:
    """Gather lines into paragraphs, which more white than usual parts.

    Args:
        glyphs: in the order in which they are drawn.
        edges: left and right edge of the column on each page.
    """
    for page, on_page in groupby((glyph for glyph in glyphs if glyph.text), lambda glyph: glyph.page):
        rows: list[list[Glyph]] = []
        for glyph in on_page:
            if rows and abs(rows[-1][0].y - glyph.y) < 0.6 * glyph.size:
                rows[-1].append(glyph)
            else:
                rows.append([glyph])
        rows = [row for row in map(_trimmed, rows) if row]
        if not rows:
            continue
        left, right = edges[page]
        pitch = min((one[0].y - two[0].y for one, two in pairwise(rows) if one[0].y > two[0].y), default=0)
        ends = [one[0].y - two[0].y > 1.35 * pitch for one, two in pairwise(rows)] + [True]
        begins = [True, *ends[:-1]]
        paragraph: list[Line] = []
        for row, first, last in zip(rows, begins, ends, strict=True):
            paragraph.append(Line(row, left, right, first, last))
            if last:
                yield paragraph
                paragraph = []


def _trimmed(row: list[Glyph]) -> list[Glyph]:
    """Sort a row and drop the white at its ends."""
    row = sorted(row, key=lambda glyph: glyph.x)
    black = [n for n, glyph in enumerate(row) if glyph.text.strip(" \u00a0\u200b\u2060\n")]
    return row[black[0] : black[-1] + 1] if black else []


def measure(
    paragraphs: Iterable[list[Line]], *, indent: float, chinese: bool, compounds: frozenset[str] = frozenset()
) -> Figures:
    """Measure paragraphs.

    Args:
        paragraphs: as `lines_of` gives them.
        indent: of a paragraph's first line, in em.
        chinese: whether Chinese is the language; it says what a stretched line is, and what may end one.
        compounds: words around a hyphen that the text has, `well-kept`; every other hyphen at a line's end was made.
    """
    found = Figures()
    for paragraph in paragraphs:
        found.paragraphs += 1
        addresses = _addresses(paragraph)
        for line, (begins, ends) in zip(paragraph, addresses, strict=True):
            found.lines += 1
            _bounds(line, found, inside=(begins, ends), no_end=NO_END_CHINESE if chinese else NO_END)
            _pairs(line, found)
            # An address has nothing to stretch between its parts.
            if not line.last and not (begins and ends):
                found.full += 1
                _edges(line, found, indent)
                _stretch(line, found, chinese=chinese)
        for one, two in pairwise(paragraph):
            _between(one, two, found, compounds)
        _colour(paragraph, found)
    return found


def _wide(glyph: Glyph) -> bool:
    return glyph.advance > 0.9 * glyph.size


def _addresses(paragraph: list[Line]) -> list[tuple[bool, bool]]:
    """Say of each line whether it begins, and ends, inside a web address; that breaks where it can."""
    spans = [(found.start(), found.end()) for found in _ADDRESS.finditer("".join(line.text for line in paragraph))]
    inside, at = [], 0
    for line in paragraph:
        start, at = at, at + len(line.text)
        inside.append((any(a < start < b for a, b in spans), any(a < at < b for a, b in spans)))
    return inside


def _bounds(line: Line, found: Figures, inside: tuple[bool, bool], no_end: frozenset[str]) -> None:
    """Count marks that may not stand at the start or the end."""
    text = line.text
    if not line.first and text[0] in NO_START and not text.startswith(("——", "……")) and not inside[0]:
        found.prohibited.append(f"^{text[:6]}")
    if not line.last and text[-1] in no_end and not inside[1]:
        found.prohibited.append(f"{text[-6:]}$")
    if line.first:
        return
    if line.glyphs[0].text in OPENING and _wide(line.glyphs[0]):
        found.starts += 1
        found.starts_trimmed += line.glyphs[0].x < line.left - 0.36 * line.size


def _edges(line: Line, found: Figures, indent: float) -> None:
    """Count marks trimmed at the end, and ends that miss the edge."""
    head, tail, size = line.glyphs[0], line.glyphs[-1], line.size
    room = (line.right - tail.x) / tail.size
    if tail.text in CLOSING and _wide(tail):
        found.ends += 1
        if room < SQUEEZED:
            found.trimmed += 1
        else:
            found.untrimmed.append(line.text[-6:])
        # A whole mark stands flush as well.
        misses = min(abs(room - 0.5), abs(room - 1), abs(room - 0.75))
    else:
        over = room - tail.advance / tail.size
        hangs = 0.85 * tail.advance / tail.size if tail.text[-1] in HANGING else 0
        misses = max(over, -over - hangs)
    lead = (head.x - line.left) / size
    if line.first:  # a paragraph below a heading may have no indent
        lead = min(lead, lead - indent, key=abs)
    if head.text in OPENING and _wide(head):
        off = min(abs(lead), abs(lead + 0.5))
    else:
        off = abs(lead)
    if misses > FLUSH or off > FLUSH:
        found.ragged.append(f"{line.text[:4]}…{line.text[-4:]} {off:.2f} {misses:.2f}")


def _pairs(line: Line, found: Figures) -> None:
    """Count neighbouring marks that leave a hole between them, and gaps between the scripts."""
    glyphs = line.glyphs
    steps = [
        (two.x - one.x) / one.size
        for one, two in pairwise(glyphs)
        if HAN.match(one.text) and HAN.match(two.text) and one.size == two.size
    ]
    usual = statistics.median(steps) if steps else 1.0
    for one, two in pairwise(glyphs):
        step = (two.x - one.x) / one.size
        if one.text in CLOSING | OPENING and two.text in CLOSING | OPENING and _wide(one) and _wide(two):
            if one.text in OPENING and two.text in CLOSING or two.text in "？！" or one.text in "？！" and two.text in CLOSING:
                continue
            found.pairs += 1
            if step < usual - 1 + SQUEEZED:
                found.squeezed += 1
            else:
                found.unsqueezed.append(f"{one.text}{two.text} {step:.2f}")
        elif HAN.match(one.text) and LATIN.match(two.text):
            found.gaps.append(step - usual)
        elif LATIN.match(one.text[-1:]) and HAN.match(two.text):
            found.gaps.append(step - one.advance / one.size - (usual - 1))


def _stretch(line: Line, found: Figures, *, chinese: bool) -> None:
    """Note how far a full line is stretched."""
    glyphs = line.glyphs
    if chinese:
        steps = [(two.x - one.x) / one.size for one, two in pairwise(glyphs) if HAN.match(one.text) and HAN.match(two.text)]
        if steps:
            found.stretches.append(statistics.median(steps))
        return
    natural = sum(glyph.advance for glyph in glyphs)
    found.stretches.append((glyphs[-1].x + glyphs[-1].advance - glyphs[0].x) / natural)


def _between(one: Line, two: Line, found: Figures, compounds: frozenset[str]) -> None:
    """Count what is torn between two lines, and hyphens."""
    before, after = one.text, two.text
    torn = before[-1] + after[0]
    if torn in {"——", "……"} or re.fullmatch(r"\d[\d%‰]|[$¥]\d", torn):
        found.split.append(f"{before[-5:]}|{after[:5]}")
    head, tail = _HEAD.search(before), _TAIL.match(after)
    if head and tail and f"{head[1]}-{tail[0]}" not in compounds:
        found.hyphens += 1
        if min(len(head[1]), len(tail[0])) < 3:
            found.stubs.append(f"{head[1]}|{tail[0]}")


def _colour(paragraph: list[Line], found: Figures) -> None:
    """Count ladders of hyphens, rivers and runts."""
    hyphened = [line.text[-1] in "\u00ad-‐" for line in paragraph]
    found.ladders += sum(map(all, zip(hyphened, hyphened[1:], hyphened[2:], strict=False)))
    if len(paragraph) > 1:
        text = paragraph[-1].text.rstrip("。，、；：？！”’）》」….,;:?!)")
        found.runts += len(text) < (2 if HAN.search(text) else 4) and " " not in text
    runs = [(0.0, 0.0, 0)]
    for line in paragraph[:-1]:
        holes = _holes(line)
        joined = []
        for start, end in holes:
            above = max((n for left, right, n in runs if min(right, end) - max(left, start) > 0.12 * line.size), default=0)
            joined.append((start, end, above + 1))
            found.rivers += above + 1 == 4
        runs = joined


def _holes(line: Line) -> list[tuple[float, float]]:
    """Return where the white between words stands that is wider than a third of an em."""
    black = [glyph for glyph in line.glyphs if glyph.text.strip()]
    return [
        (one.x + one.advance, two.x)
        for one, two in pairwise(black)
        if two.x - one.x - one.advance > 0.33 * line.size
    ]
