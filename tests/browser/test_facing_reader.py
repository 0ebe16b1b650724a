"""What a reader of both languages does with the facing edition, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import Site, Watched
from finding import ask
from spreads import article, words

pytestmark = pytest.mark.browser

CHAPTER = "part-1/infrastructure-first/"
SWITCH = ".md-header .dy-languages a"
EDITIONS = {"zh": "中文", "en": "English", "bi": "对照"}


def order(page: Page) -> list[str]:
    """Return the languages of a row's sides from top to bottom, else from left to right."""
    sides = page.locator("#verdict-p1 > .dy-side").evaluate_all(
        "all => all.map(side => { const {top, left} = side.getBoundingClientRect(); return [top, left, side.lang]; })"
    )
    by = 0 if abs(sides[0][1] - sides[1][1]) < 100 else 1
    return [side[2] for side in sorted(sides, key=lambda side: side[by])]


@pytest.mark.parametrize("by_key", [False, True])
def test_switch_keeps_the_passage_from_any_edition_to_any_other(
    watched: Watched,
    site: Site,
    by_key: bool,  # noqa: FBT001 — a case
) -> None:
    """A reader who changes the edition in the middle of a chapter would have to look for the place."""
    page = watched.page
    # The height that a passage has differs between the editions, so the place is found anew each time.
    page.goto(f"{site.address}zh/{CHAPTER}")
    page.locator("#mobile-era-p2").evaluate("block => scrollTo(0, block.getBoundingClientRect().top + scrollY - 120)")
    page.wait_for_function("scrollY > 100")
    for edition in ("bi", "en", "zh", "en", "bi", "zh"):
        link = page.locator(SWITCH, has_text=EDITIONS[edition])
        if by_key:
            link.focus()
            page.keyboard.press("Enter")
        else:
            link.click()
        expect(page).to_have_url(f"{site.address}{edition}/{CHAPTER}#mobile-era-p2")
        expect(page.locator("#mobile-era-p2")).to_be_in_viewport()
    assert watched.faults == []


def test_switch_follows_a_passage_that_has_another_id_elsewhere(watched: Watched, site: Site) -> None:
    """A reader would land one paragraph off wherever one language has a paragraph more."""
    page = watched.page

    def led(edition: str) -> str:
        link = page.locator(SWITCH, has_text=EDITIONS[edition])
        link.focus()
        return (link.get_attribute("href") or "").partition("#")[2]

    page.goto(f"{site.address}en/{CHAPTER}#verdict-p1")
    page.locator("#verdict-p1").evaluate(
        "block => Object.assign(block.dataset, {pair: 'verdict-p3', row: 'verdict-p2'})"
    )
    assert (led("zh"), led("bi")) == ("verdict-p3", "verdict-p2")
    page.goto(f"{site.address}bi/{CHAPTER}#verdict-p1")
    page.locator("#verdict-p1").evaluate("row => row.dataset.ids = 'verdict-p4 verdict-p5'")
    assert (led("zh"), led("en")) == ("verdict-p4", "verdict-p5")


def test_either_language_may_come_first_and_that_is_remembered(chromium: Browser, site: Site) -> None:
    """A reader of English would have to read past the Chinese, on every page anew."""
    context = chromium.new_context(viewport={"width": 375, "height": 700})
    page = context.new_page()
    page.goto(f"{site.address}bi/{CHAPTER}")
    assert order(page) == ["zh", "en"]
    page.get_by_role("radio", name="English").check(force=True)
    assert order(page) == ["en", "zh"]
    page.goto(f"{site.address}bi/conclusion/")
    page.goto(f"{site.address}bi/{CHAPTER}")
    assert order(page) == ["en", "zh"]
    page.set_viewport_size({"width": 1280, "height": 900})
    assert order(page) == ["en", "zh"]
    page.get_by_role("radio", name="中文").check(force=True)
    assert order(page) == ["zh", "en"]
    context.close()


def test_facing_pages_read_without_javascript(chromium: Browser, site: Site) -> None:
    """A reader without JavaScript could not get to the facing pages, or would see one language only."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(site.address)
    page.locator(".both a").click()
    expect(page).to_have_url(f"{site.address}bi/")
    page.locator(f"main a[href*='{CHAPTER}']:visible").first.click()
    assert order(page) == ["zh", "en"]
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    page.locator("#verdict-p1 > .dy-row__link").focus()
    expect(page.locator("#verdict-p1 > .dy-row__link")).to_have_css("opacity", "1")
    page.locator(SWITCH, has_text="English").click()
    expect(page).to_have_url(f"{site.address}en/{CHAPTER}")
    context.close()


def test_search_of_a_facing_page_opens_facing_pages(watched: Watched, site: Site) -> None:
    """A reader of both languages would find nothing, or be thrown into one language."""
    page = watched.page
    page.goto(f"{site.address}bi/opening/")
    ask(page, "异构计算").locator("a[href*='heterogeneous-computing']").first.click()
    page.wait_for_url(f"{site.address}bi/part-2/heterogeneous-computing/**")
    assert watched.faults == []


def test_the_root_offers_the_edition_that_was_read_last(watched: Watched, site: Site) -> None:
    """A reader who comes back would have to look for the way in again; or would be sent where a link did not lead."""
    page = watched.page
    page.goto(f"{site.address}zh/{CHAPTER}")
    page.locator(SWITCH, has_text="对照").click()
    page.wait_for_url("**/bi/**")
    page.goto(site.address)
    expect(page.locator(".suggested")).to_have_attribute("href", "bi/")
    expect(page).to_have_url(site.address)
    assert watched.faults == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_of_the_book_stands_on_its_facing_page(site: Site, language: str) -> None:
    """A passage of our own publication would be missing, stand twice, or stand elsewhere."""
    for file in sorted((site.folder / "bi").rglob("index.html")):
        path = file.parent.relative_to(site.folder / "bi").as_posix()
        if path != "glossary":
            assert words(article(site.folder, f"bi/{path}"), language) == words(
                article(site.folder, f"{language}/{path}")
            )
