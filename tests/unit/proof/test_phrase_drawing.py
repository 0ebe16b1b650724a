from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from duiye.proof.drawing import draw
from duiye.proof.questions import Kind, Question
from duiye.proof.seen import Line, SeenPage


def page(language: str, *texts: str, address: str = "tide/") -> SeenPage:
    """Make a page of paragraphs."""
    return SeenPage(language, address, tuple(Line(text, f"tide-p{n}", language) for n, text in enumerate(texts, 1)))


CHINESE = page("zh", "大潮在朔望之后两天到来，软件记下了1,750次。", "每个GPU都要用算力平台训练模型。")
ENGLISH = page(
    "en",
    "Spring tides come two days after the moon; software counted 1,750.",
    "Every model trains, and training costs.",
)


def of(questions: list[Question], *kinds: Kind) -> list[Question]:
    """Return the questions of some classes."""
    return [question for question in questions if question.kind in kinds]


def test_a_phrase_stands_on_its_page() -> None:
    """The build would fail for a phrase that no page says."""
    made = draw([CHINESE, ENGLISH], 40)
    pages = {"zh": CHINESE, "en": ENGLISH}
    assert made
    for question in made:
        lines = {line.block: line.text for line in pages[question.spoken].lines}
        assert question.phrase in lines[question.block]


def test_every_class_is_asked() -> None:
    """A class could drop out of the proof, and nobody would see."""
    made = draw([CHINESE, ENGLISH], 60)
    assert {question.kind for question in made} == set(Kind)


def test_one_site_is_always_asked_the_same_and_another_something_else() -> None:
    """A miss could not be looked at again; or all sites would be asked by one lot."""
    assert draw([CHINESE, ENGLISH], 20) == draw([CHINESE, ENGLISH], 20)
    other = [CHINESE, page("en", *(line.text for line in ENGLISH.lines), "More.")]
    assert [each.text for each in draw(other, 20)] != [each.text for each in draw([CHINESE, ENGLISH], 20)]


def test_no_phrase_is_asked_twice_and_none_is_made_up() -> None:
    """A thousand phrases of a small site would be ten, each a hundred times."""
    chinese = [question.text for question in of(draw([CHINESE, ENGLISH], 500), Kind.CHINESE)]
    assert len(chinese) == len(set(chinese)) > 40
    assert all(re.fullmatch("[\u4e00-\u9fff]{2,8}", text) for text in chinese)


def test_pinyin_is_written_with_spaces_and_without() -> None:
    """Half of those who type pinyin would not be thought of."""
    made = draw([CHINESE, ENGLISH], 40)
    spaced = {question.phrase: question.text for question in of(made, Kind.SPACED)}
    joined = {question.phrase: question.text for question in of(made, Kind.PINYIN)}
    assert {phrase: text.replace(" ", "") for phrase, text in spaced.items()} == joined
    assert all(len(text.split(" ")) == len(phrase) for phrase, text in spaced.items())


def test_common_words_are_not_asked_alone() -> None:
    """The proof would measure how many pages say ‘the’."""
    words = {question.text for question in of(draw([CHINESE, ENGLISH], 200), Kind.WORD)}
    assert {"Spring", "tides", "software", "training"} <= words
    assert not {"the", "and", "after"} & words - {"after"}


def test_the_other_language_is_asked_only_for_passages_that_it_has() -> None:
    """A passage without a translation would count as missed."""
    short = page("en", "Spring tides come.")
    across = of(draw([CHINESE, short], 100), Kind.TO_ENGLISH, Kind.TO_ENGLISH_BARE)
    assert {question.block for question in across} == {"tide-p1"}
    assert {question.language for question in across} == {"en"}
    assert {question.spoken for question in across} == {"zh"}


def test_lines_in_another_language_are_left_out() -> None:
    """A glossary's English words would be asked as English of the Chinese edition."""
    mixed = SeenPage("zh", "glossary/", (Line("潮汐表", "tide", "zh"), Line("a list of tides", "tide", "en")))
    assert {question.phrase for question in draw([mixed], 50)} == {"潮汐", "汐表", "潮汐表"}


def test_a_site_without_text_is_asked_nothing() -> None:
    """An empty publication could not be built with a proof."""
    assert draw([], 10) == []
    assert draw([page("zh"), page("en", "—")], 10) == []


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]))),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]))),
)
def test_any_text_can_be_drawn_from(zh: list[str], en: list[str]) -> None:
    """A strange character on a page would stop the build."""
    for question in draw([page("zh", *zh), page("en", *en)], 5):
        assert question.text


def test_characters_that_nobody_can_read_are_not_asked_in_pinyin() -> None:
    """The proof would type the character itself and call it pinyin."""
    made = draw([page("zh", "㒹㒺㓀㒹㒺㓀")], 10)
    assert of(made, Kind.CHINESE)
    assert not of(made, Kind.PINYIN, Kind.SPACED)
