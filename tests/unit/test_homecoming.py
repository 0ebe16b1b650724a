"""Translations on their way home: what is taken, what is left and told, and that nothing else changes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from duiye import founding, intake, review
from duiye.exchange import Format
from duiye.homecoming import Home
from duiye.notice import ContentError, SettingsError, StoreError
from duiye.writers.new_publication import NewPublication
from folders import REPOSITORY, TINY, Folder, snapshot
from translators import FORMATS, bring_home, drawn, export_file, translate

ZH, EN = "docs/zh/crossing/lighthouse.md", "docs/en/crossing/lighthouse.md"
TOWER = "crossing/lighthouse.md#tower"
FORMAT = pytest.mark.parametrize("file_format", FORMATS)
DIRECTIONS = pytest.mark.parametrize("source", ["zh", "en"])


def contents(folder: Folder) -> dict[str, bytes]:
    """Return the bytes of every file but those that are kept for later reviews."""
    return {name: data for name, data in snapshot(folder.root).items() if not name.startswith(".duiye/")}


def only(words: dict[str, str]) -> Callable[[str, str], str | None]:
    """Return a translator of some units."""
    return lambda context, _: words.get(context)


def codes(home: Home) -> list[str]:
    """Return the codes of the notices."""
    return [notice.code for notice in home.notices]


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
def test_a_translation_that_went_on_here_is_not_written_over(file_format: Format, tiny: Folder) -> None:
    """An editor's words would be lost to a file that was made before them, touched or not."""
    path = export_file(tiny, file_format)
    tiny.write(EN, tiny.read(EN).replace("## The tower {", "## Tower and door {"))
    before = tiny.read(EN)
    home = bring_home(tiny, path)
    assert (home.written, codes(home), home.fates["outdated"]) == ((), [], 1)
    home = bring_home(tiny, translate(path, only({TOWER: "The old tower"})))
    assert (tiny.read(EN), codes(home)) == (before, ["X002"])


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
    # What stands for a translation here has neither the numbers nor the items of the source.
    assert {fault.split()[-1][0] for fault in folder.faults()} <= {"P", "Q"}
    again = bring_home(folder, export_file(folder, file_format))
    assert (again.written, set(again.fates)) == ((), {"unchanged"})


def source(folder: Folder, context: str) -> str:
    """Return the source of a unit."""
    return next(unit.source for unit in drawn(folder.root) if unit.context == context)


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


def test_a_source_that_changed_meanwhile_is_told(tiny: Folder) -> None:
    """A translation of words that nobody says any more would be published."""
    path = translate(export_file(tiny, "po"), only({TOWER: "The old tower"}))
    tiny.replace(ZH, "{#tower}", "新 {#tower}")
    before = contents(tiny)
    home = bring_home(tiny, path)
    (notice,) = home.notices
    assert (notice.code, home.written, home.fates["outdated"]) == ("X002", (), 1)
    assert f"{TOWER} was translated from “" in notice.message
    assert contents(tiny) == before


def test_a_segment_that_is_gone_is_told(tiny: Folder) -> None:
    """A translator's words would vanish without a word."""
    path = translate(export_file(tiny, "po"), only({TOWER: "The old tower"}))
    path.write_text(
        path.read_text("utf-8").replace('#tower"', '#gone"') + '\nmsgid "x"\nmsgstr "y"\n', encoding="utf-8"
    )
    home = bring_home(tiny, path)
    assert [notice.message for notice in home.notices] == [
        "crossing/lighthouse.md#gone is no segment any more: “The old tower” was not taken.",
        "“y” has no context.",
    ]


