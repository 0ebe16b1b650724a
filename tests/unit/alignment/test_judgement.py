"""How each pair of blocks stands after either side was edited."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from duiye.alignment import align, remember
from duiye.model import Chapter, Memory, Segment
from duiye.readers.manuscript import read_manuscript

ZH = [
    "# 潮汐 {#tide}",
    "潮水每天涨落两次。大潮在朔望之后。",
    "船夜里进港。",
    "- 灯塔\n- 浮标",
    "雾天敲钟。守塔人不睡。",
]
EN = ["# The tide {#tide}", "The tide turns twice a day. Springs follow the moon.", "Boats come in at night."]
EN += ["- lighthouse\n- buoy", "In fog the bell is rung. The keeper stays awake."]


def chapter(language: str, blocks: list[str], front: str = "") -> Chapter:
    """Return a chapter made of blocks."""
    text = front + "\n\n".join(blocks) + "\n"
    return read_manuscript(text, path="tide.md", language=language, file=f"docs/{language}/tide.md")[0]


def reviewed(zh: list[str] = ZH, en: list[str] = EN) -> Memory:
    """Return what is remembered when everything was accepted."""
    segments = align(chapter("zh", zh), chapter("en", en))
    return remember(Memory(), segments, {segment.id for segment in segments})


def told(zh: list[str], en: list[str], memory: Memory | None = None) -> list[tuple[str, str, str, str]]:
    """Return what is not in step: id, standing, the lagging side, what happened."""
    segments = align(chapter("zh", zh), chapter("en", en), memory or reviewed())
    return [
        (segment.id, segment.standing, segment.lagging, segment.change)
        for segment in segments
        if segment.standing != "in step"
    ]


def changed(blocks: list[str], place: int, *texts: str) -> list[str]:
    """Return blocks with one replaced by others, or by none."""
    return [*blocks[:place], *texts, *blocks[place + 1 :]]


def test_what_was_accepted_is_in_step() -> None:
    """Every segment would have to be reviewed again at each build."""
    assert told(ZH, EN) == []


def test_without_a_memory_nothing_is_stale() -> None:
    """A publication that nobody has reviewed yet would be all warnings."""
    assert {item[1] for item in told(ZH, EN, Memory())} == {"unreviewed"}


def test_either_language_may_lead() -> None:
    """An edit of the translation would never reach the other language."""
    zh, en = changed(ZH, 2, "船夜里进港，白天出海。"), changed(EN, 1, "The tide turns four times a day.")
    assert told(zh, EN) == [("tide-p2", "stale", "target", "edited")]
    assert told(ZH, en) == [("tide-p1", "stale", "source", "edited")]
    assert told(zh, en) == [("tide-p1", "stale", "source", "edited"), ("tide-p2", "stale", "target", "edited")]


def test_both_sides_changed_is_a_conflict() -> None:
    """Two authors who each changed a side would not learn of one another."""
    zh, en = changed(ZH, 2, "船夜里进港，白天出海。"), changed(EN, 2, "Boats come in at dusk.")
    assert told(zh, en) == [("tide-p2", "conflict", "", "edited")]


def test_a_new_paragraph_makes_its_neighbours_no_less_in_step() -> None:
    """A paragraph put in at the top would make a whole section stale."""
    assert told(changed(ZH, 1, "新的一段。", ZH[1]), EN) == [("tide-p1", "untranslated", "target", "added")]
    assert told(ZH, changed(EN, 4, "One more.", EN[4])) == [("tide-p4@en", "untranslated", "source", "added")]


def test_a_new_paragraph_on_both_sides_is_unreviewed_alone() -> None:
    """Whoever writes in both languages would be told of a conflict."""
    both = told(changed(ZH, 2, ZH[2], "新的一段。"), changed(EN, 2, EN[2], "A new one."))
    assert both == [("tide-p3", "unreviewed", "", "")]


def test_a_paragraph_removed_on_one_side_is_told_of_the_other() -> None:
    """Readers of one language would keep what the author has withdrawn."""
    assert told(changed(ZH, 2), EN) == [("tide-p2@en", "stale", "target", "removed")]
    assert told(changed(ZH, 2), changed(EN, 2)) == []


def test_a_moved_paragraph_is_not_stale() -> None:
    """Turning two paragraphs round would ask for their translation again."""
    assert told([ZH[0], ZH[2], ZH[1], *ZH[3:]], EN) == []


def test_a_split_paragraph_is_told_as_one_that_was_split() -> None:
    """A translator would translate again what only got a line break."""
    split = changed(ZH, 1, "潮水每天涨落两次。", "大潮在朔望之后。")
    assert told(split, EN) == [("tide-p1", "stale", "target", "split")]
    there = changed(EN, 1, "The tide turns twice a day.", "Springs follow the moon.")
    assert told(ZH, there) == [("tide-p1", "stale", "source", "split")]
    assert {item[1] for item in told(split, there)} == {"unreviewed"}


def test_joined_paragraphs_are_told_as_joined() -> None:
    """A translator would find one block stale and the next without a counterpart."""
    assert told(changed(ZH, 1, ZH[1] + ZH[2])[:2] + ZH[3:], EN) == [("tide-p1", "stale", "target", "joined")]
    joined = [EN[0], f"{EN[1]} {EN[2]}", *EN[3:]]
    assert told(ZH, joined) == [("tide-p1", "stale", "source", "joined")]
    assert {item[1] for item in told([ZH[0], ZH[1] + ZH[2], *ZH[3:]], joined)} == {"unreviewed"}


def test_of_unequal_sides_the_likelier_pair_is_made() -> None:
    """A list would be paired with a paragraph because one was put in before it."""
    segments = align(chapter("zh", changed(ZH, 1)), chapter("en", EN))
    pairs = {s.source.text.strip(): s.target.text.strip() for s in segments if s.source and s.target}
    assert pairs == {ZH[0]: EN[0], ZH[2]: EN[2], ZH[3]: EN[3], ZH[4]: EN[4]}


def test_two_branches_that_went_different_ways_are_a_conflict() -> None:
    """After a merge, one side of each branch would count as reviewed with the other's."""
    zh, en = changed(ZH, 2, "船夜里进港，白天出海。"), changed(EN, 2, "Boats come in at dusk.")
    memory = Memory((), reviewed().in_step + reviewed(zh, en).in_step)
    assert told(ZH, en, memory) == [("tide-p2", "conflict", "", "edited")]
    assert told(zh, en, memory) == []


