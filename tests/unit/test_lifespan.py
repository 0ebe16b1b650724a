from __future__ import annotations

import pytest

from duiye.lifespan import Lifespan, day_in_words, joined


@pytest.mark.parametrize(
    ("seconds", "language", "words"),
    [
        (1_714_521_599, "zh", "2024年4月30日"),
        (1_714_521_600, "zh-Hant", "2024年5月1日"),
        (1_714_521_599, "en", "30 April 2024"),
        (1_735_689_599, "en-GB", "31 December 2024"),
    ],
)
def test_a_day_is_written_as_the_language_does(seconds: int, language: str, words: str) -> None:
    """A reader would have to guess which number is the month, or see another day on another machine."""
    assert day_in_words(seconds, language) == words


def test_moments_are_in_universal_time() -> None:
    """Two machines would write two dates for the same commit."""
    life = Lifespan(0, 1_714_521_599)
    assert (life.published, life.changed) == ("1970-01-01T00:00:00Z", "2024-04-30T23:59:59Z")


def test_one_unknown_date_makes_the_whole_unknown() -> None:
    """A page would be called old because only its old half has a date."""
    assert joined([Lifespan(5, 6), Lifespan(2, 9)]) == Lifespan(2, 9)
    assert joined([Lifespan(5, 6), None]) is None
    assert joined([]) is None
