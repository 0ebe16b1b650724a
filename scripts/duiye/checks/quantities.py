"""Check that both languages state the same quantities, and that growth is what its ends give (Q001 to Q005)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from duiye.checks.amounts import side_of
from duiye.checks.pairs import segments
from duiye.checks.verbatim import without_common_quotations
from duiye.model import Block, Chapter, Language, Publication
from duiye.notice import Notice
from duiye.quantities import Difference, Quantity, Side, compare, miscalculations, power_of_ten
from duiye.readers.passages import MATHEMATICS
from duiye.readers.prose import OBJECT, Prose, read_prose

_FORMULA = re.compile(MATHEMATICS)
_NAMES = {"zh": "Chinese", "en": "English"}
_SCALES = {
    "zh": ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")),
    "en": ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")),
}


@dataclass(frozen=True, slots=True)
class _Text:
    """One side of a segment."""

    chapter: Chapter
    block: Block
    prose: Prose
    side: Side

    def quote(self, quantity: Quantity) -> str:
        """Return a quantity as written."""
        return f"“{' '.join(self.side.text[quantity.start : quantity.end].split())}”"

    def __str__(self) -> str:
        language = _NAMES.get(self.side.language[:2], self.side.language)
        return f"the {language} ({self.chapter.file}:{self.block.line})"


def check_quantities(publication: Publication) -> Iterator[Notice]:
    """Yield Q001 to Q003 and Q005 for what two sides of a segment do not share, Q004 for sums of either side."""
    for pair in segments(publication):
        source, target = pair.segment.source, pair.segment.target
        if not source or not target or pair.segment.standing == "untranslated" or pair.segment.parts:
            continue
        texts = [_text(pair.source, source), _text(pair.target, target)]
        if pair.segment.lagging == "target":
            # What agreed when it was accepted is likelier wrong where it was edited since.
            texts.reverse()
        for difference in _differences(texts[0].side, texts[1].side):
            yield from _told(difference, *texts)
        for text in texts:
            yield from _sums(text)


def _differences(first: Side, second: Side) -> list[Difference]:
    """Compare two sides; a title that both quote alike may say its figures in one language only: “小城的三十年”."""
    found = [*compare(first, second)]
    if not found:
        return found
    texts = without_common_quotations((first.text, first.language), (second.text, second.language))
    if texts == (first.text, second.text):
        return found
    fewer = [*compare(side_of(texts[0], first.language), side_of(texts[1], second.language))]
    return min(found, fewer, key=len)


def _text(chapter: Chapter, block: Block) -> _Text:
    prose = read_prose(block)
    # What stands in a formula is counted by nobody.
    text = _FORMULA.sub(lambda found: OBJECT * len(found.group()), prose.text) if "$" in prose.text else prose.text
    return _Text(chapter, block, prose, side_of(text, chapter.language))


def _told(difference: Difference, settled: _Text, suspect: _Text) -> Iterator[Notice]:
    """Word a difference, at the quantity of the side that is likelier wrong, else at the only one."""
    there, here = difference.source, difference.target
    if there and here:
        code, message = _paired(difference.kind, (settled, there), (suspect, here))
        yield Notice(code, suspect.prose.locus(suspect.chapter.file, here.start), message)
        return
    for mine, alone, other in ((settled, there, suspect), (suspect, here, settled)):
        if alone:
            locus = mine.prose.locus(mine.chapter.file, alone.start)
            yield Notice("Q001", locus, f"{mine.quote(alone)} has no equal in {other}.")


def _paired(kind: str, source: tuple[_Text, Quantity], target: tuple[_Text, Quantity]) -> tuple[str, str]:
    """Return the code and the words for two quantities that stand in each other's place."""
    said, there = target[0].quote(target[1]), f"{source[0].quote(source[1])} in {source[0]}"
    match kind:
        case "power of ten":
            value = _say(source[1].value, target[0].side.language)
            return "Q002", f"{said} is {_factor(source[1], target[1])} {there}{value}."
        case "growth":
            return "Q003", f"{said} stands where {there} does, and growth of N times gives N + 1 times as much."
        case "unit":
            return "Q003", f"{said} has another unit than {there}."
        case "direction":
            return "Q005", f"{said} goes the other way than {there}."
        case _:
            return "Q001", f"{said} stands where {source[0]} has {source[0].quote(source[1])}."


def _sums(text: _Text) -> Iterator[Notice]:
    for wrong in miscalculations(text.side.text, text.side.language, text.side.quantities):
        locus = text.prose.locus(text.chapter.file, wrong.rate.start)
        ends = f"from {text.quote(wrong.first)} to {text.quote(wrong.second)}"
        yield Notice("Q004", locus, f"{text.quote(wrong.rate)} is not the growth {ends}; that is {wrong.percent}.")


def _factor(source: Quantity, target: Quantity) -> str:
    """Say how the target's value stands to the source's."""
    places = power_of_ten(source, target)
    return f"{10**places:,} times" if places > 0 else f"1/{10**-places:,} of"


def _say(value: Fraction, language: Language) -> str:
    """Write a number with the scale words of a language: 45300000000 is `45.3 billion` and 453亿."""
    scales = _SCALES["zh" if language.startswith("zh") else "en"]
    size, word = next(((size, word) for size, word in scales if value >= size), (0, ""))
    return f"; that is {f'{float(value / size):.6f}'.rstrip('0').rstrip('.')}{word}" if size else ""
