"""The reader's own comforts, in a real browser: settings, place, links to paragraphs, citations, keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import Site, Watched

pytestmark = pytest.mark.browser

CHAPTER = "part-1/huangs-law/"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
SELECT = """id => {
  const range = document.createRange();
  range.selectNodeContents(document.getElementById(id));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def reader(watched: Watched, site: Site) -> Iterator[Page]:
    """Open a chapter under a policy without inline scripts and styles, with leave to use the clipboard."""
    page = watched.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    def serve(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})  # type: ignore[attr-defined]

    page.route(re.compile(r"/$"), serve)
    page.goto(f"{site.address}zh/{CHAPTER}")
    yield page
    assert watched.faults == []


def clipboard(page: Page) -> str:
    """Return what has been copied, once the page says so."""
    expect(page.locator(".dy-said")).not_to_be_empty()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_settings_hold_in_every_edition_before_anything_is_painted(reader: Page, site: Site) -> None:
    """A reader would choose a size again on every page, or see each page jump."""
    normal = reader.locator("article p[id]").first.evaluate("block => parseFloat(getComputedStyle(block).fontSize)")
    reader.locator("[data-dy-act=settings]").click()
    panel = reader.get_by_role("dialog", name="阅读设置")
    panel.get_by_role("radio", name="更大").check()
    panel.get_by_role("radio", name="黑体").check()
    panel.get_by_role("radio", name="深色").check()
    expect(reader.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    reader.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(reader.locator("[data-dy-act=settings]")).to_be_focused()
    reader.add_init_script("""
      new MutationObserver((_, seen) => {
        if (!document.body) return;
        seen.disconnect();
        window.atFirst = { ...document.documentElement.dataset };
      }).observe(document, { childList: true, subtree: true });
    """)
    reader.goto(f"{site.address}en/{CHAPTER}")
    assert reader.evaluate("atFirst") == {"dySize": "4", "dyFace": "sans"}
    text = reader.locator("article p[id]").first
    assert text.evaluate("block => parseFloat(getComputedStyle(block).fontSize)") == pytest.approx(1.25 * normal)
    assert "sans-serif" in text.evaluate("block => getComputedStyle(block).fontFamily")
    reader.keyboard.press("t")
    panel = reader.get_by_role("dialog", name="Reading settings")
    expect(panel.get_by_role("radio", name="Larger")).to_be_checked()
    panel.get_by_role("button", name="Reset").click()
    expect(panel.get_by_role("radio", name="Normal").first).to_be_checked()
    assert text.evaluate("block => parseFloat(getComputedStyle(block).fontSize)") == pytest.approx(normal)


def test_passage_is_copied_with_its_citation_and_without_note_numbers(reader: Page, site: Site) -> None:
    """A reader would quote the numbers of notes, or the wrong paragraph."""
    block = reader.locator("article p[id]:has(sup.dy-after-mark)").first
    id_ = block.get_attribute("id")
    reader.evaluate(SELECT, id_)
    reader.get_by_role("button", name="GB/T 7714", exact=True).click()
    passage, _, source = clipboard(reader).partition("\n\n")
    number = block.locator("sup a").first.inner_text()
    shown = block.inner_text()
    assert number in shown
    assert passage == shown.replace(number, "", 1)
    assert re.fullmatch(
        r"Duiye 对页\. 黄氏定律\[EB/OL\]//Duiye 对页\. 卖铲人: 云计算与大模型热潮\. "
        r"(\(\d{4}-\d\d-\d\d\))?\[\d{4}-\d\d-\d\d\]\. " + re.escape(f"{site.address}zh/{CHAPTER}#{id_}."),
        source,
    )
    reader.evaluate(SELECT, id_)
    reader.keyboard.press("q")
    expect(reader.get_by_role("button", name="复制", exact=True)).to_be_focused()
    reader.keyboard.press("Escape")
    expect(reader.locator(".dy-passage")).to_be_hidden()


def test_menu_of_a_passage_that_was_shut_stays_shut(reader: Page) -> None:
    """A reader quick with Escape would have the menu open again, for it waits until a selection rests."""
    block = reader.locator("article p[id]").first.get_attribute("id")
    menu = reader.locator(".dy-passage")
    reader.evaluate(SELECT, block)
    expect(menu).to_be_visible()
    reader.keyboard.press("Escape")
    reader.clock.install()
    reader.evaluate(SELECT, block)
    reader.keyboard.press("q")
    expect(menu).to_be_visible()
    reader.keyboard.press("Escape")
    reader.clock.run_for(2000)
    expect(menu).to_be_hidden()


def test_paragraphs_are_walked_and_linked_by_key(reader: Page, site: Site) -> None:
    """A reader without a mouse could not point another to a paragraph."""
    first, second = reader.locator("article p[id]").all()[:2]
    first.evaluate("block => window.scrollTo(0, 0)")
    reader.keyboard.press("j")
    expect(first).to_be_focused()
    reader.keyboard.press("j")
    reader.keyboard.press("k")
    expect(first).to_be_focused()
    reader.keyboard.press("q")
    expect(reader.get_by_role("button", name="复制", exact=True)).to_be_focused()
    reader.keyboard.press("Escape")
    expect(first).to_be_focused()
    reader.keyboard.press("j")
    following = reader.evaluate("document.activeElement.id")
    assert following != first.get_attribute("id")
    reader.keyboard.press("c")
    assert clipboard(reader) == f"{site.address}zh/{CHAPTER}#{following}"
    second.hover()
    mark = reader.locator(".dy-mark")
    expect(mark).to_be_visible()
    mark.click()
    expect(reader).to_have_url(f"{site.address}zh/{CHAPTER}")


def test_page_is_cited_with_today(reader: Page) -> None:
    """A reader would have to fill in the day, or copy a form by hand."""
    reader.locator(".dy-cite summary").click()
    reader.get_by_role("button", name="复制 BibTeX").click()
    entry = clipboard(reader)
    assert entry.startswith("@misc{huangs-law-zh")
    assert reader.evaluate("new Date().toLocaleDateString('sv')") in entry
    assert "引用日期" not in reader.locator(".dy-cite").inner_text()


def test_shortcuts_are_listed_and_can_be_switched_off(reader: Page, site: Site) -> None:
    """A reader who dictates would turn pages by speaking, or lose the focus to a panel."""
    reader.keyboard.press("?")
    panel = reader.get_by_role("dialog", name="全部快捷键")
    expect(panel).to_be_visible()
    assert panel.evaluate("dialog => dialog.contains(document.activeElement)")
    reader.keyboard.press("n")
    switch = panel.get_by_role("switch", name="单键快捷键")
    switch.uncheck()
    reader.keyboard.press("Escape")
    for key in ("n", "s", "?", "t", "h"):
        reader.keyboard.press(key)
    expect(reader.get_by_role("dialog", name=re.compile("快捷键|设置"))).to_have_count(0)
    expect(reader.locator("#__search")).not_to_be_checked()
    expect(reader).to_have_url(f"{site.address}zh/{CHAPTER}")
    reader.locator("[data-dy-act=settings]").click()
    reader.get_by_role("dialog", name="阅读设置").get_by_role("switch").check()
    reader.keyboard.press("Escape")
    reader.keyboard.press("h")
    expect(reader).to_have_url(f"{site.address}zh/")


def test_landing_page_leads_back_to_where_reading_stopped(reader: Page, site: Site) -> None:
    """A reader who comes back would look for the place again, in the other edition too."""
    reader.set_viewport_size({"width": 1280, "height": 400})
    place = reader.evaluate("""() => {
      const blocks = [...document.querySelectorAll("article > p[id]")];
      const block = blocks[Math.floor(blocks.length / 2)];
      scrollTo(0, block.getBoundingClientRect().top + scrollY - innerHeight / 2 + 10);
      return block.id;
    }""")
    # The policy forbids playwright's own way of waiting for a function.
    while not reader.evaluate("__md_get('places')"):
        reader.wait_for_timeout(100)
    reader.goto(f"{site.address}en/")
    link = reader.locator(".dy-continue a")
    expect(link).to_have_text("Huang’s law")
    expect(link).to_have_attribute("href", re.compile(f"/en/{CHAPTER}#{place}$"))
    expect(reader.locator(".dy-contents .dy-read")).to_have_count(1)
    link.click()
    expect(reader).to_have_url(f"{site.address}en/{CHAPTER}#{place}")
    reader.wait_for_load_state()
    reader.keyboard.press("t")
    reader.get_by_role("button", name="Forget my progress").click()
    reader.goto(f"{site.address}en/")
    expect(reader.locator(".dy-continue")).to_be_hidden()


def test_chosen_edition_is_suggested_and_never_forced(reader: Page, site: Site) -> None:
    """A reader of English whose system is Chinese would be offered Chinese for ever, or be led away from a link."""
    reader.keyboard.press("e")
    expect(reader).to_have_url(re.compile(f"/en/{CHAPTER}"))
    reader.goto(site.address)
    expect(reader.locator(".go.suggested")).to_have_text("Continue in English")
    expect(reader).to_have_url(site.address)
    reader.goto(f"{site.address}zh/{CHAPTER}")
    expect(reader.locator("html")).to_have_attribute("lang", "zh")


def test_page_is_whole_where_nothing_may_be_remembered(chromium: Browser, site: Site) -> None:
    """A reader who blocks storage would lose search, colours and shortcuts with it."""
    context = chromium.new_context(color_scheme="dark")
    page, faults = context.new_page(), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script("""
      Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
    """)
    for address in (f"{site.address}zh/{CHAPTER}", f"{site.address}zh/", site.address):
        page.goto(address)
    page.goto(f"{site.address}zh/{CHAPTER}")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.keyboard.press("t")
    page.get_by_role("radio", name="最大").check()
    expect(page.locator("html")).to_have_attribute("data-dy-size", "5")
    assert faults == []
    context.close()


def test_largest_letters_fit_a_small_phone(chromium: Browser, site: Site) -> None:
    """A reader with weak eyes would have to drag the page from side to side."""
    context = chromium.new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(site.address)
    page.evaluate("path => localStorage.setItem(path + '.look', '{\"dySize\":\"5\"}')", "/book/")
    for path in ("zh/", f"zh/{CHAPTER}", f"en/{CHAPTER}", "en/glossary/"):
        page.goto(site.address + path)
        expect(page.locator("html")).to_have_attribute("data-dy-size", "5")
        assert page.evaluate("document.documentElement.scrollWidth") == 320, path
        page.locator("[data-dy-act=settings]").click()
        box = page.locator(".dy-panel--settings").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_comforts_leave_no_trace_on_paper_and_nothing_dead_without_script(
    chromium: Browser,
    site: Site,
    script: bool,  # noqa: FBT001 — pytest passes it
) -> None:
    """A reader without JavaScript would press buttons that do nothing, or print menus."""
    context = chromium.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{site.address}zh/{CHAPTER}")
    if script:
        expect(page.locator("[data-dy-act=settings]")).to_be_visible()
    else:
        expect(page.locator("[data-dy-act=settings]")).to_be_hidden()
        page.locator(".dy-cite summary").click()
        expect(page.locator("[data-form=gbt]")).to_contain_text("[引用日期]")
    page.emulate_media(media="print")
    expect(page.locator(".dy-cite")).to_be_hidden()
    expect(page.locator(".md-header")).to_be_hidden()
    context.close()
