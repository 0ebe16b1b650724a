"""Style sheets: nothing that a page can need is left out, and what is left says the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.writers.styles import Vocabulary, gather, pack_script, pack_style, trim
from duiye.writers.styles.rules import Rule, read_rules, split_outside
from duiye.writers.styles.trimming import may_match

PAGE = """<!doctype html><html class="no-js"><body dir="ltr" data-md-color-scheme="default">
<h1 id="tide" class="dy-head wide">Tide</h1><img style="color:var(--used)" src=a.png>
<style>p{color:var(--own)}</style><script>mark("inline-made")</script>
<script id="__config" type="application/json">{"annotate": null, "features": ["content.tooltips"]}</script></body></html>"""
SCRIPT = 'node.className = "made-later"; node.dataset.mdState = "on"; name = "dy-tip-" + id;'


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """Gather the words of one page and one script."""
    return gather([PAGE], [SCRIPT])


@pytest.mark.parametrize(
    ("selector", "kept"),
    [
        ("h1", True),
        (".dy-head", True),
        ("h1.wide:hover::before", True),
        (".absent", False),
        (".dy-head .absent>p", False),
        ("#tide", True),
        ("#ebb", False),
        (".made-later", True),
        (".inline-made", True),
        (".dy-tip-anything", True),
        ("[data-md-state=on]", True),
        ("[data-md-state]", True),
        ("[data-md-other]", False),
        ("[data-md-color-scheme=default]", True),
        ('[data-md-color-scheme="slate"]', False),
        ("[data-md-color-scheme^=sla]", True),
        ("[dir=rtl] p", False),
        ("[dir=ltr] p", True),
        ("[dir] p", True),
        ("[open]", True),
        ("p:not(.absent)", True),
        (":is(.absent,.wide) p", True),
        (":is(.absent,.gone) p", False),
        (":is(.absent,.gone", False),
        ("p:has(>.absent)", False),
        ("p:nth-child(2)", True),
        (r".wi\64 e", False),
        (r".wid\e", True),
        ('[title=".absent"]', True),
        (".dy-head:is([title=')'],.gone)", True),
    ],
)
def test_selector_is_kept_when_something_may_match_it(vocabulary: Vocabulary, selector: str, kept: bool) -> None:  # noqa: FBT001 — a column of the table
    """A rule that a page needs would be lost, or the sheet stay as heavy as it was."""
    assert may_match(selector, vocabulary) is kept


def test_only_living_rules_stay_in_order(vocabulary: Vocabulary) -> None:
    """A page would lose its look, or a later rule no longer win over an earlier one."""
    sheet = (
        '@charset "UTF-8";/* a */.absent{color:red}h1,.absent{color:blue}@media print{.absent{top:0}.wide{left:0}}'
        "@media print{.absent{top:0}}@page{margin:2cm}.absent,h1::-x-y{top:1px}"
    )
    expected = '@charset "UTF-8";h1{color:blue}@media print{.wide{left:0}}@page{margin:2cm}.absent,h1::-x-y{top:1px}'
    assert trim([sheet], vocabulary) == [expected]


def test_properties_and_animations_live_as_long_as_something_names_them(vocabulary: Vocabulary) -> None:
    """An icon or a movement would be missing, or icons that nobody sees be sent to every reader."""
    sheet = (
        ':root{--icon:url("data:image/svg+xml;,{;}");--a:var(--b);--b:1;--used:2;--own:3;--other:4;--kept:5}'
        "h1{left:var(--kept);animation:turn 1s}@keyframes turn{0%{top:0}}@keyframes still{0%{top:0}}:root{--c:0}"
        "@media print{:root{--d:0}}@supports (top:0){@keyframes pulse{to{top:0}}}"
    )
    assert trim([sheet], vocabulary, ["p{top:var(--other);animation-name:pulse}"]) == [
        ":root{--used:2;--own:3;--other:4;--kept:5}h1{left:var(--kept);animation:turn 1s}@keyframes turn{0%{top:0}}"
        "@supports (top:0){@keyframes pulse{to{top:0}}}"
    ]


def test_theme_script_makes_only_what_pages_ask_for() -> None:
    """Readers would be sent the look of parts that no page of the site has."""
    theme = ['x="md-annotation";y="md-tooltip";z="md-tooltip2";k=1;document.body.className="js";"tabbed-control"']
    plain, asking = gather([PAGE], [], theme), gather(['<div class="annotate tabbed-set">'], [], theme)
    names = ("md-annotation", "md-tooltip", "md-tooltip2", "js", "k", "tabbed-control")
    assert [plain.has_class(name) for name in names] == [False, True, True, True, False, False]
    assert [asking.has_class(name) for name in names] == [True, True, True, True, False, True]


@given(st.text(alphabet="ab{}();:,.#[]\"'\\/*@-= \n", max_size=60))
def test_any_text_can_be_cut_and_trimmed(text: str) -> None:
    """A broken sheet of somebody's would end the build."""
    read_rules(text)
    split_outside(text, ",")
    trim([text], gather([text], [text]), [text])
    pack_style(text)
    pack_script(text)


@given(st.lists(st.sampled_from(["p{top:0}", "@media print{a{b:c}}", '@import "x";', 'q{a:"}"}', "@page{a:b}"])))
def test_rules_give_back_the_sheet(parts: list[str]) -> None:
    """A rule would vanish or change while the sheet is cut."""
    sheet = "".join(parts)
    assert "".join(map(str, read_rules(sheet))) == sheet
    assert sum(rule.is_group for rule in read_rules(sheet)) == sum("@media" in part for part in parts)


def test_rule_without_an_end_is_left_out() -> None:
    """What no browser would apply would be taken for a rule."""
    assert read_rules("p{top:0}q{left:") == (Rule("p", "top:0"),)
    assert read_rules(";p{}") == (Rule("p", ""),)


def test_style_is_packed_without_changing_it() -> None:
    """A string, a calculation or a selector would change its meaning when space is saved."""
    style = """
    /* words */
    .a :hover , .b  .c {
      content: "/* kept */  ;  ";  /* more */
      width: calc(1px + 2px);
    }
    """
    assert pack_style(style) == '.a :hover,.b .c{content: "/* kept */  ;  ";width: calc(1px + 2px)}'


def test_script_is_packed_line_by_line() -> None:
    """A script would stop working when its comments are left out."""
    script = """/* Head
   of file. */
(() => {
  // why
  const a = "//not"; // stays
  /** doc */

  return a /* in */ + 1;
})();
"""
    assert pack_script(script) == '(() => {\nconst a = "//not"; // stays\nreturn a /* in */ + 1;\n})();\n'
