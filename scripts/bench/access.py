"""Ask axe about every kind of page, in every edition, scheme and width, and in every state a reader can bring it to.

    .venv/bin/python scripts/bench/access.py SITE [--every] [--kinds glossary …]

SITE is a built site. The pages are those of tests/kinds.py, with `--every` all of them. Printed are the faults, each
once with the places where it was found; the exit code tells whether there were any. Pages are asked about whole as
they are, and in a state only with two of the parts that are built alike: colours are what takes time. tests/browser/test_access.py
takes a part of this product that meets each rule in each scheme, width and state.
"""

from __future__ import annotations

import argparse
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from auditing import SCHEMES, SIZES, STATES, thin, violations  # noqa: E402
from kinds import page_kinds  # noqa: E402

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Print the faults."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path)
    parser.add_argument("--every", action="store_true")
    parser.add_argument("--kinds", nargs="*")
    args = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(args.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    kinds = page_kinds(args.site)
    paths = [kind.address for kind in kinds if not args.kinds or kind.name in args.kinds]
    if args.every:
        found = (file.relative_to(args.site).as_posix() for file in args.site.rglob("*.html"))
        paths = sorted(path.removesuffix("index.html") for path in found)
    faults: dict[str, list[str]] = {}
    runs = 0
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for path in paths:
            for size, viewport in SIZES.items():
                for scheme in SCHEMES:
                    page = browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce").new_page()
                    for state, (wanted, reach) in {"plain": ("body", None), **STATES}.items():
                        page.goto("about:blank")
                        page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
                        if not page.locator(wanted).count():
                            continue
                        if reach:
                            reach(page)
                            thin(page)
                        runs += 1
                        for fault in violations(page):
                            faults.setdefault(fault, []).append(f"/{path} {size} {scheme} {state}")
                    page.context.close()
            print(f"/{path}", file=sys.stderr)
        browser.close()
    for fault, places in sorted(faults.items(), key=lambda item: -len(item[1])):
        print(f"{len(places):4}  {fault}\n      {'; '.join(places[:4])}")
    print(f"{runs} runs, {len(faults)} faults")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
