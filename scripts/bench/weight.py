"""Measure what one page weighs: everything a browser loads before the reader acts.

    .venv/bin/python scripts/bench/weight.py SITE [ADDRESS ...]

SITE is a built site; an ADDRESS is a path in it (by default a chapter, the landing page and the glossary).
Printed per page: requests, bytes, and bytes after gzip -6, as a web server would send text.
"""

from __future__ import annotations

import argparse
import gzip
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
PAGES = ["/en/part-1/infrastructure-first/", "/zh/part-1/infrastructure-first/", "/zh/", "/zh/glossary/"]


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Print the weight of each page, and of its parts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", nargs="*", default=PAGES)
    args = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(args.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for address in args.pages:
            page, parts = browser.new_context().new_page(), {}
            page.on("response", lambda answer, parts=parts: parts.__setitem__(answer.url, answer.body()))
            page.goto(f"http://127.0.0.1:{server.server_port}{address}", wait_until="networkidle")
            packed = {url: len(gzip.compress(body, 6)) for url, body in parts.items()}
            total = sum(map(len, parts.values()))
            print(f"{address}  {len(parts)} requests  {total / 1000:.0f} kB  {sum(packed.values()) / 1000:.0f} kB gzip")
            for url, size in sorted(packed.items(), key=lambda item: -item[1]):
                print(f"    {size / 1000:6.1f}  {url.split('/', 3)[3] or '/'}")
        browser.close()


if __name__ == "__main__":
    main()
