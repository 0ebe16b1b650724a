"""What is plainly in the other language (S001), and what may stand in either."""

from __future__ import annotations

import pytest

from folders import Folder

CHINESE = "守灯塔的人在塔上过了一个冬天，每天夜里点灯，天亮才睡。"
ENGLISH = "The keeper spent a whole winter on the tower, lit the lamp each night and slept by day."


def told(tiny: Folder, language: str, text: str, other: str = "") -> bool:
    """Say whether a block added to a chapter of one language, and another to its counterpart, is S001 there."""
    for tag, added in ((language, text), ("en" if language == "zh" else "zh", other)):
        path = f"docs/{tag}/crossing/index.md"
        tiny.write(path, f"{tiny.read(path)}\n{added}\n")
    found = {notice.locus.path for notice in tiny.check() if notice.code == "S001"}
    assert found <= {f"docs/{language}/crossing/index.md"}
    return bool(found)


@pytest.mark.parametrize(
    "text",
    [
        CHINESE,
        f"**守塔人**：{CHINESE}",
        f"{CHINESE}[^C01] 见[灯塔](lighthouse.md)。",
        "## 守塔的人 {#keeper}",
    ],
)
def test_chinese_prose_in_the_english_edition_is_told(tiny: Folder, text: str) -> None:
    """A reader of English would come upon a Chinese paragraph."""
    assert told(tiny, "en", text, "甲。")


@pytest.mark.parametrize("text", [ENGLISH, f"{ENGLISH} See [the tower](lighthouse.md)."])
def test_english_prose_in_the_chinese_edition_is_told(tiny: Folder, text: str) -> None:
    """A reader of Chinese would come upon an English paragraph."""
    assert told(tiny, "zh", text, "A.")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "涨潮开船，退潮等人。"),
        ("en", "- 涨潮开船，\n- 退潮等人。"),
        ("en", '!!! note "提醒"\n    夜里不开船，早上再来。'),
        ("zh", "The boat is late and nobody knows."),
        ("zh", "- the boat is late;\n- nobody in town knows."),
    ],
)
def test_a_short_copy_is_told(tiny: Folder, language: str, text: str) -> None:
    """A line that the translator overlooked would be published."""
    assert told(tiny, language, text, text)


@pytest.mark.parametrize(
    "text",
    [
        "渡轮公司",
        "《守灯塔的人在塔上过了一个冬天，每天夜里点灯，天亮才睡》",
        f"“{CHINESE}”",
        f"> {CHINESE}",
        f"{CHINESE}\n{{ lang=zh }}",
        f"```\n{CHINESE}\n```",
        f"`{CHINESE}`",
        "![守灯塔的人在塔上过了一个冬天，每天夜里点灯](a.svg)",
        "The Chinese name is 守灯塔的人在塔上过冬, which says: 'those who keep the tower stay there'.",
        "张三：守灯塔的人在塔上过了一个冬天。河口：渡口出版社，1934年。",
        "张三．守灯塔的人在塔上过了一个冬天[M]．河口，1934．",
        "- [张三，守灯塔的人在塔上过了一个冬天。](https://a.example/)",
        "| 2019 | 31 |\n| --- | --- |\n| 2020 | 29 |",
        "<p>守灯塔的人在塔上过了一个冬天，每天夜里点灯，天亮才睡。</p>",
    ],
)
def test_what_may_stand_in_the_english_edition_is_not_told(tiny: Folder, text: str) -> None:
    """An edition could not be published for a name, a quotation or a citation."""
    assert not told(tiny, "en", text, text)


@pytest.mark.parametrize(
    "text",
    [
        "Amazon Web Services, Google Cloud Platform, Microsoft Azure and Alibaba Cloud.",
        "attention, self attention, layer normalisation, dropout, residual connection",
        "Smith, J. (2020). The making of lamps and of those who keep them. Harbour Press.",
        "The making of lamps and of those who keep them, vol. 2, is in the town library.",
        "*The making of lamps and of those who keep them in the winter*",
        f"“{ENGLISH}”",
        f"{ENGLISH} 守塔人语。",
        "## The keeper of the tower in winter {#keeper}",
        "- sea-gate: `--dark`\n- sea-lamp: `--light`\n- harbour-clock: `--slow`\n- ferry-bell: `--loud`\n- tower: `1`",
        "$$\n\\begin{aligned} light & = lamp \\text{ in each long night}, \\\\ dark & = none. \\end{aligned}\n$$",
        "pip install the-lamp && lamp --light --every night --until dawn",
    ],
)
def test_what_may_stand_in_the_chinese_edition_is_not_told(tiny: Folder, text: str) -> None:
    """An edition could not be published for a name, a quotation or a citation."""
    assert not told(tiny, "zh", text, text)


def test_a_third_language_may_be_written_in_chinese_characters(tiny: Folder) -> None:
    """A Japanese edition could never be published."""
    tiny.replace("mkdocs.yml", "locale: en", "locale: ja")
    tiny.path("docs/en").rename(tiny.path("docs/ja"))
    tiny.write(
        "docs/ja/crossing/index.md",
        f"---\ntitle: 过河\n---\n# 渡 {{#crossing}}\n\n{CHINESE}[灯](lighthouse.md#tower)\n",
    )
    assert tiny.check() == ()


@pytest.mark.parametrize("front", ["title: [\n", "{title: The crossing, state: done}\n"])
def test_a_chapter_whose_state_is_unknown_has_one_fault(tiny: Folder, front: str) -> None:
    """A slip in the first lines would be told once more for every paragraph."""
    path = "docs/en/crossing/index.md"
    tiny.write(path, f"---\n{front}---\n# The crossing {{#crossing}}\n\n{CHINESE}\n")
    assert len(tiny.check()) == 1


def test_a_description_in_flow_style_is_told_too(tiny: Folder) -> None:
    """Search engines would show a Chinese line for an English page."""
    for language in ("zh", "en"):
        path = f"docs/{language}/crossing/index.md"
        text = tiny.read(path).split("---\n", 2)[2]
        tiny.write(path, f"---\n{{description: 从这边到那边}}\n---\n{text}")
    assert tiny.faults() == ["docs/en/crossing/index.md:1 S001"]
