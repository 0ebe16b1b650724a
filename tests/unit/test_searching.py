"""The search of a built site: what lies beside the pages, and where there is none."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import lxml.html
import pytest

from duiye import press
from duiye.writers.search.folding import RUN, fold
from duiye.writers.search.postings import hash_key, shard_key
from folders import TINY, Folder, in_our_look, snapshot


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory, workers: ProcessPoolExecutor) -> Path:
    """Return the built site of the tiny publication in our look; not to be changed."""
    publication = in_our_look(Folder(shutil.copytree(TINY, tmp_path_factory.mktemp("ours") / "tiny")))
    publication.write("docs/zh/assets/javascripts/workers/search.own.js", "own()")
    press.build(publication.root, publication.path("site"), books=False, workers=workers)
    return publication.path("site")


def test_each_language_has_a_search_and_pages_start_one_worker(ours: Path) -> None:
    """A reader of one language would search nothing, or download the words of both."""
    for language in ("zh", "en"):
        head = json.loads((ours / language / "search/head.json").read_text("utf-8"))
        pages = json.loads((ours / language / "search" / head["version"] / "pages.json").read_text("utf-8"))
        assert ["crossing/", pages[1][1]] in pages
        assert all((ours / language / address / "index.html").is_file() for address, _ in filter(None, pages))
        assert head["facing"]
    assert len(list(ours.glob("assets/javascripts/workers/search.*.js"))) == 1
    assert not list(ours.rglob("search_index.json"))


def test_material_leaves_nothing_that_no_page_loads(ours: Path) -> None:
    """Every host would keep, and every reader without a network load, what nobody uses."""
    assert not [path for path in ours.rglob("*") if path.parent.name == "lunr" or path.suffix == ".map"]
    assert [path.name for path in ours.rglob("zh/assets/javascripts/workers/*")] == ["search.own.js"]


def test_every_pair_of_characters_of_a_page_stands_in_the_index(ours: Path) -> None:
    """What is said on a page would not be found."""
    head = json.loads((ours / "zh/search/head.json").read_text("utf-8"))
    folder = ours / "zh/search" / head["version"] / "i"
    article = lxml.html.parse(
        str(ours / "zh/crossing/lighthouse/index.html"), lxml.html.HTMLParser(encoding="utf-8")
    ).find(".//article")
    runs = RUN.findall(fold("\n".join(p.text_content() for p in article.iter("p") if p.get("id"))))
    assert len(runs) > 5
    for run in runs:
        for pair in {run[place : place + 2] for place in range(len(run))}:
            text = (folder / f"{hash_key(shard_key(pair)) % head['shards']}.txt").read_text("utf-8")
            assert f"\n{pair}\t" in text, pair


def test_two_builds_have_the_same_search(ours: Path, tmp_path: Path, workers: ProcessPoolExecutor) -> None:
    """Readers would load everything again after a build that changed nothing."""
    press.build(ours.parent, tmp_path / "site", books=False, workers=workers)
    for language in ("zh", "en"):
        assert snapshot(tmp_path / "site" / language / "search") == snapshot(ours / language / "search")


def test_other_themes_keep_their_own_search(site: Path) -> None:
    """A site in Material's look would search in nothing."""
    assert (site / "zh/search/search_index.json").is_file()
    assert not (site / "zh/search/head.json").exists()
    assert list(site.rglob("workers/search.*.min.js"))
