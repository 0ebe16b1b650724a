"""How the figures ledger is read, and what is told of figures that charts and checks could not use."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from duiye.model import Bilingual, Figure
from duiye.readers.figures import read_figures

SMALLEST = "figures:\n  - id: F01\n    what: {zh: 票价, en: Fare}\n    value: 3\n    unit: CNY\n"


def messages(text: str) -> list[str]:
    """Return what is told of a ledger, each with its line."""
    _, _, notices = read_figures(text, "figures.yml")
    assert {notice.code for notice in notices} <= {"Y001", "Y002", "Y003"}
    return [f"{notice.locus.line} {notice.message}" for notice in notices]


def test_a_whole_figure_is_read() -> None:
    """Something that an editor wrote would be missing from a chart."""
    text = """
figures:
  - id: F01
    what: {zh: 票款, en: Takings}
    period: '1911'
    value: 22.51e8
    unit: CNY
    basis: {zh: 镇志, en: town chronicle}
    approximate: true
    derived: F02 * 2
    claim: C01
    source: CHRONICLE
    stands: [crossing/lighthouse.md#boat-p2, index.md#---, C01.note]
"""
    figures, loci, notices = read_figures(text, "f.yml")
    assert figures == (
        Figure(
            "F01",
            Bilingual("票款", "Takings"),
            Decimal(2251000000),
            "CNY",
            "1911",
            Bilingual("镇志", "town chronicle"),
            approximate=True,
            derived="F02 * 2",
            claim="C01",
            source="CHRONICLE",
            stands=("crossing/lighthouse.md#boat-p2", "index.md#---", "C01.note"),
        ),
    )
    assert (str(loci["F01"]), notices) == ("f.yml:3", ())


def test_what_may_be_left_out_may_be_left_out() -> None:
    """Every figure would need a source, a claim and a place."""
    figures, _, notices = read_figures(SMALLEST, "f.yml")
    assert figures == (Figure("F01", Bilingual("票价", "Fare"), Decimal(3), "CNY"),)
    assert notices == ()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("8", "8"),
        ("-2", "-2"),
        ("22.51", "22.51"),
        ("0.1", "0.1"),
        ("453e8", "45300000000"),
        ("-22.51e8", "-2251000000"),
        ("45.3e+9", "45300000000"),
        ("1.6e12", "1600000000000"),
        ("'1224.40'", "1224.40"),
        ("1_000", "1000"),
        ("1e25", "10000000000000000000000000"),
        ("999999999999999999999999999999", "999999999999999999999999999999"),
    ],
)
def test_a_value_is_exactly_what_is_written(written: str, value: str) -> None:
    """A chart would show 0.1000000000000000055, or a billion as a text."""
    (figure,), _, notices = read_figures(SMALLEST.replace("value: 3", f"value: {written}"), "f.yml")
    assert (figure.value, notices) == (Decimal(value), ())


@pytest.mark.parametrize(
    ("written", "described"),
    [
        ("22.51亿", "the text '22.51亿'"),
        ("1,255", "the text '1,255'"),
        ("12 years", "the text '12 years'"),
        ("1e999", "the text '1e999'"),
        ("true", "the truth value true (quote it if it is a text)"),
        (".nan", "the number nan (quote it if it is a text)"),
        (".inf", "the number inf (quote it if it is a text)"),
        ("2024-07-26", "the date 2024-07-26 (quote it if it is a text)"),
        ("[1]", "a list"),
        ("", "empty"),
    ],
)
def test_a_value_that_is_no_number_is_told(written: str, described: str) -> None:
    """A figure would be dropped in silence, or read as another number."""
    told = messages(SMALLEST.replace("value: 3", f"value: {written}"))
    assert told == [f"4 figures 1, value, is {described}, not a number such as 8, 22.51 or 453e8."]


def test_a_value_of_thousands_of_digits_is_told_and_not_read() -> None:
    """A figure that a cat typed would hold the program up."""
    told = messages(SMALLEST.replace("value: 3", f"value: {'9' * 40}"))
    assert told[0].startswith("4 figures 1, value, is the number 999")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("unit: RMB", "unit, is RMB; write CNY."),
        ("unit: '%'", "unit, is %; write percent."),
        ("unit: 倍", "unit, is 倍; write times."),
        ("unit: billion yuan", "unit, is 'billion yuan', not one word."),
        (
            "period: last year",
            (
                "period, is 'last year', not of the form 2022, 2022-06, 2022-06-18, 2022Q1, 2022H1, FY2022, FY2022Q1 "
                "or 2021/2023."
            ),
        ),
        ("period: 2022", "period, is the number 2022 (quote it if it is a text), not a text."),
        ("derived: F02 +", "derived, ends before its last number."),
        ("stands: [opening.md]", "stands.1, is 'opening.md', not of the form chapter.md#block or C01.note."),
        ("stands: [a.md#b, C01.sum]", "stands.2, is 'C01.sum', not of the form chapter.md#block or C01.note."),
        ("stands: opening.md#a", "stands, is the text 'opening.md#a', not a list."),
        ("approximate: about", "approximate, is the text 'about', not true or false."),
        ("colour: red", None),
    ],
)
def test_a_field_that_no_chart_could_use_is_told_at_its_line(line: str, told: str | None) -> None:
    """An editor would search a ledger of a hundred figures for one slip."""
    text = SMALLEST.replace("    unit: CNY\n", "") if line.startswith("unit") else SMALLEST
    said = messages(f"{text}    {line}\n")
    number = text.count("\n") + 1
    assert said == [f"{number} figures 1, {told}" if told else f"{number} figures 1 has the unknown key colour."]


@pytest.mark.parametrize(
    "period", ["'2022'", "2022-06", "'2022-06-18'", "2022Q1", "2022H2", "FY2022", "FY2022Q1", "2021/2023"]
)
def test_the_forms_of_a_period_are_read(period: str) -> None:
    """A ledger by quarters or fiscal years could not be kept."""
    assert messages(f"{SMALLEST}    period: {period}\n") == []


def test_an_id_that_no_sum_could_name_is_told() -> None:
    """`F-01` in a sum would be F minus 1."""
    told = messages(SMALLEST.replace("id: F01", "id: F-01"))
    assert told == ["2 figures 1, id, is 'F-01', not a letter and then letters or digits, such as F01."]


def test_an_id_that_stands_twice_is_told() -> None:
    """One of two figures would vanish."""
    assert messages(SMALLEST + SMALLEST.partition("\n")[2]) == ["6 The id F01 stands in line 2 already."]


def test_an_empty_list_of_places_is_no_fault() -> None:
    """`stands: []`, as editors leave it, would be a fault."""
    assert messages(f"{SMALLEST}    stands: []\n    basis:\n") == []


data = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.dates()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["id", "what", "zh", "en", "period", "value", "unit", "basis", "derived", "stands", 1]),
            inner,
            max_size=6,
        ),
    ),
    max_leaves=12,
)


@given(data.map(lambda item: yaml.safe_dump({"figures": [item]}, allow_unicode=True)))
def test_no_ledger_whatever_it_holds_ends_in_a_traceback(text: str) -> None:
    """A slip of the keyboard would show a programmer's error instead of file and line."""
    figures, loci, notices = read_figures(text, "figures.yml")
    assert set(loci) == {figure.id for figure in figures}
    assert figures or notices
