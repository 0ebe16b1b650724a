"""The numbers and signs with which headings begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duiye.outline.headmarks import han_number, read_lone_number, read_mark

READ = [
    ("第一部分 起源", "part", (1,), "第一部分", "起源"),
    ("上篇：开始", "part", (1,), "上篇：", "开始"),
    ("下编", "part", (3,), "下编", ""),
    ("PART ONE: The sea", "part", (1,), "PART ONE:", "The sea"),
    ("Part IV", "part", (4,), "Part IV", ""),
    ("第十二章 归来", "chapter", (12,), "第十二章", "归来"),
    ("Chapter 3: Rain", "chapter", (3,), "Chapter 3:", "Rain"),
    ("第2节 方法", "section", (2,), "第2节", "方法"),
    ("01 开端", "padded", (1,), "01", "开端"),
    ("02｜转折", "padded", (2,), "02｜", "转折"),
    ("Step 3: Mix", "step", (3,), "Step 3:", "Mix"),
    ("第一步：洗米", "step", (1,), "第一步：", "洗米"),
    ("Q1: Why?", "question", (1,), "Q1:", "Why?"),
    ("问题二：为什么？", "question", (2,), "问题二：", "为什么？"),
    ("二十一、余论", "han", (21,), "二十一、", "余论"),
    ("（三）安全", "han-parenthesis", (3,), "（三）", "安全"),
    ("IX. Night", "roman", (9,), "IX.", "Night"),
    ("B. Data", "letter", (2,), "B.", "Data"),
    ("1.2 Data", "decimal", (1, 2), "1.2", "Data"),
    ("3.4.1数据", "decimal", (3, 4, 1), "3.4.1", "数据"),
    ("4、数据", "arabic", (4,), "4、", "数据"),
    ("5. Data", "arabic", (5,), "5.", "Data"),
    ("7 Methods", "arabic-space", (7,), "7", "Methods"),
    ("(2) data", "arabic-parenthesis", (2,), "(2)", "data"),
    ("2) data", "arabic-half", (2,), "2)", "data"),
    ("③数据", "circled", (3,), "③", "数据"),
    ("【小标题】", "bracket", (), "【】", "小标题"),
    ("■ 数据", "sign", (), "■", "数据"),
]


@pytest.mark.parametrize(("words", "family", "values", "text", "title"), READ, ids=[item[0] for item in READ])
def test_a_mark_is_told_from_the_title(words: str, family: str, values: tuple[int, ...], text: str, title: str) -> None:
    """A heading would keep its number in its title, or the outline lose it."""
    mark = read_mark(words)
    assert mark is not None
    assert (mark.family, mark.values, mark.text, mark.title) == (family, values, text, title)


@pytest.mark.parametrize(
    "words",
    [
        "2024年的雨",
        "3个人",
        "一天，他走了",
        "三是安全",
        "上海",
        "Particle physics",
        "007",
        "第一步棋",
        "第一条 总则",
        "I am here",
        "",
    ],
)
def test_running_text_has_no_mark(words: str) -> None:
    """A sentence would be taken for a numbered heading."""
    assert read_mark(words) is None


@pytest.mark.parametrize(
    ("words", "number"), [("01", 1), ("二", 2), ("III", 3), ("（四）", 4), ("12", 12), ("- 7 -", 7)]
)
def test_a_number_alone_is_read(words: str, number: int) -> None:
    """`01` above a title would stay in the text."""
    assert read_lone_number(words) == number


@pytest.mark.parametrize("words", ["2024", "007", "一天", "I am", "百万", ""])
def test_other_lines_are_no_number_alone(words: str) -> None:
    """A year on a line of its own would begin a chapter."""
    assert read_lone_number(words) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("九十九", 99),
        ("一百", 100),
        ("百", 100),
        ("一百零三", 103),
        ("二〇", 20),
        ("两", 2),
    ],
)
def test_chinese_numerals_are_read(text: str, value: int) -> None:
    """Chapters would not be seen to count on."""
    assert han_number(text) == value


@pytest.mark.parametrize("text", ["", "人", "十十", "百百", "一人"])
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    """A word would be taken for a number."""
    assert han_number(text) is None


@given(st.text())
def test_any_line_can_be_read(words: str) -> None:
    """An article with an odd line could not be imported."""
    mark = read_mark(words)
    assert mark is None or mark.title in words
    assert read_lone_number(words) is None or words.strip()
