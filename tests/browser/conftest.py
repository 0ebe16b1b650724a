"""The real publication, built once, served on this machine, opened in a real Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
PREFIX = "/book/"
"""The site is served below a sub-path, as on most hosts of project pages."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class _Handler(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(PREFIX)) if path.startswith(PREFIX) else "/nowhere"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        parts = self.path.removeprefix(PREFIX).split("/")
        pages = [Path(self.directory) / part / "404.html" for part in (parts[0], "")]
        page = next((page for page in pages if page.is_file()), None)
        if code != 404 or page is None:
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, *_: object) -> None:
        pass


class Site(NamedTuple):
    """The served publication."""

    folder: Path
    address: str


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build this repository's publication and serve it."""
    folder = tmp_path_factory.mktemp("published") / "site"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    address = f"http://127.0.0.1:{server.server_port}{PREFIX}"
    command = [sys.executable, "-m", "duiye.cli", "build", "--strict", "--root", str(ROOT)]
    try:
        done = subprocess.run(
            [*command, "--site-dir", str(folder), "--site-url", address], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(folder, address)
        server.shutdown()
    finally:
        server.server_close()


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
