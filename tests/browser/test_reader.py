"""What a reader does with the published site, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, CDPSession, expect

from conftest import Site, Watched, watching
from published import PREFIX

pytestmark = pytest.mark.browser

CHAPTER = "part-1/infrastructure-first/"
_SIDEWAYS = """() => [document.documentElement.scrollWidth > document.documentElement.clientWidth,
  matchMedia("(hover: none) and (pointer: coarse)").matches]"""


def pages(site: Site) -> list[str]:
    """List the address of every page, root and lost pages too."""
    return sorted(
        site.address + file.relative_to(site.folder).as_posix().removesuffix("index.html")
        for file in site.folder.rglob("*.html")
    )


class Visited(NamedTuple):
    """What was met on one visit to every page."""

    faults: list[str]
    """What went wrong."""
    astray: list[str]
    """Chinese pages whose switch leads to another page than their own in English."""
    wide: list[str]
    """Pages that move sideways on a phone, and the phone's width."""


@pytest.fixture(scope="module")
def visited(chromium: Browser, site: Site) -> Visited:
    """Load every page once; it is read at a desk, then on two phones."""
    astray, wide = [], []
    with watching(chromium, site) as (page, faults):
        screen = page.context.new_cdp_session(page)
        for address in pages(site):
            page.goto("about:blank")  # lest the page before be laid out once more
            hold(screen, 1280, 900)
            page.goto(address)
            if "/zh/" in address and "404" not in address:
                other = page.locator("a[hreflang=en]:visible").first.evaluate("link => link.href")
                astray += [address] if other.partition("#")[0] != address.replace("/zh/", "/en/") else []
            for width in (390, 320):
                hold(screen, width, 700)
                moves, is_touched = page.evaluate(_SIDEWAYS)
                wide += [f"{address}: {width}"] if moves else []
                assert is_touched
    return Visited(faults, astray, wide)


def hold(screen: CDPSession, width: int, height: int) -> None:
    """Give a page another screen without loading it anew: a narrow one is a phone's, and is touched."""
    phone = width < 500
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone}
    screen.send("Emulation.setDeviceMetricsOverride", size)
    screen.send("Emulation.setTouchEmulationEnabled", {"enabled": phone})


def test_no_page_has_an_error_or_asks_another_host(visited: Visited) -> None:
    """A reader's visit would be told to strangers, or a part of some page would be broken."""
    assert visited.faults == []


def test_switch_keeps_page_and_heading(watched: Watched, site: Site) -> None:
    """A reader who changes the language would lose the place."""
    watched.page.goto(f"{site.address}zh/{CHAPTER}#three-clouds")
    watched.page.locator("a[hreflang=en]:visible").first.click()
    expect(watched.page).to_have_url(f"{site.address}en/{CHAPTER}#three-clouds")
    expect(watched.page.locator("html")).to_have_attribute("lang", "en")
    watched.page.locator("a[hreflang=zh]:visible").first.click()
    expect(watched.page).to_have_url(f"{site.address}zh/{CHAPTER}#three-clouds")


def test_switch_leads_to_the_counterpart_of_every_page(visited: Visited) -> None:
    """Some page's switch would lead to another page than its own in the other language."""
    assert visited.astray == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_term_explains_itself_to_mouse_and_keyboard(watched: Watched, site: Site, language: str) -> None:
    """A reader could not see what a term means without leaving the page."""
    page = watched.page
    page.goto(f"{site.address}{language}/{CHAPTER}")
    link = page.locator("a.dy-term").first
    tip = page.locator(f"#{link.get_attribute('aria-describedby')}")
    expect(tip).to_be_hidden()
    link.hover()
    expect(tip).to_be_visible()
    expect(tip.locator("[lang=zh]")).to_be_visible()
    expect(tip.locator("[lang=en]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.mouse.move(0, 0)
    link.focus()
    expect(tip).to_be_visible()
    page.keyboard.press("Tab")
    expect(tip).to_be_hidden()
    link.click()
    expect(page).to_have_url(re.compile(rf"/{language}/glossary/#"))
    assert watched.faults == []


@pytest.mark.parametrize(
    ("language", "typed", "entry"),
    [("zh", "yunjisuan", "cloud-computing"), ("zh", "雲計算", "cloud-computing"), ("en", "算力", "computing-power"),
     ("en", "GPU", "gpu")],
)  # fmt: skip
def test_glossary_filter_finds_an_entry(watched: Watched, site: Site, language: str, typed: str, entry: str) -> None:
    """A reader would have to scroll through a hundred entries."""
    page = watched.page
    page.goto(f"{site.address}{language}/glossary/")
    total = page.locator(".dy-entry:visible").count()
    page.locator("input[type=search]:visible").press_sequentially(typed)
    expect(page.locator(f"#{entry}")).to_be_visible()
    assert 0 < page.locator(".dy-entry:visible").count() < total / 4
    page.keyboard.press("Escape")
    expect(page.locator(".dy-entry:visible")).to_have_count(total)
    assert watched.faults == []


@pytest.mark.parametrize(("scheme", "expected"), [("light", "default"), ("dark", "slate")])
def test_colours_follow_the_system(chromium: Browser, site: Site, scheme: str, expected: str) -> None:
    """A reader at night would be blinded, or the page unreadable in one of the schemes."""
    context = chromium.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site.address}en/{CHAPTER}")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", expected)
    ink, paper = page.evaluate(
        """() => [getComputedStyle(document.querySelector('article p[id]:not([class])')).color,
                  getComputedStyle(document.body).backgroundColor]"""
    )
    assert contrast(ink, paper) >= 7
    context.close()


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two CSS colours (WCAG 2.2, 1.4.3)."""

    def luminance(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_no_page_scrolls_sideways_on_a_phone(visited: Visited) -> None:
    """A reader on a phone would have to drag the page from side to side."""
    assert visited.wide == []


def test_phone_opens_the_chapters_from_the_menu(chromium: Browser, site: Site) -> None:
    """A reader on a phone could not move between chapters."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{site.address}zh/opening/")
    page.locator(".md-header [data-dy-opens=__drawer]").click()
    page.locator(".md-sidebar--primary a:visible", has_text="结语").click()
    expect(page).to_have_url(f"{site.address}zh/conclusion/")
    context.close()


