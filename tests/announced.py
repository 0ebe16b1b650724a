"""Read what a built site tells machines, and hold it against the site itself.

Everything here fails with the page and the address at fault. The forms are checked strictly, by our own reading of
ogp.me, sitemaps.org 0.9, RFC 4287 (Atom), schema.org and llmstxt.org: no validator of them may be copied here.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Told:
    """One page of a built site."""

    site: Path
    root: str
    """Full address of the site's root."""
    path: str
    """Path of the page's file from there."""

    @cached_property
    def tree(self) -> lxml.html.HtmlElement:
        """The page."""
        return lxml.html.document_fromstring((self.site / self.path).read_text("utf-8"))

    @property
    def address(self) -> str:
        """Full address of the page."""
        return self.root + self.path.removesuffix("index.html")

    def all(self, query: str) -> list[str]:
        """Return what an XPath query finds."""
        return [str(item) for item in self.tree.xpath(query)]

    def one(self, query: str) -> str:
        """Return the one thing that an XPath query finds."""
        (found,) = self.all(query)
        return found

    def named(self, name: str) -> list[str]:
        """Return the contents of a kind of `meta`."""
        return self.all(f"//head/meta[@name='{name}' or @property='{name}']/@content")

    @property
    def versions(self) -> dict[str, str]:
        """The addresses of the page by language, as its head names them."""
        links = self.tree.xpath("//head/link[@hreflang and not(@type)]")
        return {link.get("hreflang"): link.get("href") for link in links}

    @cached_property
    def data(self) -> list[dict[str, object]]:
        """The nodes of the page's JSON-LD."""
        (text,) = self.all("//script[@type='application/ld+json']/text()")
        assert not re.search(r"[<>&]", text), self.path
        data = json.loads(text)
        assert data.pop("@context") == "https://schema.org"
        return list(data.get("@graph", [data]))


def pages(site: Path, root: str) -> list[Told]:
    """Return the pages of the languages that are to be found; the facing edition stands for another's page."""
    files = sorted(file for tag in LANGUAGES for file in (site / tag).rglob("index.html"))
    return [Told(site, root, file.relative_to(site).as_posix()) for file in files]


def file_of(site: Path, root: str, address: str) -> Path:
    """Return the file at a full address, which must be there, with the id that it names."""
    assert address.startswith(root), address
    parts = urlsplit(address.removeprefix(root))
    path = site / unquote(parts.path)
    file = path / "index.html" if path.is_dir() or not parts.path else path
    assert file.is_file(), address
    if parts.fragment:
        assert unquote(parts.fragment) in _ids(file), address
    return file


@lru_cache(maxsize=64)
def _ids(file: Path) -> frozenset[str]:
    return frozenset(map(str, lxml.html.document_fromstring(file.read_text("utf-8")).xpath("//@id")))


def check_versions(told: list[Told]) -> None:
    """Hold canonical and hreflang of all pages against one another."""
    by_address = {page.address: page for page in told}
    for page in told:
        assert page.one("//head/link[@rel='canonical']/@href") == page.address
        versions = page.versions
        language = page.one("/html/@lang")
        assert versions.get(language) == page.address, page.path
        for tag, address in versions.items():
            if tag != "x-default":
                assert by_address[address].versions == versions, f"{page.path}: {tag}"
        assert versions["x-default"] in {*versions.values(), page.root}


def check_names(told: list[Told]) -> None:
    """See that no two pages of a language have one title or one description, and that none is too long to be shown."""
    for query in ("//head/title/text()", "//head/meta[@name='description']/@content"):
        found = [(page.one("/html/@lang"), page.one(query)) for page in told]
        assert len(set(found)) == len(found), sorted(found)
        assert all(0 < len(text) <= 200 for _, text in found), found


def check_social(told: list[Told], *, cards: bool = True) -> None:
    """Hold Open Graph and the citation tags against the page and the pictures."""
    for page in told:
        (kind,), (address,), (locale,) = page.named("og:type"), page.named("og:url"), page.named("og:locale")
        assert kind in {"article", "book", "website"}
        assert address == page.address
        assert locale.startswith(f"{page.one('/html/@lang')}_")
        assert page.named("og:description") == page.named("description")
        assert all(page.named(name) for name in ("og:title", "og:site_name"))
        assert bool(page.named("article:modified_time")) <= (kind == "article")
        if not cards:
            assert page.named("twitter:card") == ["summary"]
            assert not page.named("og:image")
            continue
        (picture,) = page.named("og:image")
        size = struct.unpack(">II", file_of(page.site, page.root, picture).read_bytes()[16:24])
        stated = (*page.named("og:image:width"), *page.named("og:image:height"))
        assert size == tuple(map(int, stated)) == (1200, 630)
        assert page.named("og:image:alt")[0].strip()
        assert page.named("twitter:card") == ["summary_large_image"]


def check_citations(told: list[Told]) -> None:
    """See that what is cited is the page, and the PDF only where it is the whole work."""
    for page in told:
        language, home = page.one("/html/@lang"), page.path.count("/") == 1
        assert page.named("citation_language") in ([language], [])
        assert bool(page.named("citation_inbook_title")) <= (not home)
        for date in page.named("citation_publication_date"):
            assert re.fullmatch(r"\d{4}/\d\d/\d\d", date)
        for book in page.named("citation_pdf_url"):
            assert home
            assert file_of(page.site, page.root, book).suffix == ".pdf"


