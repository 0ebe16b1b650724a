"""Translations that are left where they are, or files that are refused, and what is told of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from duiye.exchange import Format
from duiye.notice import ContentError, SettingsError, StoreError
from folders import Folder, snapshot
from translators import FORMATS, bring_home, codes, contents, drawn, export_file, only, translate

ZH, EN = "docs/zh/crossing/lighthouse.md", "docs/en/crossing/lighthouse.md"
TOWER = "crossing/lighthouse.md#tower"
FORMAT = pytest.mark.parametrize("file_format", FORMATS)
DIRECTIONS = pytest.mark.parametrize("source", ["zh", "en"])


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
        ("boat-p2", "<script>alert(1)</script>[^C02]", "it has '<script>', which its source has not"),
        ("boat-p2", "[x](JavaScript:alert(1))[^C02]", "it has 'javascript:', which its source has not"),
        ("boat-p2", "*x*{ onclick=alert(1) }[^C02]", "it has 'onclick=', which its source has not"),
        (".title", "<img src=x onerror=alert(1)>", "it has 'onerror=', which its source has not"),
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