def test_site_reads_without_javascript(chromium: Browser, site: Site) -> None:
    """A reader without JavaScript could not choose a language, read a chapter or change the language."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(site.address)
    page.locator("a[hreflang=en]").click()
    expect(page).to_have_url(f"{site.address}en/")
    page.locator(f"main a[href*='{CHAPTER}']:visible").first.click()
    expect(page.locator("article h1")).to_contain_text("When a wave comes")
    page.locator("a[hreflang=zh]:visible").first.click()
    expect(page).to_have_url(f"{site.address}zh/{CHAPTER}")
    context.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_landing_page_offers_both_books(watched: Watched, site: Site, language: str) -> None:
    """A reader could not take the book away."""
    watched.page.goto(f"{site.address}{language}/")
    hrefs = watched.page.locator("a[href$='.pdf']").evaluate_all("links => links.map(link => link.href)")
    assert {Path(urlsplit(href).path).name for href in hrefs} >= {"shovel-sellers-zh.pdf", "shovel-sellers-en.pdf"}
    for href in hrefs:
        assert watched.page.request.get(href).body().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("path", "words"),
    [("nowhere", ["没有这一页", "There is no such page"]), ("zh/nowhere/deep/", ["首页"]), ("en/nowhere/", ["home"])],
)
def test_lost_reader_is_led_home(chromium: Browser, site: Site, path: str, words: list[str]) -> None:
    """A reader with a wrong address would find a dead end, or a page without its style."""
    page = chromium.new_page()
    missing = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page.goto(site.address + path)
    text = page.locator("body").inner_text()
    for word in words:
        assert word.casefold() in text.casefold()
    assert missing == [site.address + path]
    page.close()


def test_search_engines_are_told_the_counterpart(watched: Watched, site: Site) -> None:
    """A search engine would show a reader the wrong language."""
    watched.page.goto(f"{site.address}zh/{CHAPTER}")
    told = watched.page.locator("head link[hreflang]").evaluate_all(
        "links => Object.fromEntries(links.map(link => [link.hreflang, link.getAttribute('href')]))"
    )
    assert told == {
        "zh": f"{site.address}zh/{CHAPTER}",
        "en": f"{site.address}en/{CHAPTER}",
        "x-default": f"{site.address}zh/{CHAPTER}",
    }
    assert watched.page.locator("link[rel=canonical]").get_attribute("href") == f"{site.address}zh/{CHAPTER}"
    assert urlsplit(site.address).path == PREFIX


def test_print_is_a_clean_page(watched: Watched, site: Site) -> None:
    """A reader who prints a chapter would print menus and lose the notes."""
    watched.page.goto(f"{site.address}en/{CHAPTER}")
    watched.page.emulate_media(media="print")
    for chrome in (".md-header", ".md-sidebar", ".md-footer__inner"):
        for part in watched.page.locator(chrome).all():
            expect(part).to_be_hidden()
    expect(watched.page.locator(".footnote li").first).to_be_visible()


def test_the_page_follows_the_system_at_dusk(watched: Watched, site: Site) -> None:
    """A reader whose system turns dark in the evening would go on reading on white."""
    page = watched.page
    page.emulate_media(color_scheme="light")
    page.goto(site.address + "zh/opening/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
