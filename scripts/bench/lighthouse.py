"""Score pages with Lighthouse as on a phone, beside plain Material for MkDocs with the same text.

    mkdir -p /tmp/lighthouse && echo '{}' > /tmp/lighthouse/package.json && npm install --prefix /tmp/lighthouse lighthouse
    .venv/bin/python scripts/bench/lighthouse.py SITE --lighthouse /tmp/lighthouse [--runs 5] [ADDRESS ...]

Printed per page: the medians of the scores (performance, accessibility, best practices, search engines) and of the
times, and how far anything moved while loading. Both sites are served compressed, as a host would serve them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import subprocess
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from peer import build_peer

PAGES = ["/zh/", "/en/part-1/infrastructure-first/", "/zh/part-1/infrastructure-first/", "/zh/glossary/"]
FACING = "/bi/part-1/infrastructure-first/"
SCORES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {"first-contentful-paint": "FCP", "largest-contentful-paint": "LCP", "total-blocking-time": "TBT",
         "cumulative-layout-shift": "CLS"}
TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


class Packed(SimpleHTTPRequestHandler):
    """Serves texts compressed, with a lifetime for what is named by its content."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the whole file."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in TEXT:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "public, max-age=31536000" if "/assets/" in self.path else "no-cache")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def serve(folder: Path) -> str:
    """Serve a folder; return its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def judge(program: Path, address: str) -> dict[str, float]:
    """Run Lighthouse once."""
    command = [str(program / "node_modules/.bin/lighthouse"), address, "--quiet", "--output=json",
               "--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
    done = subprocess.run(command, capture_output=True, text=True, check=True,
                          env={**os.environ, "CHROME_PATH": "/usr/bin/chromium"})
    said = json.loads(done.stdout)
    found = {name: 100 * (said["categories"][name]["score"] or 0) for name in SCORES}
    found |= {short: said["audits"][name]["numericValue"] for name, short in TIMES.items()}
    failed = [name for name, audit in said["audits"].items()
              if audit["score"] is not None and audit["score"] < 0.9 and audit["scoreDisplayMode"] == "binary"]
    return {**found, "failed": failed}


def main() -> None:
    """Print the medians of each page of both sites."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--lighthouse", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    pages = args.pages or [*PAGES, *([FACING] if (args.site / FACING.strip("/")).is_dir() else [])]
    with tempfile.TemporaryDirectory() as folder:
        sites = {"Duiye": serve(args.site), "plain Material": serve(build_peer(Path(folder)))}
        for page in pages:
            for name, address in sites.items():
                if name != "Duiye" and page.startswith("/bi/"):
                    continue
                runs = [judge(args.lighthouse, address + page) for _ in range(args.runs)]
                middle = {key: statistics.median(run[key] for run in runs) for key in (*SCORES, *TIMES.values())}
                scores = " / ".join(f"{middle[key]:.0f}" for key in SCORES)
                times = ", ".join(f"{key} {middle[key] / 1000:.2f} s" for key in ("FCP", "LCP", "TBT"))
                print(f"{page:<36} {name:<15} {scores:<22} {times}, CLS {middle['CLS']:.3f}  {' '.join(runs[0]['failed'])}",
                      flush=True)


if __name__ == "__main__":
    main()
