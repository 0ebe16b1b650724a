"""Formulas in the text of a page: what pymdownx.arithmatex finds is MathML when the page is rendered."""

from __future__ import annotations

import pytest
from markdown import Markdown

from folders import TINY

OPTIONS = {"root": str(TINY), "chapter": "en/crossing/tide.md"}


def rendered(text: str, **arithmatex: object) -> str:
    """Render a chapter."""
    configs = {"pymdownx.arithmatex": {"generic": True, **arithmatex}, "duiye.markdown": OPTIONS}
    extensions = ["attr_list", "toc", "tables", "pymdownx.superfences", "pymdownx.arithmatex", "duiye.markdown"]
    return Markdown(extensions=extensions, extension_configs=configs).convert(text)


@pytest.mark.parametrize("text", ["a $x^2$ b", r"a \(x^2\) b"])
def test_a_formula_in_a_line_is_mathml(text: str) -> None:
    """Readers would see TeX, since no script sets it."""
    html = rendered(text)
    assert '<span class="arithmatex"><math alttext="x²" data-tex="x^2"><msup>' in html
    assert "</math></span> b</p>" in html


@pytest.mark.parametrize("text", ["$$\na < b\n$$", "\\[\na < b\n\\]", "\\begin{equation*}a < b\\end{equation*}"])
def test_a_formula_on_its_own_lines_is_a_block_with_an_id(text: str) -> None:
    """It could not be linked, paired with the other language or set apart."""
    html = rendered(f"# T {{#t}}\n\n{text}\n")
    assert '<div class="arithmatex" id="t-p1"><math display="block" alttext="a &lt; b"' in html
    assert "<mo>&lt;</mo>" in html


def test_a_formula_with_ampersands_keeps_its_columns() -> None:
    """What arithmatex escapes for HTML would be set as the letters a, m, p."""
    html = rendered("$$\n\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}\n$$")
    assert html.count("<mtd") == 4
    assert "dy-math-lost" not in html


def test_formulas_need_no_option_of_arithmatex() -> None:
    """An author who leaves `generic` out would get scripts that the policy of the site blocks."""
    html = rendered("a $x^2$ b\n\n$$\ny\n$$\n", generic=False)
    assert html.count("<math ") == 2
    assert "<script" not in html


def test_a_heading_keeps_its_formula_and_its_words() -> None:
    """The list of contents would show TeX."""
    markdown = Markdown(
        extensions=["toc", "pymdownx.arithmatex", "duiye.markdown"],
        extension_configs={"pymdownx.arithmatex": {"generic": True}, "duiye.markdown": OPTIONS},
    )
    assert "<math " in markdown.convert("## Area $x^2$\n")
    assert markdown.toc_tokens[0]["name"] == "Area x2"  # type: ignore[attr-defined]  # toc's


def test_fenced_formulas_are_set_too() -> None:
    """The form that superfences gives them would stay TeX."""
    html = '<div class="arithmatex">\\[\na &lt; b\n\\]</div>'
    assert '<math display="block" alttext="a &lt; b"' in rendered(html)


def test_tex_that_cannot_be_set_stays_as_code() -> None:
    """A reader would see nothing where the author wrote something."""
    html = rendered("a $\\ce{H2}$ b\n\n$$\n\\ce{H2}\n$$\n")
    assert html.count('<code class="dy-math-lost" data-fault="Unknown command &quot;\\ce&quot;.">\\ce{H2}</code>') == 2
    assert '<div class="arithmatex" id="top-p2"><pre><code' in html


def test_equations_are_counted_anew_on_each_page() -> None:
    """The first equation of a chapter would have a number of another one."""
    configs = {"pymdownx.arithmatex": {"generic": True}, "duiye.markdown": OPTIONS}
    markdown = Markdown(extensions=["pymdownx.arithmatex", "duiye.markdown"], extension_configs=configs)
    text = "\\begin{equation}a\\end{equation}\n\n\\begin{equation}b\\end{equation}\n"
    for _ in range(2):
        html = markdown.reset().convert(text)
        assert [f"({n})" in html for n in (1, 2, 3)] == [True, True, False]


def test_a_term_inside_a_formula_is_no_link() -> None:
    """A word in a formula would become a link to the glossary, and the formula TeX."""
    assert "dy-term" not in rendered(r"a $\text{lighthouse}$ b")
