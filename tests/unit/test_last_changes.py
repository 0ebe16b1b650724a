"""The day of a file's last change, asked of git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from duiye.history import last_changes


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    """Run git in a folder, on some day."""
    moment = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env={**os.environ, **moment})


def commit(folder: Path, name: str, text: str, day: str) -> None:
    """Write a file and commit it on some day."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", name)
    git(folder, "commit", "-qm", "write", day=day)


def test_day_is_that_of_the_last_commit(tmp_path: Path) -> None:
    """A citation would give another chapter's day, or the day of the first draft."""
    git(tmp_path, "init", "-q")
    commit(tmp_path, "docs/zh/潮汐.md", "一", "2026-01-02")
    commit(tmp_path, "docs/zh/月亮.md", "二", "2026-02-03")
    commit(tmp_path, "docs/zh/潮汐.md", "三", "2026-03-04")
    commit(tmp_path, "README.md", "四", "2026-04-05")
    assert last_changes(tmp_path, "docs") == {"zh/潮汐.md": "2026-03-04", "zh/月亮.md": "2026-02-03"}


def test_nothing_is_told_where_the_history_is_not_whole(tmp_path: Path) -> None:
    """Every chapter would seem to be changed on one day, or a build would fail without git."""
    whole, part, bare = tmp_path / "whole", tmp_path / "part", tmp_path / "bare"
    whole.mkdir()
    bare.mkdir()
    git(whole, "init", "-q")
    commit(whole, "docs/a.md", "a", "2026-01-02")
    commit(whole, "docs/b.md", "b", "2026-02-03")
    git(tmp_path, "clone", "-q", "--depth", "1", whole.as_uri(), str(part))
    assert last_changes(part, "docs") == {}
    assert last_changes(bare, "docs") == {}
