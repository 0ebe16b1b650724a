"""Ask axe what is wrong with a page for readers with a handicap, in each state that a reader can bring it to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files

from playwright.sync_api import Page

from finding import FIELD, ask

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 375, "height": 812}}
SCHEMES = ("light", "dark")
_RUN = """async rules => {
  const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(
    node => `${id}: ${node.target.join(" ")} | ${(node.failureSummary || "").split("\\n").slice(1).join(" ").trim()}`));
}"""

_THIN = """() => {
  const seen = new Map(), places = new Map([[document.body, ""]]);
  const place = element => {
    if (!places.has(element)) {
      const looks = `${element.tagName}.${element.getAttribute("class")}.${element.lang}`;
      places.set(element, `${place(element.parentElement)}>${looks}`);
    }
    return places.get(element);
  };
  for (const part of document.querySelectorAll("article :is(p, li, tr, .dy-entry, .dy-row, section), nav li")) {
    if (!part.isConnected || part.closest(".dy-tips")) continue;
    const inside = [...new Set([part, ...part.querySelectorAll("*")].map(place))].map(one => part.tagName + one);
    if (inside.every(one => seen.get(one) > 1)) part.remove();
    else for (const one of inside) seen.set(one, (seen.get(one) || 0) + 1);
  }
}"""


def thin(page: Page) -> None:
    """Take out each part of a page of which everything stands, as it does in it, twice before: axe has seen it."""
    page.evaluate(_THIN)


def violations(page: Page) -> list[str]:
    """List what axe finds on the page as it is now: the rule, the element and why."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    return list(page.evaluate(_RUN, list(RULES)))


def _search(page: Page) -> None:
    ask(page, "GPU")
    page.locator(".dy-card, .dy-parts").first.wait_for()
    page.wait_for_timeout(900)  # the link to the other edition comes last


def _nothing(page: Page) -> None:
    page.keyboard.press("/")
    page.locator(FIELD).fill("云记算qqzz")
    page.locator(".dy-near, .dy-hint").first.wait_for()
    page.wait_for_timeout(300)


def _drawer(page: Page) -> None:
    page.locator("[data-dy-opens=__drawer]").click()
    page.wait_for_timeout(400)


def _term(page: Page) -> None:
    page.keyboard.press("Tab")  # so that a focus counts as the keyboard's
    page.locator("a.dy-term[aria-describedby]").first.focus()
    page.locator(".dy-tip:visible").wait_for()


def _note(page: Page) -> None:
    page.locator(".footnote-ref").first.hover()
    page.locator(".md-tooltip2--active").wait_for()


def _filter(page: Page) -> None:
    page.locator(".dy-filter__input").fill("yun")


STATES: Mapping[str, tuple[str, Callable[[Page], None]]] = {
    "search": (FIELD, _search),
    "nothing": (FIELD, _nothing),
    "drawer": ("[data-dy-opens=__drawer]:visible", _drawer),
    "term": ("article a.dy-term[aria-describedby]", _term),
    "note": (".footnote-ref", _note),
    "filter": (".dy-filter__input", _filter),
}
"""By the name of a state: what a page must have for it, and how a reader comes to it."""
PHONE_ONLY = frozenset({"drawer"})
