"""Preview: serve the built site on this machine, rebuild when a file changes, tell the open pages.

This module owns the watch and the server; the build is the press's. A source with faults shows its
notices over the last good page, each beside its segment too; before there is one, on a page of their own.
"""

from __future__ import annotations

import errno
import json
import socket
import tempfile
import threading
import time
import webbrowser
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from duiye import press
from duiye.editions import worker_pool
from duiye.notice import ContentError, DuiyeError, Notice, SettingsError, tally
from duiye.pagenotices import PageNotice, page_notices
from duiye.store import load_settings
from duiye.waitingpage import waiting_page

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

QUIET = 0.15
"""Seconds without a further change before a rebuild; editors write one save in several steps."""
_LIVE = "/__duiye__/"
_LIVE_FILES = {"live.js": "text/javascript; charset=utf-8", "live.css": "text/css; charset=utf-8"}
_HEARTBEAT = 15.0
_NOTHING = "Nothing could be built yet; every page shows why, until a save mends it."
_KEPT = "The pages stay as they were, until a save mends it."
_IGNORED_EVENTS = frozenset({"opened", "closed_no_write"})


@dataclass
class State:
    """What the open pages should know of the last build."""

    tries: int = 0
    """Builds so far, failed ones too."""
    built: int = 0
    """Builds that ended well: the number of the site that is served."""
    notices: list[Notice | str] = field(default_factory=list)
    """What the last try had to say; what is no notice stands as it is said."""
    beside: list[PageNotice] = field(default_factory=list)
    """Those of it that stand in a chapter."""
    changed: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, notices: Iterable[Notice | str], *, good: bool, beside: Iterable[PageNotice] = ()) -> None:
        """Publish the result of a build to all that wait."""
        with self.changed:
            self.tries += 1
            self.built += good
            self.notices, self.beside = list(notices), list(beside)
            self.changed.notify_all()

    def data(self) -> str:
        """Write down what the pages are told, for the script that they carry."""
        notices = list(map(str, self.notices))
        told = {"tries": self.tries, "built": self.built, "notices": notices, "beside": self.beside}
        return json.dumps(told, ensure_ascii=False)


def serve(root: Path, *, host: str, port: int, open_browser: bool, say: Callable[[str], object]) -> None:
    """Serve a publication until interrupted.

    Args:
        root: the publication's folder.
        host: address to listen on.
        port: port to listen on; 0 takes any free one.
        open_browser: open the preview in the user's browser.
        say: prints one line for the user.

    Raises:
        SettingsError: the port is in use (the message offers a free one), or mkdocs.yml cannot be used.
    """
    settings = load_settings(root)
    theme = settings.raw.get("theme")
    watched = (settings.docs_dir, str(theme.get("custom_dir") or "") if isinstance(theme, dict) else "")
    # One line for Ctrl+C at any moment, so that no part of the set-up is outside it.
    with suppress(KeyboardInterrupt), ExitStack() as held:
        folder = held.enter_context(tempfile.TemporaryDirectory(prefix="duiye-preview-", ignore_cleanup_errors=True))
        site, state = Path(folder, "site"), State()
        address = held.enter_context(_serving(host, port, partial(_Handler, state, directory=str(site))))
        pool = held.enter_context(worker_pool())
        changes = held.enter_context(_watching(root, watched))
        rebuild = partial(build_once, root, site, address=address, state=state, say=say, pool=pool)
        rebuild()
        say(f"Preview at {address} (Ctrl+C ends it)")
        if open_browser:
            webbrowser.open(address)
        while True:
            changes.wait()
            rebuild()
    say("Preview ended.")


