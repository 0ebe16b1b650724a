"""The units that translators are given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from duiye.alignment import align
from duiye.bitext import fingerprint
from duiye.exchange import find_direction, open_publication
from duiye.model import Memory
from duiye.notice import SettingsError
from duiye.units import Direction, Unit, draw_units, front_words
from folders import REPOSITORY, TINY, Folder
from translators import ZH_EN, chapter, drawn

ZH = """\
---
title: 船
hero:
  lead: 靠岸。
figures:
  - {value: 三艘, href: a.md}
template: home.html
---
# 船 {#boat}

船从早开到晚。
{ .lead }

```
code
```

它不等人。[^1]

[^1]: 一条注。
"""
EN = """\
---
title: The boat
---
# The boat {#boat}

The boat runs from morning to night.

```
code
```

It waits for nobody.[^1]

[^1]: A note.
"""
EN_ZH = Direction("en", "zh", leads=False)


def units(zh: str, en: str | None, direction: Direction = ZH_EN, memory: Memory = Memory()) -> tuple[Unit, ...]:  # noqa: B008 — frozen
    """Draw the units of one chapter."""
    pair = chapter(zh), chapter(en or "", "en")
    segments = align(*pair, memory)
    source, target = pair if direction.leads else pair[::-1]
    earlier = {fingerprint("船开得晚。"): "船开得晚。\n\n"}
    return draw_units(source, target if en is not None else None, segments, direction, earlier)


def test_every_text_is_one_unit_in_reading_order() -> None:
    """A translator would miss a title or a note, or be given code."""
    assert [(unit.context, unit.place, unit.source, unit.target) for unit in units(ZH, EN)] == [
        ("a.md#.title", "front matter: title", "船", "The boat"),
        ("a.md#.hero.lead", "front matter: hero.lead", "靠岸。", ""),
        ("a.md#.figures.0.value", "front matter: figures.0.value", "三艘", ""),
        ("a.md#boat", "heading of level 1", "船", "The boat"),
        ("a.md#boat-p1", "paragraph under “船”", "船从早开到晚。", "The boat runs from morning to night."),
        ("a.md#boat-p3", "paragraph under “船”", "它不等人。[^1]", "It waits for nobody.[^1]"),
        ("a.md#^1", "note definition [^1]", "一条注。", "A note."),
    ]


def test_the_other_language_may_be_the_source() -> None:
    """Who writes in English could not have the Chinese made from it."""
    assert [(unit.context, unit.source, unit.target) for unit in units(ZH, EN, EN_ZH)] == [
        ("a.md#.title", "The boat", "船"),
        ("a.md#boat", "The boat", "船"),
        ("a.md#boat-p1", "The boat runs from morning to night.", "船从早开到晚。"),
        ("a.md#boat-p3", "It waits for nobody.[^1]", "它不等人。[^1]"),
        ("a.md#^1", "A note.", "一条注。"),
    ]


def test_a_chapter_without_counterpart_is_untranslated() -> None:
    """A new chapter would not be given to the translator."""
    assert {(unit.target, unit.standing, unit.is_doubtful) for unit in units(ZH, None)} == {("", "untranslated", False)}


def test_a_copy_in_a_chapter_that_waits_is_no_translation() -> None:
    """The translator's tool would show the source as if it were translated."""
    copy = ZH.replace("---\n", "---\nstate: initial\n", 1).replace("它不等人。", "It waits.")
    found = {unit.name: (unit.target, unit.standing) for unit in units(ZH, copy)}
    assert found["boat-p3"] == ("It waits.[^1]", "unreviewed")
    assert {value for name, value in found.items() if name != "boat-p3"} == {("", "untranslated")}


def test_the_same_words_in_both_languages_are_a_translation_elsewhere() -> None:
    """A name that stands in both languages would be asked for again and again."""
    assert [unit.standing for unit in units("# GPU {#a}\n", "# GPU {#a}\n")] == ["unreviewed"]


