"""What a page loads before the reader acts, and that nothing is lost by loading little."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import material
import pytest
from playwright.sync_api import Page, Request, Route, expect

from conftest import Site, Watched
from duiye.look import LOOK
from finding import FIELD, RESULTS, ask
from published import PREFIX

pytestmark = pytest.mark.browser

CHAPTER = "part-1/infrastructure-first/"
TARGET = 70_000
"""Bytes after gzip -6 that a chapter may weigh with everything it loads before the reader acts (docs/adr/0025)."""
STYLES = Path(material.__file__).parent / "templates/assets/stylesheets"
OURS = ("duiye.css", "print.css", "comforts.css")
"""What every page has in one sheet with Material's own."""
STILL = """() => {
  const still = new CSSStyleSheet();
  still.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important; }");
  document.adoptedStyleSheets = [still];
}"""
COMPUTED = """() => {
  const names = [...getComputedStyle(document.body)].filter(name => !name.startsWith("--"));
  const kind = element => element ? element.tagName + "." + element.getAttribute("class") : "";
  const seen = {}, list = [];
  for (const element of document.querySelectorAll("html, body, body *:not(script, svg *)")) {
    // Of a hundred paragraphs of one kind in one place four are asked.
    const place = [kind(element), kind(element.parentElement), kind(element.parentElement?.parentElement)].join("<");
    if ((seen[place] = (seen[place] || 0) + 1) > 4) continue;
    for (const part of ["", "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if (part && style.content === "none") continue;
      let digest = 0;
      for (const name of names) {
        for (const char of name + style.getPropertyValue(name)) digest = (31 * digest + char.charCodeAt(0)) | 0;
      }
      list.push([place + part, digest]);
    }
  }
  return list;
}"""
SWAP = """address => new Promise(done => {
  const link = document.querySelector("link[rel=stylesheet]");
  link.onload = done;
  link.href = address;
})"""


def watch(page: Page) -> list[str]:
    """Note the path of everything that a page and its workers ask for."""
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(path_of(request)))
    return asked


def path_of(request: Request) -> str:
    """Return a request's path in the site."""
    return urlsplit(request.url).path.removeprefix(PREFIX)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_chapter_is_light_and_searches_when_asked(watched: Watched, site: Site, language: str) -> None:
    """A reader on a slow line would wait for a search that nobody opened, or open one that finds nothing."""
    page = watched.page
    asked = watch(page)
    page.goto(f"{site.address}{language}/{CHAPTER}", wait_until="networkidle")
    page.wait_for_timeout(700)
    files = [site.folder / (f"{path}index.html" if path.endswith("/") else path) for path in dict.fromkeys(asked)]
    weight = sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)
    assert weight < TARGET, asked
    assert not [path for path in asked if "bundle" in path]

    page.mouse.move(300, 300)
    page.wait_for_function("() => window.component$")
    assert not [path for path in asked if "search" in path and "search-door" not in path]

    page.keyboard.press("/")
    page.locator(FIELD).press_sequentially("GPU")
    page.locator(RESULTS).first.wait_for()
    page.keyboard.press("Enter")
    expect(page.locator("article mark").first).to_be_visible()
    assert "h=" in page.url.casefold()
    assert watched.faults == []


def test_first_key_opens_the_search(watched: Watched, site: Site) -> None:
    """The first thing a reader does would be swallowed, because Material's script is not there yet."""
    page = watched.page
    page.goto(f"{site.address}en/{CHAPTER}")
    page.keyboard.press("s")
    page.keyboard.type("Netscape")
    page.locator(RESULTS).first.wait_for()
    assert page.locator(FIELD).input_value() == "Netscape"


