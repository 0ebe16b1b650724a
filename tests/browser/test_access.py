"""What a reader with a handicap meets: axe's rules, the keyboard, large text, narrow windows, valid HTML."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

import html5lib
import pytest
from playwright.sync_api import Browser, Page

from auditing import PHONE_ONLY, SIZES, STATES, thin, violations
from conftest import Site
from kinds import Kind, page_kinds

pytestmark = pytest.mark.browser


LOOKS = [("desktop", "light"), ("phone", "dark"), ("desktop", "dark"), ("phone", "light")]
"""Size and scheme of the first edition, the second and so on; the root page is an edition too."""
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
_COLOURS = """() => [document.body, document.querySelector("main p")].map((element, at) =>
  getComputedStyle(element)[at ? "color" : "backgroundColor"])"""


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


class Found(NamedTuple):
    """What was found on one visit to every kind of page."""

    violations: list[str]
    """Of axe's rules."""
    wide: list[str]
    """Pages that move sideways, and in which dress."""
    faded: list[str]
    """Pages that are not black on white on paper, and their colours."""


@pytest.fixture(scope="module")
def found(reader: Page, site: Site, kinds: list[Kind]) -> Found:
    """Visit every kind of page once: each kind meets each size and each scheme in one of its editions."""
    found = Found([], [], [])
    looks = dict(zip(dict.fromkeys(kind.edition for kind in kinds), itertools.cycle(LOOKS)))
    for kind in kinds:
        seat(reader, *looks[kind.edition])
        visit(reader, site, kind)
        thin(reader)
        found.wide.extend(f"{kind.address}: {width}, {size}" for size, width in _widths(reader, kind))
        reader.emulate_media(media="print")
        ground, ink = reader.evaluate(_COLOURS)
        if ground != "rgb(255, 255, 255)" or max(map(int, re.findall(r"\d+", ink))) > 80:
            found.faded.append(f"{kind.address}: {ink} on {ground}")
        seat(reader, *looks[kind.edition])
        found.violations.extend(f"{kind.address}: {fault}" for fault in violations(reader))
    return found


def _widths(reader: Page, kind: Kind) -> Iterator[tuple[str, int]]:
    """Yield how wide a page becomes that is wider than its window, with large letters and with wide spaces."""
    for size in SIZES if kind.name == "landing" else ("phone",):
        reader.set_viewport_size(SIZES[size])
        for css in (LARGE, SPACED):
            if width := reader.evaluate(_DRESS, css):
                yield size, width
    reader.evaluate(_DRESS, "")


def test_no_kind_of_page_breaks_a_rule_of_access(found: Found) -> None:
    """A reader who sees little, or hears the page, would not be able to use some part of it."""
    assert found.violations == []


def test_no_page_breaks_with_large_letters_or_wide_spaces(found: Found) -> None:
    """A reader who sets letters to twice their size, or apart, would lose words at the edge."""
    assert found.wide == []


def test_paper_is_white_and_letters_black_whatever_the_screen(found: Found) -> None:
    """A reader who prints at night would print a black page, or letters too faint to read."""
    assert found.faded == []


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


_STOP = """again => {
  const stop = document.activeElement;
  // Past the last stop lies the browser's own window, or the first stop again.
  if (!stop || stop === document.body || (again && stop === window.first)) return null;
  window.first ??= stop;
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
    visit(reader, site, next(kind for kind in reversed(kinds) if has_mark(site, kind, "footnote-ref")))
    reader.mouse.move(0, 0)
    stops: list[str] = []
    faults = []
    while True:
        reader.keyboard.press(key)
        stop = reader.evaluate(_STOP, bool(stops))
        if stop is None:
            break
        stops.append(stop[0])
        if stop[1]:
            reader.wait_for_timeout(400)  # the tip of the stop before may still be closing
            stop = reader.evaluate(_STOP, arg=False) or (stop[0], "loses the focus")
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
        controls = page.locator(":is(button, input, select, textarea, [role=button]):visible")
        names = controls.evaluate_all("controls => controls.map(control => control.className)")
        dead += [f"{kind.address}: {name}" for name in names]
    context.close()
    assert dead == []
