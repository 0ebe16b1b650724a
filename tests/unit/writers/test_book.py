"""The book's document, from HTML as Python-Markdown writes it.

Each pair in tests/cases/book is one construct: HTML in, tree and notices out. A comment
`<!-- file: part-2/other.md -->` begins a further chapter. `--accept` writes the expected files anew; read
the difference before you commit it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.model import Block, BlockKind
from duiye.writers.book.document import BookChapter, BookInfo, make_document, read_book, read_books, write_book
from duiye.writers.book.page import Unknown
from duiye.writers.book.places import line_of

CASES = Path(__file__).parents[2] / "cases" / "book"
PARTS = {"part-1": "第一部分", "part-2": "第二部分", "appendix": "附录"}
INFO = BookInfo("zh", "书名", "副题", "导语", "出版者", "2026-11-22", "1", keywords=("一", "二"))


def chapters_of(text: str) -> list[BookChapter]:
    """Read the chapters of a case."""
    _, *pieces = re.split(r"<!-- file: (\S+) -->\n", f"<!-- file: part-1/case.md -->\n{text}")
    return [
        BookChapter(
            path, f"docs/zh/{path}", html, PARTS.get(path.partition("/")[0], ""), is_part=path.endswith("/index.md")
        )
        for path, html in zip(pieces[::2], pieces[1::2], strict=True)
    ]


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.html")))
def test_each_construct_becomes_the_tree_that_its_case_shows(case: str, expect: Callable[[Path, str], None]) -> None:
    """A construct that is read wrongly is printed wrongly, or not at all."""
    book = read_book(INFO, chapters_of((CASES / f"{case}.html").read_text("utf-8")))
    document = make_document(book)
    keys = ("chapters", "images", "drawings", "abbreviations", "addresses")
    made: dict[str, Any] = {key: document[key] for key in keys if document[key]}
    made["notices"] = [str(notice) for notice in book.notices]
    expect(CASES / f"{case}.json", json.dumps(made, ensure_ascii=False, indent=1) + "\n")


def test_cover_and_metadata_travel_with_the_document() -> None:
    """Without them the PDF has no title, language, keywords or date."""
    book = json.loads(write_book(INFO, [])[0])
    assert (book["language"], book["title"], book["subtitle"], book["lead"]) == ("zh", "书名", "副题", "导语")
    assert (book["publisher"], book["date"], book["version"]) == ("出版者", "2026-11-22", "1")
    assert (book["licence"], book["address"], book["keywords"]) == ("", "", ["一", "二"])


def test_foreign_words_in_a_text_say_their_language() -> None:
    """Chinese words in an English book would be hyphenated and set in a face for English."""
    chapter = BookChapter("one.md", "docs/en/one.md", "<h1>T</h1><p>The word 哥 means brother.</p>")
    book = json.loads(write_book(replace(INFO, language="en"), [chapter])[0])
    (paragraph,) = book["chapters"][0]["body"]
    assert paragraph["body"] == [
        "The word ",
        {"kind": "language", "language": "zh", "body": ["哥"]},
        " means brother.",
    ]


def test_an_unknown_construct_is_reported_once_for_each_chapter_that_has_it() -> None:
    """A writer needs to know which file to mend; forty equal lines would hide the others."""
    video = "<h1>T</h1><p><video>a</video><video>b</video></p>"
    chapters = [BookChapter(path, f"docs/zh/{path}", video) for path in ("one.md", "two.md")]
    _, notices = write_book(INFO, chapters)
    assert [notice.locus.path for notice in notices] == ["docs/zh/one.md", "docs/zh/two.md"]
    assert {notice.code for notice in notices} == {"B002"}
    assert all("<video>" in notice.message for notice in notices)


def test_a_character_that_no_file_may_hold_is_replaced() -> None:
    """A reference that an editor pasted, `&#8;`, would end the build with a traceback."""
    html = "<h1 id='a'>T</h1><p>甲&#8;乙&#xFFFE;丙\x01丁&#65;&#x4e00;</p>"
    document, _ = write_book(INFO, [BookChapter("a.md", "docs/zh/a.md", html)])
    assert json.loads(document)["chapters"][0]["body"][0]["body"] == ["甲\ufffd乙\ufffd丙\ufffd丁A一"]


FIGURE = "<figure><img src='a.png' alt='a'><figcaption>one</figcaption></figure>"
TABLE = "<table><caption>one</caption><tr><td>x</td></tr></table>"


def test_both_languages_count_the_same_figures() -> None:
    """“Figure 3” would be another figure in the other edition once one of them lacks a chapter."""

    def book(**pages: str) -> list[BookChapter]:
        return [BookChapter(f"{name}.md", name, f"<h1>{name}</h1>{html}") for name, html in pages.items()]

    zh = book(one=FIGURE * 2 + TABLE, two=FIGURE, three=FIGURE)
    en = book(one=FIGURE, three=FIGURE + TABLE, outside=FIGURE)
    order = ["one.md", "two.md", "three.md"]
    books = read_books([(replace(INFO, language="zh"), zh), (replace(INFO, language="en"), en)], order)
    numbers = []
    for document in map(make_document, books):
        plates = [block for chapter in document["chapters"] for block in chapter["body"]]
        numbers.append([(block["kind"], block["number"], block["id"]) for block in plates])
    assert numbers[0] == [
        ("figure", 1, "one.md/figure-1"),
        ("figure", 2, "one.md/figure-2"),
        ("table", 1, "one.md/table-1"),
        ("figure", 3, "two.md/figure-3"),
        ("figure", 4, "three.md/figure-4"),
    ]
    assert numbers[1] == [
        ("figure", 1, "one.md/figure-1"),
        ("figure", 4, "three.md/figure-4"),
        ("table", 2, "three.md/table-2"),
        ("figure", 5, "outside.md/figure-5"),
    ]


@pytest.mark.parametrize(
    ("near", "sign", "line"),
    [
        ("a-p1", "<video", 3),
        ("a-p2", "<VIDEO", 8),
        ("", "<video", 3),
        ("a-p2", "", 6),
        ("gone", "<audio", 0),
        ("", "", 0),
    ],
)
def test_a_construct_is_found_where_it_stands(near: str, sign: str, line: int) -> None:
    """A writer would be sent to the first of several, or to another line."""
    kind = BlockKind.PARAGRAPH
    blocks = [Block(kind, "\n\n<video>\n\n", 3, "a-p1"), Block(kind, "two\nlines\n<video>", 6, "a-p2")]
    assert line_of(blocks, Unknown("a film", sign, near)) == line


# Pieces of HTML, nested as Markdown nests them: no text is ever lost, none changes places.

_TEXT = st.text(st.sampled_from("汉字，。“”AB c1\n"), min_size=1, max_size=8)


def _element(*tags: str) -> st.SearchStrategy[Any]:
    return st.sampled_from(tags)


def _wrapped(inside: st.SearchStrategy[str], *tags: str) -> st.SearchStrategy[str]:
    return st.builds(lambda tag, body: f"<{tag}>{body}</{tag.partition(' ')[0]}>", _element(*tags), inside)


def _several(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(part, min_size=1, max_size=3).map("".join)


_RUNS = st.recursive(
    _TEXT,
    lambda inside: _several(
        _wrapped(
            inside,
            "strong",
            "em",
            "code",
            "a href='x.md'",
            "a href='https://example.com/'",
            "span lang='en'",
            "span",
            "sub",
            "sup",
            "mark",
            "kbd",
            "del",
            "small",
            "abbr title='t'",
            "strong class='dy-verdict dy-verdict--wrong'",
            "span class='dy-sources'",
            "unknown",
        )
    ),
    max_leaves=6,
)
_ROW = _wrapped(_several(_wrapped(_RUNS, "td", "th", "td style='text-align: right;'")), "tr")
_BLOCKS = st.recursive(
    _wrapped(_RUNS, "p", "h2", "pre", "p class='lead'", "p lang='en'", "figure"),
    lambda inside: _several(
        st.one_of(
            _wrapped(_several(inside), "blockquote", "div", "section", "details", "div class='admonition note'"),
            _wrapped(_several(_wrapped(_several(inside), "li")), "ul", "ol start='3'"),
            _wrapped(_several(_ROW), "table"),
            st.builds(lambda term, body: f"<dl><dt>{term}</dt><dd>{body}</dd></dl>", _RUNS, inside),
            st.builds(lambda title, body: f"<details><summary>{title}</summary>{body}</details>", _RUNS, inside),
            st.builds("{}{}".format, _RUNS, inside),
        )
    ),
    max_leaves=8,
)
_SHOWN = ("title", "caption", "label", "terms", "head", "rows", "text", "body", "items")
"""Where a tree keeps text that readers see, in the order in which they meet it."""


def _words(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(map(_words, value))
    hidden = {"title"} if value.get("kind") == "abbreviation" else set()
    return "".join(_words(value[key]) for key in _SHOWN if key in value and key not in hidden)


@given(_several(_BLOCKS))
def test_no_text_is_lost_and_none_changes_places(html: str) -> None:
    """A book that silently drops a word cannot be trusted with any."""
    document, _ = write_book(INFO, [BookChapter("case.md", "docs/zh/case.md", f"<h1></h1>{html}")])
    chapter = json.loads(document)["chapters"][0]
    wanted = re.sub(r"<[^>]*>", "", html)
    assert re.sub(r"\s", "", _words(chapter["body"])) == re.sub(r"\s", "", wanted)


@given(_several(_BLOCKS))
def test_the_same_chapters_give_the_same_document(html: str) -> None:
    """Two builds of one commit must be equal byte for byte."""
    chapters = [BookChapter("case.md", "docs/zh/case.md", html)]
    assert write_book(INFO, chapters) == write_book(INFO, chapters)


@pytest.mark.parametrize(
    ("html", "named"),
    [
        ("<ol start='²'><li>甲</li></ol>", "a list that begins with '²'"),
        ("<blockquote>" * 1500 + "甲" + "</blockquote>" * 1500, "elements more than 40 deep inside one another"),
    ],
)
def test_what_cannot_be_read_is_named(html: str, named: str) -> None:
    """One odd element in one chapter would end the whole build with a traceback."""
    info = BookInfo("zh", "书", "", "", "社", "2026-11-22", "1")
    chapter = BookChapter("a.md", "docs/zh/a.md", f"<h1 id='a'>章</h1>{html}", "", is_part=False)
    _, notices = write_book(info, [chapter])
    assert f"The book does not know {named}." in [notice.message for notice in notices]
