"""The lines of a book: where they must not end, and the pieces that need a look of their own."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.writers.book.composing import composed

JOINER = "\u2060"


def _runs(language: str, text: str) -> list[Any]:
    """Compose one paragraph and return its runs."""
    document = {"language": language, "chapters": [{"body": [{"kind": "paragraph", "body": [text]}]}]}
    runs: list[Any] = composed(document)["chapters"][0]["body"][0]["body"]
    return runs


@pytest.mark.parametrize(
    ("language", "text", "runs"),
    [
        ("zh", "见 https://example.org/a 。", ["见 ", "[https://example.org/a]", " 。"]),
        ("zh", "写信到 me@example.org", ["写信到 ", "[me@example.org]"]),
        ("zh", "用 Moore’s 一词", ["用 ", "[Moore’s]", " 一词"]),
        ("zh", "一个 architecture 的词", ["一个 ", "[architecture]", " 的词"]),
        ("zh", "名字 OpenStack 不断开", ["名字 OpenStack 不断开"]),
        ("zh", "二〇一三—二〇一五", [f"二〇一三{JOINER}—二〇一五"]),
        ("zh", "让·雅克 10～20", [f"让{JOINER}·雅克 10{JOINER}～20"]),
        ("zh", "灯灭了——又亮了", ["灯灭了——又亮了"]),
        ("en", "lamps – and ferries—all 5 kg", [f"lamps {JOINER}– and ferries{JOINER}—all 5 {JOINER}kg"]),
        ("en", "see p. 12 and architecture", [f"see p. {JOINER}12 and architecture"]),
        ("en", "at https://example.org", ["at ", "[https://example.org]"]),
        ("en", "", []),
    ],
)
def test_a_line_is_composed_in_the_way_of_its_language(language: str, text: str, runs: list[str]) -> None:
    """A dash would begin a line, an address be hyphenated, a long word tear a Chinese line open."""
    assert [run if isinstance(run, str) else f"[{run['text']}]" for run in _runs(language, text)] == runs


@given(st.text(), st.sampled_from(["zh", "en"]))
def test_composing_loses_no_sign(text: str, language: str) -> None:
    """What the author wrote would be missing from the book."""
    shown = "".join(run if isinstance(run, str) else run["text"] for run in _runs(language, text))
    assert shown.replace(JOINER, "") == text.replace(JOINER, "")


def test_each_side_of_a_book_in_two_languages_is_composed_in_its_own_way() -> None:
    """An English page would have the breaks of Chinese."""

    def block(text: str) -> list[Any]:
        return [{"kind": "paragraph", "body": [text]}]

    row = {"sides": [block("architecture"), block("architecture")], "said": [[], ["5 kg"]]}
    chapter = {"sides": [{"title": ["一—二"]}, None], "said": [[], []], "rows": [row], "notes": [row]}
    made = composed({"sides": [{"language": "zh"}, {"language": "en"}], "chapters": [chapter]})["chapters"][0]
    assert made["sides"] == [{"title": [f"一{JOINER}—二"]}, None]
    for found in (*made["rows"], *made["notes"]):
        assert found["sides"][0][0]["body"] == [{"kind": "special", "text": "architecture"}]
        assert found["sides"][1][0]["body"] == ["architecture"]
        assert found["said"] == [[], [f"5 {JOINER}kg"]]


def test_names_and_code_are_left_as_they_are() -> None:
    """A link would lead nowhere, and code could not be copied."""
    node = {
        "kind": "listing",
        "to": ["a—b"],
        "lines": [[["name", "architecture—"]]],
        "pieces": [["", "a—b"]],
        "text": "a—b",
    }
    document = {"language": "zh", "keywords": ["一—二"], "chapters": [{"body": [node]}]}
    assert composed(document) == document
