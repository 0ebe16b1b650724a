"""Repairing the marks and spaces of Markdown, held to what the page shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from duiye.readers.skeleton import skeleton
from duiye.repair import repair
from duiye.typography import without_marks

FOLDER = Path(__file__).parents[1] / "cases" / "repair"
EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.caret", "pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys"),
    *("pymdownx.magiclink", "pymdownx.mark", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist"),
    *("pymdownx.tilde", "pymdownx.arithmatex", "pymdownx.critic"),
]

_PROTECTED = (
    "https://e.com/a,b/中文?x=1&y=甲,乙",
    "https://e.com/it's(a,b)",
    "<https://e.com/a--b,c>",
    "a.b,c@e.com",
    "| --- | :---: |",
    "++ctrl+alt+k++",
    '--8<-- "中, a.md"',
    "$x, 中 y$",
    ":smile:",
)
"""What no repair may touch, wherever it stands."""
_PIECES = (
    *_PROTECTED,
    *("`中 , 文 a`", "`` 中`, 文 ``", "\n\n    中 , 文\n\n"),
    *('[题](<a, 中 文.md> "题, a")', "![图 a](a,b.png)", "[^中, a]", "*[AI 技术]: 中 , a", "[a]: b,c '题, a'"),
    *('{ #中a .b title="中 , a" }', '<span title="中 , a">', "<!-- 中 , a -->", "\n```python\n中 , a(b)\n```\n"),
    *("中文", "人工智能", "AI", "GPU 4", "Huang's", " ", "  ", "\n", "\n\n", "\n    ", "\n> ", "\n- ", "\n1. ", "\n| "),
    *(",", ".", ":", "!", "?", ";", "(", ")", "...", "--", "-", '"', "'", "“", "”", "，", "。", "：", "（", "）", "……"),
    *("*", "**", "_", "__", "~~", "^", "==", "[", "]", "|", "\\", "<b>", "</b>", "</span>", "&amp;", "&quot;"),
    *(
        '\n!!! note "标题, a"\n    ',
        '\n=== "标签 a"\n    ',
        "\n# ",
        "\n[^1]: ",
        "[^1]",
        "\n*[HTML]: 中 , a\n",
        "\n:   ",
    ),
    *("$", "３１", "\u3000", "{--中 , a--}", "%", "1-2", "2019-2021", "\n\n        中 , a\n"),
)
_HOSTILE = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)


_MARKDOWN = Markdown(extensions=EXTENSIONS)


def render(text: str) -> str:
    """Render with many extensions."""
    return _MARKDOWN.reset().convert(text)


def mend(text: str, language: str = "zh") -> str:
    """Repair a text."""
    return repair(text, language, render).text


@pytest.mark.parametrize("case", sorted(FOLDER.glob("*.md")), ids=lambda case: case.stem)
def test_a_chapter_is_repaired_as_its_case_says(case: Path, expect: Callable[[Path, str], None]) -> None:
    """A repair would harm a construct of Markdown, or leave undone what is safe."""
    language = case.stem.partition("-")[0]
    done = repair(case.read_text("utf-8"), language, render, file=case.name)
    told = [f"{notice}\n" for notice in done.notices]
    expect(case.with_suffix(".expected.txt"), "".join([done.text, *(["=====\n"] if told else []), *told]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("见 https://a.com/b?x=1,2 。", "见 https://a.com/b?x=1,2 。"),
        ('看[这里](https://a.com/中,文 "题 a") ,好', '看[这里](https://a.com/中,文 "题 a")，好'),
        ("关于 *AI* 技术", "关于*AI*技术"),
        ('!!! note "标题 AI, 二"\n\n    正文, AI 技术', '!!! note "标题AI，二"\n\n    正文，AI技术'),
        ("**强调。** 文字", "**强调。**文字"),
        ("**“强调”** , 文字", "**“强调”**，文字"),
    ],
)
def test_what_other_tools_break_stays_whole(before: str, after: str) -> None:
    """An address, an emphasis or an admonition would be broken, as autocorrect, pangu and zhlint break them."""
    assert mend(before) == after


def test_a_repair_that_would_change_the_page_is_left_undone_and_told() -> None:
    """An emphasis would turn into underscores, or vanish in silence from what is repaired."""
    done = repair("关于 _AI_ 技术, 好", "zh", render, file="a.md")
    assert done.text == "关于 _AI_ 技术，好"
    assert [f"{notice.locus} {notice.code}" for notice in done.notices] == ["a.md:1:3 C001", "a.md:1:8 C001"]


def test_title_and_description_are_repaired_and_nothing_else_of_the_front_matter() -> None:
    """A key, an address or a list of the front matter would be changed, or its YAML broken."""
    text = "---\ntitle: 关于 AI, 二\ndescription: '引用 AI, 三'\ncovers: [一 a, 二 b]\n---\n正文\n"
    assert mend(text) == text.replace("关于 AI, 二", "关于AI，二")


def test_only_the_chosen_codes_are_repaired() -> None:
    """A writer who wants spaces repaired would get commas as well."""
    assert repair("用 AI, 好", "zh", render, codes={"C001"}).text == "用AI, 好"


@given(_HOSTILE, st.sampled_from(["zh", "en"]))
def test_only_marks_and_spaces_change_and_only_once(text: str, language: str) -> None:
    """A repair would change words, code or addresses, move a line, or change again what it has repaired."""
    done = mend(text, language)
    assert without_marks(done) == without_marks(text)
    assert done.count("\n") == text.count("\n")
    for protected in _PROTECTED:
        assert done.count(protected) >= text.count(protected)
    addresses = re.compile(r"https?://[^\s<>()\"，。；：！？、（）“”]*")
    assert addresses.findall(done) == addresses.findall(text)
    assert skeleton(render(done), without_marks) == skeleton(render(text), without_marks)
    assert mend(done, language) == done


@pytest.mark.parametrize("depth", [1, 40])
def test_nested_brackets_are_repaired_in_one_go(depth: int) -> None:
    """A deeply nested text would be repaired a little more with every run."""
    for opening, closing in (("(", ")"), (" ( ", " ) ")):
        done = mend("人" + opening * depth + "人" + closing * depth + "人")
        assert done == "人" + "（" * depth + "人" + "）" * depth + "人"


def test_a_mark_beside_an_address_is_left_alone() -> None:
    """A program that reads plain text would take the full-width mark for a part of the address."""
    assert mend("写信给a@e.com(好的)，再看www.e.com/a,b") == "写信给a@e.com(好的)，再看www.e.com/a,b"


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<p id="a">甲 , 乙</p>', ("<p id=a>", "甲乙", "</p>")),
        ("<code>a , b</code> c , d", ("<code >", "a , b", "</code>", "cd")),
        ('<img alt="甲 , 乙" src="a , b">', ("<img alt=甲乙 src=a , b>",)),
        (
            "<!-- a , b --><!DOCTYPE a><?a , b?><![CDATA[a]]>",
            ("<!-- a , b -->", "<!DOCTYPE a>", "<?a , b?>", "<![CDATA[a]>"),
        ),
        ("</code>a , b", ("</code>", "ab")),
    ],
)
def test_what_must_stay_of_a_page(html: str, kept: tuple[str, ...]) -> None:
    """A repair that changes an id, code, a comment or an address would pass for a harmless one."""
    assert skeleton(html, without_marks) == kept
