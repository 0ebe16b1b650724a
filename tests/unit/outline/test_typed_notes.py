"""Notes that somebody typed by hand become footnotes where that is sure."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.article import Article, Outline, Passage
from duiye.model import BlockKind
from duiye.outline import NOTES, draw_outline, recognise, tell_typed_notes
from duiye.outline.notecalls import find_calls
from duiye.quarantine import read_quarantined
from duiye.readers.articles import read_article
from duiye.readers.plan import read_plan
from duiye.writers.chapters import draft_chapters
from duiye.writers.plan import write_plan
from folders import REPOSITORY
from rendered import render

CORPUS = REPOSITORY / "tests" / "cases" / "import"
LONG = "写得足够长，长到没有人会把它当作标题来看待，并且以句号结束"


def read(*lines: str, name: str = "a.txt") -> Article:
    """Read a text of lines."""
    return read_article("\n\n".join(lines).encode(), name)


def chapters(article: Article) -> str:
    """Write the chapters of an article, one after another."""
    return "\n\n".join(block for item in draft_chapters(draw_outline(article)).chapters for block in item.blocks)


def told(article: Article) -> list[str]:
    """Return the notices of an article's typed notes."""
    rows = recognise(article, "zh")
    return [f"{notice.locus.line} {notice.message}" for notice in tell_typed_notes(article, rows)]


def noted(*lines: str, heading: str = "注释", notes: tuple[str, ...] = ("[1] 甲书。", "[2] 乙书。")) -> Article:
    """Read a text with a list of notes below it."""
    return read("海的两边", *lines, heading, *notes)


EXPECTED = {
    "zh-notes-kiln": (7, ["[^4]<sup>23</sup>", "[^2][^5]", "三百米<sup>2</sup>", "[^7]: 店在城西"]),
    "zh-notes-ferry-tax": (
        5,
        ["归河泊所管[^1-1]", "①要看货；②要记账", "[^1-3]: 县档案馆藏，", "[^2-2]: 县档案馆藏，布告"],
    ),
    "zh-notes-reeds": (8, ["[^2][^3]", "文献[^4]记", "[^6][^7][^8]", "http://example.org/a_b.pdf"]),
    "en-notes-weir": (6, ["cannot all be right[^2].", "`h[1]`", "(1) the stones", "    They were added"]),
    "en-notes-bellfounder": (5, ["[^3][^4] and by", "m<sup>2</sup>", "    The page is torn", "[box 2](https://"]),
    "zh-notes-none": (0, ["第（1）条", "t[1]", "②中班", "# 参考文献", "[3] 高原"]),
}


@pytest.mark.parametrize("case", EXPECTED)
def test_notes_of_whole_articles(case: str) -> None:
    """Numbers in the text would lead nowhere, and the notes stand where no reader of the chapter finds them."""
    article = read_quarantined(next((CORPUS / case).glob("article.*")))
    count, said = EXPECTED[case]
    text = chapters(article)
    assert len(set(re.findall(r"(?m)^\[\^([^\]]+)\]:", text))) == count
    assert set(re.findall(r"\[\^([^\]]+)\](?!:)", text)) == set(re.findall(r"(?m)^\[\^([^\]]+)\]:", text))
    assert [words for words in said if words not in text] == []
    assert told(article) == []


