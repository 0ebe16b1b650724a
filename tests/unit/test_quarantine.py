"""How a foreign file is read without harm."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest

from containers import docx, p, zipped
from duiye import quarantine
from duiye.notice import ContentError
from duiye.quarantine import Limits, read_quarantined

_OTHERS: set[int] = set()


@pytest.fixture(autouse=True)
def _others() -> None:
    """Remember the processes that other tests keep."""
    _OTHERS.clear()
    _OTHERS.update(child.pid or 0 for child in multiprocessing.active_children())


def own_children() -> list[multiprocessing.process.BaseProcess]:
    """Return the processes that a test has started."""
    return [child for child in multiprocessing.active_children() if child.pid not in _OTHERS]


def refusal(path: Path, limits: Limits = Limits()) -> str:  # noqa: B008 — frozen
    """Return why a file is refused, with its place and what to do."""
    with pytest.raises(ContentError) as raised:
        read_quarantined(path, limits=limits)
    (notice,) = raised.value.notices
    assert notice.code == "I001"
    return f"{notice.locus} {notice.message} {notice.advice}"


def test_a_word_file_is_read_whole(tmp_path: Path) -> None:
    """The article would not come out of the other process."""
    path = tmp_path / "a.docx"
    path.write_bytes(docx(p("题", style="1") + p("文")))
    article = read_quarantined(path)
    assert [passage.words for passage in article.passages] == ["题", "文"]
    assert article.name == "a.docx"
    assert own_children() == []


def test_the_notices_of_a_refusal_come_back(tmp_path: Path) -> None:
    """The reason would be lost between the processes."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04 broken")
    assert "Its archive is damaged" in refusal(path)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda _: None, "There is no such file."),
        (lambda path: path.mkdir(), "It is a folder."),
        (os.mkfifo, "It is no file of words but a pipe, socket or device."),
        (lambda path: path.symlink_to(path), "It is a symbolic link that leads to itself."),
        (lambda path: path.symlink_to("/dev/zero"), "It is no file of words but a pipe, socket or device."),
        (lambda path: path.symlink_to(path.parent / "nowhere"), "There is no such file."),
    ],
)  # fmt: skip
def test_what_is_no_file_is_named(tmp_path: Path, make, words: str) -> None:  # noqa: ANN001 — a maker
    """The command would hang on a pipe, or end with a traceback."""
    path = tmp_path / "a.docx"
    make(path)
    assert words in refusal(path)


