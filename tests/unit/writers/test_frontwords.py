"""Words in the front matter: replaced at their place, and nothing else."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from duiye.units import Key, front_words
from duiye.writers.frontwords import as_initial, put_front_words, without_initial_state

FRONT = """\
---
title: 船  # the short one
description: >-
  一行，
  又一行。
hide: [navigation, toc]
hero:
  kicker: '旧的'
  lead: |
    一段。

figures:
  - value: "三艘"
    label: 船
  - {value: 四盏, label: 灯}
same: &a 甲
---
"""
WORDS: dict[Key, str] = {
    ("title",): "The boat",
    ("description",): "One line.",
    ("hero", "kicker"): "An old one",
    ("hero", "lead"): "A: paragraph",
    ("figures", 0, "value"): "three",
    ("figures", 1, "value"): "four, or so",
}


def test_values_of_every_form_are_replaced_at_their_place() -> None:
    """A comment, an order or a value that nobody translated would be changed with the words."""
    assert put_front_words(FRONT, WORDS) == (
        """\
---
title: The boat  # the short one
description: "One line."
hide: [navigation, toc]
hero:
  kicker: "An old one"
  lead: "A: paragraph"

figures:
  - value: "three"
    label: 船
  - {value: "four, or so", label: 灯}
same: &a 甲
---
""",
        (),
    )


@pytest.mark.parametrize(
    ("front", "written"),
    [
        ("", "---\ntitle: Boat\n---\n"),
        ("---\n---\n", "---\ntitle: Boat\n---\n"),
        ("---\nhide: [toc]\n---\n", "---\nhide: [toc]\ntitle: Boat\n---\n"),
        ("---\ntitle: 船\n---", "---\ntitle: Boat\n---"),
    ],
)
def test_a_title_that_was_missing_is_added(front: str, written: str) -> None:
    """The navigation would show the file's name."""
    assert put_front_words(front, {("title",): "Boat"}) == (written, ())


def test_what_has_no_place_is_named() -> None:
    """Words would be lost without a notice."""
    assert put_front_words(FRONT, {("hero", "title"): "x"}) == (FRONT, (("hero", "title"),))
    assert put_front_words(FRONT, {}) == (FRONT, ())


@given(
    st.fixed_dictionaries(
        {key: st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"])) for key in WORDS}
    )
)
def test_any_words_are_read_as_they_were_written(words: dict[Key, str]) -> None:
    """A colon, quotation mark or bracket in a title would break the front matter."""
    given_words = {
        key: " ".join(text.split()).replace("\ufffe", "").replace("\uffff", "") for key, text in words.items()
    }
    given_words = {key: text or "x" for key, text in given_words.items()}
    written, homeless = put_front_words(FRONT, given_words)
    read = dict(front_words(yaml.safe_load(written.removeprefix("---\n").removesuffix("---\n"))))
    assert homeless == ()
    assert {key: read.get(key) for key in given_words} == {key: text.strip() for key, text in given_words.items()}


@pytest.mark.parametrize("line", ["state: initial\n", 'state: "initial"  # a copy\n'])
def test_a_chapter_no_longer_waits(line: str) -> None:
    """A chapter that is translated would stay hidden."""
    assert without_initial_state(f"---\ntitle: a\n{line}number: 1\n---\n") == "---\ntitle: a\nnumber: 1\n---\n"


def test_other_states_stay() -> None:
    """A chapter would lose what its author says of it."""
    front = "---\nstate: reviewed\ntitle: state\n---\n"
    assert without_initial_state(front) == front


def test_a_copy_says_that_it_waits() -> None:
    """Readers would be given a text in the other language."""
    assert as_initial("") == "---\nstate: initial\n---\n"
    assert as_initial("---\ntitle: a\nstate: final\n---\n") == "---\nstate: initial\ntitle: a\n---\n"