CALLS = {
    "见某书[1]，某文［2，3］。〔4〕": ["bracket 1", "bracket 2 3", "bracket 4"],
    "说“是”。[1][2]又": ["bracket 1", "bracket 2"],
    "a word [1] and so[2-4].": ["bracket 1", "bracket 2 3 4"],
    "**粗**[1]，<em>x</em>[2]，`码`[3]": ["bracket 1", "bracket 2", "bracket 3"],
    r"词\[1\]，词\[2\]": ["bracket 1", "bracket 2"],
    "词[注1]，词（注2）": ["named 1", "named 2"],
    "词①，又词②③。": ["circled 1", "circled 2 3"],
    "他说①句，“好。”②他走": ["circled 1", "circled 2"],
    "词(1)，句。(2)又": ["paren 1", "paren 2"],
    "词<sup>1</sup>词<sup>[2]3-5</sup>词<sup>③</sup>词²": ["raised 1", "raised 2", "raised 3", "raised 2"],
    "要三样：①甲；②乙。③丙": [],
    "第(1)条，第[2]款，图①。表[3]": [],
    "a[1], arr[2], my_list[3], toList[4], x.y[5] = args[6]": [],
    "list[1] = 2; rows[2].name; f[3](x); grid[4][x]": [],
    "`a[1]` 与 $x[2]_3$ 与 [3](x) 与 [词](/a[4])": [],
    "[1] 行首\n- [2] 项\n> [3] 引": [],
    "3<sup>2</sup>米，x<sup>2</sup>，km<sup>2</sup>，m²，十米²": [],
    "2019年[2019]，词[0]，词[1-900]": [],
}


@pytest.mark.parametrize("text", CALLS)
def test_what_calls_a_note(text: str) -> None:
    """An array, a power or the second of three points would become a note, or a note's number stay text."""
    assert [f"{call.family} {' '.join(map(str, call.numbers))}" for call in find_calls(text)] == CALLS[text]


def test_a_note_called_twice_and_a_heading_on_the_line_of_the_first() -> None:
    """The second call would lead nowhere, or the first note be lost in the heading."""
    text = chapters(read("海", f"甲①，乙②，又甲①。{LONG}。", "注：① 甲书。\n② 乙书。"))
    assert "甲[^1]，乙[^2]，又甲[^1]。" in text
    assert "[^1]: 甲书。" in text
    assert "注" not in text


def test_notes_without_a_heading_end_the_article_or_stand_below_a_rule() -> None:
    """Notes below a line of dashes would stay the last paragraphs of the text."""
    lines = (f"甲[1]，乙[2]。{LONG}。", "------", "[1] 甲书。", "[2] 乙书。")
    assert "[^2]: 乙书。" in chapters(read("海", *lines, "责任编辑：某人"))
    assert "[^2]: 乙书。" in chapters(read("海", lines[0], *lines[2:]))
    assert "[^" not in chapters(read("海", f"甲[1]，乙。{LONG}。", *lines[1:]))
    assert "[^" not in chapters(read("海", lines[0], *lines[2:], *[f"此后还有正文。{LONG}。"] * 4))


def test_a_chapters_heading_keeps_its_note_and_its_words() -> None:
    """The number would stand in the navigation, or the note be lost."""
    made = draw_outline(noted("一、东岸[1]", f"甲。{LONG}。", "二、西岸", f"乙[2]。{LONG}。"))
    assert [item.title for _, item in made.walk()] == ["东岸", "西岸"]
    assert "# 东岸[^1] {#" in draft_chapters(made).chapters[0].blocks[0]


def test_lists_of_chapters_count_from_one_or_go_on() -> None:
    """The notes of the second chapter would be those of the first."""
    for second in ("[1] 丙书。", "[2] 丙书。"):
        number = second[:3]
        lines = ("一、东", f"甲[1]。{LONG}。", "注释", "[1] 甲书。", "二、西", f"丙{number}。{LONG}。", "注释", second)
        text = chapters(read("海", *lines))
        assert f"丙[^2-{number[1]}]" in text
        assert f"[^2-{number[1]}]: 丙书。" in text


def test_notes_of_the_file_keep_their_own_labels() -> None:
    """A typed note would overwrite a footnote of the file."""
    text = chapters(read("# 海", f"甲[^1]，乙[1]。{LONG}。", "## 参考文献", "[1] 甲书。", "[^1]: 脚注。", name="a.md"))
    assert "甲[^1]，乙[^1-1]。" in text
    assert "[^1]: 脚注。" in text
    assert "[^1-1]: 甲书。" in text


