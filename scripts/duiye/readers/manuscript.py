"""Cut a chapter's Markdown into its top-level blocks, each with the line on which it begins.

This module owns the partition; it must not render. Joining the blocks' texts gives back the file,
byte for byte, whatever the file holds.

The cuts follow Python-Markdown, the grammar of this project: blank lines separate blocks, indented
text belongs to the list, admonition or definition before it, and neighbouring lists are one list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from duiye.bitext import number_blocks
from duiye.inserts import insert_id, read_insert
from duiye.model import Block, BlockKind, Chapter, Language
from duiye.notice import Locus, Notice
from duiye.readers.yamltext import read_yaml
from duiye.readers.yamlwords import full_width_colon

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_UNFENCED = re.compile(r"\A\s*(?:---[ \t]*\n\s*)?(?:title|description|covers|template|hide): ")
"""How front matter begins whose fences are missing; our own keys, so that no sentence is taken for it."""
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
"""Not splitlines(): U+2028 or a form feed ends a line neither for an editor nor for Python-Markdown."""
_INDENTED = re.compile(r" {4}| {0,3}\t")
_FENCE = re.compile(r" {0,3}(?:`{3,}(?=[^`]*$)|~{3,})")
_SILENT = re.compile(r" {0,3}<(!--|\?)")
_SILENT_END = {"!--": "-->", "?": "?>"}
_ELEMENT = re.compile(
    r" {0,3}<(address|article|aside|blockquote|body|canvas|center|colgroup|dd|details|div|dl|dt|fieldset|figcaption|"
    r"figure|footer|form|group|h[1-6r]|header|hgroup|html|iframe|legend|li|main|map|math|menu|nav|noscript|object|ol|"
    r"option|output|p|pre|progress|script|section|style|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul|video)"
    r"(?=[\s/>])",
    re.IGNORECASE,
)
"""Elements that Python-Markdown lifts out of the text; all others are words in a line."""

_HEADING = re.compile(r"#{1,6}")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_HEADING_ID = re.compile(r" \{[^{}]*#([A-Za-z][\w.:-]*)[^{}]*\}\s*#*\s*$", re.ASCII)
_PARAGRAPH_ID = re.compile(r"\n *\{[^{}\n]*#([A-Za-z][\w.:-]*)[^{}\n]*\}\s*$", re.ASCII)
_LABELS = r"(?:[\w-]+(?: +[\w-]+)*)"
_OPENERS: tuple[tuple[re.Pattern[str], BlockKind], ...] = (
    (_FENCE, BlockKind.CODE),
    (_INDENTED, BlockKind.CODE),
    (_SILENT, BlockKind.MARKER),
    (_ELEMENT, BlockKind.HTML),
    (re.compile(rf'!!! ?{_LABELS}(?: +".*?")? *$'), BlockKind.ADMONITION),
    (re.compile(rf'\?\?\?\+? ?(?:{_LABELS}|(?:{_LABELS} +)?".*?") *$'), BlockKind.ADMONITION),
    (re.compile(r'===(?:\+!|!\+|[!+])? +".*?" *$'), BlockKind.ADMONITION),
    (_HEADING, BlockKind.HEADING),
    (re.compile(r" {0,3}(?:(?:- {0,2}){3,}|(?:\* {0,2}){3,}|(?:_ {0,2}){3,}) *$"), BlockKind.RULE),
    (re.compile(r" {0,3}(?:[-+*]|\d+\.)[ \t]"), BlockKind.LIST),
    (re.compile(r" {0,3}>"), BlockKind.QUOTE),
    (re.compile(r" {0,3}\[\^[^\]]*\]:"), BlockKind.NOTE),
    (re.compile(r"\*\[[^\]\\]*\] ?:"), BlockKind.MARKER),
    (re.compile(r" {0,3}\[[^\[\]]*\]: *\S+ *(?:(?:([\"']).*\1|\(.*\)) *)?$"), BlockKind.MARKER),
)
_ANOTHER_TAB = re.compile(r'===\+? +"')
_DEFINITION = re.compile(r" {0,3}:[ \t]{1,3}\S")
_TABLE_RULE = re.compile(r"\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+$")
"""Nothing is taken back: a line of spaces would be tried again and again."""

_ENDS_ITSELF = frozenset({BlockKind.HEADING, BlockKind.RULE, BlockKind.HTML, BlockKind.MARKER})
"""Kinds after which even the next line is another block."""
_HOLDS_INDENTED = frozenset({BlockKind.LIST, BlockKind.ADMONITION, BlockKind.NOTE, BlockKind.DEFINITIONS})
_INTERRUPTS = _ENDS_ITSELF | {BlockKind.ADMONITION, BlockKind.NOTE}
"""Kinds that need no blank line before them."""
_MERGES = frozenset({BlockKind.LIST, BlockKind.QUOTE, BlockKind.DEFINITIONS})
"""Neighbours of these kinds are one block for Python-Markdown even across a blank line."""


def read_manuscript(text: str, *, path: str, language: Language, file: str) -> tuple[Chapter, tuple[Notice, ...]]:
    """Read one chapter.

    Args:
        text: the file's text.
        path: its path inside the language's folder.
        language: its language.
        file: its path from the publication's root, for notices.

    Returns:
        The chapter and what is wrong with its front matter (the chapter is whole even then).
    """
    front = _FRONT.match(text)
    meta: dict[str, object] = {}
    notices: tuple[Notice, ...] = ()
    if front:
        value, _, notices = read_yaml(front.group(1) or "", file, first_line=2)
        if isinstance(value, dict):
            meta = {str(key): item for key, item in value.items()}
        elif value is not None:
            notices = (*notices, _no_record(front.group(1) or "", file))
    elif _UNFENCED.match(text):
        lost = "The front matter has no line --- before and after it, and would be printed."
        notices = (Notice("Y001", Locus(file, 1), lost, "Put it between two lines of three hyphens."),)
    blocks = number_blocks(partition(text))
    return Chapter(path, language, file, meta, blocks), notices


def _no_record(front: str, file: str) -> Notice:
    """Tell front matter that is YAML and holds no keys."""
    slip = full_width_colon(front)
    if slip:
        return Notice("Y001", Locus(file, slip.line + 2, slip.column + 1), slip.message, slip.hint)
    return Notice("Y002", Locus(file, 1), "The front matter is not a list of keys.")


def partition(text: str) -> tuple[Block, ...]:
    """Cut a text into top-level blocks, with the ids that the author wrote.

    Returns:
        Blocks whose texts, joined, are the text; blank lines belong to the block before them.
    """
    blocks: list[Block] = []
    line = 1
    front = _FRONT.match(text)
    if front:
        blocks.append(Block(BlockKind.FRONT_MATTER, front.group(), 1))
        line += front.group().count("\n")
        text = text[front.end() :]
    for kind, chunk in _chunks(_LINE.findall(text)):
        block = _block(kind, chunk, line)
        last = blocks[-1] if blocks else None
        if last and last.kind is block.kind and (block.kind in _MERGES or _are_tabs(last, block)):
            blocks[-1] = Block(last.kind, last.text + block.text, last.line, last.id, last.level)
        else:
            blocks.append(block)
        line += len(chunk)
    return tuple(blocks)


def _chunks(lines: Sequence[str]) -> Iterator[tuple[BlockKind, list[str]]]:
    """Group lines into blocks, each with the blank lines after it."""
    chunk: list[str] = []
    kind: BlockKind | None = None
    first, count, blank, position = "", 0, False, 0
    lost: set[str] = set()
    while position < len(lines):
        line, end = lines[position], _end(lines, position, lost)
        if not _is_blank(line):
            if kind and count == 1 and not blank and _underlines(line, kind):
                kind = BlockKind.HEADING
            elif kind and _begins(line, kind, after_blank=blank, fenced=bool(_FENCE.match(first))):
                yield kind, chunk
                chunk, kind, count = [], None, 0
            elif kind is BlockKind.PARAGRAPH and _DEFINITION.match(line):
                kind = BlockKind.DEFINITIONS
            elif kind is BlockKind.PARAGRAPH and count == 1 and "|" in first and _TABLE_RULE.match(line):
                kind = BlockKind.TABLE
            if not kind:
                kind, first = _opening(line), line
            count += end - position
        blank = _is_blank(line)
        chunk += lines[position:end]
        position = end
    if chunk:
        yield kind or BlockKind.MARKER, chunk


def _is_blank(line: str) -> bool:
    """Say whether a line ends a block: spaces and tabs do, an ideographic space is text."""
    return not line.strip(" \t\r\n")


def _end(lines: Sequence[str], start: int, lost: set[str]) -> int:
    """Return where ends what begins at a line and is taken whole: a fence, an element, a comment, else that line.

    Args:
        lines: all lines.
        start: position of the line.
        lost: what was looked for in vain, and does not come any more.
    """
    first = lines[start]
    if _FENCE.match(first):
        fence = first[: len(first) - len(first.lstrip(" `~"))].rstrip(" ")
        return _first_line(range(start + 1, len(lines)), lambda n: lines[n].rstrip() == fence, fence, lost, start) + 1
    if silent := _SILENT.match(first):
        mark = _SILENT_END[silent.group(1)]
        return _first_line(range(start, len(lines)), lambda n: mark in lines[n], mark, lost, start) + 1
    element = _ELEMENT.match(first)
    if not element or element.group(1).lower() == "hr":
        return start + 1
    opens = re.compile(rf"<{element.group(1)}(?=[\s>])", re.IGNORECASE)
    closes = re.compile(rf"</{element.group(1)}\s*>", re.IGNORECASE)
    depth = 0
    for number in range(start, len(lines)):
        depth += len(opens.findall(lines[number])) - len(closes.findall(lines[number]))
        if depth <= 0:
            return number + 1
    return len(lines)


def _first_line(places: range, ends: Callable[[int], bool], mark: str, lost: set[str], otherwise: int) -> int:
    """Return the first place at which a mark is found."""
    found = next(filter(ends, places), None) if mark not in lost else None
    if found is None:
        lost.add(mark)
        return otherwise
    return found


def _underlines(line: str, kind: BlockKind) -> bool:
    """Say whether a line makes a heading of the line before it."""
    whole = _ENDS_ITSELF | {BlockKind.ADMONITION, BlockKind.CODE}
    return kind not in whole and bool(_UNDERLINE.match(line))


def _begins(line: str, kind: BlockKind, *, after_blank: bool, fenced: bool) -> bool:
    """Say whether a line that is not blank begins a new block after one of a kind."""
    indented = bool(_INDENTED.match(line))
    if kind in _ENDS_ITSELF:
        is_title = kind is BlockKind.MARKER and indented and line.lstrip().startswith(("'", '"', "("))
        return after_blank or not is_title
    if indented:
        return after_blank and kind not in _HOLDS_INDENTED and (fenced or kind is not BlockKind.CODE)
    if kind is BlockKind.ADMONITION or (kind is BlockKind.CODE and not fenced):
        return True
    if _DEFINITION.match(line) and kind in {BlockKind.PARAGRAPH, BlockKind.DEFINITIONS}:
        return False
    begun = _opening(line)
    if kind is BlockKind.TABLE:
        return after_blank or begun in {BlockKind.ADMONITION, BlockKind.HTML}
    return after_blank or begun in _INTERRUPTS or (begun is BlockKind.QUOTE and kind is BlockKind.PARAGRAPH)


def _opening(line: str) -> BlockKind:
    """Say what a line begins, as far as one line tells."""
    if line[:1].isalpha():
        return BlockKind.PARAGRAPH
    line = line.rstrip("\r\n")
    return next((kind for pattern, kind in _OPENERS if pattern.match(line)), BlockKind.PARAGRAPH)


def _are_tabs(first: Block, second: Block) -> bool:
    """Say whether two blocks are tabs of one set; `===!` begins another."""
    return first.text.lstrip("\n").startswith("===") and bool(_ANOTHER_TAB.match(second.text))


def _block(kind: BlockKind, chunk: Sequence[str], line: int) -> Block:
    """Make a block of lines of which the first is the given one of the file."""
    text = "".join(chunk)
    before = next((n for n, item in enumerate(chunk) if not _is_blank(item)), 0)
    line += before
    if kind is BlockKind.PARAGRAPH and (insert := read_insert(text)):
        return Block(BlockKind.INSERT, text, line, insert_id(insert))
    if kind is not BlockKind.HEADING:
        own = _PARAGRAPH_ID.search(text) if kind is BlockKind.PARAGRAPH else None
        return Block(kind, text, line, own.group(1) if own else "")
    marks = _HEADING.match(chunk[before])
    level = marks.end() if marks else "=-".index(chunk[before + 1][0]) + 1
    own = _HEADING_ID.search(chunk[before])
    return Block(kind, text, line, own.group(1) if own else "", level)
