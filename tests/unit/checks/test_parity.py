"""What both languages must have alike: pictures, links, code, tables, lists and lengths."""

from __future__ import annotations

import pytest

from folders import Folder

CHAPTER = "crossing/index.md"
ZH = "渡船每天清早六点离岸，赶在涨潮以前到对面；船上坐的多半是去镇上卖菜的人，筐子摞得比人高。冬天起雾，船工挂一盏灯。"
EN = (
    "The ferry leaves at six each morning, to reach the other side before the flood; most of those aboard are on "
    "their way to town to sell vegetables, with baskets stacked higher than themselves. In fog a lamp is hung up."
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def told(tiny: Folder, zh: str, en: str, code: str) -> list[str]:
    """Return the places of a code when both languages get a section."""
    for language, text in (("zh", zh), ("en", en)):
        path = f"docs/{language}/{CHAPTER}"
        tiny.write(path, tiny.read(path) + f"\n## A {{#a}}\n\n{text}\n")
    return [str(notice.locus) for notice in tiny.check() if notice.code == code]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("见[塔](lighthouse.md#tower)。", "See [the tower](lighthouse.md#tower)."),
        ("见[塔](lighthouse.md#tower)。", "See [the tower](/en/crossing/lighthouse/#tower)."),
        ("见[塔](https://ferry.internal/zh/crossing/lighthouse/#boat)。", "See [it](lighthouse.md#boat)."),
        ("见[塔](/zh/crossing/lighthouse/)，[再见](lighthouse.md)。", "See [it](lighthouse.md)."),
        (
            "见[甲](https://zh.wikipedia.org/wiki/灯塔)。\n\n又。",
            "See this.\n\nSee [A](https://en.wikipedia.org/wiki/Lamp).",
        ),
        ("见[甲](https://x.example/zh/lamp)。\n\n又。", "See this.\n\nSee [A](https://www.x.example/en/lamp/)."),
        ("见[甲](https://baike.example/a)。", "See [A](https://pedia.example/b)."),
        ("写信到<mailto:a@x.example>。", "Write to us."),
        ("见`[甲](lighthouse.md#boat)`。", "See this."),
        ("见[词条](term:tide-table)。", "See this."),
        ("见[灯](lighthouse.md#lamp)。", "See this."),
        ("见[原文](/en/crossing/lighthouse/)。", "See this."),
        (
            "见[甲](https://x.example/a)。\n\n又见[甲](https://cn.x.example/a)。",
            "See [A](https://x.example/a).\n\nAnd this.",
        ),
        ("见[附件](tide.zh.txt)。\n\n又。", "See this.\n\nSee [this](tide.en.txt)."),
        ("见[甲][a]。\n\n[a]: https://x.example/a", "See [A][a].\n\n[a]: https://x.example/a"),
    ],
)
def test_links_that_are_counterparts_are_not_told(tiny: Folder, zh: str, en: str) -> None:
    """An author would be told of sound links, and turn the check off."""
    for language in ("zh", "en"):
        tiny.write(f"docs/{language}/crossing/tide.{language}.txt", "6")
    assert told(tiny, zh, en, "P006") == []


@pytest.mark.parametrize(
    ("zh", "en", "place"),
    [
        ("见[塔](lighthouse.md#boat)。", "See this.", "zh/crossing/index.md:10:6"),
        ("见这里。", "See [the tower](lighthouse.md#boat).", "en/crossing/index.md:10:17"),
        ("见[塔](lighthouse.md#boat)。", "See [it](lighthouse.md).", "en/crossing/index.md:10:10"),
        ("见[塔](lighthouse.md)。", "See [it](/zh/crossing/lighthouse/).", "en/crossing/index.md:10:10"),
        ("见[甲](https://x.example/a)。", "See this.", "zh/crossing/index.md:10:6"),
        ("见<https://x.example/a>。", "See this.", "zh/crossing/index.md:10:3"),
    ],
)
def test_links_without_a_counterpart_are_told(tiny: Folder, zh: str, en: str, place: str) -> None:
    """Readers of one language would lack a way that the other has."""
    assert told(tiny, zh, en, "P006") == [f"docs/{place}"]


def test_a_link_that_the_other_language_cannot_have_is_not_told(tiny: Folder) -> None:
    """A chapter without a counterpart could not be linked to."""
    tiny.write(
        "docs/zh/crossing/raft.md", "---\ntitle: 木筏\ncounterpart: none\n---\n# 木筏 {#raft}\n\n木筏早已不用。\n"
    )
    assert told(tiny, "见[木筏](raft.md)。", "See this.", "P006") == []