def test_notes_begin_as_text_and_not_as_lists() -> None:
    """A note that begins with a year and a stop would be numbered, one with a hash be a heading."""
    text = chapters(noted(f"甲[1]，乙[2]。{LONG}。", notes=("[1] 2019. 甲书。", "[2] # 乙书。")))
    assert "2019. 甲书。" in re.sub("<[^>]*>", "", render(text))
    assert "# 乙书。" in re.sub("<[^>]*>", "", render(text))


DOUBTS = {
    "3 calls": (noted(f"甲[1]。{LONG}。"), "4 The list of 2 notes here was left as text: the text calls 1 of 2."),
    "no such note": (
        noted(f"甲[1]，乙[2]，丙[9]。{LONG}。"),
        "4 The list of 2 notes here was left as text: the text calls 9, which the list does not have.",
    ),
    "order": (
        noted(f"甲[3]，乙[2]，丙[1]。{LONG}。", notes=("[1] 甲。", "[2] 乙。", "[3] 丙。")),
        "4 The list of 3 notes here was left as text: the calls do not stand in the order of the notes.",
    ),
    "two lists": (
        noted(f"甲[1]，乙[2]。{LONG}。", notes=("[1] 甲。", "[2] 乙。", "参考文献", "[1] 丙。", "[2] 丁。")),
        "4 The list of 2 notes here was left as text: two lists with the same numbers stand here.",
    ),
}


@pytest.mark.parametrize("doubt", DOUBTS)
def test_what_is_not_sure_is_told_and_stays_text(doubt: str) -> None:
    """A guess would stand in the book as if the author had written it."""
    article, said = DOUBTS[doubt]
    lines = [re.sub(r"^\d+", "4", line) for line in told(article)]
    assert said in lines
    assert "[^" not in chapters(article)


@pytest.mark.parametrize(
    "article",
    [
        noted(f"甲。{LONG}。", heading="参考文献"),
        noted(f"要做的是(1)甲，(2)乙。{LONG}。", notes=("1. 甲。", "2. 乙。")),
        noted(f"甲(1)。{LONG}。", notes=("(1) 甲。",)),
        noted(f"甲[1]。{LONG}。", notes=("没有编号的说明。", "[1] 甲。")),
        noted(f"甲[7]，乙[8]。{LONG}。", notes=("[7] 甲。", "[8] 乙。")),
    ],
)
def test_what_is_no_list_of_notes_stays_in_silence(article: Article) -> None:
    """Every bibliography would be told as a fault."""
    assert told(article) == []
    assert "[^" not in chapters(article)


def test_one_of_many_notes_may_lack_its_call() -> None:
    """One forgotten number would leave nine notes as text, or the note without it be lost."""
    calls = "，".join(f"甲[{n}]" for n in range(1, 10) if n != 4)
    article = noted(f"{calls}，乙[11]。{LONG}。", notes=tuple(f"[{n}] 书{n}。" for n in range(1, 10)))
    text = chapters(article)
    assert "[^9]: 书9。" in text
    assert "# 注释 {#zhushi}\n\n[4] 书4。" in text
    assert "乙[11]" in text
    assert [line.partition(" ")[2] for line in told(article)] == [
        "Nothing calls note 4; it was left as text.",
        "The list of notes has no 11; the call was left as text.",
    ]


def test_a_note_that_names_another_by_its_number_is_told() -> None:
    """Readers would look for note 12 in a chapter that has three."""
    article = noted(f"甲[1]，乙[2]。{LONG}。", notes=("[1] 甲书。", "[2] 同注[1]，第3页。"))
    assert told(article) == ["9 Note 2 says “同注[1]”, but each chapter counts its own notes."]


