"""Which places of a text name a term."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.model import Bilingual, Designations, Language, Term
from duiye.termbase import TermFinder

NOWHERE = Bilingual("无", "none")


def term(name: str, *, zh: str = "占位词", en: str = "placeholder", mark: bool = True) -> Term:
    """Return a term with designations separated by `|`, the preferred one first."""
    sides = [Designations(preferred, tuple(admitted)) for preferred, *admitted in (zh.split("|"), en.split("|"))]
    return Term(name, "concept", *sides, NOWHERE, mark=mark)


def found(text: str, *terms: Term, language: Language = "en") -> list[str]:
    """Return the mentions in a text as they are written."""
    return [text[item.start : item.end] for item in TermFinder(terms, language).find(text)]


def test_the_longest_designation_wins_in_unspaced_chinese() -> None:
    """`云计算厂商` would be explained as `云计算`, with a link to the wrong entry."""
    terms = [term("cloud", zh="云计算"), term("vendor", zh="云计算厂商"), term("vendors", zh="厂商")]
    finder = TermFinder(terms, "zh")
    assert [item.term for item in finder.find("国内云计算厂商做云计算")] == ["vendor", "cloud"]


def test_the_longest_designation_wins_in_english_too() -> None:
    """`cloud computing provider` would be linked as `cloud`."""
    terms = [term("cloud", en="cloud"), term("provider", en="cloud computing provider")]
    assert found("a cloud computing provider in the cloud", *terms) == ["cloud computing provider", "cloud"]


def test_a_shorter_designation_stands_in_where_the_longest_does_not_end() -> None:
    """A term at the head of another word's beginning would not be found at all."""
    terms = [term("gpt", en="GPT"), term("gpt4", en="GPT 4")]
    assert found("GPT 4o", *terms) == ["GPT"]


def test_latin_words_have_edges_inside_chinese() -> None:
    """`GPU` in `用GPU训练` would not be explained."""
    assert found("用GPU训练，用GPUX不算", term("gpu", zh="GPU"), language="zh") == ["GPU"]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("one GPU", ["GPU"]),
        ("two GPUs", ["GPUs"]),
        ("a gpu", []),
        ("GPU2", []),
        ("XGPU", []),
        ("_GPU", []),
        ("GPU's", ["GPU"]),
        ("a multi-GPU box", ["GPU"]),
    ],
)
def test_capitals_of_a_designation_are_kept_and_its_edges_respected(text: str, mentions: list[str]) -> None:
    """Words that only look like an abbreviation would be explained as it."""
    assert found(text, term("gpu", en="GPU")) == mentions


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Ferries and a ferry", ["Ferries", "ferry"]),
        ("FERRY", ["FERRY"]),
        ("ferrying", []),
        ("the ferryman", []),
    ],
)
def test_english_takes_plurals_and_any_case(text: str, mentions: list[str]) -> None:
    """A term would be linked in the singular only."""
    assert found(text, term("ferry", en="ferry")) == mentions


@pytest.mark.parametrize(
    ("designation", "text", "mentions"),
    [
        ("box", "two boxes", ["boxes"]),
        ("bus", "the bus, the buss", ["bus"]),
        ("day", "two days", ["days"]),
        ("tide table", "a tide\ntable and tide\u00a0tables", ["tide\ntable", "tide\u00a0tables"]),
        ("GPT-4", "GPT-4, GPT-4o, GPT-4.5, GPT-4.", ["GPT-4", "GPT-4"]),
        ("Moore’s law", "Moore's law is Moore’s law", ["Moore's law", "Moore’s law"]),
        ("C++", "C++ and C", ["C++"]),
        (".NET", "on .NET", [".NET"]),
    ],
)
def test_designations_are_found_as_people_write_them(designation: str, text: str, mentions: list[str]) -> None:
    """A line break, a straight apostrophe or a plural would hide a term."""
    assert found(text, term("x", en=designation)) == mentions


def test_admitted_designations_count_and_deprecated_ones_do_not() -> None:
    """A wrong word would be linked as if this edition used it."""
    made = Term("t", "concept", Designations("灯塔"), Designations("lighthouse", ("light tower",), ("lamp",)), NOWHERE)
    assert found("light tower, lighthouse, lamp", made) == ["light tower", "lighthouse"]


def test_a_single_chinese_character_is_no_mention() -> None:
    """`云` would be linked inside `云南`."""
    assert found("云南有云", term("cloud", zh="云"), language="zh") == []


def test_terms_with_mark_false_are_not_looked_for() -> None:
    """Words that the editor wants unlinked would be links."""
    assert found("a ferry", term("ferry", en="ferry", mark=False)) == []


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "en"])
def test_an_empty_termbase_finds_nothing(language: Language) -> None:
    """A publication without records could not be built."""
    assert list(TermFinder((), language).find("云计算 cloud")) == []


@pytest.mark.parametrize("first", ["ß", "ŉ", "ǰ", "ﬁ"])
def test_a_designation_whose_first_letter_has_a_long_capital_stops_nothing(first: str) -> None:
    """One entry such as `ßeta` would end every build with a traceback at the next capital S."""
    assert found(f"SS Ss J F {first}eta", term("x", en=f"{first}eta")) == [f"{first}eta"]


words = st.text("ab云计算厂商GPTUsy-’' .4ßé", min_size=1, max_size=6).filter(lambda text: text.strip() == text)
termbases = st.lists(st.tuples(words, st.lists(words, max_size=2)), max_size=5).map(
    lambda items: [
        Term(f"t{n}", "concept", Designations(first, tuple(rest)), Designations(first, tuple(rest)), NOWHERE)
        for n, (first, rest) in enumerate(items)
    ]
)
texts = st.one_of(st.text("ab云计算厂商GPTUsyi-’' .4ßé\n", max_size=60), st.text(max_size=60))


def _spoken(text: str) -> str:
    """Return what a designation and its mention have in common."""
    return " ".join(text.casefold().replace("’", "'").split())


@given(termbases, texts, st.sampled_from(["zh", "en"]))
def test_mentions_are_designations_in_order_and_never_overlap(terms: list[Term], text: str, language: Language) -> None:
    """A link would swallow a neighbouring word, or two links would stand inside one another."""
    last = 0
    for mention in TermFinder(terms, language).find(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end
        said = _spoken(text[mention.start : mention.end])
        names = [_spoken(name) for item in terms if item.id == mention.term for name in item.en.valid]
        plurals = (
            [f"{name}s" for name in names] + [f"{name}es" for name in names] + [f"{name[:-1]}ies" for name in names]
        )
        assert said in names + plurals


@given(termbases, texts, st.sampled_from(["zh", "en"]))
def test_no_longer_designation_begins_where_a_mention_does(terms: list[Term], text: str, language: Language) -> None:
    """The longest match would depend on the order of the termbase."""
    forwards = list(TermFinder(terms, language).find(text))
    backwards = list(TermFinder(reversed(terms), language).find(text))
    assert [(item.start, item.end) for item in forwards] == [(item.start, item.end) for item in backwards]
