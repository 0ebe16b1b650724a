"""What Duiye tells its users, as values."""

from __future__ import annotations

import re

import pytest

from duiye import notice
from duiye.catalogue import CATALOGUE, Severity
from duiye.notice import ContentError, DuiyeError, Locus, Notice


@pytest.mark.parametrize(
    ("locus", "written"),
    [
        (Locus("docs/zh/a.md"), "docs/zh/a.md"),
        (Locus("docs/zh/a.md", 3), "docs/zh/a.md:3"),
        (Locus("docs/zh/a.md", 3, 14), "docs/zh/a.md:3:14"),
    ],
)
def test_a_place_is_written_as_editors_understand_it(locus: Locus, written: str) -> None:
    """A click on a notice in a terminal would not open the file."""
    assert str(locus) == written


def test_places_are_ordered_as_a_reader_meets_them() -> None:
    """Notices of one file would be told in disorder, line 10 before line 9."""
    nine, ten, later, other = Locus("a", 9), Locus("a", 10), Locus("a", 10, 2), Locus("b", 1)
    assert sorted([other, later, ten, nine]) == [nine, ten, later, other]


def test_a_notice_says_place_code_fault_and_advice() -> None:
    """A user would know that something is wrong, and not where or what to do."""
    plain = Notice("H001", Locus("a.md", 1), "The heading “A” has no id.")
    assert str(plain) == "a.md:1 H001 The heading “A” has no id. Write an ASCII id after it: {#short-id}."
    assert str(Notice("H001", Locus("a.md", 1), "No id.", "Ask the author.")) == "a.md:1 H001 No id. Ask the author."
    assert (plain.severity, Notice("N002", Locus("a.md"), "A.").severity) == (Severity.ERROR, Severity.WARNING)


def test_faults_of_the_content_carry_their_notices() -> None:
    """The command line would know that there are faults, and could not tell them."""
    notices = (Notice("H001", Locus("a.md"), "A."),)
    assert ContentError(notices).notices == notices


def test_whatever_stops_a_command_is_one_family() -> None:
    """A new kind of error would reach the user as a traceback."""
    errors = [item for item in vars(notice).values() if isinstance(item, type) and issubclass(item, Exception)]
    assert len(errors) == 5
    assert all(issubclass(item, DuiyeError) for item in errors)
    assert notice.__doc__
    assert all(item.__name__ in notice.__doc__ for item in errors)


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_has_a_sentence_and_an_instruction(code: str) -> None:
    """A notice would say that something is wrong, and not what to do."""
    kind = CATALOGUE[code]
    assert re.fullmatch(r"[A-Z]\d{3}", code)
    assert code == kind.code
    assert re.fullmatch(r"[A-Z].*\.", kind.summary)
    assert re.fullmatch(r"[A-Z].*\.", kind.hint)
