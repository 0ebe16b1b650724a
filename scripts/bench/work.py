"""Measure what a browser's main thread does for a page until it rests, beside plain Material with the same text.

    .venv/bin/python scripts/bench/work.py SITE [--runs 5] [PAGE ...]

Printed per page: medians of processor time in milliseconds, in all and of styles, layout and scripts, unthrottled, on a
screen of 412 × 823. Processor time, for a busy machine lengthens the clock's.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from collections import Counter
from pathlib import Path

from lighthouse import FACING, PAGES, serve
from peer import build_peer
from playwright.sync_api import Playwright, sync_playwright

PARTS = {"RunTask": "all", "UpdateLayoutTree": "styles", "Layout": "layout", "EvaluateScript": "scripts"}
REST = 1500
"""Milliseconds after loading in which a page does what it puts off."""


def measure(playwright: Playwright, address: str) -> dict[str, float]:
    """Load a page once in a new browser; return milliseconds by part."""
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
    page = browser.new_page(viewport={"width": 412, "height": 823})
    browser.start_tracing(page=page, categories=["devtools.timeline", "disabled-by-default-devtools.timeline"])
    page.goto(address, wait_until="load")
    page.wait_for_timeout(REST)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    browser.close()
    threads = [(e["pid"], e["tid"]) for e in events if e["name"] == "thread_name" and e["args"]["name"] == "CrRendererMain"]
    spent: Counter[tuple[tuple[int, int], str]] = Counter()
    for event in events:
        if event.get("ph") == "X" and event["name"] in PARTS:
            spent[(event["pid"], event["tid"]), PARTS[event["name"]]] += event.get("tdur", 0) / 1000
    busiest = max(threads, key=lambda thread: spent[thread, "all"])
    return {part: spent[busiest, part] for part in PARTS.values()}


def main() -> None:
    """Print the medians of each page of both sites."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    pages = args.pages or [*PAGES, "/zh/fact-check/", *([FACING] if (args.site / FACING.strip("/")).is_dir() else [])]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sites = {"Duiye": serve(args.site), "plain Material": serve(build_peer(Path(folder)))}
        for page in pages:
            for name, address in sites.items():
                if name != "Duiye" and page.startswith("/bi/"):
                    continue
                runs = [measure(playwright, address + page) for _ in range(args.runs)]
                middle = {part: statistics.median(run[part] for run in runs) for part in PARTS.values()}
                print(f"{page:<36} {name:<15} " + ", ".join(f"{part} {ms:.0f}" for part, ms in middle.items()), flush=True)


if __name__ == "__main__":
    main()
