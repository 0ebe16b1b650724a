"""Which names of marks and boxes are taken for a slip."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duiye.checks.names import check_names
from duiye.model import Apparatus, Edition, Publication
from duiye.readers.manuscript import read_manuscript
from folders import Folder

PLAIN = [
    *("[[glossary]]", "[[chart]]", "[[chart: sound]]", "[[ferry]]", "[[1]][1]", "See [[glosary]].", "`[[glosary]]`"),
    *(
        "```\n[[glosary]]\n!!! abstact\n```",
        "!!! ferry\n    A.",
        '??? tldr "A"\n    A.',
        "Stop!!! notes",
        "!!! Note\n    A.",
    ),
    "- [[glosary]]",
]


def told(text: str) -> list[str]:
    """Return what is said of a chapter's text."""
    chapter, _ = read_manuscript(text, path="a.md", language="en", file="docs/en/a.md")
    edition = Edition("en", "English", "A", {"a.md": chapter}, {}, frozenset())
    publication = Publication((edition,), (), Apparatus(), "https://ferry.internal/", "docs", {}, None)
    return [f"{notice.locus} {notice.hint}" for notice in check_names(publication)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[glosary]]", "docs/en/a.md:1 Is [[glossary]] meant?"),
        ("[[Status]]", "docs/en/a.md:1 Is [[status]] meant?"),
        ("[[ claims ]]", "docs/en/a.md:1 Is [[claims]] meant?"),
        ("[[figures: all]]", "docs/en/a.md:1 Is [[figures]] meant?"),
        ("[[chrt: sound]]", "docs/en/a.md:1 Is [[chart: sound]] meant?"),
        ("[[charts]]", "docs/en/a.md:1 Is [[chart: …]] meant?"),
        ("A.\n\n!!! abstact\n    A.", "docs/en/a.md:3:5 Is !!! abstract meant?"),
        ('???+ warnning "A"\n    A.', "docs/en/a.md:1:6 Is ???+ warning meant?"),
        ("- A.\n\n    !!! notte\n        A.", "docs/en/a.md:3:9 Is !!! note meant?"),
    ],
)
def test_a_slip_in_a_name_is_told_with_the_name_that_is_meant(text: str, said: str) -> None:
    """Readers would find the order to the program printed between the paragraphs."""
    assert told(f"{text}\n") == [said]


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_no_slip_is_left_alone(text: str) -> None:
    """Code, links in brackets and boxes of a publication's own would be called wrong."""
    assert told(f"{text}\n") == []


@settings(deadline=None)
@given(st.text(alphabet="[]!? :\n`abstcgloryt"))
def test_no_text_ends_the_check(text: str) -> None:
    """A strange line would show a programmer's error."""
    told(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[toc]]", ["docs/en/crossing/index.md:8 T008"]),
        ("[[目录]]", ["docs/en/crossing/index.md:8 T008"]),
        ("[[charts of tides]]", []),
        ("See [[the pier]].", []),
        ("[[lighthouse]]\n\n[lighthouse]: lighthouse.md", []),
        ("[[^1]]", []),
    ],
)
def test_a_mark_that_there_is_not_is_told_where_it_would_be_printed(tiny: Folder, text: str, said: list[str]) -> None:
    """A mark that other programs know would be printed to readers, and nobody would see it before them."""
    name = "docs/en/crossing/index.md"
    body = tiny.read(name).rstrip("\n")
    line = body.count("\n") + 3
    tiny.write(name, f"{body}\n\n{text}\n")
    told_of = [fault for fault in tiny.faults() if fault.endswith("T008")]
    assert told_of == [fault.replace(":8 ", f":{line} ") for fault in said]
