"""Dates from the history: what is told, and what is rather not told."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from duiye.chronicle import read_chronicle
from duiye.lifespan import Lifespan
from folders import Folder

A, B, C = 1_700_000_000, 1_700_100_000, 1_700_200_000
TEXT = "".join(f"Line {number}\n" for number in range(20))


def git(folder: Folder, *arguments: str, moment: int = 0) -> None:
    """Run git in a folder, as if at a moment."""
    when = {"GIT_COMMITTER_DATE": f"{moment} +0200", "GIT_AUTHOR_DATE": f"{A - 999} +0200"} if moment else {}
    subprocess.run(
        ["git", "-C", str(folder.root), "-c", "user.name=a", "-c", "user.email=a@b.example", *arguments],
        check=True,
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", **when},
    )


def commit(folder: Folder, moment: int) -> None:
    """Commit everything."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "-m", "a", moment=moment)


@pytest.fixture
def repository(tmp_path: Path) -> Folder:
    """Return a repository in which the publication is a folder, with one chapter of moment A."""
    folder = Folder(tmp_path)
    git(folder, "init", "--quiet")
    folder.write("book/docs/zh/潮 1.md", TEXT).write("book/docs/zh/b.md", "b\n").write("README", "r")
    commit(folder, A)
    return folder


def chronicle(folder: Folder) -> dict[str, Lifespan]:
    """Read the dates of the publication."""
    return dict(read_chronicle(folder.path("book"), "docs"))


def test_a_file_has_the_dates_of_its_commits(repository: Folder) -> None:
    """A page would say that it was changed when something else was, or by the clock of the machine."""
    repository.write("book/docs/zh/潮 1.md", TEXT + "more\n")
    commit(repository, B)
    repository.write("README", "changed")
    commit(repository, C)
    assert chronicle(repository) == {"docs/zh/潮 1.md": Lifespan(A, B), "docs/zh/b.md": Lifespan(A, A)}


def test_a_name_is_no_text(repository: Folder) -> None:
    """A chapter that was renamed would be news, and its first publication forgotten."""
    git(repository, "mv", "book/docs/zh/潮 1.md", "book/docs/zh/tide.md")
    commit(repository, B)
    assert chronicle(repository)["docs/zh/tide.md"] == Lifespan(A, A)
    repository.write("book/docs/zh/tide.md", TEXT + "more\n")
    git(repository, "mv", "book/docs/zh/tide.md", "book/docs/zh/tides.md")
    commit(repository, C)
    assert chronicle(repository)["docs/zh/tides.md"] == Lifespan(A, C)


def test_what_is_not_committed_has_no_date(repository: Folder) -> None:
    """A crawler would be told that a page is old whose text is new."""
    repository.write("book/docs/zh/潮 1.md", "new\n").write("book/docs/zh/c.md", "new\n")
    assert set(chronicle(repository)) == {"docs/zh/b.md"}
    git(repository, "rm", "--quiet", "book/docs/zh/b.md")
    commit(repository, B)
    repository.write("book/docs/zh/b.md", "again\n")
    assert "docs/zh/b.md" not in chronicle(repository)


def test_a_shallow_clone_tells_nothing(repository: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    """On a build server all pages would have the date of the last commit, whatever it changed."""
    repository.write("README", "changed")
    commit(repository, B)
    clone = tmp_path_factory.mktemp("shallow") / "clone"
    git(repository, "clone", "--quiet", "--depth", "1", repository.root.as_uri(), str(clone))
    assert chronicle(Folder(clone)) == {}
    assert len(chronicle(repository)) == 2


def test_without_a_repository_nothing_is_told(tmp_path: Path) -> None:
    """A folder that was unpacked from an archive could not be built."""
    assert read_chronicle(tmp_path, "docs") == {}
    git(Folder(tmp_path), "init", "--quiet")
    assert read_chronicle(tmp_path, "docs") == {}


def test_a_side_branch_counts(repository: Folder) -> None:
    """What came by a merge would keep the date before it."""
    git(repository, "checkout", "--quiet", "-b", "side")
    repository.write("book/docs/zh/b.md", "b\nmore\n")
    commit(repository, B)
    git(repository, "checkout", "--quiet", "-")
    git(repository, "merge", "--quiet", "--no-ff", "-m", "m", "side", moment=C)
    assert chronicle(repository)["docs/zh/b.md"] == Lifespan(A, B)
