"""Everything that a chapter can contain, in a publication that has one of each: its books as documents and as text.

What is expected lies in tests/cases/constructs; `--accept` writes it anew. Read the difference before you commit it.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from duiye import bindery, desk
from duiye.desk import Checked
from duiye.notice import ContentError
from duiye.writers.book.kinds import BLOCKS, RUNS
from folders import CONSTRUCTS, TINY, Folder

CASES = Path(__file__).parents[1] / "cases" / "constructs"
TEMPLATES = Path(bindery.__file__).parent / "writers" / "book"
LANGUAGES = ("zh", "en")


@cache
def _checked() -> Checked:
    return desk.check(CONSTRUCTS)


@cache
def _pdf(language: str) -> bytes:
    return bindery.typeset_books(_checked(), [language])[language]


@cache
def _document(language: str) -> dict[str, Any]:
    """Return the document of one language, as the typesetter gets it."""
    made: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bindery, "typeset", lambda document, **_: made.append(document) or b"")
        bindery.typeset_books(_checked(), [language])
    document: dict[str, Any] = json.loads(made[0])
    return document


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
    shown = {key: document[key] for key in ("images", "abbreviations", "addresses", "chapters")}
    shown["chapters"] = [chapter for chapter in shown["chapters"] if chapter["label"] != "forms/index.md"]
    text = json.dumps(shown, ensure_ascii=False, indent=1)
    # A list of a few words reads better on one line.
    text = re.sub(r"\[\n\s+(\"[^\"\n]*\"),\n\s+(\"(?:[^\"\\\n]|\\.)*\")\n\s+\]", r"[\1, \2]", text)
    expect(CASES / f"{language}.json", text + "\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_the_pdf_is_as_expected(
    language: str, expect: Callable[[Path, str], None], tmp_path: Path
) -> None:
    """What stands on paper would differ from what was read, and nobody would see it."""
    file = tmp_path / "book.pdf"
    file.write_bytes(_pdf(language))
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout.decode()
    lines = [line.rstrip() for line in text.replace("\f", "\n---- page ----\n").split("\n")]
    # The date of the edition is that of the last commit.
    plain = [line for line in lines if line and not re.search(r"\d{4}\s*年|\b[12]\d{3}$", line)]
    expect(CASES / f"{language}.txt", "\n".join(plain) + "\n")


def test_the_publication_has_every_kind() -> None:
    """A kind that no page shows is a kind that nobody looks at."""
    found = {node["kind"] for language in LANGUAGES for node in _nodes(_document(language)["chapters"]) if "kind" in node}
    assert found == {*RUNS, *BLOCKS}


@pytest.mark.parametrize(("template", "table", "names"), [("runs", "runs", RUNS), ("blocks", "blocks", BLOCKS)])
def test_the_template_has_a_function_for_every_kind(template: str, table: str, names: tuple[str, ...]) -> None:
    """Typst would stop at a kind that it does not know."""
    text = (TEMPLATES / f"{template}.typ").read_text("utf-8")
    body = text[text.index(f"#let {table} = (") :]
    functions = set(re.findall(r"^  \"?([a-z-]+)\"?: \(", body, re.MULTILINE))
    # `language` stands in both; `together` is the template's own.
    assert functions - {"together"} == set(names) - ({"language"} if template == "blocks" else set())


def test_every_language_has_the_same_numbers() -> None:
    """“See figure 3” would be another figure in the other edition."""
    numbers = [
        [(node["kind"], node["id"], node["number"]) for node in _nodes(_document(language)["chapters"]) if node.get("number")]
        for language in LANGUAGES
    ]
    plates = [[item for item in found if item[0] in {"figure", "table"}] for found in numbers]
    assert plates[0] == plates[1]
    assert [item[0::2] for item in plates[0]] == [
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

```mermaid
graph LR
```

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
        "21: The book does not know the element <iframe> in a line of text.",
        "23: The book does not know the element <marquee> in a line of text.",
        "25: The book does not know a cell with colspan '0'.",
        "27: The book does not know a heading of level 4 under one of level 2.",
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
