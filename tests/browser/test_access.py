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