def test_a_copy_in_an_initial_chapter_is_untranslated() -> None:
    """A translator could not see how much of an imported article is left."""
    copy = chapter("en", changed(ZH, 1, EN[1]), "---\nstate: initial\n---\n")
    segments = align(chapter("zh", ZH), copy)
    assert [s.standing for s in segments if s.source and s.target] == [
        "untranslated",
        "unreviewed",
        *["untranslated"] * 3,
    ]


def test_the_title_and_the_notes_are_segments_too() -> None:
    """A new title would never reach the other language."""
    zh = chapter("zh", [*ZH, "[^a]: 注。"], "---\ntitle: 潮\n---\n")
    en = chapter("en", [*EN, "[^a]: Note."], "---\ntitle: Tide\n---\n")
    segments = align(zh, en)
    memory = remember(Memory(), segments, {segment.id for segment in segments})
    later = chapter("zh", [*ZH, "[^a]: 新注。"], "---\ntitle: 潮汐\nhide: [toc]\n---\n")
    stale = [s.id for s in align(later, en, memory) if s.standing == "stale"]
    assert stale == ["---", "[^a]"]
    hidden = chapter("zh", [*ZH, "[^a]: 注。"], "---\ntitle: 潮\nhide: [toc]\n---\n")
    assert [s.id for s in align(hidden, en, memory) if s.standing == "stale"] == []


def test_accepting_one_leaves_the_others_as_they_were() -> None:
    """Reviewing one segment would hide what is stale beside it."""
    zh = changed(changed(ZH, 2, "船夜里进港，白天出海。"), 1, "潮水每天涨落四次。")
    segments = align(chapter("zh", zh), chapter("en", EN), reviewed())
    memory = remember(reviewed(), segments, {"tide-p2"})
    assert told(zh, EN, memory) == [("tide-p1", "stale", "target", "edited")]
    assert told(ZH, EN, memory) == [("tide-p2", "stale", "target", "edited")]


