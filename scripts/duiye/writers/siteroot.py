"""Write what stands above the languages: root page, 404 page, offline page, sitemap and robots.txt.

This module owns those five; the pages below belong to MkDocs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from typing import Any

from duiye.addresses import FACING_ROOT, page_address
from duiye.hosting import Allowances
from duiye.lifespan import Lifespan, joined
from duiye.model import LANDING, Language, Publication
from duiye.writers.metadata import Head
from duiye.writers.policy import referrer, write_policy

_NO_LIVES: Mapping[tuple[Language, str], Lifespan] = {}

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "open": "阅读中文版",
        "again": "接着读中文版",
        "none": "目前还没有译成中文的章节。",
        "lost": "没有这一页",
        "why": "地址可能写错了，或者这一页已经移走。",
        "home": "回到首页",
        "offline": "现在没有网络",
        "unkept": "这一页还没有存在这台设备上。打开过的页面没有网络也能读。",
        "both": "两种语言对照阅读",
    },
    "en": {
        "open": "Read in English",
        "again": "Continue in English",
        "none": "No chapter has been translated into English yet.",
        "lost": "There is no such page",
        "why": "The address may be mistyped, or the page has moved.",
        "home": "Go to the home page",
        "offline": "There is no network",
        "unkept": "This page is not kept on this device yet. Pages that you have opened can be read without a network.",
        "both": "Read both side by side",
    },
}


@dataclass(frozen=True, slots=True)
class _Side:
    """One language's half of a root page."""

    lang: Language
    name: str
    title: str
    subtitle: str
    lead: str
    words: Mapping[str, str]
    has_home: bool
    """Whether the language has a landing page of its own text, which search engines may be told of."""


def write_site_root(  # noqa: PLR0913 — each is one fact of the site
    publication: Publication,
    site_url: str,
    icon: str = "",
    *,
    offline: bool = False,
    facing: bool = False,
    head: Head | None = None,
    lives: Mapping[tuple[Language, str], Lifespan] = _NO_LIVES,
) -> dict[str, str]:
    """Write the files of the site's root.

    Args:
        publication: the publication; each language's landing page gives title and lead.
        site_url: address of the root, ending with a slash; empty while nobody knows it, and then there is no sitemap,
            whose addresses have to be full.
        icon: path of the icon from the root; empty leaves it to the browser.
        offline: whether there is a worker, which shows a page of its own where it has kept none.
        head: what machines read of the root page.
        lives: when each page was changed, by language and path.
        facing: whether there is a facing edition, the third way in.

    Returns:
        Text by file name. All pages work without JavaScript and load nothing from another host.
    """
    folder = files("duiye") / "writers" / "root"
    sides = [_side(publication, edition.language) for edition in publication.editions]
    template = _environment().from_string((folder / "page.html").read_text(encoding="utf-8"))
    both = f"{FACING_ROOT}/" if facing else ""
    shared: dict[str, Any] = {"sides": sides, "site_url": site_url, "icon": icon, "head": head, "both": both}
    allowances = publication.allowances or Allowances()
    shared |= {"policy": write_policy(allowances, in_page=True), "referrer": referrer(allowances)}
    lost: dict[str, Any] = {"base": _path(site_url), **shared}
    return {
        "index.html": template.render(kind="index", base="", **shared),
        "404.html": template.render(kind="lost", **lost),
        **({"offline.html": template.render(kind="offline", **lost)} if offline else {}),
        "root.css": (folder / "root.css").read_text(encoding="utf-8"),
        "root.js": (folder / "root.js").read_text(encoding="utf-8"),
        "robots.txt": "User-agent: *\nAllow: /\n" + (f"\nSitemap: {site_url}sitemap.xml\n" if site_url else ""),
        **({"sitemap.xml": write_sitemap(publication, site_url, lives)} if site_url else {}),
    }


def write_sitemap(
    publication: Publication, site_url: str, lives: Mapping[tuple[Language, str], Lifespan] = _NO_LIVES
) -> str:
    """Write one sitemap for all languages, each page with its counterparts.

    The form is that of sitemaps.org 0.9 with `xhtml:link` alternates; the default language's page is
    `x-default`, and the root page is that of the home pages. A page of which nobody knows when it was changed has no
    `lastmod`; the root page says what the home pages say.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    homes = [lives.get((item.language, LANDING)) for item in publication.editions if LANDING in item.published]
    lines.append(f"  <url><loc>{escape(site_url)}</loc>{_changed(joined(homes))}</url>")
    published = {edition.language: edition.published for edition in publication.editions}
    for edition in publication.editions:
        for path in published[edition.language]:
            versions = [
                (language, _address(site_url, language, path)) for language, paths in published.items() if path in paths
            ]
            changed = _changed(lives.get((edition.language, path)))
            lines.append(f"  <url><loc>{escape(_address(site_url, edition.language, path))}</loc>{changed}")
            if len(versions) > 1:
                lines += [_alternate(language, address) for language, address in versions]
                lines.append(_alternate("x-default", _default_address(publication, path, versions, site_url)))
            lines.append("  </url>")
    return "\n".join([*lines, "</urlset>", ""])


def _changed(life: Lifespan | None) -> str:
    return f"<lastmod>{life.changed}</lastmod>" if life else ""


def _default_address(
    publication: Publication, path: str, versions: Sequence[tuple[Language, str]], site_url: str
) -> str:
    if path == LANDING:
        return site_url
    default = next((edition.language for edition in publication.editions if edition.default), "")
    return dict(versions).get(default, versions[0][1])


def _alternate(language: str, address: str) -> str:
    return f'    <xhtml:link rel="alternate" hreflang="{escape(language)}" href="{escape(address)}"/>'


def _address(site_url: str, language: Language, path: str) -> str:
    return f"{site_url}{language}/{page_address(path)}"


def _path(site_url: str) -> str:
    """Return the path of an address: a 404 page is shown at any depth, so its links begin at the root."""
    return "/" + site_url.split("://", 1)[-1].partition("/")[2]


def _side(publication: Publication, language: Language) -> _Side:
    edition = publication.edition(language)
    home = edition.published.get(LANDING)
    hero = home.meta.get("hero") if home else None
    hero = hero if isinstance(hero, dict) else {}
    title = str(hero.get("title") or edition.title)
    main, mark, rest = title.partition("：" if "：" in title else ": ")
    words = _WORDS["zh" if language.startswith("zh") else "en"]
    lead = str(hero.get("lead") or "")
    if edition.is_untranslated:
        lead, words = words["none"], {**words, "open": words["home"], "again": words["home"]}
    return _Side(language, edition.name, main, rest if mark else "", lead, words, has_home=home is not None)


def _environment() -> Any:
    from jinja2 import Environment  # noqa: PLC0415 — not needed by commands that build nothing

    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
