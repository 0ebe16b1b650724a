"""What two texts quote in the same letters, and what that leaves to compare."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.checks.verbatim import without_common_quotations
from duiye.readers.prose import OBJECT
from folders import Folder

ZH = "docs/zh/crossing/index.md"
EN = "docs/en/crossing/index.md"


@pytest.mark.parametrize(
    ("chinese", "english", "is_told"),
    [
        ("见《小城的三十年》。", "See “小城的三十年”.", False),
        ("见三联周刊2020年第12期。", "See 三联周刊2020年第12期.", False),
        ("见《Thirty Towns》。", "See *Thirty Towns*.", False),
        ("见《小城的三十年》，一共40页。", "See “小城的三十年”, 50 pages.", True),
        ("见《小城的三十年》。", "See “小城的四十年”.", True),
        ("过了三十年。", "After 30 years (三十年).", False),
        ("“2019”年。", "“2019”, then 2020.", True),
    ],
)
def test_a_title_left_as_it_is_states_no_quantity(tiny: Folder, chinese: str, english: str, *, is_told: bool) -> None:
    """A Chinese title quoted in the English would have to be translated for the sake of its figures."""
    for path, text in ((ZH, chinese), (EN, english)):
        tiny.write(path, f"{tiny.read(path)}\n{text}\n")
    assert any(notice.code.startswith("Q") for notice in tiny.check()) is is_told


@given(st.text(), st.text())
def test_offsets_stay(first: str, second: str) -> None:
    """A notice behind a quotation would point at another place."""
    texts = first + "《甲a》" + second, second + "“甲a”" + first
    blotted = without_common_quotations((texts[0], "zh"), (texts[1], "en"))
    for text, changed in zip(texts, blotted, strict=True):
        assert len(text) == len(changed)
        assert all(now in (was, OBJECT) for was, now in zip(text, changed, strict=True))