blocks = st.lists(st.sampled_from([*ZH[1:], "甲。", "乙。", "## 节 {#two}", "[^a]: 注。"]), max_size=9)
other_blocks = st.lists(st.sampled_from([*EN[1:], "A.", "B.", "## Two {#two}", "[^a]: Note."]), max_size=9)
prints = st.sampled_from(reviewed().in_step)
memories = st.lists(st.tuples(prints, prints).map(lambda pair: (pair[0][0], pair[1][1])), max_size=9).map(
    lambda pairs: Memory((), tuple(pairs))
)


def named(segments: tuple[Segment, ...], side: int) -> list[int]:
    """Return where the blocks of one side begin, those of split blocks too."""
    found: list[int] = []
    for segment in segments:
        block = segment.source if side == 0 else segment.target
        found += [block.line] if block else []
        is_here = bool(segment.parts) and (segment.lagging == ("source", "target")[side]) == (
            segment.change == "joined"
        )
        found += [part.line for part in segment.parts] if is_here else []
    return found


@given(blocks, other_blocks, memories)
def test_every_block_stands_in_one_segment(zh: list[str], en: list[str], memory: Memory) -> None:
    """A paragraph would be missing from facing pages, or stand there twice, whatever the lock file says."""
    source, target = chapter("zh", zh), chapter("en", en)
    segments = align(source, target, memory)
    for side, there in enumerate((source, target)):
        lines = named(segments, side)
        assert len(lines) == len(set(lines))
        names = {block.id or block.text.partition("]:")[0] for block in there.blocks if block.text.strip()}
        assert len(lines) == len(names)


@given(blocks.map(dict.fromkeys).map(list), other_blocks.map(dict.fromkeys).map(list))
def test_what_is_accepted_is_in_step_and_stays_so(zh: list[str], en: list[str]) -> None:
    """A review would have to be repeated, or be lost when it is written down."""
    source, target = chapter("zh", zh), chapter("en", en)
    segments = align(source, target)
    memory = remember(Memory(), segments, {segment.id for segment in segments})
    after = align(source, target, memory)
    paired = {segment.id for segment in segments if segment.source and segment.target}
    assert {segment.id for segment in after if segment.standing == "in step"} >= paired
    assert remember(memory, after, frozenset()) == memory


def test_what_two_branches_reviewed_and_one_text_replaced_is_a_conflict() -> None:
    """The passage that most needs a look after a merge would count as never reviewed."""
    other = changed(ZH, 2, "船傍晚进港。"), changed(EN, 2, "Boats come in at dusk.")
    both = Memory((), tuple(dict.fromkeys((*reviewed().in_step, *reviewed(*other).in_step))))
    merged = changed(ZH, 2, "船夜里或傍晚进港。"), changed(EN, 2, "Boats come in at night or at dusk.")
    assert [item[:2] for item in told(*merged, both)] == [("tide-p2", "conflict")]


def test_a_copy_in_a_published_chapter_is_untranslated() -> None:
    """A paragraph that an import left in the other language would be accepted as its own translation."""
    assert told(changed(ZH, 2, ZH[2], "又一段新的文字。"), changed(EN, 2, EN[2], "又一段新的文字。")) == [
        ("tide-p3", "untranslated", "target", "added")
    ]
    words = "Another passage that is still in English."
    assert told(changed(ZH, 2, ZH[2], words), changed(EN, 2, EN[2], words)) == [
        ("tide-p3", "untranslated", "source", "added")
    ]
    for same in ("NVIDIA GeForce", "```\ncode 一二三四五六七\n```", "![图](a.png)", "船夜里进港\n{ lang=zh }"):
        assert [item[1] for item in told([*ZH, same], [*EN, same])] == ["unreviewed"]


def test_a_chapter_of_thousands_of_blocks_is_aligned_at_once() -> None:
    """`duiye status` would take minutes for a long chapter of which half was edited."""
    zh, en = [f"第{n}段。" for n in range(2000)], [f"Paragraph {n}." for n in range(2000)]
    segments = align(chapter("zh", zh), chapter("en", en))
    memory = remember(Memory(), segments, {segment.id for segment in segments})
    edited = [f"{text}改" if n % 2 else text for n, text in enumerate(zh)]
    standings = [segment.standing for segment in align(chapter("zh", edited), chapter("en", en), memory)]
    assert standings.count("stale") == len(zh) / 2
    assert len(align(chapter("zh", zh), chapter("en", [*en, *zh, *edited]))) > len(zh)
