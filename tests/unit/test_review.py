"""Reviewing on disk: what stands how, what changed, and what is written down."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from click.testing import CliRunner

from duiye import review
from duiye.cli import main
from duiye.notice import ContentError, SettingsError
from duiye.writers.status import write_badge, write_status_json, write_status_table
from folders import REPOSITORY, Folder, snapshot

LOCK = "docs/apparatus/bitext.lock"
HOME = "crossing/lighthouse.md"
ZH, EN = "docs/zh/crossing/lighthouse.md", "docs/en/crossing/lighthouse.md"


@pytest.fixture
def accepted(tiny: Folder) -> Folder:
    """Return the tiny publication with everything accepted."""
    review.accept(tiny.root)
    return tiny


def first_words(folder: Folder, path: str) -> str:
    """Return the text of the first paragraph of a chapter."""
    blocks = [block for block in folder.read(path).split("\n\n") if not block.startswith(("---", "#"))]
    return blocks[0]


def change(folder: Folder, path: str, added: str) -> None:
    """Add words to the first paragraph of a chapter."""
    words = first_words(folder, path)
    folder.replace(path, words, words + added)


def git(folder: Folder, *arguments: str) -> None:
    """Run git in a publication."""
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
    subprocess.run(command, cwd=folder.root, check=True, capture_output=True)


def test_accepting_everything_leaves_nothing_to_do(accepted: Folder) -> None:
    """The translator would be told of segments that were just reviewed."""
    assert accepted.check() == ()
    assert review.compare(accepted.root) == ()
    assert {row.percent for row in review.status(accepted.root)} == {100}
    assert review.accept(accepted.root).segments == ()


def test_a_change_is_told_counted_and_compared_word_by_word(accepted: Folder) -> None:
    """The other language would never follow, or the translator have to find the new words alone."""
    change(accepted, ZH, "灯彻夜不熄。")
    assert accepted.faults() == [f"{EN}:6 S003"]
    (found,) = review.compare(accepted.root)
    assert (found.path, found.segment.id, found.segment.lagging) == (
        "crossing/lighthouse.md",
        "lighthouse-p1",
        "target",
    )
    ours, theirs = found.sides
    assert [piece.text for piece in ours.edits if piece.kind == "added"] == ["灯彻夜不熄。"]
    assert (theirs.is_changed, theirs.line, [piece.kind for piece in theirs.edits]) == (False, 6, ["same"])
    rows = {(row.path, row.language): row for row in review.status(accepted.root)}
    assert rows["crossing/lighthouse.md", "en"].tallies["stale"].segments == 1
    assert rows["crossing/lighthouse.md", "zh"].tallies["ahead"].segments == 1
    assert rows["crossing/lighthouse.md", "en"].percent < 100 == rows["crossing/lighthouse.md", "zh"].percent


def test_accepting_one_segment_by_any_of_its_names(accepted: Folder) -> None:
    """A translator would have to accept a whole chapter to accept one paragraph."""
    for name in ("lighthouse-p1", "#lighthouse-p1", "crossing/lighthouse.md#lighthouse-p1", f"{EN}#lighthouse-p1"):
        change(accepted, EN, " again.")
        assert accepted.faults() == [f"{ZH}:6 S003"]
        (done,) = review.accept(accepted.root, [name]).segments
        assert done[1].id == "lighthouse-p1"
        assert accepted.check() == ()


@pytest.mark.parametrize(
    "name",
    [
        "crossing",
        "crossing/",
        "crossing/lighthouse",
        "docs/zh/crossing/lighthouse.md",
        "en/crossing",
        "zh/crossing/lighthouse",
    ],
)
def test_accepting_a_chapter_or_a_folder(accepted: Folder, name: str) -> None:
    """Every segment would have to be named."""
    change(accepted, EN, " again.")
    assert len(review.accept(accepted.root, [name]).segments) == 1


@pytest.mark.parametrize("name", ["lighthouse.md", "./lighthouse.md#lighthouse-p1", "../../zh/crossing/lighthouse.md"])
def test_a_chapter_can_be_named_from_the_folder_in_which_one_is(
    accepted: Folder, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """What the shell completes would be no chapter."""
    change(accepted, EN, " again.")
    monkeypatch.chdir(accepted.path(EN).parent)
    done = CliRunner().invoke(main, ["accept", "--root", str(accepted.root), name])
    assert (done.exit_code, done.stderr) == (0, "✓ 1 segment accepted.\n")


def test_a_name_that_nothing_has_is_refused_with_what_is_near(accepted: Folder) -> None:
    """A slip of the keyboard would accept nothing, or everything, in silence."""
    before = snapshot(accepted.root)
    with pytest.raises(SettingsError, match="Did you mean lighthouse-p1"):
        review.accept(accepted.root, ["lighthuose-p1"])
    assert snapshot(accepted.root) == before


def test_a_segment_of_one_language_cannot_be_accepted(accepted: Folder) -> None:
    """Readers would be told that a missing paragraph is in step."""
    accepted.write(ZH, accepted.read(ZH) + "\n新的一段。\n")
    done = review.accept(accepted.root)
    assert (done.segments, [segment.standing for _, segment in done.refused]) == ((), ["untranslated"])


def test_the_earlier_words_come_from_git_where_nothing_was_kept(accepted: Folder) -> None:
    """Whoever clones a publication could not see what changed since it was reviewed."""
    git(accepted, "init", "-q")
    git(accepted, "add", ".")
    git(accepted, "commit", "-qm", "one")
    change(accepted, ZH, "灯彻夜不熄。")
    git(accepted, "commit", "-qam", "two")
    change(accepted, ZH, "风雨无阻。")
    shutil.rmtree(accepted.path(".duiye"))
    (found,) = review.compare(accepted.root)
    assert [piece.text for piece in found.sides[0].edits if piece.kind == "added"] == ["灯彻夜不熄。风雨无阻。"]


def test_without_the_earlier_words_the_whole_text_is_shown(accepted: Folder) -> None:
    """A publication without git and without what was kept would end the command."""
    change(accepted, ZH, "灯彻夜不熄。")
    shutil.rmtree(accepted.path(".duiye"))
    (found,) = review.compare(accepted.root)
    assert (found.sides[0].is_changed, found.sides[0].before_is_known) == (True, False)
    assert [piece.kind for piece in found.sides[0].edits] == ["same"]


def test_what_was_kept_is_no_part_of_what_is_committed(accepted: Folder) -> None:
    """A folder of our own would turn up in everybody's `git status`."""
    git(accepted, "init", "-q")
    git(accepted, "add", ".")
    listed = subprocess.run(["git", "ls-files"], cwd=accepted.root, check=True, capture_output=True, text=True).stdout
    assert LOCK in listed
    assert ".duiye" not in listed


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("<<<<<<< HEAD\n", "Git left a conflict in the lock file."),
        ("  in-step 12\n", "“in-step 12” is no line of a lock file."),
        ("version 9\n", "This lock file is of version 9; this Duiye reads 1."),
    ],
)
def test_a_damaged_lock_file_is_told_and_not_written_over(accepted: Folder, damage: str, told: str) -> None:
    """What two people have reviewed would be lost to a merge conflict."""
    accepted.write(LOCK, accepted.read(LOCK) + damage)
    before = snapshot(accepted.root)
    for command in (review.accept, review.status, review.compare):
        with pytest.raises(ContentError) as caught:
            command(accepted.root)
        assert [notice.message for notice in caught.value.notices] == [told]
    assert [notice.message for notice in accepted.check() if notice.code == "Y001"] == [told]
    assert snapshot(accepted.root) == before


