"""Write the blocks of a page as Markdown: paragraphs, headings, lists, quotations, code, figures.

This module owns their form, and how blocks stand inside blocks; it must not look at the page as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from duiye.article import Look
from duiye.model import BlockKind
from duiye.readers.articles.cutting import Cut, Loose, Reading, cut
from duiye.readers.articles.escaping import PLAIN, Surroundings
from duiye.readers.articles.inline import write_runs
from duiye.readers.articles.runs import BREAK, INDENT, Run, Style, all_bold, main_size, tidy, words_of
from duiye.readers.articles.sanitising import ACTIVE
from duiye.readers.articles.tables import Cell, is_data, read_cells, write_table
from duiye.readers.articles.trees import words_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 8
"""Lists and quotations inside one another; deeper ones become lines of text."""
_LONG = 60
"""A line of so many characters is a paragraph, not a verse."""
_HEADING = re.compile(r"h[1-6]")
_LANGUAGE = re.compile(
    r"(?:^|[\s;])(?:lang(?:uage)?-|brush:\s*|highlight-source-|sourceCode\s+|src-)([A-Za-z][\w#.+-]*)", re.IGNORECASE
)
_GUTTER = frozenset(
    {"gutter", "lineno", "linenos", "line-numbers", "line-numbers-rows", "linenodiv", "hljs-ln-numbers"}
)
_FENCES = re.compile(r"`{3,}")
_INDENT = " " * 4
PARTING = "<!-- -->\n\n"
"""Parts two lists that Python-Markdown would make one."""


@dataclass(frozen=True, slots=True)
class Written:
    """A block as Markdown, and what a reader sees of it."""

    kind: BlockKind
    text: str
    words: str
    level: int = 0
    look: Look = field(default_factory=Look)
    ordered: bool = False


def write_blocks(
    element: _Element,
    reading: Reading,
    style: Style = Style(),  # noqa: B008 — frozen
    depth: int = 0,
    around: Surroundings = PLAIN,
) -> Iterator[Written]:
    """Write everything in an element.

    Args:
        element: the element.
        reading: what the whole page shares.
        style: what the element inherits.
        depth: in how many blocks it stands.
        around: where the first line stands.

    Yields:
        Its blocks in order.
    """
    if depth > _DEEPEST:
        reading.count(
            "I009", "Blocks inside blocks were laid flat.", "Blocks inside blocks were laid flat in {n} places."
        )
    for item in cut(element, reading, style, hold=depth <= _DEEPEST):
        yield from _write(item, reading, depth, replace(around, item=depth > 0))


def join_blocks(blocks: Iterable[Written], *, tight: bool = False) -> str:
    """Join blocks so that each stays itself; lists and quotations that meet are parted."""
    joined: list[str] = []
    last: Written | None = None
    for block in blocks:
        if last:
            joined.append("\n" if tight and block.kind is BlockKind.LIST else "\n\n")
        joined.append((PARTING if last and must_part(last, block) else "") + block.text)
        last = block
    return "".join(joined)


def must_part(first: Written, second: Written) -> bool:
    """Say whether Python-Markdown would make one block of two that follow each other."""
    merges = {BlockKind.LIST, BlockKind.QUOTE, BlockKind.DEFINITIONS}
    return (
        second.kind in merges
        and first.kind in merges
        and (first.kind is second.kind or first.kind is not BlockKind.QUOTE)
    )


def indent(text: str, prefix: str = _INDENT) -> str:
    """Indent every line but blank ones; after the marks of a quotation these are marked too."""
    blank = prefix.rstrip()
    return "\n".join(prefix + line if line else blank for line in text.split("\n"))


def _write(item: Cut, reading: Reading, depth: int, around: Surroundings) -> Iterator[Written]:
    if isinstance(item, Loose):
        yield from _paragraphs(item, reading, around)
        return
    element, style = item.element, item.style
    match element.tag:
        case "ul" | "ol" | "menu" | "dir":
            yield from _list(element, reading, style, depth)
        case "blockquote":
            inner = [*write_blocks(element, reading, style, depth + 1)]
            if inner:
                yield Written(BlockKind.QUOTE, indent(join_blocks(inner), "> "), _words(inner))
        case "pre" | "xmp" | "listing" | "plaintext":
            yield from _code(element, reading)
        case "hr":
            yield Written(BlockKind.RULE, "***", "")
        case "dl":
            yield from _definitions(element, reading, style, depth)
        case "figure":
            yield from _figure(element, reading, style, depth)
        case "table":
            yield from _table(element, reading, style, depth)
        case _:
            yield from _heading(element, reading, style, depth)


def _paragraphs(loose: Loose, reading: Reading, around: Surroundings) -> Iterator[Written]:
    """Write a line of text; where breaks stand for paragraphs it is several."""
    for runs in _split(loose):
        first = next((run for run in runs if run.kind != "text" or run.text.strip(" \xa0\n\t\r")), None)
        if first and first.kind == "text" and INDENT.match(first.text.lstrip()):
            reading.count(
                "I005", "A paragraph began with full-width spaces.", "{n} paragraphs began with full-width spaces."
            )
        tidied = tidy(runs)
        if tidied and (text := write_runs(tidied, around)):
            look = Look(all_bold(tidied), main_size(tidied), tidied[0].style.centred)
            yield Written(BlockKind.PARAGRAPH, text, words_of(tidied), look=look)


def _split(loose: Loose) -> Iterator[list[Run]]:
    """Cut a line at breaks that end paragraphs: double ones, those before full-width spaces or between long lines."""
    lines: list[list[Run]] = [[]]
    for run in loose.runs:
        if run.kind == "break":
            lines.append([])
        else:
            lines[-1].append(run)
    lengths = [sum(len(run.text) for run in line) for line in lines]
    prose = not loose.is_paragraph and max(lengths) > _LONG
    paragraph: list[Run] = []
    for line in lines:
        start = "".join(run.text for run in line[:3] if run.kind == "text")
        is_blank = not start.strip() and all(run.kind == "text" and not run.text.strip() for run in line)
        begins = prose or is_blank or INDENT.match(start.lstrip("\n\r\t")) is not None
        if paragraph and begins:
            yield paragraph
            paragraph = []
        if not is_blank:
            paragraph += [BREAK, *line] if paragraph else line
    if paragraph:
        yield paragraph


def _heading(element: _Element, reading: Reading, style: Style, depth: int) -> Iterator[Written]:
    runs = [
        run
        for part in cut(element, reading, style, hold=False)
        if isinstance(part, Loose)
        for run in (*part.runs, BREAK)
    ]
    tidied = tidy(Run("text", " ", run.style) if run.kind == "break" else run for run in runs)
    if not tidied:
        return
    if depth:
        # No division of the article begins inside a list or quotation.
        bold = tuple(replace(run, style=replace(run.style, strong=True)) for run in tidied)
        yield Written(BlockKind.PARAGRAPH, write_runs(bold), words_of(bold), look=Look(bold=True))
        return
    # The words of a heading are bold by nature; marks would only be in an author's way.
    if all_bold(tidied):
        tidied = tuple(replace(run, style=replace(run.style, strong=False)) for run in tidied)
    words = words_of(tidied)
    if not words:
        yield Written(BlockKind.PARAGRAPH, write_runs(tidied), "")
        return
    own = next((reading.targets[name] for name in _ids(element) if name in reading.targets), "")
    text = write_runs(tidied, replace(PLAIN, heading=True, begins_block=False))
    look = Look(bold=False, size=main_size(tidied), centred=tidied[0].style.centred)
    yield Written(BlockKind.HEADING, f"{text} {{#{own}}}" if own else text, words, int(element.tag[1]), look)


def _ids(element: _Element) -> Iterator[str]:
    for part in element.iter():
        yield from (name for name in (part.get("id"), part.get("name")) if name)


def _list(element: _Element, reading: Reading, style: Style, depth: int) -> Iterator[Written]:
    ordered = element.tag == "ol"
    number = _start(element, reading) if ordered else 0
    items: list[list[Written]] = []
    stray: list[Written] = []
    for child in element:
        inner = [*write_blocks(child, reading, style, depth + 1)] if child.tag not in ACTIVE else []
        if child.tag in {"ul", "ol"}:
            # Editors that are not careful put an inner list between the items.
            inner = [*_list(child, reading, style, depth + 1)]
            (items[-1] if items else stray).extend(inner)
        elif inner:
            items.append(inner)
        if (child.tail or "").strip():
            (items[-1] if items else stray).append(_tail(child.tail or "", reading))
    if (element.text or "").strip():
        stray.insert(0, _tail(element.text or "", reading))
    yield from stray
    if not items:
        return
    tight = all(
        item[0].kind is BlockKind.PARAGRAPH
        and all(block.kind is BlockKind.LIST for block in item[1:])
        and not any("\n\n" in block.text for block in item)
        for item in items
    )
    lines = [_item(f"{number + count}." if ordered else "-", item, tight=tight) for count, item in enumerate(items)]
    text = ("\n" if tight else "\n\n").join(lines)
    yield Written(BlockKind.LIST, text, "\n".join(_words(item) for item in items), ordered=ordered)


def _item(mark: str, blocks: Sequence[Written], *, tight: bool) -> str:
    body = indent(join_blocks(blocks, tight=tight))
    if blocks[0].kind is BlockKind.PARAGRAPH:
        return f"{mark} {body[len(_INDENT) :]}"
    return f"{mark} <!-- -->\n\n{body}"


def _tail(text: str, reading: Reading) -> Written:
    runs = tidy([Run("text", text)])
    reading.count(
        "I009",
        "Words beside the items of a list became an item's.",
        "Words beside the items of lists became items' in {n} places.",
    )
    return Written(BlockKind.PARAGRAPH, write_runs(runs), words_of(runs))


def _start(element: _Element, reading: Reading) -> int:
    written = (element.get("start") or "1").strip()
    start = int(written) if re.fullmatch(r"\d{1,6}", written) else 1
    if start != 1 or element.get("reversed") is not None or (element.get("type") or "1") != "1":
        reading.count(
            "I009",
            "A list has numbers of its own kind; Markdown counts 1, 2, 3.",
            "{n} lists have numbers of their own kind; Markdown counts 1, 2, 3.",
        )
    return start


def _code(element: _Element, reading: Reading) -> Iterator[Written]:
    for gutter in [part for part in element.iter() if _GUTTER & set((part.get("class") or "").split())]:
        for part in gutter.iter():
            part.text = None
            part.tail = part.tail if part is gutter else None
    for script in element.iter(*ACTIVE):
        reading.count("I003", "A script was left out.", "{n} scripts were left out.")
        script.text = None
    for line_break in element.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    code = words_in(element).replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").strip("\n")
    if not code.strip():
        return
    classes = " ".join(
        part.get("class") or ""
        for part in [*element.iterancestors("div", "figure"), element, *element.iter("code")][-4:]
    )
    named = element.get("lang") or element.get("data-lang") or ""
    found = _LANGUAGE.search(classes)
    language = found.group(1) if found else named if re.fullmatch(r"[A-Za-z][\w#.+-]*", named) else ""
    fence = "`" * max([3, *(len(found.group()) + 1 for found in _FENCES.finditer(code))])
    yield Written(BlockKind.CODE, f"{fence}{language.lower()}\n{code}\n{fence}", code)


def _definitions(element: _Element, reading: Reading, style: Style, depth: int) -> Iterator[Written]:
    frames = [element, *element.iterchildren("div")]
    strays = any(
        (frame.text or "").strip() or any((part.tail or "").strip() for part in frame) for frame in frames
    ) or any(part.tag not in {"dt", "dd", "div"} for frame in frames for part in frame)
    if depth or strays:
        reading.count("I009", "A list of definitions became paragraphs.", "{n} lists of definitions became paragraphs.")
        yield from write_blocks(element, reading, style, depth)
        return
    lines: list[str] = []
    words: list[str] = []
    before = ""
    for part in element.iter("dt", "dd"):
        if next(part.iterancestors("dl"), None) is not element:
            continue
        inner = [*write_blocks(part, reading, style, depth + 1, replace(PLAIN, heading=part.tag == "dt"))]
        if not inner:
            continue
        words.append(_words(inner))
        if part.tag == "dt":
            lines.append(("\n" if before == "dd" else "") + "\n".join(block.text.replace("\n", " ") for block in inner))
        elif before:
            first = "" if inner[0].kind is BlockKind.PARAGRAPH else f"<!-- -->\n\n{_INDENT}"
            lines.append(f":   {first}{indent(join_blocks(inner))[len(_INDENT) :]}\n")
        else:
            yield from inner
            words.pop()
            continue
        before = part.tag
    if lines:
        kind = BlockKind.DEFINITIONS if any(line.startswith(":") for line in lines) else BlockKind.PARAGRAPH
        yield Written(kind, re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n"), "\n".join(words))


def _figure(element: _Element, reading: Reading, style: Style, depth: int) -> Iterator[Written]:
    caption = next(element.iterchildren("figcaption"), None)
    if caption is None:
        yield from write_blocks(element, reading, style, depth)
        return
    told = [
        run
        for part in cut(caption, reading, style, hold=False)
        if isinstance(part, Loose)
        for run in (*part.runs, BREAK)
    ]
    runs = tidy(Run("text", " ", run.style) if run.kind == "break" else run for run in told)
    caption.clear(keep_tail=True)  # type: ignore[call-arg]  # lxml has it since 4.4
    body = [*write_blocks(element, reading, style, depth)]
    is_picture = len(body) == 1 and body[0].kind is BlockKind.PARAGRAPH and not body[0].words
    if not is_picture or not runs:
        said = [Written(BlockKind.PARAGRAPH, write_runs(runs), words_of(runs))] if runs else []
        yield from [*said, *body] if caption.getprevious() is None else [*body, *said]
        return
    written = write_runs(runs, replace(PLAIN, begins_block=False))
    text = f'<figure markdown="span">\n{body[0].text}\n<figcaption markdown="span">{written}</figcaption>\n</figure>'
    yield Written(BlockKind.HTML, text, words_of(runs))


def _table(element: _Element, reading: Reading, style: Style, depth: int) -> Iterator[Written]:
    if not is_data(element):
        yield from write_blocks(element, reading, style, depth)
        return
    for caption in element.iterchildren("caption"):
        yield from write_blocks(caption, reading, style, depth)
    rows = [[_cell(cell, reading, style) for cell in row] for row in read_cells(element, reading)]
    text = write_table(rows)
    words = "\n".join(" ".join(cell.words for cell in row if cell.words) for row in rows)
    if words.strip() or "](" in text:
        yield Written(BlockKind.TABLE, text, words.strip())


def _cell(cell: Cell, reading: Reading, style: Style) -> Cell:
    """Write what is in a cell as one line."""
    if cell.element is None:
        return cell
    if next(cell.element.iter("ul", "ol", "pre", "blockquote", "dl"), None) is not None:
        reading.count(
            "I009",
            "A cell of a table holds blocks; they became lines.",
            "{n} cells of tables hold blocks; they became lines.",
        )
    parts = [part for part in cut(cell.element, reading, style, hold=False) if isinstance(part, Loose)]
    runs = tidy([run for part in parts for run in (*part.runs, BREAK)])
    if cell.element.tag == "th" and all_bold(runs):
        runs = tuple(replace(run, style=replace(run.style, strong=False)) for run in runs)
    text = write_runs(runs, replace(PLAIN, cell=True, begins_block=False))
    return replace(cell, text=text, words=words_of(runs).replace("\n", " "))


def _words(blocks: Iterable[Written]) -> str:
    return "\n".join(block.words for block in blocks if block.words)
