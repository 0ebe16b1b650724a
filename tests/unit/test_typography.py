"""The rules about marks and spaces, over plain text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.typography import Edit, Fault, find_faults, without_marks

FOLDER = Path(__file__).parents[1] / "cases" / "typography"
_SHOWN = str.maketrans("↵⇥▣␣＿", "\n\t\ufffc\u00a0\u3000")
_HOSTILE = st.text(
    st.sampled_from("中文字人AIx09 ,.:;?!()\"'“”‘’，。、：；？！（）《》「」…—–-％０Ａ．\u3000\u00a0\ufffc\n\t[]一")
)


def rows() -> list[tuple[str, str, str, str]]:
    """List language, codes, text and repaired text of every case."""
    found = []
    for file in sorted(FOLDER.glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                codes, _, rest = line.partition(" : ")
                before, arrow, after = rest.partition(" ⇒ ")
                found.append((file.stem, codes, before, after if arrow else before))
    return found


def apply(text: str, faults: tuple[Fault, ...]) -> str:
    """Make the safe repairs of faults that do not meet."""
    edits: list[Edit] = []
    for found in sorted((item for item in faults if item.edits), key=lambda item: item.edits[0].start):
        if not edits or found.edits[0].start > edits[-1].end:
            edits += found.edits
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def repaired(text: str, language: str) -> str:
    """Make safe repairs until there are none."""
    while (after := apply(text, find_faults(text, language))) != text:
        text = after
    return text


@pytest.mark.parametrize(("language", "codes", "before", "after"), rows())
def test_a_mark_is_told_and_repaired_as_its_case_says(language: str, codes: str, before: str, after: str) -> None:
    """A writer would meet a false alarm, miss a fault, or find a mark repaired into a wrong one."""
    text = before.translate(_SHOWN)
    assert [found.code for found in find_faults(text, language)] == [code for code in codes.split(",") if code != "-"]
    assert repaired(text, language) == after.translate(_SHOWN)


def test_each_paragraph_of_a_quotation_may_begin_with_a_mark() -> None:
    """Long quotations, set as the standard asks, would be told in each of their paragraphs."""
    assert find_faults("“第一段。", "zh", continued=True) == ()
    assert [found.code for found in find_faults("“第一段。", "zh")] == ["C003"]


def test_traditional_chinese_is_not_given_marks_that_it_does_not_use() -> None:
    """A text that quotes with 「 」 would get the marks of the mainland."""
    for text in ('他說"你好"。', "他說'你好'。"):
        (found,) = find_faults(text, "zh-Hant")
        assert (found.code, found.edits) == ("C006", ())


def test_a_language_without_rules_has_no_faults() -> None:
    """A French text would be held to the rules of English, space before the question mark and all."""
    assert find_faults('Vraiment ? "Oui" ...', "fr") == ()


@given(_HOSTILE | st.text(), st.sampled_from(["zh", "en", "zh-TW"]), st.booleans())
def test_repairs_change_marks_and_spaces_only(text: str, language: str, continued: bool) -> None:  # noqa: FBT001
    """A repair would change what somebody wrote."""
    faults = find_faults(text, language, continued=continued)
    for found in faults:
        assert 0 <= found.start < found.end <= len(text)
        for edit in found.edits:
            assert edit.new != text[edit.start : edit.end]
            assert not {"\n", "\t", "\ufffc"} & set(text[edit.start : edit.end])
    assert without_marks(apply(text, faults)) == without_marks(text)


@given(_HOSTILE, st.sampled_from(["zh", "en"]))
def test_repairs_come_to_an_end(text: str, language: str) -> None:
    """Two rules would undo one another's work, and `duiye fix` never settle."""
    for _ in range(12):
        after = apply(text, find_faults(text, language))
        if after == text:
            return
        text = after
    raise AssertionError(text)


@pytest.mark.parametrize(
    "piece", ["中 ", "(", "“", "a-", "中,", "'", '"中', ". ", "--", "1-", "［(", "：：", "A ", "$中"]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_long_line_of_marks_is_read_to_its_end(piece: str, language: str) -> None:
    """A long line of one kind of mark would hang the check: in quadratic time this takes minutes."""
    text = piece * 16_000
    assert all(0 <= fault.start <= fault.end <= len(text) for fault in find_faults(text, language))
