"""`duiye check` as people, scripts and services use it, and `duiye explain`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from duiye.catalogue import CATALOGUE
from duiye.cli import main
from duiye.cli.terminal import from_here, print_notices
from duiye.notice import Locus, Notice
from folders import REPOSITORY, Folder

FORMS = ["text", "json", "sarif", "github"]


@pytest.fixture
def faulty(tiny: Folder) -> Folder:
    """Return the tiny publication with an error in Chinese and a warning in each language."""
    path = "docs/zh/crossing/lighthouse.md"
    tiny.write(path, f"{tiny.read(path)}\n[塔](塔.md)\n{{ lang=zh }}\n")
    path = "docs/en/crossing/lighthouse.md"
    tiny.write(path, f"{tiny.read(path)}\nTower.\n")
    return tiny.write("docs/zh/aside.md", "# A {#a}\n").write("docs/en/aside.md", "# A {#a}\n")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_tells_the_same_and_ends_alike(faulty: Folder, form: str) -> None:
    """A fault would be seen at the desk and not in the pull request, or the other way round."""
    done = faulty.run("check", "--format", form)
    assert (done.returncode, done.stderr) == (1, "1 fault, 2 warnings.\n" if form == "text" else "")
    for code in ("L001", "N002"):
        assert code in done.stdout
    assert "塔" in done.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--select", "L"), "1 fault.\n"),
        (("--select", "N"), "2 warnings.\n"),
        (("--strict",), "1 fault, 2 warnings, which --strict counts as faults.\n"),
        (("--select", "X"), ""),
    ],
)
def test_a_list_of_notices_ends_with_their_number(faulty: Folder, options: tuple[str, ...], said: str) -> None:
    """A writer would have to count lines, and know by heart which codes stop a build."""
    assert faulty.run("check", *options).stderr == said


def test_a_terminal_shows_which_notices_are_faults(capsys: pytest.CaptureFixture[str]) -> None:
    """Who does not see red and yellow apart could not tell what stops a build."""
    places = (Notice("L001", Locus("a.md", 1), "A."), Notice("N002", Locus("a.md", 2), "B."))
    for is_terminal, first, second in ((True, "L001 fault: A.", "N002 warning: B."), (False, "L001 A.", "N002 B.")):
        print_notices(places, Console(force_terminal=is_terminal, color_system=None, soft_wrap=True))
        one, two = capsys.readouterr().out.splitlines()
        assert one.startswith(f"a.md:1 {first} ")
        assert two.startswith(f"a.md:2 {second} ")


@pytest.mark.parametrize("form", FORMS)
def test_warnings_count_only_if_strict_in_every_form(faulty: Folder, form: str) -> None:
    """A pull request with a warning would be stopped, or a strict one let through."""
    for options, code in (((), 0), (("--strict",), 1)):
        assert faulty.run("check", "--format", form, "--select", "N", *options).returncode == code


def test_json_is_an_array_whatever_happens(tiny: Folder) -> None:
    """A script that reads the output would fail on the day when all is well, or when mkdocs.yml is not."""
    done = tiny.run("check", "--format", "json")
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")
    tiny.write("mkdocs.yml", "site_name: [\n")
    done = tiny.run("check", "--format", "json")
    assert (done.returncode, done.stdout) == (2, "[]\n")
    assert done.stderr.startswith("mkdocs.yml:")


def test_services_are_told_why_nothing_was_checked(tiny: Folder) -> None:
    """A wrong mkdocs.yml would look like a publication without a fault."""
    tiny.remove("mkdocs.yml")
    done = tiny.run("check", "--format", "github")
    assert (done.returncode, done.stdout.startswith("::error title=Duiye::There is no mkdocs.yml in ")) == (2, True)
    done = tiny.run("check", "--format", "sarif")
    assert json.loads(done.stdout)["runs"][0]["invocations"][0]["executionSuccessful"] is False


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_what_scripts_read_is_utf_8_on_any_terminal(faulty: Folder, encoding: str) -> None:
    """On a machine with another locale the JSON could not be parsed."""
    done = faulty.process("check", "--format", "json", PYTHONIOENCODING=encoding)
    assert json.loads(done.stdout)[0]["message"] == "There is no crossing/塔.md in zh/."


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (("docs/zh/crossing/lighthouse.md",), {"docs/zh/crossing/lighthouse.md"}),
        (("docs/en",), {"docs/en/aside.md"}),
        (("docs/zh/aside.md", "docs/en/aside.md"), {"docs/zh/aside.md", "docs/en/aside.md"}),
        (("docs/en/index.md", "mkdocs.yml"), set()),
        (("docs/en/../zh",), {"docs/zh/aside.md", "docs/zh/crossing/lighthouse.md"}),
        (("zh/crossing",), {"docs/zh/crossing/lighthouse.md"}),
        (("aside.md",), {"docs/zh/aside.md", "docs/en/aside.md"}),
        (("crossing/lighthouse", "./docs/en/aside"), {"docs/zh/crossing/lighthouse.md", "docs/en/aside.md"}),
        ((".",), {"docs/en/aside.md", "docs/zh/aside.md", "docs/zh/crossing/lighthouse.md"}),
    ],
)
def test_only_faults_of_the_files_that_are_named_are_told(
    faulty: Folder, paths: tuple[str, ...], told: set[str]
) -> None:
    """Who has changed one file would have to look for its faults among those of all others."""
    done = faulty.run("check", "--format", "json", *paths)
    assert {item["path"] for item in json.loads(done.stdout)} == told
    assert done.returncode == int("docs/zh/crossing/lighthouse.md" in told)


def test_codes_and_families_can_be_chosen_and_left_out(faulty: Folder) -> None:
    """A writer could not take up one kind of fault after another."""
    said = faulty.run("check", "--select", "n,P", "--select", "L001", "--ignore", "P").stdout.splitlines()
    assert sorted(line.split()[1] for line in said) == ["L001", "N002", "N002"]
    assert faulty.run("check", "--ignore", "L,N002,P").stdout == ""


@pytest.mark.parametrize("form", FORMS)
def test_files_are_named_as_from_where_the_command_runs(faulty: Folder, form: str) -> None:
    """GitHub would look for the file at the top of the repository, and a click in a terminal find nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "duiye.cli", "check", "--root", faulty.root.name, "--format", form,
         f"{faulty.root.name}/docs/en"],
        cwd=faulty.root.parent,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )  # fmt: skip
    assert f"{faulty.root.name}/docs/en/aside.md" in done.stdout
    assert done.stdout.count("docs/en/") == done.stdout.count(f"{faulty.root.name}/docs/en/")


