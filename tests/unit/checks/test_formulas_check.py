"""Formulas that cannot be set, and prose that was taken for one: where they are told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from duiye import desk
from duiye.checks.formulas import check_formulas
from duiye.model import Block, BlockKind, Chapter
from duiye.notice import Notice
from duiye.readers.rendering import Page
from folders import TINY

PUBLICATION = desk.check(TINY).publication
LOST = '<code class="dy-math-lost" data-fault="Unknown command &quot;\\ce&quot;.">\\ce{H2}</code>'


def told(html: str, text: str) -> list[Notice]:
    """Return what is told of a page of one block."""
    block = Block(BlockKind.PARAGRAPH, text, 7, "a-p1")
    page = Page(Chapter("a.md", "en", "docs/en/a.md", {}, (block,)), html, (), ())
    return list(check_formulas(PUBLICATION, {("en", "a.md"): page}))


def test_a_formula_is_told_at_its_line_and_column() -> None:
    """A writer would have to look for it."""
    (notice,) = told(LOST * 2, "Words, then\nthe formula $\\ce{H2}$.\n")
    assert str(notice.locus) == "docs/en/a.md:8:14"
    assert notice.message == '“\\ce{H2}” cannot be set: Unknown command "\\ce".'


def test_a_formula_of_a_record_is_told_for_its_chapter() -> None:
    """An editor’s note with a broken formula would end the check, or not be told."""
    (notice,) = told(LOST, "No formula stands here.\n")
    assert str(notice.locus) == "docs/en/a.md"


def test_a_long_formula_is_told_in_short() -> None:
    """A line of the terminal would be filled with it."""
    (notice,) = told(f'<math alttext="a" data-tex="{"one two " * 20}">', "x")
    assert notice.message == f"“{('one two ' * 20)[:40]}…” was taken for a formula."


def test_words_that_belong_into_a_formula_are_not_told() -> None:
    """A warning that cannot be helped teaches writers to overlook all."""
    tex = r"x \text{ times more} + \operatorname{arg max} y + \mathrm{PUE} a b"
    assert told(f'<math alttext="a" data-tex="{tex}">', "x") == []


@given(st.text('<code class="dy-math-lost" data-fault="x">$\\</math>', max_size=80))
def test_any_page_can_be_checked(html: str) -> None:
    """A page of the author’s own HTML would end the check with a traceback."""
    block = Block(BlockKind.PARAGRAPH, "x", 1)
    page = Page(Chapter("a.md", "en", "docs/en/a.md", {}, (block,)), html, (), ())
    list(check_formulas(PUBLICATION, {("en", "a.md"): page}))