@pytest.mark.parametrize(("direction", "doubtful"), [(ZH_EN, True), (EN_ZH, False)])
def test_what_changed_since_the_last_review_is_doubtful_on_the_side_that_lags(
    direction: Direction, *, doubtful: bool
) -> None:
    """A translation of what nobody says any more would count as finished, or the newer words as old."""
    pair = fingerprint("船开得晚。"), fingerprint("The boat runs from morning to night.")
    unit = next(u for u in units(ZH, EN, direction, Memory(in_step=(pair,))) if u.name == "boat-p1")
    assert (unit.standing, unit.is_doubtful) == ("stale", doubtful)
    assert unit.earlier == ("船开得晚。" if doubtful else "")


def test_a_source_that_lags_is_not_the_translators_to_change() -> None:
    """Newer words in the translation would be overwritten by a translation of older ones."""
    pair = fingerprint("它不等人。[^1]"), fingerprint("It waits.[^1]")
    found = {u.name: u for u in units(ZH, EN, memory=Memory(in_step=(pair,)))}
    assert (found["boat-p3"].standing, found["boat-p3"].is_doubtful) == ("stale", False)


def test_a_pair_that_was_reviewed_is_in_step() -> None:
    """The translation memory would be empty."""
    pair = fingerprint("它不等人。[^1]"), fingerprint("It waits for nobody.[^1]")
    found = {u.name: u.standing for u in units(ZH, EN, memory=Memory(in_step=(pair,)))}
    assert (found["boat-p3"], found["boat-p1"]) == ("in step", "unreviewed")


def test_front_matter_that_changed_is_doubtful_as_a_whole() -> None:
    """A title that was written anew would keep its old translation, and nobody would look at it."""
    pair = fingerprint("title: 舟"), align(chapter(ZH), chapter(EN, "en"))[0].prints[1]
    found = {u.name: u for u in units(ZH, EN, memory=Memory(in_step=(pair,)))}
    assert (found[".title"].is_doubtful, found[".title"].earlier, found[".hero.lead"].is_doubtful) == (True, "", False)


def test_a_name_that_stands_twice_means_the_first() -> None:
    """Two units with one name would be a file that no tool opens."""
    doubled = "# 甲 {#a}\n\n# 乙 {#a}\n\n[^1]: 子\n\n[^1]: 丑\n"
    assert [unit.source for unit in units(doubled, None)] == ["甲", "子"]


@pytest.mark.parametrize("root", [TINY, REPOSITORY], ids=["tiny", "ours"])
def test_names_are_unique_and_all_words_are_there(root: Folder) -> None:
    """Two units of a publication would be taken for one another."""
    found = drawn(root)
    assert len({unit.context for unit in found}) == len(found) > 10
    assert all(unit.target for unit in found)


def test_front_matter_without_words_gives_none() -> None:
    """Settings of a page would be given to translators."""
    meta = {"template": "home.html", "hide": ["toc"], "title": 2024, "description": " ", "hero": {"lead": "L"}}
    assert [*front_words(meta)] == [(("hero", "lead"), "L")]


@pytest.mark.parametrize(
    ("named", "meant"),
    [(("", ""), ZH_EN), (("en", ""), EN_ZH), (("", "zh"), EN_ZH), (("zh_CN", "en-GB"), ZH_EN), (("en", "zh"), EN_ZH)],
)
def test_languages_are_found_by_what_is_named(named: tuple[str, str], meant: Direction) -> None:
    """A file whose tool writes zh_CN could not be brought home."""
    assert find_direction(open_publication(TINY).publication, *named) == meant


@pytest.mark.parametrize("named", [("fr", ""), ("", "fr"), ("zh", "zh")])
def test_languages_that_are_none_of_ours_are_refused(named: tuple[str, str]) -> None:
    """A file in French would be written over the English chapters."""
    with pytest.raises(SettingsError):
        find_direction(open_publication(TINY).publication, *named)


def test_a_publication_of_one_language_has_nothing_to_trade() -> None:
    """The program would crash instead of saying what is missing."""
    publication = open_publication(TINY).publication
    with pytest.raises(SettingsError, match="two languages"):
        find_direction(replace(publication, editions=publication.editions[:1]))
