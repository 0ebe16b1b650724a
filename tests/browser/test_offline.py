"""What is left of the site for readers without a network, from one version to the next."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from duiye import press
from finding import ask
from folders import Folder, in_our_look
from servers import free_port, serving

pytestmark = pytest.mark.browser

KEPT = """async () => {
  const names = await caches.keys(), cache = names.length && await caches.open(names[0]);
  return cache ? (await cache.keys()).map(request => new URL(request.url).pathname) : [];
}"""

HASHES = """async chapter => {
  const cache = await caches.open((await caches.keys())[0]);
  return (await cache.keys()).map(request => new URL(request.url)).filter(url => url.pathname.includes(chapter))
    .map(url => url.search);
}"""
"""The content by which each kept copy of a page is named."""


class Host:
    """A host below a sub-path whose publication can be changed and whose network can be cut."""

    def __init__(self, publication: Folder, room: Path, workers: ProcessPoolExecutor) -> None:
        """Publish the first version."""
        self.publication, self.workers = publication, workers
        self.address, self.room = f"http://127.0.0.1:{free_port()}/book/", room
        self.publish()

    def publish(self) -> None:
        """Publish the publication as it is now."""
        press.build(
            self.publication.root,
            self.publication.path("site"),
            books=False,
            site_url=self.address,
            workers=self.workers,
        )

    @contextmanager
    def online(self) -> Iterator[None]:
        """Serve until the block ends."""
        (self.room / "access.log").unlink(missing_ok=True)
        with serving("nginx", self.publication.root, self.publication.path("site"), self.address, self.room):
            yield

    def asked(self) -> Counter[str]:
        """Count the requests of each path since the network came back; answers without a body are none."""
        lines = (self.room / "access.log").read_text("utf-8").splitlines()
        return Counter(line.split()[6] for line in lines if " 304 " not in line)


def until(said: Callable[[], bool], what: str) -> None:
    """Wait until something is so."""
    for _ in range(600):
        if said():
            return
        time.sleep(0.05)
    raise AssertionError(what)


def turn(page: Page) -> bool:
    """Let a new worker begin that waits for the old one to fall idle: for a browser that is watched, a long time."""
    if page.evaluate("navigator.serviceWorker.getRegistration().then(it => Boolean(it?.waiting))"):
        watcher = page.context.new_cdp_session(page)
        watcher.send("ServiceWorker.enable")
        watcher.send("ServiceWorker.stopAllWorkers")
        watcher.detach()
    return True


@pytest.fixture
def host(tiny: Folder, tmp_path: Path, workers: ProcessPoolExecutor) -> Host:
    """Publish the tiny publication in our look."""
    (tmp_path / "room").mkdir()
    publication = in_our_look(tiny)
    for language in ("zh", "en"):
        publication.write(f"docs/{language}/own.css", "body { --version: one }")
    publication.write("mkdocs.yml", publication.read("mkdocs.yml") + "extra_css: [own.css]\n")
    return Host(publication, tmp_path / "room", workers)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Open an empty page that may have a service worker."""
    with ExitStack() as held:
        context = chromium.new_context(service_workers="allow")
        held.callback(context.close)
        yield context.new_page()


def test_a_reader_keeps_the_site_through_its_versions(host: Host, page: Page) -> None:
    """A reader on a train would lose the page, read an old one for ever, or fetch the whole site for each comma."""
    keeps_what_was_opened(host, page)
    brings_the_rest(host, page)
    follows_a_new_version(host, page)
    takes_back_what_it_kept(host, page)


def keeps_what_was_opened(host: Host, page: Page) -> None:
    """Visited pages can be read; others lead to a page that says why not, in both languages."""
    with host.online():
        page.goto(f"{host.address}zh/crossing/lighthouse/")
        until(lambda: "/book/zh/crossing/lighthouse/index.html" in page.evaluate(KEPT), "the first page is not kept")
        until(lambda: page.evaluate("navigator.serviceWorker.controller !== null"), "no worker")
        assert "/book/en/index.html" not in page.evaluate(KEPT)
        page.goto(f"{host.address}zh/crossing/")
    for name in ("zh/crossing/lighthouse/", "zh/crossing/", "zh/crossing", "zh/crossing/?h=x#crossing"):
        page.goto(host.address + name)
        expect(page.locator("html.js")).to_have_count(1)
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    page.goto(f"{host.address}en/")
    for words in ("现在没有网络", "There is no network"):
        expect(page.get_by_text(words)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.opening')).display") == "grid"


def brings_the_rest(host: Host, page: Page) -> None:
    """A reader who acts can read all pages, and search."""
    with host.online():
        page.goto(f"{host.address}zh/crossing/lighthouse/")
        page.keyboard.press("ArrowDown")
        until(lambda: "/book/en/glossary/index.html" in page.evaluate(KEPT), "the rest does not come")
        until(lambda: "/book/en/search/pack.js" in page.evaluate(KEPT), "the search does not come")
    page.goto(f"{host.address}en/glossary/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    ask(page, "lamp")


def follows_a_new_version(host: Host, page: Page) -> None:
    """A new version is seen at once, whole, and only what changed is fetched."""
    chapter, version = "zh/crossing/lighthouse/", "getComputedStyle(document.body).getPropertyValue('--version')"
    host.publication.replace("docs/zh/crossing/lighthouse.md", "贴在塔门上", "新贴在塔门上")
    for language in ("zh", "en"):
        host.publication.write(f"docs/{language}/own.css", "body { --version: two }")
    host.publish()
    (manifest,) = host.publication.path("site").glob("offline.*.json")
    with host.online():
        page.goto(host.address + chapter)
        expect(page.get_by_text("新贴在塔门上")).to_be_visible()
        assert page.evaluate(version) == "two", "a new page in the old style"
        hashed = json.loads(manifest.read_text("utf-8"))["files"][f"{chapter}index.html"]
        until(lambda: turn(page) and page.evaluate(HASHES, chapter) == [f"?{hashed}"], "the old version stays")
        asked = host.asked()
        assert f"/book/{chapter}" in asked
        assert not [path for path in asked if "bundle." in path or path.endswith("/en/crossing/")], asked
    page.goto(host.address + chapter)
    expect(page.get_by_text("新贴在塔门上")).to_be_visible()
    assert page.evaluate(version) == "two"


def takes_back_what_it_kept(host: Host, page: Page) -> None:
    """A site that keeps nothing any more leaves nothing behind."""
    host.publication.replace("mkdocs.yml", "      book:\n", "      offline: false\n      book:\n")
    host.publish()
    with host.online():
        page.goto(f"{host.address}zh/crossing/lighthouse/")
        expect(page.locator("script[src*=offline]")).to_have_count(0)
        gone = "async () => !(await caches.keys()).length && !(await navigator.serviceWorker.getRegistrations()).length"
        until(lambda: turn(page) and page.evaluate(gone), "the worker stays")


def test_a_slow_line_is_left_alone(host: Host, page: Page) -> None:
    """A reader who pays for each megabyte would pay for the whole book."""
    page.add_init_script("Object.defineProperty(navigator.connection, 'saveData', { value: true })")
    with host.online():
        page.goto(f"{host.address}zh/crossing/")
        page.keyboard.press("ArrowDown")
        until(lambda: "/book/zh/crossing/index.html" in page.evaluate(KEPT), "the page is not kept")
        page.wait_for_timeout(700)
        kept = page.evaluate(KEPT)
        assert [path for path in kept if path.endswith(".html")] == [
            "/book/offline.html",
            "/book/zh/crossing/index.html",
        ]
