"""Where the two languages meet: ids of blocks, and pairs of blocks with the same id."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from duiye.alignment import align
from duiye.bitext import UNNUMBERED, number_blocks
from duiye.model import Block, BlockKind, Chapter

KINDS = [kind for kind in BlockKind if kind is not BlockKind.HEADING]
headings = st.builds(
    lambda name: Block(BlockKind.HEADING, "#", 1, name, 1), st.sampled_from(["", "one", "two", "three", "four"])
)
others = st.builds(
    lambda kind, name: Block(kind, "x", 1, name), st.sampled_from(KINDS), st.sampled_from(["", "", "", "own"])
)
manuscripts = st.lists(st.one_of(headings, others), max_size=12).map(number_blocks)


def chapter(*blocks: Block) -> Chapter:
    """Return a chapter that holds only blocks."""
    return Chapter("a.md", "zh", "docs/zh/a.md", {}, tuple(blocks))


def heading(name: str) -> Block:
    """Return a heading with an id."""
    return Block(BlockKind.HEADING, f"## {name}", 1, name, 2)


def paragraph(text: str = "x", name: str = "") -> Block:
    """Return a paragraph."""
    return Block(BlockKind.PARAGRAPH, text, 1, name)


def named(block: Block) -> str:
    """Return the name by which a block is paired, empty for one that is not."""
    if block.kind is BlockKind.FRONT_MATTER:
        return "---"
    return f"{block.text}]" if block.kind is BlockKind.NOTE else block.id


def ids(*blocks: Block) -> list[str]:
    """Return the ids that blocks get."""
    return [block.id for block in number_blocks(blocks)]


def test_blocks_count_under_their_heading() -> None:
    """The language switch could not stay at the paragraph that is being read."""
    made = ids(paragraph(), heading("a"), paragraph(), paragraph(), heading("b"), paragraph())
    assert made == ["top-p1", "a", "a-p1", "a-p2", "b", "b-p1"]


def test_what_leaves_nothing_on_the_page_is_not_counted() -> None:
    """A comment or a note in one language would shift every pair below it."""
    silent = [Block(kind, "x", 1) for kind in UNNUMBERED]
    assert ids(heading("a"), *silent, paragraph()) == ["a", "", "", "", "a-p1"]


def test_an_id_that_the_author_wrote_stays_and_counts() -> None:
    """A figure that other pages link to would lose its address."""
    assert ids(heading("a"), paragraph(name="map"), paragraph()) == ["a", "map", "a-p2"]


def test_a_heading_without_id_does_not_repeat_numbers() -> None:
    """Two blocks of one page would have the same address."""
    assert ids(heading("a"), paragraph(), heading(""), paragraph()) == ["a", "a-p1", "", "a-p2"]


@given(manuscripts, st.integers(0, 12), st.sampled_from(["one", "two", "three", "four"]))
def test_a_new_paragraph_moves_no_id_under_other_headings(blocks: tuple[Block, ...], place: int, name: str) -> None:
    """Whoever has linked to a paragraph elsewhere in the chapter would land on another one."""
    blocks = (*blocks, heading(name))
    place = min(place, len(blocks) - 1)
    longer = number_blocks(
        [
            *(replace(b, id=b.id if b.kind is BlockKind.HEADING else "") for b in blocks[:place]),
            paragraph(),
            *blocks[place:],
        ]
    )
    next_heading = next(n for n in range(place, len(blocks)) if blocks[n].id and blocks[n].kind is BlockKind.HEADING)
    assert [block.id for block in longer[next_heading + 1 :]] == [block.id for block in blocks[next_heading:]]


@given(manuscripts)
def test_numbering_twice_is_numbering_once(blocks: tuple[Block, ...]) -> None:
    """Ids would depend on how often a chapter went through the program."""
    assert number_blocks(blocks) == blocks


@given(manuscripts, manuscripts)
def test_alignment_holds_every_block_of_both_sides_exactly_once(
    ours: tuple[Block, ...], theirs: tuple[Block, ...]
) -> None:
    """A paragraph of one language would vanish from the facing view, or stand in it twice."""
    segments = align(chapter(*ours), chapter(*theirs))
    for side, blocks in (("source", ours), ("target", theirs)):
        held = [named(getattr(segment, side)) for segment in segments if getattr(segment, side)]
        assert sorted(held) == sorted({named(block) for block in blocks} - {""})
    assert all(segment.source or segment.target for segment in segments)
    assert len({segment.id for segment in segments}) == len(segments)


@given(manuscripts, manuscripts)
def test_alignment_keeps_the_order_of_the_leading_side(ours: tuple[Block, ...], theirs: tuple[Block, ...]) -> None:
    """The facing view would tell the chapter in another order than its author."""
    segments = align(chapter(*ours), chapter(*theirs))
    led = [segment.id for segment in segments if segment.source]
    assert led == list(dict.fromkeys(named(block) for block in ours if named(block)))


@given(manuscripts)
def test_a_chapter_aligned_with_itself_is_all_pairs(blocks: tuple[Block, ...]) -> None:
    """A finished translation would be shown with gaps."""
    segments = align(chapter(*blocks), chapter(*blocks))
    assert all(segment.source is segment.target for segment in segments)


def test_a_block_of_the_other_side_alone_follows_its_neighbour() -> None:
    """A paragraph added in English would stand at the chapter's end in the facing view."""
    source = number_blocks([heading("a"), paragraph("甲"), heading("b")])
    target = number_blocks([paragraph("before"), heading("a"), paragraph("A"), paragraph("B"), heading("b")])
    segments = align(chapter(*source), chapter(*target))
    assert [segment.id for segment in segments] == ["top-p1", "a", "a-p1", "a-p2", "b"]
    assert [segment.source is None for segment in segments] == [True, False, False, True, False]


def test_a_block_of_the_leading_side_alone_shifts_no_pair_elsewhere() -> None:
    """One missing paragraph would set every later pair side by side with the wrong text."""
    source = number_blocks([heading("a"), paragraph("甲"), paragraph("乙"), heading("b"), paragraph("丙")])
    target = number_blocks([heading("a"), paragraph("A"), heading("b"), paragraph("C")])
    pairs = {
        segment.id: segment.target.text if segment.target else None
        for segment in align(chapter(*source), chapter(*target))
    }
    assert (pairs["a-p2"], pairs["b-p1"]) == (None, "C")
