"""A site of which nobody knows yet where it will live, and addresses that only stand for one."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import lxml.html
import pytest

from duiye import press
from duiye.addresses import STAND_IN, placeholder_host
from duiye.readers.settings import read_settings
from folders import TINY, Folder, in_our_look

ADDRESS = "site_url: https://ferry.internal/\n"


@pytest.fixture(scope="module")
def unplaced(tmp_path_factory: pytest.TempPathFactory, workers: ProcessPoolExecutor) -> press.Built:
    """Return what was built of the tiny publication without an address."""
    folder = Folder(shutil.copytree(TINY, tmp_path_factory.mktemp("unplaced") / "publication"))
    in_our_look(folder).replace("mkdocs.yml", ADDRESS, "")
    return press.build(folder.root, folder.path("site"), books=False, workers=workers)


def heads(site: Path) -> dict[str, lxml.html.HtmlElement]:
    """Return the pages of a site by their path."""
    return {
        file.relative_to(site).as_posix(): lxml.html.document_fromstring(file.read_text("utf-8"))
        for file in site.rglob("*.html")
    }


@pytest.mark.slow
def test_no_file_names_an_address_that_nobody_gave(unplaced: press.Built) -> None:
    """Search engines and readers would be sent to a host that is not there."""
    files = [
        path for path in unplaced.site.rglob("*") if path.suffix in {".html", ".md", ".txt", ".xml", ".js", ".json"}
    ]
    assert [path for path in files if STAND_IN in path.read_text("utf-8")] == []
    assert unplaced.lacks_address
    assert {"sitemap.xml", "llms.txt", "robots.txt"} & {path.name for path in files} == {"llms.txt", "robots.txt"}
    assert "Sitemap" not in (unplaced.site / "robots.txt").read_text("utf-8")


@pytest.mark.slow
def test_the_languages_of_a_page_find_one_another_all_the_same(unplaced: press.Built) -> None:
    """A page would not say that it has a translation, and be kept out of search engines."""
    pages = heads(unplaced.site)
    page = pages["zh/crossing/lighthouse/index.html"]
    links = page.xpath("//head/link[@hreflang]")
    assert {link.get("hreflang"): link.get("href") for link in links} == {
        "zh": "./",
        "en": "../../../en/crossing/lighthouse/",
        "x-default": "./",
    }
    assert not page.xpath(
        "//head/link[@rel='canonical'] | //head/meta[@name='robots'] | //*[@class='dy-colophon__address']"
    )
    assert not page.xpath("//head/meta[@property='og:url' or @property='og:image']")
    data = json.loads(page.xpath("//script[@type='application/ld+json']/text()")[0])
    assert data["@graph"][0]["@id"] == "../../../zh/crossing/lighthouse/"
    assert pages["index.html"].xpath("//head/link[@hreflang]/@href") == ["zh/", "en/", "./"]


@pytest.mark.slow
def test_a_citation_leaves_the_address_to_the_browser(unplaced: press.Built) -> None:
    """A reader would copy a citation that ends in nothing."""
    page = heads(unplaced.site)["en/crossing/lighthouse/index.html"]
    assert page.xpath("//dd//span[@class='dy-cite__address-here']/text()") == ["address of this page"] * 3


@pytest.mark.slow
def test_markdown_links_lead_from_file_to_file(unplaced: press.Built) -> None:
    """A model that reads llms.txt could open none of the chapters."""
    listed = (unplaced.site / "llms.txt").read_text("utf-8")
    assert "(zh/crossing/lighthouse/index.md)" in listed
    text = (unplaced.site / "zh/crossing/lighthouse/index.md").read_text("utf-8")
    assert 'translation-en: "../../../en/crossing/lighthouse/"' in text
    assert "\nurl:" not in text


@pytest.mark.parametrize(
    "address",
    [
        *("https://example.com/", "http://www.example.org/book/", "https://a.example", "http://x.test:80/"),
        *(
            "https://a.invalid/",
            "http://localhost:8000/",
            "http://127.0.0.1:8000/",
            "http://[::1]/",
            "https://EXAMPLE.net./",
        ),
    ],
)
def test_an_address_of_examples_is_told(address: str) -> None:
    """A publication would go out with links that lead to nobody, and no check would say so."""
    i18n = "{docs_structure: folder, languages: [{locale: zh}]}"
    text = f"site_name: A\nsite_url: {address}\nplugins: {{i18n: {i18n}}}\n"
    (notice,) = read_settings(text).notices
    assert (notice.code, notice.locus.line) == ("M005", 2)


@pytest.mark.parametrize(
    "address",
    ["", "https://example.com.cn/", "https://myexample.com/", "http://wiki/", "http://10.0.0.1/", "http://[x"],
)
def test_other_addresses_are_let_be(address: str) -> None:
    """A writer would be told that a real address is none."""
    assert placeholder_host(address) == ""


@pytest.mark.slow
def test_a_preview_does_not_tell_of_the_address(tiny: Folder, workers: ProcessPoolExecutor) -> None:
    """A writer who looks at a text would be told at each save of what matters on the day of publication."""
    tiny.replace("mkdocs.yml", ADDRESS, "site_url: https://example.com/\n")
    live = press.build(
        tiny.root, tiny.path("site"), books=False, site_url="http://127.0.0.1:1/", live=True, workers=workers
    )
    assert live.notices == ()
