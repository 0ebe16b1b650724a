"""One language's build with MkDocs: the configuration that it gets, and what it says."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.availability import Availability, availability
from duiye.builder import BuildRequest, build_edition, edition_request, prune
from duiye.notice import EngineError
from duiye.readers.settings import read_settings
from duiye.store import load_publication
from folders import REPOSITORY, TINY, Folder

NOTHING = Availability({}, {}, {}, {}, frozenset())
ADDRESS = "https://ferry.internal/book/"
LEAST = """
site_name: Everywhere
site_url: https://ferry.internal
theme: material
nav: [index.md, {Part: [a.md, {Deep: b.md}]}, {Kept: c.md}]
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - locale: zh
          default: true
          nav_translations: {Part: 部分, Deep: 深}
        - locale: en-GB
          name: English
          %s
"""


def request(text: str, index: int = 1, site: Path = Path("/site")) -> dict[str, Any]:
    """Return what MkDocs would be told for one language."""
    settings = read_settings(text)
    made = edition_request(
        settings,
        settings.languages[index],
        root=Path("/book"),
        site_dir=site,
        site_url=ADDRESS,
        downloads=[{"path": "pdf/a.pdf"}],
        availability=NOTHING,
    )
    return dict(made.overrides)


def test_each_language_is_a_plain_site_of_its_own() -> None:
    """The languages would overwrite one another's pages."""
    told = request(LEAST % "site_name: The Ferry")
    assert told["site_name"] == "The Ferry"
    assert told["site_url"] == f"{ADDRESS}en-GB/"
    assert (told["docs_dir"], told["site_dir"]) == ("/book/docs/en-GB", "/site/en-GB")
    assert request(LEAST % "build: true")["site_name"] == "Everywhere"


def test_the_i18n_plugin_is_gone_and_the_others_stay() -> None:
    """MkDocs would build both languages twice, or lose its search."""
    plugins = request(LEAST % "build: true")["plugins"]
    assert [list(item) for item in plugins] == [["search"], ["duiye"]]
    told = plugins[-1]["duiye"]
    assert (told["language"], told["default_language"], told["address"]) == ("en-GB", "zh", ADDRESS)
    assert told["languages"] == [{"locale": "zh", "name": "zh"}, {"locale": "en-GB", "name": "English"}]
    assert told["downloads"] == [{"path": "pdf/a.pdf"}]


def test_material_searches_no_site_that_has_our_search() -> None:
    """Every reader would load two indexes, and every build make both."""
    for name in ("search", "material/search"):
        text = (LEAST % "build: true").replace("theme: material", "theme: duiye").replace("- search", f"- {name}")
        assert [list(item) for item in request(text)["plugins"]] == [["duiye"]]


def test_plugins_may_be_written_as_a_record() -> None:
    """A usual form of mkdocs.yml would lose its plugins."""
    text = LEAST.replace("  - search\n  - i18n:", "  search: {lang: [en]}\n  i18n:") % "build: true"
    assert request(text)["plugins"][0] == {"search": {"lang": ["en"]}}


def test_the_navigation_is_translated_at_every_depth() -> None:
    """Parts would carry the names of the other language."""
    assert request(LEAST % "build: true", 0)["nav"] == [
        "index.md",
        {"部分": ["a.md", {"深": "b.md"}]},
        {"Kept": "c.md"},
    ]
    assert request(LEAST % "build: true", 1)["nav"] == [
        "index.md",
        {"Part": ["a.md", {"Deep": "b.md"}]},
        {"Kept": "c.md"},
    ]


def test_a_language_has_its_own_words_of_the_theme() -> None:
    """Buttons of the English edition would be labelled in Chinese."""
    assert request(LEAST % "build: true", 0)["theme"] == {"name": "material", "font": False, "language": "zh"}
    assert request(LEAST % "build: true", 1)["theme"]["language"] == "en"
    assert request(LEAST % "theme: {language: fr}")["theme"]["language"] == "fr"


def test_overrides_replace_what_mkdocs_yml_says_for_all() -> None:
    """A language's own description, copyright or extra values would be ignored."""
    text = LEAST.replace("theme: material", "theme: material\nextra: {a: 1, b: {c: 2, d: 3}}")
    told = request(text % "copyright: Mine\n          extra: {b: {c: 9}}")
    assert told["copyright"] == "Mine"
    assert told["extra"] == {"a": 1, "b": {"c": 9, "d": 3}}


PALETTE = """theme:
  name: material
  palette:
    - {scheme: default, toggle: {icon: material/weather-sunny, name: 浅色}}
    - {scheme: slate, toggle: {icon: material/weather-night, name: 深色}}"""
