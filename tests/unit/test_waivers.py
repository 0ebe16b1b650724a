"""Waivers: what they silence, and what they never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.catalogue import CATALOGUE
from duiye.model import Apparatus, Edition, Publication
from duiye.notice import Locus, Notice
from duiye.placing import placed
from duiye.readers.manuscript import read_manuscript
from duiye.readers.waivers import read_waivers
from duiye.waivers import FIRM, Waiver, waive
from folders import Folder

EN = "docs/en/crossing/lighthouse.md"


def add(tiny: Folder, blocks: str, waivers: str) -> Folder:
    """Give the English chapter blocks that the Chinese one lacks, and waivers."""
    tiny.replace(EN, "\n## The tower", f"\n{blocks}\n\n## The tower")
    return tiny.replace(EN, "title: The lighthouse\n", f"title: The lighthouse\nwaivers:\n{waivers}")


@pytest.mark.parametrize(
    ("waivers", "told"),
    [
        ("- {code: P003, reason: Ours alone.}", []),
        ("- {code: P003, segment: lighthouse-p2, reason: Ours alone.}", ["P003"]),
        ("- {code: P003, segment: lighthouse-p3, reason: Ours alone.}", ["P003"]),
        ("- {code: P003, segment: lighthouse-p2, reason: A.}\n- {code: P003, segment: lighthouse-p3, reason: B.}", []),
        ("- {code: P003, reason: A.}\n- {code: P003, segment: lighthouse-p3, reason: B.}", []),
        ("- {code: S003, reason: Ours alone.}", ["P003", "P003", "W002"]),
    ],
)
def test_a_waiver_silences_its_code_in_its_segment(tiny: Folder, waivers: str, told: list[str]) -> None:
    """A writer could not publish strictly what is meant, or one waiver would hide what is not."""
    add(tiny, "One.\nMore.\n\nTwo.", f"{waivers}\n")
    assert sorted(notice.code for notice in tiny.check()) == told


def test_a_whole_chapter_may_stay_outside_the_navigation(tiny: Folder) -> None:
    """A chapter that only links lead to could never be published strictly."""
    for language in ("zh", "en"):
        waiver = "waivers:\n  - code: N002\n    reason: Only links lead here.\n"
        tiny.write(f"docs/{language}/aside.md", f"---\n{waiver}---\n# A {{#a}}\n")
    assert tiny.check() == ()


def test_another_chapter_is_not_silenced(tiny: Folder) -> None:
    """A waiver would reach further than anybody who reads it sees."""
    add(tiny, "One.", "  - {code: P003, reason: Ours alone.}\n")
    tiny.write("docs/zh/index.md", f"{tiny.read('docs/zh/index.md')}\n甲。\n")
    assert [(notice.locus.path, notice.code) for notice in tiny.check()] == [("docs/zh/index.md", "P003")]


def test_an_unused_waiver_waits_until_the_errors_are_gone(tiny: Folder) -> None:
    """A broken record would be told once more for every waiver that it makes useless."""
    add(tiny, "", "  - {code: P003, reason: Ours alone.}\n")
    assert tiny.faults() == [f"{EN}:4 W002"]
    tiny.write("docs/apparatus/termbase.yml", "terms: [\n")
    assert tiny.faults() == ["docs/apparatus/termbase.yml:1 Y001"]


def test_a_chapter_that_waits_for_its_translation_may_carry_waivers(tiny: Folder) -> None:
    """A new copy of a chapter would be told for what was copied with it."""
    add(tiny, "", "  - {code: P003, reason: Ours alone.}\nstate: initial\n")
    assert tiny.check() == ()


@pytest.mark.parametrize("code", CATALOGUE)
def test_only_what_leaves_a_page_whole_can_be_waived(code: str) -> None:
    """A chapter could silence that it cannot be read."""
    text = f"---\nwaivers:\n- code: {code}\n  reason: A.\n---\n"
    chapter, _ = read_manuscript(text, path="a.md", language="en", file="a.md")
    waivers, notices = read_waivers(chapter)
    assert [notice.code for notice in notices] == (["W003"] if code.startswith(FIRM) else [])
    assert len(waivers) + len(notices) == 1
    assert code[0] not in "TYBMW" or notices


scraps = st.lists(
    st.sampled_from(
        ["- ", "code: P003", "reason: A", "segment: a", "\n", "  ", "[", "{", "}", "]", ", ", "?", ": ", "5"]
    )
)


@given(scraps.map("".join))
def test_anything_may_stand_under_waivers(text: str) -> None:
    """A slip in the front matter would end the check with a traceback."""
    chapter, faults = read_manuscript(f"---\nwaivers:\n {text}\n---\n# A", path="a.md", language="en", file="a.md")
    waivers, notices = read_waivers(chapter)
    for item in (*waivers, *notices):
        assert 2 <= item.locus.line <= 3 + text.count("\n")
    assert faults or waivers or notices or not chapter.meta.get("waivers")


@given(st.text(alphabet="# a\n-`|<>!\t:1.\u3000甲{}[]^", max_size=200))
def test_every_line_belongs_to_one_block_or_to_none(text: str) -> None:
    """A notice would be shown beside another paragraph than its own, or be waived with it."""
    chapter, _ = read_manuscript(text, path="a.md", language="zh", file="a.md")
    edition = Edition("zh", "中文", "", {"a.md": chapter}, {})
    publication = Publication((edition,), (), Apparatus(), "https://a.example/")
    count = text.count("\n") + 1
    notices = [Notice("P003", Locus("a.md", line), "A.") for line in range(count + 2)]
    expected = [""] * (count + 2)
    for block in chapter.blocks:
        lead = block.text[: len(block.text) - len(block.text.lstrip(" \t\r\n"))].count("\n")
        length = len(block.text.strip(" \t\r\n").split("\n"))
        if block.text.strip(" \t\r\n"):
            assert lead >= 0
            expected[block.line : block.line + length] = [block.id] * length
    assert [notice.segment for notice in placed(publication, notices)] == expected


def test_places_outside_the_chapters_stay_as_they_are() -> None:
    """A fault of a record would be shown beside a paragraph."""
    publication = Publication((), (), Apparatus(), "https://a.example/")
    notice = Notice("Y001", Locus("docs/apparatus/claims.yml", 3), "A.")
    assert placed(publication, [notice])[0].segment == ""
    assert waive(publication, [notice], [Waiver("Y001", "A.", Locus("other.md", 2))]) == (notice,)
