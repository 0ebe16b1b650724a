"""What is said of YAML that cannot be parsed: where the slip is, and what to do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.notice import SettingsError
from duiye.readers.manuscript import read_manuscript
from duiye.readers.mkdocsyaml import read_mkdocs_yaml
from duiye.readers.yamltext import read_yaml

SLIPS = [
    ("title: 潮汐: 一本书\nnumber: 1\n", "1:10", "title holds a colon"),
    ("title：潮汐\nnumber: 1\n", "1:6", "a full-width colon"),
    ("number: 1\ntitle：潮汐\n", "2:6", "a full-width colon"),
    ("nav:\n  - a: 1\n  - 第一部分：\n      - b: 1\n", "3:9", "a full-width colon"),
    ("title:潮汐\nnumber: 1\n", "1:7", "no space"),
    ("number: 1\ntitle:潮汐\n", "2:7", "no space"),
    ("hero:\n\tlead: x\n", "2:1", "a tab"),
    ("a: 1\nb:\n  c: 1\n\td: 2\n", "4:1", "a tab"),
    ('title: "潮汐\nnumber: 1\n', "1:8", 'mark " is opened'),
    ("title: 'it\nnumber: 1\n", "1:8", "mark ' is opened"),
    ("title: 'it's so'\nnumber: 1\n", "1:12", "closed before its value ends"),
    ('title: "潮汐" 一本书\nnumber: 1\n', "1:13", "closed before its value ends"),
    ("tags: [水, 船\nnumber: 1\n", "1:7", "bracket ["),
    ("a: {b: 1\nc: 2\n", "1:4", "bracket {"),
    ("tags:\n  - a\n - b\n", "3:2", "item stands in another column"),
    ("a:\n  b: 1\n c: 2\n", "3:2", "line stands in another column"),
    ("a: 1\n  b: 2\n", "2:4", "indented under one that has its value"),
    ("tags: - b\n", "1:7", "on the line of its key"),
    ("title: @x\n", "1:8", "begins with @"),
    ("title: `x`\n", "1:8", "begins with `"),
    ("title: *强调*\n", "1:8", "begins with *"),
    ("title: a\nfoo\nnumber: 1\n", "2:1", "neither a key"),
    ("a: 1\n---\nb: 2\n", "2:1", "a second document"),
    ("a: > x\nb: 1\n", "1:6", "comment or"),
]


@pytest.mark.parametrize(("text", "place", "words"), SLIPS)
def test_a_slip_is_told_where_it_is_in_plain_words(text: str, place: str, words: str) -> None:
    """An author would read the words of a parser, beside a line in which nothing is wrong."""
    _, _, (notice,) = read_yaml(text, "a.yml")
    assert str(notice.locus) == f"a.yml:{place}"
    assert words in notice.message
    assert notice.advice


@pytest.mark.parametrize(("text", "place", "words"), SLIPS[:-1])
def test_mkdocs_yml_is_told_in_the_same_words(text: str, place: str, words: str) -> None:
    """The first file that a newcomer edits would be the one that is told of in the parser's words."""
    with pytest.raises(SettingsError, match=r"is not YAML: ") as caught:
        read_mkdocs_yaml(text)
    assert str(caught.value).startswith(f"mkdocs.yml:{place} ")
    assert words in str(caught.value)


def test_a_date_that_no_calendar_has_is_told_where_it_stands() -> None:
    """An author would read that a month is wrong, and not which."""
    with pytest.raises(SettingsError, match=r"^mkdocs\.yml:2:7 is not YAML: 2024-13-45 is no day of the calendar\.$"):
        read_mkdocs_yaml("site_name: X\ndate: 2024-13-45\n")


def test_a_backslash_that_is_no_code_is_told() -> None:
    """A formula in a title would be told as an unknown escape character."""
    _, _, (notice,) = read_yaml('title: "\\d"\n', "a.yml")
    assert "a backslash begins a code" in notice.message


def test_front_matter_of_one_key_with_a_full_width_colon_is_told() -> None:
    """It is sound YAML and holds no key: the title of the chapter would be lost."""
    _, (notice,) = read_manuscript("---\ntitle：潮汐\n---\n# 潮汐 {#tide}\n", path="a.md", language="zh", file="a.md")
    assert (notice.code, str(notice.locus)) == ("Y001", "a.md:2:6")
    _, (other,) = read_manuscript("---\n- a\n---\n# A {#a}\n", path="a.md", language="zh", file="a.md")
    assert other.code == "Y002"


@given(st.text(alphabet="ab:：-[]{}'\"\t \n#@*&!\\\u2028\u0085潮"))
def test_any_slip_has_a_place_in_the_file(text: str) -> None:
    """A check would end in a traceback, or send an author behind the end of the file."""
    for notice in read_yaml(text, "a.yml")[2]:
        assert 1 <= notice.locus.line <= text.count("\n") + 1
    try:
        read_mkdocs_yaml(text)
    except SettingsError as error:
        assert "mkdocs.yml" in str(error)  # noqa: PT017 — either outcome is right
