"""How periods are read and said in both languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.periods import Period, head_period, name_period, read_period, short_period


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("2022", "2022年", "2022"),
        ("FY2022", "2022财年", "fiscal 2022"),
        ("FY2022Q1", "2022财年一季度", "first quarter of fiscal 2022"),
        ("2023Q4", "2023年四季度", "fourth quarter of 2023"),
        ("2022H2", "2022年下半年", "second half of 2022"),
        ("2024-06", "2024年6月", "June 2024"),
        ("2024-06-18", "2024年6月18日", "18 June 2024"),
        ("2021/2023", "2021年至2023年", "2021 to 2023"),
        ("", "", ""),
        ("2024-02-30", "2024-02-30", "2024-02-30"),
    ],
)
def test_a_period_is_said_in_words(text: str, zh: str, en: str) -> None:
    """A reader would see the ledger's own shorthand."""
    assert (name_period(text, "zh"), name_period(text, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("2022", ("2022",), ("2022",)),
        ("FY2022", ("2022财年",), ("FY2022",)),
        ("2023Q1", ("一季度", "2023"), ("Q1", "2023")),
        ("2022H1", ("上半年", "2022"), ("H1", "2022")),
        ("2024-06", ("6月", "2024"), ("Jun", "2024")),
        ("2024-06-05", ("6月5日", "2024"), ("5 Jun", "2024")),
        ("2021/2023", ("2021年至2023年",), ("2021 to 2023",)),
        ("2024-13", ("2024-13",), ("2024-13",)),
        ("", (), ()),
    ],
)
def test_a_period_has_a_short_form_for_an_axis(text: str, zh: tuple[str, ...], en: tuple[str, ...]) -> None:
    """The words of an axis would stand on one another."""
    assert (short_period(text, "zh"), short_period(text, "en")) == (zh, en)


def test_a_line_of_its_own_begins_with_a_capital() -> None:
    """A row of a table would begin like the middle of a sentence."""
    assert head_period("2023Q1", "en") == "First quarter of 2023"


@pytest.mark.parametrize(
    ("text", "first", "last", "fiscal"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31), False),
        ("2022Q2", date(2022, 4, 1), date(2022, 6, 30), False),
        ("2022H1", date(2022, 1, 1), date(2022, 6, 30), False),
        ("2022H2", date(2022, 7, 1), date(2022, 12, 31), False),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), False),
        ("2022-11-30", date(2022, 11, 30), date(2022, 11, 30), False),
        ("2021-04/2022-03", date(2021, 4, 1), date(2022, 3, 31), False),
        ("FY2022", date(2022, 1, 1), date(2022, 12, 31), True),
    ],
)
def test_a_period_has_days(text: str, first: date, last: date, fiscal: bool) -> None:  # noqa: FBT001 — a case of the table
    """An event would stand at another time."""
    assert read_period(text) == Period(first, last, fiscal)


@given(st.one_of(st.text(max_size=20), st.from_regex(r"(FY)?\d{4}(-\d\d){0,2}(Q\d)?(/\d{4})?", fullmatch=True)))
def test_any_text_is_a_period_or_none(text: str) -> None:
    """A slip in a record would stop the build."""
    period = read_period(text)
    assert period is None or isinstance(period.first, date)
    assert name_period(text, "zh") or not text
