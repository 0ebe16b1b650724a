"""What a text states, in the ledger's units."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.checks.stated import name_value, read_stated


def said(text: str, language: str) -> list[str]:
    """Return each number that a text states: value and unit, with a sign and a wave where it has them."""
    return [
        f"{'-' * item.is_negative}{'~' * item.is_rough}{Decimal(item.value.numerator) / item.value.denominator:f}"
        f"{' ' * bool(item.unit)}{item.unit}"
        for item in read_stated(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("亏损22.51亿元", "zh", ["2251000000 CNY"]),
        ("每股1255美元", "zh", ["1255 USD"]),
        ("营收453亿", "zh", ["45300000000"]),
        ("经调整EBITA约为50亿元", "zh", ["~5000000000 CNY"]),
        ("约合125.5美元", "zh", ["~125.5 USD"]),
        ("逾1亿美元，近7%，10余家，200多个", "zh", ["~100000000 USD", "~7 percent", "~10", "~200"]),
        ("−2%（旧口径）至+4%之间", "zh", ["-2 percent", "4 percent"]),
        ("5.7倍", "zh", ["5.7 times"]),
        ("1个百分点", "zh", ["1 points"]),
        ("2023年", "zh", ["2023 year"]),
        ("1750亿个参数，GPT-4", "zh", ["175000000000"]),
        ("a loss of 2.251 billion yuan", "en", ["2251000000 CNY"]),
        ("as high as US$1,255 a share", "en", ["1255 USD"]),
        ("about US$125.5", "en", ["~125.5 USD"]),
        ("more than $3.5 million, some 20 firms", "en", ["~3500000 USD", "~20"]),
        ("from −2% to +4%", "en", ["-2 percent", "4 percent"]),
        ("1,000 times, 8 percentage points", "en", ["1000 times", "8 points"]),
        ("won 5 euros and 3 pounds", "en", ["5 EUR", "3 GBP"]),
        ("1.6 or 1.8 trillion", "en", ["1.6", "1800000000000", "1600000000000"]),
        ("1.6至1.8万亿元", "zh", ["1.6", "1800000000000 CNY", "1600000000000 CNY"]),
        ("US$4.5 to 5 billion", "en", ["4.5 USD", "5000000000", "4500000000 USD"]),
        ("5 million to 8 million", "en", ["5000000", "8000000", "5000000"]),
        ("2021 and 3.5 billion", "en", ["2021 year", "3500000000"]),
        ("5% or 3 yuan", "en", ["5 percent", "3 CNY"]),
        ("ten or twelve", "en", ["10", "12"]),
        ("", "en", []),
    ],
)
def test_numbers_are_read_in_the_units_of_the_ledger(text: str, language: str, numbers: list[str]) -> None:
    """A figure that stands in the text would be told as missing, or one of another currency would pass."""
    read = said(text, language)
    assert set(numbers) <= set(read)
    assert bool(numbers) == bool(read)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("77.2 billion", 10**8),
        ("105.3 billion", 10**8),
        ("22.5 million", 10**5),
        ("25 million", 0),
        ("0.25", 0),
        ("1,224", 1),
    ],
)
def test_the_last_digit_of_a_rounded_number_is_known(text: str, place: int) -> None:
    """A note that rounds 77.203 billion to 77.2 would be a fault, or one that says 77.3 would be none."""
    assert [item.place for item in read_stated(text, "en")] == [Fraction(place)]


@pytest.mark.parametrize(
    ("value", "unit", "language", "words"),
    [
        ("453e8", "CNY", "zh", "453亿 CNY"),
        ("453e8", "CNY", "en", "45.3 billion CNY"),
        ("-22.51e8", "CNY", "en", "−2.251 billion CNY"),
        ("1e12", "parameters", "zh", "1万亿 parameters"),
        ("225", "percent", "en", "225%"),
        ("18000", "cards", "en", "18,000 cards"),
        ("18000", "cards", "zh", "1.8万 cards"),
        ("1224.40", "USD", "en", "1,224.4 USD"),
        ("0", "times", "en", "0 times"),
    ],
)
def test_a_value_is_named_as_people_write_it(value: str, unit: str, language: str, words: str) -> None:
    """An author would count zeros to find out what the ledger has."""
    assert name_value(Decimal(value), unit, language) == words


@given(st.text() | st.text("约12.5,%亿万元−-US$€ ", max_size=40), st.sampled_from(["zh", "en"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    """A chapter would stop the check."""
    for item in read_stated(text, language):
        assert 0 <= item.start < item.end <= len(text)
        assert item.place >= 0


@pytest.mark.parametrize("piece", ["约", "US$", "1 or ", "−", "12亿", "about ", "3至"])
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    """A pasted table of five megabytes would hang the check."""
    text = piece * (40_000 // len(piece))
    assert all(item.end <= len(text) for item in read_stated(text, "zh"))
