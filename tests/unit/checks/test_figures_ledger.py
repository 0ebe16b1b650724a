"""Whether a wrong number is found: in the prose of our own publication, in its ledger, and in small ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from duiye.checks.apparatus import check_figure_references
from duiye.checks.figures import check_stated
from duiye.checks.ledger import check_derived, check_values
from duiye.checks.meant import is_stated
from duiye.checks.stands import FRONT, Passage, Stands
from duiye.checks.stated import Stated, read_stated
from duiye.model import Bilingual, BlockKind, Claim, Edition, Figure, Publication
from duiye.notice import Notice
from duiye.readers.prose import read_prose
from duiye.store import load_publication
from folders import REPOSITORY

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORDS = {"一": "三", "两": "三", "twelve": "thirteen", "one": "two", "six": "seven"}


ONE_OF_TWO = {"F17": ["F17 part-2/elastic-scheduling.md#pooled-chips-p1 en"]}
"""Figures that one language states twice in a place and the other once; one of the two is not held."""


@cache
def ours() -> Publication:
    """Return our own publication."""
    return load_publication(REPOSITORY).publication


FIGURES = ours().apparatus.figures


def told(publication: Publication) -> list[Notice]:
    """Return every notice about the ledger of a publication."""
    checks = (check_figure_references, check_stated, check_derived, check_values)
    return [notice for check in checks for notice in check(publication)]


def with_figures(publication: Publication, *figures: Figure) -> Publication:
    """Return a publication with another ledger."""
    return replace(publication, apparatus=replace(publication.apparatus, figures=figures))


def test_our_ledger_holds_what_charts_need() -> None:
    """The charts of later editions would have nothing to draw."""
    series: dict[str, int] = {}
    for figure in FIGURES:
        series[figure.what.en] = series.get(figure.what.en, 0) + 1
    assert len(FIGURES) > 70
    for name in ("Huawei Cloud revenue", "Alibaba Cloud adjusted EBITA", "Baidu AI Cloud revenue"):
        assert series[name] >= 3, name


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_a_figure_that_is_changed_in_the_ledger_only_is_found(figure: Figure) -> None:
    """A chart would show ten times what the text says."""
    wrong = replace(figure, value=figure.value * 10)
    publication = with_figures(ours(), *(wrong if item is figure else item for item in FIGURES))
    found = [notice for notice in told(publication) if re.search(rf"\b{figure.id}\b", notice.message)]
    stated = {notice.locus.path for notice in found if notice.code == "F001"}
    taken = {place for item in FIGURES if (item.value, item.unit) == (wrong.value, wrong.unit) for place in item.stands}
    expected = {
        passage.locus(0).path
        for place in figure.stands
        if place not in taken
        for edition in ours().editions
        for passage in Stands(ours()).passages(place, edition)
    }
    assert found
    assert stated == expected


Change = tuple[int, int, str]
"""What to write between two offsets of a text."""


def changes(text: str, stated: Stated) -> Iterator[Change]:
    """Yield ways to get one number of a text wrong: ten times as much, and another last digit."""
    found = _DIGITS.search(text, stated.start, stated.end)
    if found:
        number = found.group()
        last = str((int(number[-1]) + 1) % 10)
        whole, _, decimals = number.partition(".")
        tenfold = f"{whole}{decimals[0]}.{decimals[1:] or 0}" if decimals else f"{number}0"
        for other in (tenfold, number[:-1] + last):
            yield found.start(), found.end(), other
    else:
        old = next(word for word in _WORDS if word in text[stated.start : stated.end])
        start = text.index(old, stated.start)
        yield start, start + len(old), _WORDS[old]


def changed(publication: Publication, edition: Edition, place: str, passage: Passage, change: Change) -> Publication:
    """Return a publication with one number changed at one place in one language."""
    start, end, new = change
    name, _, part = place.partition(".")
    claims = {claim.id: claim for claim in publication.apparatus.claims}
    if name in claims:
        text = passage.text[:start] + new + passage.text[end:]
        other = with_part(claims[name], part, passage.language, text)
        records = tuple(other if claim.id == name else claim for claim in publication.apparatus.claims)
        return replace(publication, apparatus=replace(publication.apparatus, claims=records))
    path = place.partition("#")[0]
    chapter = edition.chapters[path]
    is_front = passage.id == FRONT
    block = next(
        item for item in chapter.blocks if (item.kind is BlockKind.FRONT_MATTER if is_front else item.id == passage.id)
    )
    prose = read_prose(block)
    first, last = (start, end - 1) if is_front else (prose.at(start), prose.at(end - 1))
    mutant = replace(block, text=block.text[:first] + new + block.text[last + 1 :])
    blocks = tuple(mutant if item is block else item for item in chapter.blocks)
    made = replace(edition, chapters={**edition.chapters, path: replace(chapter, blocks=blocks)})
    return replace(publication, editions=tuple(made if item is edition else item for item in publication.editions))


def with_part(claim: Claim, part: str, language: str, text: str) -> Claim:
    """Return a claim with another text in one part and language."""
    if part == "arithmetic":
        return replace(claim, arithmetic=text)
    both = claim.note if part == "note" else claim.claim
    new = Bilingual(text, both.en) if language == "zh" else Bilingual(both.zh, text)
    return replace(claim, note=new) if part == "note" else replace(claim, claim=new)


@pytest.mark.parametrize("figure", [figure for figure in FIGURES if figure.stands], ids=lambda figure: figure.id)
def test_a_printed_number_that_is_changed_is_found(figure: Figure) -> None:
    """A slip of the keyboard would be published, in the text or in an editor's note."""
    stands = Stands(ours())
    repeated: list[str] = []
    for place in dict.fromkeys(figure.stands):
        neighbours = [
            replace(item, stands=(place,) * item.stands.count(place), derived="")
            for item in FIGURES
            if place in item.stands
        ]
        publication = with_figures(ours(), *neighbours)
        assert list(check_stated(publication)) == []
        for edition in ours().editions:
            (passage,) = stands.passages(place, edition)
            numbers = [item for item in read_stated(passage.text, passage.language) if is_stated(figure, item)]
            spans = {(item.start, item.end) for item in numbers}
            # Where only one language repeats a figure, one statement of it is enough for the ledger.
            spare = len(spans) > figure.stands.count(place)
            if spare:
                repeated.append(f"{figure.id} {place} {edition.language}")
            for change in () if spare else changes(passage.text, numbers[0]):
                mutant = changed(publication, edition, place, passage, change)
                found = [notice for notice in check_stated(mutant) if f"{figure.id} " in notice.message]
                assert found, f"{figure.id} at {place} in {edition.language}: {change}"
                assert {notice.code for notice in found} == {"F001"}
    assert repeated == ONE_OF_TWO.get(figure.id, [])
