from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.proof.wording import all_forms, other_forms, stems, syllables, taiwanese, traditional


@pytest.mark.parametrize(
    ("simplified", "full"),
    [("头发发展", "頭髮發展"), ("干燥的干部", "乾燥的幹部"), ("皇后在后", "皇后在後"), ("GPU算力", "GPU算力")],
)
def test_traditional_characters_are_chosen_by_the_word(simplified: str, full: str) -> None:
    """The proof would ask for what nobody writes, and blame the search."""
    assert traditional(simplified) == full


@pytest.mark.parametrize(
    ("here", "there"), [("云计算软件", "雲端計算軟體"), ("网络信息", "網路資訊"), ("潮汐", "潮汐")]
)
def test_taiwan_has_words_of_its_own(here: str, there: str) -> None:
    """Readers in Taiwan would be asked for in their characters only."""
    assert taiwanese(here) == there


def test_a_run_is_read_with_its_words() -> None:
    """A character with two readings would be spelt wrong."""
    assert syllables("银行行走") == ("yin", "hang", "xing", "zou")


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("train", ["trained", "training"]),
        ("trained", ["train", "training"]),
        ("studies", ["study"]),
        ("planned", ["plan"]),
        ("boxes", ["boxed"]),
        ("care", ["cares"]),
        ("hard", []),
        ("uses", []),
        ("Care", []),
        ("a1", []),
    ],
)
def test_other_forms_are_words_of_the_text(word: str, forms: list[str]) -> None:
    """The proof would ask for card where a page says care."""
    known = {"train", "trained", "training", "study", "studies", "plan", "planned", "boxes", "boxed", "uses", "use"}
    assert other_forms(word, known | {"care", "cares", "card", "hard", "hare"}) == forms


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("allocating", {"allocate", "allocates", "allocated", "allocating"}),
        ("policies", {"policy", "policies", "policied", "policying"}),
        ("a1", {"a1"}),
    ],
)
def test_all_forms_of_a_word_are_known_from_each(word: str, forms: set[str]) -> None:
    """A page that says ‘allocate’ would count as a wrong answer to ‘allocating’."""
    assert forms <= all_forms(word)
    assert all(word in all_forms(form) for form in forms)


@given(st.text())
def test_any_text_has_a_traditional_form_that_is_stable(text: str) -> None:
    """A strange character would stop the proof."""
    assert len(taiwanese(text)) >= bool(text)
    assert traditional(text) is not None
    assert text in stems(text)


def test_a_double_s_is_no_plural() -> None:
    """A page that says ‘clas’ would count as one that says ‘class’."""
    assert stems("class") == {"class"}
    assert "glass" in stems("glasses")
