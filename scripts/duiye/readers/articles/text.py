"""Read plain text: lines into paragraphs, bullets into lists, and every character kept.

This module owns what a paragraph is where nothing marks it; it must not look for headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from duiye.article import Article, Passage
from duiye.model import BlockKind
from duiye.readers.articles.changes import Changes
from duiye.readers.articles.encoding import decode
from duiye.readers.articles.escaping import escape, surroundings
from duiye.readers.articles.formats import Format
from duiye.readers.articles.source import Source

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANK = " \t\u00a0\u3000\u2002\u2003\u2009"
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f\u200b\u2060\ufeff\ufffe\uffff]|[\ud800-\udfff]")
_BULLET = re.compile(r"[ \t\u3000]*(?P<bullet>[•·▪●○‣◦∙■□◆▶]|[-*–](?=\s))[ \t\u3000]*(?=\S)")
_RULE = re.compile(r"(?:[*＊]\s*){3,}$|[-—–=_~～·•]{3,}$|[◇◆○●※]{1,5}$|[*＊](?:\s+[*＊]){2,}$|#{3,}$")
_UNDERLINE = re.compile(r"([-=~])\1{2,}$")
_UNDERLINED = 2
"""Lines of an underlined heading."""
_HAN_EDGE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]")
_ENDS = re.compile(r"[。！？!?.…:：；;”’」』\"')）】》]$")
_NUMBERED = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]|第.{1,4}[章节部篇]|chapter\s|part\s|[A-Z0-9][.)]\s)",
    re.IGNORECASE,
)
_FEWEST_LINES = 3
_WRAP_LEAST, _WRAP_MOST = 40, 110
"""Widths in half-width cells between which lines are wrapped by hand or by a program."""
_FULL = 0.62
"""Share of the usual width that a line of a wrapped paragraph has at least."""
_WRAPPED = 0.6
"""From this share of joined lines a text is wrapped."""


class _Line(NamedTuple):
    number: int
    text: str
    """Without white space at its ends."""
    indent: int
    """Cells of white space before it."""


def read_text(source: Source) -> Article:
    """Read a plain text.

    Args:
        source: the file.

    Returns:
        A passage a paragraph. Hard-wrapped lines are joined, bullets that follow one another are a list;
        each kind of change is told once with its first line (I005).

    Raises:
        ContentError: it is no text in any encoding (I001).
    """
    decoded = decode(source)
    changes = Changes(source.name)
    groups = _groups(_lines(decoded.text, changes))
    wrapped = _is_wrapped(groups)
    passages: list[Passage] = []
    for group in groups:
        for run in _runs(group):
            passages += _passages(run, changes, wrapped=wrapped)
    if not passages:
        raise source.refusal("The file holds no text.")
    notices = (*decoded.notices, *changes.notices())
    return Article(source.name, f"plain text, {decoded.encoding}", tuple(passages), notices=notices)


TEXT = Format("plain text", (".txt", ".text", ""), read_text)


def _lines(text: str, changes: Changes) -> Iterator[_Line]:
    """Yield the lines of a text, invisible characters taken out."""
    for number, line in enumerate(_BREAK.split(text), 1):
        seen, removed = _INVISIBLE.subn("", line)
        if removed:
            changes.count(
                "I005", "An invisible character was removed.", "{n} invisible characters were removed.", number, removed
            )
        bare = seen.lstrip(_BLANK)
        before = seen[: len(seen) - len(bare)]
        if "\u3000" in before and bare:
            changes.count(
                "I005",
                "A paragraph began with full-width spaces, which were removed.",
                "{n} paragraphs began with full-width spaces, which were removed.",
                number,
            )
        yield _Line(number, bare.rstrip(_BLANK), sum(2 if char == "\u3000" else 1 for char in before))


def _groups(lines: Iterator[_Line]) -> list[list[_Line]]:
    """Group lines between blank ones."""
    groups: list[list[_Line]] = [[]]
    for line in lines:
        if line.text:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _is_wrapped(groups: Sequence[Sequence[_Line]]) -> bool:
    """Say whether lines were broken at a width: most lines that others follow are about as wide as each other."""
    broad = [group for group in groups if _width(group[0].text) >= _WRAP_LEAST]
    followed = [_width(line.text) for group in broad for line in group[:-1]]
    if len(followed) < _FEWEST_LINES:
        return False
    usual = median(sorted(followed)[len(followed) // 2 :])
    full = sum(width >= usual * _FULL for width in followed)
    open_ends = sum(not _ENDS.search(line.text) for group in broad for line in group[:-1])
    in_range = _WRAP_LEAST <= usual <= _WRAP_MOST
    return in_range and full >= _WRAPPED * len(followed) and open_ends >= _WRAPPED * len(followed)


def _runs(group: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Cut a group where a list begins or ends."""
    run: list[_Line] = []
    inside = False
    for place, line in enumerate(group):
        bullet = bool(_BULLET.match(line.text)) and not _RULE.match(line.text)
        following = group[place + 1 : place + 2]
        begins = bullet and not inside and bool(following) and bool(_BULLET.match(following[0].text))
        goes_on = inside and (bullet or line.indent > group[place - 1].indent)
        if run and (begins or (inside and not goes_on)):
            yield run
            run = []
        inside = begins or goes_on
        run.append(line)
    yield run


