"""Translations on their way home: what is taken, what is left and told, and that nothing else changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from duiye import founding, intake, review
from duiye.exchange import Format
from duiye.writers.new_publication import NewPublication
from folders import REPOSITORY, TINY, Folder, snapshot
from translators import FORMATS, bring_home, codes, contents, drawn, export_file, only, source, translate

ZH, EN = "docs/zh/crossing/lighthouse.md", "docs/en/crossing/lighthouse.md"
TOWER = "crossing/lighthouse.md#tower"
FORMAT = pytest.mark.parametrize("file_format", FORMATS)
DIRECTIONS = pytest.mark.parametrize("source", ["zh", "en"])


@FORMAT
@DIRECTIONS
@pytest.mark.parametrize("root", [TINY, REPOSITORY], ids=["tiny", "ours"])
def test_a_file_that_nobody_touched_changes_no_byte(
    root: Path, source: str, file_format: Format, tmp_path: Path
) -> None:
    """A translator who only looks would change the publication."""
    folder = Folder(tmp_path / "publication")
    shutil.copytree(root / "docs", folder.root / "docs")
    shutil.copy(root / "mkdocs.yml", folder.root)
    before = contents(folder)
    home = bring_home(folder, export_file(folder, file_format, source))
    assert (home.written, home.notices, home.accepted) == ((), (), 0)
    assert set(home.fates) == {"unchanged"}
    assert contents(folder) == before


@FORMAT
def test_nor_does_one_of_a_publication_that_waits_and_lags(file_format: Format, tiny: Folder) -> None:
    """What is stale, in conflict, missing or empty would be taken for translated."""
    review.accept(tiny.root)
    tiny.replace(ZH, "船从1911年开到今天。", "船从1912年开到今天。")
    tiny.write("docs/en/index.md", tiny.read("docs/zh/index.md").replace("---\n", "---\nstate: initial\n", 1))
    before = contents(tiny)
    path = export_file(tiny, file_format)
    home = bring_home(tiny, path)
    assert (home.written, home.notices, home.accepted) == ((), (), 0)
    assert {"unchanged", "empty", "unfinished"} <= {*home.fates}
    assert contents(tiny) == before


@FORMAT
def test_a_new_translation_takes_its_place_and_nothing_else_changes(file_format: Format, tiny: Folder) -> None:
    """A translator's work would be lost, or an id, attribute or neighbour with it."""
    before = contents(tiny)
    unit = next(unit for unit in drawn(tiny.root) if unit.context == TOWER)
    home = bring_home(tiny, translate(export_file(tiny, file_format), only({TOWER: "The old tower"})))
    assert (home.written[0], home.fates["taken"], codes(home)) == (EN, 1, [])
    changed = {name for name, data in contents(tiny).items() if data != before.get(name)}
    assert changed == {EN, "docs/apparatus/bitext.lock"}
    assert tiny.read(EN) == before[EN].decode().replace(f"## {unit.target} {{#tower}}", "## The old tower {#tower}")
    assert home.accepted == 1


def test_the_other_language_may_be_the_one_that_was_translated(tiny: Folder) -> None:
    """Who writes in English could not bring the Chinese home."""
    path = translate(export_file(tiny, "po", "en"), only({TOWER: "旧塔"}))
    assert bring_home(tiny, path).written[0] == ZH
    assert "## 旧塔 {#tower}\n" in tiny.read(ZH)


def test_a_dry_run_tells_and_writes_nothing(tiny: Folder) -> None:
    """Who wants to look first would have changed the publication."""
    path = translate(export_file(tiny, "po"), only({TOWER: "The old tower"}))
    before = snapshot(tiny.root)
    home = bring_home(tiny, path, dry_run=True)
    assert home.written == (EN, "docs/apparatus/bitext.lock")
    assert snapshot(tiny.root) == before


def test_titles_come_home_into_the_front_matter(tiny: Folder) -> None:
    """The navigation would stay in the other language."""
    tiny.replace("docs/zh/index.md", "title: 渡口的灯\n", "title: 渡口的灯\ndescription: 一盏灯。\n")
    words = {"index.md#.title": 'A "lamp": one', "index.md#.description": "One\nlamp."}
    bring_home(tiny, translate(export_file(tiny, "po"), only(words)))
    front = '---\ntitle: "A \\"lamp\\": one"\ndescription: One lamp.\n---\n'
    assert tiny.read("docs/en/index.md").startswith(front)


