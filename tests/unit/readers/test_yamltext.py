"""YAML as data, with the line of every value."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from duiye.readers.yamltext import read_yaml


def told(text: str, **options: int) -> list[str]:
    """Return the notices about a text as `line CODE`."""
    return [f"{notice.locus.line} {notice.code}" for notice in read_yaml(text, "a.yml", **options)[2]]


def test_every_value_has_its_line() -> None:
    """A notice about a record would point at the head of the file."""
    value, lines, notices = read_yaml("a:\n  - b: 1\n    c:\n      - x\n      - y\n", "a.yml")
    assert (value, notices) == ({"a": [{"b": 1, "c": ["x", "y"]}]}, ())
    assert lines == {
        (): 1,
        ("a",): 1,
        ("a", 0): 2,
        ("a", 0, "b"): 2,
        ("a", 0, "c"): 3,
        ("a", 0, "c", 0): 4,
        ("a", 0, "c", 1): 5,
    }


def test_lines_count_from_where_the_document_begins_in_its_file() -> None:
    """Faults of front matter would be told one line too high."""
    assert read_yaml("a: 1\nb: 2\n", "a.md", first_line=2)[1]["b",] == 3
    assert told("a: 1\na: 2\n", first_line=2) == ["3 Y003"]
    assert told("a: [\n", first_line=5) == ["5 Y001"]


@pytest.mark.parametrize(
    ("text", "notices"),
    [
        ("a: \x00", ["1 Y001"]),
        ("a: 1\nb: \x07\n", ["2 Y001"]),
        ("\ud800", ["1 Y001"]),
        ("a: !!bool maybe", ["1 Y001"]),
        ("a: !!seq {b: c}", ["1 Y002"]),
        ("a: !!map [b]", ["1 Y002"]),
        ("? !!python/name:os.system\n: 1", ["1 Y002"]),
        ("a: 1\n<<: {b: 1}", ["2 Y002"]),
        ("? [a]\n: 1", ["1 Y002"]),
        ("a: &x [*x]", ["1 Y002"]),
        ("*a", ["1 Y001"]),
        ("a: [1, 2", ["1 Y001"]),
        ("%YAML 3.0\n---\na: 1", ["1 Y001"]),
        ("a: 1\n---\nb: 1", ["2 Y001"]),
        ("1: a\n'1': b", ["2 Y003"]),
    ],
)
def test_what_is_no_plain_data_is_a_notice_at_its_line(text: str, notices: list[str]) -> None:
    """A record could run a program, or stop the check without saying where."""
    assert told(text) == notices


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
def test_values_inside_values_without_end_are_a_notice(opening: str) -> None:
    """A hundred kilobytes of brackets would end the process with a segmentation fault."""
    assert told(opening * 100_000) == ["1 Y001"]
    assert told("a:\n  " + "[" * 60 + "]" * 60) == ["2 Y001"]


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_an_empty_document_is_nothing(text: str) -> None:
    """An empty front matter would be a fault."""
    assert read_yaml(text, "a.yml")[0] is None
    assert told(text) == []


marks = st.sampled_from(
    [
        "- ",
        ": ",
        "? ",
        "&a ",
        "*a",
        "!!int ",
        "!x ",
        "{",
        "}",
        "[",
        "]",
        "|",
        ">",
        "'",
        '"',
        "\n",
        "  ",
        "<<",
        "#",
        "%",
        "---\n",
        "a",
        "1",
        "2024-01-99",
        "\t",
        "!!timestamp ",
        "!!bool ",
        "!!set ",
        "=",
        "~",
    ]
)


@given(st.one_of(st.text(), st.lists(marks, max_size=14).map("".join), st.text(st.characters(), max_size=20)))
@example("!!float")
@example("a: 0x")
@example("﻿a: 1")
def test_no_text_raises(text: str) -> None:
    """A slip of the keyboard would show a programmer's error instead of file and line."""
    value, lines, notices = read_yaml(text, "a.yml")
    assert value is None or not notices
    assert all(1 <= notice.locus.line <= text.count("\n") + 1 for notice in notices)
    assert all("\n" not in str(notice) for notice in notices)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())
