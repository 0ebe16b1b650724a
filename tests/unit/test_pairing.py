"""Two finished texts are paired passage by passage, and nothing is lost or moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from duiye.article import Article, Passage
from duiye.model import BlockKind
from duiye.outline import draw_outline
from duiye.pairing import even_sides, find_doubts, pair_outlines, pair_passages

ZH = (
    "港口在1998年建成，花了四年时间。",
    "那一年来了第一条外国的船，船名叫“Albatross”。",
    "灯塔高31米，灯光可以照到20海里外。",
    "守塔的人姓周，他在这里住了三十年。",
    "海会记住每一条船。",
    "鱼市每天早上六点开门，卖12种鱼。",
)
EN = (
    "The harbour was finished in 1998, after four years of work.",
    "That year brought the first foreign ship, the Albatross.",
    "The lighthouse is 31 metres tall; its light reaches 20 nautical miles.",
    "The keeper has lived here for thirty years.",
    "The sea remembers every ship.",
    "The fish market opens at six and sells 12 kinds of fish.",
)


def passages(texts: tuple[str, ...] | list[str]) -> list[Passage]:
    """Make passages of texts."""
    return [Passage(BlockKind.PARAGRAPH, text, text, n) for n, text in enumerate(texts, 1)]


def links(source: list[str], target: list[str]) -> list[tuple[list[int], list[int]]]:
    """Pair a Chinese text with an English one; return the lines of each pair."""
    pairs = pair_passages(passages(source), passages(target), "zh", "en")
    return [([item.line for item in pair.source], [item.line for item in pair.target]) for pair in pairs]


def test_a_translation_faces_its_text() -> None:
    """Paragraphs would stand beside others than their own."""
    assert links([*ZH], [*EN]) == [([n], [n]) for n in range(1, 7)]


def test_a_paragraph_cut_in_two_shifts_nothing() -> None:
    """Every paragraph below one that was cut would be paired with its neighbour."""
    assert links([ZH[0] + ZH[1], *ZH[2:]], [*EN])[0] == ([1], [1, 2])
    assert links([*ZH], [EN[0] + " " + EN[1], *EN[2:]])[0] == ([1, 2], [1])
    assert links([*ZH], [EN[0] + " " + EN[1], *EN[2:]])[1:] == [([n], [n - 1]) for n in range(3, 7)]


def test_a_paragraph_without_counterpart_stands_alone() -> None:
    """A paragraph that the translator left out would be paired with the next."""
    assert ([3], []) in links([*ZH], [*EN[:2], *EN[3:]])


TEXTS = st.lists(
    st.one_of(st.sampled_from([*ZH, *EN]), st.text(min_size=1, max_size=30).filter(str.strip)), max_size=10
)


@given(TEXTS, TEXTS)
def test_every_passage_stands_in_one_pair_and_in_order(source: list[str], target: list[str]) -> None:
    """A paragraph of either text would be lost, doubled or moved."""
    pairs = links(source, target)
    assert [n for ours, _ in pairs for n in ours] == list(range(1, len(source) + 1))
    assert [n for _, theirs in pairs for n in theirs] == list(range(1, len(target) + 1))
    assert all(ours or theirs for ours, theirs in pairs)


LINES = st.lists(st.sampled_from(["一、甲", "二、乙", "三、丙", "1. A", "2. B", "3. C", *ZH, *EN]), max_size=10)


@given(LINES, LINES)
def test_both_sides_have_the_same_blocks_and_all_words(source: list[str], target: list[str]) -> None:
    """Ids would name other paragraphs in one language than in the other, or words be gone."""
    ours = draw_outline(Article("zh.txt", "text", tuple(passages(source))), "zh")
    theirs = draw_outline(Article("en.txt", "text", tuple(passages(target))), "en")
    paired = pair_outlines(ours, theirs, "zh", "en")
    assert all(notice.code == "I007" for notice in find_doubts(paired, "zh.txt", "en.txt"))
    first, second = even_sides(paired, "en")
    shapes = [[(item.id, item.kind, len(item.passages)) for _, item in side.walk()] for side in (first, second)]
    assert shapes[0] == shapes[1]
    if not first.divisions:
        return
    for outline, side in ((ours, first), (theirs, second)):
        words = "\n".join(p.words for _, item in side.walk() for p in (*item.heading, *item.passages))
        for _, division in outline.walk():
            assert all(item.words in words for item in division.passages)
