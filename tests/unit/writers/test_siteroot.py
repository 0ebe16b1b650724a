"""What stands above the languages: root page, 404 page, sitemap and robots.txt."""

from __future__ import annotations

from collections.abc import Mapping

import lxml.html
import pytest
from lxml import etree

from duiye.model import Apparatus, Chapter, Edition, Publication
from duiye.store import load_publication
from duiye.writers.siteroot import write_site_root
from folders import TINY

ADDRESS = "https://ferry.internal/book/"
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def edition(language: str, *paths: str, default: bool = False, **hero: str) -> Edition:
    """Return an edition with empty chapters."""
    chapters = {
        path: Chapter(path, language, f"docs/{language}/{path}", {"hero": hero} if hero else {}, ()) for path in paths
    }
    return Edition(language, language.upper(), f"Title {language}", chapters, {}, default=default)


def root(*editions: Edition, address: str = ADDRESS) -> dict[str, str]:
    """Write the root files of a publication that has these editions."""
    return write_site_root(Publication(editions, (), Apparatus(), address), address)


def sitemap(text: str) -> Mapping[str, Mapping[str, str]]:
    """Return the alternates of each address of a sitemap."""
    tree = etree.fromstring(text.encode())
    return {
        url.findtext("s:loc", namespaces=SPACES) or "": {
            link.get("hreflang") or "": link.get("href") or "" for link in url.iterfind("x:link", SPACES)
        }
        for url in tree.iterfind("s:url", SPACES)
    }


def test_the_sitemap_lists_every_page_of_every_language() -> None:
    """Search engines would not find chapters."""
    _, publication, _ = load_publication(TINY)
    listed = sitemap(write_site_root(publication, ADDRESS)["sitemap.xml"])
    paths = ["", "crossing/", "crossing/lighthouse/", "glossary/"]
    assert sorted(listed) == sorted([ADDRESS, *(f"{ADDRESS}{tag}/{path}" for tag in ("zh", "en") for path in paths)])


def test_alternates_are_reciprocal_and_name_a_default() -> None:
    """Search engines would ignore the links between the languages."""
    _, publication, _ = load_publication(TINY)
    listed = sitemap(write_site_root(publication, ADDRESS)["sitemap.xml"])
    for address, links in listed.items():
        if address != ADDRESS:
            assert links == {**links, links_language(address): address}
            assert set(links) == {"zh", "en", "x-default"}
            assert all(listed[links[tag]] == links for tag in ("zh", "en"))
            assert links["x-default"] in {ADDRESS, links["zh"]}


def links_language(address: str) -> str:
    """Return the language of a page's address."""
    return address.removeprefix(ADDRESS).split("/")[0]


def test_a_page_without_counterpart_has_no_alternates() -> None:
    """A Chinese page would be announced as the English version of itself."""
    listed = sitemap(root(edition("zh", "only.md", default=True), edition("en"))["sitemap.xml"])
    assert listed[f"{ADDRESS}zh/only/"] == {}


def test_without_the_default_language_another_one_is_the_default_version() -> None:
    """A page that the leading language lacks would have no default at all."""
    editions = (edition("zh", default=True), edition("en", "a.md"), edition("fr", "a.md"))
    assert sitemap(root(*editions)["sitemap.xml"])[f"{ADDRESS}fr/a/"]["x-default"] == f"{ADDRESS}en/a/"


def test_names_of_files_are_encoded_in_addresses() -> None:
    """One chapter with a Chinese file name or an ampersand would make the whole sitemap invalid."""
    listed = sitemap(root(edition("zh", "第一章 & 二.md", default=True))["sitemap.xml"])
    assert list(listed)[1].isascii()
    assert " " not in list(listed)[1]


def test_robots_txt_names_the_sitemap() -> None:
    """Search engines would not know of the sitemap."""
    assert f"Sitemap: {ADDRESS}sitemap.xml" in root(edition("zh", "index.md"))["robots.txt"].splitlines()


@pytest.mark.parametrize("address", ["https://ferry.internal/", ADDRESS])
def test_the_404_page_leads_home_from_any_depth(address: str) -> None:
    """A lost reader would be sent from one missing page to the next."""
    page = lxml.html.fromstring(root(edition("zh"), edition("en"), address=address)["404.html"])
    path = "/" + address.split("/", 3)[3]
    assert page.xpath("//a/@href") == [f"{path}zh/", f"{path}en/"]
    assert page.xpath("//link[@rel='stylesheet']/@href") == [f"{path}root.css"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_the_root_page_offers_each_language_in_its_own_words() -> None:
    """A reader who knows one of the languages only could not find the way in."""
    zh = edition("zh", "index.md", default=True, title="渡口：一盏灯", lead="引言")
    en = edition("en", "index.md", title="The ferry: one lamp", lead="Lead")
    page = lxml.html.fromstring(root(zh, en)["index.html"])
    sections = page.xpath("//section")
    assert [item.get("lang") for item in sections] == ["zh", "en"]
    assert [" ".join(item.text_content().split()) for item in sections] == [
        "渡口 一盏灯 引言 阅读中文版",
        "The ferry one lamp Lead Read in English",
    ]
    assert page.xpath("//a/@href") == ["zh/", "en/"]
    assert len(page.xpath("//h1")) == 1


def test_the_root_page_tells_search_engines_its_versions() -> None:
    """The root would compete with the languages' home pages."""
    page = lxml.html.fromstring(root(edition("zh", "index.md"), edition("en", "index.md"))["index.html"])
    versions = {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@rel='alternate']")}
    assert versions == {"zh": f"{ADDRESS}zh/", "en": f"{ADDRESS}en/", "x-default": ADDRESS}


def test_titles_from_front_matter_stay_text() -> None:
    """Front matter could bring a script into the root page."""
    text = root(edition("zh", "index.md", title="<script>a</script>", lead='"><script>'))["index.html"]
    assert "<script>" not in text


def test_root_pages_load_nothing_from_elsewhere() -> None:
    """A reader's visit would be told to another host."""
    files = root(edition("zh", "index.md"), edition("en", "index.md"))
    for name in ("index.html", "404.html"):
        page = lxml.html.fromstring(files[name])
        loaded = page.xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src")
        assert loaded
        assert not [address for address in loaded if "//" in address]
        assert not page.xpath("//script[not(@src)] | //*[@style] | //style")


def test_the_facing_edition_is_a_third_way_in_where_there_is_one() -> None:
    """A reader of both languages would not find the pages made for them, or be led to none."""
    _, publication, _ = load_publication(TINY)
    page = lxml.html.document_fromstring(write_site_root(publication, ADDRESS, facing=True)["index.html"])
    (way,) = page.xpath("//a[@href='bi/']")
    assert [part.get("lang") for part in way] == ["zh", "en"]
    lost = lxml.html.document_fromstring(write_site_root(publication, ADDRESS, facing=True)["404.html"])
    for other in (lost, lxml.html.document_fromstring(write_site_root(publication, ADDRESS)["index.html"])):
        assert not other.xpath("//a[contains(@href, 'bi/')]")
