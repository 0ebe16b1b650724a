"""An article is taken into a publication, and again when it has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from duiye import intake
from duiye.article import Article, Passage
from duiye.intake import Planned, Taken
from duiye.model import BlockKind
from duiye.notice import ContentError, SettingsError, StoreError
from duiye.outline import recognise
from folders import Folder, snapshot

TEXT = "这是一段正文，写得足够长，长到没有人会把它当作标题来看待，并且以句号结束。"
LONG = "It is long enough that nobody would take it for a heading or for a fragment, and it ends with a full stop."
LINES = tuple(
    (
        f"海的两边|作者：张三　2024-03-05|开头。{TEXT}|01|东岸|1、港口|港口。{TEXT}|港口二。{TEXT}|"
        f"2、灯塔|灯塔。{TEXT}|02|西岸|西岸。{TEXT}|1、渔村|渔村。{TEXT}|2、盐田|盐田。{TEXT}|责任编辑：李四"
    ).split("|")
)


def planned(*lines: str, language: str = "zh", pictures: dict[str, bytes] | None = None) -> Planned:
    """Plan an article of lines."""
    passages = tuple(Passage(BlockKind.PARAGRAPH, text, text, n) for n, text in enumerate(lines, 1))
    article = Article("sea.txt", "plain text, UTF-8", passages, pictures=pictures or {})
    return Planned(article, language, recognise(article, language))


def take(folder: Folder, *lines: str, **more: dict[str, bytes]) -> Taken:
    """Import an article of lines."""
    return intake.take_in(folder.root, planned(*(lines or LINES), **more))


def changed(*pairs: tuple[str, str]) -> tuple[str, ...]:
    """Return the article with words replaced."""
    text = "\n".join(LINES)
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return tuple(text.split("\n"))


def test_an_imported_article_is_a_publication_without_faults(tiny: Folder) -> None:
    """An author's first build after an import would fail."""
    done = take(tiny)
    assert (done.again, done.changes) == (False, ())
    assert done.chapters == (
        "opening.md", "part-1/index.md", "part-1/gangkou.md", "part-1/dengta.md",
        "part-2/index.md", "part-2/yucun.md", "part-2/yantian.md",
    )  # fmt: skip
    assert tiny.check() == ()
    front = "---\ntitle: 港口\nnumber: 1、\n---\n"
    assert tiny.read("docs/zh/part-1/gangkou.md").startswith(f"{front}# 港口 {{#gangkou}}\n\n港口。")
    assert "state: initial" in tiny.read("docs/en/part-1/gangkou.md")


def test_every_line_of_the_article_is_in_the_publication(tiny: Folder) -> None:
    """Something of the article would be lost."""
    take(tiny)
    written = "".join(data.decode() for name, data in snapshot(tiny.root).items() if name.endswith((".md", ".yml")))
    for line in LINES:
        assert line.removeprefix("1、").removeprefix("2、") in written


def test_pictures_lie_beside_the_chapters_of_both_languages(tiny: Folder) -> None:
    """A picture would be missing in the language that is written later."""
    lines = (*LINES[:2], "![海](images/sea.png)", *LINES[2:])
    take(tiny, *lines, pictures={"images/sea.png": b"png"})
    assert [tiny.path(f"docs/{tag}/images/sea.png").read_bytes() for tag in ("zh", "en")] == [b"png", b"png"]
    assert "![海](images/sea.png)" in tiny.read("docs/zh/opening.md")


def test_an_unchanged_article_writes_nothing_the_second_time(tiny: Folder) -> None:
    """Version control would show changes that nobody made."""
    take(tiny)
    before = snapshot(tiny.root)
    done = take(tiny)
    assert (done.again, done.written, done.changes) == (True, (), ())
    assert snapshot(tiny.root) == before


def test_a_dry_run_tells_and_writes_nothing(tiny: Folder) -> None:
    """A look at what an import would do would do it."""
    before = snapshot(tiny.root)
    assert intake.take_in(tiny.root, planned(*LINES), dry_run=True).chapters
    assert snapshot(tiny.root) == before


