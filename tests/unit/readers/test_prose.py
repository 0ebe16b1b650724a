"""What checks read of a block, and the way back to the manuscript."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.model import Block, BlockKind
from duiye.readers.manuscript import partition
from duiye.readers.prose import OBJECT, read_prose

PIECES = ["`", "``", "<", "<b>", "<!--", "-->", "[", "]", "](", ")", "[^a]", "*", "**", "_", "\\", "{#a}", "{", "&amp;"]
PIECES += ["&", "|", "\n", "\n\n", "```\n", "- ", "# ", "> ", '!!! note "', '"', "https://a.b/1", "==", "字", "w ", "7"]


def read(text: str) -> list[str]:
    """Return the prose of each block of a text that has any."""
    return [prose for block in partition(text) if (prose := read_prose(block).text)]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("## 标题 **粗** {#a-b}", "标题 粗"),
        ('**22**.5亿元，见[链接](a.md#b "t")。[^C01]', "22.5亿元，见链接。"),
        ("用 `code 22` 与 <https://x.y/1> 与 https://a.b/c?d=1。", f"用 {OBJECT} 与 {OBJECT} 与 {OBJECT}。"),
        (r"\*星\* 2 * 3 snake_case _em_ &amp; `好", "*星* 2 * 3 snake_case em & `好"),
        ("- [ ] 任务 1\n- 二\n3. 三", "任务 1\n二\n三"),
        ("| 甲 | 乙 |\n| -- | :-: |\n| 1 | 2 |", "甲 \t 乙 \t\n\n\t 1 \t 2"),
        ('!!! note "标题"\n    正文 ==标==', "标题\n正文 标"),
        ("- a\n\n    ```py\n    x = 1\n    ```\n    b", f"a\n\n{OBJECT}\nb"),
        ("[^C01]: 注 [x][ref] ![图 3](a.png){ width=3 }", "注 x 图 3"),
        ("上文<!-- 批注 3 --><br>下文 {: .x }", "上文下文"),
        ("绝对值|x|与$|w|$（见|处）", "绝对值|x|与$|w|$（见|处）"),
        ("甲 |x| 乙\n---", "甲 |x| 乙"),
        ("|a|\n|--|\n|字|", "a\t\n\n\t字"),
        ("集合 {1, 2} 与 [甲] 与 a<b", "集合 {1, 2} 与 [甲] 与 a<b"),
    ],
)
def test_markup_is_not_read(written: str, read_as: str) -> None:
    """A check would tell of a number in an address, or miss one between marks of emphasis."""
    assert read(written) == [read_as.strip()]


@pytest.mark.parametrize("written", ["---\ntitle: 1\n---\n", "```\n12\n```", "***", "<!-- 12 -->", "*[GPU]: 1"])
def test_what_is_no_prose_has_none(written: str) -> None:
    """Code and comments would be judged as sentences."""
    assert read(written) == []


def test_a_place_is_that_of_the_manuscript() -> None:
    """An author would be sent to a wrong line or column."""
    block = partition("# 一 {#a}\n\n\n第一行\n**第二**行 `x` 12\n")[1]
    prose = read_prose(block)
    place = prose.locus("f.md", prose.text.index("1"))
    assert (place.path, place.line, place.column) == ("f.md", 5, 13)
    assert prose.at(len(prose.text)) == len(block.text.rstrip())


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from(list(BlockKind)))
def test_every_character_is_where_it_is_said_to_be(text: str, kind: BlockKind) -> None:
    """A finding would stand beside other words than it is about, or hostile text would end the check."""
    prose = read_prose(Block(kind, text, 1))
    offsets = [prose.at(index) for index in range(len(prose.text))]
    assert offsets == sorted(set(offsets))
    for char, offset in zip(prose.text, offsets, strict=True):
        assert char in {text[offset], OBJECT, "\t", "&"}
        assert 1 <= prose.locus("f", offsets.index(offset)).line <= 1 + text.count("\n")
