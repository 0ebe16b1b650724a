"""An editor's note as the footnote that stands at the place it concerns."""

from __future__ import annotations

import lxml.html
import pytest
from markdown import Markdown

from duiye.model import Bilingual, Claim, Evidence, Source
from duiye.writers.notes import write_note
from duiye.writers.verdicts import VERDICTS

SOURCES = {
    "TOWN": Source("TOWN", "镇志", "Town [old]", "https://town.example/a_(b)", "A"),
    "PRESS": Source("PRESS", "T", "Press", "https://press.example/", "B"),
    "RUMOUR": Source("RUMOUR", "T", "Rumour", "https://rumour.example/", "D"),
}


def claim(note: str, *evidence: str) -> Claim:
    """Return a claim with an English note and its sources."""
    found = tuple(Evidence(name, "corrects") for name in evidence)
    return Claim("C01", "imprecise", Bilingual("甲。", "A."), Bilingual("镇志记为29米。", note), "", found)


def footnote(note: str) -> lxml.html.HtmlElement:
    """Return the footnote of a page that refers to a note; the whole page must be that."""
    html = Markdown(extensions=["footnotes", "attr_list"]).convert(f"A[^C01].\n\n{note}\n\n")
    page = lxml.html.fragment_fromstring(html, create_parent="main")
    assert [item.get("class") for item in page] == [None, "footnote"]
    return page[1]


def said(note: str) -> str:
    """Return the words of a footnote."""
    return " ".join(footnote(note).text_content().replace("↩", "").split())


def test_a_note_says_verdict_number_text_and_sources() -> None:
    """Readers could not tell whether a claim holds, or on what evidence."""
    note = write_note(claim("The chronicle says 29 metres.", "TOWN", "PRESS"), "en", SOURCES)
    assert said(note) == "Imprecise The chronicle says 29 metres. Sources: Town [old] (A), Press (B) [C01]"
    links = footnote(note).xpath(".//span[@class='dy-sources']/a/@href")
    assert links == ["https://town.example/a_(b)", "https://press.example/"]


def test_a_note_is_written_in_the_language_of_its_page() -> None:
    """Chinese pages would carry English notes."""
    assert (
        said(write_note(claim("A.", "PRESS"), "zh-Hans", SOURCES)) == "不够准确 镇志记为29米。 来源：Press（B） 〔C01〕"
    )


def test_pointers_are_no_evidence() -> None:
    """A rumour would stand in print as a source."""
    assert said(write_note(claim("A.", "RUMOUR"), "en", SOURCES)) == "Imprecise A. [C01]"


def test_a_source_is_named_once_and_a_missing_one_not_at_all() -> None:
    """A note would repeat itself, or the build would end with a traceback."""
    assert (
        said(write_note(claim("A.", "PRESS", "PRESS", "GONE"), "en", SOURCES)) == "Imprecise A. Source: Press (B) [C01]"
    )


@pytest.mark.parametrize("note", ["One.\n\nTwo.\n", "One.\nTwo.", " One.\n\n\n    Two.  "])
def test_a_note_of_several_paragraphs_stays_one_note(note: str) -> None:
    """The second paragraph would fall out of the note into the chapter's text."""
    assert "One. Two." in said(write_note(claim(note), "en", SOURCES))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_verdict_has_its_words(language: str) -> None:
    """A claim with a rare verdict could not be printed."""
    assert set(VERDICTS[language]) == {"supported", "imprecise", "wrong", "unverifiable"}
