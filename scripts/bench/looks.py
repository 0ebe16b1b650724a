"""Take pictures of every kind of page, to be looked at by a person.

    .venv/bin/python scripts/bench/looks.py SITE OUT [--kinds glossary lost] [--editions zh] [--widths 375] [--full] [--print]

SITE is a built site. OUT gets a picture of each kind of page (found from the site, see tests/kinds.py) in each
edition, light and dark, at 1280, 768 and 375 px, and `index.html` with all of them side by side. `--full` takes whole
pages instead of the first screens; `--print` adds each page as it is printed (needs pdftoppm).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import threading
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from kinds import Kind, page_kinds  # noqa: E402

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
SCHEMES = ("light", "dark")
WIDTHS = (1280, 768, 375)
HEIGHTS = {1280: 900, 768: 1024, 375: 812}
SHEET = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Looks</title>
<style>body {{ font: 14px sans-serif; background: #888 }} section {{ display: flex; gap: 8px; overflow-x: auto }}
figure {{ margin: 0 }} img {{ height: 420px; display: block }}</style>
{}
</html>
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Take the pictures and write the sheet."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kinds", nargs="*", help="names, as the sheet shows them; any page's path works too")
    parser.add_argument("--editions", nargs="*")
    parser.add_argument("--widths", nargs="*", type=int, default=WIDTHS)
    parser.add_argument("--schemes", nargs="*", default=SCHEMES)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--print", action="store_true", dest="printed")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    kinds = [kind for kind in wanted(args.site, args.kinds) if args.editions is None or kind.edition in args.editions]
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(args.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_context().new_page()
        rows = []
        for kind in kinds:
            address = f"http://127.0.0.1:{server.server_port}/{kind.address}"
            names = take(page, kind, address, args)
            if args.printed:
                names += printed(page, kind, address, args.out)
            rows.append(row(kind, names))
            print(kind.address or "/", len(names))
        browser.close()
    (args.out / "index.html").write_text(SHEET.format("\n".join(rows)), encoding="utf-8")


def wanted(site: Path, names: list[str] | None) -> list[Kind]:
    """Choose the kinds by name; a name that is no kind is the path of a page inside each edition."""
    kinds = page_kinds(site)
    if not names:
        return kinds
    known = {kind.name for kind in kinds}
    further = [
        Kind(edition, name.strip("/").rpartition("/")[2], f"{edition}/{name.strip('/')}/")
        for name in names if name not in known
        for edition in dict.fromkeys(kind.edition for kind in kinds) if (site / edition / name / "index.html").is_file()
    ]
    return [kind for kind in kinds if kind.name in names] + further


def take(page: Page, kind: Kind, address: str, args: argparse.Namespace) -> list[str]:
    """Take the pictures of one page on screens; the names of their files."""
    names = []
    page.emulate_media(media="screen")
    for width in args.widths:
        page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 900)})
        for scheme in args.schemes:
            page.emulate_media(color_scheme=scheme)
            page.goto(address)
            names.append(f"{label(kind)}-{width}-{scheme}.png")
            page.screenshot(path=args.out / names[-1], full_page=args.full)
    return names


def printed(page: Page, kind: Kind, address: str, out: Path) -> list[str]:
    """Print one page from its dark look, where a colour left behind shows; the names of the sheets' pictures."""
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(address)
    file = out / f"{label(kind)}.pdf"
    page.pdf(path=file, format="A4", prefer_css_page_size=True, print_background=True)
    subprocess.run(["pdftoppm", "-r", "60", "-png", file, out / f"{label(kind)}-print"], check=True)
    return sorted(path.name for path in out.glob(f"{label(kind)}-print-*.png"))


def label(kind: Kind) -> str:
    """Name a kind in files."""
    return f"{kind.edition or 'root'}-{kind.name}"


def row(kind: Kind, names: list[str]) -> str:
    """Write one row of the sheet."""
    pictures = "".join(f'<figure><a href="{escape(name)}"><img src="{escape(name)}" alt="{escape(name)}"></a>'
                       f"<figcaption>{escape(name)}</figcaption></figure>" for name in names)
    return f"<h2>{escape(label(kind))} <small>{escape(kind.address)}</small></h2><section>{pictures}</section>"


if __name__ == "__main__":
    main()
