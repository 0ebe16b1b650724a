"""Markdown becomes passages as its author meant it, with nothing in it that runs or loads."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from duiye.article import Article
from duiye.model import BlockKind
from duiye.readers.articles import read_article
from duiye.readers.articles.source import nothing_beside
from duiye.readers.settings import read_settings
from folders import REPOSITORY

PNG = b"\x89PNG\r\n\x1a\n picture"


def read(text: str, sibling: Callable[[str], bytes | None] = nothing_beside) -> Article:
    """Read Markdown."""
    return read_article(text.encode(), "a.md", sibling=sibling)


def texts(text: str) -> list[str]:
    """Return the Markdown of each passage."""
    return [item.text for item in read(text).passages]


def codes(text: str) -> list[str]:
    """Return the codes of the notices."""
    return [item.code for item in read(text).notices]


def test_blocks_keep_their_markdown_and_their_places() -> None:
    """An author's lists, tables and code would be flattened by the import."""
    made = read("# T\n\nOne *two*.\n\n- a\n- b\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```py\nx = '<b>'\n```\n\n> q\n")
    assert [(item.line, item.kind) for item in made.passages] == [
        (1, BlockKind.HEADING), (3, BlockKind.PARAGRAPH), (5, BlockKind.LIST), (8, BlockKind.TABLE),
        (12, BlockKind.CODE), (16, BlockKind.QUOTE),
    ]  # fmt: skip
    assert made.passages[1].words == "One two."
    assert made.passages[4].text == "```py\nx = '<b>'\n```"
    assert made.notices == ()


@pytest.mark.parametrize(
    ("heading", "text", "words", "level"),
    [
        ("## Two ##", "Two", "Two", 2),
        ("### A *b* {#mine}", "A *b* {#mine}", "A b", 3),
        ("Setext\n======", "Setext", "Setext", 1),
        ("Setext\n---", "Setext", "Setext", 2),
        ("## C\\# and `d`", "C\\# and `d`", "C# and d", 2),
    ],
)
def test_headings_are_words_with_the_id_that_the_author_gave(heading: str, text: str, words: str, level: int) -> None:
    """A heading would show its hashes, or a link to it break."""
    (item,) = read(heading).passages
    assert (item.kind, item.text, item.words, item.level) == (BlockKind.HEADING, text, words, level)


def test_front_matter_says_what_the_article_says_of_itself() -> None:
    """Title and author would be printed as text, or be lost."""
    made = read("---\ntitle: T\nauthors: [A, B]\ndate: 2024-03-05 10:00\n---\nText.\n")
    assert (dict(made.meta), made.aside) == ({"title": "T", "author": "A", "date": "2024-03-05"}, ())
    assert made.passages[0].line == 6
    toml = read('+++\ntitle = "T"\ntags = ["x"]\n+++\nText.\n')
    assert dict(toml.meta) == {"title": "T"}
    assert "tags" in toml.aside[0].words


@pytest.mark.parametrize("front", ["---\ntitle: [\n---\n", "+++\ntitle = \n+++\n"])
def test_front_matter_that_cannot_be_read_is_kept_and_told(front: str) -> None:
    """An import would fail, or drop what the author wrote at the head."""
    made = read(front + "Text.\n")
    assert [item.code for item in made.notices] == ["I009"]
    assert "title" in made.aside[0].words


def test_reference_links_and_notes_travel() -> None:
    """A link would lose its target when its chapter is cut from the end of the file."""
    made = read('A [link][x], [X] and [^1].\n\n[x]: https://x.example "T"\n\n[^1]: Note.\n')
    assert made.passages[0].text == 'A [link](https://x.example "T"), [X](https://x.example "T") and [^1].'
    assert [(item.kind, item.text) for item in made.passages[1:]] == [(BlockKind.NOTE, "[^1]: Note.")]


def test_pictures_beside_the_article_are_taken_along() -> None:
    """A picture would be missing on the page."""
    made = read("![A](pic/a.png) and ![B](b.png)", {"pic/a.png": PNG}.get)
    assert made.passages[0].text == "![A](images/a.png) and B"
    assert made.pictures == {"images/a.png": PNG}
    assert [item.code for item in made.notices] == ["I004"]


