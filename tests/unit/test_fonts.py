"""The fonts of the book as they lie in the repository."""

from __future__ import annotations

import json
import subprocess
import sys

from folders import REPOSITORY

FONTS = REPOSITORY / "scripts" / "duiye" / "fonts"


def test_the_fonts_are_those_of_their_lock_and_not_too_large() -> None:
    """Who installs Duiye would load more than eight megabytes, or fonts that nobody can rebuild."""
    command = [sys.executable, REPOSITORY / "scripts" / "fonts", "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    size = sum(path.stat().st_size for path in FONTS.iterdir() if path.name != "fonts.lock.json")
    assert done.stdout == f"{size:,} bytes, as locked\n"
    assert size < 8_000_000


def test_each_font_has_its_licence_and_the_package_that_it_comes_from() -> None:
    """Fonts whose licence is not beside them may not be passed on."""
    lock = json.loads((FONTS / "fonts.lock.json").read_text("utf-8"))
    assert {path.suffix for path in FONTS.iterdir()} == {".ttf", ".txt", ".json"}
    for package, entry in lock["packages"].items():
        licence = FONTS / f"OFL-{package.rpartition('/')[2]}.txt"
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8").upper()
        assert entry["license"] == "OFL-1.1"
        assert all(len(digest) == 64 for digest in entry["sources"].values())
