"""Every code of the catalogue, on files laid over the tiny publication."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from duiye import press
from duiye.catalogue import CATALOGUE
from duiye.notice import ContentError, Notice
from folders import Folder, snapshot

FOLDER = Path(__file__).parents[2] / "cases" / "checks"
BOOK = {"B001", "B002", "B003"}
"""Codes whose cases live with the book's tests."""
IMPORT = {code for code in CATALOGUE if code.startswith("I")}
"""Codes whose cases live with the import's tests."""
LONG = {"T004"}
"""Codes whose cases are too large to lie here; see test_robustness.py."""
EXCHANGE = {code for code in CATALOGUE if code.startswith("X")}
"""Codes whose cases live with the tests of what comes back from translators."""
PROOF = {"R001", "R002"}
"""Codes that only a proof of the search can find; see test_judging.py and test_proving.py."""
ENGINE = {"L004", "L005", "L006", "M001"}
"""Codes that only a build can find; what it says when it publishes nothing counts too."""


def lay(case: Path, publication: Folder) -> None:
    """Lay the files of a case over a publication, and make the links that its `links.txt` names."""
    ignored = shutil.ignore_patterns("expected.txt", "links.txt")
    shutil.copytree(case, publication.root, dirs_exist_ok=True, ignore=ignored)
    links = case / "links.txt"
    for line in links.read_text("utf-8").splitlines() if links.exists() else ():
        name, _, target = line.partition(" -> ")
        publication.path(name).symlink_to(target)


def short(notices: tuple[Notice, ...]) -> str:
    """Write notices as the expected files have them."""
    return "".join(f"{notice.locus} {notice.code}\n" for notice in notices)


def build(publication: Folder, workers: ProcessPoolExecutor) -> tuple[Notice, ...]:
    """Build a publication and return what was said, whether or not it was published."""
    try:
        return press.build(publication.root, publication.path("site"), books=False, workers=workers).notices
    except ContentError as error:
        return error.notices


@pytest.mark.parametrize("case", sorted(FOLDER.iterdir()), ids=lambda case: case.name)
def test_the_faults_of_a_case_are_told_and_no_others(
    case: Path, tiny: Folder, workers: ProcessPoolExecutor, expect: Callable[[Path, str], None]
) -> None:
    """A fault would be published, be told at a wrong place, or be seen where there is none."""
    lay(case, tiny)
    notices = build(tiny, workers) if case.name in ENGINE else tiny.check()
    expect(case / "expected.txt", short(notices))


@pytest.mark.parametrize("case", sorted(FOLDER.iterdir()), ids=lambda case: case.name)
def test_a_case_is_about_its_code(case: Path) -> None:
    """A case could stop testing what it is named for, and nobody would see."""
    codes = [line.split()[-1] for line in (case / "expected.txt").read_text("utf-8").splitlines()]
    assert case.name in codes


def test_every_code_has_a_case() -> None:
    """A new check could be added without ever having found anything."""
    assert {case.name for case in FOLDER.iterdir()} | BOOK | IMPORT | LONG | EXCHANGE | PROOF == set(CATALOGUE)


def test_without_a_navigation_no_chapter_is_outside_it(tiny: Folder) -> None:
    """A publication that leaves the order to MkDocs would be all warnings."""
    text = tiny.read("mkdocs.yml")
    tiny.write("mkdocs.yml", text[: text.index("nav:\n")] + text[text.index("plugins:\n") :])
    assert tiny.check() == ()


def test_the_tiny_publication_has_no_fault(tiny: Folder) -> None:
    """The cases would prove nothing, and a new publication would begin with faults."""
    assert tiny.check() == ()


def test_all_faults_of_several_files_are_told_in_one_run(tiny: Folder, site: Path) -> None:
    """A writer would have to build once for each mistake; and the readers' site would be harmed by it."""
    shutil.copytree(site, tiny.path("site"))
    published = snapshot(tiny.path("site"))
    wanted = {"T001", "Y004", "N001", "P003", "H001", "L002"}
    for code in wanted:
        lay(FOLDER / code, tiny)
    result = tiny.build()
    lines = result.stderr.splitlines()
    told = {word for line in lines for word in line.split()[1:2] if word in CATALOGUE}
    assert (result.returncode, told & wanted) == (1, wanted)
    assert lines[-1].endswith(" warnings; nothing was published, what was there is untouched.")
    assert snapshot(tiny.path("site")) == published
