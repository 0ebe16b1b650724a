"""How a publication is read from disk."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from duiye.backlinks import find_uses
from duiye.notice import SettingsError, StoreError
from duiye.store import load_apparatus, load_asset, load_publication, load_settings, publication_date
from folders import TINY, Folder


def test_a_publication_is_read_whole() -> None:
    """Something that a person wrote would not be published."""
    _, publication, notices = load_publication(TINY)
    zh, en = publication.editions
    assert notices == ()
    assert list(zh.chapters) == ["index.md", "crossing/index.md", "crossing/lighthouse.md", "glossary.md"]
    assert list(zh.chapters) == list(en.chapters)
    assert (zh.default, en.default, zh.title, en.parts) == (True, False, "渡口的灯", {"Crossing": "The crossing"})
    assert [len(items) for items in (publication.apparatus.terms, publication.apparatus.claims)] == [3, 2]
    assert publication.edition("en") is en
    with pytest.raises(KeyError):
        publication.edition("fr")


def test_chapters_outside_the_navigation_come_last(tiny: Folder) -> None:
    """A draft would push its way into the reading order."""
    tiny.write("docs/en/aside.md", "# Aside {#aside}\n")
    assert list(load_publication(tiny.root).publication.edition("en").chapters)[-1] == "aside.md"


def test_bytes_that_are_no_utf8_are_told_at_their_line(tiny: Folder) -> None:
    """A chapter saved in GBK would be published as garbage, or end the command with a traceback."""
    tiny.write("docs/zh/index.md", "# 渡口 {#home}\n\n灯\n".encode("gbk"))
    _, publication, notices = load_publication(tiny.root)
    assert [(str(notice.locus), notice.code) for notice in notices] == [("docs/zh/index.md:1", "T001")]
    assert "index.md" not in publication.edition("zh").chapters


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_any_line_ends_and_a_byte_order_mark_are_read(tiny: Folder, ends: str) -> None:
    """A file from Windows would lose its front matter, and its notices would name wrong lines."""
    text = "\ufeff---\ntitle: T\n---\n# 渡口 {#home}\n\n灯\n".replace("\n", ends)
    tiny.write("docs/zh/index.md", text)
    chapter = load_publication(tiny.root).publication.edition("zh").chapters["index.md"]
    assert (chapter.title, [block.line for block in chapter.blocks]) == ("T", [1, 4, 6])


def test_settings_that_are_no_utf8_are_explained(tiny: Folder) -> None:
    """A newcomer on Windows would get a traceback."""
    tiny.write("mkdocs.yml", "site_name: 渡口\n".encode("gbk"))
    with pytest.raises(SettingsError, match=r"^mkdocs\.yml is not UTF-8 text \(byte 11\)\. Save it as UTF-8\.$"):
        load_settings(tiny.root)


def test_a_folder_without_settings_is_explained(tmp_path: Path) -> None:
    """Who runs a command in the wrong folder would get a traceback."""
    with pytest.raises(
        SettingsError, match=r"^There is no mkdocs\.yml in .* Run the command in a publication's folder"
    ):
        load_settings(tmp_path)


def test_settings_that_are_a_folder_are_explained(tmp_path: Path) -> None:
    """An accident of the file system would get a traceback."""
    (tmp_path / "mkdocs.yml").mkdir()
    with pytest.raises(SettingsError, match=r"^mkdocs\.yml cannot be read: "):
        load_settings(tmp_path)


@pytest.mark.parametrize("folder", ["docs/apparatus", "docs/en", "docs"])
def test_a_missing_folder_is_an_empty_one(tiny: Folder, folder: str) -> None:
    """A publication that is only begun could not even be checked."""
    tiny.path(folder).rename(tiny.path("elsewhere"))
    _, publication, notices = load_publication(tiny.root)
    assert notices == ()
    assert len(publication.editions) == 2


def test_files_that_mkdocs_leaves_out_are_no_chapters(tiny: Folder) -> None:
    """The copy that an editor or macOS leaves beside a file would count as a chapter, and stand in the sitemap."""
    for name in ("._index.md", ".drafts/a.md", "templates/a.md"):
        tiny.write(f"docs/en/{name}", "# A {#a}\n")
    tiny.write("docs/en/.cover.png", "x").write("docs/en/cover.png", "x")
    edition = load_publication(tiny.root).publication.edition("en")
    assert len(edition.chapters) == 4
    assert edition.assets == {"cover.png"}


def test_a_file_that_cannot_be_read_is_explained(tiny: Folder) -> None:
    """A file without rights, or a folder with the name of a file, would show a programmer's error."""
    tiny.path("docs/apparatus/old.yml").mkdir()
    with pytest.raises(StoreError, match=r"^docs/apparatus/old\.yml cannot be read: Is a directory\.$"):
        load_publication(tiny.root)


