"""Find the headings of an article, written as people write them without markup, and how deep each stands.

This module owns that recognition; it must not name, number or group what it finds.

A line is a heading for one of four reasons: the format says so, a number or sign that counts on through
the article begins it, its type is larger or bold, or it is a short line without a full stop between
paragraphs. All but the first are believed only together: lines that look alike must behave alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from duiye.article import Passage
from duiye.model import BlockKind
from duiye.outline.headlines import (
    LONGEST_MARKED,
    LONGEST_PLAIN,
    heading_year,
    is_headlike,
    is_last,
    is_quoted,
    is_speech,
    known_heading,
    stands_between,
    width,
)
from duiye.outline.headmarks import Mark, read_lone_number, read_mark
from duiye.outline.levels import TOP, Found, deepen
from duiye.outline.numbered import find_numbered

_LONGEST_SAID = 160
"""Width of a heading that the format itself calls so."""
_LARGER = 1.12
"""Type from this size over the body's is set apart to be seen."""
_FEW = 2
_BOLD = "type 1.0 bold"
_DATE_RANK = 3.2
"""Of dates as headings: beside 一、."""


def find_headings(passages: Sequence[Passage]) -> tuple[Found, ...]:
    """Find the headings among passages from which title, byline and boilerplate are already taken.

    Args:
        passages: in order.

    Returns:
        The headings in order, with their depths; none overlap.
    """
    said = list(_said(passages))
    taken = {found.start for found in said}
    enough = len(said) >= _FEW
    marked = list(find_numbered(passages, taken))
    taken |= {place for found in marked for place in range(found.start, found.end)}
    looked = list(_looked(passages, taken, certain=enough))
    taken |= {found.start for found in looked}
    dated = list(_dated(passages, taken))
    taken |= {found.start for found in dated}
    strong = [*said, *marked, *looked, *dated]
    plain = list(_plain(passages, taken, strong=bool(strong)))
    return deepen(sorted([*strong, *plain], key=lambda found: found.start))


def _said(passages: Sequence[Passage]) -> Iterator[Found]:
    """Yield what the format itself calls a heading; a number above another heading is taken in by it."""
    number = -1
    for place, item in enumerate(passages):
        if item.kind is not BlockKind.HEADING or not item.words or width(item.words) > _LONGEST_SAID:
            continue
        below = passages[place + 1] if place + 1 < len(passages) else None
        holds = below is not None and below.kind is BlockKind.HEADING and below.level >= item.level
        if holds and read_lone_number(item.words) is not None and number != place - 1:
            number = place
            continue
        title, mark = _split(read_mark(item.words), item.words)
        above = passages[number].words if number == place - 1 and number >= 0 else ""
        start = number if above else place
        level = passages[start].level
        reason = f"the file marks it as a heading of level {level}"
        yield Found(start, place + 1, title, above or mark, f"level {level}", level, reason)


def _looked(passages: Sequence[Passage], taken: set[int], *, certain: bool) -> Iterator[Found]:
    """Yield short lines in larger or wholly bold type."""
    body: Counter[bool] = Counter()
    for item in passages:
        body[item.look.bold] += len(item.words)
    bold_says = body[True] <= body[False]
    candidates: dict[str, list[Found]] = defaultdict(list)
    for place, item in enumerate(passages):
        if place in taken or item.kind is not BlockKind.PARAGRAPH or not item.words.strip():
            continue
        larger = item.look.size >= _LARGER
        if not (larger or (item.look.bold and bold_says)):
            continue
        mark = read_mark(item.words)
        title, text = _split(mark, item.words)
        if not is_headlike(title, LONGEST_MARKED, item) or is_last(passages, place):
            continue
        if not larger and (is_speech(item.words) or is_quoted(passages, place)):
            continue
        size = round(item.look.size, 1) if larger else 1.0
        style = f"type {size}" + (" bold" if item.look.bold else "")
        look = "larger type" if larger else "bold type"
        candidates[style].append(
            Found(place, place + 1, title, text, style, -size - item.look.bold / 100, f"a short line in {look}")
        )
    for group in candidates.values():
        if len(_touching(group)) * 2 > len(group) or (certain and len(group) < _FEW and group[0].style == _BOLD):
            continue
        yield from group


def _dated(passages: Sequence[Passage], taken: set[int]) -> Iterator[Found]:
    """Yield lines that are dates and go on through the article, as the headings of a chronicle do."""
    found: list[tuple[Found, int]] = []
    for place, item in enumerate(passages):
        year = heading_year(item.words) if place not in taken and item.kind is BlockKind.PARAGRAPH else None
        if year is not None:
            found.append((Found(place, place + 1, item.words.strip(), "", "date", _DATE_RANK, ""), year))
    years = [year for _, year in found]
    apart = not _touching([one for one, _ in found])
    if len(found) > _FEW and years == sorted(years) and apart:
        yield from (replace(one, reason=f"a date, one of {len(found)} in order") for one, _ in found)


def _plain(passages: Sequence[Passage], taken: set[int], *, strong: bool) -> Iterator[Found]:
    """Yield short lines without a full stop that stand between paragraphs."""
    texts = [item for place, item in enumerate(passages) if place not in taken and item.kind is BlockKind.PARAGRAPH]
    short = [is_headlike(item.words, LONGEST_PLAIN, item) for item in texts]
    # Lines of lists and poems stand together; only lines by themselves say how the article is written.
    alone = sum(
        this and not before and not after
        for before, this, after in zip([False, *short], short, [*short[1:], False], strict=False)
    )
    crowded = alone * 5 > len(texts) * 2
    found = []
    for place, item in enumerate(passages):
        if place in taken or item.kind is not BlockKind.PARAGRAPH or len(item.words) > LONGEST_PLAIN:
            continue
        known = known_heading(item.words)
        if not known and (crowded or not stands_between(passages, place, taken)):
            continue
        if not is_headlike(item.words, LONGEST_PLAIN, item) or is_last(passages, place):
            continue
        reason = "a heading that many articles have" if known else "a short line without a full stop between paragraphs"
        title, mark = known or (item.words.strip(), "")
        found.append(Found(place, place + 1, title, mark, TOP if known else "plain", 0, reason))
    others = [one for one in found if one.style == "plain"]
    if strong and len(others) < _FEW + 1:
        found = [one for one in found if one.style == TOP]
    yield from found


def _touching(group: Sequence[Found]) -> set[int]:
    """Return where begin those of a group that have another directly below."""
    starts = {found.start for found in group}
    return {found.start for found in group if found.end in starts}


def _split(mark: Mark | None, words: str) -> tuple[str, str]:
    """Return title and mark of a heading's words."""
    if mark is None or not mark.title:
        return words.strip(), ""
    return mark.title, mark.text
