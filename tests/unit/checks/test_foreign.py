"""What of a block may stand in another language."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.checks.foreign import own_words

MARKS = '[]()!^<>{}$“”‘’「」《》"*_`~ \t\na渡'
WRITTEN_AS_ONE = re.compile(
    r"(?ms)^[ \t]*(?P<fence>`{3,}|~{3,}).*?^[ \t]*(?P=fence)|(?P<tick>`+).*?(?P=tick)"
    r"|!?\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|\[\^[^\]]*\]|<[^>]*>|\{[^{}\n]*\}|\$[^$\n]+\$"
    r"|“[^”]*”|‘[^’\n]*’(?!\w)|「[^」]*」|『[^』]*』|《[^》]*》|\"[^\"\n]*\""
    r"|(?<![*\w])\*(?!\*)[^*\n]+\*(?!\*)|(?<![\w_])_[^_\n]+_(?!\w)"
)
"""What is meant, as one expression; it takes time by the square of a text that opens and never closes."""


@pytest.mark.parametrize(
    ("written", "own"),
    [
        ("守[塔人](keeper.md)，见[^C01]。", "守 ，见 。"),
        ("He read *The Tide Table* and `code`.", "He read   and  ."),
        ("“Open, said he", "“Open, said he"),
        ("```\ncode\n```\nend", " \nend"),
    ],
)
def test_quotations_titles_links_and_code_are_taken_out(written: str, own: str) -> None:
    """An English title in a Chinese sentence would be told as not translated."""
    assert own_words(written) == own


@given(st.text(MARKS, max_size=60))
def test_what_is_taken_out_is_what_one_expression_finds(text: str) -> None:
    """The walk, which is there to be quick, would find something else."""
    assert own_words(text) == WRITTEN_AS_ONE.sub(" ", text)