def test_a_chapter_in_one_language_counts_as_untranslated_unless_it_says_so(accepted: Folder) -> None:
    """The status would say 100 % though readers of one language lack a chapter."""
    text = "---\ntitle: 雾\n---\n# 雾 {#fog}\n\n看不见灯。\n"
    accepted.write("docs/zh/fog.md", text)
    rows = {(row.path, row.language): row for row in review.status(accepted.root)}
    assert (rows["fog.md", "en"].percent, rows["fog.md", "zh"].percent) == (0, 100)
    assert rows["fog.md", "en"].title == "雾"
    accepted.write("docs/zh/fog.md", text.replace("---\n#", "counterpart: none\n---\n#"))
    assert "fog.md" not in {row.path for row in review.status(accepted.root)}


def test_every_form_of_the_status_says_the_same(accepted: Folder) -> None:
    """A dashboard would show other figures than the terminal."""
    change(accepted, ZH, "灯彻夜不熄。")
    rows = review.status(accepted.root)
    known = json.loads(write_status_json(rows))
    lines = write_status_table(rows, markdown=True).splitlines()
    assert len(lines) == 2 + len(known) + 2
    for line, row in zip(lines[2:], known, strict=False):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        assert cells[:3] == [row["path"], row["language"], str(row["segments"])]
        assert [int(cell) for cell in cells[3:9]] == [tally["segments"] for tally in row["standing"].values()]
        assert cells[9:] == [str(row["words"]), f"{row['percent']} %"]
    plain = write_status_table(rows).splitlines()
    assert [line.split()[:2] for line in plain[1:]] == [line.replace("|", " ").split()[:2] for line in lines[2:]]


