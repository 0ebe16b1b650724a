"""Following the addresses of built sites, back to the lines of the chapters."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from duiye import desk, press
from duiye.inspection import inspect
from duiye.notice import ContentError, SettingsError
from folders import REPOSITORY, TINY, Folder, snapshot

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


@pytest.fixture
def built(tiny: Folder, site: Path) -> Folder:
    """Return a copy of the tiny publication with its site."""
    shutil.copytree(site, tiny.path("site"))
    return tiny


def told(publication: Folder) -> list[str]:
    """Return what is told of the publication's site."""
    return [
        f"{notice.locus} {notice.code}" for notice in inspect(desk.check(publication.root), publication.path("site"))
    ]


def test_a_sound_site_has_no_dead_address(site: Path) -> None:
    """The first build of a newcomer would end in faults of the program's own."""
    assert inspect(desk.check(TINY), site) == ()


def test_a_page_of_the_site_is_named_where_no_chapter_is_at_fault(built: Folder) -> None:
    """An author would be told once for every page, or look for a link that no chapter has."""
    built.path("site/zh/crossing/lighthouse/index.html").unlink()
    notices = inspect(desk.check(built.root), built.path("site"))
    places = {str(notice.locus) for notice in notices}
    assert {"docs/zh/crossing/index.md:6:16", "site/zh/404.html"} <= places
    (repeated,) = [notice for notice in notices if str(notice.locus) == "site/zh/404.html"]
    assert repeated.code == "L004"
    assert " other pages." in repeated.message


def test_what_a_facing_page_repeats_is_told_once(built: Folder) -> None:
    """An author would be told of every dead link twice, the second time at a page that nobody wrote."""
    built.path("site/zh/crossing/lighthouse/index.html").unlink()
    built.path("site/bi/crossing/lighthouse/index.html").unlink()
    assert not [place for place in told(built) if place.startswith("site/bi/")]
    built.path("site/zh/assets/stylesheets/facing.css").unlink()
    assert [place for place in told(built) if place.startswith("site/bi/")] == ["site/bi/404.html L004"]


def test_an_id_that_has_gone_is_told_at_the_link(built: Folder) -> None:
    """A section that was renamed since the site was built would be searched for by its readers."""
    path = "site/zh/crossing/lighthouse/index.html"
    built.write(path, built.read(path).replace('id="tower"', 'id="lamp"'))
    assert "docs/zh/crossing/index.md:6:16 L005" in told(built)


def test_the_sitemap_is_followed(built: Folder) -> None:
    """Search engines would be sent to a page that has gone."""
    path = "site/sitemap.xml"
    built.write(path, built.read(path).replace("/zh/glossary/", "/zh/glosary/"))
    assert "site/sitemap.xml L006" in told(built)


def test_a_download_that_is_missing_is_told(built: Folder) -> None:
    """Readers would be offered a book that is not there."""
    path = "site/en/index.html"
    built.write(path, built.read(path).replace("</body>", '<a href="../pdf/book-en.pdf">PDF</a></body>'))
    assert told(built) == ["site/en/index.html L004"]


def test_addresses_in_front_matter_are_followed(tiny: Folder, workers: ProcessPoolExecutor) -> None:
    """A figure on the landing page would lead to nowhere, since the other checks read only the text."""
    shutil.copytree(REPOSITORY / "overrides", tiny.path("overrides"))
    tiny.replace("mkdocs.yml", "name: material", "name: material\n  custom_dir: overrides")
    for language in ("zh", "en"):
        front = (
            "---\ntemplate: home.html\nfigures:\n  - {value: '31', label: m, href: 'crossing/lighthouse.md#towers'}\n"
        )
        path = f"docs/{language}/index.md"
        tiny.write(path, tiny.read(path).replace("---\n", front, 1))
    with pytest.raises(ContentError) as raised:
        press.build(tiny.root, tiny.path("site"), books=False, workers=workers)
    told = [f"{notice.locus} {notice.code}" for notice in raised.value.notices]
    assert told == ["docs/en/index.md:4:36 L005", "docs/zh/index.md:4:36 L005"]
    assert not tiny.path("site").exists()


def test_what_was_published_stays_when_a_link_is_dead(built: Folder, workers: ProcessPoolExecutor) -> None:
    """Readers would meet a broken site where a good one was."""
    published = snapshot(built.path("site"))
    built.write("docs/zh/index.md", built.read("docs/zh/index.md") + "\n[灯](/zh/lamp/)\n")
    built.write("docs/en/index.md", built.read("docs/en/index.md") + "\n[The lamp](/en/lamp/)\n")
    with pytest.raises(ContentError) as raised:
        press.build(built.root, built.path("site"), books=False, workers=workers)
    assert [f"{notice.locus} {notice.code}" for notice in raised.value.notices] == [
        "docs/en/index.md:10:12 L004",
        "docs/zh/index.md:10:5 L004",
    ]
    assert snapshot(built.path("site")) == published


def test_a_site_under_a_path_is_sound(tiny: Folder, workers: ProcessPoolExecutor) -> None:
    """A site that shares its host with others could not be published."""
    for language, words in (("zh", "灯"), ("en", "The lamp")):
        path = f"docs/{language}/index.md"
        tiny.write(path, tiny.read(path) + f"\n[{words}](/book/{language}/crossing/#crossing)\n")
    press.build(tiny.root, tiny.path("site"), books=False, workers=workers, site_url="https://x.example/book")
    assert told(tiny) == []


def test_what_the_text_alone_shows_is_told_once(built: Folder) -> None:
    """An author would read of one slip twice."""
    built.replace("docs/zh/crossing/index.md", "lighthouse.md#tower", "lighthouse.md#towers")
    page = "site/zh/crossing/index.html"
    built.write(page, built.read(page).replace("lighthouse/#tower", "lighthouse/#towers"))
    notices = desk.check(built.root).notices
    assert [notice.code for notice in notices if notice.code == "L002"] == ["L002"]
    assert told(built) == []


def test_the_command_follows_a_site_that_is_there(built: Folder) -> None:
    """What lies on a server could not be checked without building it anew."""
    assert built.run("check", "--site", "site").returncode == 0
    built.path("site/zh/crossing/lighthouse/index.html").unlink()
    result = built.run("check", "--site", "site")
    assert (result.returncode, "docs/zh/crossing/index.md:6:16 L004" in result.stdout) == (1, True)


def test_a_folder_without_a_site_is_said_to_be_none(tiny: Folder, publication_at: Callable[[str], Folder]) -> None:
    """A mistyped folder would be called sound."""
    with pytest.raises(SettingsError, match="no site"):
        inspect(desk.check(tiny.root), publication_at("other").root)
