"""The preview: a server on this machine, a rebuild after every save, open pages that are told."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from watchdog.events import DirModifiedEvent, FileModifiedEvent, FileMovedEvent, FileOpenedEvent, FileSystemEvent

from duiye import preview
from duiye.notice import Locus, Notice, SettingsError
from duiye.preview import State, build_once
from folders import Folder
from previews import Served, events, serving

LIVE = re.compile(rb'<script src="/__duiye__/live\.js" defer data-built="(\d+)"></script></body>')


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Serve a small site with a secret beside it."""
    folder = tmp_path / "served" / "site"
    (folder / "en" / "a").mkdir(parents=True)
    (folder / "index.html").write_text("<html><body>root</body></html>")
    (folder / "404.html").write_text("<html><body>lost at the root</body></html>")
    (folder / "en" / "404.html").write_text("<html><body>lost in English</body></html>")
    (folder / "en" / "a" / "index.html").write_text("<html><body>page</body></html>")
    (folder / "root.css").write_text("body {}")
    (folder.parent / "secret.txt").write_text("secret")
    (folder.parent / "404.html").write_text("<html><body>secret</body></html>")
    with serving(folder) as made:
        yield made


def test_pages_carry_the_live_script(served: Served) -> None:
    """An edit would be visible only after a reload by hand."""
    served.state.tell([], good=True)
    status, headers, body = served.get("/en/a/?q=1")
    found = LIVE.search(body)
    assert found
    assert (status, found.group(1)) == (200, b"1")
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert body.startswith(b"<html><body>page")


def test_the_live_script_is_there(served: Served) -> None:
    """Pages would ask for a script that nobody serves."""
    status, headers, body = served.get("/__duiye__/live.js")
    assert (status, headers["content-type"]) == (200, "text/javascript; charset=utf-8")
    assert b"EventSource" in body
    status, headers, body = served.get("/__duiye__/live.css")
    assert (status, headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert b".duiye-notice" in body


def test_other_files_are_served_as_they_are(served: Served) -> None:
    """Style sheets would carry a script."""
    status, headers, body = served.get("/root.css")
    assert (status, headers["content-type"], body) == (200, "text/css", b"body {}")
    assert headers["cache-control"] == "no-store"


def test_a_folder_without_its_slash_is_forwarded(served: Served) -> None:
    """Relative links of the page would lead elsewhere than on the real site."""
    status, headers, _ = served.get("/en/a")
    assert (status, headers["location"]) == (301, "/en/a/")


@pytest.mark.parametrize(
    ("path", "words"),
    [("/en/gone/", b"lost in English"), ("/gone/", b"lost at the root"), ("/fr/gone/", b"lost at the root")],
)
def test_a_missing_page_is_the_sites_own_404_page(served: Served, path: str, words: bytes) -> None:
    """The 404 page of a language could not be previewed."""
    status, _, body = served.get(path)
    assert status == 404
    assert words in body
    assert LIVE.search(body)


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/en/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..",
        "/../",
        "/..//404.html",
        "//secret.txt",
        "/en/%2e%2e/%2e%2e/secret.txt",
        "/..\\secret.txt",
        "/../gone/",
    ],
)
def test_nothing_outside_the_site_is_served(served: Served, path: str) -> None:
    """A page of another origin could read the writer's files through the preview."""
    status, _, body = served.get(path)
    assert b"secret" not in body
    assert status in {200, 301, 404}


@pytest.mark.parametrize("path", ["gone", "*", "/%00", "/\x7f", "/%ff", "http://127.0.0.1/gone"])
def test_odd_requests_are_answered(served: Served, path: str, capfd: pytest.CaptureFixture[str]) -> None:
    """The terminal would fill with tracebacks that are not the writer's business."""
    with closing(socket.create_connection(("127.0.0.1", served.port), timeout=60)) as client:
        client.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode("latin-1"))
        assert client.makefile("rb").readline().startswith(b"HTTP/1.")
    assert capfd.readouterr().err == ""


