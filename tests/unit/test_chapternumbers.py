"""The number that stands above a chapter, in each language and wherever the chapter is named."""

from __future__ import annotations

import zipfile

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye import press
from duiye.chapternumbers import chapter_numbers, number_in, written
from duiye.editions import worker_pool
from duiye.store import load_publication
from folders import Folder, in_our_look

FORMS = {
    "一、": ("一", "1"),
    "二十一、": ("二十一", "21"),
    "（二）": ("（二）", "2"),
    "第三章": ("第三章", "Chapter 3"),
    "第一章：": ("第一章", "Chapter 1"),
    "第12回": ("第12回", "Chapter 12"),
    "第一部分": ("第一部分", "Part 1"),
    "上篇": ("上篇", "Part 1"),
    "第四节": ("第四节", "Section 4"),
    "Chapter 3:": ("第三章", "Chapter 3"),
    "Part IV": ("第四部分", "Part IV"),
    "III.": ("三", "III"),
    "Step 3": ("步骤三", "Step 3"),
    "Day 3": ("三", "Day 3"),
    "01": ("01", "01"),
    "1、": ("1", "1"),
    "1.2": ("1.2", "1.2"),
    "(3)": ("(3)", "(3)"),
    "①": ("①", "①"),
    "附录A": ("附录A", "Appendix A"),
    "附录二": ("附录二", "Appendix 2"),
    "Appendix": ("附录", "Appendix"),
    "番外": ("番外", ""),
    "■": ("", ""),
    "": ("", ""),
}


@pytest.mark.parametrize("number", FORMS)
def test_each_language_has_its_own_form_of_a_number(number: str) -> None:
    """An English page would be numbered 一, a Chinese one Chapter 3, or the mark before the title be left behind."""
    assert (number_in(number, "zh"), number_in(number, "en")) == FORMS[number]


@given(st.text(max_size=30), st.sampled_from(["zh", "en", "de"]))
def test_any_number_is_written_somehow_and_stays_what_it_is(number: str, language: str) -> None:
    """Somebody’s front matter would stop every build, or the number change with each of its uses."""
    once = number_in(number, language)
    assert number_in(once, language) == once or not once.isascii()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("一、", "一、"),
        (3, "3"),
        (1.2, "1.2"),
        (" 第 三章 ", "第 三章"),
        ("", ""),
        (True, None),
        ([3], None),
        ("x" * 25, None),
    ],
)
def test_what_may_be_a_number(value: object, text: str | None) -> None:
    """A list would be printed with its brackets."""
    assert written(value) == text


def numbered(folder: Folder, zh: str, en: str, path: str = "crossing/lighthouse.md") -> Folder:
    """Give a chapter numbers, as YAML writes them; a minus leaves the line out."""
    for language, number in (("zh", zh), ("en", en)):
        if number != "-":
            name = f"docs/{language}/{path}"
            folder.write(name, folder.read(name).replace("\n---\n", f"\nnumber: {number}\n---\n", 1))
    return folder


def numbers(folder: Folder) -> dict[str, dict[str, str]]:
    """Return the numbers of a publication."""
    found = chapter_numbers(load_publication(folder.root).publication)
    return {language: dict(chapters) for language, chapters in found.items()}


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("第三章", "-", ("第三章", "Chapter 3")),
        ("第三章", "第三章", ("第三章", "Chapter 3")),
        ("-", "IV", ("四", "IV")),
        ("三、", "The Third", ("三", "The Third")),
        ("三、", '""', ("三", "")),
        ("[3]", "-", ("", "")),
        ("-", "-", ("", "")),
    ],
)
def test_a_chapter_has_the_number_of_its_counterpart(tiny: Folder, zh: str, en: str, expected: tuple[str, str]) -> None:
    """The number would have to be written twice, or could not be left out in one language."""
    found = numbers(numbered(tiny, zh, en))
    assert tuple(found[tag].get("crossing/lighthouse.md", "") for tag in ("zh", "en")) == expected


def test_a_part_whose_name_says_its_number_does_not_say_it_twice(tiny: Folder) -> None:
    """“Part 1 · Part 1” would stand above the title."""
    numbered(tiny, "第一部分", "-", "crossing/index.md")
    assert numbers(tiny)["zh"] == {"crossing/index.md": "第一部分"}
    tiny.write("mkdocs.yml", tiny.read("mkdocs.yml").replace("Crossing: 过河", "Crossing: 第一编"))
    assert numbers(tiny) == {"zh": {}, "en": {"crossing/index.md": "Part 1"}}


OVER = {"zh": "过河\u2002第三章", "en": "The crossing\u2002Chapter 3"}


@pytest.mark.slow
def test_the_number_stands_wherever_the_chapter_is_named(tiny: Folder) -> None:
    """Readers of one edition would look for a chapter 3 that only another edition numbers."""
    in_our_look(numbered(tiny, "第三章", "-"))
    with worker_pool() as workers:
        press.build(tiny.root, tiny.path("site"), workers=workers)
    for edition, number in (("zh", "第三章"), ("en", "Chapter 3")):
        page = tiny.read(f"site/{edition}/crossing/lighthouse/index.html")
        assert f'<b class="dy-kicker__number">{number}</b>' in page
        assert f'<span class="dy-number">{number}</span>' in page
        assert "dy-nav__list--numbered" not in page
        assert number not in page.partition("<h1")[2].partition("</h1>")[0]
        assert f"{number}</b>" in tiny.read("site/bi/crossing/lighthouse/index.html")
        assert f'<span class="dy-number">{number}</span>' in tiny.read(f"site/{edition}/index.html")
        assert f"\nnumber: {number}\n" in tiny.read(f"site/{edition}/crossing/lighthouse/index.md")
        assert f"[{number} " in tiny.read("site/llms.txt")
        with zipfile.ZipFile(tiny.path(f"site/epub/ferry-lamp-{edition}.epub")) as book:
            assert f"{number}\u2002" in book.read("EPUB/nav.xhtml").decode()
            assert f">{OVER[edition]}</span></p>" in book.read("EPUB/crossing-lighthouse.xhtml").decode()
    for edition, number in (("zh", "第三章"), ("en", "Chapter 3"), ("parallel", "第三章"), ("facing", "第三章")):
        with pikepdf.open(tiny.path(f"site/pdf/ferry-lamp-{edition}.pdf")) as pdf, pdf.open_outline() as outline:
            titles = [item.title for top in outline.root for item in (top, *top.children)]
            assert any(title.startswith(number) for title in titles), titles
