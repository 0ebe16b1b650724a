"""Measure what one page weighs: everything a browser loads before the reader acts, and what the first actions add.

    .venv/bin/python scripts/bench/weight.py SITE [ADDRESS ...]

SITE is a built site; an ADDRESS is a path in it (by default a chapter in both languages, the landing page and the
glossary). Printed per page: requests and bytes after gzip -6, as a web server would send text, of three moments:
before the reader acts (the browser is watched for two seconds after the network has fallen silent), after a key that
means nothing, and after two letters in the search. The first is compared with plain Material for MkDocs. The other two
are without the service worker, which from then on keeps the whole book for readers without a network.
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from peer import build_peer
from playwright.sync_api import Page, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
PAGES = ["/en/part-1/infrastructure-first/", "/zh/part-1/infrastructure-first/", "/zh/", "/zh/glossary/"]
PATIENCE = 2000


class Noting(SimpleHTTPRequestHandler):
    """Notes what is asked of it: the browser's own list lacks what workers load."""

    asked: list[str] = []

    def do_GET(self) -> None:
        """Note, then answer."""
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Site:
    """A folder, served."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.asked = folder, []
        handler = type("Handler", (Noting,), {"asked": self.asked})
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{server.server_port}"

    def parts(self) -> dict[str, int]:
        """Weigh what was asked so far, each file once."""
        sizes = {}
        for path in dict.fromkeys(path.partition("?")[0] for path in self.asked):
            file = self.folder / path.strip("/")
            file = file / "index.html" if file.is_dir() else file
            sizes[path] = len(gzip.compress(file.read_bytes(), 6)) if file.is_file() else 0
        return sizes


def visit(site: Site, page: Page, address: str) -> dict[str, int]:
    """Open a page and weigh it."""
    site.asked.clear()
    page.goto(site.address + address, wait_until="networkidle")
    page.wait_for_timeout(PATIENCE)
    return site.parts()


def tell(words: str, parts: dict[str, int]) -> None:
    """Print one moment."""
    print(f"  {words:<26} {len(parts):>3} requests  {sum(parts.values()) / 1000:6.1f} kB gzip")


def main() -> None:
    """Print the weight of each page, and of its parts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", nargs="*", default=PAGES)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        site, peer = Site(args.site), Site(build_peer(Path(folder)))
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for address in args.pages:
            print(address)
            page = browser.new_context().new_page()
            before = visit(site, page, address)
            tell("before the reader acts", before)
            for path, size in sorted(before.items(), key=lambda item: -item[1]):
                print(f"      {size / 1000:5.1f}  {path}")
            page.context.close()
            page = browser.new_context(service_workers="block").new_page()
            visit(site, page, address)
            page.keyboard.press("Shift")
            page.wait_for_timeout(PATIENCE)
            tell("after the first action", site.parts())
            page.keyboard.press("/")
            page.locator(".md-search__input").press_sequentially("AI")
            page.wait_for_timeout(PATIENCE)
            tell("after a search", site.parts())
            page.context.close()
            page = browser.new_context().new_page()
            plain = visit(peer, page, address)
            tell("plain Material", plain)
            for path, size in sorted(plain.items(), key=lambda item: -item[1]):
                print(f"      {size / 1000:5.1f}  {path}")
            print(f"  ratio {sum(before.values()) / sum(plain.values()):.2f}")
            page.context.close()
        browser.close()


if __name__ == "__main__":
    main()
