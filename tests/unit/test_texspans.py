"""Formulas in a manuscript: what is one, what is money or a bracket."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.texspans import formula_at, without_formulas


@pytest.mark.parametrize(
    "text",
    [
        "$E = mc^2$",
        r"\(x_1\)",
        "$$\nx\n$$",
        "\\[\nx = 1\n\\]",
        r"\begin{align*} a &= 1 \end{align*}",
    ],
)
def test_a_formula_is_no_prose(text: str) -> None:
    """Its letters and figures would be held against the other language as words and amounts."""
    assert formula_at(text, 0) > 0
    assert without_formulas(f"a {text[: formula_at(text, 0)]} b") == "a   b"


@pytest.mark.parametrize(
    "text",
    [
        "from $5 to US$10",
        "$5 and $10, or $7",
        r"\[C25\]",
        r"\(a remark\)",
        "$ x^2 $",
        "$x^2",
        r"\[x = 1",
        "$$",
        "$$ $$",
        "$a^2\n\nb$",
        r"\begin{align} a",
        r"\begin",
        "x = 1",
    ],
)
def test_money_and_brackets_stay_prose(text: str) -> None:
    """Amounts in dollars would not be checked."""
    assert without_formulas(text) == text


@given(st.text("$\\[]()^_= a1\n{}begind", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """A slip of the pen would end the check."""
    assert len(without_formulas(text)) <= len(text)
