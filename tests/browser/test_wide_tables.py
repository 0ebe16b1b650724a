"""The hint that a wide table goes on, in a real browser."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from folders import REPOSITORY

pytestmark = pytest.mark.browser

STYLES = REPOSITORY / "overrides/assets/stylesheets"
BOX = '<div class="md-typeset__scrollwrap"><div class="md-typeset__table"><table>{}</table></div></div>'
_COLOURS = """async picture => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const { width, height } = image, paper = new OffscreenCanvas(width, height).getContext("2d");
    paper.drawImage(image, 0, 0);
    return [1, width >> 1, width - 2].map(x => paper.getImageData(x, height >> 1, 1, 1).data.join());
}"""
"""Colours of a picture half way down: at its left, in its middle, at its right."""
ROW = f"<tr>{'<td>1,234,567,890</td>' * 9}</tr>"


@pytest.fixture(params=["default", "slate"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """Open a wide and a narrow table on a phone, on light and dark paper, and again inside a shaded box."""
    made = chromium.new_page(viewport={"width": 390, "height": 800})
    tables = BOX.format(ROW) + BOX.format("<tr><td>1</td></tr>")
    aside = f'<div class="admonition">{tables}</div>'
    made.set_content(
        f'<body data-md-color-scheme="{request.param}"><div class="md-typeset" lang="en">{tables}{aside}</div></body>'
    )
    for name in ("duiye.css", "print.css"):
        made.add_style_tag(path=STYLES / name)
    yield made
    made.close()


def edges(page: Page, number: int) -> tuple[bool, bool]:
    """Tell at which side of a table its paper is shaded; letters are hidden, so that only the paper is seen."""
    page.add_style_tag(content="table * { visibility: hidden } table { border-color: transparent !important }")
    box = page.locator(".md-typeset__scrollwrap").nth(number)
    left, paper, right = page.evaluate(_COLOURS, base64.b64encode(box.screenshot()).decode())
    return left != paper, right != paper


@pytest.mark.parametrize("wide", [0, 2], ids=["on paper", "in a shaded box"])
def test_a_wide_table_has_an_edge_where_more_of_it_is(page: Page, wide: int) -> None:
    """A reader on a phone would take a table that is cut through a digit for the whole."""
    box = page.locator(".md-typeset__scrollwrap").nth(wide)
    assert edges(page, wide) == (False, True)
    box.evaluate("box => box.scrollTo(100, 0)")
    assert edges(page, wide) == (True, True)
    box.evaluate("box => box.scrollTo(9999, 0)")
    assert edges(page, wide) == (True, False)


def test_a_table_that_is_whole_has_no_edge(page: Page) -> None:
    """A reader would drag a table that does not move."""
    assert [edges(page, number) for number in (1, 3)] == [(False, False)] * 2


def test_paper_has_no_edge(page: Page) -> None:
    """A grey bar would be printed over a table that nobody can move."""
    page.emulate_media(media="print")
    assert (
        page.locator(".md-typeset__scrollwrap").first.evaluate("box => getComputedStyle(box).backgroundImage") == "none"
    )