def test_a_plan_without_the_row_leaves_the_notes_as_text() -> None:
    """The author could not refuse what the import decided, or would be told of it again and again."""
    article = noted("一、东", f"甲[1]，乙[2]。{LONG}。")
    rows = recognise(article, "zh")
    plan = write_plan(article, rows)
    [line] = [line for line in plan.splitlines() if re.match(r" *\d+-\d+ +notes ", line)]
    assert line.endswith("notes 注释 ← 2 typed notes, each called in the text; they become footnotes")
    kept, _ = read_plan(plan, "plan", article)
    assert draw_outline(article, "zh", kept) == _as_planned(draw_outline(article, "zh", rows), kept)
    less, faults = read_plan(plan.replace(line, ""), "plan", article)
    text = "\n".join(item.text for _, one in draw_outline(article, "zh", less).walk() for item in one.passages)
    assert faults == ()
    assert tell_typed_notes(article, less) == ()
    assert "甲[1]，乙[2]" in text
    assert "[2] 乙书。" in text


def _as_planned(outline: Outline, rows: tuple[object, ...]) -> Outline:
    """Return an outline as a plan gives it, whose reasons are its own."""
    assert any(getattr(row, "role", "") == NOTES for row in rows)
    article = noted("一、东", f"甲[1]，乙[2]。{LONG}。")
    again, _ = read_plan(write_plan(article, recognise(article, "zh")), "plan", article)
    drawn = draw_outline(article, "zh", again)
    assert [item.text for item in drawn.notes] == [item.text for item in outline.notes]
    return drawn


def test_a_person_may_add_the_row_of_an_unsure_list() -> None:
    """The plan would say that a list is one of notes, and nothing follow."""
    article = noted("一、东", f"乙[2]，甲[1]，丙[3]。{LONG}。", notes=("[1] 甲。", "[2] 乙。", "[3] 丙。", "[4] 丁。"))
    plan = write_plan(article, recognise(article, "zh"))
    line = next(line for line in plan.splitlines() if "注释" in line)
    first = int(line.split()[0].split("-")[0])
    rows, faults = read_plan(plan.replace(line, f"{first}-{first + 8}  notes"), "plan", article)
    assert faults == ()
    made = draw_outline(article, "zh", rows)
    assert [item.text for item in made.notes] == ["[^1]: 甲。", "[^2]: 乙。", "[^3]: 丙。"]


def test_a_row_for_what_is_no_list_is_told() -> None:
    """A slip in a plan would leave the notes as text in silence."""
    article = noted("一、东", f"甲[1]，乙[2]。{LONG}。")
    plan = write_plan(article, recognise(article, "zh"))
    line = next(line for line in plan.splitlines() if " notes " in line)
    rows, _ = read_plan(plan.replace(line, "5  notes"), "plan", article)
    assert [notice.message for notice in tell_typed_notes(article, rows)] == [
        "No list of notes begins here that the text calls: the plan was not followed."
    ]


def test_lists_without_a_sign_and_numbers_that_do_not_count_on() -> None:
    """A list copied from a page, `1 Smith …`, would stay text; three points of a line would become notes."""
    plain = ("1 甲书。", "2 乙书。")
    article = noted(f"甲¹，乙²。{LONG}。", notes=plain)
    assert "甲[^1]，乙[^2]。" in chapters(article)
    assert "[^2]: 乙书。" in chapters(article)
    turned = read("海", f"乙[2]，甲[1]。{LONG}。", "------", "[1] 甲书。", "[2] 乙书。")
    assert "[^" not in chapters(turned)
    points = noted(f"乙(2)，甲(1)。{LONG}。", notes=("(1) 甲。", "(2) 乙。"))
    assert "[^" not in chapters(points)


def test_a_table_keeps_its_words() -> None:
    """A number whose words were folded otherwise would take the end of the table with it."""
    passages = (
        Passage(BlockKind.TABLE, "| 甲[1] |\n| - |\n| 乙[2] |", "甲 乙", 1),
        Passage(BlockKind.PARAGRAPH, "注释", "注释", 2),
        Passage(BlockKind.PARAGRAPH, "[1] 丙", "[1] 丙", 3),
        Passage(BlockKind.PARAGRAPH, "[2] 丁", "[2] 丁", 4),
    )
    text = chapters(Article("a.txt", "plain text", passages))
    assert "| 甲[^1] |\n| - |\n| 乙[^2] |" in text


