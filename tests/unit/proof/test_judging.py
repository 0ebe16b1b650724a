from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from duiye.proof.judging import judge
from duiye.proof.questions import Answer, Kind, Question
from duiye.proof.seen import Line, SeenPage
from duiye.proof.telling import tell
from duiye.store import load_publication
from folders import TINY


def page(place: str, text: str) -> SeenPage:
    """Make a page of one line."""
    language, _, address = place.partition("/")
    return SeenPage(language, address, (Line(text, "tide-p1", language),))


PAGES = [
    page("zh/a/", "大潮在朔望之后"),
    page("zh/b/", "朔望之日，大巢里"),
    page("zh/c/", "别的话"),
    page("en/a/", "Models are trained."),
    page("en/b/", "He trains a model."),
    page("en/c/", "Nothing else."),
]
ASKED = Question(Kind.CHINESE, "zh", "朔望", "朔望", "zh", "a/", "tide-p1")


def found(question: Question, *places: str, limit: int = 3) -> bool:
    """Say whether an answer counts as found."""
    (recall,) = judge([(question, Answer(places))], PAGES, limit)
    return not recall.missed


def test_a_phrase_is_found_where_its_page_is() -> None:
    """A search that works would be told to be broken."""
    assert found(ASKED, "zh/c/", "zh/a/")


def test_a_phrase_is_missed_where_only_others_came() -> None:
    """A search that finds one page of ten would pass."""
    assert not found(ASKED, "zh/b/")
    assert not found(ASKED)
    assert not found(ASKED, "zh/c/", "zh/b/", "zh/nowhere/")


def test_more_right_pages_than_were_asked_for_are_no_miss() -> None:
    """A word of every chapter would count as missed, whatever the search did."""
    assert found(ASKED, "zh/b/", limit=1)
    assert not found(ASKED, "zh/c/", limit=1)


def test_what_sounds_the_same_is_right_for_pinyin() -> None:
    """One spelling is many words: 大潮, 大巢."""
    pinyin = replace(ASKED, kind=Kind.PINYIN, text="dachao", phrase="大潮")
    assert found(pinyin, "zh/b/", limit=1)
    assert not found(replace(pinyin, kind=Kind.CHINESE), "zh/b/", limit=1)


def test_another_form_of_a_word_is_right_where_it_was_asked_for() -> None:
    """A page that says ‘trains’ would be wrong for ‘trained’."""
    asked = Question(Kind.INFLECTED, "en", "train", "trained", "en", "a/", "tide-p1")
    assert found(asked, "en/b/", limit=1)
    assert not found(asked, "en/c/", limit=1)


@pytest.mark.parametrize("places", [("en/a/",), ("en/c/", "en/b/"), ("en/x/", "en/y/", "en/z/", "en/w/", "en/a/")])
def test_across_languages_the_counterpart_is_among_the_first_five(places: tuple[str, ...]) -> None:
    """The right passage would count as wrong because it is a translation."""
    assert found(replace(ASKED, kind=Kind.TO_ENGLISH, language="en"), *places, limit=9)


@pytest.mark.parametrize("places", [(), ("en/c/",), ("en/x/", "en/y/", "en/z/", "en/w/", "en/v/", "en/a/")])
def test_across_languages_the_sixth_page_is_too_late(places: tuple[str, ...]) -> None:
    """Readers would have to turn the page, and the proof would not mind."""
    assert not found(replace(ASKED, kind=Kind.TO_ENGLISH, language="en"), *places, limit=9)


def test_a_class_below_its_target_is_an_error_and_each_phrase_a_warning() -> None:
    """A search that got worse would be published; or nobody would know what it misses."""
    publication = load_publication(TINY).publication
    right = Question(Kind.PINYIN, "zh", "dengta", "灯塔", "zh", "crossing/lighthouse/", "lighthouse-p1")
    wrong = replace(right, text="duta", phrase="渡塔")
    pages = [page("zh/crossing/lighthouse/", "灯塔")]
    few = [(right, Answer(("zh/crossing/lighthouse/",)))] * 9 + [(wrong, Answer())]
    notices = [
        str(notice).partition(" Look")[0].partition(" Report")[0].replace("the page", "it")
        for notice in tell(judge(few, pages, 5), publication)
    ]
    assert notices == [
        "docs/zh/crossing/lighthouse.md:6 R001 The search of zh/ does not find “duta” (pinyin; it says “渡塔”).",
        "mkdocs.yml R002 The search finds 0.900 of 10 phrases (pinyin); it has to find 0.95.",
    ]
    failed = [(wrong, Answer(fault="partial"))]
    assert next(tell(judge(failed, pages, 5), publication)).message.endswith("“渡塔”): partial.")
    enough = [*few[:9] * 3, few[9]]
    assert [notice.code for notice in tell(judge(enough, pages, 5), publication)] == ["R001"]


def test_a_phrase_of_a_page_without_a_chapter_names_the_page() -> None:
    """The proof would stop at a page that a plugin has made."""
    publication = load_publication(TINY).publication
    missed = judge([(replace(ASKED, kind=Kind.TO_ENGLISH, language="en"), Answer(("en/c/",)))], PAGES, 5)
    first, _ = tell(missed, publication)
    assert (first.locus.path, first.locus.line) == ("zh/a/", 0)
    assert first.message.endswith("among the first pages: en/c/.")


def test_the_package_brings_its_driver() -> None:
    """An installed Duiye could prove nothing."""
    import duiye.proof  # noqa: PLC0415 — the place is what is tested

    assert (Path(duiye.proof.__file__).parent / "prove.js").is_file()


def test_each_class_is_counted_by_itself() -> None:
    """One class could hide what another misses."""
    pinyin = replace(ASKED, kind=Kind.PINYIN, text="dachao", phrase="大潮")
    asked = [(pinyin, Answer(("zh/b/",))), (pinyin, Answer(("zh/b/",))), (ASKED, Answer())]
    first, second = judge(asked, PAGES, 1)
    assert (first.kind, first.asked, first.share, first.is_enough) == (Kind.CHINESE, 1, 0, False)
    assert (second.kind, second.asked, second.share, second.is_enough) == (Kind.PINYIN, 2, 1, True)


def test_an_index_without_terms_is_asked_in_classes_of_its_own() -> None:
    """The whole index would be asked twice, and the proof without a termbase prove nothing."""
    assert [kind for kind in Kind if kind.is_bare] == [Kind.TO_CHINESE_BARE, Kind.TO_ENGLISH_BARE]
    assert all(kind.is_across for kind in Kind if kind.is_bare)
