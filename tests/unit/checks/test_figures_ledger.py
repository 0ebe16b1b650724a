"""Whether a wrong number is found: in the prose of our own publication, in its ledger, and in small ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from duiye import review
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
from folders import REPOSITORY, Folder

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_OURS = "FYP"
"""Families that are told of: the ledger, records, and what the languages lack."""
_WORDS = {"一": "三", "两": "三", "twelve": "thirteen", "one": "two", "six": "seven"}


ONE_OF_TWO = {"F17"}
"""Figures that a place states more often than the ledger says; one of the two is not held."""


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
    assert not repeated or figure.id in ONE_OF_TWO


def small(tiny: Folder, *lines: str, value: str = "31", unit: str = "lamps", more: str = "") -> list[str]:
    """Check the tiny publication with one figure in its ledger, after the given lines went into both lighthouses."""
    for language, line in zip(("zh", "en"), lines, strict=False):
        name = f"docs/{language}/crossing/lighthouse.md"
        tiny.write(name, f"{tiny.read(name)}\n{line}\n")
    place = "crossing/lighthouse.md#boat-p3"
    ledger = f"figures:\n  - id: F01\n    what: {{zh: 甲, en: A}}\n    value: {value}\n    unit: {unit}\n"
    tiny.write("docs/apparatus/figures.yml", f"{ledger}    stands: [{place}]\n{more}")
    return [f"{notice.locus} {notice.message}" for notice in tiny.check() if notice.code[0] in _OURS]


@pytest.mark.parametrize(
    ("zh", "en", "value", "unit"),
    [
        ("[投入](index.md)**22.51亿**元。", "It cost [2.251 billion](index.md) yuan.", "22.51e8", "CNY"),
        ("投入453亿。", "It cost 45.3 billion.", "453e8", "CNY"),
        ("亏损4.2亿元。", "A loss of 420 million yuan.", "-4.2e8", "CNY"),
        ("变化为−2%。", "The change is −2%.", "-2", "percent"),
        ("是5.7倍。", "A ratio of 5.7.", "5.7", "times"),
        ("营收772亿元。", "Revenue of 77.2 billion yuan.", "772.03e8", "CNY"),
        ("占三成。", "It is 30 percent.", "30", "percent"),
        ("共2000张卡。", "There are 2,000 cards.", "2000", "cards"),
        ("在1.6至1.8万亿之间。", "Between 1.6 and 1.8 trillion.", "1.6e12", "CNY"),
    ],
)
def test_the_forms_of_a_figure_are_accepted(tiny: Folder, zh: str, en: str, value: str, unit: str) -> None:
    """A writer would meet false notices, and turn the checks off."""
    assert small(tiny, zh, en, value=value, unit=unit) == []


@pytest.mark.parametrize(
    ("zh", "en", "figure", "told"),
    [
        (
            "约三十一盏灯。",
            "There are 31 lamps.",
            "31 lamps",
            "27:1 This says “约三十一”, and F01 is 31 lamps (甲), exactly.",
        ),
        (
            "共310盏灯。",
            "There are 31 lamps.",
            "31 lamps",
            "27:2 This says 310, 10 times too much; F01 is 31 lamps (甲).",
        ),
        ("共13盏灯。", "There are 31 lamps.", "31 lamps", "27:2 This says 13; F01 is 31 lamps (甲)."),
        ("共7盏灯。", "There are 31 lamps.", "31 lamps", "27:2 This says 7; F01 is 31 lamps (甲)."),
        ("增长8个百分点。", "Growth of 8%.", "8 percent", "27:3 This says 8个百分点; F01 is 8% (甲)."),
        ("增长9%。", "Growth of 8%.", "8 percent", "27:3 This says 9%; F01 is 8% (甲)."),
        ("变化为−2%。", "Up by 2%.", "2 percent", "27:4 This says −2%; F01 is 2% (甲)."),
        (
            "投入453亿美元。",
            "It cost 45.3 billion yuan.",
            "453e8 CNY",
            "27:3 This says 453亿美元; F01 is 453亿 CNY (甲).",
        ),
        (
            "营收773亿元。",
            "Revenue of 77.2 billion.",
            "772.03e8 CNY",
            "27:3 This says 773亿元; F01 is 772.03亿 CNY (甲).",
        ),
        (
            "在2023年。",
            "It is 2,000.",
            "2000 boats",
            "27:1 crossing/lighthouse.md#boat-p3 does not state that F01 is 2,000 boats (甲).",
        ),
        (
            "没有。",
            "None: 0.",
            "0 boats",
            "27:1 crossing/lighthouse.md#boat-p3 does not state that F01 is 0 boats (甲).",
        ),
        ("为0倍。", "It is 3 times.", "3 times", "27:2 This says 0倍; F01 is 3 times (甲)."),
        ("为0.27倍。", "It is 0.72 times.", "0.72 times", "27:2 This says 0.27倍; F01 is 0.72 times (甲)."),
    ],
)
def test_what_a_text_says_instead_is_named(tiny: Folder, zh: str, en: str, figure: str, told: str) -> None:
    """A writer would have to count zeros to see what is wrong, or would be sent to the wrong number."""
    value, unit = figure.split()
    assert small(tiny, zh, en, value=value, unit=unit) == [f"docs/zh/crossing/lighthouse.md:{told}"]


def test_two_wrong_numbers_of_one_text_are_told_each_at_its_place(tiny: Folder) -> None:
    """The second slip would hide behind the first."""
    second = "  - id: F02\n    what: {zh: 乙, en: B}\n    value: 8\n    unit: percent\n"
    more = f"{second}    stands: [crossing/lighthouse.md#boat-p3]\n"
    assert small(tiny, "共310盏灯，涨9%。", "There are 31 lamps, up 8%.", more=more) == [
        "docs/zh/crossing/lighthouse.md:27:2 This says 310, 10 times too much; F01 is 31 lamps (甲).",
        "docs/zh/crossing/lighthouse.md:27:9 This says 9%; F02 is 8% (乙).",
    ]


def test_figures_that_a_chapter_lost_are_told_each(tiny: Folder) -> None:
    """Of several numbers that went with a sentence only one would be told."""
    second = "  - id: F02\n    what: {zh: 乙, en: B}\n    value: 8\n    unit: percent\n"
    more = f"{second}    stands: [crossing/lighthouse.md#boat-p3]\n"
    assert small(tiny, "没有灯。", "There are 31 lamps, up 8%.", more=more) == [
        "docs/zh/crossing/lighthouse.md:27:1 crossing/lighthouse.md#boat-p3 does not state that F01 is 31 lamps (甲).",
        "docs/zh/crossing/lighthouse.md:27:1 crossing/lighthouse.md#boat-p3 does not state that F02 is 8% (乙).",
    ]


def test_a_figure_named_twice_must_stand_twice(tiny: Folder) -> None:
    """One of two statements in a paragraph could be wrong without notice."""
    tiny.write(
        "docs/apparatus/figures.yml",
        "figures:\n  - id: F01\n    what: {zh: 甲, en: A}\n    value: 31\n    unit: metres\n"
        "    stands: [crossing/lighthouse.md#lighthouse-p1, crossing/lighthouse.md#lighthouse-p1]\n",
    )
    assert [str(notice.locus) for notice in tiny.check()] == [
        "docs/en/crossing/lighthouse.md:6:1",
        "docs/zh/crossing/lighthouse.md:6:1",
    ]


def test_a_place_that_one_language_lacks_is_left_to_the_checks_of_parity(tiny: Folder) -> None:
    """A missing paragraph would be told a second time, as a missing figure."""
    (told,) = small(tiny, "共31盏灯。")
    assert told.endswith("has no counterpart in docs/en/crossing/lighthouse.md.")


def test_a_chapter_that_waits_for_its_translation_is_not_held(tiny: Folder) -> None:
    """The copy of the Chinese would be read as English, and every figure would be missing."""
    tiny.replace("docs/en/crossing/lighthouse.md", "title: The lighthouse\n", "title: The lighthouse\nstate: initial\n")
    assert small(tiny, "共31盏灯。") == []


def test_a_language_whose_numbers_are_not_read_is_left_alone(tiny: Folder) -> None:
    """A third language would be all notices."""
    settings = tiny.read("mkdocs.yml").replace("locale: en", "locale: fr").replace("language: en", "language: fr")
    tiny.write("mkdocs.yml", settings)
    tiny.path("docs/en").rename(tiny.path("docs/fr"))
    (told,) = small(tiny, "共31盏灯。")
    assert told.endswith("has no counterpart in docs/fr/crossing/lighthouse.md.")


def test_without_readable_claims_no_note_is_missing(tiny: Folder) -> None:
    """A slip in claims.yml would be told once for each figure that stands in a note."""
    tiny.write("docs/apparatus/claims.yml", "claims: [\n")
    more = "      - C01.note\n"
    tiny.write(
        "docs/apparatus/figures.yml",
        f"figures:\n  - id: F01\n    what: {{zh: 甲, en: A}}\n    value: 29\n    unit: metres\n    stands:\n{more}",
    )
    assert [notice.code for notice in tiny.check()] == ["Y001"]


def test_a_heading_holds_all_that_stands_under_it(tiny: Folder) -> None:
    """A place would have to be corrected whenever a paragraph is added."""
    tiny.write(
        "docs/apparatus/figures.yml",
        "figures:\n  - id: F01\n    what: {zh: 甲, en: A}\n    value: 1911\n    unit: boats\n"
        "    stands: [crossing/lighthouse.md#lighthouse, crossing/lighthouse.md#boat]\n",
    )
    assert tiny.check() == ()


def test_a_paragraph_put_in_on_one_side_moves_no_figure(tiny: Folder) -> None:
    """An author would be told that every figure below is missing, while the translation is still being written."""
    assert small(tiny, "塔上有31盏灯。", "The tower has 31 lamps.", unit="lamps") == []
    review.accept(tiny.root)
    path = "docs/zh/crossing/lighthouse.md"
    tiny.replace(path, "塔上有31盏灯。", "新写的一段，还没有译。\n\n塔上有31盏灯。")
    assert [fault for fault in tiny.faults() if "F001" in fault] == []
    tiny.replace(path, "31盏灯", "32盏灯")
    assert [fault for fault in tiny.faults() if "F001" in fault] != []