def test_a_corrected_article_changes_what_it_changed_and_marks_what_lags(tiny: Folder) -> None:
    """A correction would be lost, or would undo a translation, or the reader never learn that it is old."""
    take(tiny)
    page = tiny.read("docs/en/part-1/gangkou.md").replace("state: initial\n", "").replace("# 港口 {", "# The port {")
    page = page.replace("title: 港口", "title: The port").replace(f"港口。{TEXT}", f"The port. {LONG}")
    tiny.write("docs/en/part-1/gangkou.md", page.replace(f"港口二。{TEXT}", f"The port, again. {LONG}"))
    assert tiny.faults() == []
    done = take(tiny, *changed(("港口。这是", "港口。那是"), ("渔村。这是", "渔村。那是")))
    assert [(change.kind, change.file) for change in done.changes] == [
        ("changed", "docs/zh/part-1/gangkou.md"),
        ("changed", "docs/zh/part-2/yucun.md"),
    ]
    assert "那是" in tiny.read("docs/zh/part-1/gangkou.md")
    assert "The port." in tiny.read("docs/en/part-1/gangkou.md")
    assert "渔村。那是" in tiny.read("docs/en/part-2/yucun.md")
    assert tiny.faults() == ["docs/en/part-1/gangkou.md:7 S003"]
    tiny.replace("docs/en/part-1/gangkou.md", "The port.", "The port, up to date.")
    assert tiny.faults() == []


def test_a_chapter_that_is_new_in_the_article_takes_its_place(tiny: Folder) -> None:
    """A new chapter would stand at the end, or push others to other addresses."""
    take(tiny)
    done = take(tiny, *changed(("2、灯塔", f"2、码头\n码头。{TEXT}\n3、灯塔")))
    assert done.chapters[2:5] == ("part-1/gangkou.md", "part-1/matou.md", "part-1/dengta.md")
    text = tiny.read("mkdocs.yml")
    assert text.index("part-1/gangkou.md") < text.index("part-1/matou.md") < text.index("part-1/dengta.md")
    assert tiny.check() == ()


def test_a_new_part_gets_a_folder_of_its_own(tiny: Folder) -> None:
    """A part that comes first would take the addresses of the others."""
    take(tiny)
    first = f"01\n北岸\n1、冰\n冰。{TEXT}\n2、雪\n雪。{TEXT}\n02\n"
    done = take(tiny, *changed(("01\n", first), ("02\n西岸", "03\n西岸")))
    assert done.chapters[1:4] == ("part-3/index.md", "part-3/bing.md", "part-3/xue.md")
    assert "part-1/gangkou.md" in done.chapters
    assert tiny.check() == ()


def test_a_chapter_with_another_title_keeps_its_address(tiny: Folder) -> None:
    """Links to a chapter would break when the article corrects its title."""
    take(tiny)
    done = take(tiny, *changed(("1、港口", "1、老港口")))
    assert "part-1/gangkou.md" in done.chapters
    assert "# 老港口 {#gangkou}" in tiny.read("docs/zh/part-1/gangkou.md")
    assert "title: 老港口" in tiny.read("docs/zh/part-1/gangkou.md")


def test_a_chapter_that_is_gone_goes_unless_somebody_worked_on_it(tiny: Folder) -> None:
    """A chapter that the article took back would be published, or a translator's work be deleted."""
    take(tiny)
    tiny.write("docs/en/part-2/yantian.md", tiny.read("docs/en/part-2/yantian.md").replace("state: initial\n", ""))
    done = take(tiny, *changed((f"2、灯塔\n灯塔。{TEXT}\n", ""), (f"2、盐田\n盐田。{TEXT}\n", "")))
    assert not tiny.path("docs/zh/part-1/dengta.md").exists()
    assert "dengta" not in tiny.read("mkdocs.yml") + tiny.read("docs/apparatus/bitext.lock")
    assert tiny.path("docs/zh/part-2/yantian.md").exists()
    assert [(notice.code, notice.locus.path) for notice in done.notices] == [("I008", "docs/zh/part-2/yantian.md")]


def test_another_article_is_refused(tiny: Folder) -> None:
    """The wrong file would replace a whole book."""
    take(tiny)
    before = snapshot(tiny.root)
    with pytest.raises(StoreError, match="another article"):
        take(tiny, "山的四季", "一、春", f"甲。{TEXT}", "二、夏", f"乙。{TEXT}", "三、秋", f"丙。{TEXT}")
    assert snapshot(tiny.root) == before


