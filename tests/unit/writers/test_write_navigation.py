"""Imported chapters in the navigation of mkdocs.yml."""

from __future__ import annotations

import difflib

import yaml

from duiye.writers.settings import NavItem, write_navigation
from folders import REPOSITORY, TINY

ITEMS = [
    NavItem("opening.md"),
    NavItem("part-1/index.md", "Part 1"),
    NavItem("part-1/a.md", "Part 1"),
    NavItem("end.md"),
]
NAMES = {"zh": {"Part 1": "第一部分"}, "en": {"Part 1": "Part 1"}}


def changes(before: str, after: str) -> list[str]:
    """Return the lines that were added and removed."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line.startswith(("+ ", "- "))]


def test_chapters_stand_behind_the_landing_page_and_nothing_else_changes() -> None:
    """Comments, quotes and order of a person's mkdocs.yml would be lost by an import."""
    text = (TINY / "mkdocs.yml").read_text("utf-8")
    assert changes(text, write_navigation(text, ITEMS, frozenset(), NAMES)) == [
        "+   - opening.md",
        "+   - Part 1:",
        "+       - part-1/index.md",
        "+       - part-1/a.md",
        "+   - end.md",
        "+             Part 1: 第一部分",
    ]


def test_our_own_settings_lose_nothing() -> None:
    """An import into the publication of this repository would rewrite its settings."""
    text = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    written = write_navigation(text, [NavItem("new.md")], frozenset(), {})
    assert changes(text, written) == ["+   - new.md"]


def test_a_second_import_writes_the_same_bytes() -> None:
    """Every import would change mkdocs.yml."""
    text = (TINY / "mkdocs.yml").read_text("utf-8")
    once = write_navigation(text, ITEMS, frozenset(), NAMES)
    assert write_navigation(once, ITEMS, frozenset(), NAMES) == once


def test_an_order_made_by_hand_stays() -> None:
    """An author's own order of chapters would be undone by the next import."""
    text = "nav:\n  - index.md\n  - end.md\n  - Mine: opening.md\n"
    text += "  - Part 1:\n      - part-1/a.md\n      - part-1/index.md\n"
    items = [*ITEMS[:3], NavItem("part-1/b.md", "Part 1"), NavItem("part-2/index.md", "Part 2"), ITEMS[3]]
    assert yaml.safe_load(write_navigation(text, items, frozenset(), {}))["nav"] == [
        "index.md",
        "end.md",
        {"Mine": "opening.md"},
        {"Part 1": ["part-1/a.md", "part-1/b.md", "part-1/index.md"]},
        {"Part 2": ["part-2/index.md"]},
    ]


def test_chapters_that_are_gone_leave_the_navigation() -> None:
    """The navigation would name a chapter that no language has."""
    text = "nav:\n  - index.md\n  - A: a.md\n  - Part 1:\n      - b.md\n  - c.md\n"
    assert yaml.safe_load(write_navigation(text, [], frozenset({"a.md", "b.md"}), {}))["nav"] == ["index.md", "c.md"]


def test_a_publication_without_a_navigation_gets_one() -> None:
    """The order of the article would be lost."""
    written = yaml.safe_load(write_navigation("site_name: x\nplugins:\n  i18n: {}\n", ITEMS[:1], frozenset(), {}))
    assert written == {"site_name": "x", "plugins": {"i18n": {}}, "nav": ["opening.md"]}


def test_names_of_parts_that_a_person_gave_stay() -> None:
    """A better name for a part would be overwritten by the next import."""
    text = "plugins:\n  - search\n  - i18n:\n      languages:\n        - locale: zh\n"
    text += "          nav_translations: {Part 1: 上篇}\n        - locale: en\n"
    written = yaml.safe_load(
        write_navigation(text, [], frozenset(), {"zh": NAMES["zh"], "en": {"Part 1": "The coast"}})
    )
    told = written["plugins"][1]["i18n"]["languages"]
    assert [item["nav_translations"] for item in told] == [{"Part 1": "上篇"}, {"Part 1": "The coast"}]
