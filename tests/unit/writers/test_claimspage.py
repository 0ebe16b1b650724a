"""The fact-check page: every claim once, with its verdict, its evidence and the way back to the text."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HTMLParser, fromstring

from duiye import desk
from duiye.backlinks import find_references
from duiye.model import Apparatus, Bilingual, Claim, Evidence, Language, Source
from duiye.store import load_apparatus
from duiye.writers.claimspage import Place, write_claims_page, write_date
from duiye.writers.verdicts import GRADES, RELATIONS, VERDICTS
from folders import REPOSITORY, TINY

CASES = Path(__file__).parents[2] / "cases" / "claims"
SOURCES = (
    Source("TOWN", "镇志", "渡口镇", "https://town.example/", "A", "1934"),
    Source("PRESS", "Ferry news <3>", "Press", "https://press.example/", "B", "2023-05-23"),
    Source("FOREIGN", "Ngọn hải đăng", "灯台新聞が", "https://foreign.example/", "C", "2023-05"),
    Source("RUMOUR", "2024", "Rumour", "https://rumour.example/", "D", "n.d."),
)
CLAIMS = (
    Claim("C01", "supported", Bilingual("船开着。", "The boat sails."), Bilingual("的确。", "It *does*.")),
    Claim(
        "C02",
        "wrong",
        Bilingual("灯塔高31米。", "The lighthouse is 31 metres tall."),
        Bilingual("镇志记为29米。", "The chronicle says 29 metres."),
        Bilingual("1000^(1/10) = 1.995，2^5 = 32。", "1,000^(1/10) = 1.995; 2^-5 and 3.14e23 more."),
        tuple(
            Evidence(name, relation)
            for name, relation in (
                ("RUMOUR", "supports"),
                ("TOWN", "corrects"),
                ("GONE", "context"),
                ("PRESS", "partly-supports"),
                ("TOWN", "context"),
                ("FOREIGN", "contradicts"),
            )
        ),
    ),
    Claim("C03", "wrong", Bilingual("无人引用。", "Nobody cites it."), Bilingual("注。", "A note."), "1 + 1 = 2"),
)
STANDS = {
    "C02": (Place("part/a.md#a-p1", "part/a.md", "甲"), Place("part/a.md#a-p4", "part/a.md", "甲")),
    "own": (Place("part/a.md#a-p2", "part/a.md", "甲"),),
    "C01": (Place("b c.md", "b c.md", "乙"), Place("part/a.md#a-p2", "part/a.md", "甲")),
}


def write(
    language: Language,
    claims: Sequence[Claim] = CLAIMS,
    stands: Mapping[str, Sequence[Place]] = STANDS,
    sources: Sequence[Source] = SOURCES,
    level: int = 2,
) -> Element:
    """Write the list under one root."""
    page = Element("main")
    page.extend(write_claims_page(Apparatus(claims=tuple(claims), sources=tuple(sources)), language, stands, level))
    return page


def outline(element: Element, depth: int = 0) -> Iterator[str]:
    """Write an element and what is in it, a line each, with what readers and scripts see of it."""
    shown = "".join(f" {name}={value}" for name, value in element.items())
    yield f"{'  ' * depth}{element.tag}{shown} {element.text or ''}".rstrip()
    for child in element:
        yield from outline(child, depth + 1)
        if child.tail:
            yield f"{'  ' * (depth + 1)}| {child.tail}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_is_what_its_case_shows(language: Language, expect: Callable[[Path, str], None]) -> None:
    """Readers would miss a verdict, a source or the way back, or read it in the wrong language."""
    expect(CASES / f"page.{language}.txt", "\n".join(outline(write(language))) + "\n")


@pytest.mark.parametrize(
    ("language", "said"), [("zh-Hans", "还没有核查过的说法。"), ("en", "No statement has been checked yet.")]
)
def test_a_page_without_claims_says_so(language: Language, said: str) -> None:
    """A publication that has checked nothing yet would have a page that ends after its heading."""
    assert tostring(write(language, claims=()), encoding="unicode") == f"<main><p>{said}</p></main>"


@pytest.mark.parametrize(("level", "tags"), [(2, ["h2", "h3"]), (6, ["h5", "h6"]), (9, ["h5", "h6"])])
def test_headings_go_on_from_the_one_above(level: int, tags: list[str]) -> None:
    """A screen reader would meet a heading that skips a level, or one that HTML does not have."""
    found = [item.tag for item in write("en", level=level).iter() if item.tag[0] == "h" and item.tag != "hr"]
    assert list(dict.fromkeys(found)) == tags


@pytest.mark.parametrize(
    ("date", "zh", "en"),
    [
        ("2023", "2023年", "2023"),
        ("2023-05", "2023年5月", "May 2023"),
        ("2023-05-23", "2023年5月23日", "23 May 2023"),
        ("2023-13-01", "2023年13月1日", "1 13 2023"),
        ("spring", "spring", "spring"),
        ("n.d.", "无日期", "undated"),
        ("", "无日期", "undated"),
    ],
)
def test_dates_are_written_as_readers_write_them(date: str, zh: str, en: str) -> None:
    """A reader would meet the form of a record, or a month that the record does not name."""
    assert (write_date(date, "zh"), write_date(date, "en")) == (zh, en)


@pytest.mark.parametrize("words", [VERDICTS, RELATIONS, GRADES])
def test_every_verdict_relation_and_grade_has_words_of_its_own(words: Mapping[str, Mapping[str, str]]) -> None:
    """Two judgements could not be told apart in print, or one could not be printed."""
    assert set(words["zh"]) == set(words["en"])
    for said in words.values():
        assert len(set(said.values())) == len(said)


def test_markup_in_a_record_stays_text() -> None:
    """A record could bring its own script into the page."""
    bad = Claim("<C>", "wrong", Bilingual("<b>", "<b>"), Bilingual("<i>", "<i>"), "<u>^2")
    assert not {"b", "i", "u"} & {item.tag for item in write("en", claims=[bad]).iter()}


@given(
    st.text("0123456789^()e×- .ab−", max_size=30),
    st.lists(st.sampled_from(["C01", "C02", "C03", "C99"]), max_size=6),
    st.sampled_from(["zh", "en", "fr"]),
)
def test_no_claim_is_lost_and_none_stands_twice(sum_: str, order: list[str], language: Language) -> None:
    """A statement would be missing from the list, or the links to it would lead to one of two."""
    stands = {name: (Place(f"{name[-1]}.md#x", f"{name[-1]}.md", name),) for name in order}
    claims = [Claim(c.id, c.verdict, c.claim, c.note, sum_ or "", c.evidence) for c in CLAIMS]
    page = write(language, claims, stands)
    ids = [item.get("id") or "" for item in page.iter() if item.get("id")]
    assert len(ids) == len(set(ids))
    assert set(ids) >= {claim.id for claim in claims}
    digits = [char for char in sum_ if char.isdigit()]
    for shown in page.iter("dd"):
        if shown.get("class") == "dy-fact__sum":
            text = "".join(shown.itertext()).replace(" × 10", "")
            assert [char for char in text if char.isdigit()] == digits


@pytest.mark.parametrize("root", [REPOSITORY, TINY], ids=["ours", "tiny"])
def test_our_records_are_listed_whole_and_in_one_order(root: Path) -> None:
    """A claim would be missing in one language, or a link to it would lead to another one in the other."""
    apparatus = load_apparatus(root)[0]
    anchors = {}
    for language in ("zh", "en"):
        page = Element("main")
        page.extend(write_claims_page(apparatus, language, find_references(root, language, "fact-check.md"), 3))
        anchors[language] = [item.get("id") for item in page.iter() if item.get("id")]
        sections = list(page.iter("section"))
        assert Counter(section[0].get("id") for section in sections) == Counter(claim.id for claim in apparatus.claims)
        sources = {source.id: source for source in apparatus.sources}
        for section in sections:
            claim = next(claim for claim in apparatus.claims if claim.id == section[0].get("id"))
            shown = [item.get("href") for part in section.iter("ul") for item in part.iter("a")]
            assert Counter(shown) == Counter(sources[name].url for name in {item.source for item in claim.evidence})
        links = {(("".join(link.itertext())), link.get("href")) for link in page.iter("a")}
        assert len({words for words, _ in links}) == len(links), "two links of one name lead to two places"
    assert anchors["zh"] == anchors["en"]


def test_every_note_of_our_own_leads_to_its_claim_and_back() -> None:
    """A reader who follows a note to its evidence would not find the way, or not the way back."""
    checked = desk.check(REPOSITORY)
    for edition in checked.publication.editions:
        language, listed = edition.language, edition.claims_page
        trees = {
            path: fromstring(page.html, parser=HTMLParser(encoding="utf-8"))
            for (tag, path), page in checked.pages.items()
            if tag == language
        }
        notes = 0
        for path, tree in trees.items():
            for link in tree.xpath("//span[@class='dy-claim']/a"):
                target, _, name = link.get("href").partition("#")
                assert posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) == listed
                (claim,) = trees[listed].xpath(f"//section[*[@id='{name}']]")
                back = [place.get("href").partition("#") for place in claim.xpath(".//dd[@class='dy-fact__stands']//a")]
                blocks = [trees[file].get_element_by_id(own) for file, _, own in back]
                assert any(block.xpath(f".//sup[@id='fnref:{name}']") for block in blocks), name
                notes += 1
        assert notes > 40
