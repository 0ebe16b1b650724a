"""An edition that is read under a Chinese title: who is told, where, and how its covers set the title."""

from __future__ import annotations

import pytest

from duiye import desk
from duiye.manuscripts import read_manuscripts
from duiye.readers.settings import read_settings
from folders import Folder

CHINESE = "潮水与港口：一座小城的三十年"


def entitled(tiny: Folder, title: str) -> Folder:
    """Give the English edition another title."""
    return tiny.replace("mkdocs.yml", "site_name: The Ferry Lamp\n", title)


def told(tiny: Folder) -> list[str]:
    """Return the notices of the code."""
    return [str(notice) for notice in tiny.check() if notice.code == "S005"]


def test_what_to_write_is_told_where_to_write_it(tiny: Folder) -> None:
    """The English site, its PDF and its EPUB would carry a Chinese title, and no check would say so."""
    (said,) = told(entitled(tiny, f"site_name: {CHINESE}\n"))
    assert said == (
        f"mkdocs.yml:35 S005 The title of en/ is Chinese: {CHINESE}. "
        "Write the title in English: site_name of en under plugins: i18n: languages."
    )


def test_a_title_that_is_not_given_is_told_where_the_language_begins(tiny: Folder) -> None:
    """The title is that of the whole file then, and the place to write another is not seen."""
    (said,) = told(entitled(tiny, "link: ./\n"))
    assert said.startswith("mkdocs.yml:33 S005 The title of en/ is Chinese: 渡口的灯. ")


@pytest.mark.parametrize("title", ["The Ferry Lamp (渡口的灯)", "“渡口的灯”", "《渡口的灯》 in English"])
def test_a_chinese_name_in_an_english_title_is_let_be(tiny: Folder, title: str) -> None:
    """A book about a Chinese work could not name it."""
    assert told(entitled(tiny, f"site_name: {title}\n")) == []


def test_an_edition_that_nobody_reads_yet_is_let_be(tiny: Folder) -> None:
    """A newcomer would be told to translate before the article is translated."""
    entitled(tiny, f"site_name: {CHINESE}\n")
    for name in ("crossing/index.md", "crossing/lighthouse.md"):
        path = f"docs/en/{name}"
        tiny.write(path, tiny.read(path).replace("---\n", "---\nstate: initial\n", 1))
    assert told(tiny) == []


def test_the_plugins_may_be_a_record() -> None:
    """The place would not be found in the other form that MkDocs knows for plugins."""
    written = """site_url: https://ferry.internal/
plugins:
  i18n: {docs_structure: folder, languages: [
    {locale: zh},
    {locale: en, site_name: The Ferry}]}
"""
    assert [item.title_line for item in read_settings(written).languages] == [4, 5]


def test_a_title_is_divided_at_its_own_mark(tiny: Folder) -> None:
    """The English cover would set a long Chinese title in one size, and break it where the line ends."""
    entitled(tiny, f"site_name: {CHINESE}\n")
    info = read_manuscripts(desk.check(tiny.root)).books["en"].info
    assert (info.title, info.subtitle) == ("潮水与港口", "一座小城的三十年")
