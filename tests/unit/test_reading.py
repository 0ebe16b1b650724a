"""How long a text takes to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.reading import HAN_PER_MINUTE, WORDS_PER_MINUTE, count_units, reading_minutes


@pytest.mark.parametrize(
    ("text", "language", "units"),
    [
        ("渡轮认得灯塔。", "zh", (6, 0)),
        ("用GPU训练GPT-4，要1.5万张", "zh", (6, 3)),
        ("the ferry’s 31-metre lamp", "en", (0, 4)),
        ("繁體字", "zh-Hant", (3, 0)),
        ("a 灯 b", "en", (0, 2)),
        ("", "zh", (0, 0)),
    ],
)
def test_chinese_counts_characters_and_other_scripts_words(text: str, language: str, units: tuple[int, int]) -> None:
    """The Chinese and the English edition would be measured by different yardsticks."""
    assert count_units(text, language) == units


def test_a_page_takes_as_long_as_its_length_says() -> None:
    """A reader would be told that a long chapter takes a minute."""
    assert reading_minutes("字" * HAN_PER_MINUTE * 3, "zh") == 3
    assert reading_minutes("word " * WORDS_PER_MINUTE * 4, "en") == 4


@given(st.text(), st.sampled_from(["zh", "en"]))
def test_reading_takes_at_least_a_minute(text: str, language: str) -> None:
    """A short page would announce that it takes no time at all."""
    assert reading_minutes(text, language) >= 1


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(["zh", "en"]))
def test_a_longer_text_never_takes_less_time(text: str, more: str, language: str) -> None:
    """Adding a paragraph would shorten the reading time."""
    assert reading_minutes(f"{text}\n{more}", language) >= reading_minutes(text, language)
