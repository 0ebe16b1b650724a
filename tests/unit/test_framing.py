"""What of a block is words, and what is the frame that they stand in."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from duiye.framing import frame
from duiye.model import Block, BlockKind
from duiye.readers.manuscript import partition

KINDS = st.sampled_from(BlockKind)
PIECES = st.lists(st.sampled_from(["# ", "#", " {#a}", "{ .x }", "\n", " ", "[^1]: ", "词", "a", "=", "\t", "　", "}"]))

CASES = {
    "## 标题 {#title}\n\n": ("## ", "标题", " {#title}\n\n"),
    "# A  {#a}\n": ("# ", "A", "  {#a}\n"),
    "# Title\n": ("# ", "Title", "\n"),
    "##标题{#不}\n": ("##", "标题{#不}", "\n"),
    "## A b { #x .y } ##\n": ("## ", "A b", " { #x .y } ##\n"),
    "# C\\#\n": ("# ", "C\\#", "\n"),
    "# About { braces } here\n": ("# ", "About { braces } here", "\n"),
    "Title\n=====\n\n": ("", "Title", "\n=====\n\n"),
    "\n\n段落。\n{ .lead }\n\n": ("\n\n", "段落。", "\n{ .lead }\n\n"),
    "　　段落。\n": ("", "　　段落。", "\n"),
    "A line\n{ not the end } of it.\n": ("", "A line\n{ not the end } of it.", "\n"),
    "[^C30]: A note.\n    More.\n": ("[^C30]: ", "A note.\n    More.", "\n"),
    "- one\n- two\n\n": ("", "- one\n- two", "\n\n"),
    '!!! note "T"\n    Words.\n': ("", '!!! note "T"\n    Words.', "\n"),
    "```\ncode\n```\n": ("```\ncode\n```\n", "", ""),
    "***\n": ("***\n", "", ""),
    "<!-- a remark -->\n": ("<!-- a remark -->\n", "", ""),
    "[[glossary]]\n": ("[[glossary]]\n", "", ""),
    "# {#id}\n": ("# {#id}\n", "", ""),
    "[^1]:\n": ("[^1]:\n", "", ""),
}


@pytest.mark.parametrize("text", CASES)
def test_words_and_frame(text: str) -> None:
    """A translator would get ids and attributes to translate, or no words at all."""
    (block,) = partition(text)
    cut = frame(block)
    assert (cut.before, cut.words, cut.after) == CASES[text]


@example("# \n {#a}", BlockKind.PARAGRAPH, 0)
@given(PIECES.map("".join), KINDS, st.integers(0, 6))
def test_frame_and_words_are_the_block(text: str, kind: BlockKind, level: int) -> None:
    """An import would change or lose a byte that nobody translated."""
    cut = frame(Block(kind, text, 1, "", level))
    assert cut.around(cut.words) == text
    assert cut.words == cut.words.strip(" \t\r\n")


@given(st.text())
def test_frames_of_any_chapter_are_its_bytes(text: str) -> None:
    """A block that our reader cuts in its own way would not come back as it was."""
    assert "".join(cut.around(cut.words) for cut in map(frame, partition(text))) == text


def test_a_block_of_one_mark_repeated_is_cut_at_once() -> None:
    """A chapter with a line of half a megabyte would hang the export."""
    for unit in ("{", " {", " #", "#", "\n{", "}"):
        assert frame(Block(BlockKind.HEADING, f"# {unit * 300_000}", 1)).before
        assert frame(Block(BlockKind.PARAGRAPH, unit * 300_000, 1)).words