def test_an_article_that_shares_a_heading_only_is_refused(tiny: Folder) -> None:
    """Another article with a chapter of the same name would take its place, and delete the rest."""
    take(tiny, "河", "一、起源", f"河从山里来。{TEXT}", "二、寒冬", f"河在冬天结冰。{TEXT}")
    before = snapshot(tiny.root)
    with pytest.raises(StoreError, match="another article"):
        take(tiny, "茶", "一、起源", "茶从南方来，走了一千里路。", "二、味道", "茶的味道在水里，不在叶子里。")
    assert snapshot(tiny.root) == before


def test_a_removed_chapter_is_named(tiny: Folder) -> None:
    """A chapter would be deleted, and the author not be told which."""
    take(tiny)
    done = take(tiny, *changed((f"2、灯塔\n灯塔。{TEXT}\n", "")))
    assert ("removed", "docs/zh/part-1/dengta.md", "# 灯塔") in [(c.kind, c.file, c.before) for c in done.changes]


def test_chapters_that_no_import_made_are_not_overwritten(tiny: Folder) -> None:
    """A chapter written by hand would be lost because its name is the same."""
    tiny.write("docs/en/part-1/gangkou.md", "# Mine {#mine}\n")
    before = snapshot(tiny.root)
    with pytest.raises(StoreError, match=r"docs/en/part-1/gangkou\.md is there, and no import made it"):
        take(tiny)
    assert snapshot(tiny.root) == before


def test_a_damaged_lock_file_stops_the_import(tiny: Folder) -> None:
    """Edits would be overwritten, since nobody knows what was imported."""
    take(tiny)
    tiny.write("docs/apparatus/bitext.lock", tiny.read("docs/apparatus/bitext.lock") + "<<<<<<< HEAD\n")
    with pytest.raises(ContentError) as told:
        take(tiny)
    assert [notice.code for notice in told.value.notices] == ["Y001"]


def test_a_chapter_that_cannot_be_read_stops_the_import(tiny: Folder) -> None:
    """A chapter in another encoding would be taken for one that is not there, and be written over."""
    take(tiny)
    tiny.write("docs/zh/opening.md", "# 引言".encode("gb18030"))
    with pytest.raises(ContentError):
        take(tiny, *changed(("开头。", "开始。")))
    assert tiny.path("docs/zh/opening.md").read_bytes() == "# 引言".encode("gb18030")


def test_an_english_article_makes_chinese_stubs(tiny: Folder) -> None:
    """The languages would be taken for each other."""
    text = "A paragraph of running text that is long enough to be one, and that ends with a full stop."
    intake.take_in(tiny.root, planned("The sea", "Chapter 1: East", text, "Chapter 2: West", text, language="en"))
    assert "state" not in tiny.read("docs/en/east.md")
    assert "state: initial" in tiny.read("docs/zh/east.md")
    assert tiny.check() == ()


def test_a_language_that_is_not_declared_is_refused(tiny: Folder) -> None:
    """An article would be written into a folder that no build reads."""
    with pytest.raises(SettingsError, match="an import needs fr"):
        intake.take_in(tiny.root, planned(*LINES, language="fr"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("首页 > 资讯 > 云", "The file holds no text of a chapter."),
        ("渡口的灯", "The file has a heading, and no text below it."),
    ],
)
def test_an_article_without_text_is_refused(tiny: Folder, line: str, said: str) -> None:
    """A publication would get chapters with nothing in them, or its author not know what the file lacks."""
    with pytest.raises(ContentError) as caught:
        intake.take_in(tiny.root, planned(line))
    assert [notice.message for notice in caught.value.notices] == [said]


def test_the_origin_says_what_the_article_says_of_itself() -> None:
    """The landing page would not name the author."""
    origin = planned(*LINES).origin
    assert (origin.title, origin.author, origin.date, origin.source) == ("海的两边", "张三", "2024-03-05", "")


def test_a_plan_that_was_changed_decides(tmp_path: Path, tiny: Folder) -> None:
    """An author could see that a heading is wrong, and not correct it."""
    article = tmp_path / "sea.txt"
    article.write_text("\n".join(LINES), encoding="utf-8")
    text = intake.plan(article).text
    (tmp_path / "plan.txt").write_text(text.replace("chapter [1、] 港口", "chapter [1、] 大港口"), encoding="utf-8")
    intake.take_in(tiny.root, intake.plan(article, plan_file=tmp_path / "plan.txt"))
    assert "# 大港口 {#gangkou}" in tiny.read("docs/zh/part-1/gangkou.md")
    (tmp_path / "plan.txt").write_text("99 chapter X\n", encoding="utf-8")
    with pytest.raises(ContentError):
        intake.plan(article, plan_file=tmp_path / "plan.txt")
    (tmp_path / "plan.txt").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(ContentError):
        intake.plan(article, plan_file=tmp_path / "plan.txt")