@FORMAT
def test_a_block_that_was_missing_is_put_at_its_place(file_format: Format, tiny: Folder) -> None:
    """A new paragraph would have to be placed by hand, or stand under another heading."""
    tiny.write(ZH, tiny.read(ZH).rstrip("\n") + "\n\n新的一段。\n{ .lead }\n\n尾段。\n")
    review.accept(tiny.root)
    before = tiny.read(EN)
    units = [unit for unit in drawn(tiny.root) if not unit.target]
    assert [unit.source for unit in units] == ["新的一段。", "尾段。"]
    path = translate(export_file(tiny, file_format), only({units[0].context: "New.", units[1].context: "End."}))
    home = bring_home(tiny, path)
    assert tiny.read(EN) == before.rstrip("\n") + "\n\nNew.\n{ .lead }\n\nEnd.\n"
    assert (home.fates["taken"], home.accepted, tiny.faults()) == (2, 2, [])


def test_a_chapter_that_the_language_lacks_is_made(tiny: Folder) -> None:
    """The first translation of a new chapter would have nowhere to go."""
    tiny.remove(EN)
    path = export_file(tiny, "po")
    assert bring_home(tiny, path).written == ()
    home = bring_home(tiny, translate(path, only({TOWER: "Tower"})))
    assert home.written[0] == EN
    assert (home.published, tiny.read(EN).startswith("---\nstate: initial\n")) == ((), True)
    assert "## Tower {#tower}\n" in tiny.read(EN)


@FORMAT
def test_a_whole_article_is_translated_and_published(file_format: Format, tmp_path: Path) -> None:
    """A publication made of an article could not be translated with a translators' tool."""
    folder = Folder(tmp_path / "book")
    article = tmp_path / "a.md"
    article.write_text(
        "# 卖铲人的故事\n\n## 第一章 开端\n\n这是第一段，说开端的事情。[^1]\n\n- 甲\n- 乙\n\n```\ncode\n```\n\n"
        "## 第二章 结局\n\n这是第二段，说结局的事情。\n\n[^1]: 这是一条注。\n",
        encoding="utf-8",
    )
    planned = intake.plan(article, language="zh")
    titles, lead = founding.entitle("卖铲人的故事", {"zh": "", "en": ""}, "zh")
    founding.found(folder.root, NewPublication(titles, lead, "", "", planned.origin), planned)
    waiting = {unit.path for unit in drawn(folder.root) if not unit.target}
    assert len(waiting) > 2
    words = {unit.context: f"Words {n}" for n, unit in enumerate(drawn(folder.root)) if not unit.target}
    words = {context: said + ("[^1]" if "[^1]" in source(folder, context) else "") for context, said in words.items()}
    words = {
        context: f"- {said}" if source(folder, context).startswith("- ") else said for context, said in words.items()
    }
    home = bring_home(folder, translate(export_file(folder, file_format), only(words)))
    assert {*home.published} == {f"docs/en/{path}" for path in waiting}
    assert codes(home) == []
    assert all("state: initial" not in folder.read(name) for name in home.published)
    # What stands for a translation here has neither the numbers nor the items of the source; mkdocs.yml, where the
    # title of the edition stands, does not go to translators.
    told = {fault.split()[-1] for fault in folder.faults()}
    assert "S005" in told
    assert {code[0] for code in told - {"S005"}} <= {"P", "Q"}
    again = bring_home(folder, export_file(folder, file_format))
    assert (again.written, set(again.fates)) == ((), {"unchanged"})


@FORMAT
def test_a_chapter_of_which_something_is_missing_stays_initial(file_format: Format, tiny: Folder) -> None:
    """Readers would be given half a chapter in the other language."""
    tiny.write(EN, tiny.read(ZH).replace("---\n", "---\nstate: initial\n", 1))
    units = [unit.context for unit in drawn(tiny.root) if unit.context.startswith("crossing/lighthouse")]
    home = bring_home(tiny, translate(export_file(tiny, file_format), only({TOWER: "Tower"})))
    assert (home.fates["empty"], home.published) == (len(units) - 1, ())
    assert "\nstate: initial\n" in tiny.read(EN)
    assert "## Tower {#tower}\n" in tiny.read(EN)