def test_the_words_of_a_notice_name_files_as_its_place_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line would name two files from two different folders."""
    monkeypatch.chdir(tmp_path)
    notice = Notice("P001", Locus("docs/zh/a.md"), "This has no docs/en/a.md, not/docs/x.", "Write docs/en/a.md.")
    (told,) = from_here([notice], tmp_path / "book")
    assert str(told) == "book/docs/zh/a.md P001 This has no book/docs/en/a.md, not/docs/x. Write book/docs/en/a.md."
    (told,) = from_here(
        [Notice("M005", Locus("mkdocs.yml", 1), "mkdocs.yml is wrong.", "Correct it.")], tmp_path / "book"
    )
    assert str(told) == "book/mkdocs.yml:1 M005 mkdocs.yml is wrong. Correct it."


def test_a_command_below_the_publication_is_told_how_to_name_it(tiny: Folder) -> None:
    """Who works in the folder of the chapters would be told to go to another folder, and not to which."""
    done = subprocess.run(
        [sys.executable, "-m", "duiye.cli", "check"],
        cwd=tiny.path("docs/en"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.endswith(f"Add --root {tiny.root.resolve()}, where one is.\n")


def test_a_folder_that_does_not_exist_is_named_with_its_option(tiny: Folder) -> None:
    """Who mistypes a folder would look for a file in it."""
    done = tiny.run("check", "--root", "nowhere")
    said = f"There is no folder {tiny.path('nowhere')}. Name the publication's folder with --root (import: --into).\n"
    assert (done.returncode, done.stderr) == (2, said)


def test_a_file_that_is_nowhere_is_told_with_where_it_was_looked_for(tiny: Folder) -> None:
    """Who mistypes a name would be told that there are no faults."""
    done = tiny.run("check", "lighthuose.md")
    assert done.returncode == 2
    assert done.stderr == (
        "There is no lighthuose.md, neither here nor as docs/zh/lighthuose.md, docs/en/lighthuose.md.\n"
    )


def test_a_file_outside_the_publication_is_refused(tiny: Folder) -> None:
    """A wrong path would choose nothing, and all would seem well."""
    tiny.path("../other.md").write_text("# A\n")
    done = tiny.run("check", "../other.md")
    assert done.returncode == 2
    assert done.stderr.startswith("../other.md lies outside the publication in ")


@pytest.mark.parametrize("code", ["P003", "p003"])
def test_a_code_is_explained(code: str) -> None:
    """Who meets a notice would have to look for its page on the web."""
    done = CliRunner().invoke(main, ["explain", code])
    assert done.exit_code == 0
    assert done.stdout == (REPOSITORY / "docs/notices/P003.md").read_text("utf-8")


def test_an_unknown_code_is_answered_with_the_codes(tiny: Folder) -> None:
    """A slip in a code would show a programmer's error."""
    done = tiny.run("explain", "P999")
    assert done.stderr.startswith("There is no code P999. The codes: ")
    assert all(code in done.stderr for code in CATALOGUE)
