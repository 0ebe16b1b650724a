"""A corrected article meets chapters that were edited and translated."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from duiye.bitext import fingerprint
from duiye.model import Chapter, Memory
from duiye.readers.manuscript import partition, read_manuscript
from duiye.revision import Revised, revise_chapter

FRONT = "---\ntitle: T\n---\n"
STUB = "---\ntitle: T\nstate: initial\n---\n"


def chapter(text: str, language: str = "zh") -> Chapter:
    """Read a chapter."""
    return read_manuscript(text, path="a.md", language=language, file=f"docs/{language}/a.md")[0]


def page(*blocks: str, front: str = FRONT) -> str:
    """Write a chapter of blocks under a heading."""
    return front + "\n\n".join(["# T {#t}", *blocks]) + "\n"


def blocks(text: str) -> list[str]:
    """Cut a chapter into blocks."""
    return [block.text for block in partition(text)]


def revise(was: str, source: str, target: str | None, now: str, **known: str) -> Revised:
    """Merge an article that was `was` at the last import and is `now` today."""
    memory = Memory(tuple(map(fingerprint, blocks(was))))
    translations = {fingerprint(text): translation for text, translation in known.items()}
    return revise_chapter(memory, chapter(source), chapter(target, "en") if target else None, blocks(now), translations)


def test_an_unchanged_article_changes_nothing() -> None:
    """Importing again would touch files and undo edits."""
    was = page("一。", "二。")
    edited, target = page("一。", "二，改过。"), page("One.", "Two.")
    done = revise(was, edited, target, was)
    assert ("".join(done.source), "".join(done.target)) == (edited, target)
    assert (done.changes, done.notices, done.outdated) == ((), (), ())


def test_a_changed_paragraph_is_taken_and_its_translation_kept_as_outdated() -> None:
    """A correction of the article would be lost, or the translation with it, or nobody would know that it is old."""
    was = page("一。", "这里写的是旧的数字，十个。", "三。")
    done = revise(was, was, page("One.", "Ten.", "Three."), was.replace("十个", "十二个"))
    assert "十二个" in "".join(done.source)
    assert "".join(done.target) == page("One.", "Ten.", "Three.")
    assert [change.kind for change in done.changes] == ["changed"]
    assert done.outdated == ((fingerprint("这里写的是旧的数字，十个。"), fingerprint("Ten.")),)


def test_a_stub_follows_the_article() -> None:
    """The translator would begin from a text that is no longer there."""
    was = page("一。", "二。")
    now = page("一。", "新的一段。", "二，改了。")
    done = revise(was, was, page("一。", "二。", front=STUB), now)
    assert "".join(done.target) == page("一。", "新的一段。", "二，改了。\n", front=STUB)
    assert done.outdated == ()


def test_a_new_paragraph_stands_at_its_place_on_both_sides() -> None:
    """Every translation below it would stand beside the wrong paragraph."""
    was = page("一。", "二。")
    done = revise(was, was, page("One.", "Two."), page("一。", "插入的一段。", "二。"))
    assert blocks("".join(done.target))[2:] == ["One.\n\n", "插入的一段。\n\n", "Two.\n"]


def test_a_paragraph_that_came_from_another_chapter_brings_its_translation() -> None:
    """Moving a paragraph in the article would lose its translation."""
    was = page("一。")
    done = revise(
        was, was, page("One."), page("一。", "移来的一段。"), **{"移来的一段。": "A paragraph that moved here."}
    )
    assert "A paragraph that moved here." in "".join(done.target)


def test_a_removed_paragraph_goes_from_both_sides_and_a_lost_translation_is_told() -> None:
    """A paragraph would stay that the article took back, or a translator's work vanish in silence."""
    was = page("一。", "要删的一段。", "三。")
    done = revise(was, was, page("One.", "A paragraph to go.", "Three."), page("一。", "三。"))
    assert "".join(done.target) == page("One.", "Three.")
    assert [(notice.code, notice.locus.line) for notice in done.notices] == [("I008", 8)]
    assert "A paragraph to go." in done.notices[0].message


def test_a_paragraph_that_nobody_translated_goes_without_a_word() -> None:
    """An import would be full of notices about copies."""
    was = page("一。", "要删的一段。")
    done = revise(was, was, page("一。", "要删的一段。", front=STUB), page("一。"))
    assert (done.notices, "".join(done.target).strip()) == ((), page("一。", front=STUB).strip())


def test_a_hand_edit_is_kept_where_the_article_changed_too() -> None:
    """A writer's own words would be overwritten without a word."""
    was = page("一。", "二。")
    edited = page("一，我改的。", "二。")
    done = revise(was, edited, page("One.", "Two."), page("一，文章改的。", "二，文章也改了。"))
    assert "一，我改的。" in "".join(done.source)
    assert "二，文章也改了。" in "".join(done.source)
    assert [(notice.code, notice.locus.line) for notice in done.notices] == [("I008", 6)]
    assert "一，文章改的。" in done.notices[0].message


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    """A writer who had corrected the mistake already would be told of a quarrel."""
    was, now = page("一。", "二。"), page("一。", "二，改了。")
    done = revise(was, now, page("One.", "Two."), now)
    assert ("".join(done.source), done.notices) == (now, ())


