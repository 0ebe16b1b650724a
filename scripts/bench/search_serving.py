"""Serve a folder as a web server would: compressed, kept alive, and as slowly as a line is."""

from __future__ import annotations

import gzip
import threading
import time
from functools import lru_cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BLANK = "/blank.html"
"""A page that loads nothing."""
PACKED = {".html", ".js", ".css", ".json", ".txt", ".xml", ".svg"}


@lru_cache(maxsize=4096)
def packed(file: Path, changed: float) -> bytes:
    """Compress a file as servers do."""
    return gzip.compress(file.read_bytes(), 6, mtime=0)


class Site:
    """A served folder that notes what it sends, and can be slow."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log: list[tuple[float, str, int]] = []
        """Time, address and bytes of each answer's body."""
        self.delay, self.rate = 0.0, 0.0
        """Seconds before each answer (and again before the first on a connection), bytes a second of all together."""
        self._free, self._lock = 0.0, threading.Lock()
        handler = type("Handler", (_Handler,), {"site": self})
        self.server = _Server(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def slow(self, megabits: float, milliseconds: float) -> None:
        """Be a line of so many megabits a second, with so long a way there and back."""
        self.delay, self.rate = milliseconds / 1000, megabits * 125_000

    def bytes(self, *, since: float = 0.0, until: float = float("inf")) -> int:
        """Sum up what was sent."""
        return sum(size for when, _, size in self.log if since <= when <= until)

    def book(self, size: int) -> float:
        """Return when the last byte of an answer has come through a line that all answers share."""
        with self._lock:
            self._free = max(self._free, time.monotonic()) + size / self.rate
            return self._free


class _Server(ThreadingHTTPServer):
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """Say nothing of a browser that was closed."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def setup(self) -> None:
        super().setup()
        self.is_new = True

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = self.site.folder / path.strip("/")
        if file.is_dir():
            file /= "index.html"
        if path == BLANK:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        found = file.is_file() and file.resolve().is_relative_to(self.site.folder.resolve())
        data = b"" if not found else packed(file, file.stat().st_mtime) if file.suffix in PACKED else file.read_bytes()
        if self.site.delay:
            time.sleep(self.site.delay * (2 if self.is_new else 1))
            wait = self.site.book(len(data) + 300) - time.monotonic()
            time.sleep(max(0.0, wait))
        self.is_new = False
        self.site.log.append((time.time(), path, len(data)))
        self.send_response(200 if found else 404)
        if found and file.suffix in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", "application/wasm" if file.suffix == ".wasm" else self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-cache" if file.name == "head.json" else "max-age=600")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass
