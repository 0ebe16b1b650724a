"""Which blocks of two languages stand in one row of a facing page."""

from __future__ import annotations

import pytest

from duiye import review
from duiye.rowplan import ChapterRows, Row, RowState, plan_rows
from duiye.store import load_publication
from folders import Folder

PATH = "crossing/lighthouse.md"
ZH, EN = f"docs/zh/{PATH}", f"docs/en/{PATH}"


def rows(folder: Folder) -> ChapterRows:
    """Plan the rows of the tiny publication's chapter."""
    return plan_rows(load_publication(folder.root).publication)[PATH]


def test_sides_in_step_have_the_same_ids_and_nothing_to_tell(tiny: Folder) -> None:
    """Every row of a good publication would carry a warning."""
    planned = rows(tiny)
    assert planned.rows
    assert {row.state for row in planned.rows} == {""}
    assert all(row.ids == (row.id, row.id) for row in planned.rows)
    assert planned.counterparts == ({}, {})


def test_a_paragraph_more_shifts_ids_and_nothing_else(tiny: Folder) -> None:
    """From one missing paragraph on, every passage would stand beside its neighbour's translation."""
    review.accept(tiny.root)
    tiny.replace(ZH, "潮汐表贴在塔门上：", "只有中文。\n\n潮汐表贴在塔门上：")
    planned = rows(tiny)
    shifted = planned.by_id["tower-p2"]
    assert (shifted.ids, shifted.state) == (("tower-p2", "tower-p1"), "")
    lone = planned.by_id["tower-p1"]
    assert (lone.ids, lone.state, lone.behind) == (("tower-p1", ""), "missing", 1)
    assert planned.names[1]["tower-p1"] == "tower-p2"
    assert planned.counterparts[0]["tower-p1"] == "tower"
    assert planned.counterparts[1]["tower-p1"] == "tower-p2"


@pytest.mark.parametrize(
    ("edited", "state", "behind"), [((ZH,), "stale", 1), ((EN,), "stale", 0), ((ZH, EN), "conflict", 0)]
)
def test_what_changed_since_the_review_is_told_of_the_side_that_lags(
    tiny: Folder, edited: tuple[str, ...], state: RowState, behind: int
) -> None:
    """A reader would take old words for new ones, or new ones for old."""
    review.accept(tiny.root)
    for path in edited:
        blocks = tiny.read(path).split("\n\n")
        blocks[1] += " 31"
        tiny.write(path, "\n\n".join(blocks))
    (row,) = [row for row in rows(tiny).rows if row.state]
    assert (row.id, row.state) == ("lighthouse-p1", state)
    assert state == "conflict" or row.behind == behind


def test_a_block_that_is_wanted_alone_is_no_gap(tiny: Folder) -> None:
    """A reader would be told that something is missing which nobody misses."""
    tiny.replace(ZH, "title: 灯塔\n", "title: 灯塔\nwaivers:\n  - {code: P003, segment: boat-p3, reason: 只给中文}\n")
    tiny.write(ZH, tiny.read(ZH).rstrip("\n") + "\n\n只有中文才有的一段。\n")
    row = rows(tiny).by_id["boat-p3"]
    assert (row.ids, row.state) == (("boat-p3", ""), "")


def test_the_pieces_of_a_block_that_was_cut_stay_in_its_row(tiny: Folder) -> None:
    """The second half of a passage would stand alone, as if it were not translated."""
    tiny.write(ZH, tiny.read(ZH).rstrip("\n") + "\n\n前半句在前。后半句在后。\n")
    tiny.write(EN, tiny.read(EN).rstrip("\n") + "\n\nThe first half. The second half.\n")
    review.accept(tiny.root)
    tiny.replace(EN, "first half. The", "first half.\n\nThe")
    planned = rows(tiny)
    row = planned.by_id["boat-p3"]
    assert (row.ids, row.parts, row.parts_side) == (("boat-p3", "boat-p3"), ("boat-p4",), 1)
    assert planned.names[1]["boat-p4"] == "boat-p3"


def test_notes_are_rows_by_their_label(tiny: Folder) -> None:
    """A note would not stand beside its translation."""
    for path in (ZH, EN):
        text = tiny.read(path).replace("[^C02]", "[^C02][^own]").rstrip("\n")
        tiny.write(path, f"{text}\n\n[^own]: note\n")
    assert rows(tiny).by_id["fn:own"].ids == ("fn:own", "fn:own")


def test_only_chapters_of_both_languages_are_planned(tiny: Folder) -> None:
    """The build would look for a page that does not exist."""
    tiny.remove(EN)
    assert PATH not in plan_rows(load_publication(tiny.root).publication)


def test_a_lone_block_above_all_has_no_counterpart_to_name() -> None:
    """The switch would lead to an id that the other page has not."""
    assert ChapterRows((Row("a", ("a", "")), Row("b", ("b", "b")))).counterparts == ({}, {})
