"""What real documentation has and no case of ours had: tags spoken of, titles as links, rules under items."""

from __future__ import annotations

import pytest

from duiye.notice import Notice
from folders import Folder

CHAPTER = "crossing/index.md"


def told(tiny: Folder, zh: str, en: str, code: str) -> list[Notice]:
    """Return the notices of a code when both languages get a section."""
    for language, text in (("zh", zh), ("en", en)):
        path = f"docs/{language}/{CHAPTER}"
        tiny.write(path, tiny.read(path) + f"\n## A {{#a}}\n\n{text}\n")
    return [notice for notice in tiny.check() if notice.code == code]


@pytest.mark.parametrize(
    "written", ["（见`<script setup>`）", "（见``<code>``）。`<b>`", "（`<pre>`）<code>(</code>。"]
)
def test_a_tag_that_is_spoken_of_opens_nothing(tiny: Folder, written: str) -> None:
    """The words behind `<script>` in a sentence would be taken for a script, and their marks not be looked at."""
    assert told(tiny, written, "This.", "C003") == []


def test_marks_behind_a_tag_that_is_spoken_of_are_looked_at(tiny: Folder) -> None:
    """A fault behind `<script>` in a sentence would pass."""
    assert len(told(tiny, "用`<script>`写,好。", "This.", "C002")) == 1


@pytest.mark.parametrize(
    ("written", "count"),
    [("见[船开了吗？](lighthouse.md)。", 0), ('见<a href="lighthouse.md">船开了吗？</a>。', 0), ("船开了吗？。", 1)],
)
def test_the_title_of_what_is_linked_keeps_its_mark(tiny: Folder, written: str, count: int) -> None:
    """A link that names a question could not end a sentence."""
    assert len(told(tiny, written, "This.", "C007")) == count


def test_a_line_of_hyphens_under_an_item_is_explained(tiny: Folder) -> None:
    """An author who meant a rule would not see why a list is said to be a heading."""
    notices = told(tiny, "- 一个灯塔\n---", "- one\n---", "H001")
    assert [notice.hint[:36] for notice in notices] == ["The hyphens in the next line make a "] * 2


def test_a_glossary_that_is_not_there_is_told_once(tiny: Folder) -> None:
    """A new publication would be told of every page that it lacks a glossary, at no line."""
    for language in ("zh", "en"):
        tiny.path(f"docs/{language}/glossary.md").unlink()
    tiny.write("mkdocs.yml", tiny.read("mkdocs.yml").replace("  - glossary.md\n", ""))
    found = [notice for notice in tiny.check() if notice.code == "L001" and "The terms are" in notice.message]
    assert [notice.locus.path for notice in found] == ["docs/en/glossary.md", "docs/zh/glossary.md"]
    assert found[0].hint == "Write it, with a line [[glossary]]; or give the terms mark: false."
