"""The document of a book in two languages: what stands beside what, and that nothing is lost on the way."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye import desk
from duiye.desk import Checked
from duiye.manuscripts import Manuscripts, read_manuscripts
from duiye.rowplan import ChapterRows, Row
from duiye.writers.book.document import BookChapter, BookInfo, ReadBook, read_book
from duiye.writers.book.pairing import pair_blocks
from duiye.writers.book.twofold import Bond, pair_books
from folders import REPOSITORY

PUBLICATIONS = {
    "own": REPOSITORY,
    **{name: REPOSITORY / "tests" / "publications" / name for name in ("tiny", "study", "facing")},
}
SIDES = (0, 1)


@cache
def _read(name: str) -> tuple[Checked, Manuscripts, dict[str, Any]]:
    checked = desk.check(PUBLICATIONS[name])
    read = read_manuscripts(checked)
    return checked, read, read.document("parallel")


def _shown(value: Any) -> str:
    """Return all words of a tree, in order."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(map(_shown, value))
    hidden = {"id", "to", "src", "kind", "label", "alias", "language", "file", "number"}
    return "".join(_shown(item) for key, item in value.items() if key not in hidden and not isinstance(item, int))


def _rows(document: dict[str, Any], path: str) -> list[dict[str, Any]]:
    (chapter,) = (
        chapter
        for chapter in document["chapters"]
        if any(side and side["label"].partition("/")[2] == path for side in chapter["sides"])
    )
    return [*chapter["rows"]]


def _words(row: dict[str, Any]) -> tuple[str, str]:
    first, second = (_shown(side) for side in row["sides"])
    return first, second


@pytest.mark.parametrize("name", PUBLICATIONS)
@pytest.mark.parametrize("side", SIDES)
def test_every_word_of_a_side_stands_in_its_rows_in_order(name: str, side: int) -> None:
    """A book that silently drops a word, or takes one to another place, cannot be trusted with any."""
    _, read, document = _read(name)
    language = (read.couple or ("", ""))[side]
    paths = {chapter["sides"][side]["label"]: chapter for chapter in document["chapters"] if chapter["sides"][side]}
    chapters = read.books[language].chapters
    assert list(paths) == [f"{language}/{chapter['label']}" for chapter in chapters]
    for chapter in chapters:
        rows = paths[f"{language}/{chapter['label']}"]["rows"]
        if any(row["state"] == "copied" for row in rows):
            continue
        made, wanted = [row["sides"][side] for row in rows], chapter["body"]
        if chapter["role"] == "glossary" and side == 1:
            # Its entries follow the other side's letters.
            assert sorted(_entries(made)) == sorted(_entries(wanted))
            continue
        if chapter["role"] in {"glossary", "facts"}:
            assert _entries(made) == _entries(wanted)
        assert _shown(made) == _shown(wanted)


def _entries(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for item in value for name in _entries(item)]
    if isinstance(value, dict):
        return [_shown(entry) for entry in value["entries"]] if "entries" in value else []
    return []


@pytest.mark.parametrize("name", PUBLICATIONS)
def test_every_link_leads_to_a_label_of_its_side(name: str) -> None:
    """The typesetter refuses a book in which a link dangles, and a link into the other language surprises."""
    _, read, document = _read(name)
    labels: set[str] = set()
    wanted: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, list):
            for item in value:
                walk(item)
        elif isinstance(value, dict):
            labels.update(filter(None, (value.get("id", ""), value.get("label", "") if "title" in value else "")))
            wanted.extend(value["to"] if isinstance(value.get("to"), list) else filter(None, [value.get("to")]))
            for item in value.values():
                walk(item)

    walk(document["chapters"])
    assert set(wanted) <= labels
    assert {label.partition("/")[0] for label in labels} == set(read.couple or ())


def test_what_the_facing_edition_puts_beside_one_another_stands_so_in_the_book() -> None:
    """The same passage would have another counterpart in print than on the site."""
    rows = _rows(_read("facing")[2], "forms/unequal.md")
    assert [tuple(map(bool, row["sides"])) for row in rows] == [
        *[(True, True)] * 3,
        (True, False),
        (True, True),
        *[(True, False)] * 2,
        *[(True, True)] * 2,
        *[(False, True)] * 3,
    ]


def test_a_passage_that_was_split_stays_beside_its_whole() -> None:
    """The second half would stand beside nothing, as if the other language lacked it."""
    rows = _rows(_read("facing")[2], "forms/drift.md")
    (row,) = (row for row in rows if "后来分成了两段的一段。" in _words(row)[0])
    assert [len(side) for side in row["sides"]] == [1, 2]


def test_readers_of_both_sides_are_told_of_a_row_in_their_language() -> None:
    """A reader would take old words for what the other language says."""
    rows = {row["state"]: row for row in _rows(_read("facing")[2], "forms/drift.md") if row["state"]}
    assert set(rows) == {"stale", "conflict", "removed", "copied"}
    assert [_shown(said) for said in rows["stale"]["said"]] == [
        "中文版的这一段后来有改动，英文版还没有跟上。",
        "The Chinese version of this passage has changed since; the English one does not follow it yet.",
    ]
    assert rows["removed"]["sides"][1] == []