@FORMAT
def test_what_is_not_finished_is_told_and_not_published(file_format: Format, tiny: Folder) -> None:
    """A guess of a translation memory would be printed."""
    path = translate(export_file(tiny, file_format), only({TOWER: "A guess"}))
    text = path.read_text("utf-8")
    if file_format == "po":
        text = text.replace(f'msgctxt "{TOWER}"', f'#, fuzzy\nmsgctxt "{TOWER}"')
    else:
        text = text.replace('state="reviewed"', 'state="initial"')
    path.write_text(text, encoding="utf-8")
    home = bring_home(tiny, path)
    assert (codes(home), home.written, home.fates["unfinished"]) == (["X003"], (), 1)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The boat.", "lacks [^C02]"),
        ("The boat.[^C01]", "lacks [^C02] and adds [^C01]"),
        ("The `boat` [ran](index.md){ .x } <b>on</b>.[^C02]", "adds `boat`, (index.md), { .x }…"),
    ],
)
def test_lost_markup_is_told_and_is_not_in_step(tiny: Folder, words: str, told: str) -> None:
    """A note or link would be gone from one language, and nobody would know."""
    context = next(unit.context for unit in drawn(tiny.root) if unit.source.startswith("船从1911年"))
    home = bring_home(tiny, translate(export_file(tiny, "po"), only({context: words})))
    assert [notice.message for notice in home.notices] == [f"The translation of {context} {told}."]
    assert (codes(home), home.accepted, home.fates["taken"]) == (["X004"], 0, 1)
    assert words in tiny.read(EN)


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("boat-p2", "One.\n\nTwo.[^C02]", "it makes 2 blocks of one paragraph"),
        ("boat-p2", "# Title[^C02]", "it makes a heading of a paragraph"),
        ("boat-p2", "The boat.[^C02]\n{ #own }", "it gives the block the id own"),
        ("boat-p2", "<div>The boat.[^C02]", "what follows this paragraph would become a part of it"),
        ("boat-p2", "a\x07b", "it holds a control character, U+0007"),
        ("boat-p2", "<script>alert(1)</script>[^C02]", "it has '<script', which its source has not"),
        ("boat-p2", "[x](JavaScript:alert(1))[^C02]", "it has 'JavaScript:', which its source has not"),
        ("boat-p2", "x{ onclick=alert(1) }", "it has '{ onclick=', which its source has not"),
        (".title", "<img src=x onerror=alert(1)>", "it has '<img src=x onerror=', which its source has not"),
        ("boat-p1", "| Boat | Time |", "it makes a paragraph of a table"),
    ],
)  # fmt: skip
def test_a_translation_that_would_break_its_chapter_is_left(tiny: Folder, name: str, words: str, told: str) -> None:
    """One slip of a translator would take a chapter apart, or run a program on its page."""
    before = contents(tiny)
    path = export_file(tiny, "po")
    file = polib.pofile(str(path))
    entry = next(entry for entry in file if entry.msgctxt == f"crossing/lighthouse.md#{name}")
    entry.msgstr = words
    file.save(str(path))
    home = bring_home(tiny, path)
    (notice,) = home.notices
    assert (notice.code, notice.message) == ("X005", f"{entry.msgctxt}: {told}.")
    assert (home.written, home.fates["refused"], contents(tiny)) == ((), 1, before)


def test_text_in_the_front_matter_that_has_no_place_is_told(tiny: Folder) -> None:
    """A value would be put where the page does not look for it, or be lost."""
    tiny.replace("docs/zh/index.md", "title: 渡口的灯\n", "title: 渡口的灯\nhero:\n  lead: 一盏灯。\n")
    path = translate(export_file(tiny, "po"), only({"index.md#.hero.lead": "One lamp."}))
    home = bring_home(tiny, path)
    assert [notice.message for notice in home.notices] == ["The front matter has no place for hero.lead."]
    assert home.fates["taken"] == 0


def test_translations_that_run_into_one_another_are_left(tiny: Folder) -> None:
    """A chapter would lose a block to its neighbour."""
    tiny.write(ZH, "# 一 {#a}\n段\n# 二 {#b}\n")
    tiny.write(EN, "# One {#a}\nA paragraph\n# Two {#b}\n")
    before = tiny.read(EN)
    home = bring_home(tiny, translate(export_file(tiny, "po"), only({"crossing/lighthouse.md#a-p1": "A line\n: not"})))
    assert (codes(home), tiny.read(EN)) == (["X005"], before)