PIECES = st.sampled_from(
    [
        "[1]",
        "[2]",
        "［1，2］",
        "①",
        "②",
        "（1）",
        "(2)",
        "[注1]",
        "<sup>1</sup>",
        "<sup>[2]3</sup>",
        "²",
        "甲",
        "word",
        "。",
        "，",
        "“好。”",
        "`a[1]`",
        "a[1]",
        "$x[1]^2$",
        "\\",
        "[",
        "]",
        "(",
        ")",
        "**粗**",
        "[链](http://a.b)",
        "[^9]",
        "\n",
        "  \n",
        " ",
        "- ",
        "1. ",
        "注",
        "第",
    ]
)
LINES = st.one_of(
    st.lists(PIECES, min_size=1, max_size=8).map("".join),
    st.sampled_from(
        [
            "注释",
            "参考文献",
            "Notes",
            "[1] 甲",
            "[2] 乙",
            "① 丙",
            "② 丁",
            "1. 戊",
            "2. 己",
            "注：① 庚",
            "------",
            "一、辛",
            "二、壬",
        ]
    ),
).filter(lambda line: bool(line.strip()))
KINDS = st.sampled_from([BlockKind.PARAGRAPH] * 5 + [BlockKind.LIST, BlockKind.HEADING, BlockKind.CODE, BlockKind.RULE])


def letters(text: str) -> Counter[str]:
    """Count the letters of a text but for those with which notes are named."""
    return Counter(re.findall(r"[^\W\d_]", re.sub(r"</?sup>|[注註]", "", text)))


@given(st.lists(st.tuples(LINES, KINDS), max_size=14))
def test_no_letter_of_an_article_is_lost(lines: list[tuple[str, BlockKind]]) -> None:
    """A list of notes would swallow a paragraph between them, or a call the word before it."""
    passages = tuple(
        Passage(kind, line, line, n, level=2 * (kind is BlockKind.HEADING)) for n, (line, kind) in enumerate(lines, 1)
    )
    article = Article("a.txt", "plain text", passages)
    made = draw_outline(article, "zh", recognise(article, "zh"))
    kept = [item.text for _, one in made.walk() for item in (*one.heading, *one.passages)]
    kept += [item.passage.text for item in made.told] + [item.text for item in made.notes]
    assert letters("\n".join(line for line, _ in lines)) - letters("\n".join(kept)) == Counter()
    read_again, _ = read_plan(write_plan(article, recognise(article, "zh")), "plan", article)
    assert draw_outline(article, "zh", read_again).notes == made.notes
    tell_typed_notes(article, read_again)


@pytest.mark.parametrize("piece", ["[1]", "`[", "①", "a[1]", "[1](", "<sup>[1]", "$[1]", "[注", "1,"])
def test_a_long_text_takes_no_time(piece: str) -> None:
    """One paragraph of somebody's machine-made article would hang the import."""
    began = process_time()
    find_calls(f"甲{piece}" * 20_000)
    assert process_time() - began < 3


def test_many_lists_take_no_time() -> None:
    """An article of ten thousand numbered lines would hang the import."""
    passages = tuple(Passage(BlockKind.PARAGRAPH, "[1] 甲[1]", "[1] 甲[1]", n) for n in range(10_000))
    began = process_time()
    recognise(Article("a.txt", "plain text", passages), "zh")
    assert process_time() - began < 6


def test_the_corpus_has_these_articles() -> None:
    """The expectations above would be about articles that nobody has."""
    assert {case for case in EXPECTED if Path(CORPUS / case).is_dir()} == set(EXPECTED)
