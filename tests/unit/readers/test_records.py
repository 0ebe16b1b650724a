"""How the apparatus is read, and what is told of records that cannot be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from duiye.model import Bilingual, Claim, Designations, Evidence, Reference, Source, Term
from duiye.readers.figures import read_figures
from duiye.readers.records import read_claims, read_sources, read_terms
from folders import REPOSITORY

FOLDER = Path(__file__).parents[2] / "cases" / "records"
CASES = sorted(FOLDER.glob("*.yml"))
_WANTED = re.compile(r"#(?P<codes>(?: Y\d{3})+)$")


def wanted(text: str) -> list[str]:
    """Return what the comments of a case say: `line CODE` for each code at the end of a line."""
    return [
        f"{number} {code}"
        for number, line in enumerate(text.splitlines(), 1)
        if (mark := _WANTED.search(line))
        for code in mark["codes"].split()
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_fault_is_told_at_its_own_line(path: Path) -> None:
    """An editor would search a file of a thousand lines for one wrong value."""
    text = path.read_text(encoding="utf-8")
    _, _, notices = read_terms(text, "termbase.yml")
    assert sorted(f"{notice.locus.line} {notice.code}" for notice in notices) == sorted(wanted(text))
    assert all(notice.locus.path == "termbase.yml" for notice in notices)


@pytest.mark.parametrize(
    "path", [path for path in CASES if "id: good" in path.read_text(encoding="utf-8")], ids=lambda path: path.stem
)
def test_the_other_records_survive_a_faulty_one(path: Path) -> None:
    """One typing error would empty the glossary, and hide the faults of all chapters that use it."""
    terms, loci, _ = read_terms(path.read_text(encoding="utf-8"), "termbase.yml")
    assert [term.id for term in terms] == ["good"]
    assert loci["good"].line == 2


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_notice_is_one_line_that_says_what_to_do(path: Path) -> None:
    """Terminals and editors would not recognise `file:line code message`."""
    _, _, notices = read_terms(path.read_text(encoding="utf-8"), "termbase.yml")
    for notice in notices:
        assert re.fullmatch(r"termbase\.yml:\d+(?::\d+)? Y\d{3} \S.*[.)] \S.*\.", str(notice))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("7", "terms 1, zh.preferred, is the number 7 (quote it if it is a text), not a text."),
        ("yes", "terms 1, zh.preferred, is the truth value true (quote it if it is a text), not a text."),
        ("2024-07-26", "terms 1, zh.preferred, is the date 2024-07-26 (quote it if it is a text), not a text."),
        ("[a]", "terms 1, zh.preferred, is a list, not a text."),
        ("{a: b}", "terms 1, zh.preferred, is a record, not a text."),
        ("", "terms 1, zh.preferred, is empty, not a text."),
        ("''", "terms 1, zh.preferred, is empty."),
    ],
)
def test_a_wrong_value_is_described_as_people_say_it(value: str, words: str) -> None:
    """A writer who knows no Python could not tell what is wrong."""
    text = f"terms:\n  - id: a\n    type: concept\n    zh:\n      preferred: {value}\n    en: {{preferred: a}}\n"
    _, _, (notice,) = read_terms(f"{text}    definition: {{zh: 甲, en: a}}\n", "t.yml")
    assert notice.message == words


def test_a_reference_may_be_left_empty() -> None:
    """`reference:` without a value, as editors leave it, would be a fault."""
    text = "terms:\n  - {id: a, type: concept, zh: {preferred: 甲}, en: {preferred: a}, definition: {zh: 甲, en: a}"
    terms, _, notices = read_terms(f"{text}, reference: null}}\n", "t.yml")
    assert (terms[0].reference, notices) == (None, ())


def test_a_whole_term_is_read() -> None:
    """Something that an editor wrote would not be in the glossary."""
    text = """
terms:
  - id: tide-table
    type: concept
    zh: {preferred: 潮汐表, admitted: [潮表], deprecated: [水表], pinyin: cháoxībiǎo, hant: 潮汐表, tw: 潮汐表}
    en: {preferred: tide table}
    definition: {zh: 表。, en: A list.}
    related: [ferry]
    mark: false
    reference: {title: Tides, url: https://tides.example/, grade: B}
"""
    terms, loci, notices = read_terms(text, "t.yml")
    zh = Designations("潮汐表", ("潮表",), ("水表",), "cháoxībiǎo", "潮汐表", "潮汐表")
    reference = Reference("Tides", "https://tides.example/", "B")
    assert terms == (
        Term(
            "tide-table",
            "concept",
            zh,
            Designations("tide table"),
            Bilingual("表。", "A list."),
            ("ferry",),
            mark=False,
            reference=reference,
        ),
    )
    assert (str(loci["tide-table"]), notices) == ("t.yml:3", ())


def test_an_address_that_is_none_is_told() -> None:
    """A link to a source would lead nowhere, or run something."""
    for address in ("javascript:alert(1)", "https://a b", "p.example"):
        text = f"sources:\n  - {{id: S, title: T, publisher: P, url: '{address}', grade: A}}\n"
        _, _, (notice,) = read_sources(text, "s.yml")
        assert notice.message.startswith("sources 1, url, is not an address of the form https://…")


def test_whole_claims_and_sources_are_read() -> None:
    """Editor's notes would stand without verdict or evidence."""
    claims, _, no_faults = read_claims(
        """
claims:
  - id: C01
    verdict: wrong
    claim: {zh: 甲。, en: A.}
    note: {zh: 乙。, en: B.}
    arithmetic: 1 + 1
    evidence: [{source: S, relation: corrects}]
""",
        "c.yml",
    )
    claim = Claim(
        "C01", "wrong", Bilingual("甲。", "A."), Bilingual("乙。", "B."), "1 + 1", (Evidence("S", "corrects"),)
    )
    assert (claims, no_faults) == ((claim,), ())
    sources, _, no_faults = read_sources(
        "sources:\n  - {id: S, title: T, publisher: P, url: 'https://p.example/', grade: A, date: '1911'}\n", "s.yml"
    )
    assert (sources, no_faults) == ((Source("S", "T", "P", "https://p.example/", "A", "1911"),), ())


def test_the_records_of_our_own_publication_have_no_fault() -> None:
    """The publication in this repository could not be built."""
    for name, read in OURS:
        records, loci, notices = read((REPOSITORY / "docs" / "apparatus" / f"{name}.yml").read_text("utf-8"), name)
        assert notices == ()
        assert len(records) == len(loci) > 10


OURS = (("termbase", read_terms), ("claims", read_claims), ("sources", read_sources), ("figures", read_figures))


data = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.dates()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["id", "type", "zh", "en", "definition", "preferred", "admitted", "related", "mark", "x", 1]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)


@given(st.one_of(st.text(), data.map(lambda item: yaml.safe_dump({"terms": [item]}, allow_unicode=True))))
def test_no_file_whatever_it_holds_ends_in_a_traceback(text: str) -> None:
    """A slip of the keyboard would show a programmer's error instead of file and line."""
    for read in (read_terms, read_claims, read_sources):
        records, loci, notices = read(text, "t.yml")
        assert set(loci) == {record.id for record in records}
        assert records or notices or not text.strip("﻿ \t\r\n#") or yaml.safe_load(text) == {"terms": []}