def test_open_pages_are_told_of_every_try(served: Served) -> None:
    """A page would stay as it was after a save, or not say why."""
    with closing(events(served)) as told:
        assert next(told) == {"tries": 0, "built": 0, "notices": [], "beside": []}
        served.state.tell([], good=True)
        assert next(told) == {"tries": 1, "built": 1, "notices": [], "beside": []}
        fault = Notice("H001", Locus("docs/zh/a.md", 1), "没有编号。", "写上编号。")
        served.state.tell([fault], good=False)
        assert next(told) == {
            "tries": 2,
            "built": 1,
            "notices": ["docs/zh/a.md:1 H001 没有编号。 写上编号。"],
            "beside": [],
        }
        served.state.tell(iter(["a", "b"]), good=True)
        assert next(told) == {"tries": 3, "built": 2, "notices": ["a", "b"], "beside": []}


def test_a_page_that_is_opened_late_is_told_at_once(served: Served) -> None:
    """A page opened after a failed build would show no fault."""
    served.state.tell(["a fault"], good=False)
    with closing(events(served)) as told:
        assert next(told) == {"tries": 1, "built": 0, "notices": ["a fault"], "beside": []}


def test_closed_pages_do_not_hold_up_open_ones(served: Served) -> None:
    """After a few reloads the preview would stand still."""
    for _ in range(20):
        with closing(events(served)) as told:
            next(told)
    served.state.tell([], good=True)
    assert served.get("/en/a/")[0] == 200


@pytest.mark.parametrize("path", ["/", "/en/", "/zh/opening/", "/zh/opening", "/404.html"])
def test_before_the_first_build_there_is_a_page_that_waits(tmp_path: Path, path: str) -> None:
    """A browser that is opened at once would show an error, and not the site when it is ready."""
    with serving(tmp_path / "nothing") as waiting:
        status, headers, body = waiting.get(path)
    assert (status, headers["content-type"]) == (503, "text/html; charset=utf-8")
    assert b'<span lang="en">The first build is under way</span></h1>' in body
    assert b'<script src="/__duiye__/live.js" defer data-built="0" data-tries="0"></script>' in body


def test_a_first_build_with_faults_lists_them_on_every_page(tmp_path: Path) -> None:
    """A writer whose text has a fault from the start would see a white page."""
    with serving(tmp_path / "nothing") as waiting:
        fault = Notice("H001", Locus("docs/zh/a.md", 3), "The heading “<b>” has no id.", "Write {#id} after it.")
        waiting.state.tell([fault], good=False)
        _, _, body = waiting.get("/zh/opening/")
        assert waiting.get("/zh/a.css")[0] == 404
    page = body.decode()
    assert '<span lang="en">Nothing could be built yet</span></h1>' in page
    assert "<code>docs/zh/a.md:3</code> <b>error H001</b>" in page
    assert "The heading “&lt;b&gt;” has no id." in page
    assert "Write {#id} after it." in page
    assert 'data-tries="1"' in page


def test_a_first_build_with_faults_says_so_in_the_terminal(
    tiny: Folder, tmp_path: Path, workers: ProcessPoolExecutor
) -> None:
    """A writer would read that there is a preview, and find none."""
    site, said = tmp_path / "site", []
    tiny.replace("docs/en/crossing/lighthouse.md", "## The tower {#tower}", "## The tower")
    build_once(tiny.root, site, address="http://127.0.0.1/", state=State(), say=said.append, pool=workers)
    assert [line for line in said if line.startswith("docs/en/crossing/lighthouse.md:8 H001 ")]
    assert said[-1] == "Nothing could be built yet; every page shows why, until a save mends it."


def test_a_fault_keeps_the_last_good_page_and_is_told(
    tiny: Folder, tmp_path: Path, workers: ProcessPoolExecutor
) -> None:
    """One slip while writing would empty the preview."""
    site, said = tmp_path / "site", []
    with serving(site) as it:
        once = partial(
            build_once,
            tiny.root,
            site,
            address=f"http://127.0.0.1:{it.port}/",
            state=it.state,
            say=said.append,
            pool=workers,
        )
        once()
        page = it.get("/en/crossing/lighthouse/")
        assert (page[0], it.state.built, it.state.notices) == (200, 1, [])
        assert re.fullmatch(r"Built 17 pages in \d+\.\d s", said[-1])
        tiny.replace("docs/en/crossing/lighthouse.md", "## The tower {#tower}", "## The tower")
        once()
        assert it.get("/en/crossing/lighthouse/")[::2] == page[::2]  # the time of the answer aside
        assert (it.state.tries, it.state.built) == (2, 1)
        told = list(map(str, it.state.notices))
        assert [notice for notice in told if notice.startswith("docs/en/crossing/lighthouse.md:8 H001 ")]
        assert told[0] in said
        assert said[-1] == "The pages stay as they were, until a save mends it."
        beside = [told for told in it.state.beside if told["code"] == "H001"]
        assert [(told["page"], told["severity"]) for told in beside] == [("/en/crossing/lighthouse/", "error")]
        tiny.write("mkdocs.yml", "site_name: [")
        once()
        assert str(it.state.notices[0]).startswith("mkdocs.yml:")