@FORMAT
def test_what_is_finished_again_is_in_step_again(file_format: Format, tiny: Folder) -> None:
    """A translator's review would count for nothing, and the stale notice would stay."""
    review.accept(tiny.root)
    context = next(unit.context for unit in drawn(tiny.root) if unit.source.startswith("船从1911年"))
    tiny.replace(ZH, "船从1911年开到今天。", "船自1911年开到今天。")
    path = export_file(tiny, file_format)
    assert "船从1911年" in path.read_text(encoding="utf-8")
    words = next(unit.target for unit in drawn(tiny.root) if unit.context == context)
    home = bring_home(tiny, translate(path, only({context: words})))
    assert (home.written, home.accepted, codes(home)) == (("docs/apparatus/bitext.lock",), 1, [])
    assert review.compare(tiny.root) == ()


def test_what_the_target_removed_is_not_asked_for_again(tiny: Folder) -> None:
    """A paragraph that an author took out would come back with the next translation."""
    review.accept(tiny.root)
    unit = next(unit for unit in drawn(tiny.root) if unit.source.startswith("船从1911年"))
    tiny.replace(EN, unit.target, "")
    assert unit.context not in {unit.context for unit in drawn(tiny.root)}


def test_a_paragraph_that_was_split_is_two_units(tiny: Folder) -> None:
    """The second half of a paragraph would never be translated."""
    first = "河口有一个渡口，天黑以后靠一盏灯认路。"
    review.accept(tiny.root)
    tiny.replace("docs/zh/index.md", first, "河口有一个渡口，\n\n天黑以后靠一盏灯认路。")
    units = {unit.source: unit for unit in drawn(tiny.root) if unit.path == "index.md"}
    one, two = units["河口有一个渡口，"], units["天黑以后靠一盏灯认路。"]
    assert (one.is_doubtful, one.target[:5], one.earlier, two.target) == (True, "There", "", "")
    path = translate(export_file(tiny, "po"), only({one.context: "A landing.", two.context: "One lamp."}))
    bring_home(tiny, path)
    assert "\nA landing.\n\nOne lamp.\n\nBegin" in tiny.read("docs/en/index.md")
    assert tiny.check() == ()


def test_a_chapter_without_front_matter_gets_its_title(tiny: Folder) -> None:
    """A translated title would have nowhere to stand."""
    tiny.write(EN, "## Tower {#tower}\n").write(ZH, "---\ntitle: 塔\n---\n## 塔 {#tower}\n")
    bring_home(tiny, translate(export_file(tiny, "po"), only({"crossing/lighthouse.md#.title": "Tower"})))
    assert tiny.read(EN) == "---\ntitle: Tower\n---\n## Tower {#tower}\n"


def test_a_first_block_that_was_missing_stands_first(tiny: Folder) -> None:
    """A lead paragraph would stand below the text that it leads in."""
    tiny.write(ZH, "首段。\n\n## 塔 {#tower}\n").write(EN, "## Tower {#tower}\n")
    bring_home(tiny, translate(export_file(tiny, "po"), only({"crossing/lighthouse.md#top-p1": "First."})))
    assert tiny.read(EN) == "First.\n\n## Tower {#tower}\n"


def test_a_block_without_words_takes_its_sources_form(tiny: Folder) -> None:
    """An empty heading would keep the words from their place."""
    tiny.write(ZH, "## 塔 {#tower}\n").write(EN, "## {#tower}\n")
    bring_home(tiny, translate(export_file(tiny, "po"), only({TOWER: "Tower"})))
    assert tiny.read(EN) == "## Tower {#tower}\n"


def test_a_folder_of_files_comes_home_at_once(tiny: Folder, tmp_path: Path) -> None:
    """Forty files would have to be named one by one."""
    folder = tmp_path / "back"
    (folder / "a").mkdir(parents=True)
    path = translate(export_file(tiny, "po"), only({TOWER: "The old tower"}))
    shutil.copy(path, folder / "a" / "one.po")
    shutil.copy(export_file(tiny, "xliff"), folder / "two.xlf")
    (folder / "remarks.txt").write_text("no file of ours", encoding="utf-8")
    home = bring_home(tiny, folder, file_format="po")
    assert (home.fates["taken"], sum(home.fates.values())) == (1, len(drawn(tiny.root)))
