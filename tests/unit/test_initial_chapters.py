"""Chapters that are not translated yet: whole builds in which no reader is given one for a translation."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner

from duiye import desk, press
from duiye.cli import main
from duiye.manuscripts import book_chapters
from folders import REPOSITORY, TINY, Folder

NAV = """
  - Harbour:
      - harbour/index.md
      - harbour/pier.md
  - Winter:
      - winter/index.md
      - winter/ice.md
"""
CHAPTERS = {
    "harbour/index.md": ("港口", "## 风 {#wind}\n\n港口背风。"),
    "harbour/pier.md": ("栈桥", "栈桥通到[灯塔](../crossing/lighthouse.md#tower)，冬天看[冰](../winter/ice.md)。"),
    "winter/index.md": ("冬天", "冬天没有渡轮。"),
    "winter/ice.md": ("冰", "冰有一尺厚，见[栈桥](../harbour/pier.md)。"),
}
PIER = """---
title: The pier
state: translated
---
# The pier {#pier}

The pier leads to [the lighthouse](../crossing/lighthouse.md#tower); for winter see [ice](../winter/ice.md).
"""
INITIAL = ("crossing/lighthouse.md", "harbour/index.md", "winter/index.md", "winter/ice.md")


def stub(publication: Folder, path: str) -> None:
    """Make the English side of a chapter a stub, as the import does."""
    front, text = publication.read(f"docs/zh/{path}").removeprefix("---\n").split("---\n", 1)
    publication.write(f"docs/en/{path}", f"---\n{front}state: initial\n---\n{text}")


def dress(publication: Folder) -> Folder:
    """Give a publication the look of our own edition."""
    shutil.copytree(REPOSITORY / "overrides", publication.path("overrides"))
    images = "logo: assets/images/logo.svg\n  favicon: assets/images/favicon.svg"
    look = f"name: material\n  custom_dir: overrides\n  {images}"
    for language in ("zh", "en"):
        path = f"docs/{language}/index.md"
        landing = (
            "---\ntemplate: home.html\nfigures:\n"
            "  - {value: '31', label: m, href: 'crossing/lighthouse.md#tower'}\n  - {value: '29', label: m}\n"
        )
        publication.write(path, landing + publication.read(path).removeprefix("---\n"))
    return publication.replace("mkdocs.yml", "name: material", look)


def halve(publication: Folder) -> Folder:
    """Make a publication half of whose chapters wait for their English."""
    publication.replace("mkdocs.yml", "  - glossary.md\n", f"{NAV.removeprefix(chr(10))}  - glossary.md\n")
    for path, (title, text) in CHAPTERS.items():
        name = Path(path).stem
        name = Path(path).parent.name if name == "index" else name
        publication.write(f"docs/zh/{path}", f"---\ntitle: {title}\n---\n# {title} {{#{name}}}\n\n{text}\n")
    for path in INITIAL:
        stub(publication, path)
    return publication.write("docs/en/harbour/pier.md", PIER)


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory, workers: ProcessPoolExecutor) -> Path:
    """Build a publication with initial chapters, strictly; not to be changed."""
    folder = Folder(shutil.copytree(TINY, tmp_path_factory.mktemp("half") / "publication"))
    press.build(dress(halve(folder)).root, folder.path("site"), strict=True, books=False, workers=workers)
    return folder.path("site")


def page(site: Path, name: str) -> lxml.html.HtmlElement:
    """Return a page of a built site."""
    return lxml.html.fromstring((site / name / "index.html").read_text("utf-8"))


def test_an_initial_chapter_has_no_page(half: Path) -> None:
    """Chinese text would stand under the name of English."""
    pages = {path.parent.relative_to(half / "en").as_posix() for path in (half / "en").rglob("index.html")}
    assert pages == {".", "crossing", "harbour/pier", "glossary"}
    assert (half / "zh" / "winter" / "ice" / "index.html").is_file()


def test_the_navigation_lists_what_can_be_read(half: Path) -> None:
    """A reader would be sent to pages that are not there, or not find those that are."""
    (nav,) = page(half, "en").xpath("//nav[@class='dy-contents']")
    assert nav.xpath(".//a/@href") == ["crossing/", "harbour/pier/", "glossary/"]
    assert "Harbour" in nav.text_content()
    assert "Winter" not in nav.text_content()
    (nav,) = page(half, "en/harbour/pier").xpath("//nav[@class='dy-nav']")
    assert nav.xpath(".//a/@href") == ["../..", "../../crossing/", "./", "../../glossary/"]


def test_turning_the_page_passes_over_initial_chapters(half: Path) -> None:
    """The next page would be missing."""
    assert page(half, "en/crossing").xpath("//link[@rel='next']/@href") == ["../harbour/pier/"]
    assert page(half, "en/harbour/pier").xpath("//link[@rel='prev']/@href") == ["../../crossing/"]


def test_the_switch_says_that_there_is_no_version(half: Path) -> None:
    """A reader would be led to a missing page without a word."""
    (link,) = page(half, "zh/winter/ice").xpath("//nav[contains(@class, 'dy-languages')]//a[@hreflang='en']")
    assert (link.get("href"), link.get("class")) == ("../../../en/", "dy-languages__missing")
    (link,) = page(half, "zh/harbour/pier").xpath("//nav[contains(@class, 'dy-languages')]//a[@hreflang='en']")
    assert (link.get("href"), link.get("class")) == ("../../../en/harbour/pier/", None)


def test_search_engines_are_told_of_translations_only(half: Path) -> None:
    """They would show readers of English a page in Chinese."""
    assert page(half, "zh/winter/ice").xpath("//link[@rel='alternate ']/@hreflang") == ["zh", "x-default"]
    assert page(half, "zh/harbour/pier").xpath("//link[@rel='alternate ']/@hreflang") == ["zh", "en", "x-default"]
    sitemap = (half / "sitemap.xml").read_text("utf-8")
    assert "/en/harbour/pier/" in sitemap
    assert [name for name in ("/en/winter/", "/en/harbour/<", "/en/crossing/lighthouse/") if name in sitemap] == []


def test_search_and_glossary_know_nothing_of_initial_chapters(half: Path) -> None:
    """A search in English would find Chinese text, or lead to nowhere."""
    index = json.loads((half / "en/search/search_index.json").read_text("utf-8"))
    places = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert places == {"", "crossing/", "harbour/pier/", "glossary/"}
    (entry,) = page(half, "en/glossary").xpath("//*[@id='lighthouse']")
    assert entry.xpath(".//*[@class='dy-entry__used']/a/@href") == []
    (entry,) = page(half, "zh/glossary").xpath("//*[@id='lighthouse']")
    assert "../crossing/lighthouse/" in entry.xpath(".//*[@class='dy-entry__used']/a/@href")


def test_a_link_to_an_initial_chapter_leads_to_the_other_language(half: Path) -> None:
    """A link of the text would be dead, or Material would take it for one of its own pages."""
    tower, ice = page(half, "en/harbour/pier").xpath("//article//p/a[@hreflang]")
    assert dict(tower.attrib) == {
        "href": "../../../zh/crossing/lighthouse/#tower",
        "hreflang": "zh",
        "target": "_self",
    }
    assert ice.get("href") == "../../../zh/winter/ice/"
    (link,) = page(half, "en/crossing").xpath("//article//a[@hreflang]")
    assert link.get("href") == "../../zh/crossing/lighthouse/#tower"


def test_a_figure_of_the_landing_page_leads_to_the_other_language(half: Path) -> None:
    """The most prominent link of an edition would be dead."""
    with_link, without = page(half, "en").xpath("//a[@class='dy-figures__link']")
    assert (with_link.get("href"), with_link.get("hreflang")) == ("../zh/crossing/lighthouse/#tower", "zh")
    assert without.get("href") is None
    with_link, _ = page(half, "zh").xpath("//a[@class='dy-figures__link']")
    assert (with_link.get("href"), with_link.get("hreflang")) == ("crossing/lighthouse/#tower", None)


def test_every_link_of_every_page_leads_to_a_file(half: Path) -> None:
    """A reader of a half-translated edition would follow a link to nowhere."""
    for file in half.rglob("index.html"):
        tree = lxml.html.fromstring(file.read_text("utf-8"))
        for address in tree.xpath("//body//a/@href"):
            name = address.partition("#")[0]
            if name and "://" not in name:
                target = (file.parent / name).resolve()
                assert (target / "index.html" if target.is_dir() else target).is_file(), f"{file}: {address}"


def test_the_book_has_no_initial_chapter(tiny: Folder) -> None:
    """Chinese pages would be printed in the English book, or an empty link."""
    checked = desk.check(halve(tiny).root)
    chapters = book_chapters(checked, checked.publication.edition("en"))
    assert [item.path for item in chapters] == ["crossing/index.md", "harbour/pier.md", "glossary.md"]
    done = CliRunner().invoke(main, ["export", "pdf", "--root", str(tiny.root), "-o", str(tiny.root), "--quiet"])
    assert done.exit_code == 0, done.output


def test_a_stub_has_no_fault_of_its_own(tiny: Folder) -> None:
    """The author would be told each fault of the original twice."""
    path = "crossing/lighthouse.md"
    fault = "\n## 无名\n\n[无](nowhere.md) [无](#nowhere) [^C99] [无](term:nothing)\n\n<i id=x></i><i id=x></i>\n"
    tiny.write(f"docs/zh/{path}", tiny.read(f"docs/zh/{path}") + fault)
    stub(tiny, path)
    assert {notice.locus.path for notice in tiny.check()} == {f"docs/zh/{path}"}
    assert {"H001", "H002", "L001", "L002", "G001", "G002"} == {notice.code for notice in tiny.check()}


def test_a_chapter_and_its_half_translated_stub_need_not_agree(tiny: Folder) -> None:
    """A translator could not stop for the night without faults."""
    tiny.write("docs/en/crossing/lighthouse.md", "---\nstate: initial\n---\n# Half {#half}\n\nThe tower.\n")
    tiny.replace("docs/en/crossing/index.md", "This part", "This long part")
    assert tiny.check() == ()


def test_a_link_to_an_initial_chapter_is_checked_against_the_page_it_leads_to(tiny: Folder) -> None:
    """A wrong id would be published, since the page of the other language is not looked at."""
    stub(tiny, "crossing/lighthouse.md")
    tiny.replace("docs/en/crossing/index.md", "#tower", "#towers")
    assert tiny.faults() == ["docs/en/crossing/index.md:6:43 L002"]


def test_what_no_language_has_yet_is_not_linked(tiny: Folder, workers: ProcessPoolExecutor) -> None:
    """A link would lead nowhere while a chapter is being written."""
    for language in ("zh", "en"):
        path = f"docs/{language}/crossing/lighthouse.md"
        tiny.write(path, tiny.read(path).replace("---\n", "---\nstate: initial\n", 1))
    press.build(tiny.root, tiny.path("site"), strict=True, books=False, workers=workers)
    (text,) = page(tiny.path("site"), "en/crossing").xpath("//article/p[contains(., 'the tower')]")
    assert [child.tag for child in text] == ["span"]


def wait_all(publication: Folder, *, landing: bool) -> Folder:
    """Make every English chapter but the glossary a stub, the landing page if wished."""
    for path in ("crossing/index.md", "crossing/lighthouse.md", *(["index.md"] if landing else [])):
        stub(publication, path)
    return publication


BOOKS = ["pdf/ferry-lamp-zh.pdf", "epub/ferry-lamp-zh.epub"]


@pytest.mark.parametrize("landing", [False, True], ids=["landing page written", "nothing written"])
def test_an_edition_without_a_chapter_says_so(tiny: Folder, workers: ProcessPoolExecutor, *, landing: bool) -> None:
    """A reader would look for chapters in vain, or be given the Chinese landing page for an English one."""
    wait_all(dress(tiny), landing=landing)
    built = press.build(tiny.root, tiny.path("site"), strict=True, workers=workers)
    assert (built.notices, [book.path for book in built.books]) == ((), BOOKS)
    home = page(tiny.path("site"), "en")
    (said,) = home.xpath("//header/div/p[contains(@class, 'dy-untranslated')]")
    assert said.text_content() == (
        "No chapter has been translated into English yet; until then, please read the Chinese edition."
    )
    assert dict(said[0].attrib) == {"href": "../zh/", "hreflang": "zh", "target": "_self"}
    assert home.xpath("//h1")[0].text_content() == "The Ferry Lamp"
    assert home.xpath("//*[@class='dy-hero__start']") == []
    assert len(home.xpath("//*[contains(@class, 'dy-untranslated')]")) == 1
    assert home.xpath("//section[@class='dy-downloads']//a/@href") == [f"../{path}" for path in BOOKS]
    assert ("河口" in home.text_content()) is False
    assert ("/en/<" in (tiny.path("site") / "sitemap.xml").read_text()) is not landing
    root = lxml.html.fromstring((tiny.path("site") / "index.html").read_text("utf-8"))
    (side,) = root.xpath("//section[@lang='en']")
    assert "No chapter has been translated into English yet." in side.text_content()
    assert root.xpath("//link[@rel='alternate']/@hreflang") == (["zh"] if landing else ["zh", "en"]) + ["x-default"]


def test_the_plain_look_says_it_too(tiny: Folder, workers: ProcessPoolExecutor) -> None:
    """A publication without our templates would leave its readers with an empty edition."""
    wait_all(tiny, landing=True)
    press.build(tiny.root, tiny.path("site"), books=False, workers=workers)
    home = page(tiny.path("site"), "en")
    (heading,) = home.xpath("//article/h1")
    assert heading.text == "The Ferry Lamp"
    assert heading.getnext().get("class") == "lead dy-untranslated"
    assert home.xpath("//link[@rel='alternate ']") == []


def test_a_book_that_cannot_be_printed_is_refused_by_name(tiny: Folder) -> None:
    """A script would go on with a book that was never made."""
    wait_all(tiny, landing=False)
    command = ["export", "pdf", "--root", str(tiny.root), "-o", str(tiny.root), "--quiet"]
    done = CliRunner().invoke(main, [*command, "--edition", "en"])
    assert (done.exit_code, done.output) == (2, "The edition en has no chapter to print yet.\n")
    done = CliRunner().invoke(main, [*command, "--edition", "facing"])
    assert (done.exit_code, done.output) == (2, "The edition facing has no chapter to print yet.\n")
    done = CliRunner().invoke(main, command)
    assert (done.exit_code, done.output.split("/")[-1]) == (0, "ferry-lamp-zh.pdf\n")


def test_drafts_are_shown_with_a_notice(tiny: Folder, workers: ProcessPoolExecutor) -> None:
    """A translator could not see a page before it is finished, or a screen reader would read Chinese as English."""
    dress(halve(tiny))
    press.build(tiny.root, tiny.path("site"), strict=True, books=False, drafts=True, workers=workers)
    draft = page(tiny.path("site"), "en/crossing/lighthouse")
    (notice,) = draft.xpath("//article/*[contains(@class, 'dy-draft')]")
    assert notice.text_content() == (
        "Not translated yetWhat follows is still the Chinese text; only a preview shows it, and it is not published."
    )
    text = notice.getnext()
    assert text.get("lang") == "zh"
    assert text.xpath("./h1/@id | ./h2/@id") == ["lighthouse", "tower", "boat"]
    assert "镇志记为29米。" in text.text_content()
    assert draft.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert draft.xpath("//link[@rel='alternate ']/@hreflang") == []
    original = page(tiny.path("site"), "zh/crossing/lighthouse")
    (link,) = original.xpath("//nav[contains(@class, 'dy-languages')]//a[@hreflang='en']")
    assert (link.get("href"), link.get("class")) == ("../../../en/crossing/lighthouse/", None)
    assert original.xpath("//link[@rel='alternate ']/@hreflang") == ["zh", "x-default"]
    (link, _) = page(tiny.path("site"), "en/harbour/pier").xpath("//article//p/a[not(@class)]")
    assert link.get("href") == "../../crossing/lighthouse/#tower"
    assert "/en/crossing/lighthouse/" not in (tiny.path("site") / "sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize("landing", [False, True])
def test_plain_mkdocs_publishes_no_stub_either(tiny: Folder, *, landing: bool) -> None:
    """`mkdocs build --strict` would fail on a publication just imported, or show Chinese text as English."""
    halve(tiny)
    if landing:
        for path in ("index.md", "harbour/pier.md", "crossing/index.md"):
            stub(tiny, path)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tiny.path("site"))],
        cwd=tiny.root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    folder = tiny.path("site/en")
    pages = {file.parent.relative_to(folder).as_posix() for file in folder.rglob("*.html")}
    assert pages == {".", "glossary"} | (set() if landing else {"crossing", "harbour/pier"})
    home = page(tiny.path("site"), "en")
    assert ("No chapter" in home.text_content()) is landing
    assert home.xpath("//article//p/a[@hreflang='zh']/@href") == (["../"] if landing else [])
    if not landing:
        tower, ice = page(tiny.path("site"), "en/harbour/pier").xpath("//article//p/a[@hreflang]")
        assert (tower.get("href"), ice.get("href")) == ("../../../crossing/lighthouse/#tower", "../../../winter/ice/")
    assert "ice" in page(tiny.path("site"), "winter/ice").xpath("//article//h1/@id")


def test_plain_mkdocs_says_what_is_wrong_with_the_settings(tiny: Folder) -> None:
    """`mkdocs serve` would end in a traceback."""
    tiny.replace("mkdocs.yml", "docs_structure: folder", "docs_structure: suffix")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=tiny.root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "docs_structure must be folder" in done.stderr
    assert "Traceback" not in done.stderr
