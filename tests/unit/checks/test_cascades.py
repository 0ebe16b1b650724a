"""One fault is told once, not once more for everything that refers to what could not be read."""

from __future__ import annotations

import pytest

from folders import Folder


@pytest.mark.parametrize("name", ["termbase.yml", "claims.yml", "sources.yml", "figures.yml"])
def test_a_broken_record_file_is_one_fault(tiny: Folder, name: str) -> None:
    """An author with one typing slip in a record would have to find it among dozens of notices."""
    tiny.write(f"docs/apparatus/{name}", "terms: [\n")
    assert tiny.faults() == [f"docs/apparatus/{name}:1 Y001"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", ["index.md", "crossing/index.md", "crossing/lighthouse.md", "glossary.md"])
def test_a_chapter_that_cannot_be_read_is_one_fault(tiny: Folder, language: str, path: str) -> None:
    """An author would be told to write the chapter anew, over the one that is there in another encoding."""
    name = f"docs/{language}/{path}"
    tiny.write(name, tiny.read(name).encode() + b"\xff\n")
    (said,) = tiny.check()
    assert (said.code, said.locus.path) == ("T001", name)
    assert "GB18030" not in said.message


def test_a_chapter_that_no_language_can_read_is_not_missed(tiny: Folder) -> None:
    """The navigation and the ledger would be told to forget a chapter that is there."""
    names = [f"docs/{language}/crossing/lighthouse.md" for language in ("zh", "en")]
    for name in names:
        tiny.write(name, tiny.read(name).encode() + b"\xff\n")
    assert {(notice.locus.path, notice.code) for notice in tiny.check()} == {(name, "T001") for name in names}


@pytest.mark.parametrize(("encoding", "is_likely"), [("gbk", True), ("gb18030", True), ("big5", False)])
def test_the_encoding_that_old_editors_write_is_named(tiny: Folder, encoding: str, *, is_likely: bool) -> None:
    """A Chinese author would have to guess which encoding a file is in."""
    tiny.write(
        "docs/zh/crossing/index.md",
        "# 过河 {#crossing}\n\n守灯塔的人在塔上过了一個冬天，每天夜里点灯。\n".encode(encoding, "ignore"),
    )
    (said,) = (notice for notice in tiny.check() if notice.code == "T001")
    assert said.message.endswith("is not UTF-8 text. It looks like GB18030.") is is_likely


def test_latin_letters_are_not_taken_for_chinese(tiny: Folder) -> None:
    """Pairs of accented letters can be read as rare Chinese characters, and the advice would garble them."""
    tiny.write("docs/en/crossing/index.md", "# Crossing {#crossing}\n\nÀÉÈÇ café, naïveté.\n".encode("latin-1"))
    (said,) = (notice for notice in tiny.check() if notice.code == "T001")
    assert "GB18030" not in said.message


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", ["index.md", "crossing/index.md", "crossing/lighthouse.md", "glossary.md"])
@pytest.mark.parametrize("left", ["", "\n \n", "---\ntitle: 甲\n---\n"])
def test_an_emptied_chapter_is_one_fault(tiny: Folder, language: str, path: str, left: str) -> None:
    """An author would be told of every heading and note of the chapter that is whole, and not of the empty file."""
    name = f"docs/{language}/{path}"
    tiny.write(name, left)
    assert [item for item in tiny.faults() if not item.endswith("S001")] == [f"{name} P012"]


def test_a_chapter_that_is_empty_in_both_languages_is_let_be(tiny: Folder) -> None:
    """A page that a template fills could not be made."""
    for language in ("zh", "en"):
        tiny.write(f"docs/{language}/crossing/index.md", "---\ntitle: Crossing\n---\n")
    assert [item for item in tiny.faults() if item.endswith("P012")] == []


def test_a_file_that_was_emptied_is_told_although_its_counterpart_waits(tiny: Folder) -> None:
    """It would be published under the name of its file, and only the book would complain, of a heading."""
    tiny.write("docs/zh/crossing/index.md", "").write("docs/en/crossing/index.md", "---\nstate: initial\n---\n# 渡\n")
    assert [item for item in tiny.faults() if item.endswith("P012")] == ["docs/zh/crossing/index.md P012"]


@pytest.mark.parametrize(
    ("typed", "read"), [("5.10", "5.1"), ("010", "8"), ("5", ""), ("1.5 # the second", ""), ('"5.10"', "")]
)
def test_a_number_that_yaml_changes_is_told(tiny: Folder, typed: str, read: str) -> None:
    """5.10 would be printed as 5.1, and nobody would know why."""
    tiny.replace("docs/zh/crossing/lighthouse.md", "title: 灯塔\n", f"title: 灯塔\nnumber: {typed}\n")
    told = [notice for notice in tiny.check() if notice.code == "N005"]
    said = [f"The number {typed} of this chapter is read as {read}, for YAML counts with it."] if read else []
    assert [notice.message for notice in told] == said
    assert [notice.locus.line for notice in told] == [3] * len(said)
