"""Sites that are served as the preview serves them, and what their open pages are told."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from duiye import preview
from duiye.preview import State


class Served(NamedTuple):
    """A site that is being served."""

    folder: Path
    port: int
    state: State

    def get(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Ask for a path, as it is written."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.putrequest("GET", path, skip_accept_encoding=True)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """Serve a folder as the preview does, on any free port."""
    state = State()
    server = preview._listen("127.0.0.1", 0, partial(preview._Handler, state, directory=str(folder)))  # noqa: SLF001
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield Served(folder, server.server_port, state)
    finally:
        server.shutdown()
        server.server_close()


def events(served: Served) -> Iterator[dict[str, Any]]:
    """Yield what an open page is told."""
    with closing(http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)) as connection:
        connection.request("GET", "/__duiye__/events")
        answer = connection.getresponse()
        assert answer.getheader("Content-Type") == "text/event-stream"
        while line := answer.readline():
            if line.startswith(b"data: "):
                yield json.loads(line.removeprefix(b"data: "))
