"""What all tests share: a copy of the tiny publication to change, and ways to run Duiye on it."""

from __future__ import annotations

import importlib
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import hypothesis
import pytest

import duiye
from duiye import press
from duiye.editions import worker_pool
from folders import TINY, Folder
from published import Shared, shared

# A slow machine is no fault of the text that was drawn. `--hypothesis-profile thorough` draws many more.
# The same examples in every run: what is red somewhere is red everywhere. "thorough" looks for others.
hypothesis.settings.register_profile("duiye", deadline=None, derandomize=True)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=3000)
hypothesis.settings.load_profile("duiye")
# Hypothesis tries strings that it reads in the modules loaded so far: load all, or the order of tests decides.
for module in pkgutil.walk_packages(duiye.__path__, "duiye."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)


FIRST = ("test_access.py", "test_preview_page.py", "test_offline.py", "test_epubbindery.py")
"""The first builds our publication; meanwhile other workers have the dear files that do without it."""
_SHARED = pytest.StashKey[Shared]()


def pytest_configure(config: pytest.Config) -> None:
    """Make room for what all workers share: in the process that starts them, else in the only one."""
    if hasattr(config, "workerinput"):
        config.stash[_SHARED] = Shared(*config.workerinput["shared"])
        return
    held = ExitStack()
    config.add_cleanup(held.close)
    config.stash[_SHARED] = held.enter_context(shared(Path(held.enter_context(TemporaryDirectory(prefix="duiye-")))))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, lest one of them be left for a single worker at the end."""
    rank = {name: number for number, name in enumerate(FIRST)}
    items.sort(key=lambda item: rank.get(item.path.name, len(rank)))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker where that room is."""
    node.workerinput["shared"] = tuple(node.config.stash[_SHARED])


@pytest.fixture(scope="session", name="shared")
def _shared(pytestconfig: pytest.Config) -> Shared:
    """Return what all workers of this run share."""
    return pytestconfig.stash[_SHARED]


@pytest.fixture(autouse=True)
def _quiet_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep Material's banner and the maker's own settings out of what is compared."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    for name in ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def tiny(tmp_path: Path) -> Folder:
    """Return a copy of the tiny publication."""
    return Folder(shutil.copytree(TINY, tmp_path / "publication"))


@pytest.fixture
def publication_at(tmp_path: Path) -> Callable[[str], Folder]:
    """Return a maker of further copies of the tiny publication, by the name of their folder."""
    return lambda name: Folder(shutil.copytree(TINY, tmp_path / name))


@pytest.fixture(scope="session")
def workers() -> Iterator[ProcessPoolExecutor]:
    """Keep processes with MkDocs imported for all tests that build."""
    with worker_pool() as pool:
        yield pool


@pytest.fixture(scope="session")
def site(shared: Shared, workers: ProcessPoolExecutor) -> Path:
    """Return the built site of the unchanged tiny publication, without books; not to be changed."""
    return shared.once("tiny", lambda folder: press.build(TINY, folder, books=False, workers=workers))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`, which writes what the program says now into the expected files of the cases."""
    parser.addoption("--accept", action="store_true", help="write the expected files of the cases anew")


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Return a comparison of a text with a file of a case; `--accept` writes the file instead."""

    def compare(file: Path, said: str) -> None:
        if request.config.getoption("--accept"):
            file.write_text(said, encoding="utf-8", newline="\n")
        assert said == file.read_text(encoding="utf-8")

    return compare
