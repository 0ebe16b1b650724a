"""The glossary page: one entry a concept, in the order of its language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.model import Bilingual, Designations, Language, Reference, Term
from duiye.store import load_apparatus
from duiye.writers.glossary import fold, write_glossary
from folders import REPOSITORY, TINY

DEFINITION = Bilingual("定义。", "Definition.")


def term(name: str, zh: str, en: str, pinyin: str = "") -> Term:
    """Return a term with one designation on each side."""
    return Term(name, "concept", Designations(zh, pinyin=pinyin), Designations(en), DEFINITION)


def write(
    terms: Sequence[Term], language: Language, uses: Mapping[str, Sequence[tuple[str, str]]] | None = None
) -> Element:
    """Write a glossary under one root."""
    page = Element("main")
    page.extend(write_glossary(terms, language, uses or {}))
    return page


def heads(page: Element) -> list[str]:
    """Return letters and leading designations from top to bottom."""
    return [
        "".join(item.itertext()) for item in page.iter() if item.tag == "h2" or item.get("class") == "dy-entry__head"
    ]


TERMS = [
    term("ferry", "渡轮", "ferry", "dùlún"),
    term("tower", "灯塔", "lighthouse", "dēngtǎ"),
    term("green", "绿灯", "Green light", "lǜdēng"),
    term("three", "3D图", "3D chart"),
    term("omega", "Ω", "Ωmega"),
]


def test_english_stands_from_a_to_z_and_what_is_no_letter_comes_last() -> None:
    """Readers would not find a term where the alphabet puts it, or find a letter twice."""
    assert heads(write(TERMS, "en")) == ["F", "ferry", "G", "Green light", "L", "lighthouse", "#", "3D chart", "Ωmega"]


@pytest.mark.parametrize(("language", "said"), [("zh-CN", "还没有收入词条。"), ("en", "There are no terms yet.")])
def test_an_empty_glossary_says_so(language: Language, said: str) -> None:
    """A new publication would have a page that ends after its first sentence."""
    assert tostring(write([], language), encoding="unicode") == f"<main><p>{said}</p></main>"


def test_chinese_stands_by_pinyin_without_tones() -> None:
    """Chinese readers would meet a list without order."""
    assert heads(write(TERMS, "zh")) == ["D", "灯塔", "渡轮", "L", "绿灯", "#", "3D图", "Ω"]


@given(
    st.lists(st.tuples(st.text("aéβ3灯 Z¿", min_size=1, max_size=3), st.text("aéüβ3 Z", max_size=3)), max_size=8),
    st.sampled_from(["zh", "en"]),
)
def test_no_letter_stands_twice_and_no_term_is_lost(names: list[tuple[str, str]], language: Language) -> None:
    """Two headings would have the same id, and the letter bar would lead to the wrong one."""
    terms = [term(f"t{n}", name, name, pinyin) for n, (name, pinyin) in enumerate(names)]
    page = write(terms, language)
    ids = [item.get("id") for item in page.iter() if item.get("id")]
    assert len(ids) == len(set(ids))
    assert {item.get("id") for item in page.iter("div")} == {item.id for item in terms}


def test_letters_and_entries_have_addresses() -> None:
    """Links from the chapters to an entry would lead to the top of the page."""
    page = write(TERMS[:1], "en")
    assert page[0].get("id") == "letter-f"
    entry = page[1][0]
    assert (entry.get("class"), entry.get("id")) == ("dy-entry", "ferry")
    link = entry.find(".//a[@class='headerlink']")
    assert link is not None
    assert link.get("href") == "#ferry"


def test_both_languages_stand_in_an_entry_and_say_which_they_are() -> None:
    """Screen readers would speak Chinese with an English voice."""
    zh, en = write(TERMS[:1], "zh"), write(TERMS[:1], "en")
    assert [(i.text, i.get("lang")) for i in zh.iter("span")] == [("渡轮", "zh"), ("dùlún", "zh-Latn"), ("ferry", "en")]
    assert [(i.text, i.get("lang")) for i in en.iter("span")] == [("ferry", "en"), ("渡轮", "zh"), ("dùlún", "zh-Latn")]
    definitions = [(item.text, item.get("lang")) for item in en.iter("dd")]
    assert definitions == [("Definition.", "en"), ("定义。", "zh")]


def test_an_entry_tells_everything_that_its_record_holds() -> None:
    """Something that an editor wrote would not be on the page."""
    full = Term(
        "tide",
        "concept",
        Designations("潮汐表", ("潮表",), ("水表",), "cháoxībiǎo", "潮汐表", "潮汐時刻表"),
        Designations("tide table", ("table of tides",), ("water list",)),
        DEFINITION,
        ("ferry", "gone"),
        reference=Reference("Tides", "https://tides.example/", "B"),
    )
    uses = {"tide": [("../a.md", "甲"), ("../b.md", "乙")]}
    said = {item.get("class"): "".join(item.itertext()) for item in write([TERMS[0], full], "zh", uses).iter("dd")}
    variants = [
        "".join(item.itertext()) for item in write([full], "zh").iter("dd") if item.get("class") == "dy-entry__variants"
    ]
    assert variants == ["又称：潮表", "台湾用语：潮汐時刻表", "不用：水表", "又称：table of tides", "不用：water list"]
    assert said["dy-entry__related"] == "参见：渡轮"
    assert said["dy-entry__reference"] == "参考：Tides"
    assert said["dy-entry__used"] == "见于：甲、乙"


def test_the_filter_finds_an_entry_by_all_its_names() -> None:
    """Typing pinyin, English or a traditional form into the box would find nothing."""
    full = Term(
        "x",
        "concept",
        Designations("绿灯", ("信号 灯",), (), "lǜ dēng", "綠燈"),
        Designations("Green Light"),
        DEFINITION,
    )
    (entry,) = write([full], "en").iter("div")
    assert (entry.get("data-keys") or "").split() == ["绿灯", "信号灯", "greenlight", "ludeng", "綠燈", "ld"]


@pytest.mark.parametrize(
    ("text", "folded"), [("Dēng Tǎ", "dengta"), ("ＧＰＵ", "gpu"), ("灯-塔", "灯塔"), ("Straße", "strasse"), ("", "")]
)
def test_folding_leaves_what_people_type(text: str, folded: str) -> None:
    """Tones, capitals or full-width letters would hide an entry."""
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """What the page holds and what the reader types would be folded differently."""
    assert fold(fold(text)) == fold(text)


def test_markup_in_a_record_stays_text() -> None:
    """A definition could bring its own script into the page."""
    bad = Term("x", "concept", Designations("<b>甲</b>"), Designations("<script>a</script>"), Bilingual("&", "<i>"))
    assert b"<script>" not in tostring(write([bad], "en"))


@pytest.mark.parametrize("root", [REPOSITORY, TINY], ids=["ours", "tiny"])
def test_every_term_of_a_termbase_is_an_entry_in_both_languages(root: Path) -> None:
    """A term would be linked in the chapters and missing in the glossary."""
    terms = load_apparatus(root)[0].terms
    for language in ("zh", "en"):
        assert sorted(item.get("id") or "" for item in write(terms, language).iter("div")) == sorted(
            t.id for t in terms
        )
