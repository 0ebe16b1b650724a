"""Several files are written, or none."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from duiye.filing import replace_files
from duiye.notice import StoreError
from folders import snapshot


def test_files_are_written_replaced_and_removed(tmp_path: Path) -> None:
    """An import would not leave what it says."""
    (tmp_path / "old.md").write_text("old")
    (tmp_path / "gone.md").write_text("gone")
    done = replace_files(tmp_path, {"a/b/new.md": b"new", "old.md": b"newer", "gone.md": None, "never.md": None})
    assert set(done) == {"a/b/new.md", "old.md", "gone.md"}
    assert snapshot(tmp_path) == {"a/b/new.md": b"new", "old.md": b"newer"}


def test_a_file_that_is_so_already_is_left_alone(tmp_path: Path) -> None:
    """A preview would build again for nothing, and version control show files that did not change."""
    (tmp_path / "a.md").write_text("same")
    before = (tmp_path / "a.md").stat()
    assert replace_files(tmp_path, {"a.md": b"same"}) == ()
    assert (tmp_path / "a.md").stat().st_ino == before.st_ino


def test_when_a_file_cannot_be_replaced_all_are_put_back(tmp_path: Path) -> None:
    """A full disk in the middle would leave half an article."""
    (tmp_path / "a.md").write_text("a")
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "inner").write_text("in the way")
    before = snapshot(tmp_path)
    with pytest.raises(StoreError, match="Nothing was"):
        replace_files(tmp_path, {"a.md": b"A", "new/b.md": b"B", "z": b"a file where a folder is"})
    assert snapshot(tmp_path) == before
    assert not (tmp_path / "new").exists()


def test_a_path_out_of_the_publication_is_refused(tmp_path: Path) -> None:
    """A picture named `../../x` in an article would be written anywhere."""
    home = tmp_path / "home"
    home.mkdir()
    with pytest.raises(StoreError, match="outside"):
        replace_files(home, {"../x.md": b"x"})
    assert not (tmp_path / "x.md").exists()


def test_a_link_out_of_the_publication_is_not_followed(tmp_path: Path) -> None:
    """A link in docs/ would let an import write into another folder."""
    home, other = tmp_path / "home", tmp_path / "other"
    home.mkdir()
    other.mkdir()
    (home / "docs").symlink_to(other)
    with pytest.raises(StoreError, match="outside"):
        replace_files(home, {"docs/x.md": b"x"})
    assert list(other.iterdir()) == []


def test_two_imports_do_not_mix(tmp_path: Path) -> None:
    """Two terminals would write one publication at once."""
    with FileLock(tmp_path / ".duiye-import.lock"), pytest.raises(StoreError, match="Another command"):
        replace_files(tmp_path, {"a.md": b"a"})
    assert not (tmp_path / "a.md").exists()


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    """What an author saves while a repair runs would be gone."""
    (tmp_path / "a.md").write_bytes(b"new")
    with pytest.raises(StoreError, match=r"a\.md was changed meanwhile"):
        replace_files(tmp_path, {"a.md": b"repaired"}, read={"a.md": b"old"})
    assert (tmp_path / "a.md").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_a_link_and_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    """A linked chapter would be parted from its original, and a private one be open to all."""
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_bytes(b"old")
    real.chmod(0o600)
    link.symlink_to("real.md")
    replace_files(tmp_path, {"link.md": b"new"})
    assert (link.is_symlink(), real.read_bytes(), real.stat().st_mode & 0o777) == (True, b"new", 0o600)