def test_a_copy_that_waits_to_be_translated_is_not_printed() -> None:
    """Chinese would stand on the English page, and be read aloud as English."""
    rows = _rows(_read("facing")[2], "forms/drift.md")
    (row,) = (row for row in rows if row["state"] == "copied")
    assert _words(row)[0].startswith("没有翻译")
    assert row["sides"][1] == []


def test_a_chapter_of_one_language_says_so_once() -> None:
    """Each of its paragraphs would say again that it is alone."""
    document = _read("facing")[2]
    (chapter,) = (
        chapter
        for chapter in document["chapters"]
        if chapter["sides"][0] and chapter["sides"][0]["label"] == "zh/forms/waiting.md"
    )
    assert chapter["sides"][1] is None
    assert chapter["state"] == "alone"
    assert _shown(chapter["said"][1]) == "There is no English version of this chapter."
    assert {row["state"] for row in chapter["rows"]} == {""}


def test_what_both_languages_have_alike_may_be_shown_once() -> None:
    """The same code would stand twice, at half the width."""
    rows = _rows(_read("facing")[2], "forms/code.md")
    assert [row["once"] for row in rows] == [False, True, False, False, False]
    pictures = _rows(_read("facing")[2], "forms/images.md")
    assert [row["once"] for row in pictures if row["sides"][0][0]["kind"] == "figure"] == [False, True, False, False]


def test_notes_pair_by_name_and_keep_their_numbers() -> None:
    """A note would have another number than in the book of its language."""
    document = _read("facing")[2]
    (chapter,) = (item for item in document["chapters"] if item["sides"][0]["label"] == "zh/forms/notes.md")
    pairs = [[side and (side["name"], side["number"]) for side in note["sides"]] for note in chapter["notes"]]
    assert pairs == [
        [("C01", 1), None],
        [("keeper", 2), ("keeper", 1)],
        [None, ("C01", 2)],
        [("C02", 3), ("C02", 3)],
        [("only", 4), None],
    ]


def test_entries_of_the_glossary_stand_beside_their_counterparts() -> None:
    """Each language sorts its entries in its own way; beside one another would stand different terms."""
    _, _, document = _read("own")
    rows = [
        row for row in _rows(document, "glossary.md") if row["sides"][0] and row["sides"][0][0]["kind"] == "glossary"
    ]
    assert len(rows) > 100
    for row in rows:
        names = [side[0]["entries"][0]["id"].partition("#")[2] for side in row["sides"]]
        assert len(side := set(names)) == 1, side


# Any two sequences of blocks with any plan: every block stands in one row, and each side keeps its order.

_IDS = st.sampled_from(["", "", "a", "a-p1", "a-p2", "b", "b-p1", "b-p2", "c-p1"])


def _blocks(language: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    def make(items: list[tuple[str, str]]) -> list[dict[str, Any]]:
        seen: set[str] = set()
        blocks = []
        for place, (kind, own) in enumerate(items):
            name = "" if own in seen else own
            seen.add(own)
            blocks.append({"kind": kind, "id": f"x.md#{name}" if name else "", "body": [f"{language}{place}"]})
        return blocks

    return st.lists(st.tuples(st.sampled_from(["paragraph", "heading", "listing"]), _IDS), max_size=8).map(make)


_PLANS = st.lists(
    st.builds(
        Row,
        id=_IDS,
        ids=st.tuples(_IDS, _IDS),
        state=st.sampled_from(["", "stale"]),
        behind=st.sampled_from(SIDES),
        parts=st.tuples(_IDS),
        parts_side=st.sampled_from(SIDES),
    ),
    max_size=6,
).map(lambda rows: ChapterRows(tuple(rows)))


@given(_blocks("zh"), _blocks("en"), _PLANS)
def test_no_plan_loses_or_moves_a_block(
    first: list[dict[str, Any]], second: list[dict[str, Any]], plan: ChapterRows
) -> None:
    """Whatever a publication is like, both sides are whole."""
    rows = pair_blocks(first, second, plan)
    for side, blocks in enumerate((first, second)):
        assert [block for row in rows for block in row.sides[side]] == blocks
    assert all(any(row.sides) for row in rows)


def _book(language: str, html: str) -> ReadBook:
    info = BookInfo(language, "T", "", "", "P", "2026-11-22", "1")
    return read_book(info, [BookChapter("one.md", f"docs/{language}/one.md", html)])


def test_the_same_books_give_the_same_document() -> None:
    """Two builds of one commit must be equal byte for byte."""
    books = [_book(language, "<h1 id='a'>T</h1><p id='a-p1'>x</p>") for language in ("zh", "en")]
    made = [json.dumps(pair_books(*books, Bond())) for _ in SIDES]
    assert made[0] == made[1]
