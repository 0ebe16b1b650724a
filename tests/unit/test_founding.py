"""A new publication: whole, sound and ready to build, or not there at all."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import lxml.html
import pytest

from duiye import desk, press
from duiye.founding import entitle, found
from duiye.notice import SettingsError
from duiye.writers.new_publication import NewPublication, Origin, write_publication
from folders import Folder, snapshot

NEW = NewPublication({"zh": "渡口的灯：百年航运", "en": "The Ferry Lamp: A Century of Boats"}, "zh", "渡口出版")
HOSTILE = ['A: "b" {{ c }} <i> *d* # {#e} \\', "长" * 200, "W" * 200]


@pytest.fixture
def founded(tmp_path: Path) -> Folder:
    """Return a new publication."""
    assert found(tmp_path / "book", NEW) == ()
    return Folder(tmp_path / "book")


def test_a_publication_is_founded_as_it_is_written(founded: Folder) -> None:
    """A file would be missing from the folder."""
    texts = write_publication(NEW)
    assert snapshot(founded.root) == {path: text.encode() for path, text in texts.items()}


@pytest.mark.parametrize("title", HOSTILE)
def test_a_new_publication_has_no_fault(tmp_path: Path, title: str) -> None:
    """A newcomer would meet faults before writing a word."""
    language = "zh" if re.search("[\u4e00-\u9fff]", title) else "en"
    found(tmp_path / "book", NewPublication({language: title}, language))
    # Straight quotation marks of a title are its author's.
    assert {notice.code for notice in desk.check(tmp_path / "book").notices} <= {"C006"}


@pytest.mark.parametrize(
    "origin",
    [
        Origin("潮水与港口：一座小城的三十年"),
        Origin("港口：“潮水”的300亿元，与2020年的3个人", "王十二", "2020-05-01", "港口周刊2020年第12期"),
        Origin("读《港口》的三十年 & 50%的GPU", "李四、Ann Lee", "2021", "https://ferry.internal/2020/30-years_on"),
        Origin("Ports and “Tides”: Thirty Years, 50% of 3 Towns", "J. Smith, Jr.", "2020-05", "The Port 12"),
        Origin("Thirty Years"),
    ],
)
def test_words_about_the_article_have_no_fault(tmp_path: Path, origin: Origin) -> None:
    """A newcomer who translates the title as told would meet a fault in a sentence of the program's own."""
    language = "zh" if re.search("[\u4e00-\u9fff]", origin.title) else "en"
    found(tmp_path / "book", NewPublication({"zh": "渡口", "en": "The Ferry"}, language, origin=origin))
    book = Folder(tmp_path / "book")
    book.write(
        "docs/apparatus/termbase.yml",
        """terms:
- {id: port, type: concept, zh: {preferred: 港口}, en: {preferred: port}, definition: {zh: 船停的地方。, en: A stop.}}
- {id: a-weekly, type: company, zh: {preferred: 港口周刊}, en: {preferred: Port Weekly},
   definition: {zh: 一份周刊。, en: A magazine.}}
""",
    )
    assert book.faults() == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_publication_builds_whole(tmp_path: Path, workers: ProcessPoolExecutor, language: str) -> None:
    """The first command of a newcomer would fail, or show a page that is not finished."""
    found(tmp_path / "book", NewPublication(NEW.titles, language))
    built = press.build(tmp_path / "book", tmp_path / "site", strict=True, workers=workers)
    assert built.notices == ()
    assert built.books == ()  # a glossary without terms is nothing to print
    for tag, words in (("zh", "还没有收入词条。"), ("en", "There are no terms yet.")):
        page = lxml.html.fromstring((tmp_path / "site" / tag / "glossary" / "index.html").read_text("utf-8"))
        assert [item.text for item in page.xpath("//article/p")][-1] == words
        assert page.xpath("//form[@class='dy-filter']") == []
        home = lxml.html.fromstring((tmp_path / "site" / tag / "index.html").read_text("utf-8"))
        assert home.xpath("string(//h1)").split()[0].startswith(NEW.titles[tag][:3])
        assert home.xpath("//*[@class='dy-hero__start']") == []
        assert home.xpath("//section[@class='dy-downloads']") == []


@pytest.mark.slow
def test_a_title_of_any_characters_is_built(tmp_path: Path, workers: ProcessPoolExecutor) -> None:
    """A title with markup would run as a script, or stop the typesetter."""
    found(tmp_path / "book", NewPublication({"en": HOSTILE[0]}, "en"))
    built = press.build(tmp_path / "book", tmp_path / "site", workers=workers)
    assert {notice.code for notice in built.notices} <= {"C006"}
    page = lxml.html.fromstring((tmp_path / "site" / "en" / "index.html").read_text("utf-8"))
    assert page.xpath("//h1//i") == []
    said = [" ".join(page.xpath(f"string(//{tag})").split()) for tag in ("h1", "title")]
    assert said == [HOSTILE[0].replace(": ", ": ")] * 2