def test_a_badge_says_its_figure_in_words_too() -> None:
    """Somebody who cannot see the picture would learn nothing from it."""
    assert 'aria-label="译文最新 87%"' in write_badge(87, "zh")
    assert 'aria-label="up to date 100%"' in write_badge(100, "en")


def test_commands_end_with_the_code_that_they_promise(accepted: Folder) -> None:
    """A script could not tell a stale edition from one that is in step."""
    assert accepted.run("status", "--strict").returncode == 0
    change(accepted, ZH, "灯彻夜不熄。")
    assert (accepted.run("status").returncode, accepted.run("status", "--strict").returncode) == (0, 1)
    shown = accepted.run("diff")
    assert "{+灯彻夜不熄。+}" in shown.stdout
    (known,) = json.loads(accepted.run("diff", "--json").stdout)
    assert (known["id"], known["lagging"], known["sides"][0]["changed"]) == ("lighthouse-p1", "en", True)
    assert accepted.run("accept").returncode == 2
    assert accepted.run("accept", "nothing-here").returncode == 2
    done = accepted.run("accept", "lighthouse-p1")
    assert (done.returncode, done.stderr) == (0, "✓ 1 segment accepted.\n")
    assert accepted.run("status", "--badge").returncode == 0
    assert "100%" in accepted.read("up-to-date-en.svg")


def test_our_own_publication_can_be_compared_in_every_segment() -> None:
    """The first publication made with Duiye would have blocks that no review can name."""
    rows = review.status(REPOSITORY)
    assert sum(row.total.segments for row in rows) > 200
    assert all(row.behind.segments == 0 for row in rows)


def test_a_renamed_chapter_keeps_what_was_reviewed(accepted: Folder) -> None:
    """A chapter that got another address would have to be reviewed again, and what is stale in it be forgotten."""
    change(accepted, ZH, "灯彻夜不熄。")
    for language in ("zh", "en"):
        accepted.path(f"docs/{language}/crossing/lighthouse.md").rename(
            accepted.path(f"docs/{language}/crossing/tower.md")
        )
    rows = {(row.path, row.language): row for row in review.status(accepted.root)}
    assert rows["crossing/tower.md", "en"].tallies["stale"].segments == 1
    review.accept(accepted.root)
    assert "lighthouse.md" not in accepted.read(LOCK)


def test_a_block_that_is_cut_in_another_way_cannot_be_accepted(accepted: Folder) -> None:
    """Half of a paragraph would count as the translation of the whole."""
    accepted.write(ZH, accepted.read(ZH).replace("渡轮认得灯塔。", "渡轮认得灯塔。\n\n"))
    done = review.accept(accepted.root)
    assert (done.segments, [segment.change for _, segment in done.refused]) == ((), ["split"])


