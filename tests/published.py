"""This repository's publication as its readers get it: built once in a run of the tests, served to all workers."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock

from folders import REPOSITORY

PREFIX = "/book/"
"""The site is served below a sub-path, as on most hosts of project pages."""
PUBLISHED = "published"
"""Name of the site's folder among what a run shares."""


class _Handler(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(PREFIX)) if path.startswith(PREFIX) else "/nowhere"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        parts = self.path.removeprefix(PREFIX).split("/")
        pages = [Path(self.directory) / part / "404.html" for part in (parts[0], "")]
        page = next((page for page in pages if page.is_file()), None)
        if code != 404 or page is None:
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, *_: object) -> None:
        pass


class Shared(NamedTuple):
    """What all workers of a run of the tests share."""

    folder: str
    """Where a worker puts what the others need too."""
    address: str
    """Where the publication is served from there, once one has built it: an address stands in every page."""

    def once(self, name: str, make: Callable[[Path], object]) -> Path:
        """Return what stands by a name in the folder, made by the worker that asks first; not to be changed."""
        place = Path(self.folder, name)
        with FileLock(f"{place}.lock"):
            if not place.exists():
                making = place.with_name(f"{name}.part")
                shutil.rmtree(making, ignore_errors=True)
                make(making)
                making.rename(place)
        return place


@contextmanager
def shared(folder: Path) -> Iterator[Shared]:
    """Serve, to all workers, the publication that one of them is going to build in a folder."""
    handler = partial(_Handler, directory=str(folder / PUBLISHED))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield Shared(str(folder), f"http://127.0.0.1:{server.server_port}{PREFIX}")
        finally:
            server.shutdown()


def publish(folder: Path, address: str) -> None:
    """Build this repository's publication, as its maintainer does."""
    command = [sys.executable, "-m", "duiye.cli", "build", "--strict", "--root", str(REPOSITORY)]
    done = subprocess.run(
        [*command, "--site-dir", str(folder), "--site-url", address], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
