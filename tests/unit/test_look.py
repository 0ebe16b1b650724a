"""The theme `duiye`: found by MkDocs wherever Duiye is installed, and whole without a line of settings."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from zipfile import ZipFile

import lxml.html
import pytest
from mkdocs.config import load_config
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir

from duiye import press
from duiye.look import ICON, LOOK, THEME_NAME
from folders import REPOSITORY, Folder


@pytest.fixture
def ours(tiny: Folder) -> Folder:
    """Return a copy of the tiny publication with our theme."""
    tiny.replace("mkdocs.yml", "theme:\n  name: material\n  language: zh\n  font: false", "theme: duiye")
    return tiny.replace("mkdocs.yml", "  - search:\n      lang: [en]", "  - material/search")


def head(page: Path) -> lxml.html.HtmlElement:
    """Return a page's tree."""
    return lxml.html.fromstring(page.read_text("utf-8"))


def test_mkdocs_finds_the_theme_in_the_clone() -> None:
    """`theme: duiye` would be unknown, or drawn from a copy that no longer changes."""
    assert Path(get_theme_dir(THEME_NAME)) == LOOK == REPOSITORY / "overrides"


def test_the_theme_is_material_with_our_templates_first() -> None:
    """Material's own pages would be shown, or a template that it needs would be missing."""
    theme = Theme(THEME_NAME)
    assert [Path(folder).name for folder in theme.dirs[:2]] == ["overrides", "templates"]
    env = theme.get_env()
    assert Path(str(env.get_template("main.html").filename)).is_relative_to(LOOK)
    assert (theme["font"], theme["favicon"]) == (False, ICON)
    assert (LOOK / ICON).is_file()
    assert "404.html" in theme.static_templates


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_publication_needs_only_the_themes_name(ours: Folder, workers: ProcessPoolExecutor, language: str) -> None:
    """A new publication would have to copy a folder and sixty lines of settings to look finished."""
    built = press.build(ours.root, ours.path("site"), books=False, strict=True, workers=workers)
    assert built.notices == ()
    page = head(ours.path(f"site/{language}/crossing/lighthouse/index.html"))
    assert page.get("lang") == language
    sheets = page.xpath("//link[@rel='stylesheet']/@href")
    assert re.fullmatch(r"\.\./\.\./\.\./assets/stylesheets/all\.[0-9a-f]{8}\.css", sheets[0])
    scripts = page.xpath("//script[@defer]/@src")
    assert any(re.fullmatch(r"\.\./\.\./\.\./assets/javascripts/duiye\.[0-9a-f]{8}\.js", script) for script in scripts)
    (door,) = page.xpath("//script[@data-search]")
    here = ours.path(f"site/{language}/crossing/lighthouse")
    for name in ("src", "data-search", "data-style", "data-worker", "data-marks"):
        assert (here / door.get(name)).is_file(), name
    assert (here / door.get("data-root") / language / "search/head.json").is_file()
    assert (door.get("data-language"), door.get("data-languages")) == (language, "zh en")
    assert not page.xpath("//*[starts-with(@data-md-component, 'search')] | //form[@name='search']")
    assert "search" not in json.loads(page.xpath("//script[@id='__config']/text()")[0])
    names = page.xpath("//input[@name='__palette']/@aria-label")
    assert len(names) == 3
    assert all(bool(re.search(r"[\u4e00-\u9fff]", name)) == (language == "zh") for name in names)


def test_the_root_pages_have_the_icon_of_the_theme(ours: Folder, workers: ProcessPoolExecutor) -> None:
    """The first page of a new publication would be the only one without an icon."""
    press.build(ours.root, ours.path("site"), books=False, workers=workers)
    (icon,) = head(ours.path("site/index.html")).xpath("//link[@rel='icon']/@href")
    assert icon == ICON
    assert ours.path(f"site/{icon}").is_file()


