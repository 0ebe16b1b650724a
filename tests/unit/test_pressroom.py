"""Several books set at once: here, or each in a process of its own."""

from __future__ import annotations

import json

import pytest

from duiye.notice import EngineError
from duiye.pressroom import Copy, typeset_each
from duiye.writers.book.document import BookChapter, BookInfo, write_book

TIMESTAMP = 1_795_305_600
LARGE = 300_000


def _copy(language: str, *, padding: int = 0, image: str = "") -> Copy:
    """Make a small book; `padding` makes its document long, `image` lets it ask for a picture that nobody gives."""
    info = BookInfo(language, "灯 Lamp", "", "", "Duiye", "2026-11-28", "1")
    shown = f"<p><img src='{image}' alt='A lamp'></p>" if image else ""
    chapter = BookChapter("lamp.md", "docs/lamp.md", f"<h1 id='lamp'>灯 {language}</h1><p>河口有灯。</p>{shown}")
    document = json.loads(write_book(info, [chapter])[0])
    return Copy(json.dumps(document | {"padding": "x" * padding}), TIMESTAMP, {})


def _with_cover(cover: bytes) -> Copy:
    made = _copy("zh")
    document = json.loads(made.document)
    return made._replace(
        document=json.dumps(document | {"design": document["design"] | {"cover": "picture"}}), cover=cover
    )


def test_books_set_in_processes_are_those_set_here() -> None:
    """A long book would differ from a short one made of the same words, or stand under another's name."""
    here = typeset_each({"zh": _copy("zh"), "en": _copy("en")})
    apart = typeset_each({"zh": _copy("zh", padding=LARGE), "en": _copy("en")})
    assert list(apart) == ["zh", "en"]
    assert apart == here


@pytest.mark.parametrize("padding", [0, LARGE], ids=["here", "in processes"])
def test_a_book_that_is_refused_is_told_in_the_typesetters_words(padding: int) -> None:
    """A fault in one of four books would end in a traceback of processes."""
    with pytest.raises(EngineError, match=r"images that were not given: lamp\.png"):
        typeset_each({"zh": _copy("zh", padding=padding), "en": _copy("en", image="lamp.png")})


def test_no_book_is_none() -> None:
    """A publication without a chapter to print would fail to build."""
    assert typeset_each({}) == {}


def test_a_damaged_picture_is_named() -> None:
    """An author with a hundred pictures would be told that one cannot be decoded."""
    damaged = _copy("zh", image="lamp.png")._replace(images={"lamp.png": b"\x89PNG\r\n\x1a\n..."})
    with pytest.raises(
        EngineError, match=r"^The picture lamp\.png is damaged: failed to decode image .*Save it again\.$"
    ):
        typeset_each({"zh": damaged})
    with pytest.raises(EngineError, match=r"^The picture of the cover is damaged: failed to parse SVG"):
        typeset_each({"zh": _with_cover(b"<svg xmlns='http://www.w3.org/2000/svg'><rect x=></svg>")})
