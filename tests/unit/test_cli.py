"""The command line: words, exit codes, and how soon help is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from duiye import __version__
from duiye.cli import main
from folders import TINY, Folder, snapshot

HELP = """
import sys
from duiye.cli import main
try:
    main(["--help"])
finally:
    print(*sys.modules, file=sys.stderr)
"""
COMMANDS = [(), ("new",), ("import",), ("import", "po"), ("import", "xliff"), ("build",), ("check",), ("explain",)]
COMMANDS += [("fix",), ("status",), ("diff",), ("accept",), ("preview",), ("export",), ("host",)]
COMMANDS += [("export", form) for form in ("pdf", "epub", "po", "xliff", "tmx", "tbx", "csv")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_explains_itself(command: tuple[str, ...], flag: str) -> None:
    """A newcomer could not find out what to type."""
    done = CliRunner().invoke(main, [*command, flag])
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("Usage: ")
    assert "  -h, --help" in done.stdout


def test_help_loads_nothing_that_it_does_not_need() -> None:
    """`duiye --help` and the shell's completion would take a second instead of a moment."""
    done = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: ")
    heavy = {"jinja2", "lxml", "markdown", "material", "mkdocs", "multiprocessing", "polib", "rich", "typst"}
    heavy |= {"watchdog", "yaml"}
    assert heavy & set(done.stderr.split()) == set()


def test_the_version_is_told(tiny: Folder) -> None:
    """A report of a fault could not say which version has it."""
    assert tiny.process("--version").stdout == f"duiye, version {__version__}\n"


def test_a_sound_publication_is_checked_in_silence(tiny: Folder) -> None:
    """Scripts and people could not tell at a glance that all is well."""
    done = tiny.process("check", "--strict")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_faults_go_to_the_standard_output_of_check(tiny: Folder) -> None:
    """`duiye check > faults.txt` and editors that read the output would find nothing."""
    tiny.replace("docs/zh/crossing/lighthouse.md", "## 塔 {#tower}", "## 塔")
    before = snapshot(tiny.root)
    done = tiny.process("check")
    assert done.returncode == 1
    assert re.fullmatch(r"\d+ faults?(, \d+ warnings?)?\.\n", done.stderr)
    assert "docs/zh/crossing/lighthouse.md:8 H001 The heading “塔” has no id. " in done.stdout
    assert all(re.fullmatch(r"\S+ [A-Z]\d{3} .+", line) for line in done.stdout.splitlines())
    assert snapshot(tiny.root) == before


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1)])
def test_warnings_are_told_and_count_only_if_strict(tiny: Folder, options: tuple[str, ...], code: int) -> None:
    """A warning would stop a hurried writer, or slip past a careful one."""
    tiny.write("docs/zh/aside.md", "# A {#a}\n").write("docs/en/aside.md", "# A {#a}\n")
    done = tiny.run("check", *options)
    assert done.returncode == code
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["N002", "N002"]


@pytest.mark.parametrize("name", ["[bold]x[/i] 站点"])
def test_a_build_tells_its_steps_and_what_it_made(tiny: Folder, name: str) -> None:
    """A user would look at an empty screen, and a folder with brackets in its name would end in a traceback."""
    done = tiny.process("build", "--no-books", "--site-dir", str(tiny.path(name)))
    assert (done.returncode, done.stdout) == (0, "")
    steps = done.stderr.splitlines()
    assert steps[:-1] == ["Reading both languages…", "Checking…", "Building the pages…", "Publishing…"]
    assert steps[-1] == f"✓ 17 pages in {tiny.path(name)}"
    assert tiny.path(f"{name}/index.html").is_file()
    assert not tiny.path(f"{name}/pdf").exists()


def test_a_build_tells_why_there_is_no_facing_edition(tiny: Folder) -> None:
    """A writer who has translated chapters would look for the facing edition, and for the reason, in vain."""
    tiny.write("docs/en/index.md", "---\nstate: initial\n" + tiny.read("docs/en/index.md").removeprefix("---\n"))
    done = tiny.build()
    assert done.returncode == 0, done.stderr
    assert done.stderr.rstrip().endswith("No facing edition yet: translate index.md, too")
    assert not tiny.path("site/bi").exists()


