"""The real publication, built once, served on this machine, opened in a real Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from published import PREFIX, PUBLISHED, Shared, publish

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Site(NamedTuple):
    """The served publication."""

    folder: Path
    address: str


@pytest.fixture(scope="session")
def site(shared: Shared) -> Site:
    """Return this repository's publication, built and served once for all workers; not to be changed."""
    return Site(shared.once(PUBLISHED, lambda folder: publish(folder, shared.address)), shared.address)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium once."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "no Chromium: scripts/test installs it"
    with sync_playwright() as player:
        expect.set_options(timeout=8_000)
        browser = player.chromium.launch(executable_path=path, args=FLAGS)
        _keep_nothing(browser)
        yield browser
        browser.close()


def _keep_nothing(browser: Browser) -> None:
    """Hide service workers from pages, lest one test's pages be another's; those of `service_workers="allow"` see them.

    Playwright's own `block` writes a warning into every page's console.
    """
    made: dict[str, Callable[..., Any]] = {"new_context": browser.new_context, "new_page": browser.new_page}

    def new(name: str, **options: Any) -> Any:
        it = made[name](**options)
        if options.get("service_workers") != "allow":
            it.add_init_script("Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })")
        return it

    for name in made:
        setattr(browser, name, partial(new, name))


class Watched(NamedTuple):
    """A page and everything that went wrong on it."""

    page: Page
    faults: list[str]


@pytest.fixture
def watched(chromium: Browser, site: Site) -> Iterator[Watched]:
    """Open an empty page that notes console errors, failed requests and requests to other hosts."""
    with watching(chromium, site) as watched:
        yield watched


@contextmanager
def watching(chromium: Browser, site: Site) -> Iterator[Watched]:
    """Watch a page as long as the block lasts."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page, faults = context.new_page(), []
    page.on("console", lambda message: faults.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    # A request that leaving the page cuts off is no fault of the page.
    page.on(
        "requestfailed",
        lambda request: faults.append(f"failed: {request.url}") if request.failure != "net::ERR_ABORTED" else None,
    )
    page.on(
        "response", lambda answer: faults.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None
    )
    origin = site.address.removesuffix(PREFIX)
    page.on(
        "request",
        lambda request: (
            faults.append(f"foreign: {request.url}") if not request.url.startswith((origin, "data:", "blob:")) else None
        ),
    )
    yield Watched(page, faults)
    context.close()
