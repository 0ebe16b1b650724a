"""Measure what readers find: success@5 of the site's search, in a real browser.

    .venv/bin/python scripts/bench/search.py SITE [--queries N]

SITE is a built site with /zh/ and /en/. Queries are drawn from the pages' own text, with a fixed seed; a
query succeeds when one of the first five results leads to a page that contains it. Printed per class:
Chinese words (designations of the termbase that stand on a page), Chinese substrings of two to six
characters as people type them, English words and English phrases of two words.
"""

from __future__ import annotations

import argparse
import random
import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import lxml.html
import yaml
from playwright.sync_api import Page, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
READ = """() => [...document.querySelectorAll('.md-search-result__item')].slice(0, 5)
    .map(item => new URL(item.querySelector('a').href).pathname)"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def texts(site: Path, language: str) -> dict[str, str]:
    """Return the visible text of each page of a language, by address."""
    found = {}
    for file in sorted((site / language).rglob("index.html")):
        article = lxml.html.parse(file).getroot().find(".//article")
        if article is None:
            continue
        for hidden in article.xpath(".//*[@data-search-exclude or contains(@class,'headerlink')] | .//nav | .//aside"):
            hidden.drop_tree()
        found["/" + file.parent.relative_to(site).as_posix() + "/"] = re.sub(r"\s+", " ", article.text_content())
    return found


def draw(pages: dict[str, str], pattern: str, count: int, rng: random.Random) -> list[str]:
    """Draw different matches of a pattern from the pages."""
    pool = sorted({match for text in pages.values() for match in re.findall(pattern, text)})
    return rng.sample(pool, min(count, len(pool)))


def queries(site: Path, count: int) -> list[tuple[str, str, list[str]]]:
    """Make the classes: name, language and queries of each."""
    rng = random.Random(20260726)
    zh, en = texts(site, "zh"), texts(site, "en")
    records = yaml.safe_load(Path("docs/apparatus/termbase.yml").read_text(encoding="utf-8"))["terms"]
    names = [name for term in records for name in [term["zh"]["preferred"], *term["zh"].get("admitted", [])]]
    words = [name for name in names if any(name in text for text in zh.values()) and re.fullmatch(r"[\u4e00-\u9fff]+", name)]
    runs = re.findall(r"[\u4e00-\u9fff]{2,}", " ".join(zh.values()))
    pieces = []
    while len(pieces) < count:
        run = rng.choice(runs)
        length = rng.randint(2, 6)
        if len(run) >= length:
            start = rng.randrange(len(run) - length + 1)
            pieces.append(run[start:start + length])
    return [
        ("Chinese word", "zh", rng.sample(words, min(count, len(words)))),
        ("Chinese substring", "zh", pieces),
        ("English word", "en", draw(en, r"\b[A-Za-z]{4,}\b", count, rng)),
        ("English phrase", "en", draw(en, r"\b[a-z]{4,} [a-z]{4,}\b", count, rng)),
    ]


def find(page: Page, query: str) -> list[str]:
    """Type a query into the search dialog and return the addresses of the first five results."""
    field = page.locator(".md-search__input")
    field.fill("")
    field.dispatch_event("keyup")
    page.wait_for_timeout(60)
    field.fill(query)
    field.dispatch_event("keyup")
    page.wait_for_timeout(250)
    return page.evaluate(READ)


def main() -> None:
    """Print success@5 per class."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path)
    parser.add_argument("--queries", type=int, default=40)
    args = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(args.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for name, language, asked in queries(args.site, args.queries):
            pages = texts(args.site, language)
            page = browser.new_page()
            page.goto(f"{base}/{language}/opening/")
            page.keyboard.press("/")
            page.wait_for_timeout(800)
            missed = [query for query in asked
                      if not any(query in pages.get(address, "") for address in find(page, query))]
            print(f"{name:18} {1 - len(missed) / len(asked):.2f} of {len(asked)}   missed: {' '.join(missed[:8])}")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