def test_front_matter_that_nobody_could_read_is_not_written(tiny: Folder) -> None:
    """One strange character in a title would take its chapter from the readers."""
    before = contents(tiny)
    words = {"index.md#.title": "a\x80b", "index.md#home": "A lamp", TOWER: "The old tower"}
    home = bring_home(tiny, translate(export_file(tiny, "po"), only(words)))
    assert (codes(home), home.fates["refused"], home.fates["taken"]) == (["X005"], 2, 1)
    assert contents(tiny)["docs/en/index.md"] == before["docs/en/index.md"]


def test_what_runs_in_the_source_may_run_in_the_translation(tiny: Folder) -> None:
    """An author's own drawing could not be translated."""
    for name in (ZH, EN):
        tiny.write(name, tiny.read(name) + '\n<svg role="img"><title>灯</title></svg>\n')
    context = next(unit.context for unit in drawn(tiny.root) if unit.source.startswith("<svg"))
    words = '<svg role="img"><title>Lamp</title></svg>'
    assert bring_home(tiny, translate(export_file(tiny, "po"), only({context: words}))).fates["taken"] == 1
    assert tiny.read(EN).endswith(f"\n{words}\n")


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


@pytest.mark.parametrize(
    "change", [lambda text: "what\n" + text, lambda text: text.replace("Language: en", "Language: fr")]
)
def test_a_file_that_cannot_be_used_stops_everything(tiny: Folder, change: Callable[[str], str]) -> None:
    """Half of a delivery would be taken, and nobody could say which half."""
    good = translate(export_file(tiny, "po"), only({TOWER: "The old tower"}))
    bad = good.with_name("bad.po")
    bad.write_text(change(good.read_text("utf-8")), encoding="utf-8")
    before = snapshot(tiny.root)
    with pytest.raises((ContentError, SettingsError)):
        bring_home(tiny, good, bad)
    assert snapshot(tiny.root) == before


def test_files_that_contradict_one_another_are_refused(tiny: Folder) -> None:
    """It would hang on the order of two files which translation is published."""
    one = translate(export_file(tiny, "po"), only({TOWER: "One"}))
    two = one.with_name("two.po")
    two.write_text(one.read_text("utf-8").replace('msgstr "One"', 'msgstr "Two"'), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        bring_home(tiny, one, two)
    assert f"{TOWER} has another translation in " in raised.value.notices[0].message
    back = export_file(tiny, "xliff", "en")
    with pytest.raises(ContentError):
        bring_home(tiny, one, back)


def test_a_file_without_its_languages_or_without_itself_is_refused(tiny: Folder) -> None:
    """A file would be written into a language by chance."""
    path = export_file(tiny, "po")
    text = path.read_text("utf-8").replace('"Language: en\\n"\n', "").replace('"X-Source-Language: zh\\n"\n', "")
    path.write_text(text, encoding="utf-8")
    for file in (path, path.with_name("none.po")):
        with pytest.raises(ContentError) as raised:
            bring_home(tiny, file)
        assert [notice.code for notice in raised.value.notices] == ["X001"]


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


def test_a_chapter_that_cannot_be_read_stops_the_exchange(tiny: Folder) -> None:
    """A chapter in another encoding would be taken for one that is not there, and be overwritten."""
    path = export_file(tiny, "po")
    tiny.write(EN, "---\ntitle: x\n---\n# 船\n".encode("gb18030"))
    with pytest.raises(ContentError):
        bring_home(tiny, path)


def test_a_disk_that_refuses_leaves_everything_as_it_was(tiny: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk would leave half a delivery."""
    path = translate(export_file(tiny, "po"), only({TOWER: "The old tower"}))
    before = contents(tiny)
    monkeypatch.setattr(Path, "write_bytes", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(StoreError):
        bring_home(tiny, path)
    assert contents(tiny) == before
