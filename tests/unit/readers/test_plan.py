"""A plan that a person has changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.article import Article, Passage
from duiye.model import BlockKind
from duiye.readers.plan import read_plan

ARTICLE = Article(
    "a.txt",
    "plain text",
    tuple(Passage(BlockKind.PARAGRAPH, f"words {n}", f"words {n}", n * 2 + 1) for n in range(8)),
)
"""Passages on the lines 1, 3, 5 … 15."""


def rows(plan: str) -> list[tuple[object, ...]]:
    """Read a plan without faults."""
    read, notices = read_plan(plan, "plan.txt", ARTICLE)
    assert notices == ()
    return [(row.place, row.count, row.role, row.value, row.depth, row.mark, row.id) for row in read]


def test_rows_are_read_with_all_that_they_say() -> None:
    """A change in the plan would not reach the chapters."""
    plan = """
# a comment
   1  title The title ← first line
   3  author Somebody
   3  date 2024-01-02
 5-7  part [01] East coast {#east} ← number
   9    chapter Port
  11      section ~ Made up {#made}
  13  chapter
"""
    assert rows(plan) == [
        (0, 1, "title", "The title", 0, "", ""),
        (1, 1, "author", "Somebody", 0, "", ""),
        (1, 1, "date", "2024-01-02", 0, "", ""),
        (2, 2, "part", "East coast", 0, "01", "east"),
        (4, 1, "chapter", "Port", 1, "", ""),
        (5, 0, "section", "Made up", 2, "", "made"),
        (6, 1, "chapter", "words 6", 0, "", ""),
    ]


def test_rows_may_stand_in_any_order() -> None:
    """A row added at the end of the file would be refused."""
    assert [row[0] for row in rows("13 chapter B\n5 chapter A\n")] == [2, 6]


def test_an_aside_is_taken_whole_although_the_plan_shows_its_beginning() -> None:
    """Boilerplate would be cut to what fits a line."""
    assert rows("15 aside wor… ← boilerplate") == [(7, 1, "aside", "words 7", 0, "", "")]


@pytest.mark.parametrize(
    ("plan", "line", "says"),
    [
        ("chapter A", 1, "is no row"),
        ("\n5 chaptr A", 2, "“chaptr” is no role"),
        ("4 chapter A", 1, "No passage begins at line 4"),
        ("99 chapter A", 1, "No passage begins at line 99"),
        ("7-5 chapter A", 1, "is no range"),
        ("5 chapter A {#ä}", 1, "is no id"),
        ("5 chapter A {#}", 1, "is no id"),
        ("5 chapter ~", 1, "needs words"),
        ("5 chapter A\n5 chapter B", 2, "same line"),
        ("5-9 chapter A\n7 chapter B", 2, "same line"),
        ("5 section A", 1, "must stand inside a chapter"),
        ("5 chapter A\n7   part B", 2, "A part cannot stand inside a chapter"),
        ("5 chapter A\n7   chapter B", 2, "A chapter cannot stand inside a chapter"),
        ("5 chapter A {#x}\n7 chapter B {#x}", 1, "stands twice"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_line(plan: str, line: int, says: str) -> None:
    """A slip in the plan would give another outline without a word."""
    _, notices = read_plan(plan, "plan.txt", ARTICLE)
    assert [notice.code for notice in notices] == ["I006"] * len(notices)
    assert (notices[0].locus.path, notices[0].locus.line) == ("plan.txt", line)
    assert says in notices[0].message


@given(st.text())
def test_any_text_is_read_without_a_crash(text: str) -> None:
    """The wrong file given as a plan would end in a traceback."""
    _, notices = read_plan(text, "plan.txt", ARTICLE)
    assert all(notice.code == "I006" for notice in notices)
