"""Everything that a chapter can contain, in a publication that has one of each: its books as documents and as text.

What is expected lies in tests/cases/constructs; `--accept` writes it anew. Read the difference before you commit it.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from duiye import bindery, desk
from duiye.desk import Checked
from duiye.epubbindery import bind_epubs
from duiye.manuscripts import Manuscripts, read_manuscripts
from duiye.notice import ContentError
from duiye.writers.book.document import make_document
from duiye.writers.book.kinds import BLOCKS, RUNS
from duiye.writers.epub import blocks as epub_blocks
from duiye.writers.epub import runs as epub_runs
from folders import CONSTRUCTS, TINY, Folder
from pdfs import read_structure

CASES = Path(__file__).parents[1] / "cases" / "constructs"
TEMPLATES = Path(bindery.__file__).parent / "writers" / "book"
LANGUAGES = ("zh", "en")


@cache
def _checked() -> Checked:
    return desk.check(CONSTRUCTS)


@cache
def _manuscripts() -> Manuscripts:
    return read_manuscripts(_checked())


@cache
def _pdf(language: str) -> bytes:
    return bindery.typeset_books(_checked(), [language], _manuscripts())[language]


@cache
def _document(language: str) -> dict[str, Any]:
    """Return the document of one language, as every output gets it."""
    return make_document(_manuscripts().books[language])


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _nodes(item)


def test_no_construct_is_told() -> None:
    """An author who writes what Material’s documentation shows would be kept from publishing."""
    assert _checked().notices == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tree_of_each_chapter_is_as_expected(language: str, expect: Callable[[Path, str], None]) -> None:
    """A construct that is read wrongly is wrong in PDF and EPUB."""
    document = _document(language)
    lines = [f"{name}: {_line(document[name])}" for name in ("images", "abbreviations", "addresses")]
    for chapter in document["chapters"]:
        head = {name: value for name, value in chapter.items() if name != "body"}
        lines += ["", _line(head), *map(_line, chapter["body"])]
    expect(CASES / f"{language}.jsonl", "\n".join(lines) + "\n")


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_the_pdf_is_as_expected(language: str, expect: Callable[[Path, str], None]) -> None:
    """What stands on paper would differ from what was read, and nobody would see it."""
    lines: list[str] = []
    with pikepdf.open(io.BytesIO(_pdf(language))) as pdf:
        for _, pieces in groupby(read_structure(pdf), key=lambda piece: (piece.page, piece.block)):
            first, *others = pieces
            names = "/".join(name.removeprefix("/") for name in first.names[1:])
            lines.append(f"{first.page} {names}: {''.join(piece.text for piece in (first, *others))}")
    # The date of the edition is that of the last commit.
    shown = [re.sub(r"\d+ \w+ \d{4}$|\d{4}年.*日$", "DATE", line.rstrip()) for line in lines]
    expect(CASES / f"{language}.pdf.txt", "\n".join(shown) + "\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_the_epub_are_as_expected(language: str, expect: Callable[[Path, str], None]) -> None:
    """A construct would be another thing on a reading device than on paper."""
    with zipfile.ZipFile(io.BytesIO(bind_epubs(_checked(), [language], _manuscripts())[language])) as book:
        pages = {name: book.read(name).decode() for name in sorted(book.namelist()) if name.endswith(".xhtml")}
    bodies = [f"=== {name}\n{page[page.index('<body') :]}" for name, page in pages.items() if "forms-" in name]
    assert bodies
    expect(CASES / f"{language}.xhtml", "\n".join(bodies))


def test_the_publication_has_every_kind() -> None:
    """A kind that no page shows is a kind that nobody looks at."""
    found = {
        node["kind"] for language in LANGUAGES for node in _nodes(_document(language)["chapters"]) if "kind" in node
    }
    assert found == {*RUNS, *BLOCKS}


@pytest.mark.parametrize(("template", "table", "names"), [("runs", "runs", RUNS), ("blocks", "blocks", BLOCKS)])
def test_the_template_has_a_function_for_every_kind(template: str, table: str, names: tuple[str, ...]) -> None:
    """Typst would stop at a kind that it does not know."""
    text = (TEMPLATES / f"{template}.typ").read_text("utf-8")
    body = text[text.index(f"#let {table} = (") :]
    functions = set(re.findall(r"^  \"?([a-z-]+)\"?: \(", body, re.MULTILINE))
    # `language` stands in both; `together` and `source-list` are the template's own, `special` is composing.py's.
    assert functions - {"together", "source-list", "special"} == set(names) - (
        {"language"} if template == "blocks" else set()
    )


@pytest.mark.parametrize(
    ("table", "names"), [(epub_runs.RUNS, RUNS), (epub_blocks.BLOCKS, BLOCKS)], ids=["runs", "blocks"]
)
def test_the_epub_has_a_function_for_every_kind(table: Mapping[str, object], names: tuple[str, ...]) -> None:
    """An EPUB would end with a traceback at a kind that it does not know."""
    assert set(names) - set(table) <= {"facts", "glossary", "language"}
    assert set(table) <= {*RUNS, *BLOCKS}


def test_every_language_has_the_same_numbers() -> None:
    """“See figure 3” would be another figure in the other edition."""
    numbers = [
        [
            (node["kind"], node["id"], node["number"])
            for node in _nodes(_document(language)["chapters"])
            if node.get("kind") in {"figure", "table"} and node["number"]
        ]
        for language in LANGUAGES
    ]
    assert numbers[0] == numbers[1]
    assert [item[0::2] for item in numbers[0]] == [
        ("table", 1),
        ("table", 2),
        ("figure", 1),
        ("figure", 2),
        ("figure", 3),
    ]


UNKNOWN = """---
title: The crossing
---
# The crossing {#crossing}

