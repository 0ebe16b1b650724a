"""How figures are printed in both languages: as the prose prints them, exact."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.checks.meant import is_stated
from duiye.checks.stated import read_stated
from duiye.model import Bilingual, Figure
from duiye.printing import magnitude_of, write_figure, write_number, write_range

WHAT = Bilingual("数", "Number")
LAMPS = Bilingual("盏灯", "lamps")


def figure(value: str, unit: str, *, counted: Bilingual | None = None, about: bool = False) -> Figure:
    """Make a figure."""
    return Figure("F01", WHAT, Decimal(value), unit, counted=counted, approximate=about)


@pytest.mark.parametrize(
    ("made", "zh", "en"),
    [
        (figure("-22.51e8", "CNY"), "−22.51亿元", "−2.251 billion yuan"),
        (figure("50e8", "CNY", about=True), "约50亿元", "about 5 billion yuan"),
        (figure("1255", "USD"), "1255美元", "US$1,255"),
        (figure("-3.335e12", "USD"), "−3.335万亿美元", "−US$3.335 trillion"),
        (figure("8", "percent"), "8%", "8%"),
        (figure("-1", "points"), "−1个百分点", "−1 percentage point"),
        (figure("2.25", "times"), "2.25倍", "2.25 times"),
        (figure("1.17e8", "lamps", counted=LAMPS), "1.17亿盏灯", "117 million lamps"),
        (figure("18000", "lamps", counted=LAMPS), "18000盏灯", "18,000 lamps"),
        (figure("10000", "lamps", counted=LAMPS), "1万盏灯", "10,000 lamps"),
        (figure("3640", "PF-days"), "3640 PF-days", "3,640 PF-days"),
        (figure("3.14e23", "lamps", counted=LAMPS), "3.14×10²³盏灯", "3.14 × 10²³ lamps"),
        (figure("1e-7", "CHF"), "10⁻⁷ CHF", "10⁻⁷ CHF"),
        (figure("0", "CNY"), "0元", "0 yuan"),
    ],
)
def test_a_figure_is_printed_as_its_language_prints_it(made: Figure, zh: str, en: str) -> None:
    """A table would show the ledger's own shorthand, or a number that its reader cannot take in."""
    assert (write_figure(made, "zh"), write_figure(made, "en")) == (zh, en)


def test_a_range_says_once_what_both_ends_have() -> None:
    """A range would be twice as long as anybody says it."""
    low, high = figure("1.6e12", "lamps", counted=LAMPS), figure("1.8e12", "lamps", counted=LAMPS)
    assert (write_range(low, high, "zh"), write_range(low, high, "en")) == (
        "1.6至1.8万亿盏灯",
        "1.6 to 1.8 trillion lamps",
    )
    small, rough = figure("900", "USD"), figure("2e6", "USD", about=True)
    assert write_range(small, rough, "en") == "about US$900 to US$2 million"


@given(
    st.builds(lambda digits, power: Decimal(digits).scaleb(power), st.integers(-(10**9), 10**9), st.integers(-4, 6)),
    st.sampled_from(["CNY", "percent"]),
    st.sampled_from(["zh", "en"]),
)
def test_what_is_printed_is_the_figure_for_the_reader_of_numbers(value: Decimal, unit: str, language: str) -> None:
    """A table would print another number than the ledger has, and the check of prose would agree with it."""
    made = figure(str(value), unit)
    text = write_figure(made, language)
    if value and "10" + "⁻" not in text and "×" not in text:
        assert any(is_stated(made, stated) for stated in read_stated(text, language)), text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**14), max_value=10**14))
def test_a_number_keeps_every_digit(value: Decimal) -> None:
    """A value would be rounded, and a reader who adds up would find another sum."""
    scale = magnitude_of(value, "zh")
    written = write_number(value, "zh", scale).replace("−", "-")
    if "×" not in written and written[:2] != "10":
        assert Fraction(written) * 10**scale.exponent == Fraction(value)