@contextmanager
def _serving(host: str, port: int, handler: Callable[..., SimpleHTTPRequestHandler]) -> Iterator[str]:
    """Serve until the block ends; yield the address."""
    server = _listen(host, port, handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def build_once(  # noqa: PLR0913 — the preview's whole state, passed in
    root: Path,
    site: Path,
    *,
    address: str,
    state: State,
    say: Callable[[str], object],
    pool: ProcessPoolExecutor | None = None,
) -> None:
    """Build for the preview, initial chapters too; on faults keep the last good site and tell the open pages."""
    started = time.perf_counter()
    try:
        docs = load_settings(root).docs_dir
        built = press.build(root, site, books=False, drafts=True, site_url=address, live=True, workers=pool)
    except ContentError as error:
        state.tell(error.notices, good=False, beside=page_notices(error.notices, docs))
        _list(error.notices, say)
        say(_KEPT if state.built else _NOTHING)
    except Exception as error:  # noqa: BLE001 — whatever a save brings about, the preview goes on
        told = str(error) if isinstance(error, DuiyeError) else f"{type(error).__name__}: {error}"
        state.tell([told], good=False)
        say(told)
        say(_KEPT if state.built else _NOTHING)
    else:
        state.tell(built.notices, good=True, beside=page_notices(built.notices, docs))
        _list(built.notices, say)
        say(f"Built {built.pages} pages in {time.perf_counter() - started:.1f} s")


def _list(notices: Sequence[Notice], say: Callable[[str], object]) -> None:
    """Say every notice, and how many faults and warnings they are."""
    for notice in notices:
        say(str(notice))
    if notices:
        say(f"{tally(notices)}.")


def _listen(host: str, port: int, handler: Callable[..., SimpleHTTPRequestHandler]) -> ThreadingHTTPServer:
    try:
        return _Server((host, port), handler)
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            message = f"Cannot listen on {host}:{port}: {error.strerror}."
            raise SettingsError(message) from error
        with socket.socket() as probe:
            probe.bind((host, 0))
            free = probe.getsockname()[1]
        message = f"Port {port} is in use. Try: duiye preview --port {free}"
        raise SettingsError(message) from None


@contextmanager
def _watching(root: Path, names: Iterable[str]) -> Iterator[_Changes]:
    """Collect changes in a publication's own files and in folders below it, from the first moment on."""
    changes = _Changes()
    observer = Observer()
    for name in filter(None, names):
        if (root / name).is_dir():
            observer.schedule(changes, str(root / name), recursive=True)
    observer.schedule(changes, str(root), recursive=False)
    observer.start()
    try:
        yield changes
    finally:
        observer.stop()
        observer.join()


class _Changes(FileSystemEventHandler):
    def __init__(self) -> None:
        self.seen = threading.Event()

    def wait(self) -> None:
        """Wait for the end of the next burst of changes; one that has passed since the last time counts."""
        self.seen.wait()
        while self.seen.is_set():
            self.seen.clear()
            time.sleep(QUIET)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Notice a change of content; reading a file is none, nor is a change of a hidden file.

        Some editors write a hidden file and move it to the place of the visible one.
        """
        names = [Path(str(path)).name for path in (event.src_path, event.dest_path) if path]
        hidden = all(name.startswith(".") for name in names)
        if event.event_type not in _IGNORED_EVENTS and not event.is_directory and not hidden:
            self.seen.set()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # A second preview on the same port must fail, not share it.
    allow_reuse_port = False


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site, adds the live script to its pages and streams the state to it."""

    protocol_version = "HTTP/1.1"

    def __init__(self, state: State, *args: object, directory: str) -> None:
        self._state = state
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer the live addresses here, pages with the script added, and the rest as files."""
        path = self.path.partition("?")[0]
        if path == f"{_LIVE}events":
            self._stream()
        elif kind := _LIVE_FILES.get(path.removeprefix(_LIVE)):
            self._send((files("duiye") / path.removeprefix(_LIVE)).read_bytes(), kind)
        else:
            self._page(path)

    def _page(self, path: str) -> None:
        target = Path(self.translate_path(path))
        if target.suffix in {"", ".html"} and not self._state.built and not Path(self.directory).is_dir():
            with self._state.changed:
                page = waiting_page(self._state.notices, tries=self._state.tries, live=_LIVE)
            body = page.encode("utf-8", "replace")
            self._send(body, "text/html; charset=utf-8", HTTPStatus.SERVICE_UNAVAILABLE)
            return
        if path.endswith("/"):
            target /= "index.html"
        elif target.is_dir():
            super().do_GET()
            return
        status = HTTPStatus.OK
        if not target.is_file():
            site = Path(self.directory)
            inside = target.relative_to(site).parts if target.is_relative_to(site) else ()
            lost = [site.joinpath(*part, "404.html") for part in (inside[:1], ())]
            target = next((page for page in lost if page.is_file()), target)
            status = HTTPStatus.NOT_FOUND
        if target.suffix != ".html":
            super().do_GET()
            return
        html = target.read_bytes() if target.is_file() else b"<!doctype html><title>Duiye</title><body></body>"
        script = f'<script src="{_LIVE}live.js" defer data-built="{self._state.built}"></script></body>'
        self._send(html.replace(b"</body>", script.encode(), 1), "text/html; charset=utf-8", status)

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _stream(self) -> None:
        """Send the state as server-sent events whenever it changes."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        sent = -1
        try:
            while True:
                with self._state.changed:
                    if self._state.tries == sent:
                        self._state.changed.wait(_HEARTBEAT)
                    fresh, sent = self._state.tries != sent, self._state.tries
                    data = self._state.data()
                self.wfile.write(f"data: {data}\n\n".encode() if fresh else b": still here\n\n")
                self.wfile.flush()
        except OSError:
            return

    def end_headers(self) -> None:
        """Forbid caching: what is served changes with every save."""
        if not any(b"Cache-Control" in header for header in getattr(self, "_headers_buffer", [])):
            self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing of each request; the terminal is for notices."""
