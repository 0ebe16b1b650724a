"""What a writer sees in the preview of a text with faults, in a real browser."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from folders import TINY

pytestmark = pytest.mark.browser

CHAPTER = "docs/en/crossing/lighthouse.md"


class Preview(NamedTuple):
    """A preview of the tiny publication in our own look."""

    root: Path
    address: str

    def replace(self, old: str, new: str) -> None:
        """Edit the chapter."""
        path = self.root / CHAPTER
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Run `duiye preview` once for all tests that only look; not to be edited."""
    with _previewing(tmp_path_factory.mktemp("preview") / "tiny") as preview:
        yield preview


@contextmanager
def _previewing(root: Path) -> Iterator[Preview]:
    """Run `duiye preview` for a chapter with a warning in its third block."""
    shutil.copytree(TINY, root)
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace(
        "theme:\n  name: material\n  language: zh\n  font: false", "theme: duiye"
    )
    settings.write_text(text.replace("  - search:\n      lang: [en]", "  - material/search"), "utf-8")
    made = Preview(root, "")
    made.replace("\n## The boat", "\n| a | b |\n| --- | --- |\n| c | d |\n\n## The boat")
    with _running(root) as address:
        yield made._replace(address=address)


@contextmanager
def _running(root: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "duiye.cli", "preview", "--port", "0", "--root", str(root)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stderr
            yield next(line for line in process.stderr if line.startswith("Preview at ")).split()[2]
        finally:
            process.terminate()


@pytest.fixture(params=[(1280, "light"), (360, "dark")], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """Open an empty page, wide and light, narrow and dark."""
    width, scheme = request.param
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    yield context.new_page()
    context.close()


def test_a_notice_stands_beside_its_segment(preview: Preview, page: Page) -> None:
    """A writer would have to look for the line of each notice in the page."""
    page.goto(f"{preview.address}en/crossing/lighthouse/")
    told = page.locator("article > details.duiye-notice")
    expect(told).to_have_count(1)
    expect(told.locator("summary")).to_contain_text("warning: P003 This table (tower-p4) has no counterpart in")
    below = told.evaluate(
        "told => told.nextElementSibling.querySelector('#tower-p4')?.id ?? told.nextElementSibling.id"
    )
    assert below == "tower-p4"
    assert told.evaluate("told => told.nextElementSibling.dataset.duiye") == "warning"
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    ink, paper = told.evaluate("told => [getComputedStyle(told).color, getComputedStyle(told).backgroundColor]")
    assert contrast(ink, paper) >= 7
    code = told.locator("b").evaluate("code => getComputedStyle(code).color")
    assert contrast(code, paper) >= 4.5


def test_a_facing_page_shows_the_notices_of_both_languages(preview: Preview, page: Page) -> None:
    """A writer who reads both languages side by side would not see what is wrong with either."""
    page.goto(f"{preview.address}bi/crossing/lighthouse/")
    told = page.locator("article > details.duiye-notice")
    expect(told).to_have_count(1)
    assert "dy-row" in told.evaluate("told => told.nextElementSibling.className")
    assert "tower-p4" in told.evaluate("told => told.nextElementSibling.id")


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two CSS colours (WCAG 2.2, 1.4.3)."""

    def luminance(colour: str) -> float:
        parts = [int(part) / 255 for part in colour.partition("(")[2].rstrip(")").split(",")[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_keyboard_opens_what_to_do(preview: Preview, page: Page) -> None:
    """A writer without a mouse could not read the hint."""
    page.goto(f"{preview.address}en/crossing/lighthouse/")
    hint = page.locator(".duiye-notice p")
    expect(page.locator(".duiye-notice")).to_be_visible()
    expect(hint).to_be_hidden()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.duiye-notice > summary')"):
            break
    page.keyboard.press("Enter")
    expect(hint).to_be_visible()
    expect(hint).to_have_text(
        "Write it in the other language too, or take it out here; what only one of them needs is waived."
    )


def test_an_error_is_shown_on_the_last_good_page_and_goes_with_it(tmp_path: Path, page: Page) -> None:
    """A slip would empty the preview, or stay on the screen when it is corrected."""
    with _previewing(tmp_path / "tiny") as preview:
        page.goto(f"{preview.address}en/crossing/lighthouse/")
        preview.replace("[the entry](term:tide-table)", "[the entry](gone.md)")
        error = page.locator(".duiye-error summary")
        expect(error).to_contain_text("error: L001 There is no crossing/gone.md in en/.", timeout=30_000)
        assert error.evaluate("error => error.parentElement.nextElementSibling.id") == "tower-p3"
        expect(page.locator("article a[href*='glossary/#tide-table']").first).to_be_attached()
        expect(page.locator(".duiye-box[role=alert]")).to_contain_text(f"{CHAPTER}:16:37 L001")
        preview.replace("[the entry](gone.md)", "[the entry](term:tide-table)")
        expect(page.locator(".duiye-error")).to_have_count(0, timeout=30_000)
        expect(page.locator(".duiye-notice")).to_have_count(1)


def test_a_page_without_notices_has_none(preview: Preview, page: Page) -> None:
    """A writer would look for a fault on a page that has none."""
    page.goto(f"{preview.address}zh/crossing/")
    expect(page.locator(".duiye-box")).to_be_visible()
    expect(page.locator(".duiye-notice")).to_have_count(0)


def test_a_fault_from_the_start_has_a_readable_page_that_becomes_the_preview(tmp_path: Path, page: Page) -> None:
    """A newcomer would see a white page, and have to reload it by hand when the fault is mended."""
    waiting = Preview(shutil.copytree(TINY, tmp_path / "tiny"), "")
    waiting.replace("## The tower {#tower}", "## The tower")
    with _running(waiting.root) as address:
        page.goto(f"{address}en/crossing/lighthouse/")
        told = page.locator(".duiye-waiting li", has_text="error H001")
        expect(told).to_contain_text(f"{CHAPTER}:8")
        expect(told).to_contain_text("The heading “The tower” has no id.")
        expect(page.locator(".duiye-box")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        for part in (told.locator("b"), told.locator(".duiye-advice")):
            assert contrast(part.evaluate("part => getComputedStyle(part).color"), paper) >= 4.5
        waiting.replace("## The tower", "## The tower {#tower} {#twice}")
        expect(page.locator("li", has_text="The heading “The tower” has no id.")).to_have_count(0, timeout=30_000)
        waiting.replace("## The tower {#tower} {#twice}", "## The tower {#tower}")
        expect(page.locator("h2#tower")).to_be_visible(timeout=30_000)