def test_a_paragraph_added_by_hand_stays() -> None:
    """A writer's own paragraph would vanish."""
    was = page("一。", "二。", "三。")
    done = revise(was, page("一。", "我加的。", "二。", "三。"), None, page("一。", "二。", "三，改了。"))
    assert blocks("".join(done.source))[2:] == ["一。\n\n", "我加的。\n\n", "二。\n\n", "三，改了。\n\n"]
    assert (done.target, done.notices) == ((), ())


def test_where_both_changed_at_one_place_the_writer_is_asked() -> None:
    """The article's change would be dropped in silence beside a paragraph added by hand."""
    was = page("一。", "二。")
    done = revise(was, page("一。", "我加的。", "二。"), None, page("一。", "二，改了。"))
    assert "我加的。" in "".join(done.source)
    assert "二，改了。" in done.notices[0].message


def test_a_heading_keeps_its_id_when_its_words_change() -> None:
    """Every link to a section would break when the article corrects its title."""
    was = page("## 旧题 {#old}", "一。")
    source = was.replace("{#old}", "{#mine}")
    done = revise(was, source, source.replace("旧题", "Old title"), was.replace("## 旧题 {#old}", "## 新题 {#xinti}"))
    assert "## 新题 {#mine}" in "".join(done.source)
    assert "## Old title {#mine}" in "".join(done.target)


def test_a_heading_without_an_id_stays_without_one() -> None:
    """An id would be invented that the other language lacks."""
    was = page("## 旧题", "一。")
    assert "## 新题\n" in "".join(revise(was, was, None, was.replace("旧题", "新题")).source)


def test_notes_follow_by_their_labels() -> None:
    """The translation of a note would be lost, since notes have no id."""
    was = page("一。[^1]", "[^1]: 注。")
    done = revise(was, was, page("One.[^1]", "[^1]: Note."), page("一。[^1]", "[^1]: 注，改了。"))
    assert "[^1]: Note." in "".join(done.target)
    assert len(done.outdated) == 1


def test_what_only_the_translation_has_stays_where_it_is() -> None:
    """A translator's own note would be dropped by the next import."""
    was = page("一。", "二。")
    target = "A word before.\n\n" + page("One.", "Two.", "A paragraph of our own.")[len(FRONT) :]
    done = revise(was, was, target, page("一，改了。", "二。"))
    assert "".join(done.target) == target


def test_a_retitled_chapter_takes_a_new_paragraph_beside_one_that_was_edited() -> None:
    """A paragraph that the article adds would be lost because another was edited by hand."""
    was = page("第一段，写的是冬天的河水。", "第二段，写的是春天的船。")
    edited = was.replace("冬天的河水", "冬天结冰的河水")
    now = (
        was.replace("title: T", "title: U")
        .replace("# T", "# U")
        .replace("春天的船。\n", "春天的船。\n\n第三段，是新添的。\n")
    )
    done = revise(was, edited, None, now)
    written = "".join(done.source)
    assert "# U {#t}" in written
    assert "冬天结冰的河水" in written
    assert "第三段，是新添的。" in written
    assert done.notices == ()


def test_the_author_is_asked_until_the_two_agree() -> None:
    """A change that was told once and overlooked would never be heard of again."""
    was, edited, now = page("一。"), page("一，我改的。"), page("一，文章改的。")
    done = revise(was, edited, None, now)
    assert done.imported[2:] == (fingerprint("一。"),)
    again = revise_chapter(Memory(done.imported), chapter(edited), None, blocks(now))
    assert [notice.code for notice in again.notices] == ["I008"]
    settled = revise_chapter(Memory(done.imported), chapter(now), None, blocks(now))
    assert (settled.notices, settled.imported[2:]) == ((), (fingerprint("一，文章改的。"),))


PARAGRAPHS = st.lists(st.sampled_from([f"第{n}段，写的是{word}。" for n in range(5) for word in "山水"]), max_size=7)


@given(PARAGRAPHS, PARAGRAPHS)
def test_an_unedited_chapter_becomes_the_article_of_today(before: list[str], after: list[str]) -> None:
    """The chapter would differ from the article though nobody touched it."""
    was, now = page(*before), page(*after)
    done = revise(was, was, was.replace(FRONT, STUB), now)
    assert [text.strip() for text in done.source] == [text.strip() for text in blocks(now)]
    assert [text.strip() for text in done.target] == [text.strip() for text in blocks(now.replace(FRONT, STUB))]


@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS)
def test_nothing_written_by_hand_is_lost(before: list[str], edited: list[str], after: list[str]) -> None:
    """A paragraph that only the writer has would be gone after an import."""
    own = [text for text in edited if text not in before]
    done = revise(page(*before), page(*edited), None, page(*after))
    written = "".join(done.source)
    assert all(text in written for text in own)