This part has one chapter, on [the tower](lighthouse.md#tower).

Words, then
a <progress value="3">bar</progress>.

## A part {#part}

<video src="tower.mp4">A film.</video>

<pre class="mermaid"><code>graph LR</code></pre>

- a list

    <iframe src="map.html"></iframe>

![no alt](tower.png){ alt="" }<marquee>moving</marquee>

<table><tr><td colspan="0">x</td></tr></table>

#### Too deep {#deep}
"""


def test_what_the_book_does_not_know_is_told_with_its_line(tiny: Folder) -> None:
    """A writer would have to look for it in the whole chapter, or words would be lost in print without a sign."""
    tiny.write("docs/en/crossing/index.md", UNKNOWN)
    tiny.write("docs/en/crossing/tower.png", (CONSTRUCTS / "docs/en/images/photo.png").read_bytes())
    with pytest.raises(ContentError) as caught:
        bindery.typeset_books(desk.check(tiny.root), ["en"])
    told = [f"{notice.locus.line}: {notice.message}" for notice in caught.value.notices if notice.code == "B002"]
    assert told == [
        "9: The book does not know the element <progress> in a line of text.",
        "13: The book does not know the element <video> in a line of text.",
        "15: The book does not know a Mermaid diagram, which a script draws.",
        "19: The book does not know the element <iframe> in a line of text.",
        "21: The book does not know the element <marquee> in a line of text.",
        "23: The book does not know a cell with colspan '0'.",
        "25: The book does not know a heading of level 4 under one of level 2.",
    ]


def test_a_formula_and_its_words_reach_those_who_cannot_see_it() -> None:
    """PDF/UA asks for words beside every formula, and TeX is not what a voice should read."""
    said = {node["alt"] for node in _nodes(_document("en")["chapters"]) if node.get("kind") in {"math", "equation"}}
    assert {"E = mc²", "(a + b)/2", "πr²"} <= said
    assert all(text and "\\" not in text for text in said)


def test_the_tiny_publication_has_no_lists_of_figures() -> None:
    """A list of nothing would stand behind the contents."""
    made = bindery.typeset_books(desk.check(TINY), ["en"])["en"]
    assert b"Figures" not in made
