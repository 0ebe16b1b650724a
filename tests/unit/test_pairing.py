"""Two finished texts laid side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.article import Division, Outline, Passage
from duiye.model import Bilingual, BlockKind, Designations, Term
from duiye.pairing import SURE, Pair, PairedDivision, find_doubts, pair_outlines, pair_passages
from duiye.pairing.lattice import band, best_path, chain
from duiye.pairing.outlines import read_number
from duiye.readers.manuscript import partition
from pairs import CASES, passage, read_text

KINDS = [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST, BlockKind.TABLE, BlockKind.RULE]
CHINESE = ["是", "云计算在2023年增长了8%。", "AWS和GPU", "好？"]
ENGLISH = ["The cloud grew by 8% in 2023.", "AWS and GPUs", "“Good?”", "A", "x" * 400]
WORDS = ["", *CHINESE, *ENGLISH]

passages = st.builds(
    lambda kind, words, line, level: Passage(kind, words, words, line, level if kind is BlockKind.HEADING else 0),
    st.sampled_from(KINDS),
    st.sampled_from(WORDS),
    st.integers(1, 99),
    st.integers(0, 3),
)
texts = st.lists(passages, max_size=6)


def read(markdown: str) -> list[Passage]:
    """Return the passages of a text in Markdown."""
    return [passage(block) for block in partition(markdown)]


def paragraphs(*words: str) -> list[Passage]:
    """Return paragraphs, one a line."""
    return [Passage(BlockKind.PARAGRAPH, said, said, line) for line, said in enumerate(words, start=1)]


def shape(pairs: Sequence[Pair]) -> str:
    """Write how many passages stand in each pair."""
    return " ".join(f"{len(pair.source)}-{len(pair.target)}" for pair in pairs)


def links(pairs: Sequence[Pair], source: Sequence[Passage], target: Sequence[Passage]) -> dict[tuple[int, int], float]:
    """Return the links that pairs make, with how sure they are."""
    places = [{id(item): place for place, item in enumerate(side)} for side in (source, target)]
    return {
        (places[0][id(mine)], places[1][id(other)]): pair.confidence
        for pair in pairs
        for mine in pair.source
        for other in pair.target
    }


# The texts whose pairs were drawn by hand


@pytest.mark.parametrize("file", sorted(CASES.glob("*.txt")), ids=lambda file: file.stem)
def test_no_pair_of_a_real_text_is_wrong_and_yet_sure(file: Path) -> None:
    """An author would not be told that a passage stands beside another one's translation."""
    text = read_text(file)
    found = links(pair_passages(text.source, text.target, "zh", "en"), text.source, text.target)
    assert not [link for link, sure in found.items() if sure >= SURE and link not in text.links]


def test_nearly_all_pairs_of_real_texts_are_found() -> None:
    """Authors would have to move many passages by hand."""
    right = found = gold = 0
    for file in CASES.glob("*.txt"):
        text = read_text(file)
        made = links(pair_passages(text.source, text.target, "zh", "en"), text.source, text.target)
        right, found, gold = right + len(made.keys() & text.links), found + len(made), gold + len(text.links)
    assert gold > 190
    assert min(right / found, right / gold) >= 0.98


def test_the_languages_may_change_sides() -> None:
    """An article whose English leads could not be paired with its Chinese."""
    text = read_text(CASES / "news.txt")
    found = links(pair_passages(text.target, text.source, "en-GB", "zh-Hans"), text.target, text.source)
    assert {(mine, other) for other, mine in found} == text.links


# Laws


@given(texts, texts)
def test_every_passage_stands_in_one_pair_in_order(source: list[Passage], target: list[Passage]) -> None:
    """A passage would be lost on the way in, stand twice, or be told in another order."""
    pairs = pair_passages(source, target, "zh", "en")
    assert [item for pair in pairs for item in pair.source] == source
    assert [item for pair in pairs for item in pair.target] == target
    assert all((pair.source or pair.target) and 0 <= pair.confidence <= 1 and pair.reason for pair in pairs)


@given(texts, st.sampled_from(["zh", "en"]))
def test_a_text_paired_with_itself_is_paired_passage_by_passage(text: list[Passage], language: str) -> None:
    """A text that was imported twice would be shifted against itself."""
    again = [replace(item, line=item.line + 1) for item in text]
    pairs = pair_passages(text, again, language, language)
    assert shape(pairs) == " ".join(["1-1"] * len(text))
    assert all(pair.confidence == 1 for pair in pairs)


def test_thousands_of_equal_passages_are_paired_in_order() -> None:
    """A long list of equal lines would take hours, or be paired anyhow."""
    source, target = paragraphs(*["是"] * 3000), paragraphs(*["Yes"] * 40)
    assert shape(pair_passages(source, [*source[:2999]], "zh", "zh")) == " ".join([*["1-1"] * 2999, "1-0"])
    pairs = pair_passages(source[:40], target, "zh", "en")
    assert shape(pairs) == " ".join(["1-1"] * 40)


