"""The hooks that other publications name in their .pre-commit-config.yaml."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from duiye.cli import main
from folders import REPOSITORY

HOOKS: list[dict[str, Any]] = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_is_a_command_that_is_there(hook: dict[str, Any]) -> None:
    """Every commit of a publication would fail, whatever is in it."""
    program, *words = hook["entry"].split()
    assert (program, hook["language"], hook["require_serial"]) == ("duiye", "python", True)
    assert CliRunner().invoke(main, [*words, "--help"]).exit_code == 0
    assert hook["id"] == hook["entry"].replace(" ", "-")


@pytest.mark.parametrize(
    ("path", "hooks"),
    [
        ("mkdocs.yml", {"duiye-check"}),
        ("docs/zh/opening.md", {"duiye-check", "duiye-fix"}),
        ("book/docs/en/part-1/index.md", {"duiye-check", "duiye-fix"}),
        ("docs/zh-Hant/opening.md", {"duiye-check", "duiye-fix"}),
        ("docs/en/lamp.png", {"duiye-check"}),
        ("docs/apparatus/claims.yml", {"duiye-check"}),
        ("docs/notices.md", {"duiye-check"}),
        ("README.md", set()),
        ("scripts/docs.py", set()),
        ("site/mkdocs.yml.bak", set()),
    ],
)
def test_a_hook_runs_when_its_files_change(path: str, hooks: set[str]) -> None:
    """A fault would be committed unseen, or every commit of a program wait for the text."""
    known = {hook["id"] for hook in HOOKS}
    assert {hook["id"] for hook in HOOKS if re.search(hook["files"], path)} == hooks & known
