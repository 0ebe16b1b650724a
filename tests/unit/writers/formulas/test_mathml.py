"""Formulas from TeX: the MathML of pages, the line that is heard and searched, and the tree of books.

Each case in tests/cases/formulas is one formula; `--accept` writes what becomes of it anew.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from xml.etree.ElementTree import fromstring

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import Case, accept, read_cases
from duiye.writers.formulas.mathml import SOURCE, FormulaWriter, UnknownTexError
from duiye.writers.formulas.saying import say_formula
from duiye.writers.formulas.tree import KNOWN, TOKENS, read_tree

FOLDER = Path(__file__).parents[3] / "cases" / "formulas"
CASES = [case for file in sorted(FOLDER.glob("*.md")) for case in read_cases(file)]


def written(tex: str, *, block: bool = True) -> str:
    """Write one formula on a page of its own."""
    return FormulaWriter().write(tex, block=block)


def shown(case: Case) -> str:
    """Say what becomes of a case: the line that is heard, and the MathML without what repeats it."""
    try:
        made = written(case.given.strip())
    except UnknownTexError as error:
        return f"refused: {error}\n"
    root = fromstring(made)
    said = root.attrib.pop("alttext")
    inside = made.partition(">")[2].removesuffix("</math>")
    return f"heard: {said}\n{inside}\n"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_formula_becomes_what_its_case_shows(case: Case, request: pytest.FixtureRequest) -> None:
    """A formula that is set wrongly says something else."""
    said = shown(case)
    if request.config.getoption("--accept"):
        accept(case, said)
    else:
        assert said == case.expected


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_formula_needs_a_style_of_its_own(case: Case) -> None:
    """The policy of the site would block it, and cases would lose their alignment."""
    assert " style=" not in shown(case)


def test_a_formula_keeps_its_source_in_one_line() -> None:
    """A reader who copies it could not write it again."""
    assert fromstring(written("a\n  < b")).get(SOURCE) == "a < b"


def test_a_page_counts_its_equations() -> None:
    """Every numbered equation would be the first."""
    writer = FormulaWriter()
    made = [writer.write(r"\begin{equation} a \end{equation}", block=True) for _ in range(2)]
    assert ["(1)" in made[0], "(2)" in made[1]] == [True, True]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_book_reads_the_formula_that_the_page_has(case: Case) -> None:
    """Book and site would show different formulas, or the parser of pages would have changed one."""
    try:
        made = written(case.given.strip())
    except UnknownTexError:
        return
    unknown: list[str] = []
    tree = read_tree(fromstring(made), unknown)
    page = lxml.html.fragment_fromstring(f"<div>{made}</div>").find("math")
    assert page is not None
    assert json.dumps(read_tree(page, unknown)) == json.dumps(tree)
    assert not unknown


def test_what_no_output_can_build_is_named_and_kept() -> None:
    """An author’s own MathML would be lost in print without a sign."""
    unknown: list[str] = []
    made = "<math><semantics><maction>a<mi>b</mi></maction><annotation>x</annotation></semantics><!-- no --></math>"
    page = lxml.html.fragment_fromstring(f"<div>{made}</div>").find("math")
    assert page is not None
    tree = read_tree(page, unknown)
    assert (tree, unknown) == ([["mtext", {}, "a"], ["mi", {}, "b"]], ["maction"])


@pytest.mark.parametrize(
    ("made", "tree"),
    [
        ("<mfrac><mn>1</mn></mfrac>", [["mn", {}, "1"]]),
        ("<mmultiscripts></mmultiscripts><mi>a</mi>", [["mi", {}, "a"]]),
        ("<mtable><mi>a</mi></mtable>", [["mtable", {}, [["mtr", {}, [["mtd", {}, [["mi", {}, "a"]]]]]]]]),
        (
            "<mtable><mtr><mi>a</mi></mtr></mtable>",
            [["mtable", {}, [["mtr", {}, [["mtd", {}, [["mi", {}, "a"]]]]]]]],
        ),
    ],
    ids=["half a fraction", "nothing with scripts", "a table without rows", "a row without cells"],
)
def test_an_element_with_too_few_parts_keeps_those_that_it_has(made: str, tree: list[object]) -> None:
    """An author’s own MathML would end the typesetting of the whole book."""
    page = lxml.html.fragment_fromstring(f"<div><math>{made}</math></div>").find("math")
    assert page is not None
    assert read_tree(page, []) == tree


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        ("x" * 2001, "It is too long."),
        ("\\sqrt{" * 30 + "x" + "}" * 30, "It is nested too deeply."),
        ("\\sqrt" * 390 + "{x}", "It is nested too deeply."),
        ("{" * 999 + "x" + "}" * 999, ""),
        ("x^{" * 490 + "x" + "}" * 490, "It is nested too deeply."),
        ("\\left(" * 140 + "\\right)" * 140, "It is nested too deeply."),
        ("\\frac{" * 330, "Expected"),
    ],
    ids=["long", "roots", "roots without braces", "braces", "powers", "brackets", "open"],
)
def test_no_formula_takes_the_program_down(tex: str, said: str) -> None:
    """One formula that is too long or too deep would end the build without a word."""
    if not said:
        assert written(tex)
        return
    with pytest.raises(UnknownTexError, match=said):
        written(tex)


_NODES = st.recursive(
    st.builds(
        lambda name, text: [name, {}, text], st.sampled_from(sorted(TOKENS)), st.text("ab1+=( 汉\u2061", max_size=3)
    ),
    lambda inside: st.builds(
        lambda name, attributes, content: [name, attributes, content],
        st.sampled_from(sorted(KNOWN - TOKENS - {"mtr", "mtd", "mtable"})),
        st.sampled_from([{}, {"linethickness": "0"}, {"stretchy": "false"}]),
        st.lists(inside, max_size=4),
    ),
    max_leaves=8,
)


@given(st.lists(_NODES, max_size=4))
def test_any_tree_can_be_said(tree: list[object]) -> None:
    """An author’s own MathML with too few parts would end the build."""
    assert isinstance(say_formula(tree), str)


@given(st.text("abx12{}\\^_&$ \n%frac", max_size=30))
def test_any_tex_is_set_or_refused(tex: str) -> None:
    """A slip of the pen would end the build with a traceback."""
    with suppress(UnknownTexError):
        assert written(tex, block=False).startswith("<math")