def test_one_empty_side_leaves_the_other_alone() -> None:
    """An import would stop where a translation has only begun."""
    source = paragraphs("甲", "乙")
    assert shape(pair_passages(source, [], "zh", "en")) == "1-0 1-0"
    assert shape(pair_passages([], source, "en", "zh")) == "0-1 0-1"
    assert pair_passages([], [], "zh", "en") == ()


# What speaks for a pair


def test_numbers_pair_what_lengths_would_not() -> None:
    """A paragraph without translation would push the others out of place."""
    source = paragraphs("营收是22.51亿元。", "员工有1260人。", "成本降了三成。")
    target = paragraphs("It had 1,260 employees.", "Costs fell by 30%.")
    pairs = pair_passages(source, target, "zh", "en")
    assert shape(pairs) == "1-0 1-1 1-1"
    assert "1260" in pairs[1].reason
    assert pairs[0].reason == "Nothing in the target answers to it."


def test_names_spelled_by_sound_pair() -> None:
    """People and places of an article would be no help, because no dictionary has them."""
    source = paragraphs("魏明海走了。", "郑文静来了。", "何立群笑了。")
    target = paragraphs("Zheng Wenjing arrived.", "He Liqun laughed.")
    assert shape(pair_passages(source, target, "zh", "en")) == "1-0 1-1 1-1"
    assert shape(pair_passages(target, source, "en", "zh")) == "0-1 1-1 1-1"


def test_terms_of_the_termbase_pair() -> None:
    """The one list that says what translates what would not be asked."""
    nowhere = Bilingual("无", "none")
    terms = [
        Term(name, "concept", Designations(han), Designations(latin), nowhere)
        for name, han, latin in (("a", "量子纠缠", "quantum entanglement"), ("b", "绝缘体", "insulator"))
    ]
    source = paragraphs("谈谈量子纠缠。", "谈谈绝缘体。")
    target = paragraphs("On insulators.")
    pairs = pair_passages(source, target, "zh", "en", terms)
    assert shape(pairs) == "1-0 1-1"
    assert "b" in pairs[1].reason


def test_a_table_pairs_with_a_table_of_its_shape() -> None:
    """A table would face a paragraph, and the text about it the table."""
    source = read("前文。\n\n| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n\n- 一\n- 二\n")
    target = read("| A | B |\n| --- | --- |\n| C | D |\n\nSomething about it that nobody asked for.\n\n- one\n- two\n")
    found = links(pair_passages(source, target, "zh", "en"), source, target)
    assert {(1, 0), (2, 2)} <= found.keys()


def test_pictures_addresses_and_code_pair() -> None:
    """What both languages write alike would count for nothing."""
    source = read("见 https://example.org/a 。\n\n![图](b.png)\n\n用`make test`。\n\n```\nls\n```\n\n![图](c.png)\n")
    target = read("![A picture](b.png)\n\nUse `make test`.\n\n```\nls\n```\n\n![Another](c.png)\n")
    assert shape(pair_passages(source, target, "zh", "en")) == "1-0 1-1 1-1 1-1 1-1"


def test_two_texts_in_one_language_pair_by_their_words() -> None:
    """Two versions in one language would be paired by length alone."""
    source = paragraphs("The Kestrel flew north.", "The Heron stood still.", "The Wren sang.")
    target = paragraphs("A Heron was standing still.", "A Wren was singing.")
    assert shape(pair_passages(source, target, "en", "en")) == "1-0 1-1 1-1"


def test_a_terse_translator_is_understood() -> None:
    """Every paragraph of a short translation would be taken for half of one."""
    long = "的设备在仓库里放了很久，没有人知道它属于谁，也没有人敢动它。"
    source = paragraphs(*(f"编号{1000 + n}{long}" for n in range(20)))
    target = paragraphs(*(f"Nobody knew who owned device {1000 + n}, long in store." for n in range(20)))
    pairs = pair_passages(source, target, "zh", "en")
    assert shape(pairs) == " ".join(["1-1"] * 20)
    assert all(pair.confidence >= SURE for pair in pairs)


def test_what_is_unclear_is_not_sure() -> None:
    """An author would trust a guess."""
    source = paragraphs("好的。", "不行。", "知道。")
    target = paragraphs("Mm.", "Oh.")
    assert min(pair.confidence for pair in pair_passages(source, target, "zh", "en")) < SURE


def test_a_heading_does_not_pair_with_a_long_paragraph() -> None:
    """A chapter would be named after its first paragraph."""
    source = read("# 雨\n\n后文。\n")
    target = paragraphs("It rained. " * 60, "The text.")
    assert not any(
        pair.confidence >= SURE
        for pair in pair_passages(source, target, "zh", "en")
        if pair.source and pair.target and pair.source[0].kind is BlockKind.HEADING
    )


