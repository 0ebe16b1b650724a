"""Which chapters stand in the book of a language, and what its title page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from duiye import desk
from duiye.bindery import book_path, typeset_books, write_books
from duiye.desk import Checked
from duiye.manuscripts import book_chapters
from duiye.notice import ContentError
from folders import TINY, Folder


@pytest.fixture(scope="module")
def checked() -> Checked:
    """Return the tiny publication, read and checked."""
    return desk.check(TINY)


def test_the_book_follows_the_navigation_without_the_landing_page(checked: Checked) -> None:
    """Chapters would stand in the book in another order than on the site."""
    chapters = book_chapters(checked, checked.publication.edition("en"))
    assert [(item.path, item.part, item.is_part) for item in chapters] == [
        ("crossing/index.md", "The crossing", True),
        ("crossing/lighthouse.md", "The crossing", False),
        ("glossary.md", "", False),
    ]


def test_chapters_that_the_navigation_leaves_out_are_not_in_the_book(tiny: Folder) -> None:
    """A draft would be printed."""
    tiny.write("docs/en/draft.md", "# Draft {#draft}\n").write("docs/zh/draft.md", "# 稿 {#draft}\n")
    made = desk.check(tiny.root)
    assert "draft.md" not in [item.path for item in book_chapters(made, made.publication.edition("en"))]


NAMED = "      book:\n        file_name: ferry-lamp\n"


@pytest.mark.parametrize(
    ("options", "path"),
    [(NAMED, "pdf/ferry-lamp-en.pdf"), ("      book:\n", "pdf/book-en.pdf"), ("", "pdf/book-en.pdf")],
    ids=["named", "empty", "absent"],
)
def test_a_saved_book_says_what_it_is(tiny: Folder, options: str, path: str) -> None:
    """A reader's folder of downloads would hold many files named `book.pdf`."""
    tiny.replace("mkdocs.yml", NAMED, options)
    assert book_path(desk.check(tiny.root), "en") == path


def test_every_language_has_its_book(checked: Checked) -> None:
    """Readers of one language would get no PDF."""
    made = typeset_books(checked)
    assert list(made) == ["zh", "en", "parallel", "facing"]
    assert all(data.startswith(b"%PDF-") for data in made.values())
    assert len(set(made.values())) == len(made)


def test_one_book_can_be_written_alone(checked: Checked, tmp_path: Path) -> None:
    """A hurried writer would wait for all languages."""
    folder = tmp_path / "new" / "folder"
    assert write_books(checked, folder, ["en"]) == (folder / "ferry-lamp-en.pdf",)
    assert [path.name for path in folder.iterdir()] == ["ferry-lamp-en.pdf"]


def test_what_the_book_cannot_set_is_told_for_all_languages_at_once(tiny: Folder) -> None:
    """A writer would have to typeset once for each missing character, or print empty boxes."""
    for language in ("zh", "en"):
        path = f"docs/{language}/crossing/index.md"
        tiny.write(path, tiny.read(path) + "\n\N{CUNEIFORM SIGN A}\n")
    with pytest.raises(ContentError) as caught:
        typeset_books(desk.check(tiny.root))
    assert {notice.code for notice in caught.value.notices} == {"B001"}
    assert {notice.locus.path for notice in caught.value.notices} >= {"docs/zh/crossing/index.md"}