NAMES = "theme: {palette: [{toggle: {name: Light}}, {toggle: {name: Dark}}, {toggle: {name: More}}]}"


def test_lists_of_the_theme_are_merged_by_position() -> None:
    """An English palette would lose its colours, since its overrides name the buttons only."""
    text = LEAST.replace("theme: material", PALETTE) % NAMES
    assert request(text, 0)["theme"]["palette"][0]["toggle"]["name"] == "浅色"
    assert request(text, 1)["theme"]["palette"] == [
        {"scheme": "default", "toggle": {"icon": "material/weather-sunny", "name": "Light"}},
        {"scheme": "slate", "toggle": {"icon": "material/weather-night", "name": "Dark"}},
    ]


@given(st.integers(0, 1), st.integers(0, 1))
def test_one_languages_build_never_changes_anothers(first: int, second: int) -> None:
    """The second language would inherit the first one's overrides."""
    settings = read_settings((REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    asked = [
        edition_request(
            settings,
            settings.languages[n],
            root=Path("/a"),
            site_dir=Path("/s"),
            site_url=ADDRESS,
            downloads=[],
            availability=NOTHING,
        )
        for n in (first, second, first)
    ]
    assert asked[0] == asked[2]


def test_folders_that_only_the_whole_publication_leaves_out_are_built() -> None:
    """A chapter folder named `adr` or `apparatus` would be in the navigation and not on the site."""
    assert request((REPOSITORY / "mkdocs.yml").read_text("utf-8"))["exclude_docs"] == ""


def test_pages_have_folders_of_their_own_whatever_mkdocs_yml_says(
    tiny: Folder, tmp_path: Path, workers: ProcessPoolExecutor
) -> None:
    """The sitemap and the language switch would lead to addresses that do not exist."""
    tiny.replace("mkdocs.yml", "docs_dir: docs", "docs_dir: docs\nuse_directory_urls: false")
    assert workers.submit(build_edition, _asked(tiny, tmp_path)).result() == ()
    assert (tmp_path / "en" / "crossing" / "lighthouse" / "index.html").is_file()


def _asked(publication: Folder, site: Path) -> BuildRequest:
    settings = read_settings(publication.read("mkdocs.yml"))
    return edition_request(
        settings,
        settings.languages[1],
        root=publication.root,
        site_dir=site,
        site_url=ADDRESS,
        downloads=[],
        availability=availability(load_publication(publication.root).publication),
    )


def test_warnings_of_mkdocs_are_returned(tiny: Folder, tmp_path: Path, workers: ProcessPoolExecutor) -> None:
    """A fault that only MkDocs sees would be published in silence."""
    tiny.replace("docs/en/index.md", "crossing/index.md", "nowhere.md")
    (said,) = workers.submit(build_edition, _asked(tiny, tmp_path)).result()
    assert "nowhere.md" in said


@pytest.mark.parametrize(
    ("old", "name"),
    [("material\n  language: zh", "no-such-theme"), ("search:\n      lang: [en]", "no-such-plugin")],
)
def test_what_mkdocs_cannot_do_is_said_in_its_own_words(
    tiny: Folder, tmp_path: Path, workers: ProcessPoolExecutor, old: str, name: str
) -> None:
    """A user would get a traceback of three programs instead of MkDocs' own sentence."""
    tiny.replace("mkdocs.yml", old, name)
    with pytest.raises(EngineError, match=rf"^MkDocs could not build en: .*{name}"):
        workers.submit(build_edition, _asked(tiny, tmp_path)).result()


def test_the_tiny_publication_needs_no_warning(tmp_path: Path, workers: ProcessPoolExecutor) -> None:
    """Every user would see warnings that nobody can do anything about."""
    assert workers.submit(build_edition, _asked(Folder(TINY), tmp_path)).result() == ()


NAV = ["index.md", {"Part": ["p/index.md", {"Named": "p/a.md"}, {"Elsewhere": "https://a.example/"}]}]


@pytest.mark.parametrize(
    ("left_out", "kept"),
    [
        ((), NAV),
        (("p/index.md",), ["index.md", {"Part": [{"Named": "p/a.md"}, {"Elsewhere": "https://a.example/"}]}]),
        (("p/index.md", "p/a.md"), ["index.md", {"Part": [{"Elsewhere": "https://a.example/"}]}]),
        (("p/index.md", "p/a.md", "https://a.example/"), ["index.md"]),
    ],
)
def test_a_navigation_loses_what_is_left_out_and_nothing_else(left_out: tuple[str, ...], kept: object) -> None:
    """An empty part would stand in the contents, or a chapter that can be read would be missing there."""
    assert prune(NAV, left_out) == kept
