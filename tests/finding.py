"""Search a page as a reader does, for every test that needs results."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

FIELD = ".md-search__input"
RESULTS = ".md-search-result__list:not(.dy-titles) .dy-found"
"""Pages that were found, with their passages."""


def ask(page: Page, query: str) -> Locator:
    """Open the search by its key and type a query; return the pages that are found, once the first is there."""
    page.keyboard.press("/")
    page.locator(FIELD).fill(query)
    results = page.locator(RESULTS)
    results.first.wait_for()
    return results