def test_names_that_no_file_can_have_are_refused(tmp_path: Path) -> None:
    """A name from a script would end in a traceback."""
    assert "There is no such file" in refusal(tmp_path / ("长" * 300))
    assert "cannot be read" in refusal(tmp_path / "a\0b")
    (tmp_path / "a.txt").write_text("x")
    assert "There is no such file" in refusal(tmp_path / "a.txt" / "b.docx")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    """The message would not say what is wrong."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"x")
    path.chmod(0)
    assert "permission is denied" in refusal(path)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    """A file without end would fill the memory."""
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(quarantine.LARGEST_FILE + 1)
    assert "larger than 64 MB" in refusal(path)


def test_reading_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    """The command would hang, and leave a process behind."""
    path = tmp_path / "a.docx"
    path.write_bytes(docx("".join(p(f"第{n}段") for n in range(60_000))))
    begun = time.monotonic()
    assert refusal(path, Limits(seconds=1)).endswith(
        "Reading it took longer than 1 seconds. Split it, or save it in a simpler format."
    )
    assert time.monotonic() - begun < 10
    assert own_children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="only there the memory of a process has a limit")
def test_reading_that_takes_too_much_memory_is_ended(tmp_path: Path) -> None:
    """The machine would begin to swap."""
    path = tmp_path / "a.docx"
    # Three pictures of 60 MB each, which are kept whole.
    parts = {f"word/media/{n}.png": b"\x89PNG\r\n\x1a\n" + (os.urandom(400) * 150_000) for n in range(3)}
    drawn = "".join(
        f'<w:p><w:r><w:pict><v:shape><v:imagedata r:id="r{n}"/></v:shape></w:pict></w:r></w:p>' for n in range(3)
    )
    path.write_bytes(docx(drawn, parts=parts, related=tuple((f"r{n}", "image", f"media/{n}.png") for n in range(3))))
    assert "more memory than an article should" in refusal(path, Limits(memory=330 << 20))


def test_a_reading_process_that_dies_is_told(tmp_path: Path) -> None:
    """The command would wait for an answer that never comes."""
    path = tmp_path / "a.docx"
    path.write_bytes(docx("".join(p(f"第{n}段") for n in range(30_000))))

    def strike() -> None:
        while not (children := own_children()):
            time.sleep(0.01)
        os.kill(children[0].pid or 0, signal.SIGSEGV)

    striking = threading.Thread(target=strike)
    striking.start()
    assert "It cannot be read: the reading process ended by itself (signal 11)." in refusal(path)
    striking.join()
    assert own_children() == []


def test_the_end_of_the_other_process_is_told() -> None:
    """A crash of a parser would end in a traceback."""
    assert quarantine.death(-signal.SIGXCPU) == ("time", "")
    assert quarantine.death(-signal.SIGKILL) == ("memory", "")
    assert quarantine.death(-signal.SIGSEGV) == ("death", "the reading process ended by itself (signal 11)")
    assert quarantine.death(3) == ("death", "the reading process ended by itself (code 3)")


def test_a_zip_bomb_is_refused_in_little_time(tmp_path: Path) -> None:
    """Half a megabyte would fill the disk or the memory."""
    path = tmp_path / "a.docx"
    path.write_bytes(zipped({"word/document.xml": b"<" + b" " * 300_000_000}))
    begun = time.monotonic()
    assert "grows beyond" in refusal(path)
    assert time.monotonic() - begun < 20


def test_the_reading_process_answers_in_words(tmp_path: Path) -> None:
    """A fault of a reader would end in a traceback, or in silence."""
    good, bad = tmp_path / "a.docx", tmp_path / "b.docx"
    good.write_bytes(docx(p("文")))
    bad.write_bytes(b"PK\x03\x04")
    kind, article = quarantine.outcome(good, "")
    assert (kind, article.name) == ("article", "a.docx")
    kind, (notice,) = quarantine.outcome(bad, "")
    assert (kind, notice.code) == ("notices", "I001")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), ("memory", "")),
        (RecursionError(), ("fault", "something in it is nested too deeply")),
        (KeyError("x"), ("fault", "KeyError in test_quarantine.py, line ")),
    ],
)
def test_every_fault_becomes_words(tmp_path: Path, error: Exception, said: tuple[str, str]) -> None:
    """A hostile file could end the command with a traceback."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"x")

    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    kind, words = quarantine.outcome(path, "", read=fail)
    assert (kind, words[: len(said[1])]) == said


def test_short_plain_text_is_read_here(tmp_path: Path) -> None:
    """Every short text would take the time that a process needs to start."""
    path = tmp_path / "a.md"
    path.write_text("# 题\n\n文\n", encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    with suppress(ContentError):  # whether Markdown is read is not the matter here
        read_quarantined(path)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime == before


def test_files_beside_the_article_are_opened_and_no_others(tmp_path: Path) -> None:
    """A page could show any file of the system."""
    folder = tmp_path / "in"
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "a.png").write_bytes(b"picture")
    (tmp_path / "secret").write_bytes(b"secret")
    (folder / "link").symlink_to(tmp_path / "secret")
    (folder / "ring").symlink_to(folder / "ring")
    os.mkfifo(folder / "pipe")
    beside = quarantine.Beside(folder)
    assert beside("images/a.png") == b"picture"
    for path in ("../secret", "link", "ring", "pipe", "images", "nothing", str(tmp_path / "secret"), "a\0b"):
        assert beside(path) is None


def test_an_interrupt_ends_both_processes(tmp_path: Path) -> None:
    """Ctrl+C would print the other process's traceback, or leave it running."""
    path = tmp_path / "a.docx"
    path.write_bytes(docx("".join(p(f"第{n}段") for n in range(60_000))))
    script = tmp_path / "run.py"
    script.write_text(
        textwrap.dedent(
            f"""
            from pathlib import Path
            from duiye.quarantine import read_quarantined
            if __name__ == "__main__":
                print("begun", flush=True)
                try:
                    read_quarantined(Path({str(path)!r}))
                except KeyboardInterrupt:
                    print("interrupted", flush=True)
            """
        )
    )
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "begun\n"
        time.sleep(1.5)
        os.killpg(running.pid, signal.SIGINT)
        said, cried = running.communicate(timeout=20)
    assert (said, cried, running.returncode) == ("interrupted\n", "", 0)
