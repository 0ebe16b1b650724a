"""Every code of what comes back from translators, on files that are brought home to the tiny publication."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path

import pytest

from duiye.catalogue import CATALOGUE
from duiye.homecoming import take_home
from duiye.notice import ContentError
from folders import Folder, snapshot

FOLDER = Path(__file__).parents[1] / "cases" / "exchange"


@pytest.mark.parametrize("case", sorted(FOLDER.iterdir()), ids=lambda case: case.name)
def test_what_comes_of_a_case(
    case: Path, tiny: Folder, expect: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A translator's slip would be published, told at a wrong place, or seen where there is none."""
    monkeypatch.chdir(case)
    before = snapshot(tiny.root / "docs" / "en")
    try:
        notices = take_home(tiny.root, [Path(file.name) for file in sorted(case.glob("back.*"))]).notices
    except ContentError as error:
        notices = error.notices
    after = snapshot(tiny.root / "docs" / "en")
    told = [f"{notice}\n" for notice in notices]
    for name in sorted(after):
        old, new = (files.get(name, b"").decode().splitlines(keepends=True) for files in (before, after))
        told += difflib.unified_diff(old, new, name, name, n=0)
    expect(case / "expected.txt", "".join(told))
    assert {notice.code for notice in notices} == {case.name.partition("-")[0]}


def test_every_code_has_a_case() -> None:
    """A code could change its meaning and no test would tell."""
    assert {case.name.partition("-")[0] for case in FOLDER.iterdir()} == {code for code in CATALOGUE if code[0] == "X"}
