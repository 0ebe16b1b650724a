"""What a reader does with the search: its dialog, the keyboard, the way to a passage and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from auditing import violations
from conftest import Site, Watched
from finding import FIELD, RESULTS, ask

pytestmark = pytest.mark.browser

STATUS = ".md-search-result [role=status]"
OPEN = "#__search:checked"
FOCUSED = "document.activeElement.matches('{}')"
HANG = 700
"""Longer than the dialog waits for the next key before it speaks."""


@pytest.fixture
def reader(watched: Watched, site: Site) -> Iterator[Page]:
    """Open a Chinese chapter; whatever the test does must leave no error."""
    watched.page.goto(f"{site.address}zh/opening/")
    yield watched.page
    assert watched.faults == []


@pytest.mark.parametrize(
    ("language", "queries"),
    [("zh", {"异构计算": "/heterogeneous-computing/", "異構計算": "/heterogeneous-computing/", "回春丹": "/conclusion/",
             "yunjisuan": "/opening/", "vector database": "/data-assets/"}),
     ("en", {"Netscape": "/infrastructure-first/", "vector databases": "/data-assets/", "算力": "/"})],
)  # fmt: skip
def test_passages_are_found_in_what_readers_type(
    watched: Watched, site: Site, language: str, queries: dict[str, str]
) -> None:
    """A reader could not find a passage by its words, by pinyin, in traditional characters, in the other language."""
    watched.page.goto(f"{site.address}{language}/opening/")
    for query, page in queries.items():
        results = ask(watched.page, query)
        expect(watched.page.locator(f"{RESULTS} a[href*='/{language}/'][href*='{page}']").first).to_be_visible()
        assert results.count() > 0
    assert watched.faults == []


def test_results_say_what_they_are(reader: Page) -> None:
    """A reader could not tell pages and passages apart, or not see that a word is explained in the glossary."""
    results = ask(reader, "yunjisuan")
    expect(reader.locator(".dy-note")).to_have_text("拼音：云计算")
    card = reader.locator(".dy-card")
    expect(card.locator("[lang=zh] b")).to_have_text("云计算")
    expect(card.locator("[lang=en] b")).to_have_text("cloud computing")
    expect(card).to_have_attribute("href", re.compile(r"/zh/glossary/#cloud-computing$"))
    expect(results.first.locator(".dy-found__page")).not_to_be_empty()
    expect(results.first.locator(".dy-found__text mark").first).to_have_text("云计算")
    fold = reader.locator(f"{RESULTS} details").first
    expect(fold.locator("a").first).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator("a").first).to_be_visible()


def test_results_are_narrowed_and_continued(watched: Watched, site: Site) -> None:
    """A reader of many results would never see the eleventh, or the part that matters."""
    page = watched.page
    page.goto(f"{site.address}en/opening/")
    results = ask(page, "cloud")
    expect(results).to_have_count(10)
    page.get_by_role("button", name="More results").click()
    expect(results.nth(10).locator("a").first).to_be_focused()
    total = int(re.findall(r"\d+", page.locator(".md-search-result__meta").inner_text())[0])
    assert results.count() == min(total, 20)
    part = page.get_by_role("group", name="Show").get_by_role("button", name=re.compile(r"Part 2"))
    (count,) = re.findall(r"\((\d+)\)", part.inner_text())
    part.click()
    expect(part).to_have_attribute("aria-pressed", "true")
    expect(results).to_have_count(int(count))
    assert all(
        "/part-2/" in link for link in results.locator(".dy-found__page").evaluate_all("all => all.map(a => a.href)")
    )
    assert watched.faults == []


def test_enter_opens_the_best_passage_before_it_is_shown(reader: Page, site: Site) -> None:
    """Who types fast and presses Enter would wait for nothing."""
    reader.goto(f"{site.address}zh/opening/")
    reader.keyboard.press("/")
    reader.locator(FIELD).fill("异构计算")
    reader.locator(FIELD).press("Enter")
    reader.wait_for_url("**/heterogeneous-computing/?h=**")


def test_keyboard_leads_to_a_passage_and_back(reader: Page, site: Site) -> None:
    """A reader without a mouse could not reach a result; whoever comes back from one would have to search again."""
    ask(reader, "最初都由它们定下")
    field = reader.locator(FIELD)
    field.press("Home")
    assert field.evaluate("field => field.selectionStart") == 0
    for _ in range(2):
        reader.keyboard.press("ArrowDown")
    expect(reader.locator(".dy-found__section").first).to_be_focused()
    reader.keyboard.press("ArrowUp")
    expect(reader.locator(".dy-found__page").first).to_be_focused()
    reader.keyboard.type("，")  # who types goes on with the query
    expect(field).to_be_focused()
    field.press("Backspace")
    reader.locator(".dy-found__text mark", has_text="最初都由它们定下").first.wait_for()
    field.press("Enter")
    reader.locator("article mark").first.wait_for()
    address = urlsplit(reader.url)
    assert parse_qs(address.query) == {"h": ["最初都由它们定下"]}
    place = reader.locator(f"[id='{unquote(address.fragment)}']")
    expect(place.locator("mark").first).to_have_text("最初都由它们定下")
    expect(place).to_be_in_viewport()
    reader.keyboard.press("Escape")
    expect(reader.locator("article mark")).to_have_count(0)
    assert "h=" not in reader.url
    reader.go_back()
    expect(reader.locator(RESULTS).first).to_be_visible()
    expect(reader.locator(FIELD)).to_have_value("最初都由它们定下")
    reader.keyboard.press("Escape")
    expect(reader.locator(OPEN)).to_have_count(0)
    expect(reader).to_have_url(f"{site.address}zh/opening/")


def test_passages_come_after_titles_without_a_jump(reader: Page) -> None:
    """A reader who has chosen a title would lose it, or open another, when the passages come."""
    held: list[Route] = []
    records = re.compile(r"/t/\d+\.json$")
    reader.context.route(records, lambda route: held.append(route))  # noqa: PLW0108 — Playwright marks what it is given
    reader.keyboard.press("/")
    reader.locator(FIELD).fill("云计算")
    titles = reader.locator(".dy-titles .dy-found__page")
    titles.nth(1).wait_for()
    chosen = titles.first.inner_text()
    reader.keyboard.press("ArrowDown")
    expect(titles.first).to_be_focused()
    for route in held:
        route.continue_()
    reader.context.unroute(records)
    reader.locator(RESULTS).first.wait_for()
    focused = reader.locator(".dy-found__page:focus")
    expect(focused).to_have_text(chosen)
    expect(focused).to_be_in_viewport()


def test_marks_stand_on_what_the_text_says(reader: Page, site: Site) -> None:
    """A reader would see parts of other words marked, or miss what a link or a note stands in."""
    reader.goto(f"{site.address}zh/opening/?h=的云计算猛涨&h=EO&h=%3Cb%3E")
    marks = reader.locator("article mark")
    assert marks.all_inner_texts()[:3] == ["的", "云计算", "猛涨"]
    expect(reader.locator("article mark a, article script mark, article svg mark")).to_have_count(0)
    assert violations(reader) == []
    before = reader.locator("article").inner_text()
    reader.get_by_role("button", name="清除1处标记").click()
    expect(marks).to_have_count(0)
    assert reader.locator("article").inner_text().split() == before.replace("清除1处标记", "").split()
    expect(reader).to_have_url(f"{site.address}zh/opening/")


def test_focus_comes_back_and_nothing_is_a_trap(reader: Page) -> None:
    """A reader without a mouse would begin at the top of the page again, or be caught in the field."""
    link = reader.locator("article a.dy-term").first
    link.focus()
    reader.keyboard.press("s")
    expect(reader.locator(OPEN)).to_have_count(1)
    expect(reader.locator(FIELD)).to_be_focused()
    reader.keyboard.press("Escape")
    expect(link).to_be_focused()
    reader.locator(FIELD).click()
    reader.keyboard.press("Tab")
    expect(reader.locator(OPEN)).to_have_count(0)
    assert reader.evaluate("!document.querySelector('.md-search').contains(document.activeElement)")
    reader.locator(FIELD).click()
    reader.wait_for_timeout(300)
    reader.mouse.click(100, 600)
    expect(reader.locator(OPEN)).to_have_count(0)


def test_half_typed_pinyin_of_an_input_method_is_not_searched(reader: Page) -> None:
    """A reader who writes Chinese would see results for the letters of each syllable flicker by."""
    reader.keyboard.press("/")
    reader.locator(".dy-hint").first.wait_for()
    keys = reader.context.new_cdp_session(reader)
    for typed in ("y", "yu", "yun"):
        keys.send("Input.imeSetComposition", {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)})
        reader.wait_for_timeout(150)
    reader.wait_for_timeout(HANG)
    expect(reader.locator(".dy-hint").first).to_be_visible()
    keys.send("Input.insertText", {"text": "云计算"})
    expect(reader.locator(".dy-card")).to_be_visible()


def test_count_is_spoken_once(reader: Page) -> None:
    """A reader who listens would hear a number at every key, or never learn that something was found."""
    ask(reader, "算力")
    reader.wait_for_timeout(2 * HANG)
    heard = reader.evaluate_handle(
        """selector => {
          const heard = [], status = document.querySelector(selector);
          new MutationObserver(() => heard.push(status.textContent)).observe(status, { childList: true });
          return heard;
        }""",
        STATUS,
    )
    reader.locator(FIELD).fill("")
    reader.locator(FIELD).press_sequentially("Netscape", delay=60)
    reader.locator(RESULTS).first.wait_for()
    reader.wait_for_timeout(2 * HANG)
    assert [words for words in heard.json_value() if words] == [reader.locator(STATUS).inner_text()]
    assert "找到" in reader.locator(STATUS).inner_text()


def test_query_can_be_shared_and_taken_to_the_other_language(reader: Page, site: Site) -> None:
    """A reader could not send anybody what was found, or would have to type it again in the other edition."""
    reader.goto(f"{site.address}zh/opening/?q=GPU")
    reader.locator(RESULTS).first.wait_for()
    other = reader.get_by_role("link", name=re.compile(r"^英文版也有（\d+）$"))
    other.click()
    expect(reader).to_have_url(f"{site.address}en/opening/?q=GPU")
    expect(reader.locator(RESULTS).first).to_be_visible()
    reader.keyboard.press("/")
    reader.locator(FIELD).fill("Netscape")
    expect(reader).to_have_url(re.compile(r"[?]q=Netscape$"))


def test_nothing_found_is_no_dead_end(reader: Page) -> None:
    """A reader who mistypes a word would stand before a blank; a hostile query would become a part of the page."""
    reader.keyboard.press("/")
    reader.locator(FIELD).fill("云记算")
    reader.get_by_role("button", name="云计算").click()
    expect(reader.locator(RESULTS).first).to_be_visible()
    expect(reader.locator(FIELD)).to_have_value("云计算")
    for query in ("<img src=x onerror=alert(1)>", "，。！", "\ud83d\ude00", "字" * 10_000, "\u202eabc"):
        reader.locator(FIELD).fill(query)
        reader.wait_for_timeout(200)
    reader.locator(FIELD).fill("qqzzqqzz<qqb>")
    expect(reader.locator(".md-search-result__meta")).to_have_text("没有找到“qqzzqqzz<qqb>”。")
    expect(reader.locator(".dy-hint, .dy-near").first).to_be_visible()
    expect(reader.locator(".md-search img, .md-search-result__meta qqb")).to_have_count(0)


def test_a_missing_part_of_the_index_is_told_and_the_rest_is_found(chromium: Browser, site: Site) -> None:
    """A reader on a bad line would take half an answer for the whole, or get none."""
    context = chromium.new_context()
    page = context.new_page()
    context.route(re.compile(r"/search/(\w+/t/\d*[02468]\.json|pack\.js)$"), lambda route: route.abort())
    page.goto(f"{site.address}zh/opening/")
    ask(page, "云计算")
    expect(page.locator(".dy-note").filter(has_text="结果可能不全")).to_be_visible()
    context.close()


def test_search_that_could_not_be_loaded_says_so(chromium: Browser, site: Site) -> None:
    """A reader who went offline would wait before an empty box."""
    page = chromium.new_page()
    page.goto(f"{site.address}en/opening/")
    barred = True

    def judge(route: Route) -> None:
        if barred:
            route.abort()
        else:
            route.continue_()

    page.route("**/search*.js", judge)
    page.keyboard.press("/")
    expect(page.locator(".md-search-result")).to_contain_text("could not be loaded")
    page.keyboard.press("Escape")
    barred = False
    ask(page, "Netscape")
    page.close()


def test_phone_shows_the_search_alone(chromium: Browser, site: Site) -> None:
    """A reader on a phone could not leave the search, or would have to drag it from side to side."""
    context = chromium.new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{site.address}zh/opening/")
    opener = page.locator("[data-dy-opens=__search]")
    opener.click()
    expect(page.locator(FIELD)).to_be_focused()
    page.locator(FIELD).fill("云计算")
    page.locator(RESULTS).first.wait_for()
    page.wait_for_timeout(500)
    ends = page.locator(".md-search-result *").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert max(ends) <= 320
    page.get_by_role("button", name="关闭").click()
    expect(page.locator(OPEN)).to_have_count(0)
    expect(opener).to_be_focused()
    context.close()


def test_search_works_on_a_disk(chromium: Browser, site: Site) -> None:
    """A reader who unpacks the site on a disk could not search it, or would be led to folders."""
    page, faults = chromium.new_page(), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto((site.folder / "zh/opening/index.html").as_uri())
    ask(page, "Netscape")
    expect(page.locator(".dy-also")).to_be_visible()
    page.locator(FIELD).press("Enter")
    page.locator("article mark").first.wait_for()
    assert urlsplit(page.url).path.endswith("/index.html")
    assert faults == []
    page.close()


def test_without_javascript_there_is_no_search_that_does_nothing(chromium: Browser, site: Site) -> None:
    """A reader without JavaScript would type into a field that never answers."""
    for width in (390, 1280):
        context = chromium.new_context(java_script_enabled=False, viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto(f"{site.address}zh/opening/")
        for part in page.locator(".md-search, .md-header [for=__search]").all():
            expect(part).to_be_hidden()
        context.close()
