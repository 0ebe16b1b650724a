"""Charts in a real browser: words that can be read on a phone, in the dark, and by search."""

from __future__ import annotations

from itertools import product
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import Site

pytestmark = pytest.mark.browser

SCHEMES: dict[Literal["light", "dark"], str] = {"light": "default", "dark": "slate"}
"""What a system asks for, and what a page calls it."""

_TEXTS = """() => [...document.querySelectorAll(".dy-plate")].map(plate => {
    const box = plate.getBoundingClientRect()
    return [...plate.querySelectorAll("text")].map(text => {
        const room = text.getBoundingClientRect()
        const size = parseFloat(getComputedStyle(text).fontSize) * box.width / plate.viewBox.baseVal.width
        return [text.textContent, room.left - box.left, room.top - box.top, room.right - box.left,
                room.bottom - box.top, box.width, size]
    })
})"""
_COLOURS = """() => {
    const light = colour => {
        const parts = colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255)
            .map(part => part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
        return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2]
    }
    const contrast = (one, two) => (Math.max(one, two) + .05) / (Math.min(one, two) + .05)
    const ground = light(getComputedStyle(document.body).backgroundColor)
    const least = (kinds, key) => Math.min(...[...document.querySelectorAll(kinds)]
        .map(item => contrast(light(getComputedStyle(item)[key]), ground)))
    return [least(".dy-plate text", "fill"), least(".dy-plate :is(rect, circle, .range, .span)", "stroke")]
}"""


_COME_NEAR = """() => {
    const near = new CSSStyleSheet()
    near.replaceSync(".dy-chart { content-visibility: visible !important }")
    document.adoptedStyleSheets = [near]
}"""
"""Lays out what a page keeps for the reader who comes near."""


def faults(page: Page) -> list[str]:
    """Return what is wrong with the words of the charts on a page: too small, cut off, on one another."""
    found = []
    for texts in page.evaluate(_TEXTS):
        assert texts
        for words, left, _, right, _, width, size in texts:
            if size < 12 or left < -1 or right > width + 1:
                found.append(f"{words}: {size:.1f} px, from {left:.0f} to {right:.0f} of {width:.0f}")
        for n, (words, *one) in enumerate(texts):
            for other, *two in texts[n + 1 :]:
                # Rooms of lines reach above and below their letters, by less than three pixels here.
                across = min(one[2], two[2]) - max(one[0], two[0])
                down = min(one[3], two[3]) - max(one[1], two[1])
                if across > 1 and down > 4:
                    found.append(f"{words} on {other}")
    return found


def test_words_of_charts_can_be_read_everywhere(chromium: Browser, site: Site) -> None:
    """A reader would meet words on words, words too small for a phone, or words too faint in the dark."""
    page = chromium.new_page(reduced_motion="reduce")
    for language in ("zh", "en"):
        page.goto(f"{site.address}{language}/figures/")
        page.evaluate(_COME_NEAR)
        for (scheme, name), width in product(SCHEMES.items(), (320, 375, 1280)):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
            if width > 320:
                assert faults(page) == [], f"{language} {scheme} {width}"
            text, mark = page.evaluate(_COLOURS)
            # WCAG 2.2: 1.4.3 for text, 1.4.11 for what must be seen to understand.
            assert text >= 4.5
            assert mark >= 3
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{language} {width}"
    page.close()


def test_a_table_of_a_chart_opens_by_keyboard(chromium: Browser, site: Site) -> None:
    """A reader who cannot see the drawing could not get at its numbers."""
    page = chromium.new_page()
    page.goto(f"{site.address}en/part-1/huangs-law/")
    page.locator("#chart-gpt-parameters summary").focus()
    page.keyboard.press("Enter")
    cells = page.locator("#chart-gpt-parameters td")
    assert cells.first.is_visible()
    assert "117 million parameters" in cells.all_inner_texts()
    page.close()


def test_search_finds_captions_and_not_axes(site: Site) -> None:
    """A reader who searches would be led to the ticks of axes."""
    index = (site.folder / "en" / "search" / "pack.js").read_text("utf-8")
    assert "Each step of the axis is ten times" in index
    assert "100bn" not in index
    assert "Download CSV" not in index
