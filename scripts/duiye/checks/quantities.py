"""Check that both languages state the same quantities, and that growth is what its ends give (Q001 to Q005)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from duiye.checks.pairs import Pair, segments
from duiye.model import Chapter, Publication
from duiye.notice import Locus, Notice
from duiye.quantities import Difference, Quantity, Side, compare, miscalculations, power_of_ten, read_side
from duiye.readers.prose import Prose, read_prose

_NAMES = {"zh": "Chinese", "en": "English"}
_CODES = {"missing": "Q001", "power of ten": "Q002", "unit": "Q003", "growth": "Q003", "direction": "Q005"}


def check_quantities(publication: Publication) -> Iterator[Notice]:
    """Yield Q001 to Q003 and Q005 for what two sides of a segment do not share, Q004 for sums of either side."""
    for pair in segments(publication):
        source, target = pair.segment.source, pair.segment.target
        if source is None or target is None:
            continue
        proses = read_prose(source), read_prose(target)
        sides = read_side(proses[0].text, pair.source.language), read_side(proses[1].text, pair.target.language)
        chapters = pair.source, pair.target
        for difference in compare(*sides):
            yield _told(difference, pair, proses, sides)
        for chapter, prose, side in zip(chapters, proses, sides, strict=True):
            yield from _sums(chapter, prose, side)


def _told(difference: Difference, pair: Pair, proses: tuple[Prose, Prose], sides: tuple[Side, Side]) -> Notice:
    """Word a difference, at the side that is likelier wrong: the target, unless only the source has the quantity."""
    source, target = difference.source, difference.target
    chapters = pair.source, pair.target
    place = 1 if target else 0
    here = target or source
    assert here
    locus = proses[place].locus(chapters[place].file, here.start)
    words = partial(_quote, sides)
    code = _CODES[difference.kind]
    other = f"{_name(sides[1 - place])} ({chapters[1 - place].file}:{_line(pair, 1 - place)})"
    if source is None or target is None:
        return Notice(code, locus, f"{words(place, here)} has no equal in the {other}.")
    said, there = words(1, target), words(0, source)
    if difference.kind == "power of ten":
        times = _times(source, target)
        return Notice(code, locus, f"{said} is {times} of {there} in the {other}.")
    if difference.kind == "growth":
        return Notice(
            code, locus, f"{said} and {there} in the {other} differ by one time: grown N times is N + 1 times as much."
        )
    if difference.kind == "unit":
        return Notice(code, locus, f"{said} has another unit than {there} in the {other}.")
    if difference.kind == "direction":
        return Notice(code, locus, f"{said} goes the other way than {there} in the {other}.")
    return Notice(code, locus, f"{said} stands where the {other} has {there}.")


def _sums(chapter: Chapter, prose: Prose, side: Side) -> Iterator[Notice]:
    for wrong in miscalculations(side.text, side.language, side.quantities):
        first, second, rate = (f"“{side.text[q.start : q.end]}”" for q in (wrong.first, wrong.second, wrong.rate))
        growth = f"{float(wrong.growth):+.3g}%"
        message = f"From {first} to {second} is {growth}, not {rate}."
        yield Notice("Q004", prose.locus(chapter.file, wrong.rate.start), message)


def _quote(sides: tuple[Side, Side], place: int, quantity: Quantity) -> str:
    return f"“{' '.join(sides[place].text[quantity.start : quantity.end].split())}”"


def _name(side: Side) -> str:
    return _NAMES.get(side.language[:2], side.language)


def _line(pair: Pair, place: int) -> int:
    block = (pair.segment.source, pair.segment.target)[place]
    return block.line if block else 0


def _times(source: Quantity, target: Quantity) -> str:
    """Say how the target's value stands to the source's: `10 times` or `a 10th`."""
    places = power_of_ten(*_values(source, target))
    return f"{10**places:,} times the value" if places > 0 else f"1/{10**-places:,} of the value"


def _values(source: Quantity, target: Quantity) -> tuple[Fraction, Fraction]:
    if source.dimension == target.dimension:
        return source.readings[0][1], target.readings[0][1]
    return source.value, target.value