def test_a_publications_own_style_sheet_and_buttons_win(ours: Folder, workers: ProcessPoolExecutor) -> None:
    """An author could change neither a colour nor a word of the theme."""
    own = """theme:
  name: duiye
  palette:
    - {scheme: default, toggle: {icon: material/weather-sunny, name: "Day & <night>"}}
    - {scheme: slate, primary: teal}
extra_css: [own.css]"""
    ours.replace("mkdocs.yml", "theme: duiye", own).write("docs/en/own.css", "a {}").write("docs/zh/own.css", "a {}")
    press.build(ours.root, ours.path("site"), books=False, workers=workers)
    page = head(ours.path("site/en/index.html"))
    whole, last = page.xpath("//link[@rel='stylesheet']/@href")
    assert (re.sub(r"\.[0-9a-f]{8}\.", ".", whole), last) == ("../assets/stylesheets/all.css", "own.css")
    # The colour that it chose is no page's of ours.
    assert "[data-md-color-primary=teal]" in ours.path(f"site/en/{whole}").read_text("utf-8")
    first, second = page.xpath("//input[@name='__palette']")
    assert (first.get("aria-label"), first.get("data-md-color-scheme")) == ("Day & <night>", "default")
    assert (second.get("aria-hidden"), second.get("data-md-color-primary")) == ("true", "teal")
    assert page.xpath("//label[@for='__palette_1']/@title") == ["Day & <night>"]


def test_search_is_there_whatever_plugin_is_named_for_it(ours: Folder, workers: ProcessPoolExecutor) -> None:
    """Who writes `search`, as for Material, or none, would get a site without a search and not know why."""
    ours.replace("mkdocs.yml", "  - material/search\n", "")
    built = press.build(ours.root, ours.path("site"), books=False, strict=True, workers=workers)
    assert built.notices == ()
    page = head(ours.path("site/en/crossing/index.html"))
    assert page.xpath("//script[@data-search]")
    assert page.xpath("//input[contains(@class, 'md-search__input')]/@aria-label")
    assert ours.path("site/en/search/pack.js").is_file()


def test_mkdocs_own_search_under_our_theme_is_told(ours: Folder, caplog: pytest.LogCaptureFixture) -> None:
    """Who writes `search`, as for Material, and builds with plain MkDocs would get no search and not know why."""
    ours.replace("mkdocs.yml", "  - material/search", "  - search")
    config = load_config(str(ours.path("mkdocs.yml")))
    config.plugins["duiye"].on_config(config)
    assert "write material/search" in caplog.text


def test_plain_mkdocs_builds_both_languages_with_our_theme(ours: Folder) -> None:
    """`mkdocs serve` would show English pages with Chinese buttons, no switch, and half of the search."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(ours.path("mkdocs.yml"))],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = head(ours.path("site/en/crossing/lighthouse/index.html"))
    assert page.get("lang") == "en"
    assert page.xpath("//nav[contains(@class, 'dy-languages')]//a/@hreflang") == ["zh", "en"]
    # Material's own search, set for both languages.
    assert page.xpath("//form[@name='search']//*[@data-md-component='search-query']")
    assert not page.xpath("//script[@data-search]")
    config = json.loads(page.xpath("//script[@id='__config']/text()")[0])
    worker = Path(os.path.normpath(ours.path("site/en/crossing/lighthouse") / config["search"]))
    assert worker.is_file()
    index = json.loads(ours.path("site/search/search_index.json").read_text("utf-8"))
    assert (index["config"]["lang"], index["config"]["pipeline"]) == (["en"], [])
    assert "，" in index["config"]["separator"]
    assert {entry["location"].startswith("en/") for entry in index["docs"]} == {True, False}


WHOLE = """
import sys
from duiye.explanations import load_explanation
from duiye.look import LOOK
from duiye.writers.new_publication import NewPublication, write_publication
assert str(LOOK).startswith(sys.argv[1]), LOOK
print(len(write_publication(NewPublication({"en": "Ferry"}, "en"))), *(LOOK / "partials").iterdir())
print(load_explanation("P003"))
"""


@pytest.mark.slow
def test_a_wheel_brings_the_look_the_pages_of_the_codes_and_a_new_publication(tmp_path: Path) -> None:
    """Whoever installs Duiye without its repository would have no theme, no new publication and no help with codes."""
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=REPOSITORY, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    ZipFile(wheel).extractall(tmp_path / "installed")
    done = subprocess.run(
        [sys.executable, "-c", WHOLE, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "words.html" in done.stdout
    assert "# P003: " in done.stdout
