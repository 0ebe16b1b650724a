"""Which chapter can be read in which language."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.availability import availability
from duiye.model import LANDING, Apparatus, Block, BlockKind, Chapter, Edition, Publication

PATHS = (LANDING, "glossary.md", "a.md", "b.md")
GLOSSARY = (Block(BlockKind.PARAGRAPH, "[[glossary]]\n", 1),)
Said = dict[str, object]


def chapter(language: str, path: str, state: object) -> Chapter:
    """Return a chapter that says its state, if any."""
    meta = {} if state is None else {"state": state}
    return Chapter(path, language, path, meta, GLOSSARY if path == "glossary.md" else ())


def publication(**states: Said) -> Publication:
    """Return a publication from the state of each chapter by language and path."""
    editions = [
        Edition(tag, tag.upper(), tag, {path: chapter(tag, path, state) for path, state in said.items()}, {})
        for tag, said in states.items()
    ]
    return Publication(tuple(editions), (), Apparatus(), "https://a.example/")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (None, "translated"),
        ("initial", "initial"),
        ("translated", "translated"),
        ("reviewed", "reviewed"),
        ("final", "final"),
        ("Initial", "translated"),
        (["initial"], "translated"),
    ],
)
def test_a_chapter_that_says_no_state_counts_as_translated(said: object, state: str) -> None:
    """A publication without states would lose its pages."""
    assert chapter("en", "a.md", said).state == state


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ({"a.md": "initial"}, True),
        ({LANDING: None, "glossary.md": None, "a.md": "initial"}, True),
        ({LANDING: None, "a.md": None, "b.md": "initial"}, False),
        ({LANDING: None, "glossary.md": None}, False),
        ({}, False),
    ],
)
def test_an_edition_waits_while_no_chapter_can_be_read(said: Said, *, waits: bool) -> None:
    """A reader would be told that there is nothing to read where there is, or find a glossary and no word of it."""
    assert availability(publication(en=said)).untranslated == (frozenset({"en"}) if waits else frozenset())


def test_links_lead_to_the_first_language_that_has_the_chapter() -> None:
    """A link would lead to another stub."""
    zh: Said = {"a.md": None, "b.md": "initial"}
    en: Said = {"a.md": "initial", "b.md": "initial"}
    made = availability(publication(zh=zh, en=en))
    assert made.leads("en") == {"a.md": "zh", "b.md": ""}
    assert made.leads("zh") == {"b.md": ""}


states = st.fixed_dictionaries({}, optional={path: st.sampled_from([None, "initial", "final"]) for path in PATHS})


@given(states, states, st.booleans(), st.sampled_from(PATHS))
def test_a_chapter_has_a_page_or_is_left_out(zh: Said, en: Said, drafts: bool, path: str) -> None:  # noqa: FBT001 — drawn
    """A chapter would be lost between what is built and what is linked to the other language."""
    made = availability(publication(zh=zh, en=en), drafts=drafts)
    for language, said in (("zh", zh), ("en", en)):
        everywhere = path in {**zh, **en}
        assert made.has_page(language, path) + (path in made.left_out(language)) == everywhere
        assert made.is_draft(language, path) == (drafts and said.get(path) == "initial")
        lead = made.leads(language).get(path)
        assert not lead or (lead != language and made.has_page(lead, path))
        assert not made.instead(language) or (language not in made.instead(language) and not drafts)


def test_a_reader_is_sent_to_the_languages_that_can_be_read() -> None:
    """A reader would be sent from one empty edition to another, or away from one that can be read."""
    made = availability(publication(zh={"a.md": None}, en={"a.md": "initial"}, fr={"a.md": "initial"}))
    assert (made.instead("zh"), made.instead("en"), made.instead("fr")) == ((), ("zh",), ("zh",))
    assert availability(publication(en={"a.md": "initial"})).instead("en") == ()


def test_it_can_be_sent_to_another_process() -> None:
    """No page could be built."""
    made = availability(publication(zh={"a.md": None}))
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 — our own bytes


def test_the_facing_edition_has_what_both_languages_have() -> None:
    """A facing page would have one side only, or that of a text that is not translated."""
    both = {"index.md": None, "a.md": None, "b.md": "initial"}
    made = publication(zh={**both, "b.md": None, "c.md": None}, en=both)
    assert availability(made, facing=True).facing == {"index.md", "a.md"}
    assert availability(made, facing=True, drafts=True).facing == {"index.md", "a.md"}
    assert availability(made).facing == frozenset()


def test_without_a_landing_page_there_is_no_facing_edition() -> None:
    """A reader would be led to a home page that does not exist."""
    assert availability(publication(zh={"a.md": None}, en={"a.md": None}), facing=True).facing == frozenset()
    waiting = publication(zh={"index.md": None, "a.md": None}, en={"index.md": None, "a.md": "initial"})
    assert availability(waiting, facing=True).facing == frozenset()
