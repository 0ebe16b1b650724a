"""The outline of a translation laid under the outline of its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.article import Division, Outline, Passage
from duiye.model import BlockKind
from duiye.pairing import PairedDivision, find_doubts, pair_outlines
from duiye.pairing.outlines import read_number
from pairs import paragraphs, shape


def division(mark: str, title: str, *text: str, inner: Sequence[Division] = (), made: bool = False) -> Division:
    """Return a division whose heading stands on one line, or that we made."""
    words = f"{mark} {title}".strip()
    heading = () if made else (Passage(BlockKind.PARAGRAPH, words, words, 1),)
    name = "opening" if made else "x"
    return Division("chapter", title, name, mark, "", 1, heading, tuple(paragraphs(*text)), tuple(inner))


def outline(*divisions: Division, notes: Sequence[Passage] = ()) -> Outline:
    """Return an outline."""
    return Outline("", (), divisions, tuple(notes))


def lines(divisions: Sequence[PairedDivision], indent: str = "") -> list[str]:
    """Write paired divisions as lines: titles, then the words of each pair."""
    written = []
    for each in divisions:
        written.append(f"{indent}{each.source.title} = {each.target_title or 'none'}")
        for pair in each.pairs:
            sides = (" + ".join(item.words for item in side) or "none" for side in (pair.source, pair.target))
            written.append(f"{indent}  {' ~ '.join(sides)}")
        written += lines(each.divisions, indent + "  ")
    return written


SOURCE = outline(
    division(
        "第一章",
        "山",
        "山上有2棵树。",
        inner=[division("一、", "上山", "走了30分钟。"), division("二、", "下山", "走了15分钟。")],
    ),
    division("第二章", "河", "河长400公里。"),
)


def test_divisions_pair_by_their_numbers_in_either_script() -> None:
    """Chapters of two finished texts would be shifted against each other."""
    target = outline(
        division(
            "Chapter 1",
            "The mountain",
            "There are 2 trees on it.",
            inner=[division("1.", "Up", "It took 30 minutes."), division("2.", "Down", "It took 15 minutes.")],
        ),
        division("Chapter 2", "The river", "It is 400 kilometres long."),
    )
    assert lines(pair_outlines(SOURCE, target, "zh", "en").divisions) == [
        "山 = The mountain",
        "  山上有2棵树。 ~ There are 2 trees on it.",
        "  上山 = Up",
        "    走了30分钟。 ~ It took 30 minutes.",
        "  下山 = Down",
        "    走了15分钟。 ~ It took 15 minutes.",
        "河 = The river",
        "  河长400公里。 ~ It is 400 kilometres long.",
    ]


def test_a_source_heading_without_counterpart_gets_none() -> None:
    """Text would be lost, or a heading invented, where the translator left a heading out."""
    target = outline(
        division("Chapter 1", "The mountain", "There are 2 trees on it.", "It took 30 minutes.", "It took 15 minutes."),
        division("Chapter 2", "The river", "It is 400 kilometres long."),
    )
    paired = pair_outlines(SOURCE, target, "zh", "en")
    assert [each.target_title for each in paired.divisions[0].divisions] == ["", ""]
    assert "    走了15分钟。 ~ It took 15 minutes." in lines(paired.divisions)
    assert [notice.message.partition(" stands")[0] for notice in find_doubts(paired, "zh.docx", "en.docx")] == [
        "“一、 上山”",
        "“二、 下山”",
    ]


def test_a_heading_that_only_the_target_has_is_kept_in_bold() -> None:
    """A heading that the translator added would vanish, or open a chapter that the source has not."""
    source = outline(division("第一章", "山", "走了30分钟。", "走了15分钟。"))
    inner = [division("", "*Going down*", "It took 15 minutes.")]
    target = outline(division("Chapter 1", "The mountain", "It took 30 minutes.", inner=inner))
    paired = pair_outlines(source, target, "zh", "en")
    assert [item.text for pair in paired.divisions[0].pairs for item in pair.target] == [
        "It took 30 minutes.",
        "**Going down**",
        "It took 15 minutes.",
    ]
    assert [(str(notice.locus), notice.code) for notice in find_doubts(paired, "zh.docx", "en.docx")] == [
        ("en.docx:1", "I007")
    ]


def test_a_plain_line_answers_to_a_heading() -> None:
    """A heading that the target's file does not mark would stay in the text, and its chapter without title."""
    target = outline(division("", "Opening", "The river", "It is 400 kilometres long.", made=True))
    source = outline(division("", "河", "河长400公里。"))
    (paired,) = pair_outlines(source, target, "zh", "en").divisions
    assert (paired.target, paired.target_title) == (None, "The river")


