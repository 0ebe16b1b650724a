"""How the sums of derived figures are read, worked out and rounded."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.arithmetic import LONGEST, Arithmetic, read_arithmetic, round_like, work_out

VALUES = {"F15": Fraction(201), "F17": Fraction(453)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("F17 / F15 - 1", Fraction(252, 201)),
        ("F17 − F15", Fraction(252)),
        ("F15 × 2 ÷ 4", Fraction(201, 2)),
        ("2 + 3 * 4", Fraction(14)),
        ("（2 + 3） * 4", Fraction(20)),
        ("10 - 4 - 3", Fraction(3)),
        ("24 / 4 / 3", Fraction(2)),
        ("-(2 + 3) * -2", Fraction(10)),
        ("1 - -1", Fraction(2)),
        ("0.5*3", Fraction(3, 2)),
    ],
)
def test_a_sum_is_worked_out_as_at_school(text: str, value: Fraction) -> None:
    """A right figure would be called wrong, or a wrong one would pass."""
    arithmetic = read_arithmetic(text)
    assert arithmetic.fault == ""
    assert work_out(arithmetic, VALUES) == value


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "ends before its last number."),
        ("  ", "ends before its last number."),
        ("F17 / \n  #", "has '#' where a number, an id or one of + - * / ( ) may stand."),
        ("F17 /", "ends before its last number."),
        ("F17 F15", "has 'F15' out of place."),
        ("2(3)", "has '(' out of place."),
        ("* 2", "has '*' out of place."),
        ("()", "has ')' out of place."),
        ("(2 - ) 3", "has ')' out of place."),
        ("(2", "does not close a bracket."),
        ("2)", "closes a bracket that is not open."),
        ("F17 ^ 2", "has '^' where a number, an id or one of + - * / ( ) may stand."),
        ("1 + " * LONGEST, f"is longer than {LONGEST} characters."),
    ],
)
def test_what_is_no_sum_is_told_with_its_reason(text: str, fault: str) -> None:
    """An editor would see a programmer's error, or nothing, where an operation is missing."""
    assert read_arithmetic(text) == Arithmetic(fault=fault)


def test_a_sum_names_its_figures_once() -> None:
    """A figure that is used twice would be told as missing twice."""
    assert read_arithmetic("F17 / F15 - F17 / 2").names == ("F17", "F15")


def test_a_division_by_zero_has_no_value() -> None:
    """A ledger with a slip would end in a traceback."""
    assert work_out(read_arithmetic("1 / (F15 - 201)"), VALUES) is None


@pytest.mark.parametrize(
    ("value", "written", "rounded"),
    [
        (Fraction(252, 201) * 100, "125.4", "125.4"),
        (Fraction(252, 201) * 100, "125", "125"),
        (Fraction(42 * 10**8 * 100, 108), "38.9e8", "3.89e9"),
        (Fraction(42 * 10**8 * 100, 108), "3890000000", "3.89e9"),
        (Fraction(5, 2), "3", "3"),
        (Fraction(-5, 2), "-3", "-3"),
        (Fraction(1, 8), "0.12", "0.13"),
        (Fraction(1, 8), "0", "0"),
        (Fraction(0), "7", "0"),
    ],
)
def test_a_result_is_rounded_to_the_digits_that_are_written(value: Fraction, written: str, rounded: str) -> None:
    """125.37… would not count as 125.4, or 12 as 10."""
    assert round_like(value, Decimal(written)) == Decimal(rounded)


@given(st.text(max_size=30) | st.text("F12.+-*/()× ", max_size=30))
def test_no_text_whatever_it_holds_ends_in_a_traceback(text: str) -> None:
    """A slip of the keyboard in the ledger would stop every command."""
    arithmetic = read_arithmetic(text)
    if not arithmetic.fault:
        work_out(arithmetic, dict.fromkeys(arithmetic.names, Fraction(3)))


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6), st.integers(-6, 6))
def test_a_rounded_value_is_nearest(numerator: int, denominator: int, exponent: int) -> None:
    """A figure would be off by more than its last digit allows."""
    value = Fraction(numerator, denominator)
    written = Decimal((0, (1, 1), exponent))
    assert abs(Fraction(round_like(value, written)) - value) * 2 <= Fraction(10) ** exponent
