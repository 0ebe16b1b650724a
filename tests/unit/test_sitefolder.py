"""A published folder is replaced as a whole, or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from duiye import sitefolder
from duiye.notice import StoreError
from duiye.sitefolder import MARK, replacing
from folders import snapshot


def publish(site: Path, text: str = "first") -> dict[str, bytes]:
    """Publish one page and return what lies in the folder."""
    with replacing(site) as folder:
        (folder / "index.html").write_text(text)
    return snapshot(site)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the path of a site that does not exist yet."""
    return tmp_path / "site"


def leftovers(site: Path) -> list[str]:
    """Return what lies beside the site, the lock left out."""
    return sorted(path.name for path in site.parent.iterdir() if path.name not in {site.name, f".{site.name}.lock"})


def test_a_site_is_published_with_its_mark(site: Path) -> None:
    """The next build would not know the folder as its own, and refuse."""
    assert set(publish(site)) == {"index.html", MARK}
    assert leftovers(site) == []


def test_a_site_is_replaced_as_a_whole(site: Path) -> None:
    """Pages of deleted chapters would stay on the server."""
    with replacing(site) as folder:
        (folder / "old.html").write_text("old")
    assert set(publish(site, "second")) == {"index.html", MARK}
    assert leftovers(site) == []


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    """A first build into `build/public/site` would fail."""
    assert publish(tmp_path / "build" / "public" / "site")


def test_an_empty_folder_is_taken(site: Path) -> None:
    """A folder that the host has prepared could not be built into."""
    site.mkdir()
    assert publish(site)


def test_the_published_folder_can_be_read_by_a_web_server(site: Path) -> None:
    """The folder would have the rights of a temporary one, and every page would be forbidden."""
    before = os.umask(0o022)
    try:
        publish(site)
    finally:
        os.umask(before)
    assert site.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_failure_leaves_the_old_site_byte_for_byte(site: Path, error: type[BaseException]) -> None:
    """A mistake in one chapter would take the whole site from its readers."""
    before = publish(site)

    def fail() -> None:
        with replacing(site) as folder:
            (folder / "index.html").write_text("half")
            raise error

    with pytest.raises(error):
        fail()
    assert snapshot(site) == before
    assert leftovers(site) == []


def test_what_the_disk_refuses_is_explained(site: Path) -> None:
    """A full disk would show a programmer's error."""
    before = publish(site)

    def fail() -> None:
        with replacing(site) as folder:
            (folder / "gone" / "index.html").write_text("half")

    with pytest.raises(StoreError, match=r"index.html: No such file or directory\.$"):
        fail()
    assert snapshot(site) == before


BUILD_FOR_EVER = """
import sys, time
from pathlib import Path
from duiye.sitefolder import replacing
with replacing(Path(sys.argv[1])) as folder:
    (folder / "index.html").write_text("half")
    print("building", flush=True)
    time.sleep(60)
"""


def building(site: Path) -> subprocess.Popen[str]:
    """Start a process that is in the middle of a build."""
    process = subprocess.Popen([sys.executable, "-c", BUILD_FOR_EVER, str(site)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "building\n"
    return process


def test_a_killed_build_leaves_the_old_site_and_the_next_one_cleans_up(site: Path) -> None:
    """A machine that runs out of memory would take the site from its readers, or fill the disk."""
    before = publish(site)
    with building(site) as process:
        process.send_signal(signal.SIGKILL)
    assert snapshot(site) == before
    assert len(leftovers(site)) == 1
    assert publish(site, "second") != before
    assert leftovers(site) == []


def test_two_builds_of_one_site_at_a_time_are_refused(site: Path) -> None:
    """Two builds would mix their pages."""
    before = publish(site)
    with building(site) as process:
        with pytest.raises(StoreError, match=r"^Another build of .*/site is running\."):
            publish(site, "second")
        process.kill()
    assert snapshot(site) == before


def test_builds_of_neighbouring_sites_do_not_touch_one_another(tmp_path: Path) -> None:
    """A build of `site` would remove what a running build of `site-2` has made."""
    with building(tmp_path / "site-2") as process:
        publish(tmp_path / "site")
        assert [name for name in leftovers(tmp_path / "site") if name.startswith(".site-2.building-")]
        process.kill()


def test_leftovers_of_a_site_with_brackets_in_its_name_are_removed(tmp_path: Path) -> None:
    """Killed builds of `site[1]` would fill the disk."""
    site = tmp_path / "site[1]"
    (tmp_path / ".site[1].building-abc").mkdir()
    publish(site)
    assert leftovers(site) == []


def test_a_folder_of_somebody_else_is_refused(site: Path) -> None:
    """`--site-dir ~` would replace a home folder."""
    site.mkdir()
    (site / "thesis.docx").write_text("years of work")
    with pytest.raises(StoreError, match="holds files that Duiye did not make"):
        publish(site)
    assert set(snapshot(site)) == {"thesis.docx"}


def test_files_that_somebody_puts_there_during_a_build_are_kept(site: Path) -> None:
    """A build that takes seconds would remove what was copied to its place meanwhile."""

    def fail() -> None:
        with replacing(site) as folder:
            (folder / "index.html").write_text("new")
            site.mkdir()
            (site / "thesis.docx").write_text("years of work")

    with pytest.raises(StoreError, match="holds files that Duiye did not make"):
        fail()
    assert set(snapshot(site)) == {"thesis.docx"}


def test_a_link_is_refused(site: Path) -> None:
    """The folder behind the link would be exchanged for one on another disk, or the link be lost."""
    target = site.parent / "target"
    publish(target)
    site.symlink_to(target)
    with pytest.raises(StoreError, match="is a symbolic link"):
        publish(site)


def test_a_file_is_refused(site: Path) -> None:
    """A slip in `--site-dir` would overwrite a file."""
    site.write_text("text")
    with pytest.raises(StoreError, match="is a file"):
        publish(site)
    assert site.read_text() == "text"


def test_a_path_below_a_file_is_explained(site: Path) -> None:
    """A slip in `--site-dir` would show a programmer's error."""
    site.write_text("text")
    with pytest.raises(StoreError, match=r"site(/below)?: (File exists|Not a directory)\.$"):
        publish(site / "below" / "it")


def test_the_site_is_exchanged_on_systems_without_an_exchange(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On macOS and old kernels no build could ever replace a site."""
    publish(site)
    monkeypatch.setattr(sitefolder, "_RENAME_EXCHANGE", 1 << 20)  # a flag that the kernel refuses
    assert publish(site, "second")["index.html"] == b"second"
    assert leftovers(site) == []


def test_readers_see_the_old_or_the_new_page_at_every_moment(site: Path) -> None:
    """Readers would meet missing pages whenever a build ends."""
    publish(site)
    code = (
        "import sys\nfrom pathlib import Path\npage = Path(sys.argv[1], 'index.html')\nprint('reading', flush=True)\n"
        "while not Path(sys.argv[1], 'end').exists():\n    assert page.read_text() in {'first', 'second'}\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(site)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as reader:
        assert reader.stdout
        reader.stdout.readline()
        for number in range(60):
            publish(site, "second" if number % 2 else "first")
        time.sleep(0.05)
        (site / "end").touch()
        assert reader.wait() == 0, reader.stderr and reader.stderr.read()