@pytest.mark.slow
def test_a_publication_without_any_chapter_is_built(founded: Folder, workers: ProcessPoolExecutor) -> None:
    """Who removes the glossary before the first chapter is there would get an error of the typesetter."""
    founded.replace("mkdocs.yml", "  - index.md\n  - glossary.md\n", "  - index.md\n")
    for language in ("zh", "en"):
        founded.remove(f"docs/{language}/glossary.md")
    built = press.build(founded.root, founded.path("site"), strict=True, workers=workers)
    # The landing page, the status page and the lost page of each language, the facing landing page, two of the root.
    assert (built.notices, built.pages) == ((), 9)


def test_the_first_chapter_is_a_beginning(founded: Folder, workers: ProcessPoolExecutor) -> None:
    """The landing page would not lead to the text."""
    for language in ("zh", "en"):
        founded.write(f"docs/{language}/opening.md", "---\ntitle: Opening\n---\n# Opening {#opening}\n\nA.\n")
    founded.replace("mkdocs.yml", "  - index.md\n  - gl", "  - index.md\n  - opening.md\n  - gl")
    press.build(founded.root, founded.path("site"), strict=True, books=False, workers=workers)
    home = lxml.html.fromstring(founded.path("site/en/index.html").read_text("utf-8"))
    assert home.xpath("//*[@class='dy-hero__start']/a/@href") == ["opening/"]


def test_plain_mkdocs_builds_a_new_publication(founded: Folder) -> None:
    """`mkdocs serve`, which the new mkdocs.yml promises, would not work."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=founded.root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = lxml.html.fromstring(founded.path("site/en/index.html").read_text("utf-8"))
    assert (page.get("lang"), page.xpath("string(//title)")) == ("en", NEW.titles["en"])
    assert not founded.path("site/apparatus").exists()


def test_characters_that_the_books_lack_are_told_at_once(tmp_path: Path) -> None:
    """The author would learn only from the first build that the title cannot be printed."""
    notices = found(tmp_path / "book", NewPublication({"en": "Ferry 😀"}, "en"))
    assert [(notice.code, str(notice.locus)) for notice in notices] == [("B001", "mkdocs.yml:3")]
    assert "U+1F600" in notices[0].message


def test_a_folder_that_is_not_empty_is_left_alone(founded: Folder) -> None:
    """A second `duiye new` would replace the author's work."""
    founded.write("docs/zh/index.md", "mine")
    before = snapshot(founded.root)
    with pytest.raises(SettingsError, match="is not empty"):
        found(founded.root, NEW)
    assert snapshot(founded.root) == before


BOTH = {"zh": "渡口", "en": "Ferry"}


@pytest.mark.parametrize(
    ("title", "own", "language", "settled"),
    [
        ("渡口", {}, None, ({"zh": "渡口"}, "zh")),
        ("The Ferry", {"zh": "", "en": ""}, None, ({"en": "The Ferry"}, "en")),
        ("GPT与云", {}, None, ({"zh": "GPT与云"}, "zh")),
        ("2024", {}, "zh", ({"zh": "2024"}, "zh")),
        ("渡口", {"en": "Ferry"}, None, (BOTH, "zh")),
        ("Ferry", {"zh": "渡口"}, None, (BOTH, "en")),
        ("Ferry", {"zh": "渡口"}, "en", (BOTH, "en")),
        ("2024", {"en": "Twenty"}, None, ({"zh": "2024", "en": "Twenty"}, "zh")),
        ("", BOTH, None, (BOTH, "zh")),
        ("", BOTH, "en", (BOTH, "en")),
        ("", {"en": "Ferry"}, None, ({"en": "Ferry"}, "en")),
    ],
)
def test_each_title_goes_to_its_language(
    title: str, own: dict[str, str], language: str | None, settled: tuple[dict[str, str], str]
) -> None:
    """The Chinese edition would have the English title, or the wrong language would lead."""
    assert entitle(title, own, language) == settled


@pytest.mark.parametrize(
    ("title", "own", "language", "said"),
    [
        ("", {}, None, "There is no title"),
        ("", {"en": "Ferry"}, "zh", "There is no title"),
        ("渡口", {"zh": "渡"}, "zh", "two titles for zh"),
        ("渡口", BOTH, None, "two titles for zh"),
    ],
)
def test_titles_that_cannot_be_meant_are_refused(
    title: str, own: dict[str, str], language: str | None, said: str
) -> None:
    """One of two titles would be lost in silence."""
    with pytest.raises(SettingsError, match=said):
        entitle(title, own, language)
