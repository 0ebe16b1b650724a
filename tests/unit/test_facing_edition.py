"""The facing edition of a publication with one chapter per construct, from the manuscripts to the pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from urllib.parse import unquote

import lxml.html
import pytest
from lxml.html import HtmlElement

from duiye import press
from folders import Folder
from spreads import article, outline, page, words

PUBLICATION = Path(__file__).parents[1] / "publications" / "facing"
EXPECTED = Path(__file__).parents[1] / "cases" / "facing"
CHAPTERS = sorted(
    path.relative_to(PUBLICATION / "docs" / "zh").as_posix().removesuffix(".md").removesuffix("index")
    for path in (PUBLICATION / "docs" / "zh").rglob("*.md")
    if path.stem not in {"only-zh", "waiting"}
)
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")


@pytest.fixture(scope="module")
def facing(tmp_path_factory: pytest.TempPathFactory, workers: ProcessPoolExecutor) -> Path:
    """Build the publication; not to be changed."""
    # A copy has no history, whose dates would change what is expected.
    folder = tmp_path_factory.mktemp("facing")
    shutil.copytree(PUBLICATION, folder / "publication")
    press.build(folder / "publication", folder / "site", books=False, workers=workers)
    return folder / "site"


def pages(site: Path) -> Iterator[tuple[str, HtmlElement]]:
    """Yield every facing page."""
    for file in sorted((site / "bi").rglob("*.html")):
        yield file.relative_to(site).as_posix(), lxml.html.document_fromstring(file.read_bytes())


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_rows_are_as_expected(facing: Path, expect: Callable[[Path, str], None], chapter: str) -> None:
    """Readers would see a passage beside another than its own."""
    name = chapter.strip("/").replace("/", "-") or "index"
    expect(EXPECTED / f"{name}.txt", outline(article(facing, f"bi/{chapter}")))


@pytest.mark.parametrize("chapter", [chapter for chapter in CHAPTERS if chapter != "glossary"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_of_both_pages_stands_there_once_and_in_order(facing: Path, chapter: str, language: str) -> None:
    """Readers would miss a passage, or read it twice."""
    assert words(article(facing, f"bi/{chapter}"), language) == words(article(facing, f"{language}/{chapter}"))


def test_each_side_of_the_glossary_is_in_its_own_language(facing: Path) -> None:
    """Readers would read every definition twice."""
    text = article(facing, "bi/glossary")
    rows = {row.get("id"): row for row in text.find_class("dy-entry")}
    assert set(rows) == {"ferry", "lighthouse", "tide-table"}
    zh, en = rows["lighthouse"].find_class("dy-side")
    assert "夜里给船指路的塔" in words(zh)
    assert "tower" not in words(zh)
    assert "lighttower" in words(en)
    assert not re.search(r"[\u4e00-\u9fff]", words(en))


def test_no_id_stands_twice_and_every_reference_is_answered(facing: Path) -> None:
    """A link, a label or a tip would lead to the other language's passage, or nowhere."""
    for name, root in pages(facing):
        ids = [str(element.get("id")) for element in root.xpath("//*[@id]")]
        assert len(ids) == len(set(ids)), name
        for key in REFERENCES:
            for value in root.xpath(f"//@{key}"):
                assert set(str(value).split()) <= set(ids), (name, key, value)
        for href in root.xpath("//a/@href[starts-with(., '#')]"):
            assert unquote(str(href)[1:]) in ids, (name, href)


def test_groups_of_buttons_stay_apart(facing: Path) -> None:
    """To choose a tab in one language would close that of the other."""
    sets = article(facing, "bi/forms/tabs").find_class("tabbed-set")
    groups = [{str(name) for name in one.xpath("./input/@name")} for one in sets]
    assert len(groups) == 2
    assert groups[0].isdisjoint(groups[1])


def test_links_stay_in_the_edition_where_they_can(facing: Path) -> None:
    """A reader of both languages would be thrown into one, or a chapter without a facing page would be lost."""
    hrefs = article(facing, "bi").xpath(".//div[@class='dy-home__text']//a/@href")
    assert {"forms/words/", "forms/notes/#boat", "../zh/forms/only-zh/"} <= set(map(str, hrefs))
    assert not (facing / "bi" / "forms" / "only-zh").exists()
    assert not (facing / "bi" / "forms" / "waiting").exists()


def test_a_link_to_a_counted_block_leads_to_its_row(facing: Path) -> None:
    """A link in the shorter side would lead to the passage above the one it means."""
    assert article(facing, "bi/forms/unequal").xpath(".//div[@id='tide-p3']//a[.='itself']/@href") == ["#tide-p3"]


def test_a_block_says_where_else_it_stands_only_where_that_is_elsewhere(facing: Path) -> None:
    """The language switch would lead to the paragraph before the one being read."""
    (moved,) = article(facing, "en/forms/unequal").xpath(".//p[@id='tide-p2']")
    assert (moved.get("data-pair"), moved.get("data-row")) == ("tide-p3", "tide-p3")
    assert not page(facing, "zh/forms/words").xpath("//*[@data-pair or @data-row]")
    assert not any(root.xpath("//*[@data-pair or @data-row]") for _, root in pages(facing))


def test_search_engines_are_led_to_the_default_language(facing: Path) -> None:
    """A search engine would list every chapter a third time."""
    for name, root in pages(facing):
        if not name.endswith("404.html"):
            canonical = root.xpath("string(//link[@rel='canonical']/@href)")
            assert canonical == f"https://ferry.internal/zh/{name.removeprefix('bi/').removesuffix('index.html')}"
            assert not root.xpath("//meta[@name='robots']")
        assert not root.xpath("//link[@hreflang]")
    assert "/bi/" not in (facing / "sitemap.xml").read_text(encoding="utf-8")
    assert not (facing / "bi" / "search").exists()


def test_every_page_offers_all_three_editions(facing: Path) -> None:
    """A reader could not get from one edition to another."""
    for path, current in (("zh/forms/words", "中文"), ("en/forms/words", "English"), ("bi/forms/words", "对照")):
        links = page(facing, path).xpath("//nav[contains(@class, 'dy-languages')]//a")
        assert [link.text for link in links] == ["中文", "English", "对照"]
        assert [link.text for link in links if link.get("aria-current")] == [current]
        assert all((facing / path / link.get("href") / "index.html").resolve().is_file() for link in links)


def test_a_page_without_a_facing_one_says_so(facing: Path) -> None:
    """A reader would think that the facing home page is this chapter's facing page."""
    (link,) = page(facing, "zh/forms/only-zh").xpath("//a[contains(@class, 'dy-languages__facing')]")
    assert link.get("href") == "../../../bi/"
    assert "dy-languages__missing" in link.get("class")
    assert "没有" in link.get("title")
    assert "no facing version" in link.get("title")


def test_root_page_offers_the_facing_edition(facing: Path) -> None:
    """A reader would find it only from inside a language."""
    assert page(facing, "index.html").xpath("//a[@href='bi/']")


def test_an_edition_that_is_switched_off_leaves_nothing_behind(tmp_path: Path, workers: ProcessPoolExecutor) -> None:
    """A publication that does not want it could not be without it."""
    folder = Folder(shutil.copytree(PUBLICATION, tmp_path / "publication"))
    folder.replace("mkdocs.yml", "facing: true", "facing: false")
    press.build(folder.root, tmp_path / "site", books=False, workers=workers)
    assert not (tmp_path / "site" / "bi").exists()
    assert "/bi/" not in "".join(file.read_text(encoding="utf-8") for file in (tmp_path / "site").rglob("*.html"))
