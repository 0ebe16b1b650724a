"""Who made the text, as mkdocs.yml or an import says it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.credits import Credits
from duiye.notice import SettingsError
from duiye.readers.credits import completed, read_article_records, read_credits
from folders import Folder

LANGUAGES = ("zh", "en")


def read(**said: object) -> Credits:
    """Read the option of a publication in two languages."""
    return read_credits(said, LANGUAGES, {})


def test_a_name_stands_in_every_edition_and_an_author_has_one_in_each() -> None:
    """The English book would have no author because its name is written in Chinese only."""
    made = read(author={"zh": "林小满"}, translator={"en": ["Ann Example", "Bo  Sample"]}, editor="某编辑")
    assert made.of("author", "en") == made.of("author", "zh") == ("林小满",)
    assert made.of("translator", "en") == ("Ann Example", "Bo Sample")
    assert made.of("translator", "zh") == ()
    assert made.of("editor", "en") == ("某编辑",)
    assert read(author="甲").of("author", "en") == ("甲",)
    assert Credits().of("author", "zh") == ()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2024, 3, 5), "2024-03-05"),
        (datetime(2024, 3, 5, 7, tzinfo=UTC), "2024-03-05"),
        (2024, "2024"),
        ("2024-03", "2024-03"),
        (None, ""),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(value: object, expected: str) -> None:
    """A year would be printed as a day that nobody knows."""
    assert read(date=value).date == expected


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"auther": "甲"}, "auther is not an option"),
        ({"author": {"fr": "甲"}}, "fr is not an option"),
        ({"author": 3}, "author must be a name"),
        ({"author": ["甲", ""]}, "author must be a name"),
        ({"editor": "x" * 121}, "editor must be a name"),
        ({"date": "May 2024"}, "date must be a day"),
        ({"date": "2024-13"}, "date must be a day"),
    ],
)
def test_what_cannot_be_meant_is_refused(said: dict[str, object], words: str) -> None:
    """A slip would be printed on the title page."""
    with pytest.raises(SettingsError, match=words):
        read(**said)


def test_an_import_names_author_and_date_where_nobody_else_does(tiny: Folder) -> None:
    """The author of an imported article would be missing from its book until somebody writes the name again."""
    records = {
        "article.yml": "language: zh\nauthor: 张三\ndate: '2024-03-05'\n",
        "article-en.yml": "language: en\nauthor: Zhang San\ndate: spring\n",
        "article-x.yml": "- a list",
    }
    record = read_article_records(records)
    assert (record.of("author", "zh"), record.of("author", "en")) == (("张三",), ("Zhang San",))
    assert record.date == "2024-03-05"
    both = completed(read(author="李四", translator="王五"), record)
    assert (both.of("author", "en"), both.of("translator", "zh"), both.date) == (("李四",), ("王五",), "2024-03-05")
    assert completed(read(date=2020), record).date == "2020"
    assert read_article_records({"article.yml": "a: [", "b.yml": "author: 3"}) == Credits()
    tiny.write("docs/apparatus/article.yml", records["article.yml"])
    assert tiny.check() == ()


@given(st.text(max_size=40))
def test_any_record_can_be_read(text: str) -> None:
    """A record that somebody edited would stop every build."""
    read_article_records({"article.yml": text})