def test_first_click_changes_the_colours(watched: Watched, site: Site) -> None:
    """A reader would have to choose the colours twice."""
    page = watched.page
    page.goto(f"{site.address}en/{CHAPTER}")
    told = page.locator("meta:is([name=theme-color], [name=color-scheme])")
    assert told.evaluate_all("metas => metas.map(meta => meta.content)")[1:] == ["light"]
    for following in ("__palette_1", "__palette_2"):
        label = page.locator(f"[data-md-component=palette] label[for={following}]")
        label.wait_for()
        label.evaluate("label => label.click()")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert told.evaluate_all("metas => metas.map(meta => meta.content)")[1:] == ["dark"]
    page.goto(f"{site.address}zh/{CHAPTER}")
    assert told.evaluate_all("metas => metas.map(meta => meta.content)")[1:] == ["dark"]
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator("[data-md-component=palette] label:visible")).to_have_count(1)


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_when_the_script_comes(watched: Watched, site: Site, width: int) -> None:
    """What a reader looks at would jump at the first touch."""
    page = watched.page
    page.set_viewport_size({"width": width, "height": 900})
    for path in (f"zh/{CHAPTER}", "en/status/"):
        page.goto(f"{site.address}{path}", wait_until="networkidle")
        before = page.screenshot()
        assert not page.evaluate("'component$' in window")
        page.evaluate("dispatchEvent(new Event('resize'))")
        page.wait_for_function("() => window.component$")
        page.wait_for_timeout(300)
        assert page.screenshot() == before, path


# A header may be shown before it is whole, by a browser that gets no time.
MOVED = """() => new Promise(done => {
  const name = ({ node }) => node && !(node.closest && node.closest(".md-header")) && (node.className || node.nodeName);
  new PerformanceObserver(list => done(list.getEntries().flatMap(entry => entry.sources.map(name).filter(Boolean))))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(done, 100, []);
})"""


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_moves_while_a_page_loads(watched: Watched, site: Site, width: int) -> None:
    """What a reader has begun to read would jump away."""
    page = watched.page
    page.set_viewport_size({"width": width, "height": 900})
    for path in (
        "zh/",
        f"en/{CHAPTER}",
        "en/figures/",
        *(f"{edition}/{kind}/" for edition in ("zh", "en", "bi") for kind in ("glossary", "fact-check")),
    ):
        page.goto(f"{site.address}{path}", wait_until="load")
        assert page.evaluate(MOVED) == [], path


def open_search(page: Page) -> None:
    """Show results."""
    ask(page, "GPU")
    page.locator(".dy-also").wait_for()


def open_drawer(page: Page) -> None:
    """Show the contents on a phone."""
    page.locator("[data-dy-opens=__drawer]").click()


def show_note(page: Page) -> None:
    """Show a note beside its mark, far down the page."""
    page.locator(".footnote-ref").last.hover()
    page.locator(".md-tooltip2--active").wait_for()


def show_dialog(page: Page) -> None:
    """Show what Material's script says when it has copied something, in the dark."""
    page.emulate_media(color_scheme="dark")
    page.locator(".md-dialog").evaluate("dialog => dialog.classList.add('md-dialog--active')")


def print_page(page: Page) -> None:
    """Look at the page as it is printed."""
    page.emulate_media(media="print")


@pytest.mark.parametrize(
    ("path", "width", "act"),
    [
        (f"zh/{CHAPTER}", 1280, open_search),
        (f"zh/{CHAPTER}", 1280, show_note),
        (f"en/{CHAPTER}", 390, open_drawer),
        (f"en/{CHAPTER}", 700, print_page),
        ("en/", 1280, show_dialog),
        ("zh/status/", 390, None),
        ("zh/404.html", 1000, None),
    ],
)  # fmt: skip
def test_trimmed_sheet_gives_every_element_the_same_style(
    watched: Watched, site: Site, path: str, width: int, act: Callable[[Page], None] | None
) -> None:
    """Something on a page would look different because a rule that it needs was left out."""
    page = watched.page
    full = "".join(next(STYLES.glob(name)).read_text(encoding="utf-8") for name in ("main.*.css", "palette.*.css"))
    full += "".join((LOOK / "assets/stylesheets" / name).read_text(encoding="utf-8") for name in OURS)

    def give(route: Route) -> None:
        route.fulfill(body=full, content_type="text/css")

    page.route("**/full.css", give)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site.address}{path}", wait_until="networkidle")
    page.evaluate(STILL)
    if act:
        act(page)
    page.evaluate("dispatchEvent(new Event('resize'))")
    page.wait_for_function("() => window.component$")
    page.wait_for_timeout(400)
    # Both sheets come late: what Chromium says of a margin that is auto depends on the last layout.
    page.evaluate(SWAP, page.locator("link[rel=stylesheet]").first.evaluate("link => link.href + '?'"))
    trimmed = page.evaluate(COMPUTED)
    page.evaluate(SWAP, f"{site.address}full.css")
    whole = page.evaluate(COMPUTED)
    assert len(trimmed) > 100
    assert [one for one, other in zip(trimmed, whole, strict=True) if one != other] == []
