"""Links to chapters that a language does not have yet."""

from __future__ import annotations

import pytest
from markdown import Markdown

from duiye.readers.settings import read_settings
from duiye.sisterlinks import Sisters
from folders import REPOSITORY, TINY

SETTINGS = read_settings((REPOSITORY / "mkdocs.yml").read_text("utf-8"))
LEADS = {"index.md": "zh", "crossing/b.md": "zh", "港/c d.md": "zh", "nowhere.md": ""}
SISTERS = Sisters("crossing/a.md", "en", LEADS, {"zh": "zh/", "en": "en/"})


@pytest.mark.parametrize(
    ("link", "led"),
    [
        ("b.md", ("zh", "../../../zh/crossing/b/")),
        ("b.md#tower", ("zh", "../../../zh/crossing/b/#tower")),
        ("../index.md", ("zh", "../../../zh/")),
        ("../%E6%B8%AF/c%20d.md", ("zh", "../../../zh/%E6%B8%AF/c%20d/")),
        ("../nowhere.md#x", ("", "")),
        ("c.md", None),
        ("#tower", None),
        ("", None),
        ("https://a.example/b.md", None),
        ("//a.example/b.md", None),
        ("term:b.md", None),
    ],
)
def test_a_link_leads_to_the_sister_page_or_stays(link: str, led: tuple[str, str] | None) -> None:
    """A link would be dead, or one that is right would leave the language."""
    assert SISTERS.lead(link) == led


def test_a_language_may_be_at_the_root() -> None:
    """Links of a stock build, whose default language has no folder, would be dead."""
    assert Sisters("a.md", "en", {"b.md": "zh"}, {"zh": "", "en": "en/"}).lead("b.md") == ("zh", "../../b/")


def html(text: str, sisters: Sisters) -> str:
    """Render a text as a chapter of the tiny publication."""
    own = {"root": str(TINY), "chapter": "en/crossing/a.md", "sisters": sisters}
    configs = {**SETTINGS.extension_configs, "duiye.markdown": own}
    return Markdown(extensions=list(SETTINGS.extensions), extension_configs=configs).convert(text)


def test_a_page_says_of_a_link_which_language_it_leads_to() -> None:
    """Material would take the link for one of its own pages, a screen reader would not name the language."""
    made = html("[one](b.md) [two](c.md) [three](../nowhere.md){ #three .small }", SISTERS)
    assert '<a href="../../../zh/crossing/b/" hreflang="zh" target="_self">one</a>' in made
    assert '<a href="c.md">two</a>' in made
    assert '<span class="small" id="three">three</span>' in made


def test_terms_lead_to_the_glossary_that_there_is() -> None:
    """A language whose glossary waits would lose every explanation."""
    made = html("A ferry.", Sisters("crossing/a.md", "en", {"glossary.md": "zh"}, {"zh": "zh/", "en": "en/"}))
    assert 'href="../../../zh/glossary/#ferry" hreflang="zh" target="_self"' in made


def test_without_initial_chapters_nothing_changes() -> None:
    """Every link would be touched for nothing."""
    assert html("[one](b.md)", Sisters()) == '<p id="top-p1"><a href="b.md">one</a></p>'
