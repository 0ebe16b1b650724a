"""A new folder is made as a whole, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from duiye.newfolder import new_folder, save_files
from duiye.notice import SettingsError, StoreError
from folders import snapshot

TEXTS = {"a.txt": "一\n", "deep/er/b.txt": "two\n"}
BYTES = {name: text.encode() for name, text in TEXTS.items()}


def make(target: Path) -> dict[str, bytes]:
    """Make a folder and return what lies in it."""
    with new_folder(target) as folder:
        save_files(folder, TEXTS)
    return snapshot(target)


def fail(target: Path, error: BaseException) -> None:
    """Fail when half of the folder is written."""
    with new_folder(target) as folder:
        save_files(folder, TEXTS)
        raise error


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    """`duiye new books/ferry` would fail where there is no `books`."""
    assert make(tmp_path / "a" / "b" / "new") == BYTES
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["new"]


@pytest.mark.parametrize("held", [(), (".git",)])
def test_an_empty_folder_is_filled_in_its_place(tmp_path: Path, held: tuple[str, ...]) -> None:
    """A shell that stands in the folder would be left in one that is gone; a fresh repository would be refused."""
    for name in held:
        (tmp_path / name).mkdir()
    before = tmp_path.stat().st_ino
    assert make(tmp_path) == BYTES
    assert tmp_path.stat().st_ino == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [*held, "a.txt", "deep"]


def test_others_may_read_the_folder(tmp_path: Path) -> None:
    """The folder would have the rights of a temporary one, and colleagues could not open it."""
    before = os.umask(0o022)
    try:
        make(tmp_path / "new")
    finally:
        os.umask(before)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o755


def test_a_folder_that_holds_something_is_refused_untouched(tmp_path: Path) -> None:
    """An author's work would be mixed with the files of a new publication."""
    (tmp_path / ".hidden").write_text("mine")
    with pytest.raises(SettingsError, match=r"is not empty: it holds \.hidden"):
        make(tmp_path)
    assert snapshot(tmp_path) == {".hidden": b"mine"}


def test_a_file_or_a_broken_link_is_refused(tmp_path: Path) -> None:
    """A file of that name would be replaced."""
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("file", "link"):
        with pytest.raises(SettingsError, match="is no folder"):
            make(tmp_path / name)


@pytest.mark.parametrize("error", [ValueError(), KeyboardInterrupt(), SystemExit()])
@pytest.mark.parametrize("name", ["there", "a/b/new"])
def test_a_failure_leaves_nothing(tmp_path: Path, name: str, error: BaseException) -> None:
    """Half a publication would stand in the way of the next try."""
    (tmp_path / "there").mkdir()
    with pytest.raises(type(error)):
        fail(tmp_path / name, error)
    assert sorted(tmp_path.rglob("*")) == [tmp_path / "there"]


@pytest.mark.parametrize("there", [False, True])
def test_what_others_write_meanwhile_is_not_replaced(tmp_path: Path, there: bool) -> None:  # noqa: FBT001
    """Two commands at once would mix their files."""
    target = tmp_path / "new"
    if there:
        target.mkdir()

    def race() -> None:
        with new_folder(target) as folder:
            save_files(folder, TEXTS)
            save_files(target, {"theirs": "theirs"})

    with pytest.raises(SettingsError, match="it holds theirs"):
        race()
    assert snapshot(tmp_path) == {"new/theirs": b"theirs"}


def test_a_name_that_is_taken_while_moving_in_undoes_the_move(tmp_path: Path) -> None:
    """A part of the files would stay where another part could not be put."""
    save_files(tmp_path, {".git/config": "theirs"})

    def clash() -> None:
        with new_folder(tmp_path) as folder:
            save_files(folder, {".a.txt": "moved first", ".git/HEAD": "ours", "b.txt": "not moved"})

    with pytest.raises(StoreError):
        clash()
    assert snapshot(tmp_path) == {".git/config": b"theirs"}


FULL = """
import resource, sys
from pathlib import Path
from duiye.newfolder import new_folder, save_files
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
with new_folder(Path(sys.argv[1])) as folder:
    save_files(folder, {"small": "a", "large": "b" * 1000})
"""


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    """The author would get a traceback and half a publication."""
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path / "a" / "new")], capture_output=True, text=True, check=False
    )
    assert "StoreError: " in done.stderr.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []
