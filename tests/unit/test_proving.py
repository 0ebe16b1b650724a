from __future__ import annotations

import os
import shutil
import stat
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from duiye import press
from duiye.node import WHOLE, Asking, ask, find_node
from duiye.notice import ContentError, EngineError, SettingsError
from duiye.proof.questions import Answer, Kind, Question
from duiye.proving import prove
from duiye.store import load_publication
from folders import Folder, in_our_look

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="no Node.js: scripts/test installs it")
QUESTION = Question(Kind.CHINESE, "zh", "灯塔", "灯塔", "zh", "crossing/lighthouse/", "lighthouse-p1")
ENGINE = """
self.DuiyeSearch = { create: send => ({ async receive(message) {
    if (message.type !== "ask") return;
    if (message.text === "throws") throw new Error("out of order");
    const file = await fetch(new URL(`${message.text}.txt`, "https://site.invalid/whole/zh/"));
    const groups = file.ok ? [{ address: await file.text() }] : [];
    send({ type: "answer", stage: "titles", id: message.id, groups: [], notices: [] });
    send({ type: "answer", stage: "full", id: message.id, groups, notices: file.ok ? [] : ["partial"] });
} }) };
"""


def asked(folder: Path, *texts: str, engine: str = ENGINE) -> list[Answer]:
    """Ask an engine of a few lines."""
    (folder / "zh").mkdir()
    (folder / "zh" / "灯塔.txt").write_text("zh/tower/", encoding="utf-8")
    (folder / "engine.js").write_text(engine, encoding="utf-8")
    questions = [Question(Kind.CHINESE, "zh", text, text, "zh", "", "") for text in texts]
    return ask(find_node(), folder / "engine.js", {WHOLE: folder}, questions, Asking(("zh", "en"), 5))


@needs_node
def test_the_engine_reads_the_files_of_the_site(tmp_path: Path) -> None:
    """Nothing could be proved: the worker fetches, and there is no server."""
    found, missing = asked(tmp_path, "灯塔", "渡口")
    assert (found.places, found.fault) == (("zh/tower/",), "")
    assert (missing.places, missing.fault) == ((), "partial")
    assert found.milliseconds > 0


@needs_node
def test_an_engine_that_fails_says_so_in_its_own_words(tmp_path: Path) -> None:
    """A fault of the worker would look like a phrase that is not found."""
    with pytest.raises(EngineError, match="out of order"):
        asked(tmp_path, "throws")


@needs_node
def test_an_engine_that_cannot_be_read_ends_the_build(tmp_path: Path) -> None:
    """A syntax error in the worker would be published."""
    with pytest.raises(EngineError, match="SyntaxError"):
        asked(tmp_path, "灯塔", engine="self.DuiyeSearch = {")


def test_without_node_the_build_says_what_to_install(tiny: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for a proof on a machine without Node would get a traceback, or no proof and no word."""
    in_our_look(tiny)
    monkeypatch.setenv("PATH", "/nowhere")
    done = tiny.build("--prove-search", "5", PATH="/nowhere")
    assert done.returncode == 3
    assert "Install Node.js 18 or newer" in done.stderr
    assert "Traceback" not in done.stderr
    assert not tiny.path("site").exists()


@pytest.mark.parametrize(
    ("words", "said"), [("echo v16.20.0", "needs Node.js 18"), ("echo no >&2; exit 3", "Node failed: no")]
)
def test_an_old_or_broken_node_is_told(words: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An old Node would fail in the middle of the proof with words of its own."""
    program = tmp_path / "node"
    program.write_text(f"#!/bin/sh\n{words}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(EngineError, match=said):
        find_node()


def test_a_node_that_is_no_program_is_told(tmp_path: Path) -> None:
    """A damaged file would end the build with a traceback."""
    program = tmp_path / "node"
    program.write_bytes(b"\x7fELF")
    program.chmod(0o755)
    with pytest.raises(EngineError, match="cannot be run"):
        ask(str(program), tmp_path, {}, [], Asking((), 1))


def test_another_theme_has_no_search_of_ours_to_prove(tiny: Folder, workers: ProcessPoolExecutor) -> None:
    """A proof would be asked for and quietly left out."""
    with pytest.raises(SettingsError, match="theme duiye"):
        press.build(tiny.root, tiny.path("site"), books=False, workers=workers, phrases=5)
    assert not tiny.path("site").exists()


def test_a_site_without_a_worker_cannot_be_proved(tiny: Folder, site: Path) -> None:
    """A build that lost the worker would be said to find everything."""
    if shutil.which("node"):
        with pytest.raises(EngineError, match="no search"):
            prove(site, load_publication(tiny.root).publication, 5)


@needs_node
@pytest.mark.slow
def test_a_build_publishes_when_everything_is_found(tiny: Folder) -> None:
    """Whoever builds with a proof would not be told what it found."""
    done = in_our_look(tiny).build("--prove-search", "30")
    assert done.returncode == 0, done.stderr
    assert "Asking the search…" in done.stderr
    assert "1.000 of" in done.stderr
    assert tiny.path("site/index.html").is_file()


@needs_node
@pytest.mark.slow
def test_nothing_is_published_when_the_search_is_broken(
    tiny: Folder, workers: ProcessPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site whose search finds nothing would take the place of one that finds all."""
    answer = "{ type: 'answer', stage: 'full', id: message.id, groups: [] }"
    deaf = f"self.DuiyeSearch = {{ create: send => ({{ receive: message => message.id && send({answer}) }}) }};"
    monkeypatch.setattr("duiye.searching.write_engine", lambda: deaf)
    with pytest.raises(ContentError) as caught:
        press.build(in_our_look(tiny).root, tiny.path("site"), books=False, workers=workers, phrases=10)
    codes = [notice.code for notice in caught.value.notices]
    assert {"R001", "R002"} == set(codes)
    assert not tiny.path("site").exists()


@needs_node
@pytest.mark.slow
def test_a_chapter_that_asks_not_to_be_found_is_not_asked_for(tiny: Folder, workers: ProcessPoolExecutor) -> None:
    """A page that its writer took out of the search would stop the build."""
    in_our_look(tiny)
    for language in ("zh", "en"):
        name = f"docs/{language}/crossing/lighthouse.md"
        tiny.write(name, tiny.read(name).replace("---\n", "---\nsearch: {exclude: true}\n", 1))
    built = press.build(tiny.root, tiny.path("site"), books=False, workers=workers, phrases=20)
    assert built.recalls
    assert all(recall.is_enough for recall in built.recalls)
