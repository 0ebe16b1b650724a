"""One set of assets for all editions."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from duiye.look import LOOK
from duiye.sharing import share_assets

MAIN = "assets/stylesheets/main.0123abcd.min.css"
OURS = "assets/stylesheets/duiye.css"
PAGE = """<!doctype html><html><head><link rel="stylesheet" href="{up}{main}">
<link rel="stylesheet" href="{up}{ours}"><link rel="stylesheet" href="{up}assets/own.css"></head>
<body class="shown"><script src="{up}assets/javascripts/duiye.js" defer></script></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Lay out a site of two languages, with one file that only one of them has."""
    for language in ("zh", "en"):
        for path, text in {
            MAIN: ".shown{top:0}.absent{top:0}/*# sourceMappingURL=main.css.map */",
            f"{MAIN}.map": "{}",
            OURS: (LOOK / OURS).read_text(encoding="utf-8"),
            "assets/own.css": "p { top: 0 } /* theirs */",
            "assets/javascripts/duiye.js": (LOOK / "assets/javascripts/duiye.js").read_text(encoding="utf-8"),
            "assets/javascripts/lunr/min/lunr.de.min.js": "lunr",
            "assets/name.txt": language,
            "index.html": PAGE.format(up="", main=MAIN, ours=OURS),
            "tide/index.html": PAGE.format(up="../", main=MAIN, ours=OURS),
        }.items():
            file = tmp_path / language / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return tmp_path


def share(site: Path) -> None:
    """Share the assets of both languages; `own.css` is the Chinese publication's."""
    share_assets(site, ("zh", "en"), {"zh": {"assets/own.css"}, "en": set()}, "https://example.org/book/")


def paths(site: Path) -> list[str]:
    """List the files, each digest as eight stars."""
    names = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return sorted(re.sub(r"\.[0-9a-f]{8}\.", ".********.", name) for name in names)


def test_files_of_the_theme_are_kept_once(site: Path) -> None:
    """A reader who changes the language would load everything again."""
    share(site)
    assert [path for path in paths(site) if not path.endswith("html")] == [
        "assets/javascripts/duiye.********.js",
        "assets/javascripts/lunr/min/lunr.de.min.js",
        "assets/stylesheets/all.********.css",
        "assets/stylesheets/duiye.********.css",
        "assets/stylesheets/main.min.********.css",
        "en/assets/name.txt",
        "en/assets/own.css",
        "zh/assets/name.txt",
        "zh/assets/own.css",
    ]


def test_publications_own_files_stay_as_they_are(site: Path) -> None:
    """A publication's own style sheet would be moved, shared or shortened."""
    share(site)
    for language in ("zh", "en"):
        assert (site / language / "assets/own.css").read_text(encoding="utf-8") == "p { top: 0 } /* theirs */"
        assert 'href="assets/own.css"' in (site / language / "index.html").read_text(encoding="utf-8")


def test_pages_load_the_shared_files(site: Path) -> None:
    """A page would come without its style or its script."""
    share(site)
    for page in site.rglob("*.html"):
        links = re.findall(r'(?:href|src)="([^"]*)"', page.read_text(encoding="utf-8"))
        assert len(links) == 3
        for link in links:
            assert (page.parent / link).is_file(), link


def test_sheets_are_trimmed_and_joined(site: Path) -> None:
    """A page would load rules that nothing on the site can need."""
    share(site)
    (whole,) = (site / "assets/stylesheets").glob("all.*.css")
    text = whole.read_text(encoding="utf-8")
    assert text.startswith(".shown{top:0}")
    assert "absent" not in text
    assert "/*" not in text


def test_a_name_changes_with_what_the_file_holds_and_only_then(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A browser that keeps files for a year would show old ones, or load again what has not changed."""
    other = tmp_path_factory.mktemp("other") / "site"
    shutil.copytree(site, other)
    for language in ("zh", "en"):
        with (other / language / MAIN).open("a", encoding="utf-8") as file:
            file.write(".shown{left:0}")
    share(site)
    share(other)
    here, there = ({file.name for file in (folder / "assets").rglob("*.*")} for folder in (site, other))
    assert {name.partition(".")[0] for name in here ^ there} == {"all", "main"}


def test_site_of_one_language_is_shared_too(site: Path) -> None:
    """A publication in one language would keep its files under another address than one in two."""
    share_assets(site, ("zh",), {}, "")
    assert not (site / "zh/assets").exists()
    assert 'href="../assets/stylesheets/all.' in (site / "zh/index.html").read_text(encoding="utf-8")


def test_pages_made_of_both_languages_borrow_the_defaults_files(site: Path) -> None:
    """An edition without assets of its own would come without its style, or search in nothing."""
    worker = "assets/javascripts/workers/search.js"
    said = f'<script id="__config">{{"search": "../{worker}"}}</script><script data-worker="../{worker}"></script>'
    page = site / "bi/tide/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE.format(up="../", main=MAIN, ours=OURS) + said, encoding="utf-8")
    for language in ("zh", "en"):
        (site / language / worker).parent.mkdir(parents=True)
        (site / language / worker).write_text("search()", encoding="utf-8")
    share(site)
    text = page.read_text(encoding="utf-8")
    for link in re.findall(r'(?:href|src)="([^"]*)"', text):
        assert (page.parent / link).is_file() or link == "../assets/own.css"
    found = re.findall(r'(?:"search": |data-worker=)"([^"]*)"', text)
    assert len(found) == 2
    assert all((page.parent / link).is_file() for link in found)