def check_data(told: list[Told]) -> None:
    """See that every address in the linked data leads into the site, and that dates and crumbs are whole."""
    for page in told:
        for node in page.data:
            for name, value in _values(node):
                if name in {"@id", "url", "item", "contentUrl", "image"}:
                    assert isinstance(value, str)
                    file_of(page.site, page.root, value)
                elif name in {"dateModified", "datePublished"}:
                    assert MOMENT.fullmatch(str(value))
        first = page.data[0]
        assert first["@id"] == first["url"] == page.address
        assert first["inLanguage"] == page.one("/html/@lang")
        for crumbs in page.data[1:]:
            items = crumbs["itemListElement"]
            assert isinstance(items, list)
            assert [item["position"] for item in items] == [*range(1, len(items) + 1)]
            assert items[-1]["item"] == page.address


def _values(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for name, item in value.items():
            if not isinstance(item, dict | list):
                yield name, item
            yield from _values(item)
    elif isinstance(value, list):
        for item in value:
            yield from _values(item)


def check_dates(told: list[Told]) -> dict[str, str]:
    """Hold the dates of pages, linked data and sitemap against one another; return those of the sitemap."""
    site, root = told[0].site, told[0].root
    tree = etree.fromstring((site / "sitemap.xml").read_bytes())
    assert tree.tag == f"{SITEMAP}urlset"
    listed: dict[str, str] = {}
    for url in tree:
        assert [child.tag for child in url][:2] in ([f"{SITEMAP}loc", f"{SITEMAP}lastmod"], [f"{SITEMAP}loc"]) or [
            child.tag for child in url
        ][:2] == [f"{SITEMAP}loc", f"{XHTML}link"]
        listed[url.findtext(f"{SITEMAP}loc") or ""] = url.findtext(f"{SITEMAP}lastmod") or ""
    assert set(listed) == {root, *(page.address for page in told)}
    assert all(MOMENT.fullmatch(date) for date in listed.values() if date)
    for page in told:
        shown = page.all("//footer//time/@datetime")
        assert shown == [date for date in [listed[page.address]] if date], page.path
        assert page.named("article:modified_time") in ([], shown)
        assert page.path.count("/") == 1 or page.data[0].get("dateModified", "") == listed[page.address]
    return listed


def read_feed(site: Path, root: str, language: str) -> etree._Element:
    """Read a feed strictly: RFC 4287, 4.1 and 4.2, as far as our feeds use them."""
    data = (site / language / "feed.xml").read_bytes()
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    feed = etree.fromstring(data)
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    for item in (feed, *feed.iterfind(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(item.findall(f"{ATOM}{name}")) == 1, name
            assert (item.findtext(f"{ATOM}{name}") or "").strip()
        moments = [child.text or "" for name in ("updated", "published") for child in item.iterfind(f"{ATOM}{name}")]
        assert all(MOMENT.fullmatch(moment) for moment in moments)
        alternates = [link for link in item.iterfind(f"{ATOM}link") if link.get("rel") == "alternate"]
        kinds = [(link.get("type"), link.get("hreflang")) for link in alternates]
        assert kinds
        assert len(set(kinds)) == len(kinds)  # 4.1.1: one for each type and language
        for link in item.iterfind(f"{ATOM}link"):
            file_of(site, root, link.get("href") or "")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    updated = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == updated[0]
    (own,) = (link.get("href") for link in feed.iterfind(f"{ATOM}link") if link.get("rel") == "self")
    assert own == f"{root}{language}/feed.xml"
    return feed


def check_texts(told: list[Told]) -> None:
    """See that every page has its Markdown, that its links lead somewhere, and that nothing of our grammar is left."""
    for page in told:
        (address,) = page.all("//head/link[@type='text/markdown']/@href")
        text = file_of(page.site, page.root, address).read_text("utf-8")
        assert address == f"{page.address}index.md"
        prose = re.sub(r"(`+).*?\1", "", text, flags=re.DOTALL)
        for found in re.findall(rf"\]\(<?({re.escape(page.root)}[^)\s>]*)|<({re.escape(page.root)}[^>]*)>", prose):
            file_of(page.site, page.root, found[0] or found[1])
        left = re.search(r"\{[ :]*[#.]|^!!!|\[\[|<span|term:|\]\((?!https?://|mailto:)", prose, re.MULTILINE)
        assert not left, f"{page.path}: {left}"
        title = str(page.tree.xpath("string((//main//h1)[1])")).replace("¶", "")
        lines = [re.sub(r"[\s*]", "", line) for line in text.splitlines() if line.startswith("# ")]
        assert lines == [re.sub(r"[\s*]", "", f"#{title}")], page.path


def check_llms(site: Path, root: str, told: list[Told]) -> None:
    """Read llms.txt as llmstxt.org says, and see that it names every page once."""
    text = (site / "llms.txt").read_text("utf-8")
    head, *sections = re.split(r"^## .+\n", text, flags=re.MULTILINE)
    assert re.match(r"# .+\n\n> .+\n", head)
    assert not re.search(r"^#", head[2:], re.MULTILINE)
    links = []
    for section in sections:
        for line in section.strip().splitlines():
            found = re.fullmatch(r"- \[(?:[^\]\\]|\\.)+\]\((\S+)\)(?:: \S.*)?", line)
            assert found, line
            links.append(found.group(1))
            file_of(site, root, found.group(1))
    named = [link for link in links if link.endswith(".md")]
    assert sorted(named) == sorted(f"{page.address}index.md" for page in told)
