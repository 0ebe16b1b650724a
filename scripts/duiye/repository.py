"""Ask git about the publication's repository.

This module owns how git is called; what its answers mean is for those who ask.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

_SECONDS = 20


def ask_git(root: Path, *arguments: str) -> bytes:
    """Return what git says, nothing where there is no repository, no git, or no answer in time.

    Args:
        root: the folder to ask about.
        arguments: git's command and its options.
    """
    command = ["git", "-c", "core.quotePath=false", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 — no shell
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""