def test_what_stands_in_a_block_alone_is_told_with_the_block(tiny: Folder) -> None:
    """One missing paragraph would be told several times."""
    tiny.write("docs/zh/crossing/a.svg", SVG)
    zh = "一段。\n\n见[塔](lighthouse.md#boat)和![图](a.svg)。"
    assert told(tiny, zh, "One paragraph.", "P003") == ["docs/zh/crossing/index.md:12"]
    assert [notice.code for notice in tiny.check()] == ["P003"]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("lamp()  # 点灯", "lamp()  # light it"),
        ('say("你好")', 'say("Hello")'),
        ('say("good morning")', 'say("good evening")'),
        ("/* 多行\n注释 */ lamp()", "/* several\nlines */\nlamp()"),
        ("graph\nA[塔] --> B", "graph\nA[Tower] --> B"),
        ("一行\n两行", "one line"),
        ("lamp()\n\n\nout()", "lamp()\n  out()"),
        ('light(1, "灯", 3)', 'light(\n    1, "lamp",\n    3)'),
        ("SELECT 1 -- 数", "SELECT 1 -- number"),
        ("<a/> <!-- 注 -->", "<a/> <!-- note -->"),
        ('def lamp():\n    """点灯。"""\n    light()', "def lamp():\n    light()"),
    ],
)
def test_code_that_differs_in_words_for_people_is_not_told(tiny: Folder, zh: str, en: str) -> None:
    """Comments could not be translated."""
    assert told(tiny, f"```\n{zh}\n```", f"```\n{en}\n```", "P007") == []


@pytest.mark.parametrize(
    ("zh", "en", "line"),
    [
        ("lamp(31)", "lamp(13)", 11),
        ("lamp()\nout()", "lamp()", 10),
        ("lamp()", "lamp()\nout()", 10),
        ('say("on")', 'say("off")', 11),
        ('say("on", "off")', 'say("on")', 11),
        ("图[塔]\nrun -a", "图[tower]\nrun -b", 12),
        ("x" * 80, "y" * 80, 11),
    ],
)
def test_code_that_differs_is_told_at_its_line(tiny: Folder, zh: str, en: str, line: int) -> None:
    """Half of the readers would copy what does not work."""
    language = "zh" if len(en.split("\n")) > len(zh.split("\n")) else "en"
    assert told(tiny, f"```\n{zh}\n```", f"```\n{en}\n```", "P007") == [f"docs/{language}/{CHAPTER}:{line}"]


@pytest.mark.parametrize(
    ("zh", "en"),
    [("字。\n\n    lamp(1)", "Words.\n\n    lamp(2)"), ("- 一\n\n    ~~~\n    a(1)", "- one\n\n    ~~~\n    a(2)")],
)
def test_indented_code_and_open_fences_are_compared(tiny: Folder, zh: str, en: str) -> None:
    """Code of the older forms would go unchecked."""
    assert told(tiny, zh, en, "P007") == [f"docs/en/{CHAPTER}:{12 + ('~' in zh)}"]


@pytest.mark.parametrize(
    ("zh", "en", "count"),
    [
        ("| 一 | 二 |\n| - | - |\n| 三 | 四 |", "A | B\n- | -\nC | D", 0),
        ("| 一 | 二 |\n| - | - |\n| 三 | 四 |", "| A | B |\n| - | - |\n| C | D |\n| E | F |", 1),
        ("| 一 | 二 |\n| - | - |", "| A | B | C |\n| - | - | - |", 1),
        ("| 一 | 二 |\n| :-: | -: |", "| A | B |\n| :-: | :- |", 1),
    ],
)
def test_tables_are_compared_by_shape(tiny: Folder, zh: str, en: str, count: int) -> None:
    """A row would be missing in one language, and nobody would see."""
    assert told(tiny, zh, en, "P008") == [f"docs/en/{CHAPTER}:{10 + (':-' in en)}"] * count


@pytest.mark.parametrize(
    ("zh", "en", "count"),
    [
        ("- 一\n- 二", "1. one\n\n2. two", 0),
        ("- 一\n- 二", "- one\n- two\n- three", 1),
        ("- 一\n\n    ```\n    - x\n    ```", "- one\n\n    ~~~\n    ```\n    - x\n    - y\n    ~~~", 0),
        ("词\n:   一\n:   二", "Term\n:   one", 1),
        ("> - 一", "> - one\n> - two", 1),
    ],
)
def test_lists_are_compared_by_items(tiny: Folder, zh: str, en: str, count: int) -> None:
    """An item would be missing in one language, and nobody would see."""
    assert told(tiny, zh, en, "P010") == [f"docs/en/{CHAPTER}:10"] * count


