"""What a language is called in a sentence."""

from __future__ import annotations

import lxml.html
import pytest

from duiye.writers.lags import write_alone
from duiye.writers.languagenames import Tongue, language_name


@pytest.mark.parametrize(
    ("language", "own", "tongue", "named"),
    [
        ("en", "English", "zh", ("", "英文")),
        ("en-GB", "English", "zh", ("", "英文")),
        ("zh", "中文", "en", ("", "Chinese")),
        ("zh-Hant", "繁體中文", "en", ("", "Chinese")),
        ("zh-Hant", "繁體中文", "zh", ("", "繁體中文")),
        ("en", "English", "en", ("", "English")),
        ("fr", "Français", "zh", ("fr", "Français")),
        ("fr", "Français", "en", ("fr", "Français")),
        ("enm", "Englisch", "zh", ("enm", "Englisch")),
    ],
)
def test_a_language_is_named_in_the_language_of_the_sentence(
    language: str, own: str, tongue: Tongue, named: tuple[str, str]
) -> None:
    """A Chinese sentence would have an English word in it, or a voice read a French one as English."""
    assert language_name(language, own, tongue) == named


def test_only_a_name_in_another_language_is_marked() -> None:
    """A voice would change its language for no word, or not for a French one."""
    said = lxml.html.fromstring(write_alone("zh", {"en": "English", "fr": "Français"}))
    assert said.text_content().strip() == "本章没有英文、Français版。"
    assert [(name.text, name.get("lang")) for name in said] == [("Français", "fr")]
