"""Whatever stands in a chapter, the checks come to an end."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duiye import desk
from duiye.checks import PAGE_CHECKS, PUBLICATION_CHECKS
from duiye.checks.size import LIMIT, check_size
from duiye.notice import ContentError
from duiye.placing import placed
from duiye.readers.manuscript import read_manuscript
from duiye.readers.rendering import Page
from duiye.store import load_publication
from folders import TINY, Folder

CHAPTER = "crossing/lighthouse.md"
MARKS = "[](){}<>#*_`~|\\!:^\"'-+=&$/\n\t 一二。，ab1.%"


@pytest.mark.parametrize("language", ["zh", "en"])
@given(data=st.text() | st.text(MARKS, max_size=200) | st.binary())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_chapter_is_checked(tiny: Folder, language: str, data: str | bytes) -> None:
    """A slip of the keyboard would end the check in a traceback."""
    content = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    tiny.write(f"docs/{language}/{CHAPTER}", content)
    codes = {notice.code for notice in tiny.check()}
    shutil.copy(TINY / "docs" / language / CHAPTER, tiny.path(f"docs/{language}/{CHAPTER}"))
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        assert "T001" in codes


def test_a_chapter_that_is_too_long_is_told_at_once(tiny: Folder) -> None:
    """The check would run for hours without a word."""
    tiny.write(f"docs/en/{CHAPTER}", "The ferry leaves at six.\n\n" * (5_000_000 // 26))
    with pytest.raises(ContentError) as raised:
        desk.check(tiny.root)
    told = [f"{notice.locus} {notice.code} {notice.message}" for notice in raised.value.notices]
    assert told == [f"docs/en/{CHAPTER} T004 The chapter has 5.0 MB; 0.5 MB can be rendered."]
    tiny.write(f"docs/en/{CHAPTER}", "# T {#lighthouse}\n" + "\n" * (LIMIT - 100))
    assert not [*check_size(load_publication(tiny.root).publication)]


SHAPES: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda size: "The ferry 渡船 sees [a](lighthouse.md) and **b**[^C01].\n\n" * (size // 57),
    "one line": lambda size: "The ferry sees [a](lighthouse.md) and **b**[^C01]. " * (size // 51),
    "items": lambda size: "- an item [a](lighthouse.md)\n" * (size // 29),
    "brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "links": lambda size: "](a" * (size // 3),
    "notes": lambda size: "[^" * (size // 2),
    "emphasis": lambda size: "*_" * (size // 2),
    "table": lambda size: "| a | b |\n| - | - |\n" + "| `x` | y |\n" * (size // 12),
    "code": lambda size: "```\n" + "\"'`/* <!-- #" * (size // 12) + "\n```\n",
    "tags": lambda size: "<span " * (size // 6),
    "fences": lambda size: "```\n" * (size // 4),
    "open fences": lambda size: "```a\n" * (size // 5),
    "comments": lambda size: "<!--\n" * (size // 5),
    "quotation marks": lambda size: "“渡" * (size // 2),
    "straight marks": lambda size: "'渡' \"a " * (size // 7),
    "brackets that do not match": lambda size: "渡(" * (size // 4) + "》" * (size // 2),
    "spaces": lambda size: "a" + " " * size + "b",
    "a line of spaces below a bar": lambda size: "a|\n--" + " " * size + "b",
    "addresses": lambda size: "见https://a.b/c。" * (size // 15),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_long_chapter_of_any_shape_is_checked(shape: str) -> None:
    """A long chapter would never be done with: a check in quadratic time takes minutes here, all take seconds."""
    _, publication, _ = load_publication(TINY)
    for size in (25_000, 100_000):
        editions = []
        for edition in publication.editions:
            text = "# T {#lighthouse}\n\n" + SHAPES[shape](size) + "\n" * (edition.language == "en")
            chapter, _ = read_manuscript(text, path=CHAPTER, language=edition.language, file=edition.language)
            editions.append(replace(edition, chapters={**edition.chapters, CHAPTER: chapter}))
        whole = replace(publication, editions=tuple(editions))
        pages = {
            (edition.language, path): Page(chapter, "", ("lighthouse",), ("lighthouse.md", "a", "#x"), ("a",))
            for edition in editions
            for path, chapter in edition.chapters.items()
        }
        notices = [notice for check in PUBLICATION_CHECKS for notice in check(whole)]
        notices += (notice for check_pages in PAGE_CHECKS for notice in check_pages(whole, pages))
        assert len(placed(whole, notices)) == len(notices)