def test_openings_that_we_made_pair_without_a_word() -> None:
    """A heading that stands in no file would be reported as missing from one."""
    source = outline(division("", "开篇", "河长400公里。", made=True), division("一、", "山", "走了30分钟。"))
    target = outline(
        division("", "Opening", "It is 400 kilometres long.", made=True),
        division("I.", "The mountain", "It took 30 minutes."),
    )
    paired = pair_outlines(source, target, "zh", "en")
    assert lines(paired.divisions)[0] == "开篇 = Opening"
    assert not list(find_doubts(paired, "zh.docx", "en.docx"))


def test_an_opening_that_only_the_target_has_goes_before_everything() -> None:
    """Words before the first heading would be lost."""
    source = outline(division("一、", "山", "走了30分钟。"))
    target = outline(
        division("", "Opening", "A word about this translation.", made=True),
        division("I.", "The mountain", "It took 30 minutes."),
    )
    paired = pair_outlines(source, target, "zh", "en")
    assert [item.words for pair in paired.before for item in pair.target] == ["A word about this translation."]


def test_doubtful_pairs_are_told_at_the_target_and_notes_are_paired() -> None:
    """An author would not learn where to look."""
    notes = [Passage(BlockKind.NOTE, f"[^{n}]: 见{n}00页。", f"见{n}00页。", 9) for n in (1, 2)]
    footnotes = [Passage(BlockKind.NOTE, f"[^{n}]: See p. {n}00.", f"See p. {n}00.", 9) for n in (1, 2)]
    source = outline(division("一、", "山", "好的。", "不行。", "知道。"), notes=notes)
    target = outline(division("I.", "The mountain", "Mm.", "Oh."), notes=footnotes)
    paired = pair_outlines(source, target, "zh", "en")
    assert shape(paired.notes) == "1-1 1-1"
    told = list(find_doubts(paired, "zh.docx", "en.docx"))
    assert {notice.locus.path for notice in told} == {"zh.docx", "en.docx"}
    assert any("may not belong together" in notice.message for notice in told)


def test_notices_quote_the_beginning_of_a_long_passage() -> None:
    """A notice would fill the screen with the passage that it is about."""
    source, target = outline(division("一、", "山", "很长的一段话，" * 30)), outline(division("I.", "The mountain"))
    (notice,) = find_doubts(pair_outlines(source, target, "zh", "en"), "zh.docx", "en.docx")
    assert notice.message.startswith("“很长的一段话，很长的一段话，很长的一段话，很长的…” stands alone (")


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        ("第三章", "3"),
        ("第二十一回", "21"),
        ("（一）", "1"),
        ("十二、", "12"),
        ("Chapter 3", "3"),
        ("Chapter Twelve", "12"),
        ("Part One", "1"),
        ("III.", "3"),
        ("Part XIV", "14"),
        ("iv)", "4"),
        ("01", "1"),
        ("00", "0"),
        ("1.2", "1.2"),
        ("A.", "A"),
        ("§", ""),
        ("", ""),
    ],
)
def test_marks_of_headings_are_numbers_in_either_language(mark: str, number: str) -> None:
    """A third chapter would not know the other third chapter."""
    assert read_number(mark) == number


divisions = st.recursive(
    st.builds(
        lambda mark, title, text, made: division(mark, title, *text, made=made),
        st.sampled_from(["", "一、", "2.", "第三章", "Chapter 3"]),
        st.sampled_from(["山", "The river", ""]),
        st.lists(st.sampled_from(["甲", "In 2023", "x" * 50]), max_size=2),
        st.booleans(),
    ),
    lambda inner: st.builds(
        lambda each, within: replace(each, divisions=tuple(within)), inner, st.lists(inner, max_size=2)
    ),
    max_leaves=5,
)


def whole(given: Outline) -> list[str]:
    """Return the words of an outline in order, headings on one line."""
    return [item.words for _, each in given.walk() for item in (*each.heading, *each.passages)]


@given(st.lists(divisions, max_size=3), st.lists(divisions, max_size=3))
def test_two_outlines_lose_nothing_whatever_their_shapes(ours: list[Division], theirs: list[Division]) -> None:
    """A heading or a passage of either text would be lost, stand twice, or be told in another order."""
    source, target = outline(*ours), outline(*theirs)
    paired = pair_outlines(source, target, "zh", "en")
    assert [item.words for pair in paired.walk() for item in pair.source] == whole(source)
    assert [item.words for pair in paired.walk() for item in pair.target] == whole(target)
    assert [each.source for each in paired.divisions] == ours
    assert all(notice.code == "I007" for notice in find_doubts(paired, "a", "b"))
