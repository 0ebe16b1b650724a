"""The command `fix`, on publications on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from duiye.cli import main
from duiye.notice import StoreError
from duiye.textfile import TextFile, load_text_file
from folders import Folder, snapshot

LAMP = "docs/zh/crossing/lighthouse.md"
FERRY = "docs/en/crossing/lighthouse.md"


def fix(folder: Folder, *arguments: str) -> Result:
    """Run `duiye fix`."""
    return CliRunner().invoke(main, ["fix", "--root", str(folder.root), *arguments])


@pytest.fixture
def spoilt(tiny: Folder) -> Folder:
    """Return a publication with one fault in each language."""
    tiny.replace(LAMP, "灯塔高31米。", "灯塔高 31 米。")
    return tiny.replace(FERRY, "The ferry knows the", "The ferry knows  the")


def test_all_chapters_are_repaired_and_then_have_no_fault(spoilt: Folder) -> None:
    """A writer would have to repair by hand what the program knows how to repair."""
    ran = fix(spoilt)
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert "3 places in 2 files repaired" in ran.stderr
    assert spoilt.faults() == []
    assert "There was nothing to repair." in fix(spoilt).stderr


def test_a_dry_run_prints_a_diff_that_can_be_applied_and_writes_nothing(spoilt: Folder) -> None:
    """A writer could not see what would change before it does."""
    before = snapshot(spoilt.root)
    ran = fix(spoilt, "--dry-run", "--quiet")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert f"--- a/{LAMP}\n+++ b/{LAMP}\n" in ran.stdout
    assert "\n-渡轮认得灯塔。灯塔高 31 米。[^C01]\n+渡轮认得灯塔。灯塔高31米。[^C01]\n" in ran.stdout
    assert snapshot(spoilt.root) == before
    assert "would be repaired" in fix(spoilt, "--dry-run").stderr


def test_a_last_line_without_end_is_shown_as_such(tiny: Folder) -> None:
    """The diff of a file that does not end with a line end could not be applied."""
    tiny.write(LAMP, tiny.read(LAMP) + "\n潮 AI")
    assert "+潮AI\n\\ No newline at end of file\n" in fix(tiny, "--dry-run").stdout


def test_line_ends_and_byte_order_mark_stay(spoilt: Folder) -> None:
    """A file from Windows would be changed in every line."""
    text = spoilt.read(LAMP).encode()
    mixed = b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n", 4)
    spoilt.write(LAMP, mixed)
    assert fix(spoilt).exit_code == 0
    assert spoilt.path(LAMP).read_bytes() == mixed.replace("高 31 米".encode(), "高31米".encode())


def test_only_named_chapters_and_codes_are_repaired(spoilt: Folder) -> None:
    """Chapters or faults that nobody asked about would change."""
    english = spoilt.read(FERRY)
    assert fix(spoilt, "--select", "C009", str(spoilt.path(LAMP))).exit_code == 0
    assert "高 31 米" in spoilt.read(LAMP)
    assert fix(spoilt, "--select", "c001", str(spoilt.path("docs/zh/crossing"))).exit_code == 0
    assert "高31米" in spoilt.read(LAMP)
    assert spoilt.read(FERRY) == english


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "P003"], "There is nothing to repair for P003. The codes are C001, "),
        (["docs/apparatus"], "docs/apparatus is no published chapter, and holds none."),
    ],
)
def test_what_cannot_be_repaired_is_refused(
    tiny: Folder, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    """A misspelt code or path would look as if all were well."""
    monkeypatch.chdir(tiny.root)
    ran = fix(tiny, *arguments)
    assert ran.exit_code == 2
    assert told in ran.stderr


def test_an_initial_chapter_is_left_alone(tiny: Folder) -> None:
    """A copy that waits for its translation would be held to the rules of the language that it is not in."""
    text = "---\ntitle: 灯塔\nstate: initial\n---\n# 灯塔 {#lighthouse}\n\n他说，好 。\n"
    tiny.write(FERRY, text)
    assert "is no published chapter" in fix(tiny, str(tiny.path(FERRY))).stderr
    assert tiny.read(FERRY) == text


def test_what_would_harm_the_page_is_told_and_left(tiny: Folder) -> None:
    """An emphasis would be lost, or a writer not know why a notice stays."""
    tiny.replace(LAMP, "灯塔高31米。", "灯塔 _LED_ 高31米。")
    ran = fix(tiny)
    assert ran.exit_code == 0
    assert f"{LAMP}:6:10 C001" in ran.stderr
    assert "left as it is" in ran.stderr
    assert "灯塔 _LED_ 高31米。" in tiny.read(LAMP)


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(spoilt: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the chapters would be repaired when the disk is full."""
    before = snapshot(spoilt.root)

    def full(_: Path, __: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    ran = fix(spoilt)
    monkeypatch.undo()
    assert ran.exit_code == 3
    assert "No space left" in ran.stderr
    assert snapshot(spoilt.root) == before


def test_a_file_is_written_with_its_own_line_ends_only(tmp_path: Path) -> None:
    """A text that lost a line would get the line ends of others."""
    with pytest.raises(ValueError, match="another number of lines"):
        TextFile("a\nb", ("\n",), marked=False).bytes_of("a")
    (tmp_path / "a.md").write_bytes(b"\xff")
    with pytest.raises(StoreError, match="not UTF-8"):
        load_text_file(tmp_path / "a.md")
    with pytest.raises(StoreError, match="cannot be read"):
        load_text_file(tmp_path / "b.md")


def test_marks_that_an_extension_puts_right_are_no_faults(tiny: Folder) -> None:
    """Who lets `smarty` curl the quotation marks would be told of each of them."""
    tiny.replace(FERRY, "The ferry knows the", 'The "ferry" can\'t know -- the')
    assert [fault.split()[-1] for fault in tiny.faults()] == ["C006", "C006", "C006", "C005"]
    tiny.replace("mkdocs.yml", "  - tables\n", "  - tables\n  - smarty\n")
    assert tiny.faults() == []


def test_a_title_in_quotation_marks_is_told_by_its_line(tiny: Folder) -> None:
    """A fault in the title would be told at a place where it is not, or promised a repair that is not made."""
    tiny.replace(LAMP, "title: 灯塔", "title: '灯塔, 31 米'")
    told = [notice for notice in tiny.check() if notice.code.startswith("C")]
    assert [(str(notice.locus), notice.code) for notice in told] == [(f"{LAMP}:2", "C001"), (f"{LAMP}:2", "C002")]
    assert "duiye fix" not in told[0].advice
    assert "nothing to repair" in fix(tiny).stderr


def test_what_is_left_out_leaves_no_fault_behind(tiny: Folder) -> None:
    """The space before a note's number or a comment would be told as one before the full stop, or as two."""
    tiny.replace(
        FERRY, "The ferry knows the lighthouse.", "The ferry [^C02] knows <!-- so --> the <a></a> lighthouse [^C02]."
    )
    assert tiny.faults() == []
