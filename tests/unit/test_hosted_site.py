"""What a built site tells browsers and hosts of itself."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import lxml.html
import pytest

from duiye import press
from folders import Folder, in_our_look


def build(publication: Folder, workers: ProcessPoolExecutor, *, live: bool = False) -> Path:
    """Build a publication without books; return its site."""
    press.build(publication.root, publication.path("site"), books=False, live=live, workers=workers)
    return publication.path("site")


def test_every_page_is_under_the_policy_and_keeps_to_it(tiny: Folder, workers: ProcessPoolExecutor) -> None:
    """A page would be open to smuggled scripts, or a part of it be dead in every browser."""
    site = build(in_our_look(tiny), workers)
    pages = sorted(site.rglob("*.html"))
    tops = {page.relative_to(site).parts[0] for page in pages}
    assert tops == {"404.html", "index.html", "offline.html", "zh", "en", "bi"}
    for page in pages:
        tree = lxml.html.fromstring(page.read_text("utf-8"))
        charset, policy = tree.xpath("//head/*")[:2]
        assert charset.get("charset") == "utf-8"
        assert policy.get("http-equiv") == "Content-Security-Policy"
        assert "script-src 'self';" in policy.get("content")
        inline = tree.xpath("//script[not(@src) and not(contains(@type, 'json'))] | //style | //*[@style]")
        assert [*inline, *tree.xpath("//@*[starts-with(name(), 'on')]")] == [], page
    assert [path.name for path in site.glob("offline.*.json")]
    assert "javascripts/offline." in (site / "zh/index.html").read_text("utf-8")
    assert not [name for name in ("_headers", "_redirects", ".htaccess") if (site / name).exists()]


def test_the_preview_is_kept_by_no_browser_and_a_named_host_gets_its_file(
    tiny: Folder, workers: ProcessPoolExecutor
) -> None:
    """A writer would see yesterday's text in the preview; a host would send none of our headers."""
    in_our_look(tiny).replace("mkdocs.yml", "      book:\n", "      host: netlify\n      book:\n")
    site = build(tiny, workers, live=True)
    assert "unregister" in (site / "sw.js").read_text("utf-8")
    assert not list(site.glob("offline.*"))
    assert "javascripts/offline." not in (site / "zh/index.html").read_text("utf-8")
    assert "/assets/javascripts/bundle." in (site / "_headers").read_text("utf-8")
    assert "/en/404.html 404" in (site / "_redirects").read_text("utf-8")


def test_what_another_theme_holds_is_not_blocked(site: Path) -> None:
    """A site in Material's own look would stand still: its scripts are inline."""
    assert "Content-Security-Policy" not in (site / "zh/index.html").read_text("utf-8")
    assert "Content-Security-Policy" in (site / "index.html").read_text("utf-8")
    assert "unregister" in (site / "sw.js").read_text("utf-8")
    assert not list(site.glob("offline*"))


@pytest.mark.parametrize(("command", "expected"), [("build", True), ("serve", False)])
def test_a_stock_site_is_under_the_policy_unless_mkdocs_serves_it(
    tiny: Folder, *, command: str, expected: bool
) -> None:
    """`mkdocs serve` would not reload a page, since the script that it adds is inline."""
    from mkdocs.commands.build import build as stock  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415

    in_our_look(tiny)
    config = load_config(str(tiny.path("mkdocs.yml")), site_dir=str(tiny.path("stock")))
    config.plugins.on_startup(command=command, dirty=False)
    stock(config)
    text = tiny.read("stock/crossing/index.html")
    assert ("Content-Security-Policy" in text) is expected
    assert "javascripts/offline." not in text