def test_a_block_that_one_language_wants_alone_is_not_missed(accepted: Folder) -> None:
    """A deliberate difference would keep the status from ever saying that all is done."""
    accepted.write(ZH, accepted.read(ZH) + "\n只有中文读者要的一段。\n")
    assert any(row.behind.segments for row in review.status(accepted.root))
    waiver = "waivers: [{code: P003, segment: boat-p3, reason: 只给中文读者}]\n"
    accepted.write(ZH, accepted.read(ZH).replace("---\n", f"---\n{waiver}", 1))
    assert not any(row.behind.segments for row in review.status(accepted.root))
    assert accepted.check() == ()


def test_a_conflict_between_branches_shows_what_each_changed(accepted: Folder) -> None:
    """Whoever has to compare the two would be shown two whole texts."""
    git(accepted, "init", "-q")
    git(accepted, "add", ".")
    git(accepted, "commit", "-qm", "one")
    lines = accepted.read(LOCK)
    change(accepted, ZH, "灯彻夜不熄。")
    review.accept(accepted.root)
    changed_zh, zh_lines = accepted.read(ZH), accepted.read(LOCK)
    accepted.write(ZH, changed_zh.replace("灯彻夜不熄。", "")).write(LOCK, lines)
    change(accepted, EN, " It never fails.")
    review.accept(accepted.root)
    other = "".join(line for line in accepted.read(LOCK).splitlines(keepends=True) if line not in zh_lines)
    accepted.write(ZH, changed_zh).write(LOCK, zh_lines.replace(f"{HOME}\n", f"{HOME}\n{other}"))
    found = [item for item in review.compare(accepted.root) if item.segment.standing == "conflict"]
    assert [[piece.text for piece in side.edits if piece.kind == "added"] for side in found[0].sides] == [
        ["灯彻夜不熄。"],
        [" It never fails."],
    ]


@pytest.mark.parametrize("name", ["crossing/lighthouse.md#.title", "crossing/lighthouse.md#---"])
def test_front_matter_is_accepted_by_the_name_that_translators_see(accepted: Folder, name: str) -> None:
    """A name from a translator's file would be unknown here."""
    accepted.write(ZH, accepted.read(ZH).replace("title: 灯塔", "title: 老灯塔"))
    (done,) = review.accept(accepted.root, [name]).segments
    assert done[1].id == "---"


@pytest.mark.parametrize("left", ["", "---\ntitle: The lighthouse\n---\n"])
def test_an_emptied_chapter_has_nothing_that_is_up_to_date(accepted: Folder, left: str) -> None:
    """The language that lost a chapter would be called complete, and the other one behind."""
    accepted.write(EN, left)
    rows = {(row.path, row.language): row for row in review.status(accepted.root)}
    assert rows["crossing/lighthouse.md", "en"].percent == 0
    assert "untranslated" not in rows["crossing/lighthouse.md", "zh"].tallies
    assert rows["crossing/lighthouse.md", "zh"].percent >= 99


@pytest.mark.parametrize(("file", "language"), [(ZH, "zh"), (EN, "en")])
def test_a_lost_passage_is_missing_where_it_was_lost(accepted: Folder, file: str, language: str) -> None:
    """A translator would be sent to the language that has everything."""
    lines = accepted.read(file).split("\n")
    accepted.write(file, "\n".join([*lines[:5], *lines[6:]]))
    rows = {row.language: row for row in review.status(accepted.root) if row.path == "crossing/lighthouse.md"}
    assert [row.percent < 100 for row in (rows.pop(language), *rows.values())] == [True, False]


def test_accepting_all_leaves_out_what_waits_for_its_translation(tiny: Folder) -> None:
    """The words that a new publication begins with would count as reviewed, and their translation as changed."""
    tiny.replace(EN, "title: The lighthouse\n", "title: The lighthouse\nstate: initial\n")
    done = review.accept(tiny.root)
    assert HOME not in {path for path, _ in done.segments}
    assert {path for path, _ in done.refused} == {HOME}
    assert review.accept(tiny.root, [HOME]).segments != ()
