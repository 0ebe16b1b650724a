"""`duiye export po|xliff|tmx` and `duiye import po|xliff`: words, files, exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from duiye import exchange, review
from folders import Folder, snapshot
from translators import translate

EN = "docs/en/crossing/lighthouse.md"
TOWER = "crossing/lighthouse.md#tower"


def tower(context: str, _: str) -> str | None:
    """Translate one heading."""
    return "The old tower" if context == TOWER else None


@pytest.mark.parametrize(("form", "name"), [("po", "po"), ("xliff", "xlf"), ("tmx", "tmx")])
def test_one_file_is_named_after_the_publication(tiny: Folder, form: str, name: str) -> None:
    """A translator would get a file of which nobody knows what it is."""
    review.accept(tiny.root)
    done = tiny.run("export", form, "--from", "en")
    assert (done.returncode, done.stdout) == (0, f"ferry-lamp-en-zh.{name}\n")
    assert done.stderr.startswith("✓ ")
    assert tiny.path(f"ferry-lamp-en-zh.{name}").stat().st_size > 1000


@pytest.mark.parametrize(("form", "name"), [("po", "po"), ("xliff", "xlf"), ("tmx", "tmx")])
def test_a_folder_gets_one_file_a_chapter(tiny: Folder, form: str, name: str) -> None:
    """Translators who share the work would have to cut a file by hand."""
    done = tiny.run("export", form, "-o", "out", "-q", *(["--unreviewed"] if form == "tmx" else []))
    files = [f"out/{path}.{name}" for path in ("index", "crossing/index", "crossing/lighthouse", "glossary")]
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (0, files, "")


def test_files_may_have_any_name_of_their_format(tiny: Folder) -> None:
    """`-o b.xliff` would make a folder of that name."""
    assert tiny.run("export", "xliff", "-o", "a/b.XLIFF", "-q").returncode == 0
    assert etree.parse(str(tiny.path("a/b.XLIFF"))).getroot().get("version") == "2.1"


def test_a_memory_of_what_nobody_reviewed_is_empty_and_says_so(tiny: Folder) -> None:
    """A translator would learn from words that nobody has looked at, or wonder at an empty file."""
    assert tiny.run("export", "tmx").stderr == "✓ 0 units. No pair has been reviewed yet: see --unreviewed.\n"
    assert tiny.run("export", "tmx", "--unreviewed").stderr == "✓ 19 units.\n"


@pytest.mark.parametrize("form", ["po", "xliff", "tmx"])
def test_exports_do_not_change_from_day_to_day(tiny: Folder, form: str) -> None:
    """Each export would be a change in the translators' repository."""
    for output in (None, tiny.root / "out"):
        made = [exchange.export(tiny.root, form, output, unreviewed=True) for _ in range(2)]  # type: ignore[arg-type]
        assert made[0] == made[1]
        assert (made[0].units, len(made[0].files)) == (19, 4 if output else 1)


@pytest.mark.parametrize("words", [["po"], []], ids=["with its word", "by its name"])
@pytest.mark.parametrize("form", ["po", "xliff"])
def test_files_come_home(tiny: Folder, form: str, words: list[str]) -> None:
    """A translator's work could not be brought home."""
    name = "back.po" if form == "po" else "back.xlf"
    tiny.run("export", form, "-o", name)
    translate(tiny.path(name), tower)
    done = tiny.run("import", *([form] if words else []), name)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "✓ Units: 1 taken, 18 as they were; 2 files written.\n  1 segment accepted as in step, as by `duiye accept`.\n"
    )
    assert "## The old tower {#tower}\n" in tiny.read(EN)


def test_a_dry_run_says_what_would_be(tiny: Folder) -> None:
    """Who wants to look first would be told that it is done."""
    tiny.write(EN, "---\nstate: initial\n---\n\n## 塔 {#tower}\n")
    tiny.write(EN.replace("/en/", "/zh/"), "## 塔 {#tower}\n")
    tiny.run("export", "po", "-o", "back.po")
    translate(tiny.path("back.po"), tower)
    before = snapshot(tiny.root)
    done = tiny.run("import", "--dry-run", "back.po")
    assert done.stderr.splitlines() == [
        "✓ Units: 1 taken, 9 as they were; 2 files would be written.",
        "  1 segment would be accepted as in step, as by `duiye accept`.",
        f"  {EN} would be published: nothing in it waits for its translation.",
    ]
    assert snapshot(tiny.root) == before
    assert tiny.run("import", "back.po", "-q").stderr == ""
    assert "state: initial" not in tiny.read(EN)


def test_what_was_left_is_told_and_is_no_failure(tiny: Folder) -> None:
    """A script would stop at a remark, or a person would not see it."""
    tiny.run("export", "po", "-o", "back.po")
    text = tiny.read("back.po").replace(f'msgctxt "{TOWER}"', f'msgctxt "{TOWER}x"')
    done = tiny.write("back.po", text).run("import", "po", "back.po")
    assert done.returncode == 0
    assert "back.po:" in done.stderr
    assert " X002 crossing/lighthouse.md#towerx is no segment any more: " in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["import", "po", "none.po"], 1, "none.po X001 There is no such file."),
        (["import", "none.xlf"], 1, "none.xlf X001 There is no such file."),
        (["import", "xliff", "mkdocs.yml"], 1, "mkdocs.yml:1 X001 It is no well-formed XML"),
        (["import", "po"], 2, "Missing argument 'FILE…'"),
        (["export", "po", "--from", "fr"], 2, "There is no edition fr. mkdocs.yml declares: zh, en."),
        (["export", "po", "--from", "en", "--to", "en"], 2, "A translation needs two languages"),
        (["import"], 2, "Missing argument 'ARTICLE'"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(tiny: Folder, arguments: list[str], code: int, told: str) -> None:
    """A translator would get a program's traceback, or a script would go on."""
    done = tiny.run(*arguments)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_articles_are_imported_as_before(tiny: Folder, tmp_path: Path) -> None:
    """The first command of a newcomer would no longer work."""
    article = tmp_path / "a.md"
    article.write_text("# 标题\n\n## 一 开端\n\n一段。\n", encoding="utf-8")
    assert "开端" in tiny.run("import", str(article), "--plan").stdout
