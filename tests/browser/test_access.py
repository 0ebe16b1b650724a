"""What a reader with a handicap meets: axe's rules, the keyboard, large text, narrow windows, valid HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

import html5lib
import pytest
from playwright.sync_api import Browser, Page

from auditing import PHONE_ONLY, SCHEMES, SIZES, STATES, thin, violations
from conftest import Site
from kinds import Kind, page_kinds

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def kinds(site: Site) -> list[Kind]:
    """Choose the pages that show whatever a reader can meet."""
    return page_kinds(site.folder)


@pytest.fixture(scope="module")
def reader(chromium: Browser) -> Iterator[Page]:
    """Open one page for all tests here: each says the size and the scheme that it wants."""
    context = chromium.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def seat(reader: Page, size: str, scheme: str) -> None:
    """Give the page a size and a scheme."""
    reader.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
    reader.emulate_media(media="screen", color_scheme=scheme)  # type: ignore[arg-type]


def visit(reader: Page, site: Site, kind: Kind) -> None:
    """Load a page anew, even where only its fragment would differ."""
    reader.goto("about:blank")
    reader.goto(site.address + kind.address)


def has_mark(site: Site, kind: Kind, selector: str) -> bool:
    """Whether a page has the class or attribute that a selector names."""
    page = site.folder / kind.address
    html = (page / "index.html" if page.is_dir() else page).read_text("utf-8")
    return all(name in html for name in re.findall(r"[a-z_-]{4,}", selector.partition(":")[0]))


@pytest.mark.parametrize(("size", "scheme"), [*zip(SIZES, SCHEMES, strict=True)])
def test_no_kind_of_page_breaks_a_rule_of_access(
    reader: Page, site: Site, kinds: list[Kind], size: str, scheme: str
) -> None:
    """A reader who sees little, or hears the page, would not be able to use some part of it."""
    seat(reader, size, scheme)
    faults = []
    for kind in kinds:
        visit(reader, site, kind)
        thin(reader)
        faults += [f"{kind.address}: {fault}" for fault in violations(reader)]
    assert faults == []


@pytest.mark.parametrize("state", STATES)
def test_nothing_that_opens_breaks_a_rule_of_access(reader: Page, site: Site, kinds: list[Kind], state: str) -> None:
    """Search, contents, tips or filter would be closed to a reader who hears the page or sees little."""
    wanted, reach = STATES[state]
    faults, reached = [], []
    looks = [("phone", "light"), ("phone" if state in PHONE_ONLY else "desktop", "dark")]
    for edition in dict.fromkeys(kind.edition for kind in kinds if kind.edition):
        seat(reader, *looks[len(reached) % 2])
        for kind in [kind for kind in kinds if kind.edition == edition and has_mark(site, kind, wanted)][:1]:
            visit(reader, site, kind)
            reach(reader)
            thin(reader)
            reached.append(edition)
            faults += [f"{kind.address}: {fault}" for fault in violations(reader)]
    assert len(reached) > 1
    assert faults == []


def test_every_page_is_valid_html(site: Site) -> None:
    """Some browser, reader or screen reader would make another page of it than we saw."""
    faults = []
    for file in sorted(site.folder.rglob("*.html")):
        parser = html5lib.HTMLParser()
        parser.parse(file.read_text("utf-8"))
        faults += [f"{file.relative_to(site.folder)}:{place}: {code}" for place, code, _ in parser.errors]
    assert faults == []


LARGE = "html { font-size: 250% !important }"
"""Twice the theme's own size."""
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
"""What WCAG 2.2, 1.4.12, wants every page to bear."""
_DRESS = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? scrollWidth : 0;
}"""


def test_no_page_breaks_with_large_letters_or_wide_spaces(reader: Page, site: Site, kinds: list[Kind]) -> None:
    """A reader who sets letters to twice their size, or apart, would lose words at the edge."""
    wide = []
    seat(reader, "phone", "light")
    for kind in kinds:
        visit(reader, site, kind)
        wide += [(kind.address, width) for css in (LARGE, SPACED) if (width := reader.evaluate(_DRESS, css))]
    seat(reader, "desktop", "light")
    for kind in [kind for kind in kinds if kind.name == "landing"]:
        visit(reader, site, kind)
        wide += [(kind.address, width) for css in (LARGE, SPACED) if (width := reader.evaluate(_DRESS, css))]
    assert wide == []


_STOP = """() => {
  const stop = document.activeElement;
  if (!stop || stop === document.body) return null;
  // A radio button that is not drawn shows its focus beside it or on its label, the search field on its line.
  const { nextElementSibling: beside, form } = stop;
  const shown = !stop.matches("[type=radio]") ? stop
    : beside.matches("span") ? beside : form.querySelector("label:not([hidden])");
  const { left, top, width, height } = shown.getClientRects()[0] || shown.getBoundingClientRect();
  const above = document.elementFromPoint(left + width / 2, top + height / 2);
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  const faults = [];
  if (width < 2 || height < 2) faults.push("has no size");
  else if (!above || !(shown.contains(above) || above.contains(shown))) faults.push(`lies under ${above?.className}`);
  if (!stop.matches(".md-search__input") && (outlineStyle === "none" || parseFloat(outlineWidth) < 2))
    faults.push("does not show the focus");
  return [stop.outerHTML.slice(0, 80), faults.join(", ")];
}"""


@pytest.mark.parametrize(("size", "key"), [("phone", "Tab"), ("desktop", "Shift+Tab")])
def test_the_keyboard_reaches_only_what_is_seen(
    reader: Page, site: Site, kinds: list[Kind], size: str, key: str
) -> None:
    """A reader without a mouse would not know where on the page the focus is, or could not leave a part of it."""
    seat(reader, size, "light")
    visit(reader, site, next(kind for kind in kinds if has_mark(site, kind, "footnote-ref")))
    reader.mouse.move(0, 0)
    stops: list[str] = []
    faults = []
    while True:
        reader.keyboard.press(key)
        stop = reader.evaluate(_STOP)
        if stop is None:
            break
        stops.append(stop[0])
        if stop[1]:
            reader.wait_for_timeout(400)  # the tip of the stop before may still be closing
            stop = reader.evaluate(_STOP)
        faults += [f"{len(stops)}: {stop}"] if stop[1] else []
        assert len(stops) < 600, stops[-20:]
    assert len(stops) > 50
    assert faults == []


def test_nothing_is_offered_that_needs_javascript_where_there_is_none(
    chromium: Browser, site: Site, kinds: list[Kind]
) -> None:
    """A reader without JavaScript would press buttons that do nothing."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    dead = []
    for kind in kinds:
        page.goto(site.address + kind.address)
        controls = page.locator("button, input, select, textarea, [role=button]").all()
        dead += [f"{kind.address}: {control.get_attribute('class')}" for control in controls if control.is_visible()]
    context.close()
    assert dead == []


def test_paper_is_white_and_letters_black_whatever_the_screen(reader: Page, site: Site, kinds: list[Kind]) -> None:
    """A reader who prints at night would print a black page, or letters too faint to read."""
    seat(reader, "desktop", "dark")
    reader.emulate_media(media="print", color_scheme="dark")
    faded = []
    for kind in kinds:
        visit(reader, site, kind)
        colours = reader.evaluate(
            """() => [document.body, document.querySelector("main p")].map((element, at) =>
                 getComputedStyle(element)[at ? "color" : "backgroundColor"])"""
        )
        if colours[0] != "rgb(255, 255, 255)" or max(map(int, re.findall(r"\d+", colours[1]))) > 80:
            faded.append((kind.address, colours))
    assert faded == []
