"""What the policy of the site lets through, behind real web servers that are configured by `duiye host`."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from conftest import Site
from duiye import press
from finding import ask
from folders import REPOSITORY, TINY, Folder, in_our_look
from published import PREFIX
from servers import free_port, serving

pytestmark = pytest.mark.browser

TELL = "addEventListener('securitypolicyviolation', event => tell(`${event.violatedDirective} ${event.blockedURI}`));"
CHAPTER = "part-1/infrastructure-first/"
LOST = "nowhere"
FURNITURE = """
{words}[^one]

=== "A"

    ``` python
    lamp = 1
    ```

=== "B"

    - [ ] {words}

??? note "{words}"
    {words}

| {words} | {words} |
| :-- | --: |
| {words} | {words} |

[^one]: {words}
"""


class Served(NamedTuple):
    """A page of a served site, and what the browser refused or asked of strangers on it."""

    page: Page
    address: str
    site: Path
    faults: list[str]


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory, workers: ProcessPoolExecutor) -> Folder:
    """Build a publication for the root of a host, with a chapter that shows what our own chapters do not have."""
    tiny = in_our_look(Folder(shutil.copytree(TINY, tmp_path_factory.mktemp("furnished") / "publication")))
    for language, words in (("zh", "塔"), ("en", "tower")):
        name = f"docs/{language}/crossing/index.md"
        tiny.write(name, tiny.read(name) + FURNITURE.format(words=words))
    press.build(tiny.root, tiny.path("site"), books=False, site_url="http://127.0.0.1/", workers=workers)
    return tiny


ALL = [("nginx", PREFIX), ("caddy", PREFIX), ("nginx", "/"), ("caddy", "/")]
# A whole visit takes seconds: each server and each place once.
in_each = pytest.mark.parametrize("served", ALL, ids="".join, indirect=True)
once = pytest.mark.parametrize("served", [ALL[0], ALL[3]], ids="".join, indirect=True)


@pytest.fixture
def served(
    request: pytest.FixtureRequest, chromium: Browser, site: Site, furnished: Folder, tmp_path: Path
) -> Iterator[Served]:
    """Serve our publication below a sub-path, and the furnished one at the root of a host."""
    server, base = request.param
    root, folder = (REPOSITORY, site.folder) if base == PREFIX else (furnished.root, furnished.path("site"))
    address = f"http://127.0.0.1:{free_port()}{base}"
    faults: list[str] = []

    def note(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"} and LOST not in said.location["url"]:
            faults.append(said.text)

    with ExitStack() as held:
        held.enter_context(serving(server, root, folder, address, tmp_path / "room"))
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        held.callback(context.close)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.expose_function("tell", lambda words: faults.append(words))  # noqa: PLW0108 — Playwright marks what it is given
        context.add_init_script(TELL)
        context.on(
            "request",
            lambda asked: None if asked.url.startswith((address, "data:")) else faults.append(f"foreign: {asked.url}"),
        )
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: faults.append(str(error)))
        yield Served(page, address, folder, faults)


def act(page: Page) -> None:
    """Do what a reader of a chapter does."""
    for label in page.locator(".md-header__option[data-md-component=palette] label:visible").all()[:1]:
        label.click()
    for kind in ("sup a.footnote-ref", "a.dy-term"):
        for mark in page.locator(kind).all()[:1]:
            mark.hover()
            page.wait_for_timeout(200)
    for tab in page.locator(".tabbed-labels label").all()[::-1]:
        tab.click()
    for button in page.locator(".md-code__button:visible, .md-clipboard:visible").all()[:1]:
        button.click()
    for summary in page.locator("details > summary:visible").all()[:1]:
        summary.click()


@once
def test_nothing_that_a_reader_does_is_against_the_policy(served: Served) -> None:
    """A part of the site would not work on the host that our own headers were written for."""
    page, address, folder, faults = served
    kinds = ["", "part-1/", CHAPTER, "crossing/", "crossing/lighthouse/", "glossary/", "status/"]
    kinds = [f"{language}/{name}" for language in ("zh", "en") for name in kinds]
    kinds = ["", "offline.html", *(name for name in kinds if (folder / name / "index.html").is_file())]
    for name in [*kinds, LOST, f"zh/{LOST}/", f"en/{LOST}/x/"]:
        page.goto(address + name)
        act(page)
    entry = page.locator("form.dy-filter input")
    page.goto(f"{address}zh/glossary/")
    entry.press_sequentially("deng")
    ask(page, "云计算" if address.endswith(PREFIX) else "灯").locator(".dy-found__section").first.click()
    expect(page).to_have_url(re.compile(r"[?]h="))
    page.locator("a[hreflang=en]:visible").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator(".md-header [data-dy-opens=__drawer]").click()
    expect(page.locator(".md-sidebar--primary a:visible").first).to_be_visible()
    assert faults == []


@once
def test_what_is_against_the_policy_is_refused_and_seen(served: Served) -> None:
    """The test above could not fail, and a script that somebody smuggled into a text would run."""
    page, address, _, faults = served
    page.goto(f"{address}zh/")
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.smuggled = true";
          document.body.append(script);
          script.insertAdjacentHTML("afterend", "<p style='color: red' onclick='smuggled = true'></p>");
          script.nextElementSibling.click();
        }"""
    )
    assert page.evaluate("window.smuggled") is None
    page.wait_for_timeout(100)
    told = {fault.split()[0] for fault in faults}
    assert {"script-src-elem", "script-src-attr", "style-src-attr"} <= told


@in_each
def test_servers_send_what_a_site_needs(served: Served) -> None:
    """Pages would be framed by strangers, copies used for too long, or a lost reader led to the other language."""
    page, address, folder, _ = served

    def head(name: str) -> tuple[int, dict[str, str], str]:
        answer = page.request.get(address + name)
        return answer.status, answer.headers, answer.text()

    status, headers, text = head("zh/")
    assert (status, headers["content-type"].lower()) == (200, "text/html; charset=utf-8")
    assert headers["cache-control"] == "no-cache"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "same-origin")
    (meta,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert headers["content-security-policy"] == f"{meta}; frame-ancestors 'none'"
    hashed = next(file for file in sorted(folder.rglob("bundle.*.js"))).relative_to(folder).as_posix()
    status, headers, _ = head(hashed)
    assert (status, headers["cache-control"]) == (200, "public, max-age=31536000, immutable")
    assert headers["content-encoding"] == "gzip"
    assert head("zh")[0] == 200
    lost = {"nowhere": "zh", "zh/nowhere/a": "zh", "en/nowhere": "en", "zh/nowhere.0123abcd.js": "zh"}
    for name, language in lost.items():
        status, headers, text = head(name)
        assert (status, headers["cache-control"]) == (404, "no-cache"), name
        assert f'<html lang="{language}"' in text
        assert "content-security-policy" in headers
    assert "There is no such page" in head("nowhere")[2]
    assert "没有这一页" not in head("en/nowhere")[2]
