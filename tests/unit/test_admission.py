"""Which translations may stand in a chapter: whatever comes back, the rest of the chapter stays as it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from duiye.admission import Arrival, Place, admit, stub
from duiye.alignment import align
from duiye.model import Memory
from duiye.notice import Locus
from duiye.readers.manuscript import partition
from duiye.units import Direction, Returned, draw_units
from translators import ZH_EN, chapter

ZH = """\
---
title: 船
---
# 船 {#boat}

一段。[^1]
{ .lead }

- 甲
- 乙

| 一 | 二 |
| --- | --- |
| 三 | 四 |

## 灯 {#lamp}
紧接一段。
## 尾 {#end}

> 引文

!!! note "注"
    内文。

[^1]: 一条注。
"""
EN = """\
---
title: Boat
---
# Boat {#boat}

One.[^1]
{ .lead }

- a
- b

| 1 | 2 |
| --- | --- |
| 3 | 4 |

## Lamp {#lamp}
At once.
## End {#end}

> Quotation

!!! note "Note"
    Inside.

[^1]: A note.
"""
MARKS = [
    "#",
    "# a",
    "- ",
    "> ",
    "```",
    "<div>",
    "<!--",
    "|",
    "---",
    "[^1]: ",
    ": ",
    "    ",
    "{#x}",
    "!!! note",
    "[a]: b",
    "===",
    "1. ",
]
PIECES = st.lists(st.one_of(st.sampled_from([*MARKS, "\n", "\n\n", "word"]), st.text(max_size=5)), max_size=8).map(
    "".join
)


def place(zh: str, en: str | None, direction: Direction = ZH_EN) -> Place:
    """Make a place of two chapters."""
    source = chapter(zh)
    target = chapter(en, "en") if en is not None else stub(source, "docs/en/a.md", direction)
    segments = align(source, target)
    return Place(source, target, direction, Memory(), draw_units(source, target, segments, direction))


@given(st.lists(PIECES, min_size=12, max_size=12))
def test_any_words_leave_ids_and_neighbours_as_they_are(words: list[str]) -> None:
    """One translation would break another's block, or take a heading's id."""
    where = place(ZH, EN)
    assert len(where.units) == 11
    arrivals = [
        Arrival(unit, Returned(unit.context, unit.source, said, is_finished=True), Locus("back.po", n))
        for n, (unit, said) in enumerate(zip(where.units, words, strict=False))
    ]
    admitted = admit(where, arrivals)
    assert sum(admitted.fates.values()) == 11
    blocks = partition(admitted.text or EN)
    assert [(block.kind, block.level, block.id) for block in blocks] == [
        (block.kind, block.level, block.id) for block in partition(EN)
    ]


@given(st.lists(PIECES, min_size=12, max_size=12))
def test_any_words_make_a_chapter_of_the_same_blocks_where_there_was_none(words: list[str]) -> None:
    """A new chapter would not be the counterpart of the one that was translated."""
    where = place(ZH, None)
    arrivals = [
        Arrival(unit, Returned(unit.context, unit.source, said, is_finished=True), Locus("back.po", n))
        for n, (unit, said) in enumerate(zip(where.units, words, strict=False))
    ]
    text = admit(where, arrivals).text
    kinds = [(block.kind, block.level, block.id) for block in partition(ZH)]
    assert not text or [(block.kind, block.level, block.id) for block in partition(text)] == kinds