@pytest.mark.parametrize(
    ("zh", "en", "places"),
    [
        (ZH, EN, []),
        (f"{ZH}\n\n{ZH[:28]}", f"{EN[:90]}\n\n{EN}", [f"docs/en/{CHAPTER}:10", f"docs/zh/{CHAPTER}:12"]),
    ],
)
def test_half_a_paragraph_is_missed_on_either_side(tiny: Folder, zh: str, en: str, places: list[str]) -> None:
    """A gap in a translation reads well, and would be published."""
    assert told(tiny, zh, en, "P009") == places


def test_a_paragraph_that_is_cut_otherwise_is_told_once(tiny: Folder) -> None:
    """A translator who made two paragraphs of one would be told that both are wrong."""
    first, second = EN.split("; ")
    assert told(tiny, ZH, f"{first}.\n\n{second}", "P009") == []
    assert [notice.code for notice in tiny.check() if notice.code.startswith("P")] == ["P003"]


def test_pictures_and_formulas_have_no_length(tiny: Folder) -> None:
    """A short alternative text, or a formula set in words, would be told as a gap."""
    tiny.write("docs/zh/crossing/a.svg", SVG)
    tiny.write("docs/en/crossing/a.svg", SVG)
    formula = "$$light = lamp \\times hours \\times nights \\times (tower + window + harbour) + moon + stars$$"
    zh = f"![渡口](a.svg)\n\n{ZH}\n{formula}\n{formula}"
    assert told(tiny, zh, f"![{EN[:200]}](a.svg)\n\n{EN}", "P009") == []


def test_a_quotation_with_its_translation_is_not_too_long(tiny: Folder) -> None:
    """A Chinese edition could not give the English words of somebody beside their translation."""
    assert told(tiny, f"> {EN}\n>\n> {ZH}", f"> {EN}", "P009") == []


def test_a_line_that_differs_is_shown_where_it_does(tiny: Folder) -> None:
    """Two long lines of code would look the same in the notice that says that they differ."""
    same = "light(" + "lamp, " * 15
    told(tiny, f"```\n{same}one)\n```", f"```\n{same}two)\n```", "P007")
    (message,) = (notice.message for notice in tiny.check() if notice.code == "P007")
    assert "two)” here" in message
    assert "one)” in" in message


@pytest.mark.parametrize(
    ("zh", "en", "kind"),
    [
        ("带上：\n\n- 灯；\n- 油。", "Bring this:\n- a lamp;\n- oil.", "list"),
        ("运行：\n\n```\nlamp\n```", "Run this:\n```\nlamp\n```", "code"),
    ],
)
def test_a_list_that_lacks_its_blank_line_is_pointed_at(tiny: Folder, zh: str, en: str, kind: str) -> None:
    """An author used to other dialects of Markdown would not see why a list has no counterpart."""
    assert told(tiny, zh, en, "P003") == [f"docs/zh/{CHAPTER}:12"]
    (hint,) = (notice.hint for notice in tiny.check() if notice.code == "P003")
    assert hint == f"A {kind} runs into a paragraph there: leave a blank line before docs/en/{CHAPTER}:11."


def test_an_address_that_is_no_link_is_pointed_at(tiny: Folder) -> None:
    """An author would see the address in both languages, and not why the link has no counterpart."""
    told(tiny, "见<https://x.example/a>。", "See https://x.example/a for more.", "P006")
    (hint,) = (notice.hint for notice in tiny.check() if notice.code == "P006")
    assert hint == "The address stands there, but leads nowhere: write it between < and >."


def test_lengths_say_nothing_of_blocks_without_words(tiny: Folder) -> None:
    """A formula or a label would be measured like prose."""
    assert told(tiny, "<https://x.example/a>", "<https://x.example/a>", "P009") == []


def test_a_note_that_nobody_refers_to_is_told_where_it_is_alone(tiny: Folder) -> None:
    """A note would be written in one language and forgotten in the other."""
    assert told(tiny, "字。\n\n[^a]: 注。", "Words.", "P004") == [f"docs/zh/{CHAPTER}:12:1"]
