"""Plain text becomes paragraphs, lists and rules, and every character stays."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from duiye.article import Article
from duiye.model import BlockKind
from duiye.notice import ContentError
from duiye.readers.articles import read_article

ENGLISH = (
    "For a hundred and nine years somebody slept on the rock every night\n"
    "of the year. Then, on a calm evening in October, somebody did not,\n"
    "and the light came on all the same.\n"
    "\n"
    "This is an account of the people who made that possible, and of what\n"
    "they thought about it when it was done and they had gone home.\n"
)


def read(text: str) -> Article:
    """Read a text."""
    return read_article(text.encode("utf-8", "surrogatepass"), "a.txt")


def shape(text: str) -> list[tuple[int, str, str]]:
    """Return line, kind and words of each passage."""
    return [(item.line, item.kind.value, item.words) for item in read(text).passages]


def said(text: str) -> list[tuple[str, int, str]]:
    """Return the notices about a text."""
    return [(item.code, item.locus.line, item.message) for item in read(text).notices]


def test_a_line_is_a_paragraph_in_a_chinese_text() -> None:
    """Paragraphs without blank lines between them would become one."""
    assert shape("第一段。\n第二段。\n\n第三段。\n") == [
        (1, "paragraph", "第一段。"),
        (2, "paragraph", "第二段。"),
        (4, "paragraph", "第三段。"),
    ]


def test_hard_wrapped_lines_are_joined_and_told() -> None:
    """Every line of an old text file would become a paragraph."""
    made = shape(ENGLISH)
    assert [line for line, _, _ in made] == [1, 5]
    assert made[0][2].endswith("somebody did not, and the light came on all the same.")
    assert said(ENGLISH) == [("I005", 2, "3 line breaks were joined.")]


def test_wrapped_chinese_is_joined_without_a_space() -> None:
    """A space would stand in the middle of a Chinese sentence wherever a line ended."""
    line = "这一行写满了三十个汉字然后就在这里断开了因为程序只能写这么宽的行"
    text = "\n".join([line] * 3 + ["最后。", "", *[line] * 3, "完了。"])
    assert shape(text)[0] == (1, "paragraph", line * 3 + "最后。")


def test_full_width_indents_go_and_are_told_once() -> None:
    """Every paragraph would begin with blanks that the style sheet makes as well."""
    assert shape("　　一段。\n　　二段。") == [(1, "paragraph", "一段。"), (2, "paragraph", "二段。")]
    assert said("　　一段。\n　　二段。") == [
        ("I005", 1, "2 paragraphs began with full-width spaces, which were removed.")
    ]


def test_bullets_that_follow_one_another_are_a_list() -> None:
    """A list would be shown as paragraphs with dots."""
    (item,) = read("• 米\n• 盐\n  和糖\n• 水").passages
    assert (item.kind, item.text, item.words) == (BlockKind.LIST, "- 米\n- 盐 和糖\n- 水", "米\n盐 和糖\n水")
    assert [item.kind.value for item in read("导语：\n- a\n- b\n尾声。").passages] == ["paragraph", "list", "paragraph"]


def test_one_bullet_is_no_list_and_numbers_stay_lines() -> None:
    """A sign before a heading would make a list of it, and a numbered heading vanish in a list."""
    assert [kind for _, kind, _ in shape("■ 标题\n\n正文。\n1、甲\n2、乙\n01\n")] == ["paragraph"] * 5


def test_rules_are_rules() -> None:
    """Stars between two parts of a text would be printed as words."""
    assert [kind for _, kind, _ in shape("一。\n\n* * *\n\n二。\n———\n三。\n")] == [
        "paragraph", "rule", "paragraph", "rule", "paragraph",
    ]  # fmt: skip


def test_an_underlined_line_is_a_heading() -> None:
    """The commonest heading of plain text files would be a line above a rule."""
    made = read("The Basin\n---------\n\nText.\n\nTitle\n=====\n\nMore.\n")
    assert [(item.kind.value, item.words, item.level) for item in made.passages] == [
        ("heading", "The Basin", 2), ("paragraph", "Text.", 0), ("heading", "Title", 1), ("paragraph", "More.", 0),
    ]  # fmt: skip
    assert [item.code for item in made.notices] == ["I005"]
    assert [kind for _, kind, _ in shape("一段正文，写得长一点。\n---\n")] == ["paragraph", "rule"]


def test_odd_line_ends_and_invisible_characters() -> None:
    """A text from another system would be one line, or hold characters that nobody sees and searches stumble over."""
    assert [words for _, _, words in shape("一\r\n二\r三\u2028四\x0c五\u200b六\ufeff")] == [
        "一",
        "二",
        "三",
        "四",
        "五六",
    ]
    assert said("五\u200b六\ufeff") == [("I005", 1, "2 invisible characters were removed.")]


def test_markdown_in_a_text_is_text() -> None:
    """Stars and hashes of a plain text would become emphasis and headings."""
    text = "# no heading\n1. no list\n*not* _emphasis_ [no](link) <b>no tag</b>\n    no code\n"
    assert [item.text for item in read(text).passages] == [
        "\\# no heading",
        "1\\. no list",
        "\\*not\\* \\_emphasis\\_ \\[no\\](link) &lt;b>no tag&lt;/b>",
        "no code",
    ]


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "",
                "　　段落。",
                "• 甲",
                "- b",
                "* * *",
                "1. x",
                "    code",
                "普通的一行",
                "a line of words that is fairly long, as they are",
            ]
        ),
        st.text(st.characters(codec="utf-8"), max_size=40),
    ),
    max_size=20,
).map("\n".join)


BULLET = re.compile(r"[•·▪●○‣◦∙■□◆▶\-*–=~]")
UNSEEN = re.compile(r"[\s\x00-\x1f\x7f\x85\u200b\u2060\ufeff\ufffe\uffff]")


@given(TEXTS)
def test_every_character_stands_in_a_passage_in_order(text: str) -> None:
    """A word of the article would be lost or moved."""
    try:
        passages = read(text).passages
    except ContentError:
        passages = ()
        text = text if UNSEEN.sub("", text) and not re.search(r"[\x00-\x1a]", text) else ""
    # Signs of lists become the list's own; everything else is there, in order.
    written = BULLET.sub("", UNSEEN.sub("", "".join(item.words for item in passages)))
    assert written == BULLET.sub("", UNSEEN.sub("", text))
