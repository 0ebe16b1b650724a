"""Which notices are told when somebody asks for some."""

from __future__ import annotations

import pytest

from duiye.notice import Locus, Notice
from duiye.selection import Selection, read_codes

ALL = (
    Notice("H001", Locus("docs/zh/a.md", 1), "A."),
    Notice("P003", Locus("docs/en/a.md", 2), "B."),
    Notice("P004", Locus("docs/en/part/b.md", 3), "C."),
    Notice("Y001", Locus("docs/apparatus/claims.yml", 4), "D."),
)


@pytest.mark.parametrize(
    ("selection", "told"),
    [
        (Selection(), "H001 P003 P004 Y001"),
        (Selection(codes=("P",)), "P003 P004"),
        (Selection(codes=("P004", "H")), "H001 P004"),
        (Selection(without=("P",)), "H001 Y001"),
        (Selection(codes=("P",), without=("P003",)), "P004"),
        (Selection(paths=("docs/en/a.md",)), "P003"),
        (Selection(paths=("docs/en",)), "P003 P004"),
        (Selection(paths=("docs/en/part", "docs/apparatus/claims.yml")), "P004 Y001"),
        (Selection(paths=(".",)), "H001 P003 P004 Y001"),
        (Selection(paths=("docs/e", "docs/en/a")), ""),
        (Selection(codes=("P",), paths=("docs/zh",)), ""),
    ],
)
def test_what_is_asked_for_is_told_and_nothing_else(selection: Selection, told: str) -> None:
    """A hurried writer would miss the one fault that was asked for, or read a hundred others."""
    assert " ".join(notice.code for notice in selection.choose(ALL)) == told


@pytest.mark.parametrize(
    ("text", "codes", "unknown"),
    [
        ("P", ("P",), ()),
        ("p003, H ,,G002", ("P003", "H", "G002"), ()),
        ("P0,P999,?", (), ("P0", "P999", "?")),
        ("", (), ()),
    ],
)
def test_codes_and_families_are_read_between_commas(
    text: str, codes: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    """A misspelt code would choose nothing, and all would seem well."""
    assert read_codes(text) == (codes, unknown)