@pytest.mark.parametrize(
    "path",
    [
        "../secret.png",
        "/etc/a.png",
        "C:\\a.png",
        "..\\a.png",
        "%2e%2e/a.png",
        "https://x.example/a.png",
        "//x.example/a.png",
        "file:///a.png",
    ],
)
def test_pictures_from_elsewhere_are_never_asked_for(path: str) -> None:
    """An article could bring a file of its reader's machine into a book, or call home."""
    asked: list[str] = []
    read(f"![A]({path})", lambda name: asked.append(name) or PNG)
    assert asked == []


HOSTILE = [
    "<script>alert(1)</script>",
    "Text <script>alert(1)</script> text",
    "[x](javascript:alert(1))",
    "[x](JaVa\tScript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x][y]\n\n[y]: javascript:alert(1)\n",
    "<a href='javascript:alert(1)'>x</a>",
    "x <img src=x onerror=alert(1)> y",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)></svg>",
    "x <svg/onload=alert(1)> y",
    "<iframe src='https://x.example'></iframe>",
    "<details ontoggle=alert(1) open>x</details>",
    "x <b onclick=alert(1)>y</b>",
    "x{ onclick=alert(1) }",
    "# H { onclick=alert(1) }",
    '*x*{: style="background:url(javascript:1)" }',
    "- x\n{ onmouseover=alert(1) }",
    "<div markdown><script>1</script></div>",
    "> <script>1</script>",
    "- <script>1</script>",
    "!!! note\n    <script>1</script>",
    "| a |\n| - |\n| <script>1</script> |",
    "[^1]\n\n[^1]: <script>1</script>",
    "<!-- x --><script>1</script>",
    "<scr<script>ipt>1</script>",
    '![x](x "onerror=alert(1)")',
    "<math><mtext></p><script>1</script>",
    "<style>@import 'https://x.example'</style>",
    "<meta http-equiv=refresh content='0;url=https://x.example'>",
    "<base href='https://x.example'>",
    "Text\n<object data=x></object>",
]
_SETTINGS = read_settings((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
_RENDERER = Markdown(
    extensions=list(_SETTINGS.extensions),
    extension_configs={name: dict(config) for name, config in _SETTINGS.extension_configs.items()},
)
_ALIVE = re.compile(
    r"<(?:script|svg|iframe|object|embed|style|meta|base|math|link|form|input(?! type=\"checkbox\"))\b|\son\w+\s*=|"
    r"(?:href|src)\s*=\s*[\"']?\s*(?:javascript|vbscript|data:text)|style\s*=",
    re.IGNORECASE,
)


def page(text: str) -> str:
    """Render what a text becomes as the site renders it; code is taken out."""
    try:
        passages = read(text).passages
    except Exception:  # noqa: BLE001 — nothing was left of it
        return ""
    written = "\n\n".join(f"{'#' * item.level} {item.text}".strip() for item in passages)
    html = _RENDERER.reset().convert(written)
    return re.sub(r"(?s)<code.*?</code>", "", html)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_strange_file_runs_in_the_page(text: str) -> None:
    """An article from a stranger could run a script in every reader's browser."""
    html = page(text)
    assert not [tag for tag in re.findall(r"<[^<>]*>", html) if _ALIVE.search(tag)], html


@given(
    st.lists(
        st.sampled_from([*HOSTILE, "\n\n", "```\n", "`", "**", "text", "    ", "[", "](", "<", ">", "{"]), max_size=6
    ).map("".join)
)
def test_nothing_runs_when_hostile_pieces_are_joined(text: str) -> None:
    """Two harmless halves could become one script."""
    html = page(text)
    tags = re.findall(r"<[^<>]*>", html)
    assert not [tag for tag in tags if _ALIVE.search(tag)], html


def test_code_is_never_touched() -> None:
    """An article about HTML would lose its examples."""
    text = "Use `<script>` and:\n\n```html\n<script>alert(1)</script>\n```\n"
    assert texts(text) == ["Use `<script>` and:", "```html\n<script>alert(1)</script>\n```"]
    assert codes(text) == []


def test_lines_broken_inside_chinese_sentences_are_joined() -> None:
    """A gap would stand wherever the author's editor broke a line."""
    assert texts("第一行\n第二行 a\nb") == ["第一行第二行 a\nb"]
    assert codes("第一行\n第二行") == ["I005"]


def test_a_bold_paragraph_looks_like_one() -> None:
    """Bold lines would not be seen as headings."""
    assert [item.look.bold for item in read("**all**\n\n**not** all\n").passages] == [True, False]