def test_content_with_faults_ends_with_1(tiny: Folder) -> None:
    """A script could not tell a fault of the text from a broken machine."""
    tiny.write("docs/zh/harbour.md", "---\ncounterpart: none\n---\n# 港\n")
    done = tiny.build()
    assert done.returncode == 1
    assert "docs/zh/harbour.md:4 H001 " in done.stderr
    assert re.fullmatch(
        r"1 fault(, \d+ warnings?)?; nothing was published, what was there is untouched\.", done.stderr.splitlines()[-1]
    )
    assert not tiny.path("site").exists()


def test_settings_that_cannot_be_meant_end_with_2(tiny: Folder) -> None:
    """A script could not tell a wrong folder from faults of the text."""
    tiny.remove("mkdocs.yml")
    for command in ("check", "preview"):
        done = tiny.run(command)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.splitlines()[-1].startswith("There is no mkdocs.yml in ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("bild",),
        ("build", "--fast"),
        ("new",),
        ("new", "book"),
        ("new", "docs", "--title", "Ferry"),
        ("new", "mkdocs.yml", "--title", "Ferry"),
        ("new", "book", "--title", " "),
        ("new", "book", "--title", "Ferry", "--lang", "fr"),
        ("new", "book", "--title", "Ferry", "--url", "ferry.example"),
        ("new", "book", "--title", "Ferry", "--title-en", "Ferry", "--title-zh", "渡口"),
        ("check", "no such file"),
        ("check", "/"),
        ("check", "--select", "Z999"),
        ("check", "--format", "xml"),
        ("explain",),
        ("explain", "Z999"),
        ("export",),
        ("export", "pdf", "--edition", "fr"),
        ("export", "epub", "--edition", "parallel"),
        ("build", "--root", "mkdocs.yml"),
        ("preview", "--port", "many"),
        ("preview", "--port", "99999"),
        ("preview", "--host", "no such host"),
    ],
)
def test_a_command_that_cannot_be_meant_ends_with_2(tiny: Folder, arguments: tuple[str, ...]) -> None:
    """A typing error would pass for success."""
    done = tiny.run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_new_publication_is_made_without_a_question(tiny: Folder) -> None:
    """A script would hang, or its author not learn what to do next."""
    done = tiny.run("new", "a/[book]", "--title", "渡口：灯")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "✓ a/[book] is a publication, empty and ready to build. Look at it: duiye preview --root a/[book]",
        (
            "The English title is the Chinese one until you write it: in mkdocs.yml and docs/en/index.md, "
            "where the line `state: initial` then goes."
        ),
    ]
    assert tiny.run("check", "--strict", "--root", "a/[book]").returncode == 0
    done = tiny.run("new", "b", "--title", "Ferry", "--title-zh", "渡口", "--author", "A", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_publication_that_cannot_be_made_leaves_nothing(tiny: Folder) -> None:
    """The next try would be refused for what the first has left."""
    before = snapshot(tiny.root)
    done = tiny.run("new", "docs", "--title", "Ferry")
    assert (done.returncode, done.stdout) == (2, "")
    said = "docs is not empty: it holds apparatus. Name a new folder, or empty this one yourself.\n"
    assert done.stderr.endswith(said)
    done = tiny.run("new", "mkdocs.yml/book", "--title", "Ferry")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert snapshot(tiny.root) == before


def test_an_edition_that_is_not_declared_is_explained(tiny: Folder) -> None:
    """Who asks for a language by its name would not learn its tag."""
    done = tiny.run("export", "pdf", "--quiet", "--edition", "chinese")
    assert done.stderr == "There is no edition chinese. There are: zh, en, parallel, facing.\n"
    done = tiny.run("export", "epub", "--quiet", "--edition", "en-zh")
    assert done.stderr == "There is no edition en-zh. There are: zh, en, zh-en.\n"


def test_an_exported_book_is_named_on_the_standard_output(tiny: Folder) -> None:
    """A script could not tell where the book is."""
    done = tiny.run("export", "pdf", "--edition", "en", "--output", "out")
    assert (done.returncode, done.stdout) == (0, "out/ferry-lamp-en.pdf\n")
    assert done.stderr.splitlines() == ["Reading both languages…", "Checking…", "Making the books…"]
    assert tiny.path("out/ferry-lamp-en.pdf").read_bytes().startswith(b"%PDF-")
    done = tiny.run("export", "epub", "--edition", "zh-en", "--output", "out", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "out/ferry-lamp-zh-en.epub\n", "")
    assert tiny.path("out/ferry-lamp-zh-en.epub").read_bytes().startswith(b"PK")


def test_an_engine_that_fails_ends_with_3(tiny: Folder) -> None:
    """A script could not tell a broken theme from faults of the text."""
    tiny.replace("mkdocs.yml", "name: material", "name: material\n  custom_dir: granite")
    done = tiny.build()
    assert done.returncode == 3
    assert "MkDocs could not build zh: " in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_be_replaced_ends_with_3(tiny: Folder) -> None:
    """`--site-dir docs` would replace the manuscript."""
    before = snapshot(tiny.root)
    done = tiny.build(site="docs")
    assert done.returncode == 3
    assert "holds files that Duiye did not make" in done.stderr
    assert {name: data for name, data in snapshot(tiny.root).items() if not name.endswith(".lock")} == before


def test_a_path_that_cannot_be_made_ends_with_3(tiny: Folder) -> None:
    """A slip in a path would show a programmer's error."""
    for done in (tiny.build(site="mkdocs.yml/site"), tiny.run("export", "pdf", "-o", "mkdocs.yml/pdf")):
        assert (done.returncode, "Traceback" in done.stderr) == (3, False)
        assert "mkdocs.yml" in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk"])
def test_any_terminal_can_show_any_notice(tiny: Folder, encoding: str) -> None:
    """On a terminal that is not UTF-8 the first Chinese notice would end the command with a traceback."""
    tiny.replace("docs/zh/crossing/lighthouse.md", "## 塔 {#tower}", "## 塔é")
    done = subprocess.run(
        [sys.executable, "-m", "duiye.cli", "check"],
        cwd=tiny.root,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"docs/zh/crossing/lighthouse.md:8 H001 " in done.stdout


def test_a_reader_of_the_output_may_stop_early(tiny: Folder) -> None:
    """`duiye check | head` would end with a traceback."""
    for number in range(400):
        tiny.write(f"docs/zh/n{number}.md", "# 无\n" * 5)
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m duiye.cli check | head -n 1"],
        cwd=tiny.root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


def test_the_tiny_publication_can_be_checked_from_anywhere() -> None:
    """A script would have to change folders first."""
    done = subprocess.run(
        [sys.executable, "-m", "duiye.cli", "check", "--strict", "--root", str(TINY)],
        cwd="/",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == ""


ARTICLE = (
    "渡口的灯\n\n作者：周岸\n\n一、灯\n\n灯每天傍晚六点亮起来，守灯的人住了三十年。\n\n"
    "二、船\n\n船从对岸来，一天两班，大雾的时候一班也没有。\n"
)


def test_an_article_becomes_a_publication_in_one_command(tmp_path: Path) -> None:
    """A newcomer with one file would not get to a book."""
    article, book = tmp_path / "a.txt", tmp_path / "book"
    article.write_text(ARTICLE, encoding="utf-8")
    made = CliRunner().invoke(main, ["new", str(book), "--from", str(article)])
    assert made.exit_code == 0, made.stderr
    checked = CliRunner().invoke(main, ["check", "--strict", "--root", str(book)])
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert "作者：周岸" in (book / "docs/zh/index.md").read_text("utf-8")
    again = CliRunner().invoke(main, ["import", str(article), "--into", str(book)])
    assert "no block has changed" in again.stderr


def test_a_plan_is_printed_and_nothing_written(tmp_path: Path, tiny: Folder) -> None:
    """A look at the outline would write it, or could not be saved to a file."""
    article = tmp_path / "a.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    before = snapshot(tiny.root)
    done = CliRunner().invoke(main, ["import", str(article), "--plan", "--into", str(tiny.root)])
    assert done.stdout.startswith("# Plan for a.txt: plain text, UTF-8, 2 chapters.\n")
    assert "chapter [一、] 灯 {#deng} ← numbered, “一、” to “二、”" in done.stdout
    assert snapshot(tiny.root) == before


def test_an_import_that_cannot_be_done_says_so_in_words(tmp_path: Path, tiny: Folder) -> None:
    """A wrong file would end in a traceback, or leave half a book."""
    before = snapshot(tiny.root)
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.7 \xff\xfe")
    for name in ("a.txt", "none.txt", "."):
        done = CliRunner().invoke(main, ["import", str(tmp_path / name), "--into", str(tiny.root)])
        assert done.exit_code == 1
        assert " I001 " in done.stderr
        assert done.stderr.strip().endswith("1 fault; nothing was written.")
    assert snapshot(tiny.root) == before
