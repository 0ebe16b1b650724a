"""Laws of the markup reader: the page that comes of a document says what the document says."""

from __future__ import annotations

from html import escape as html_escape
from typing import NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st

from duiye.readers.articles.markup import MarkupReading, read_markup
from rendered import fold, manuscript, visible

MARKS = [
    "*",
    "**",
    "_",
    "__",
    "#",
    "## ",
    "1. ",
    "12.",
    "+ ",
    "- ",
    "-",
    "---",
    "***",
    "* * *",
    "===",
    "=",
    "> ",
    ">",
    "|",
    "| a | b |",
    "| - | - |",
    "`",
    "```",
    "``",
    "~~~",
    "<",
    "<div>",
    "</p>",
    "<b",
    "<!--",
    "<?",
    "&",
    "&amp;",
    "&lt;",
    "&#65;",
    "&copy",
    "[",
    "]",
    "](",
    "[a](b)",
    "[a][b]",
    "[^1]",
    "[^1]: ",
    "[x]: http://a",
    "![",
    "!",
    "!!! note",
    "!!!",
    "??? note",
    "???",
    '=== "a"',
    "{",
    "}",
    "{: .a }",
    "{ #b }",
    "{#c}",
    "*[abbr]: ",
    "    ",
    "\t",
    "[[glossary]]",
    "[TOC]",
    "term:",
    ": ",
    ":",
    "\\",
    "\\*",
    "\\\\",
    "\n",
    "\n\n",
    "  \n",
    "[ ] ",
    "[x] ",
    "http://a.b",
    "<http://a.b>",
    "a@b.c",
    "snake_case",
    "2*3",
    "#!py x",
    ":::py x",
    "中文",
    "（括号）",
    "字",
    "word",
    " ",
    "\u200b",
    "\xa0",
    "\u3000",
    "$x$",
    "^",
    "~",
    "%%",
    "--8<--",
    "/// a",
    '"',
    "'",
    ";",
    ".",
    ",",
    "(",
    ")",
    "😀",
    "é",
]
"""What means something to Python-Markdown or its extensions, and words to part it."""

texts = st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=4)), max_size=12).map("".join)


def read(html: str) -> MarkupReading:
    """Read HTML whose pictures all exist."""
    return read_markup(html, name="a.html", pictures=lambda address: address)


def shown(reading: MarkupReading) -> str:
    """Return what a reader sees of it in the end."""
    return visible(manuscript(reading.passages))


def cleaned(text: str) -> str:
    """Return a text without the characters that no page can show."""
    unseen = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, 0x200B, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF])
    return text.translate(unseen)


def folded(text: str) -> str:
    """Fold white space, and take it out: that of a source between Chinese characters is no text."""
    return "".join(cleaned(text).split())


@given(texts)
@example("a<b")
def test_any_text_in_a_paragraph_is_shown_as_it_is(text: str) -> None:
    """A sentence with a star, a hash or a bracket would be set as something else, or lose characters."""
    reading = read(f"<p>{html_escape(text)}</p>")
    assert folded(shown(reading)) == folded(text)
    assert folded("".join(passage.words for passage in reading.passages)) == folded(text)
    assert len(reading.passages) <= 1


@given(texts)
def test_words_are_parted_where_they_were(text: str) -> None:
    """Two words would be glued together."""
    reading = read(f"<p>a {html_escape(text)} b</p>")
    assert fold(shown(reading)) == fold(reading.passages[0].words)


class Piece(NamedTuple):
    """Some HTML and what a reader sees of it."""

    html: str
    words: str


plain = texts.map(lambda text: Piece(html_escape(text), text))
INLINE = ("b", "i", "strong", "em", "code", "sup", "sub", "del", "kbd", "span", 'a href="https://a.b/c_d*(e)"', "u")


def wrapped(inner: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    """Draw a piece in an inline element, or several in a row."""
    in_element = st.builds(
        lambda tag, piece: Piece(f"<{tag}>{piece.html}</{tag.split()[0]}>", piece.words), st.sampled_from(INLINE), inner
    )
    in_row = st.lists(inner, max_size=3).map(joined)
    return st.one_of(in_element, in_row)


def joined(pieces: list[Piece]) -> Piece:
    """Join pieces."""
    return Piece("".join(piece.html for piece in pieces), "".join(piece.words for piece in pieces))


line_break = st.just(Piece("<br>", " "))
picture = st.just(Piece('<img src="a b(c).png" alt="[x] *y* `z`">', ""))
lines = st.lists(st.recursive(st.one_of(plain, plain, line_break, picture), wrapped, max_leaves=5), max_size=5).map(
    joined
)


@given(lines)
def test_any_line_of_marked_text_is_shown_as_it_is(line: Piece) -> None:
    """Bold, links and code would swallow marks of the text beside them."""
    reading = read(f"<p>{line.html}</p>")
    assert folded(shown(reading)) == folded(line.words)
    assert folded("".join(passage.words for passage in reading.passages)) == folded(line.words)


def element(tag: str, inner: Piece) -> Piece:
    """Put a piece into an element."""
    return Piece(f"<{tag}>{inner.html}</{tag}>", inner.words)


def several(tag: str, of: str, items: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    """Draw a list of items in an element."""
    return st.lists(items, min_size=1, max_size=3).map(
        lambda pieces: element(tag, joined([element(of, piece) for piece in pieces]))
    )


def table(rows: list[list[Piece]]) -> Piece:
    """Make a table of rows of cells."""
    return element("table", joined([element("tr", joined([element("td", cell) for cell in row])) for row in rows]))


paragraph = lines.map(lambda line: element("p", line))
code = texts.map(lambda text: Piece(f"<pre>{html_escape(text)}</pre>", text))
heading = st.builds(element, st.sampled_from(["h1", "h2", "h6"]), lines)
grid = st.lists(st.lists(lines, min_size=2, max_size=2), min_size=1, max_size=3).map(table)
leaf = st.one_of(paragraph, lines, code, heading, grid, st.just(Piece("<hr>", "")))


def nested(inner: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    """Draw blocks in lists, quotations and definitions."""
    blocks = st.lists(inner, min_size=1, max_size=2).map(joined)
    dd = st.builds(lambda term, said: joined([element("dt", term), element("dd", said)]), lines, blocks)
    return st.one_of(
        several("ul", "li", blocks),
        several("ol", "li", blocks),
        blocks.map(lambda piece: element("blockquote", piece)),
        blocks.map(lambda piece: element("div", piece)),
        st.lists(dd, min_size=1, max_size=2).map(lambda items: element("dl", joined(items))),
    )


documents = st.lists(st.recursive(leaf, nested, max_leaves=6), max_size=5).map(joined)


@example(Piece("<p><b>\\ </b>*</p>", "\\ *"))
@given(documents)
def test_any_document_is_shown_as_it_is(document: Piece) -> None:
    """A block that stands in or beside another would lose words, or show the marks of Markdown."""
    reading = read(document.html)
    assert folded("".join(passage.words for passage in reading.passages)) == folded(document.words)
    assert folded(shown(reading)) == folded(document.words)
