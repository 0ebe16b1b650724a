"""The whole preview in a process of its own: started, told of a save, stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import NamedTuple

from duiye.preview import State
from folders import Folder
from previews import Served, events


class Running(NamedTuple):
    """A whole preview in a process of its own."""

    process: subprocess.Popen[str]
    address: str

    def line(self, start: str) -> str:
        """Return the next line of its output that begins so."""
        assert self.process.stderr
        for line in self.process.stderr:
            if line.startswith(start):
                return line.rstrip("\n")
        raise AssertionError(start)


@contextmanager
def running(publication: Folder) -> Iterator[Running]:
    """Run `duiye preview` on any free port."""
    command = [sys.executable, "-m", "duiye.cli", "preview", "--port", "0"]
    with subprocess.Popen(
        command, cwd=publication.root, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    ) as process:
        try:
            found = Running(process, "")
            yield found._replace(address=found.line("Preview at ").split()[2])
        finally:
            process.kill()


def test_a_save_is_visible_in_the_open_page(tiny: Folder) -> None:
    """The preview would show the text of the moment when it was started."""
    with running(tiny) as it:
        port = int(it.address.rstrip("/").rpartition(":")[2])
        page = Served(tiny.root, port, State())
        assert b"lighthouse" in page.get("/en/crossing/lighthouse/")[2]
        with closing(events(page)) as told:
            assert next(told)["built"] == 1
            hidden = tiny.path("docs/en/crossing/.save")
            hidden.write_text(tiny.read("docs/en/crossing/lighthouse.md").replace("on the flood", "at dawn"), "utf-8")
            hidden.rename(tiny.path("docs/en/crossing/lighthouse.md"))
            assert next(told)["built"] == 2
        assert b"leave at dawn" in page.get("/en/crossing/lighthouse/")[2]
        os.killpg(it.process.pid, signal.SIGINT)  # as a terminal does at Ctrl+C
        _, said = it.process.communicate(timeout=60)
        assert said.splitlines()[-1] == "Preview ended."
        assert "Traceback" not in said
        assert it.process.returncode == 0
    assert not tiny.path("site").exists()


def test_a_preview_can_be_stopped_during_its_first_build(tiny: Folder) -> None:
    """Ctrl+C would be ignored, and the terminal be lost."""
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
    command = [sys.executable, "-m", "duiye.cli", "preview", "--port", str(port)]
    with subprocess.Popen(command, cwd=tiny.root, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            while process.poll() is None and not _is_open(port):
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=60)
        finally:
            process.kill()
    assert (process.returncode, said) == (0, "Preview ended.\n"), said


def _is_open(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
