"""The engine that searches, run by Node on a small publication's real index: tests/engine/*.test.js."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from duiye import press
from duiye.writers.search.engine import LATER, write_engine, write_later

TESTS = Path(__file__).parents[1]
STUDY = TESTS / "publications" / "study"
SCRIPTS = sorted((TESTS / "engine").glob("*.test.js"))


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory, workers: ProcessPoolExecutor) -> Path:
    """Return the built site of the publication that is searched."""
    folder = tmp_path_factory.mktemp("study") / "site"
    press.build(STUDY, folder, books=False, workers=workers)
    return folder


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_engine(script: Path, study: Path) -> None:
    """Someone would not find what stands on a page, or see the search stop."""
    node = shutil.which("node")
    assert node, "Node runs these tests: scripts/test installs it"
    (engine,) = (study / "assets" / "javascripts" / "workers").glob("search.*.js")
    done = subprocess.run(
        [node, "--test", script],
        env={**os.environ, "DUIYE_SITE": str(study), "DUIYE_ENGINE": str(engine)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, "\n".join(line for line in done.stdout.splitlines() if not line.startswith("    at "))


def test_first_half_is_small_enough_for_the_first_titles() -> None:
    """The first titles would be late on a slow network, since all of the engine came before them."""
    assert len(gzip.compress(write_engine().encode(), mtime=0)) < 16_000
    assert len(gzip.compress(write_later().encode(), mtime=0)) < 11_000


def test_both_halves_know_each_others_names(study: Path) -> None:
    """The engine would stop at the first name that is spelt otherwise in the other half."""
    engine, later = write_engine(), write_later()
    lent = engine.rpartition("Object.assign(inner, {")[2].partition("}")[0].replace(" ", "").split(",")
    taken = later.partition("const {")[2].partition("}")[0].replace(" ", "").split(",")
    assert lent == taken
    given = later.rpartition("Object.assign(inner, {")[2].partition("}")[0].replace(" ", "").split(",")
    assert all(f"const {name} =" in later for name in given)
    assert {path.read_text(encoding="utf-8") for path in study.glob(f"*/search/*/{LATER}")} == {later}
    assert all(path.read_text(encoding="utf-8").endswith(later) for path in study.glob("*/search/pack.js"))
