"""Real web servers that serve a built site on this machine, configured by what `duiye host` prints."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner

from duiye.cli import main as duiye

NGINX = """daemon off;
master_process off;
pid {room}/nginx.pid;
error_log {room}/error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log {room}/access.log;
    client_body_temp_path {room}/body; proxy_temp_path {room}/proxy; fastcgi_temp_path {room}/fastcgi;
    uwsgi_temp_path {room}/uwsgi; scgi_temp_path {room}/scgi;
    server {{
        listen 127.0.0.1:{port};
        server_tokens off;
{inner}
    }}
}}
"""
CADDY = """{{
    admin off
    auto_https off
}}
http://127.0.0.1:{port} {{
    bind 127.0.0.1
{inner}
}}
"""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def printed(server: str, root: Path, site: Path, address: str) -> str:
    """Return what `duiye host` prints for a site that lies in a folder."""
    words = ["host", server, "--root", str(root), "--folder", str(site), "--site-url", address]
    done = CliRunner().invoke(duiye, words)
    assert done.exit_code == 0, done.output
    return done.output


@contextmanager
def serving(server: str, root: Path, site: Path, address: str, room: Path) -> Iterator[None]:
    """Serve a built site with nginx or Caddy, in the foreground, until the block ends.

    Args:
        server: its name.
        root: the publication's folder.
        site: its built site.
        address: where on this machine, with the port, and the path under which the site lies.
        room: an empty folder for what the server writes.
    """
    room.mkdir(parents=True, exist_ok=True)
    port = int(address.split(":")[2].partition("/")[0])
    config = room / "config"
    form = {"nginx": NGINX, "caddy": CADDY}[server]
    config.write_text(form.format(room=room, port=port, inner=printed(server, root, site, address)), "utf-8")
    program = shutil.which(server) or shutil.which(server, path="/usr/sbin:/usr/local/sbin")
    assert program, f"no {server}: scripts/test installs it"
    command = {
        "nginx": [program, "-c", str(config), "-e", str(room / "error.log")],
        "caddy": [program, "run", "--config", str(config), "--adapter", "caddyfile"],
    }[server]
    with (
        (room / "said").open("wb") as said,
        subprocess.Popen(command, stdout=said, stderr=said, env={"HOME": str(room)}) as process,
    ):
        try:
            wait_for(port, process, room)
            yield
        finally:
            process.terminate()
            process.wait(10)


def wait_for(port: int, process: subprocess.Popen[bytes], room: Path) -> None:
    """Wait until a server answers."""
    for _ in range(200):
        assert process.poll() is None, (room / "said").read_text("utf-8")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError((room / "said").read_text("utf-8"))
