"""Turn the Markdown of a chapter into Markdown that any reader understands, person or program.

This module owns that reduction: what only our own grammar knows is said in plain Markdown or left out. It must not
know records or addresses; where a link leads is told to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from textwrap import dedent

from duiye.model import Block, BlockKind
from duiye.readers.codespans import code_spans
from duiye.readers.manuscript import partition

Resolve = Callable[[str], str]
"""Gives the full address of a link as written."""

_ATTRIBUTES = r"\{:?[ \t]*(?:[#.][^{}\n]*|[\w-]+=[^{}\n]*)\}"
_OWN_LINE = re.compile(rf"(?:\n|\A)[ \t]*{_ATTRIBUTES}[ \t]*(?=\n|\Z)")
_IN_LINE = re.compile(rf"(?<![ \t])[ \t]*{_ATTRIBUTES}")
_HEADING_TAIL = re.compile(r"(?<![ \t])[ \t]+\{[^{}\n]*\}(?=[ \t]*#*[ \t]*(?:\n|\Z))")
_LINK = re.compile(r"(\]\([ \t]*<?)([^()\s<>]+(?:\([^()\s<>]*\)[^()\s<>]*)*)")
_REFERENCE = re.compile(r"^( {0,3}\[[^\[\]^]+\]:[ \t]*<?)([^\s<>]+)", re.MULTILINE)
_ADDRESS = re.compile(r"(<[a-z][^<>]*?\s(?:href|src)=\")([^\"<>]*)(?=\")", re.IGNORECASE)
_ON_SCREEN = re.compile(r'(?<![ \t])[ \t]*<span class="dy-screen">[^<>]*</span>')
_CAPTION = re.compile(r"<figcaption\b[^<>]*>", re.IGNORECASE)
_BOXES = re.compile(r"</?(?:div|figcaption|figure|section|span)\b[^<>]*>", re.IGNORECASE)
_BOX = re.compile(r'(?:!!!|\?\?\?\+?|===[!+]*)[ \t]*([^"\n]*?)[ \t]*(?:"(.*)")?[ \t]*\Z')
_COMMENT = re.compile(r"\s*<[!?]")
_UNTOUCHED = frozenset({BlockKind.CODE, BlockKind.RULE})


def portable(blocks: tuple[Block, ...], resolve: Resolve) -> str:
    """Write blocks as plain Markdown.

    Args:
        blocks: blocks of one chapter; front matter and comments are left out.
        resolve: gives the full address of a link as written.

    Returns:
        Headings without ids, boxes as quotations under their titles, links with full addresses, no attribute lists.
        Code is as it was.
    """
    return "".join(_written(block, resolve) for block in blocks)


def _written(block: Block, resolve: Resolve) -> str:
    if block.kind is BlockKind.FRONT_MATTER or (block.kind is BlockKind.MARKER and _COMMENT.match(block.text)):
        return ""
    if block.kind in _UNTOUCHED:
        return block.text
    if block.kind is BlockKind.ADMONITION:
        return _boxes(block.text, resolve)
    text = _HEADING_TAIL.sub("", block.text) if block.kind is BlockKind.HEADING else block.text
    return _around_code(text, lambda words: _plain(words, resolve))


def _plain(text: str, resolve: Resolve) -> str:
    text = _ON_SCREEN.sub("", text)
    text = _IN_LINE.sub("", _OWN_LINE.sub("", text))
    for pattern in (_LINK, _REFERENCE, _ADDRESS):
        text = pattern.sub(lambda found: found.group(1) + resolve(found.group(2)), text)
    return _BOXES.sub("", _CAPTION.sub("\n\n", text))


def _around_code(text: str, change: Callable[[str], str]) -> str:
    """Change a text, but not its code."""
    pieces, position = [], 0
    for start, end in code_spans(text):
        pieces += [change(text[position:start]), text[start:end]]
        position = end
    return "".join([*pieces, change(text[position:])])


def _boxes(text: str, resolve: Resolve) -> str:
    """Write boxes and tabs as quotations, each under its title in bold."""
    return "\n".join(_quotation(title, inner, resolve) for title, inner in _parts(text))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield title and text of each box; neighbouring tabs are one block."""
    title, inner = "", ""
    for line in text.splitlines(keepends=True):
        found = _BOX.match(line.rstrip("\n")) if line[:3] in {"!!!", "???", "==="} else None
        if found and (title or inner):
            yield title, inner
        if found:
            named = found.group(2)
            title, inner = (found.group(1).split(" ")[0].capitalize() if named is None else named), ""
        else:
            inner += line
    yield title, inner


def _quotation(title: str, inner: str, resolve: Resolve) -> str:
    text = portable(partition(dedent(inner).strip("\n") + "\n"), resolve).strip("\n")
    lines = [*([f"**{title}**", ""] if title else []), *text.split("\n")]
    return "".join(f"> {line}".rstrip() + "\n" for line in lines) + "\n"
