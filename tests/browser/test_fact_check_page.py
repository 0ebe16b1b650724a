"""The fact-check page in a real browser: its filter, and the way there and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from conftest import Site, Watched

pytestmark = pytest.mark.browser

CHAPTER = "part-1/infrastructure-first/"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_note_leads_to_its_statement_and_back(watched: Watched, site: Site, language: str) -> None:
    """A reader could not look up what a note rests on, or would lose the place."""
    page = watched.page
    page.goto(f"{site.address}{language}/{CHAPTER}")
    page.locator("[id='fn:C25'] .dy-claim a").click()
    expect(page).to_have_url(f"{site.address}{language}/fact-check/#C25")
    expect(page.locator("#C25")).to_be_in_viewport()
    page.locator(".dy-fact:has(#C25) .dy-fact__stands a").click()
    expect(page).to_have_url(re.compile(rf"{language}/{CHAPTER}#three-clouds-p\d+$"))
    expect(page.locator("[id='fnref:C25']")).to_be_in_viewport()
    assert watched.faults == []


def test_the_list_is_narrowed_by_verdict_and_words(watched: Watched, site: Site) -> None:
    """A reader who looks for what is wrong would have to read all of it, or would not find a statement again."""
    page = watched.page
    page.goto(f"{site.address}en/fact-check/")
    shown, count = page.locator(".dy-fact:visible"), page.locator(".dy-filter--facts output")
    box = page.get_by_role("searchbox", name="Filter the statements")
    everything = shown.count()
    wrong = page.get_by_role("button", name=re.compile("^Wrong"))
    number = int((wrong.text_content() or "").split()[-1])
    wrong.press("Enter")
    expect(wrong).to_have_attribute("aria-pressed", "true")
    expect(shown).to_have_count(number)
    expect(count).to_have_text(f"Found: {number}")
    box.fill("２２５% huawei CLOUD")
    expect(shown).to_have_count(1)
    expect(page.locator(".dy-facts__head:visible")).to_have_count(1)
    box.fill("no such words")
    expect(count).to_have_text("No statement matches")
    # An address that names a statement shows it, whatever is filtered.
    page.evaluate("location.hash = '#C02'")
    expect(page.locator("#C02")).to_be_in_viewport()
    expect(shown).to_have_count(everything)
    expect(wrong).to_have_attribute("aria-pressed", "false")
    wrong.click()
    box.press("Escape")
    expect(shown).to_have_count(everything)
    assert watched.faults == []


def test_without_a_script_all_statements_are_read(chromium: Browser, site: Site) -> None:
    """A reader without JavaScript would meet a box that does nothing, or nothing at all."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}zh/fact-check/")
    assert page.locator(".dy-fact:visible").count() == page.locator(".dy-fact").count() > 50
    expect(page.locator(".dy-filter--facts")).to_be_hidden()
    expect(page.locator(".dy-facts__counts li:visible")).to_have_count(4)
    context.close()


def test_verdicts_differ_without_colour(watched: Watched, site: Site) -> None:
    """In black and white, or in a high-contrast scheme, two verdicts would look the same."""
    page = watched.page
    page.goto(f"{site.address}en/fact-check/")
    page.emulate_media(forced_colors="active")
    signs = page.locator(".dy-facts__counts .dy-verdict").evaluate_all(
        """words => words.map(word => {
            const { clipPath, backgroundImage, borderWidth } = getComputedStyle(word, "::before");
            return [clipPath, backgroundImage !== "none", borderWidth].join();
        })"""
    )
    assert len(set(signs)) == len(signs) == 4