def _passages(run: Sequence[_Line], changes: Changes, *, wrapped: bool) -> Iterator[Passage]:
    bullets = sum(bool(_BULLET.match(line.text)) for line in run)
    if bullets > 1 and _BULLET.match(run[0].text) and not _RULE.match(run[0].text):
        yield _list(run)
        return
    usual = median(sorted(_width(line.text) for line in run)[len(run) // 2 :])
    paragraph: list[_Line] = []
    if len(run) == _UNDERLINED and (mark := _UNDERLINE.match(run[1].text)) and _alike(run[0].text, run[1].text):
        changes.count(
            "I005",
            "A row of signs made a heading of the line above it.",
            "{n} rows of signs made headings of the lines above them.",
            run[1].number,
        )
        text = escape(run[0].text, surroundings(run[0].text, ""))
        yield Passage(BlockKind.HEADING, text, run[0].text, run[0].number, 1 if mark.group(1) == "=" else 2)
        return
    for line in run:
        if paragraph and not (wrapped and _continues(paragraph[-1], line, usual)):
            yield _paragraph(paragraph, changes)
            paragraph = []
        if _RULE.match(line.text):
            if paragraph:
                yield _paragraph(paragraph, changes)
                paragraph = []
            yield Passage(BlockKind.RULE, "* * *", line.text, line.number)
            continue
        paragraph.append(line)
    if paragraph:
        yield _paragraph(paragraph, changes)


def _alike(words: str, signs: str) -> bool:
    """Say whether a row of signs is about as wide as the words above it."""
    return _width(signs) * 2 >= _width(words) and _width(signs) <= _width(words) * 2


def _continues(before: _Line, line: _Line, usual: float) -> bool:
    """Say whether a line of a wrapped text goes on with the paragraph above it."""
    full = _width(before.text) >= usual * _FULL
    return full and not (line.indent > before.indent + 1 or _RULE.match(before.text) or _NUMBERED.match(line.text))


def _paragraph(lines: Sequence[_Line], changes: Changes) -> Passage:
    text = lines[0].text
    for line in lines[1:]:
        together = _HAN_EDGE.match(text[-1]) and _HAN_EDGE.match(line.text[0])
        text = f"{text}{'' if together else ' '}{line.text}"
    if len(lines) > 1:
        changes.count(
            "I005", "A line break was joined.", "{n} line breaks were joined.", lines[1].number, len(lines) - 1
        )
    return Passage(BlockKind.PARAGRAPH, escape(text, surroundings(text, "")), text, lines[0].number)


def _list(lines: Sequence[_Line]) -> Passage:
    """Write bulleted lines as a list; a line that is only indented goes on with the item above it."""
    items: list[str] = []
    for line in lines:
        if _BULLET.match(line.text):
            items.append(_BULLET.sub("", line.text, count=1).strip(_BLANK))
        else:
            items[-1] = f"{items[-1]} {line.text}"
    text = "\n".join(f"- {escape(item, surroundings(item, ''))}" for item in items)
    return Passage(BlockKind.LIST, text, "\n".join(items), lines[0].number)


def _width(text: str) -> int:
    return len(text.encode("gbk", "replace"))