def test_a_long_text_survives_a_missing_block_and_a_moved_one() -> None:
    """Everything after a chapter that the translator left out would be lost for the pairing."""
    source = paragraphs(*(f"第{n}号仓库存有{7 * n + 1000}件货物。" for n in range(300)))
    whole = paragraphs(*(f"Warehouse {n} holds {7 * n + 1000:,} items." for n in range(300)))
    target = [*whole[:20], *whole[120:200], *whole[30:40], *whole[200:]]
    found = links(pair_passages(source, target, "zh", "en"), source, [*target])
    kept = {(n, target.index(item)) for n, item in enumerate(whole) if n < 20 or n >= 120}
    assert found.keys() == kept


def test_a_text_of_common_words_alone_is_searched_in_bounded_time() -> None:
    """Every passage would be held against every other one, for hours."""
    source, target = paragraphs(*["我们今天去上海。"] * 300), paragraphs(*["Today we go to Shanghai."] * 290)
    assert sum(len(pair.source) for pair in pair_passages(source, target, "zh", "en")) == 300


# The search


@given(st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)), st.integers(1, 9), max_size=9))
def test_the_heaviest_chain_is_found(points: dict[tuple[int, int], int]) -> None:
    """The search would look for pairs where they are not."""
    best = 0
    for chosen in range(2 ** len(points)):
        some = sorted(point for n, point in enumerate(points) if chosen >> n & 1)
        if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(some)):
            best = max(best, sum(points[point] for point in some))
    found = chain(points.items())
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))
    assert sum(points[point] for point in found) == best


@given(st.integers(0, 90), st.integers(0, 90), st.lists(st.tuples(st.integers(0, 89), st.integers(0, 89)), max_size=5))
def test_a_band_leads_from_corner_to_corner(rows: int, columns: int, points: list[tuple[int, int]]) -> None:
    """The search would end in a corner with passages left over."""
    anchors = chain({point: 1.0 for point in points if point[0] < rows and point[1] < columns}.items())
    bounds = band(rows, columns, anchors)
    assert (len(bounds), bounds[0][0], bounds[-1][1]) == (rows + 1, 0, columns)
    assert all(0 <= low <= high <= columns for low, high in bounds)
    assert all(below[0] <= above[1] for above, below in pairwise(bounds))
    assert all(bounds[row][0] <= column <= bounds[row][1] for row, column in anchors)


def test_two_long_texts_without_signs_take_little_room() -> None:
    """Two long poems would take all the memory of a machine."""
    assert sum(high - low for low, high in band(5000, 5000, [])) < 5000 * 150


def test_places_that_no_way_leads_to_are_passed_over() -> None:
    """A band that widens backwards would stop the search."""
    steps = best_path(
        [(0, 2), (2, 2), (0, 2)],
        [(1, 0), (0, 1)],
        lambda row, column: [(number, -1.0) for number, left in enumerate((2 - row, 2 - column)) if left],
    )
    assert [step[:4] for step in steps] == [(0, 0, 0, 1), (0, 0, 1, 1), (0, 1, 2, 0), (1, 1, 2, 0)]


WEIGHTS = st.lists(st.floats(-3, 3), min_size=60, max_size=60)


@given(st.integers(0, 3), st.integers(0, 3), WEIGHTS)
def test_the_best_way_and_its_probability_are_those_of_all_ways(rows: int, columns: int, weights: list[float]) -> None:
    """A pair would be called sure, or doubtful, for no reason."""
    shapes = [(1, 1), (1, 0), (0, 1), (1, 2)]

    def moves(row: int, column: int) -> list[tuple[int, float]]:
        return [
            (number, weights[(row * 13 + column * 5 + number * 7) % len(weights)])
            for number, (down, across) in enumerate(shapes)
            if row + down <= rows and column + across <= columns
        ]

    def ways(row: int, column: int) -> list[tuple[float, list[tuple[int, int, int, int]]]]:
        if (row, column) == (rows, columns):
            return [(0.0, [])]
        return [
            (weight + rest, [(row, shapes[number][0], column, shapes[number][1]), *steps])
            for number, weight in moves(row, column)
            for rest, steps in ways(row + shapes[number][0], column + shapes[number][1])
        ]

    every = ways(0, 0)
    found = best_path([(0, columns)] * (rows + 1), shapes, moves)
    taken = [step[:4] for step in found]
    assert math.isclose(max(every)[0], next(weight for weight, way in every if way == taken), abs_tol=1e-9)
    total = sum(math.exp(weight) for weight, _ in every)
    for step in found:
        share = sum(math.exp(weight) for weight, way in every if step[:4] in way) / total
        assert math.isclose(step.sure, share, abs_tol=1e-9)


# Outlines


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
    source = outline(division("一、", "山", "好的。", "不行。", "知道这件事的人都已经不在了。"), notes=notes)
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