ZH = (
    "海的两边",
    "海的东岸有一座港口，港口里停着一百二十条船，船上的人说三种方言。",
    "一、港口",
    "港口在1998年建成，花了四年时间。那一年来了第一条外国的船，船名叫“信天翁”。",
    "每天早上六点，港口的钟敲六下，鱼市就开了。",
    "二、灯塔",
    "灯塔高31米，灯光可以照到20海里外的地方。",
    "守塔的人姓周，他在这里住了三十年。他说，海会记住每一条船。",
)
EN = (
    "Two Sides of the Sea",
    "On the eastern shore there is a harbour with 120 boats in it, whose crews speak three dialects.",
    "1. The Harbour",
    "The harbour was finished in 1998, after four years of work.",
    "In that year the first foreign ship arrived; her name was Albatross.",
    "At six every morning the harbour bell strikes six times and the fish market opens.",
    "2. The Lighthouse",
    "The lighthouse is 31 metres tall and its light can be seen 20 nautical miles away.",
    "The keeper, whose name is Zhou, has lived here for thirty years. The sea, he says, remembers every ship.",
)


def test_two_finished_texts_face_one_another(tiny: Folder) -> None:
    """An author with both texts would have to cut and pair them by hand."""
    done = intake.take_in(tiny.root, planned(*ZH), translation=planned(*EN, language="en"))
    assert done.chapters == ("opening.md", "gangkou.md", "dengta.md")
    page = tiny.read("docs/en/gangkou.md")
    assert "# The Harbour {#gangkou}" in page
    assert "after four years of work.  \nIn that year the first foreign ship" in page
    assert "state" not in page
    assert tiny.faults() == []


def test_what_one_text_alone_has_stands_on_both_sides_and_is_told(tiny: Folder) -> None:
    """A paragraph without counterpart would shift every one below it, or be lost."""
    more = "A word of our own about the sea and its people, which the Chinese text does not have at all."
    done = intake.take_in(tiny.root, planned(*ZH), translation=planned(*EN, more, language="en"))
    assert [notice.code for notice in done.notices] == ["I007"]
    assert more in tiny.read("docs/zh/dengta.md")
    assert [fault.split()[-1] for fault in tiny.faults()] == ["S001"]


def test_a_pair_needs_both_languages_and_a_publication_without_an_import(tiny: Folder) -> None:
    """Two Chinese texts would be paired, or chapters that were edited be written over."""
    with pytest.raises(SettingsError, match="a pair needs zh and en"):
        intake.take_in(tiny.root, planned(*ZH), translation=planned(*ZH))
    intake.take_in(tiny.root, planned(*ZH))
    with pytest.raises(StoreError, match="has an imported article already"):
        intake.take_in(tiny.root, planned(*ZH), translation=planned(*EN, language="en"))


def test_typed_notes_of_a_corrected_article_are_merged(tiny: Folder) -> None:
    """An edited note would be written over, or a corrected one stay as it was."""
    lines = (
        "海",
        "一、东",
        f"东[1]，岸[2]。{TEXT}",
        "二、西",
        f"西[3]。{TEXT}",
        "注释",
        "[1] 甲书。",
        "[2] 乙书。",
        "[3] 丙书。",
    )
    assert take(tiny, *lines).notices == ()
    assert tiny.check() == ()
    assert "东[^1]，岸[^2]。" in tiny.read("docs/zh/dong.md")
    assert "role: notes" in tiny.read("docs/apparatus/article.yml")
    assert take(tiny, *lines).written == ()
    tiny.write("docs/zh/dong.md", tiny.read("docs/zh/dong.md").replace("甲书。", "甲书，第二版。"))
    done = take(tiny, *[line.replace("乙书。", "乙书，第5页。") for line in lines])
    page = tiny.read("docs/zh/dong.md")
    assert "[^1]: 甲书，第二版。" in page
    assert "[^2]: 乙书，第5页。" in page
    assert [(change.kind, change.file) for change in done.changes] == [("changed", "docs/zh/dong.md")]
