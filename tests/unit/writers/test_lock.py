"""The lock file is written and read back, and says where it is damaged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.model import Memory
from duiye.readers.lock import read_lock
from duiye.writers.lock import write_lock

PRINTS = st.text("0123456789abcdef", min_size=12, max_size=12)
MEMORIES = st.dictionaries(
    st.sampled_from(["a.md", "part-1/index.md", "深/章 一.md"]),
    st.builds(Memory, st.lists(PRINTS).map(tuple), st.lists(st.tuples(PRINTS, PRINTS), unique=True).map(tuple)),
)


@given(MEMORIES)
def test_what_is_written_is_read_back(memories: dict[str, Memory]) -> None:
    """An import would forget what it had imported."""
    assert read_lock(write_lock(memories), "lock") == (memories, ())


@given(st.text())
def test_any_text_is_read_without_a_crash(text: str) -> None:
    """A damaged lock file would end in a traceback."""
    _, notices = read_lock(text, "lock")
    assert all(notice.code == "Y001" for notice in notices)


@pytest.mark.parametrize(
    "line", ["<<<<<<< HEAD", "  imported 12", "  reviewed 3f2a9c0d1e5b", "  in-step 3f2a9c0d1e5b", "a.txt"]
)
def test_a_line_that_is_none_of_ours_is_told_with_its_place(line: str) -> None:
    """A merge conflict would be read as if nothing had been imported, and the import overwrite edits."""
    _, notices = read_lock(f"# head\na.md\n  imported 3f2a9c0d1e5b\n{line}\n", "lock")
    assert [(notice.code, notice.locus.line) for notice in notices] == [("Y001", 4)]


def test_a_fact_without_a_chapter_is_told() -> None:
    """A lock file whose first line was lost would be believed."""
    assert [notice.locus.line for notice in read_lock("  imported 3f2a9c0d1e5b\n", "lock")[1]] == [1]


def test_of_a_merge_conflict_the_lines_of_both_sides_are_read() -> None:
    """After a merge everything that either branch reviewed would count as never reviewed."""
    lines = "a.md\n<<<<<<< HEAD\n  in-step 3f2a9c0d1e5b 000000000000\n=======\n"
    known, notices = read_lock(f"{lines}  in-step 111111111111 222222222222\n>>>>>>> other\n", "lock")
    assert len(known["a.md"].in_step) == 2
    assert [(notice.locus.line, notice.message) for notice in notices] == [(2, "Git left a conflict in the lock file.")]


def test_a_file_of_a_newer_version_is_left_alone() -> None:
    """An older program would misread what a newer one wrote, and write it back damaged."""
    known, notices = read_lock("version 2\na.md\n  in-step 3f2a9c0d1e5b 000000000000 x\n", "lock")
    assert (known, [notice.locus.line for notice in notices]) == ({}, [1])
