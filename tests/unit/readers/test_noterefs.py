"""Which blocks of a chapter refer to which notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.readers.manuscript import read_manuscript
from duiye.readers.noterefs import note_references


def references(text: str) -> list[tuple[str, str]]:
    """Return label and id of the block of each reference."""
    chapter, _ = read_manuscript(text, path="a.md", language="en", file="docs/en/a.md")
    return [(label, block.id) for label, block in note_references(chapter)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One[^C01], two[^C02] and[^C01] again.", [("C01", "top-p1"), ("C02", "top-p1")]),
        ("# A {#a}\n\nOne.\n\n- two[^C01]\n\n> three[^C01]", [("C01", "a-p2"), ("C01", "a-p3")]),
        ("# A[^C01] {#a}", [("C01", "a")]),
        ("`[^C01]` \\[^C02] ``[^C03] ` ``", []),
        ("```\n[^C01]\n```\n\n    [^C02]\n\n- a\n\n    ```\n    [^C03]\n    ```", []),
        ("---\ntitle: '[^C01]'\n---\n\nText.", []),
        ("Own[^C01] and record[^C02].\n\n[^C01]: Mine, see [^C03].\n", [("C02", "top-p1"), ("C03", "")]),
        ("[^C01]: Mine only.", []),
        ("[^C 01] [^] [C01]", []),
    ],
)
def test_references_are_found_where_readers_see_them(text: str, found: list[tuple[str, str]]) -> None:
    """The fact-check would lead to a passage that has no note, or not to one that has."""
    assert references(text) == found


@given(st.text("[^]C01:`~\\\n >-a", max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    """A half-written chapter would end the build with a traceback."""
    assert all(label for label, _ in references(text))