def test_a_port_in_use_is_explained_with_a_free_one(tiny: Folder) -> None:
    """A second preview would show a programmer's error, or take over the port of the first."""
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        with pytest.raises(SettingsError, match=rf"^Port {port} is in use\. Try: duiye preview --port \d+$"):
            preview.serve(tiny.root, host="127.0.0.1", port=port, open_browser=False, say=print)


def test_two_previews_do_not_share_a_port(served: Served) -> None:
    """Half of the requests would go to another publication."""
    with pytest.raises(SettingsError, match="is in use"):
        preview._listen("127.0.0.1", served.port, partial(preview._Handler, State(), directory="."))  # noqa: SLF001


def test_an_address_of_another_machine_is_explained() -> None:
    """A slip in --host would show a programmer's error."""
    with pytest.raises(SettingsError, match=r"^Cannot listen on 192\.0\.2\.1:0: "):
        preview._listen("192.0.2.1", 0, partial(preview._Handler, State(), directory="."))  # noqa: SLF001


@pytest.mark.parametrize(
    ("event", "seen"),
    [
        (FileModifiedEvent("docs/zh/a.md"), True),
        (FileMovedEvent("docs/zh/.goutputstream-X1", "docs/zh/a.md"), True),
        (FileMovedEvent("docs/zh/a.md", "docs/zh/b.md"), True),
        (FileMovedEvent("docs/zh/.a.md.swp", "docs/zh/.a.md.swo"), False),
        (FileModifiedEvent("docs/zh/.a.md.swp"), False),
        (FileOpenedEvent("docs/zh/a.md"), False),
        (DirModifiedEvent("docs/zh"), False),
    ],
)
def test_saves_are_seen_and_an_editors_own_files_are_not(event: FileSystemEvent, seen: bool) -> None:  # noqa: FBT001 — data
    """A save would change nothing on the screen, or every keystroke would start a build."""
    changes = preview._Changes()  # noqa: SLF001
    changes.dispatch(event)
    assert changes.seen.is_set() is seen


def test_folders_that_mkdocs_yml_names_are_watched(tmp_path: Path) -> None:
    """A publication with other folder names, or an edit made during the first build, would not be rebuilt."""
    for name in ("text/zh", "look/partials", "elsewhere"):
        (tmp_path / name).mkdir(parents=True)
    for path, seen in (
        ("text/zh/a.md", True),
        ("look/partials/b.html", True),
        ("mkdocs.yml", True),
        ("elsewhere/c", False),
    ):
        with preview._watching(tmp_path, ("text", "look", "", "gone")) as changes:  # noqa: SLF001
            (tmp_path / path).write_text("x")
            assert changes.seen.wait(30 if seen else 0.2) is seen


def test_the_server_listens_on_this_machine_only(served: Served) -> None:
    """An unfinished text would be open to the network."""
    assert isinstance(served.state, State)
    assert issubclass(preview._Server, ThreadingHTTPServer)  # noqa: SLF001
    with pytest.raises(OSError), closing(socket.create_connection((_own_address(), served.port), timeout=1)):  # noqa: PT011
        pass


def _own_address() -> str:
    """Return an address of this machine that is not the loopback's."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no network")
        address = str(probe.getsockname()[0])
    if address.startswith("127."):
        pytest.skip("this machine has no network")
    return address


def test_the_published_site_knows_nothing_of_the_preview(site: Path) -> None:
    """Readers would be shown what the writer has still to do, or their browser ask for a script that is not there."""
    for page in site.rglob("*.html"):
        assert b"duiye__" not in page.read_bytes()
        assert b"duiye-notice" not in page.read_bytes()
