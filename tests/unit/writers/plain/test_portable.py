"""Our Markdown as plain Markdown: what each construct becomes, and that no text breaks it."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from duiye.readers.manuscript import partition
from duiye.writers.plain.portable import portable


def plain(text: str) -> str:
    """Reduce a text; every link leads to `@` and what was written."""
    return portable(partition(text), lambda link: f"@{link}")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("# Tide {#tide}\n", "# Tide\n"),
        ("# Tide {#tide .x} #\n", "# Tide #\n"),
        ("Tide {: #t }\n===\n", "Tide\n===\n"),
        ("Lead.\n{ .lead }\n", "Lead.\n"),
        ("**Wrong**{ .dy-verdict } note\n", "**Wrong** note\n"),
        ("![A](a.jpg){ width=300 }\n", "![A](@a.jpg)\n"),
        ("A set {1, 2} and {x}.\n", "A set {1, 2} and {x}.\n"),
        (
            '[a](b.md) [c](<d.md> "t") [e](f_(g).md) [h](term:i)\n',
            '[a](@b.md) [c](<@d.md> "t") [e](@f_(g).md) [h](@term:i)\n',
        ),
        ("`[a](b.md){#x}` [a](b.md)\n", "`[a](b.md){#x}` [a](@b.md)\n"),
        ("```\n[a](b.md) {#x}\n```\n", "```\n[a](b.md) {#x}\n```\n"),
        ("    [a](b.md) {#x}\n", "    [a](b.md) {#x}\n"),
        ("[a][b]\n\n[b]: c.md\n", "[a][b]\n\n[b]: @c.md\n"),
        ("[^C01]: **Wrong** [a](b.md)\n", "[^C01]: **Wrong** [a](@b.md)\n"),
        ("*[API]: interface\n", "*[API]: interface\n"),
        ("<!-- for editors -->\n\nText.\n", "Text.\n"),
        ('Text. <span class="dy-screen">Click here.</span>\n', "Text.\n"),
        ('A <span lang="en">tide</span> B\n', "A tide B\n"),
        ('<a href="b.md">a</a>\n', '<a href="@b.md">a</a>\n'),
        (
            '<figure markdown="span">![A](a.jpg)<figcaption>Photo</figcaption></figure>\n',
            "![A](@a.jpg)\n\nPhoto\n",
        ),
        ('!!! note "Mind"\n    One.\n\n    - [a](b.md)\n', "> **Mind**\n>\n> One.\n>\n> - [a](@b.md)\n\n"),
        ("!!! warning\n    One.\n", "> **Warning**\n>\n> One.\n\n"),
        ('??? note ""\n    One.\n', "> One.\n\n"),
        ('!!! note "A"\n    !!! tip "B"\n        C\n', "> **A**\n>\n> > **B**\n> >\n> > C\n\n"),
        ('=== "A"\n    One.\n\n=== "B"\n    Two.\n', "> **A**\n>\n> One.\n\n\n> **B**\n>\n> Two.\n\n"),
        ('!!! note "A"\n    ```\n    [a](b.md) {#x}\n    ```\n', "> **A**\n>\n> ```\n> [a](b.md) {#x}\n> ```\n\n"),
        ("| a | b |\n| --- | --- |\n| [a](b.md) | `c` |\n", "| a | b |\n| --- | --- |\n| [a](@b.md) | `c` |\n"),
    ],
)
def test_what_only_our_grammar_knows_is_said_plainly(written: str, expected: str) -> None:
    """A program would be given marks that it cannot read, or code that was changed."""
    assert plain(written) == expected


def test_front_matter_is_left_out() -> None:
    """What editors note for themselves would be published."""
    assert plain("---\ntitle: A\ncovers: [x]\n---\n# A {#a}\n") == "# A\n"


@given(st.text(st.sampled_from(list("ab 中。[](){}<>#.=!?`~|:-*_\"'\n\t\\^&;/")), max_size=120))
@example("!!! \n")
@example('=== "')
def test_no_text_breaks_it_and_none_grows_without_end(text: str) -> None:
    """One odd chapter would stop the build of a book."""
    assert len(portable(partition(text), lambda link: link)) <= 12 * len(text) + 40


@pytest.mark.parametrize(
    "piece",
    [
        "](",
        "{#",
        "<span ",
        "[a](",
        "{ .",
        "`",
        "<figcaption",
        '!!! a "',
        "\n{",
        "[x]: ",
        " ",
        " {",
        '<span class="dy-screen">',
        "# {a} ",
    ],
)
def test_a_long_text_takes_no_longer_for_each_character(piece: str) -> None:
    """A chapter of a few megabytes, or one that was made to do so, would stop the build for hours."""
    began = time.process_time()
    plain("Text " + piece * 20_000)
    short = time.process_time() - began
    plain("Text " + piece * 60_000)
    assert time.process_time() - began - short < 6 * short + 0.5