def test_records_are_read_anew_when_a_file_changes(tiny: Folder) -> None:
    """The preview would go on showing a definition that the editor has corrected."""
    assert len(load_apparatus(tiny.root)[0].terms) == 3
    tiny.write("docs/apparatus/termbase.yml", "terms: []\n")
    assert load_apparatus(tiny.root)[0].terms == ()


def test_a_picture_is_read_for_the_book(tiny: Folder) -> None:
    """Pictures would be missing on paper."""
    tiny.write("docs/en/crossing/lamp.png", b"\x89PNG")
    assert load_asset(tiny.root, "docs", "en", "crossing/lamp.png") == b"\x89PNG"


@pytest.mark.parametrize("path", ["../../mkdocs.yml", "/etc/hostname", "out", "gone.png", "crossing"])
def test_only_files_of_the_languages_folder_are_read_for_the_book(tiny: Folder, path: str) -> None:
    """A text from elsewhere could bring the writer's own files into the book."""
    tiny.path("docs/en/out").symlink_to("/etc/hostname")
    with pytest.raises(StoreError, match=r"^docs/en/.* cannot be read: .*\.$"):
        load_asset(tiny.root, "docs", "en", path)


def test_uses_of_a_term_are_listed_in_reading_order(tiny: Folder) -> None:
    """The glossary would send readers to the last chapter first, or to itself."""
    tiny.write("docs/en/aside.md", "# Aside {#aside}\n\nA ferry, a ferry.\n")
    tiny.write("docs/en/glossary.md", "# Glossary {#glossary}\n\nThe ferry.\n\n[[glossary]]\n")
    uses = find_uses(tiny.root, "en", "glossary.md")
    assert uses["ferry"] == [("crossing/lighthouse.md", "The lighthouse"), ("aside.md", "Aside")]
    deeper = find_uses(tiny.root, "en", "back/glossary.md")
    assert deeper["ferry"][0] == ("../crossing/lighthouse.md", "The lighthouse")
    assert find_uses(tiny.root, "fr", "glossary.md") == {}


def test_the_date_is_the_one_that_reproducible_builds_give(tiny: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Distributions that rebuild the book would get other bytes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1721952000")
    assert publication_date(tiny.root) == 1721952000


def test_the_date_is_that_of_the_last_commit(tiny: Folder) -> None:
    """The same commit would be another book on another day."""
    git = ["git", "-C", str(tiny.root), "-c", "user.name=a", "-c", "user.email=a@b.example"]
    environment = {
        **os.environ,
        "GIT_COMMITTER_DATE": "2024-07-26T00:00:00Z",
        "GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z",
    }
    for arguments in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--no-verify", "-m", "a"]):
        subprocess.run([*git, *arguments], check=True, env=environment, capture_output=True)
    assert publication_date(tiny.root) == 1721952000


@pytest.mark.parametrize("docs", ["docs", "text"])
def test_without_git_the_date_is_that_of_the_newest_file(
    tiny: Folder, docs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A publication outside git would be dated 1970."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tiny.root.parent))
    tiny.path("docs").rename(tiny.path(docs))
    tiny.replace("mkdocs.yml", "docs_dir: docs", f"docs_dir: {docs}")
    for path in tiny.path(docs).rglob("*"):
        os.utime(path, (1600000000, 1600000000))
    os.utime(tiny.path(f"{docs}/en/index.md"), (1700000000, 1700000000))
    assert publication_date(tiny.root) == 1700000000


def test_without_the_git_program_a_date_is_found_too(tiny: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without git could not make a book."""
    monkeypatch.setenv("PATH", str(tiny.root))
    assert publication_date(tiny.root) > 1700000000


@pytest.mark.parametrize(
    ("front", "heading", "title"),
    [
        ("---\ntitle: Front\n---\n", "# Heading {#a}\n", "Front"),
        ("", "# The tower {#a .wide}\n", "The tower"),
        ("", "Underlined {#a}\n---\n", "Underlined"),
        ("", "no heading\n", "index.md"),
    ],
)
def test_a_chapter_has_a_title_in_any_case(tiny: Folder, front: str, heading: str, title: str) -> None:
    """The glossary would list the chapters that use a term by their file names."""
    tiny.write("docs/en/index.md", front + heading)
    assert load_publication(tiny.root).publication.edition("en").chapters["index.md"].title == title
